#include "engine/robustness/stability.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::RowVectorXd;
using Eigen::VectorXd;

constexpr double tie = 1e-9;

/// The lead over one rival along a node's weight: c2 t²ᵖ + c1 tᵖ (1 − t)ᵖ + c0 (1 − t)²ᵖ; with `linear`
/// c1 t + c0 (1 − t). Not negative where the rival is not ahead.
struct RivalLead {
  double c2 = 0, c1 = 0, c0 = 0, power = 1;
  bool linear = false;

  double at(double t) const {
    if (linear) return c1 * t + c0 * (1 - t);
    const double x = std::pow(t, power), y = std::pow(1 - t, power);
    return c2 * x * x + c1 * x * y + c0 * y * y;
  }

  /// Where it can change its sign inside (0, 1).
  void add_roots(std::vector<double>& roots) const {
    const auto add = [&](double z) { // z = (t / (1 − t))ᵖ
      if (!(z > 0) || !std::isfinite(z)) return;
      const double root = std::pow(z, 1 / power);
      roots.push_back(root / (1 + root));
    };
    if (linear) return add(-c0 / c1);
    const double discriminant = c1 * c1 - 4 * c2 * c0;
    if (discriminant < 0) return;
    // The larger root first, the other from their product: no cancellation.
    const double q = -(c1 + std::copysign(std::sqrt(discriminant), c1)) / 2;
    add(q / c2);
    add(c0 / q);
  }
};

/// Leads of `of` over every rival along a path; nothing where the method is neither linear nor a ratio.
std::optional<std::vector<RivalLead>> leads_along(const RankingProblem& problem, const WeightPath& path, Index of) {
  std::vector<RivalLead> leads;
  if (const auto& linear = problem.scorer.linear) {
    const VectorXd inside = *linear * path.inside.transpose(), outside = *linear * path.outside.transpose();
    const double tolerance = tie * (*linear * problem.weights.transpose()).cwiseAbs().maxCoeff();
    for (Index r = 0; r < linear->rows(); ++r)
      if (r != of)
        leads.push_back({0, inside(of) - inside(r) + tolerance, outside(of) - outside(r) + tolerance, 1, true});
    return leads;
  }
  if (!problem.scorer.ratio) return std::nullopt;
  const DistanceRatio& ratio = *problem.scorer.ratio;
  const RowVectorXd inside = path.inside.array().pow(ratio.power), outside = path.outside.array().pow(ratio.power);
  const VectorXd gain_in = ratio.gain * inside.transpose(), gain_out = ratio.gain * outside.transpose();
  const VectorXd loss_in = ratio.loss * inside.transpose(), loss_out = ratio.loss * outside.transpose();
  // With q = gain/loss and C = √q/(1 + √q), dC/C = (1 − C)/2 · dq/q: 2e-9 of q is at most 1e-9 of C.
  constexpr double near = 1 + 2 * tie;
  for (Index r = 0; r < ratio.gain.rows(); ++r) {
    if (r == of) continue;
    leads.push_back({near * gain_in(of) * loss_in(r) - gain_in(r) * loss_in(of),
                     near * (gain_in(of) * loss_out(r) + gain_out(of) * loss_in(r)) -
                         (gain_in(r) * loss_out(of) + gain_out(r) * loss_in(of)),
                     near * gain_out(of) * loss_out(r) - gain_out(r) * loss_out(of), ratio.power, false});
  }
  return leads;
}

using Intervals = std::vector<StableInterval>;

Intervals exact_intervals(const std::vector<RivalLead>& leads) {
  std::vector<double> ends{0, 1};
  for (const RivalLead& lead : leads) lead.add_roots(ends);
  std::sort(ends.begin(), ends.end());
  Intervals result;
  bool open = false;
  for (std::size_t k = 0; k + 1 < ends.size(); ++k) {
    if (ends[k + 1] - ends[k] < 1e-14) continue; // two rivals at once
    const double middle = (ends[k] + ends[k + 1]) / 2;
    const bool first =
        std::all_of(leads.begin(), leads.end(), [&](const RivalLead& lead) { return lead.at(middle) >= 0; });
    if (first && open) result.back().high = ends[k + 1];
    if (first && !open) result.push_back({ends[k], ends[k + 1], {}, {}});
    open = first;
  }
  return result;
}

/// The merits along a path, points × alternatives.
using MeritsAlong = std::function<MatrixXd(const std::vector<double>& ts)>;

/// The scores of a ratio along a path: no leaf is on both sides of it, so its products are those of the two sides,
/// each times a power of t.
struct RatioAlong {
  VectorXd gain_in, gain_out, loss_in, loss_out;
  double power;
  bool roots;

  RatioAlong(const DistanceRatio& ratio, const WeightPath& path) : power(ratio.power), roots(ratio.roots) {
    const VectorXd inside = path.inside.array().pow(power), outside = path.outside.array().pow(power);
    gain_in = ratio.gain * inside;
    gain_out = ratio.gain * outside;
    loss_in = ratio.loss * inside;
    loss_out = ratio.loss * outside;
  }

  RowVectorXd at(double t) const {
    const double x = std::pow(t, power), y = std::pow(1 - t, power);
    Eigen::ArrayXd near = x * gain_in + y * gain_out, far = x * loss_in + y * loss_out;
    if (roots) near = near.sqrt(), far = far.sqrt();
    return (near + far > 0).select(near / (near + far), 0.0).matrix().transpose();
  }
};

MeritsAlong merits_along(const RankingProblem& problem, const WeightPath& path) {
  const auto& ends = problem.scorer.ends;
  if (ends && ends->first.ratio && ends->second.ratio)
    return [low = RatioAlong(*ends->first.ratio, path), high = RatioAlong(*ends->second.ratio, path)](const auto& ts) {
      MatrixXd result(static_cast<Index>(ts.size()), low.gain_in.size());
      for (std::size_t k = 0; k < ts.size(); ++k)
        result.row(static_cast<Index>(k)) = (low.at(ts[k]) + high.at(ts[k])) / 2;
      return result;
    };
  return [&problem, &path](const auto& ts) {
    MatrixXd weights(static_cast<Index>(ts.size()), problem.weights.size());
    for (std::size_t k = 0; k < ts.size(); ++k) weights.row(static_cast<Index>(k)) = path.at(ts[k]);
    return merits(problem, weights);
  };
}

std::vector<bool> first_along(const MeritsAlong& merits_at, Index of, const std::vector<double>& ts) {
  const MatrixXd met = merits_at(ts);
  std::vector<bool> result;
  for (Index k = 0; k < met.rows(); ++k) result.push_back(leads(met.row(k), of));
  return result;
}

/// A grid with the present weight on it, and each change between two of its points bisected, all at once. Points
/// further than `reach` from the present weight are left out but for the next one to either side.
Intervals found_intervals(const MeritsAlong& merits_at, Index of, double now, int points, double reach) {
  std::vector<double> grid{now};
  const double step = 1.0 / (points - 1);
  for (int k = 0; k < points; ++k)
    if (const double t = static_cast<double>(k) / (points - 1); std::abs(t - now) <= reach + step) grid.push_back(t);
  std::sort(grid.begin(), grid.end());
  const std::vector<bool> first = first_along(merits_at, of, grid);
  struct Change {
    double from, to;
    bool rising;
  };
  std::vector<Change> changes;
  for (std::size_t k = 0; k + 1 < grid.size(); ++k)
    if (first[k] != first[k + 1]) changes.push_back({grid[k], grid[k + 1], first[k + 1]});
  constexpr int halvings = 14; // 1/200 down to below 1e-6
  for (int step = 0; step < halvings && !changes.empty(); ++step) {
    std::vector<double> middles;
    for (const Change& change : changes) middles.push_back((change.from + change.to) / 2);
    const std::vector<bool> there = first_along(merits_at, of, middles);
    for (std::size_t k = 0; k < changes.size(); ++k)
      (there[k] == changes[k].rising ? changes[k].to : changes[k].from) = middles[k];
  }
  Intervals result;
  if (first.front()) result.push_back({0, 1, {}, {}});
  for (const Change& change : changes) {
    if (change.rising)
      result.push_back({change.to, 1, {}, {}});
    else
      result.back().high = change.from;
  }
  return result;
}

/// Where rounding says that the industry is not first at the present weight although its rank is 1.
void hold_present(Intervals& intervals, double now) {
  for (const StableInterval& interval : intervals)
    if (interval.low <= now && now <= interval.high) return;
  for (StableInterval& interval : intervals) {
    if (std::min(std::abs(now - interval.low), std::abs(now - interval.high)) > 1e-6) continue;
    interval.low = std::min(interval.low, now);
    interval.high = std::max(interval.high, now);
    return;
  }
  const auto after = std::find_if(intervals.begin(), intervals.end(),
                                  [&](const StableInterval& interval) { return interval.low > now; });
  intervals.insert(after, {now, now, {}, {}});
}

/// Who is ahead just outside each end.
void name_takers(const RankingProblem& problem, const MeritsAlong& merits_at, Index of, Intervals& intervals) {
  constexpr double outside = 1e-5;
  std::vector<double> ts;
  std::vector<std::string*> takers;
  for (StableInterval& interval : intervals) {
    if (interval.low > 0) {
      ts.push_back(std::max(0.0, interval.low - outside));
      takers.push_back(&interval.below);
    }
    if (interval.high < 1) {
      ts.push_back(std::min(1.0, interval.high + outside));
      takers.push_back(&interval.above);
    }
  }
  if (ts.empty()) return;
  const MatrixXd met = merits_at(ts);
  for (std::size_t k = 0; k < ts.size(); ++k) {
    const Index taker = best_of(met.row(static_cast<Index>(k)), of);
    if (taker >= 0) *takers[k] = problem.alternatives[static_cast<std::size_t>(taker)];
  }
}

constexpr double everywhere = 1;

Stability of_node(const RankingProblem& problem, const WeightNode& node, Index of, int points,
                  double reach = everywhere) {
  const WeightPath path = path_of(problem, node);
  Stability result{node.id, node.name, node.weight, {}, true, path.movable};
  const bool first_now = problem.ranks[static_cast<std::size_t>(of)] == 1;
  if (!path.movable) {
    if (first_now) result.intervals = {{node.weight, node.weight, {}, {}}};
    return result;
  }
  const MeritsAlong merits_at = merits_along(problem, path);
  if (const auto leads = leads_along(problem, path, of)) {
    result.intervals = exact_intervals(*leads);
  } else {
    result.exact = false;
    result.intervals = found_intervals(merits_at, of, node.weight, points, reach);
  }
  if (first_now) hold_present(result.intervals, node.weight);
  name_takers(problem, merits_at, of, result.intervals);
  return result;
}

} // namespace

std::vector<Stability> stability(const RankingProblem& problem, Index of, int points) {
  std::vector<Stability> result;
  if (of < 0) return result;
  for (const WeightNode& node : problem.nodes) result.push_back(of_node(problem, node, of, points));
  return result;
}

std::vector<Stability> stability(const RankingProblem& problem, const std::function<bool()>& goes_on) {
  std::vector<Stability> result;
  if (problem.first < 0) return result;
  for (const WeightNode& node : problem.nodes) {
    if (goes_on && !goes_on()) return {};
    result.push_back(of_node(problem, node, problem.first, default_points));
  }
  return result;
}

std::vector<Stability> nearest_changes(const RankingProblem& problem, const std::function<bool()>& goes_on) {
  std::vector<Stability> result;
  if (problem.first < 0) return result;
  for (const double reach : {0.02, 0.08, 0.3, everywhere}) {
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t k = 0; k < problem.nodes.size(); ++k) {
      if (goes_on && !goes_on()) return {};
      if (k >= result.size())
        result.push_back(of_node(problem, problem.nodes[k], problem.first, default_points, reach));
      else if (!result[k].exact)
        result[k] = of_node(problem, problem.nodes[k], problem.first, default_points, reach);
      const StableInterval* interval = current_interval(result[k]);
      if (!interval || !result[k].movable) continue;
      if (interval->low > 0) nearest = std::min(nearest, result[k].weight - interval->low);
      if (interval->high < 1) nearest = std::min(nearest, interval->high - result[k].weight);
    }
    if (nearest <= reach) break;
  }
  return result;
}

const StableInterval* current_interval(const Stability& stability) {
  for (const StableInterval& interval : stability.intervals)
    if (interval.low <= stability.weight && stability.weight <= interval.high) return &interval;
  return nullptr;
}

} // namespace yindi
