#pragma once

// The charts of the ranking as Drawings, painted by the window and by the report alike (mockups: stacked contributions
// by criteria group, head-to-head, weights, excluded bands).

#include "engine/rationale/drawing.h"
#include "engine/rationale/explanation.h"

#include <map>
#include <vector>

namespace yindi {

struct ChartStyle {
  double width = 880;
  double row_height = 56, bar_height = 31;
  Language language = Language::en;
  TextWidth text_width;
};

struct CountyRobustness;

/// In what part of the draws each industry takes each place. With `draws` but no shares only their room is kept.
struct DrawnPlaces {
  double draws = 0;
  std::map<std::string, std::vector<double>> shares; ///< industry → share of place 1, 2, …
};
DrawnPlaces drawn_places(const CountyRobustness& robustness);

/// Stacked contributions by group, one row an industry, score after the bar, whisker for the bounds, `5=` and a bracket
/// for ties, ticks below; at the right of a wide chart the places in the draws as small bars. `selected` and `compared`
/// are industry ids or blank. Regions: one a row ("row:ID"), one a segment ("segment:ID:GROUP") and one for the places
/// in the draws ("places:ID") with a sentence as title.
Drawing ranking_chart(const Case& c, const CountyRanking& county, const ChartStyle& style,
                      const std::string& selected = {}, const std::string& compared = {},
                      const DrawnPlaces& places = {});

/// Differences summed by group, greatest first, to the right where `industry` is ahead; both sides named.
Drawing head_to_head_chart(const Case& c, const Explanation& explanation, const ChartStyle& style);
/// The same criterion by criterion, without those that do not show in three decimals.
Drawing criteria_head_to_head_chart(const Case& c, const Explanation& explanation, const ChartStyle& style);

/// One bar of the groups' weights (those used), with names above and numbers inside. Regions "group:ID".
Drawing weights_chart(const Case& c, const std::map<std::string, double>& leaf_weights, const ChartStyle& style);

/// All of the county's exclusions by bands below each other, those by one condition on one axis.
Drawing excluded_chart(const Case& c, const CountyRanking& county, const ChartStyle& style);

/// One criteria group with the sum over those of its leaves that count.
struct GroupSum {
  std::string id;
  Text name;
  std::size_t place = 0; ///< among the groups of the library: its colour
  double sum = 0;
};

/// Sums by group, in the library's order; groups of which no leaf is named are left out.
std::vector<GroupSum> by_group(const Case& c, const std::map<std::string, double>& by_leaf);
/// The place of a criterion's group among the groups of the library: its colour.
std::size_t group_place(const Library& library, const std::string& criterion);

/// Paints a drawing as an SVG element with the light palette.
std::string to_svg(const Drawing& drawing);

/// Widths of the report's fonts without a font at hand: full-width characters are one em, others by a table.
double approximate_text_width(const std::string& text, TextSize size, bool bold);

} // namespace yindi
