#pragma once

// How far people's weights of the same items agree, by the diversity of what they say (Shannon entropies).
//
// `opinions` has a row a person and a column an item; each row sums to 1. `voices` says how much each person counts
// (none negative); those of 0 have no part in anything here.

#include <Eigen/Core>
#include <optional>

namespace yindi {

/// Shannon entropies in nats. With voices w that sum to 1: alpha = Σ w_k H(p_k), gamma = H(Σ w_k p_k), beta = gamma −
/// alpha ≥ 0. Only these of the usual measures of diversity split so where voices differ (Jost 2007, Ecology
/// 88:2427–2439).
struct Diversity {
  double alpha = 0, beta = 0, gamma = 0;
};
Diversity diversity(const Eigen::MatrixXd& opinions, const Eigen::VectorXd& voices);

/// Goepel's AHP consensus S*: (1/D_β − x)/(1 − x) with D_β = exp(beta), x = exp(H_α,min)/n, where H_α,min is the
/// entropy of one item that counts `most` times as much as each other, `most` being the largest ratio of the judgement
/// scale (Goepel 2013, Proc. ISAHP, Kuala Lumpur; with H_γ,max = ln n as in Goepel 2018, IJAHP 10:469–487). 1 for equal
/// opinions, for one person too; 0 where each puts another item as far ahead as the scale goes, and beyond. Nothing
/// for fewer than two items or without a voice.
std::optional<double> consensus(const Eigen::MatrixXd& opinions, const Eigen::VectorXd& voices, double most = 9);

/// The same without regard to a scale, S = (1/D_β − 1/n)/(1 − 1/n): for weights multiplied down a hierarchy, which a
/// scale does not limit (Goepel 2018).
std::optional<double> homogeneity(const Eigen::MatrixXd& opinions, const Eigen::VectorXd& voices);

/// √beta of each two people with equal voices: the Jensen–Shannon distance, a metric (Endres & Schindelin 2003, IEEE
/// Trans. Inf. Theory 49:1858–1860). Symmetric, 0 to √ln 2. Of weights multiplied down a hierarchy it weighs each
/// node's difference by the node's own weight, because entropies add up so.
Eigen::MatrixXd opinion_distances(const Eigen::MatrixXd& opinions);

/// ½ Σ |x_i − y_i|: the share of the weight that would have to move for one opinion to become the other. 0 to 1.
double moved_weight(const Eigen::RowVectorXd& x, const Eigen::RowVectorXd& y);

} // namespace yindi
