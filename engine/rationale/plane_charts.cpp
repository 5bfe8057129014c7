#include "engine/rationale/plane_charts.h"

#include "engine/format/words.h"
#include "engine/rationale/plane_parts.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

using Eigen::Index;

double plane_along(double from, double to, double share) { return from + (to - from) * share; }

} // namespace

Drawing dematel_chart(const DirectInfluence& influence, const Dematel& result, double threshold,
                      const ChartStyle& style) {
  Sheet head{{}, style};
  const double head_end =
      plane_head(head, std::string(tr(style.language, mark("Causes above the line, effects below"))),
                 say(mark("arrows: influence above {}"), decimal(threshold, 4)).in(style.language));
  const double height = style.width * 0.7 + head_end, foot = 34, left = 60, right = style.width - 40;
  Sheet sheet = plane_sheet(style, height);
  for (Shape& shape : head.drawing.shapes) sheet.add(std::move(shape));
  const auto [least, most] = std::minmax_element(result.prominence.begin(), result.prominence.end());
  const double span = std::max(*most - *least, 1e-9);
  double lean = 1e-9;
  for (const double relation : result.relation) lean = std::max(lean, std::abs(relation));
  const double top = head_end + 10, bottom = height - foot, low = *least - 0.1 * span, high = *most + 0.1 * span;
  const auto x = [&](double prominence) { return plane_along(left, right, (prominence - low) / (high - low)); };
  const auto y = [&](double relation) { return plane_along(bottom, top, (relation / lean / 1.1 + 1) / 2); };
  const Ticks prominences = ticks(low, high), relations = ticks(-1.1 * lean, 1.1 * lean);
  for (const double tick : prominences.at) {
    sheet.line({x(tick), bottom}, {x(tick), bottom + 4}, Ink::line2);
    sheet.add(
        Label{{x(tick), bottom + 13}, decimal(tick, prominences.digits), TextSize::S, false, Ink::t3, Align::centre});
  }
  for (const double tick : relations.at) {
    sheet.line({left, y(tick)}, {right, y(tick)}, tick == 0 ? Ink::line2 : Ink::line);
    sheet.add(Label{{left - 8, y(tick)}, decimal(tick, relations.digits), TextSize::S, false, Ink::t3, Align::right});
  }
  sheet.add(Label{{right, bottom - 10},
                  std::string(tr(style.language, mark("prominence"))),
                  TextSize::S,
                  false,
                  Ink::t2,
                  Align::right});
  sheet.add(Label{{left, top - 4}, std::string(tr(style.language, mark("relation"))), TextSize::S, false, Ink::t2});
  PlaneNames names(4, head_end - 6, style.width - 4, height - foot - 4);
  std::vector<Point> points;
  for (std::size_t i = 0; i < influence.factors.size(); ++i) {
    points.push_back({x(result.prominence[i]), y(result.relation[i])});
    names.keep_point(points.back(), plane_dot);
  }
  for (std::size_t i = 0; i < points.size(); ++i)
    for (std::size_t j = 0; j < points.size(); ++j)
      if (i != j && result.total(static_cast<Index>(i), static_cast<Index>(j)) > threshold) {
        plane_arrow(sheet, points[i], points[j], Ink::n1, 1.2, plane_dot + 2);
        names.keep_arrow(points[i], points[j]);
      }
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool cause = result.relation[i] > 0;
    sheet.add(Circle{points[i], plane_dot, cause ? Ink::accent : Ink::warn_symbol, Ink::page, 1});
    sheet.region("factor:" + influence.factors[i],
                 say(mark("{0}: prominence {1}, relation {2}"), influence.factors[i], decimal(result.prominence[i], 3),
                     signed_decimal(result.relation[i], 3)),
                 {points[i].x - plane_dot, points[i].y - plane_dot}, 2 * plane_dot, 2 * plane_dot);
  }
  for (std::size_t i = 0; i < points.size(); ++i)
    names.put(sheet, points[i], plane_dot, 0, plane_reach, influence.factors[i], Ink::ink, false);
  return sheet.drawing;
}

} // namespace yindi
