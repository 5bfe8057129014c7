#pragma once

// The smallest change of weights that lets one industry overtake another.

#include "engine/robustness/problem.h"

namespace yindi {

/// Weights by leaf, in the order of the problem's criteria. At `after` the two tie; a little further `challenger`
/// leads.
struct WeightChange {
  std::string challenger, leader;
  bool possible = true;             ///< false: no weights were found (`exact`: exist) under which the challenger leads
  bool exact = true;                ///< false: the best that the search found
  Eigen::RowVectorXd before, after; ///< `after` equals `before` where it is impossible or the challenger leads already
  double size = 0;                  ///< Σ |after − before|, at most 2
};

/// Least Σ |after − before| with after ≥ 0, Σ after = 1 and `challenger` level with `leader`.
///
/// Exact where the order is linear. There d = linear(challenger) − linear(leader) and the programme is: minimise
/// Σ |Δ|, Σ Δ = 0, w + Δ ≥ 0, d · (w + Δ) ≥ 0. A change moves a mass M = Σ |Δ| / 2 from some leaves to others. What
/// arrives adds at most M · max d; what leaves takes at least the sum of d over the M units of weight with the smallest
/// d, since a leaf gives no more than it weighs. Both bounds are met together by moving weight to the leaf with the
/// greatest d from the leaves in rising order of d (a fractional knapsack), so no other plan reaches d · (w + Δ) = 0
/// with less mass. Where max d ≤ 0 the challenger never leads under any weights.
///
/// Otherwise the least of: every transfer from one leaf to another and every pull towards one leaf, each bisected to
/// where the lead turns; and the knapsack above with the gradient of the lead in place of d, along its path until the
/// lead turns, repeated with the gradient met there (eight times). The best of these is then moved by small transfers
/// and drawn back towards the present weights, as long as that makes it smaller.
WeightChange smallest_change(const RankingProblem& problem, Eigen::Index challenger, Eigen::Index leader);

/// For every rival of the first industry, the smallest first; those for which it is impossible last.
std::vector<WeightChange> smallest_changes(const RankingProblem& problem);

} // namespace yindi
