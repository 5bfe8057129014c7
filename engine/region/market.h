#pragma once

// What can be reached and what is at hand: market potential, crowding, input–output linkage.

#include <Eigen/Core>
#include <optional>
#include <vector>

namespace yindi {

/// Harris 1954: Σ_j pop_j / t_j^α. Times at or above 1e300 (nobody gets there) count nothing. A time must be above 0;
/// the own county has its own travel time within.
double harris_potential(const std::vector<double>& population, const std::vector<double>& time, double alpha = 1);

/// Whether a travel time is one at which somebody gets there.
bool is_reached(double time);

/// Hansen 1959: Σ_j pop_j e^(−β t_j).
double hansen_potential(const std::vector<double>& population, const std::vector<double>& time, double beta);

/// Both at once (Tanner 1961): Σ_j pop_j t_j^(−1) e^(−β t_j). With β = 0 it is Harris'; what spoils has a greater β.
double tanner_potential(const std::vector<double>& population, const std::vector<double>& time, double beta);

/// Σ w·flag / Σ w: the share of the neighbours, weighted by closeness, for which `flags` holds. None without
/// neighbours.
std::optional<double> weighted_share(const std::vector<double>& closeness, const std::vector<bool>& flags);

/// How much of an industry's chain is at hand, 0 to 1: Σ_m (a_mk + b_km)·h_cm / Σ_m (a_mk + b_km), where a_mk is what k
/// buys of m per unit of output, b_km what it sells to m, and h_cm how far m is at hand: the greater of min(1, LQ) here
/// and its mean over the neighbours by closeness. `chain` is m × k and holds a_mk + b_km; a column of zeros gives 0.
Eigen::MatrixXd chain_linkage(const Eigen::MatrixXd& at_hand, const Eigen::MatrixXd& chain);

/// Influence (backward) and sensitivity (forward) of each sector: column and row sums of the Leontief inverse
/// (I − A)⁻¹ over their mean (Rasmussen 1956). None where I − A has no inverse.
struct LeontiefIndices {
  Eigen::VectorXd influence, sensitivity;
};
std::optional<LeontiefIndices> leontief_indices(const Eigen::MatrixXd& input_coefficients);

} // namespace yindi
