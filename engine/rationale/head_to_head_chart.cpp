#include "engine/rationale/sheet.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

constexpr double head_height = 22, row_height = 27, bar_height = 18, gap = 8;

/// Where zero stands, px a point of score, and the room for labels on both sides.
struct Sides {
  double zero = 0, unit = 0, left_label = 0, right_label = 0;
};

std::string ahead(const Sheet& sheet, const Case& c, const std::string& industry) {
  return say(mark("{} ahead"), industry_name(c, industry)).in(sheet.style.language);
}

Sides sides(const Sheet& sheet, const Case& c, const Explanation& e, const std::vector<GroupSum>& groups) {
  double label_left = sheet.width_of(ahead(sheet, c, e.against)) + gap;
  double label_right = sheet.width_of(ahead(sheet, c, e.industry)) + gap;
  double most = 0, least = 0, value = 0;
  for (const GroupSum& group : groups) {
    const double label = sheet.width_of(group.name.in(sheet.style.language)) + gap;
    (group.sum >= 0 ? label_left : label_right) = std::max(group.sum >= 0 ? label_left : label_right, label);
    (group.sum >= 0 ? most : least) = std::max(group.sum >= 0 ? most : least, std::abs(group.sum));
    value = std::max(value, sheet.width_of(signed_decimal(group.sum, 3), TextSize::S, true) + gap);
  }
  const double width = sheet.style.width;
  label_left = std::min(label_left, width * 0.5);
  label_right = std::min(label_right, width * 0.5);
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

void side_names(Sheet& sheet, const Case& c, const Explanation& e, const Sides& at) {
  const double y = head_height / 2;
  // A long name is cut, the word "ahead" never: without it the side would mean nothing.
  const auto head = [&](const std::string& industry, double room) {
    const std::string whole = ahead(sheet, c, industry);
    if (sheet.width_of(whole) <= room) return whole;
    const Language language = sheet.style.language;
    const auto phrase = [&](const std::string& name) { return say(mark("{} ahead"), name).in(language); };
    return phrase(sheet.fitted(industry_name(c, industry).in(language), room - sheet.width_of(phrase(""))));
  };
  const std::string theirs = head(e.against, at.zero - gap);
  const std::string ours = head(e.industry, sheet.style.width - at.zero - gap);
  sheet.add(Label{{at.zero - gap, y}, theirs, TextSize::S, false, Ink::t3, Align::right});
  sheet.add(Label{{at.zero + gap, y}, ours, TextSize::S, false, Ink::t3});
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

Drawing head_to_head_chart(const Case& c, const Explanation& e, const ChartStyle& style) {
  Sheet sheet{{}, style};
  sheet.drawing.width = style.width;
  std::vector<GroupSum> groups = by_group(c, e.difference);
  if (groups.empty()) return sheet.drawing;
  std::stable_sort(groups.begin(), groups.end(), [](const GroupSum& a, const GroupSum& b) { return a.sum > b.sum; });
  const Sides at = sides(sheet, c, e, groups);
  side_names(sheet, c, e, at);
  double top = head_height;
  for (const GroupSum& group : groups) {
    difference_row(sheet, c, e, group, at, top);
    top += row_height;
  }
  sheet.line({at.zero, head_height}, {at.zero, top}, Ink::ink, 1.5);
  sheet.drawing.height = top + 2;
  return sheet.drawing;
}

} // namespace yindi
