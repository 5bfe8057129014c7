#pragma once

// How far the weight of each criterion, group or leaf, may move before first place changes.

#include "engine/robustness/problem.h"

#include <functional>

namespace yindi {

/// Weights t of a node for which the industry is first; closed, for ties count as first. `below` and `above` take over
/// just outside (blank at 0 and at 1).
struct StableInterval {
  double low = 0, high = 1;
  std::string below, above;
};

struct Stability {
  std::string node;
  Text name;
  double weight = 0; ///< now
  /// All t in [0, 1] where `industry` is first, rising; empty where it never is. [weight, weight] alone for a node that
  /// holds all leaves, because there is nothing to exchange weight with (where the industry is not first: empty).
  std::vector<StableInterval> intervals;
  bool exact = true;   ///< false: found on a grid, so a change and its reversal between two grid points are missed
  bool movable = true; ///< false for a node that holds all leaves
};

inline constexpr int default_points = 201; ///< of the scan where nothing exact is known

/// For every node of the problem the weights t (its share of the whole decision, see WeightPath) under which
/// alternative `of` has competition rank 1, rivals at their own scores.
///
/// Exact where the order is linear in the weights: the lead over each rival is a t + b (1 − t). Exact too where it is
/// the order of (gain · wᵖ) / (loss · wᵖ): as the leaves inside and outside the node are different ones,
/// gain · wᵖ = A tᵖ + B (1 − t)ᵖ, so the lead over each rival is a quadratic in z = (t / (1 − t))ᵖ, whose two roots are
/// all the changes there are, for any power p (the polynomial of degree 2p in t has no others in [0, 1]). Otherwise
/// `points` equal steps and a bisection of each change down to 1e-6. A lead counts as none below 1e-9 of the greatest
/// score, as in competition ranks.
std::vector<Stability> stability(const RankingProblem& problem, Eigen::Index of, int points = default_points);
/// Of the first industry of the problem; nothing where `goes_on`, asked before each node, says no.
std::vector<Stability> stability(const RankingProblem& problem, const std::function<bool()>& goes_on = nullptr);

/// The same, but where it takes a scan only as far from the present weight as the nearest change of any node lies: what
/// critical_weight() needs. A change further away may be missing.
std::vector<Stability> nearest_changes(const RankingProblem& problem, const std::function<bool()>& goes_on = nullptr);

/// The interval that holds the present weight; nothing where the industry is not first now.
const StableInterval* current_interval(const Stability& stability);

} // namespace yindi
