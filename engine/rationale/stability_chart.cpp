#include "engine/rationale/robustness_charts.h"
#include "engine/rationale/sheet.h"
#include "engine/robustness/analysis_words.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

constexpr double head = 26, bar_height = 9, tick_height = 22, handle = 10, gap = 6, inset = 10;
/// Rows from this height on have room for a name above and below the bar; shorter stumps of a name tell nothing.
constexpr double least_tall = 48, above = 16, least_taker = 60;

struct Axis {
  double from = 0, width = 0, up_to = 1;
  double names_end = 0; ///< no label reaches over the names of the rows
  double at(double weight) const { return from + std::clamp(weight / up_to, 0.0, 1.0) * width; }
};

bool is_group(const Case& c, const std::string& node) {
  const auto groups = children(c.model->library, goal);
  return std::find(groups.begin(), groups.end(), node) != groups.end();
}

/// Who takes over, outside the bar where there is room for the whole name; in tall rows else above the bar (of its low
/// end) or below it. In low rows it is cut, and left to the sentence of the row where nothing of it would be told.
void taker(Sheet& sheet, const RankingProblem& problem, const std::string& id, double x, double y, bool to_the_left,
           double room, double names_end) {
  const std::string whole = name_of(problem, id).in(sheet.style.language);
  const bool beside = sheet.width_of(whole, TextSize::S, true) <= room;
  const bool tall = sheet.style.row_height >= least_tall;
  if (!beside && !tall && room < least_taker) return;
  const double most = beside || !tall ? room : sheet.style.width - names_end - 2 * gap;
  const std::string name = sheet.fitted(whole, most, TextSize::S, true);
  const double w = sheet.width_of(name, TextSize::S, true);
  double left = to_the_left ? x - gap - w : x + gap;
  if (!beside && tall) {
    left = std::clamp(to_the_left ? x - w + gap : x - gap, names_end + gap, sheet.style.width - w - 2);
    y += to_the_left ? -above : above;
  }
  sheet.add(Rectangle{{left - 2, y - 9}, w + 4, 18, Ink::page, Ink::none, 0, 1, .92}); // keeps it off the track
  sheet.add(Label{{left, y}, name, TextSize::S, true, Ink::ink});
}

void bars(Sheet& sheet, const Case& c, const RankingProblem& problem, const Stability& node, const Axis& axis,
          double y) {
  const Ink ink = group_fill(group_place(c.model->library, node.node));
  sheet.line({axis.from, y}, {axis.from + axis.width, y}, Ink::line2, 1.5);
  for (const StableInterval& interval : node.intervals) {
    if (interval.low > axis.up_to) continue;
    const double from = axis.at(interval.low), to = axis.at(interval.high);
    sheet.add(Rectangle{{from, y - bar_height / 2}, std::max(1.0, to - from), bar_height, ink});
  }
  // Ticks come after all bars, so that no bar lies over a name.
  const StableInterval* now = current_interval(node);
  for (std::size_t k = 0; k < node.intervals.size(); ++k) {
    const StableInterval& interval = node.intervals[k];
    const bool named = &interval == now || node.intervals.size() == 1;
    const double before = k > 0 ? axis.at(node.intervals[k - 1].high) : axis.names_end;
    const double after = k + 1 < node.intervals.size() ? axis.at(node.intervals[k + 1].low) : sheet.style.width;
    for (const bool low : {true, false}) {
      const double weight = low ? interval.low : interval.high;
      const std::string& id = low ? interval.below : interval.above;
      if (id.empty() || weight > axis.up_to) continue;
      const double x = axis.at(weight);
      sheet.line({x, y - tick_height / 2}, {x, y + tick_height / 2}, Ink::ink, 2);
      if (!named) continue;
      // The ring stands inside the present interval; a name beside its end must not lie under it.
      const double ring = axis.at(node.weight);
      const double at = &interval != now ? x : low ? std::min(x, ring - handle) : std::max(x, ring + handle);
      taker(sheet, problem, id, at, y, low, low ? at - before - 2 * gap : after - at - 2 * gap, axis.names_end);
    }
  }
}

} // namespace

double weight_axis(const std::vector<Stability>& stability) {
  double most = 0.5;
  for (const Stability& node : stability) {
    if (!node.movable) continue;
    most = std::max(most, node.weight + 0.05);
    for (const StableInterval& interval : node.intervals) {
      if (interval.low > 0) most = std::max(most, interval.low + 0.05);
      if (interval.high < 1) most = std::max(most, interval.high + 0.05);
    }
  }
  return std::min(1.0, std::ceil(most * 5 - 1e-9) / 5);
}

Drawing stability_chart(const Case& c, const RankingProblem& problem, const std::vector<const Stability*>& nodes,
                        double up_to, const ChartStyle& style, const std::string& nearest,
                        const std::string& selected) {
  Sheet sheet{{}, style};
  sheet.drawing.width = style.width;
  if (problem.alternatives.empty() || nodes.empty()) return sheet.drawing;
  const auto indent = [&](const Stability& node) { return is_group(c, node.node) ? 0.0 : 14.0; };
  double names = 0;
  for (const Stability* node : nodes)
    names = std::max(names, sheet.width_of(node->name.in(style.language), TextSize::S, true) + indent(*node));
  names = std::min(names, style.width * .38);
  // Room for a name at both ends of the axis: a weight near 0 or near the end has its taker outside.
  const Axis axis{inset + names + 62, style.width - inset - names - 62 - 40, up_to, inset + names};
  const double bottom = head + style.row_height * static_cast<double>(nodes.size());
  for (const double tick : ticks(0, up_to).at) {
    sheet.line({axis.at(tick), head}, {axis.at(tick), bottom});
    sheet.add(Label{{axis.at(tick), head / 2 - 1},
                    shortest(std::round(tick * 100) / 100),
                    TextSize::S,
                    false,
                    Ink::t3,
                    Align::centre});
  }
  const Text first = problem.names[static_cast<std::size_t>(problem.first)];
  double y = head;
  for (const Stability* node : nodes) {
    const double middle = y + style.row_height / 2;
    if (node->node == nearest)
      sheet.add(Rectangle{{0, y + 1}, style.width, style.row_height - 2, Ink::warn_tint, Ink::none, 6});
    else if (node->node == selected)
      sheet.add(Rectangle{{0, y + 1}, style.width, style.row_height - 2, Ink::accent_tint, Ink::none, 6});
    if (node->node == selected) sheet.add(Rectangle{{0, y + 5}, 4, style.row_height - 10, Ink::accent, Ink::none, 2});
    const bool bold = node->node == nearest || node->node == selected;
    const double x = inset + indent(*node);
    sheet.add(Label{{x, middle},
                    sheet.fitted(node->name.in(style.language), inset + names - x, TextSize::S, bold),
                    TextSize::S,
                    bold,
                    indent(*node) > 0 ? Ink::t2 : Ink::ink});
    sheet.region("node:" + node->node, stays_first(*node, first), {0, y}, style.width, style.row_height);
    bars(sheet, c, problem, *node, axis, middle);
    if (node->movable) {
      sheet.add(Circle{{axis.at(node->weight), middle}, handle - 1, Ink::page, Ink::ink, 2});
      sheet.region("handle:" + node->node, stays_first(*node, first), {axis.at(node->weight) - handle, middle - handle},
                   2 * handle, 2 * handle);
    }
    y += style.row_height;
  }
  sheet.drawing.regions.push_back({"axis", "", {axis.from, 0}, axis.width, 0});
  sheet.drawing.height = bottom;
  return sheet.drawing;
}

} // namespace yindi
