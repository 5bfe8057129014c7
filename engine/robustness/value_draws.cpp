#include "engine/robustness/value_draws.h"

#include "engine/conditions/value_function.h"
#include "engine/robustness/random.h"

#include <algorithm>

namespace yindi {
namespace {

/// The scale's ends, the lower first; further where the value itself lies beyond.
Interval scale_around(const Criterion& leaf, double x) {
  const Scale scale = leaf.scale.value_or(Scale{x, x});
  return {std::min({scale.worst, scale.best, x}), std::max({scale.worst, scale.best, x})};
}

/// A measured value as it is wanted: in the leaf's unit or on the frozen scale.
double wanted(const Criterion& leaf, InputKind input, double x) {
  if (input == InputKind::natural) return x;
  bool clamped = false;
  return value_of(leaf, x, clamped);
}

std::function<double(double)> value_of_share(const Criterion& leaf, const LeafValue& cell, InputKind input,
                                             bool normal) {
  if (!cell.x_range) return [range = cell.u_range](double t) { return range.low + t * (range.high - range.low); };
  const Interval range = *cell.x_range;
  if (normal && cell.x)
    return [leaf, range, x = *cell.x, ends = scale_around(leaf, *cell.x), input](double t) {
      return wanted(leaf, input, normal_between(t, range.low, x, range.high, ends.low, ends.high));
    };
  return [leaf, range, mode = cell.x, input](double t) {
    return wanted(leaf, input,
                  mode ? triangular(t, range.low, *mode, range.high) : range.low + t * (range.high - range.low));
  };
}

/// Triangular around an assumed value, by `spread` of the scale at most, cut at its ends.
std::function<double(double)> around_assumed(const Criterion& leaf, const LeafValue& cell, InputKind input,
                                             double spread) {
  double mode = *cell.u, width = spread;
  Interval ends{0, 1};
  if (input == InputKind::natural) {
    mode = *cell.x;
    ends = scale_around(leaf, mode);
    width *= ends.high - ends.low;
  }
  return [mode, low = std::max(ends.low, mode - width), high = std::min(ends.high, mode + width)](double t) {
    return triangular(t, low, mode, high);
  };
}

} // namespace

bool is_assumed(const LeafValue& cell) { return cell.x && cell.u && cell.quality == "assumption"; }

std::vector<DrawnCell> drawn_cells(const Case& c, const Assessment& assessment, InputKind input) {
  std::vector<DrawnCell> result;
  for (std::size_t i = 0; i < assessment.industries.size(); ++i)
    for (std::size_t j = 0; j < assessment.leaves.size(); ++j) {
      const LeafValue& cell = assessment.cells[i][j];
      const Criterion* leaf = find_criterion(c.model->library, assessment.leaves[j]);
      const bool exact = input == InputKind::natural ? !cell.x_range : !cell.bounded();
      const bool assumed = exact && c.robustness.assumed_spread > 0 && is_assumed(cell);
      if ((exact && !assumed) || !leaf) continue;
      const bool shared = cell.unknown() && !cell.unknown_condition.empty();
      const std::string whose = shared ? "condition/" + cell.unknown_condition : "industry/" + assessment.industries[i];
      const std::uint64_t key = purpose("values/" + assessment.county + "/" + leaf->id + "/" + whose);
      result.push_back(
          {static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j),
           [key, of_t = assumed ? around_assumed(*leaf, cell, input, c.robustness.assumed_spread)
                                : value_of_share(*leaf, cell, input, c.robustness.values == "normal")](
               std::uint64_t seed, std::uint32_t draw) { return of_t(DrawStream(seed, key, draw).uniform()); }});
    }
  return result;
}

} // namespace yindi
