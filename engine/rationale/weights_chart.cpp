#include "engine/rationale/sheet.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace yindi {
namespace {

constexpr double label_row = 20, bar_height = 30, segment_gap = 1.5, label_gap = 10;

/// One group's part of the bar and the place of its name above.
struct Part {
  GroupSum group;
  double from = 0, width = 0;
  std::string label;
  bool number_inside = false;
  double label_at = 0;
  std::size_t row = 0; ///< 0 is the one next to the bar
};

std::vector<Part> parts(const Sheet& sheet, const Case& c, const std::map<std::string, double>& leaf_weights) {
  std::vector<Part> result;
  double sum = 0, from = 0;
  for (GroupSum& group : by_group(c, leaf_weights))
    if (group.sum > 0) sum += group.sum, result.push_back({std::move(group), 0, 0, {}, false, 0, 0});
  for (Part& part : result) {
    part.from = from;
    part.width = part.group.sum / sum * sheet.style.width;
    from += part.width;
    part.label = part.group.name.in(sheet.style.language);
    const std::string number = decimal(part.group.sum, 2);
    part.number_inside = sheet.width_of(number, TextSize::M, true) + 6 <= part.width;
    if (!part.number_inside) part.label += " " + number;
    part.label = sheet.fitted(part.label, sheet.style.width, TextSize::S, true);
  }
  return result;
}

/// Names stand above the left end of their part. From right to left each takes the lowest row in which it ends before
/// the next name begins; a name that stands higher keeps the rows below clear for its line. Returns the rows needed.
std::size_t place_labels(const Sheet& sheet, std::vector<Part>& all) {
  std::vector<double> free_until;
  for (auto part = all.rbegin(); part != all.rend(); ++part) {
    const double width = sheet.width_of(part->label, TextSize::S, true);
    part->label_at = std::max(0.0, std::min(part->from, sheet.style.width - width));
    while (part->row < free_until.size() && part->label_at + width + label_gap > free_until[part->row]) ++part->row;
    if (part->row == free_until.size()) free_until.push_back(0);
    for (std::size_t row = 0; row <= part->row; ++row) free_until[row] = part->label_at;
  }
  return free_until.size();
}

} // namespace

Drawing weights_chart(const Case& c, const std::map<std::string, double>& leaf_weights, const ChartStyle& style) {
  Sheet sheet{{}, style};
  sheet.drawing.width = style.width;
  std::vector<Part> all = parts(sheet, c, leaf_weights);
  if (all.empty()) return sheet.drawing;
  const double bar_top = static_cast<double>(place_labels(sheet, all)) * label_row + 4;
  sheet.drawing.height = bar_top + bar_height;
  for (const Part& part : all) {
    const double middle = bar_top - 4 - (static_cast<double>(part.row) + 0.5) * label_row;
    if (part.row > 0 && part.label_at == part.from)
      sheet.line({part.from + 0.5, middle + 9}, {part.from + 0.5, bar_top}, group_fill(part.group.place));
    sheet.add(Label{{part.label_at, middle}, part.label, TextSize::S, true, group_text(part.group.place)});
    const double shown = part.width > 2 * segment_gap ? part.width - segment_gap : part.width / 2;
    sheet.add(Rectangle{{part.from, bar_top}, shown, bar_height, group_fill(part.group.place)});
    if (part.number_inside)
      sheet.add(Label{{part.from + shown / 2, bar_top + bar_height / 2},
                      decimal(part.group.sum, 2),
                      TextSize::M,
                      true,
                      text_on_group(part.group.place),
                      Align::centre});
    sheet.region("group:" + part.group.id, say(mark("{0}: weight {1}"), part.group.name, decimal(part.group.sum, 3)),
                 {part.from, bar_top}, part.width, bar_height);
  }
  return sheet.drawing;
}

} // namespace yindi
