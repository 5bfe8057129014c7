#include "engine/conditions/value_function.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

double logistic(double t, double middle, double steepness) { return 1 / (1 + std::exp(-steepness * (t - middle))); }

/// Position on the scale: 0 at worst, 1 at best.
double position(const Scale& scale, double x) { return (x - scale.worst) / (scale.best - scale.worst); }

double piecewise(std::vector<std::pair<double, double>> points, double x) {
  std::sort(points.begin(), points.end());
  if (x <= points.front().first) return points.front().second;
  for (std::size_t i = 1; i < points.size(); ++i) {
    const auto [x0, u0] = points[i - 1];
    const auto [x1, u1] = points[i];
    if (x <= x1) return u0 + (u1 - u0) * (x - x0) / (x1 - x0);
  }
  return points.back().second;
}

} // namespace

double trapezoid(double x, const std::vector<double>& corners) {
  const double a = corners[0], b = corners[1], c = corners[2], d = corners[3];
  if (x < a || x > d) return 0;
  if (x < b) return (x - a) / (b - a);
  if (x <= c) return 1;
  return (d - x) / (d - c);
}

double value_of(const Criterion& leaf, double x, bool& clamped) {
  const Scale& scale = *leaf.scale;
  const double t = position(scale, x);
  clamped = t < 0 || t > 1;
  const double within = std::clamp(t, 0.0, 1.0);
  if (leaf.value.kind == "piecewise") {
    const double at = scale.worst + within * (scale.best - scale.worst);
    return std::clamp(piecewise(leaf.value.points, clamped ? at : x), 0.0, 1.0);
  }
  if (leaf.value.kind == "s-curve") {
    const double middle = position(scale, leaf.value.middle), k = leaf.value.steepness;
    const double at_worst = logistic(0, middle, k), at_best = logistic(1, middle, k);
    return std::clamp((logistic(within, middle, k) - at_worst) / (at_best - at_worst), 0.0, 1.0);
  }
  return within;
}

Interval value_range(const Criterion& leaf, Interval x) {
  bool clamped = false;
  const double at_low = value_of(leaf, x.low, clamped), at_high = value_of(leaf, x.high, clamped);
  Interval range{std::min(at_low, at_high), std::max(at_low, at_high)};
  // Only a piecewise function can turn; its extremes are at its corners.
  for (const auto& [corner, u] : leaf.value.points) {
    if (corner <= x.low || corner >= x.high) continue;
    range.low = std::min(range.low, u);
    range.high = std::max(range.high, u);
  }
  return range;
}

} // namespace yindi
