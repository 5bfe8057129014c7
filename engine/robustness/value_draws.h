#pragma once

// Values as they might be: intervals and unknowns drawn in the same draws as the weights (DESIGN §6).

#include "engine/conditions/assessment.h"
#include "engine/methods/method.h"

#include <Eigen/Core>
#include <cstdint>
#include <functional>

namespace yindi {

/// One cell of the decision matrix that is not known exactly, and its value in each draw: on the frozen scale, or in
/// the leaf's unit for a method that takes natural input.
struct DrawnCell {
  Eigen::Index row = 0, column = 0;
  std::function<double(std::uint64_t seed, std::uint32_t draw)> u;
};

/// Whether a known value rests on an assumption.
bool is_assumed(const LeafValue& cell);

/// Intervals are uniform in the leaf's unit; where a point value stands they are triangular, or as [robustness] values
/// = "normal" asks normal with the ends as 2.5 % and 97.5 % quantiles, cut at the ends of the scale. Unknowns are
/// uniform on the scale, and those that want the same condition of the county move together. Exact values that rest on
/// an assumption are drawn where [robustness] assumed_spread is above 0: triangular, each on its own.
std::vector<DrawnCell> drawn_cells(const Case&, const Assessment&, InputKind);

} // namespace yindi
