#include "engine/conditions/heights.h"

#include "engine/conditions/value_function.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace yindi {
namespace {

/// Values at the two ends of a piece on which a curve is straight.
struct Line {
  double start = 0, end = 0;
  double slope() const { return end - start; }
};

/// Membership in a trapezoid along the heights, which change the value evenly.
struct Curve {
  std::array<double, 4> corners;
  double value, per_metre, at;

  double x(double height) const { return value + per_metre * (height - at); }
  double membership(double height) const { return trapezoid(x(height), {corners.begin(), corners.end()}); }

  /// The heights inside the range at which the value passes a corner.
  void add_breaks(double low, double high, std::vector<double>& breaks) const {
    if (per_metre == 0) return;
    for (const double corner : corners) {
      const double height = at + (corner - value) / per_metre;
      if (height > low && height < high) breaks.push_back(height);
    }
  }

  /// On a piece between two breaks. What side of an upright edge counts is told by the middle of the piece.
  Line on(double from, double to) const {
    const auto [a, b, c, d] = corners;
    const double start = x(from), end = x(to), middle = x((from + to) / 2);
    if (middle < a || middle > d) return {0, 0};
    const auto ramp = [&](double zero, double one) {
      const auto of = [&](double x) { return std::clamp((x - zero) / (one - zero), 0.0, 1.0); };
      return Line{of(start), of(end)};
    };
    return middle < b ? ramp(a, b) : middle <= c ? Line{1, 1} : ramp(d, c);
  }
};

/// Each factor's membership is the least of its curves.
using FactorCurves = std::vector<std::vector<Curve>>;

std::vector<double> breaks_of(const FactorCurves& factors, const HeightRange& heights) {
  std::vector<double> breaks = {heights.low, heights.high};
  for (const auto& curves : factors)
    for (const Curve& curve : curves) curve.add_breaks(heights.low, heights.high, breaks);
  std::sort(breaks.begin(), breaks.end());
  return breaks;
}

/// ∫₀¹ of the least of some lines: along the lowest until one that falls more, or rises less, crosses it.
double area_below(const std::vector<Line>& lines) {
  const auto lower = [](const Line& a, const Line& b) { return std::pair(a.start, a.end) < std::pair(b.start, b.end); };
  Line lowest = *std::min_element(lines.begin(), lines.end(), lower);
  double from = 0, area = 0;
  for (;;) {
    double to = 1;
    const Line* next = nullptr;
    for (const Line& line : lines) {
      if (line.slope() >= lowest.slope()) continue;
      const double crossing = (line.start - lowest.start) / (lowest.slope() - line.slope());
      if (crossing > to || (crossing == to && (!next || line.slope() >= next->slope()))) continue;
      to = std::max(crossing, from);
      next = &line;
    }
    area += (to - from) * (lowest.start + lowest.slope() * (from + to) / 2);
    if (!next) return area;
    lowest = *next;
    from = to;
  }
}

double mean_of_least(const FactorCurves& factors, const HeightRange& heights) {
  if (heights.low == heights.high) {
    double least = 1;
    for (const auto& curves : factors)
      for (const Curve& curve : curves) least = std::min(least, curve.membership(heights.low));
    return least;
  }
  const std::vector<double> breaks = breaks_of(factors, heights);
  std::vector<Line> lines;
  double sum = 0;
  for (std::size_t k = 1; k < breaks.size(); ++k) {
    const double from = breaks[k - 1], to = breaks[k];
    if (!(to > from)) continue;
    lines.clear();
    for (const auto& curves : factors)
      for (const Curve& curve : curves) lines.push_back(curve.on(from, to));
    sum += (to - from) * area_below(lines);
  }
  return std::clamp(sum / (heights.high - heights.low), 0.0, 1.0);
}

/// Simpson's rule over [from, to] of a piece, as shares of it.
double simpson(const std::vector<std::vector<Line>>& factors, double from, double to) {
  constexpr int steps = 16;
  const auto root = 1 / static_cast<double>(factors.size());
  const auto mean_at = [&](double t) {
    double product = 1;
    for (const auto& lines : factors) {
      double least = 1;
      for (const Line& line : lines) least = std::min(least, line.start + line.slope() * t);
      product *= std::max(0.0, least);
    }
    return std::pow(product, root);
  };
  double sum = 0;
  for (int k = 0; k <= steps; ++k)
    sum += (k == 0 || k == steps ? 1 : k % 2 == 1 ? 4 : 2) * mean_at(from + (to - from) * k / steps);
  return sum * (to - from) / (3 * steps);
}

/// Of a factor with two curves the piece is split where they cross, because the least has a bend there.
std::vector<double> bends(const std::vector<std::vector<Line>>& factors) {
  std::vector<double> result = {0, 1};
  for (const auto& lines : factors) {
    if (lines.size() < 2) continue;
    const double turn = lines[0].slope() - lines[1].slope();
    const double crossing = turn == 0 ? 0 : (lines[1].start - lines[0].start) / turn;
    if (crossing > 0 && crossing < 1) result.push_back(crossing);
  }
  std::sort(result.begin(), result.end());
  return result;
}

double geometric_mean(const FactorCurves& factors, const HeightRange& heights) {
  if (heights.low == heights.high) {
    double product = 1;
    for (const auto& curves : factors) {
      double least = 1;
      for (const Curve& curve : curves) least = std::min(least, curve.membership(heights.low));
      product *= least;
    }
    return std::pow(product, 1 / static_cast<double>(factors.size()));
  }
  const std::vector<double> breaks = breaks_of(factors, heights);
  double sum = 0;
  for (std::size_t k = 1; k < breaks.size(); ++k) {
    const double from = breaks[k - 1], to = breaks[k];
    if (!(to > from)) continue;
    std::vector<std::vector<Line>> lines;
    for (const auto& curves : factors) {
      auto& own = lines.emplace_back();
      for (const Curve& curve : curves) own.push_back(curve.on(from, to));
    }
    const std::vector<double> parts = bends(lines);
    for (std::size_t p = 1; p < parts.size(); ++p) sum += (to - from) * simpson(lines, parts[p - 1], parts[p]);
  }
  return std::clamp(sum / (heights.high - heights.low), 0.0, 1.0);
}

/// The curve of a factor with its left flank moved by `left` and its right flank by `right`.
Curve curve_of(const Factor& factor, const HeightRange& heights, double left, double right) {
  const auto& t = factor.corners;
  return {{t[0] + left, t[1] + left, t[2] + right, t[3] + right}, factor.value, factor.per_km / 1000, heights.at};
}

} // namespace

double mean_membership(const std::vector<double>& corners, double low, double high) {
  if (low == high) return trapezoid(low, corners);
  return mean_of_least({{Curve{{corners[0], corners[1], corners[2], corners[3]}, 0, 1, 0}}}, {low, high, 0});
}

double mean_membership(const std::vector<double>& corners, const std::vector<double>& shares,
                       const std::vector<double>& edges) {
  double sum = 0, all = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (shares[i] > 0) sum += shares[i] * mean_membership(corners, edges[i], edges[i + 1]);
    all += shares[i];
  }
  return sum / all;
}

MeanOfLeast mean_of_least(const std::vector<Factor>& factors, const HeightRange& heights, Combine combine) {
  // A membership rises and then falls, so over value ± e it is least at an end, and it is greatest, 1, where the
  // interval touches the shoulders, else at an end: that is the trapezoid widened by e.
  FactorCurves point, worst, best;
  bool exact = true;
  for (const Factor& factor : factors) {
    const double e = factor.either_side;
    exact = exact && e == 0;
    point.push_back({curve_of(factor, heights, 0, 0)});
    worst.push_back(e == 0 ? point.back()
                           : std::vector<Curve>{curve_of(factor, heights, e, e), curve_of(factor, heights, -e, -e)});
    best.push_back({curve_of(factor, heights, -e, e)});
  }
  const auto mean = [&](const FactorCurves& curves) {
    return combine == Combine::min ? mean_of_least(curves, heights) : geometric_mean(curves, heights);
  };
  MeanOfLeast result;
  result.point = mean(point);
  result.between = exact ? Interval{result.point, result.point}
                         : Interval{std::min(mean(worst), result.point), std::max(mean(best), result.point)};
  return result;
}

} // namespace yindi
