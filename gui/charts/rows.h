#pragma once

// The ranking's charts for the window, as Drawings: rows that can be chosen, and differences between two industries.

#include "engine/rationale/charts.h"

namespace yindi::gui {

/// Where the columns of the ranking's rows stand, px of the design.
struct RowGeometry {
  double rank = 6, name = 54, bars = 224;
};

/// Stacked contributions by group, one row an industry; ticks below. Regions "row:ID" and "segment:ID:GROUP".
Drawing ranking_rows(const Case& c, const CountyRanking& county, const ChartStyle& style, const RowGeometry& columns,
                     const std::string& selected, const std::string& compared);

/// Differences that sum to the lead, greatest first, on both sides of a line: to the right where `a` is ahead.
struct DifferenceBar {
  std::string name;
  double value = 0;
  std::size_t group = 0; ///< place of its group in the library
};
Drawing difference_bars(const std::vector<DifferenceBar>& bars, const ChartStyle& style, const std::string& a_ahead,
                        const std::string& b_ahead);

/// Sums a value by leaf over the groups, in the library's order; groups without a leaf are left out.
std::vector<DifferenceBar> by_group(const Case& c, const std::map<std::string, double>& leaf_values, Language language);
std::size_t group_place(const Library& library, const std::string& criterion);

} // namespace yindi::gui
