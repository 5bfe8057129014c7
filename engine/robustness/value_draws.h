#pragma once

// Values as they might be: intervals, unknowns and what may be off, drawn in the same draws as the weights (DESIGN §6).

#include "engine/conditions/assessment.h"
#include "engine/methods/method.h"

#include <Eigen/Core>
#include <cstdint>
#include <functional>

namespace yindi {

/// From a uniform number to a value: even between two ends, triangular where a mode stands, or by `other`. Where there
/// are bends the value so far is in the leaf's unit, and straight lines between (x, u), rising in x, lead to u; beyond
/// them counts as their ends.
struct ValueLaw {
  double low = 0, high = 1;
  std::optional<double> mode = {};
  std::vector<std::pair<double, double>> bends = {};
  bool falling = false; ///< large numbers give low values
  std::function<double(double t)> other = {};

  double at(double t) const;
};

/// One cell of the decision matrix that is not known exactly, and its value in each draw: on the frozen scale, or in
/// the leaf's unit for a method that takes natural input.
struct DrawnCell {
  Eigen::Index row = 0, column = 0;
  std::uint64_t purpose = 0; ///< of the numbers that it is drawn by (random.h),
  Eigen::Index number = 0;   ///< and which of each draw's is its own
  ValueLaw law;
  /// In place of the law, samples that come with the draws, such as published ones.
  std::function<double(std::uint64_t seed, std::uint32_t draw)> given = {};

  double u(std::uint64_t seed, std::uint32_t draw) const;
};

/// Whether a known value rests on an assumption.
bool is_assumed(const LeafValue& cell);

/// Intervals are uniform in the leaf's unit; where a point value stands they are triangular, or as [robustness] values
/// = "normal" asks normal with the ends as 2.5 % and 97.5 % quantiles, cut at the ends of the scale. Unknowns are
/// uniform on the scale, and those that want the same condition of the county move together. Exact values are drawn
/// where their quality may be off (drawn_spread): triangular, by that much of the scale at most, each on its own.
std::vector<DrawnCell> drawn_cells(const Case&, const Assessment&, InputKind);

} // namespace yindi
