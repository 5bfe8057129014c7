#include "engine/robustness/change.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::RowVectorXd;

/// How far the challenger is ahead; any scale, 0 where they tie.
using Lead = std::function<double(const RowVectorXd& weights)>;
/// A lead from here on counts: where no weights give it, the two are level at best.
constexpr double ahead = 1e-12;

/// The weights after `mass` has moved to the leaf with the greatest d from the leaves with the smallest.
RowVectorXd moved(const RowVectorXd& weights, const RowVectorXd& d, double mass) {
  std::vector<Index> order(static_cast<std::size_t>(d.size()));
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) { return d(a) < d(b); });
  RowVectorXd result = weights;
  double left = mass;
  for (std::size_t k = 0; k + 1 < order.size() && left > 0; ++k) {
    const double given = std::min(left, result(order[k]));
    result(order[k]) -= given;
    result(order.back()) += given;
    left -= given;
  }
  return result;
}

/// Where d · w reaches 0 along the knapsack's path: it is piecewise linear and rises, so leaf by leaf.
double mass_to_level(const RowVectorXd& weights, const RowVectorXd& d) {
  std::vector<Index> order(static_cast<std::size_t>(d.size()));
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) { return d(a) < d(b); });
  double behind = -d.dot(weights), mass = 0;
  for (std::size_t k = 0; k + 1 < order.size(); ++k) {
    const double gain = d(order.back()) - d(order[k]);
    if (gain <= 0) break;
    const double needed = behind / gain, there = weights(order[k]);
    if (needed <= there) return mass + needed;
    mass += there;
    behind -= gain * there;
  }
  return mass;
}

/// The least x in (0, to] with lead(at(x)) ≥ 0, by bisection; `to` must lead.
template <class At>
double turn(const Lead& lead, const At& at, double from, double to) {
  for (int step = 0; step < 48 && to - from > 1e-13; ++step) {
    const double middle = (from + to) / 2;
    (lead(at(middle)) >= 0 ? to : from) = middle;
  }
  return to;
}

/// The lead for ratios is that of the logarithm of gain/loss, crosswise so that zeros do no harm; for other methods
/// the difference of their scores.
Lead lead_of(const RankingProblem& problem, Index challenger, Index leader) {
  if (const auto& ratio = problem.scorer.ratio) {
    MatrixXd rows(4, ratio->gain.cols());
    rows << ratio->gain.row(challenger), ratio->loss.row(challenger), ratio->gain.row(leader), ratio->loss.row(leader);
    return [rows = std::move(rows), power = ratio->power](const RowVectorXd& weights) {
      const Eigen::Vector4d sums = power == 1 ? Eigen::Vector4d(rows * weights.transpose())
                                              : Eigen::Vector4d(rows * weights.array().pow(power).matrix().transpose());
      return sums(0) * sums(3) - sums(2) * sums(1);
    };
  }
  return [&problem, challenger, leader](const RowVectorXd& weights) {
    const RowVectorXd met = merits_under(problem, weights);
    return met(challenger) - met(leader);
  };
}

/// Change of the lead per weight moved to each leaf, by differences.
RowVectorXd gradient_of(const Lead& lead, const RowVectorXd& weights) {
  constexpr double step = 1e-6;
  const double here = lead(weights);
  RowVectorXd gradient(weights.size()), changed = weights;
  for (Index j = 0; j < weights.size(); ++j) {
    changed(j) += step;
    gradient(j) = (lead(changed) - here) / step;
    changed(j) = weights(j);
  }
  return gradient;
}

/// The best of all transfers between two leaves; a transfer that costs more than the best so far is not tried.
void try_pairs(const Lead& lead, const RowVectorXd& weights, std::optional<RowVectorXd>& best, double& mass) {
  for (Index from = 0; from < weights.size(); ++from)
    for (Index to = 0; to < weights.size(); ++to) {
      const double most = std::min(weights(from), mass);
      if (from == to || most <= 0) continue;
      const auto at = [&](double x) {
        RowVectorXd changed = weights;
        changed(from) -= x;
        changed(to) += x;
        return changed;
      };
      if (lead(at(most)) <= ahead) continue;
      const double least = turn(lead, at, 0, most);
      if (best && least >= mass) continue;
      mass = least;
      best = at(least);
    }
}

/// The knapsack's path for a direction d until the lead turns.
void try_path(const Lead& lead, const RowVectorXd& weights, const RowVectorXd& d, std::optional<RowVectorXd>& best,
              double& mass, RowVectorXd& met) {
  const auto at = [&](double x) { return moved(weights, d, x); };
  constexpr int steps = 24;
  double from = 0;
  for (int k = 1; k <= steps; ++k) {
    const double to = static_cast<double>(k) / steps;
    met = at(to);
    if (lead(met) <= ahead) {
      from = to;
      continue;
    }
    const double least = turn(lead, at, from, to);
    met = at(least);
    if (!best || least < mass) {
      mass = least;
      best = met;
    }
    return;
  }
}

/// All the weight towards one leaf, the others in proportion.
void try_units(const Lead& lead, const RowVectorXd& weights, std::optional<RowVectorXd>& best, double& mass) {
  for (Index j = 0; j < weights.size(); ++j) {
    const RowVectorXd all = RowVectorXd::Unit(weights.size(), j);
    const double share = 1 - weights(j);
    if (share <= 0) continue;
    const auto at = [&](double x) { return RowVectorXd((1 - x / share) * weights + x / share * all); };
    const double most = best ? std::min(share, mass) : share;
    if (lead(at(most)) <= ahead) continue;
    const double least = turn(lead, at, 0, most);
    if (best && least >= mass) continue;
    mass = least;
    best = at(least);
  }
}

/// Weights beside the best, by a transfer between two leaves, drawn back towards the present weights as long as the
/// challenger leads; the steps get smaller. `budget` bounds the work for methods that score slowly.
void refine(const Lead& lead, const RowVectorXd& weights, RowVectorXd& best, double& mass) {
  int budget = 6000;
  for (double step : {0.1, 0.03, 0.01, 0.003}) {
    bool better = true;
    for (int sweep = 0; better && sweep < 4; ++sweep) {
      better = false;
      for (Index from = 0; from < weights.size(); ++from)
        for (Index to = 0; to < weights.size(); ++to) {
          const double moving = std::min(step, best(from));
          if (from == to || moving <= 0 || --budget < 0) continue;
          RowVectorXd beside = best;
          beside(from) -= moving;
          beside(to) += moving;
          const RowVectorXd away = beside - weights;
          const double size = away.cwiseAbs().sum() / 2;
          const auto at = [&](double x) { return RowVectorXd(weights + x / size * away); };
          // A little less than the best so far, or nothing is gained.
          const double most = std::min(size, mass * 0.999);
          if (most <= 0 || lead(at(most)) <= ahead) continue;
          const double least = turn(lead, at, 0, most);
          mass = least;
          best = at(least);
          better = true;
        }
    }
  }
}

WeightChange by_search(const RankingProblem& problem, const Lead& lead, WeightChange change) {
  change.exact = false;
  const RowVectorXd& weights = problem.weights;
  std::optional<RowVectorXd> best;
  double mass = 1;
  RowVectorXd met = weights;
  for (int round = 0; round < 8; ++round) {
    const RowVectorXd before = met;
    try_path(lead, weights, gradient_of(lead, before), best, mass, met);
    if ((met - before).cwiseAbs().maxCoeff() < 1e-9) break;
  }
  try_pairs(lead, weights, best, mass);
  try_units(lead, weights, best, mass);
  if (best) refine(lead, weights, *best, mass);
  change.possible = best.has_value();
  if (best) change.after = *best;
  change.size = (change.after - change.before).cwiseAbs().sum();
  return change;
}

} // namespace

WeightChange smallest_change(const RankingProblem& problem, Index challenger, Index leader) {
  WeightChange change{problem.alternatives[static_cast<std::size_t>(challenger)],
                      problem.alternatives[static_cast<std::size_t>(leader)],
                      true,
                      true,
                      problem.weights,
                      problem.weights,
                      0};
  if (const auto& linear = problem.scorer.linear) {
    const RowVectorXd d = linear->row(challenger) - linear->row(leader);
    const double nothing = 1e-9 * linear->cwiseAbs().maxCoeff();
    if (d.dot(problem.weights) >= 0) return change;
    change.possible = d.maxCoeff() > nothing;
    if (!change.possible) return change;
    change.after = moved(problem.weights, d, mass_to_level(problem.weights, d));
    change.size = (change.after - change.before).cwiseAbs().sum();
    return change;
  }
  const Lead lead = lead_of(problem, challenger, leader);
  if (lead(problem.weights) >= 0) return change;
  return by_search(problem, lead, std::move(change));
}

std::vector<WeightChange> smallest_changes(const RankingProblem& problem) {
  std::vector<WeightChange> changes;
  for (Index i = 0; i < static_cast<Index>(problem.alternatives.size()); ++i)
    if (i != problem.first) changes.push_back(smallest_change(problem, i, problem.first));
  std::stable_sort(changes.begin(), changes.end(), [](const WeightChange& a, const WeightChange& b) {
    return std::pair(!a.possible, a.size) < std::pair(!b.possible, b.size);
  });
  return changes;
}

} // namespace yindi
