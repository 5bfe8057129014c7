#include "engine/case/names.h"
#include "engine/rationale/sheet.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

constexpr double line_height = 22, row_height = 27, bar_height = 18, gap = 8;
/// Differences below this do not show in three decimals.
constexpr double least_shown = 0.0005;

/// Where zero stands, px a point of score, and the room for labels on both sides.
struct Sides {
  double zero = 0, unit = 0, left_label = 0, right_label = 0;
};

/// What one bar says: a group's or a criterion's difference, in its group's colour.
using Rows = std::vector<GroupSum>;

std::string ahead(const Sheet& sheet, const Case& c, const std::string& industry) {
  return say(mark("{} ahead"), industry_name(c, industry)).in(sheet.style.language);
}

Sides sides(const Sheet& sheet, const Case& c, const Explanation& e, const Rows& rows) {
  double label_left = sheet.width_of(ahead(sheet, c, e.against)) + gap;
  double label_right = sheet.width_of(ahead(sheet, c, e.industry)) + gap;
  if (label_left + label_right > sheet.style.width) label_left = label_right = 0; // they stand on two lines
  double most = 0, least = 0, value = 0;
  for (const GroupSum& row : rows) {
    const double label = sheet.width_of(row.name.in(sheet.style.language)) + gap;
    (row.sum >= 0 ? label_left : label_right) = std::max(row.sum >= 0 ? label_left : label_right, label);
    (row.sum >= 0 ? most : least) = std::max(row.sum >= 0 ? most : least, std::abs(row.sum));
    value = std::max(value, sheet.width_of(signed_decimal(row.sum, 3), TextSize::S, true) + gap);
  }
  const double width = sheet.style.width;
  if (label_left + label_right > width) { // then both are cut in proportion, but the values keep their room
    label_left = std::clamp(width * label_left / (label_left + label_right), std::min(value, width / 2),
                            std::max(width - value, width / 2));
    label_right = width - label_left;
  }
  // Each side must hold its bars with their values and the other side's labels.
  const auto left = [&](double unit) { return std::max(label_left, least > 0 ? least * unit + value : 0); };
  const auto right = [&](double unit) { return std::max(label_right, most > 0 ? most * unit + value : 0); };
  const double greatest = std::max(most, least);
  double low = 0, high = greatest > 0 ? width / greatest : 0;
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (left(middle) + right(middle) <= width ? low : high) = middle;
  }
  const double spare = std::max(0.0, width - left(low) - right(low));
  return {left(low) + spare / 2, low, left(low) + spare / 2 - gap, right(low) + spare / 2 - gap};
}

/// The two sides by name, beside each other where both fit, else on two lines, so that neither is cut. Returns the
/// height.
double side_names(Sheet& sheet, const Case& c, const Explanation& e, const Sides& at) {
  const std::string theirs = ahead(sheet, c, e.against), ours = ahead(sheet, c, e.industry);
  const double width = sheet.style.width, left = sheet.width_of(theirs), right = sheet.width_of(ours);
  const bool beside = left <= at.zero - gap && right <= width - at.zero - gap;
  const double y = line_height / 2, below = beside ? y : y + line_height;
  // Where a name is longer than its side it reaches over the line, but never out of the chart.
  sheet.add(Label{{std::max(at.zero - gap, std::min(left, width)), y},
                  sheet.fitted(theirs, width),
                  TextSize::S,
                  false,
                  Ink::t3,
                  Align::right});
  sheet.add(Label{{std::max(0.0, std::min(at.zero + gap, width - right)), below},
                  sheet.fitted(ours, width),
                  TextSize::S,
                  false,
                  Ink::t3});
  return beside ? line_height : 2 * line_height;
}

void difference_row(Sheet& sheet, const Case& c, const Explanation& e, const GroupSum& group, const Sides& at,
                    double top) {
  const double middle = top + row_height / 2, width = std::abs(group.sum) * at.unit;
  const bool for_us = group.sum >= 0;
  const Point corner{for_us ? at.zero : at.zero - width, middle - bar_height / 2};
  sheet.add(Rectangle{corner, width, bar_height, group_fill(group.place)});
  const std::string value = signed_decimal(group.sum, 3);
  const std::string name = sheet.fitted(group.name.in(sheet.style.language), for_us ? at.left_label : at.right_label);
  if (for_us) {
    sheet.add(Label{{at.zero - gap, middle}, name, TextSize::S, false, Ink::ink, Align::right});
    sheet.add(Label{{at.zero + width + 6, middle}, value, TextSize::S, true, Ink::ink});
  } else {
    sheet.add(Label{{at.zero + gap, middle}, name, TextSize::S, false, Ink::ink});
    sheet.add(Label{{at.zero - width - 6, middle}, value, TextSize::S, true, Ink::ink, Align::right});
  }
  sheet.region("group:" + group.id,
               say(mark("{0}: {1} for {2} against {3}"), group.name, value, industry_name(c, e.industry),
                   industry_name(c, e.against)),
               {0, top}, sheet.style.width, row_height);
}

} // namespace

namespace {

Drawing chart(const Case& c, const Explanation& e, const ChartStyle& style, Rows rows) {
  Sheet sheet{{}, style};
  sheet.drawing.width = style.width;
  if (rows.empty()) return sheet.drawing;
  std::stable_sort(rows.begin(), rows.end(), [](const GroupSum& a, const GroupSum& b) { return a.sum > b.sum; });
  const Sides at = sides(sheet, c, e, rows);
  const double head = side_names(sheet, c, e, at);
  double top = head;
  for (const GroupSum& row : rows) {
    difference_row(sheet, c, e, row, at, top);
    top += row_height;
  }
  sheet.line({at.zero, head}, {at.zero, top}, Ink::ink, 1.5);
  sheet.drawing.height = top + 2;
  return sheet.drawing;
}

} // namespace

Drawing head_to_head_chart(const Case& c, const Explanation& e, const ChartStyle& style) {
  return chart(c, e, style, by_group(c, e.lead));
}

Drawing criteria_head_to_head_chart(const Case& c, const Explanation& e, const ChartStyle& style) {
  Rows rows;
  for (const std::string& leaf : leaves(c.model->library))
    if (const auto found = e.lead.find(leaf); found != e.lead.end() && std::abs(found->second) >= least_shown)
      rows.push_back(
          {leaf, find_criterion(c.model->library, leaf)->name, group_place(c.model->library, leaf), found->second});
  return chart(c, e, style, std::move(rows));
}

} // namespace yindi
