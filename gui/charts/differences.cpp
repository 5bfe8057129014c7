#include "gui/charts/differences.h"

#include <algorithm>
#include <cmath>

namespace yindi::gui {
namespace {

/// The longest beginning that fits, with dots where something is left out.
std::string fitted(const std::string& text, double room, TextSize size, bool bold, const ChartStyle& style) {
  if (style.text_width(text, size, bold) <= room) return text;
  const std::string dots = style.language == Language::zh ? "…" : "...";
  std::size_t end = text.size();
  do {
    --end;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  } while (end > 0 && style.text_width(text.substr(0, end) + dots, size, bold) > room);
  return text.substr(0, end) + dots;
}

} // namespace

std::size_t group_place(const Library& library, const std::string& criterion) {
  const auto groups = children(library, goal);
  const auto at = std::find(groups.begin(), groups.end(), group_of(library, criterion));
  return static_cast<std::size_t>(at - groups.begin());
}

std::vector<DifferenceBar> by_group(const Case& c, const std::map<std::string, double>& leaf_values,
                                    Language language) {
  std::map<std::size_t, double> sums;
  for (const auto& [leaf, value] : leaf_values) sums[group_place(c.library, leaf)] += value;
  const auto groups = children(c.library, goal);
  std::vector<DifferenceBar> result;
  for (const auto& [place, sum] : sums)
    if (place < groups.size())
      result.push_back({find_criterion(c.library, groups[place])->name.in(language), sum, place});
  return result;
}

Drawing difference_bars(const std::vector<DifferenceBar>& unsorted, const ChartStyle& style, const std::string& a_ahead,
                        const std::string& b_ahead) {
  std::vector<DifferenceBar> bars = unsorted;
  std::stable_sort(bars.begin(), bars.end(), [](const auto& a, const auto& b) { return a.value > b.value; });
  double most = 0, names = 0;
  for (const DifferenceBar& bar : bars) {
    most = std::max(most, std::abs(bar.value));
    names = std::max(names, style.text_width(bar.name, TextSize::S, false));
  }
  const double value_room = 56;
  double left = 0, right = 0; // the longest bar on each side
  for (const DifferenceBar& bar : bars)
    (bar.value < 0 ? left : right) = std::max(bar.value < 0 ? left : right, std::abs(bar.value));
  // The name stands on the other side of the line; bars to the left share that side with names of the others.
  const bool both = left > 0 && right > 0;
  const double line = both ? style.width / 2 : right > 0 ? names + 12 : style.width - names - 12;
  const double room =
      std::max(20.0, std::min(right > 0 ? style.width - line - value_room : 1e9, left > 0 ? line - value_room : 1e9));
  const double unit = most > 0 ? room / most : 0;
  Drawing d;
  // Two long names do not fit side by side: then they stand on two lines.
  const double left_width = style.text_width(b_ahead, TextSize::S, false);
  const bool stacked = left > 0 && left_width > line - 6;
  const double head = stacked ? 44 : 24, bottom = head + static_cast<double>(bars.size()) * style.row_height;
  d.width = style.width;
  d.height = bottom;
  if (right > 0 || !both) {
    const std::string name = fitted(a_ahead, style.width - line - 6, TextSize::S, false, style);
    d.shapes.push_back(Label{{line + 6, head - 14}, name, TextSize::S, false, Ink::t3});
  }
  if (left > 0) {
    const std::string name = fitted(b_ahead, style.width, TextSize::S, false, style);
    const double x = stacked ? std::max(line - 6, std::min(left_width, style.width)) : line - 6;
    d.shapes.push_back(Label{{x, 10}, name, TextSize::S, false, Ink::t3, Align::right});
  }
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const DifferenceBar& bar = bars[i];
    const double middle = head + (static_cast<double>(i) + .5) * style.row_height, w = std::abs(bar.value) * unit;
    const bool ahead = bar.value >= 0;
    d.shapes.push_back(Rectangle{
        {ahead ? line : line - w, middle - style.bar_height / 2}, w, style.bar_height, group_fill(bar.group)});
    d.shapes.push_back(Label{{ahead ? line - 6 : line + 6, middle},
                             bar.name,
                             TextSize::S,
                             false,
                             Ink::ink,
                             ahead ? Align::right : Align::left});
    d.shapes.push_back(Label{{ahead ? line + w + 5 : line - w - 5, middle},
                             signed_decimal(bar.value, 3),
                             TextSize::S,
                             true,
                             Ink::ink,
                             ahead ? Align::left : Align::right});
  }
  d.shapes.push_back(Line{{line, head - 2}, {line, bottom}, Ink::ink, 1.5});
  return d;
}

} // namespace yindi::gui
