#pragma once

// What can be reached and what is at hand: market potential, crowding, input–output linkage.

#include <Eigen/Core>
#include <optional>
#include <vector>

namespace yindi {

/// Whether a travel time is one at which somebody gets there.
bool is_reached(double time);

/// What market can be reached (Tanner 1961): Σ_j pop_j t_j^(−1) e^(−β t_j). With β = 0 it is Harris' (1954); what
/// spoils has a greater β. A time must be above 0, also the own county's, within it.
double tanner_potential(const std::vector<double>& population, const std::vector<double>& time, double beta);

/// Σ w·flag / Σ w: the share of the neighbours, weighted by closeness, for which `flags` holds. None without
/// neighbours.
std::optional<double> weighted_share(const std::vector<double>& closeness, const std::vector<bool>& flags);

/// How much of an industry's chain is at hand, 0 to 1: Σ_m (a_mk + b_km)·h_cm / Σ_m (a_mk + b_km), where a_mk is what k
/// buys of m per unit of output, b_km what it sells to m, and h_cm how far m is at hand: the greater of min(1, LQ) here
/// and its mean over the neighbours by closeness. `chain` is m × k and holds a_mk + b_km; a column of zeros gives 0.
Eigen::MatrixXd chain_linkage(const Eigen::MatrixXd& at_hand, const Eigen::MatrixXd& chain);

} // namespace yindi
