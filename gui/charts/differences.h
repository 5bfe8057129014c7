#pragma once

// Differences between two industries leaf by leaf, which the engine's chart sums by group.

#include "engine/rationale/charts.h"

namespace yindi::gui {

/// One bar: to the right where the first industry is ahead.
struct DifferenceBar {
  std::string name;
  double value = 0;
  std::size_t group = 0; ///< place of its group in the library
};
/// Bars that sum to the lead, greatest first, on both sides of a line.
Drawing difference_bars(const std::vector<DifferenceBar>& bars, const ChartStyle& style, const std::string& a_ahead,
                        const std::string& b_ahead);

/// Sums a value by leaf over the groups, in the library's order; groups without a leaf are left out.
std::vector<DifferenceBar> by_group(const Case& c, const std::map<std::string, double>& leaf_values, Language language);
std::size_t group_place(const Library& library, const std::string& criterion);

} // namespace yindi::gui
