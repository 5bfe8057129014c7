#include "engine/rationale/plane_charts.h"

#include "engine/format/words.h"
#include "engine/rationale/sheet.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

using Eigen::Index;

constexpr double plane_head = 56, plane_edge = 24, plane_dot = 5, plane_name_gap = 6, plane_name_height = 16;

double plane_along(double from, double to, double share) { return from + (to - from) * share; }

/// A line with a point at its end, which stops `short_by` px before it.
void plane_arrow(Sheet& sheet, Point from, Point to, Ink ink, double thickness, double short_by = 0) {
  const double dx = to.x - from.x, dy = to.y - from.y, length = std::hypot(dx, dy);
  if (length <= short_by + 1) return;
  const double ux = dx / length, uy = dy / length, size = 4 + 2 * thickness;
  const Point tip{to.x - ux * short_by, to.y - uy * short_by}, base{tip.x - ux * size, tip.y - uy * size};
  sheet.line(from, base, ink, thickness);
  sheet.add(Triangle{
      tip, {base.x - uy * size / 2, base.y + ux * size / 2}, {base.x + uy * size / 2, base.y - ux * size / 2}, ink});
}

/// Where names stand already, so that the next one finds room.
struct PlaneNames {
  struct Box {
    double left, top, right, bottom;
  };
  std::vector<Box> taken;
  double width, height;

  void keep(Point at, double radius) { taken.push_back({at.x - radius, at.y - radius, at.x + radius, at.y + radius}); }

  /// An arrow, so that no name is crossed by it where there is room elsewhere.
  void keep(Point from, Point to) {
    const double length = std::hypot(to.x - from.x, to.y - from.y), steps = std::ceil(length / 8);
    for (double k = 0; k <= steps && steps > 0; ++k)
      keep(Point{plane_along(from.x, to.x, k / steps), plane_along(from.y, to.y, k / steps)}, 1.0);
  }

  bool fits(const Box& box) const {
    if (box.left < 4 || box.right > width - 4 || box.top < plane_head - 12 || box.bottom > height - 4) return false;
    return std::none_of(taken.begin(), taken.end(), [&](const Box& other) {
      return box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom;
    });
  }

  /// Right, left, below or above the point, where there is room first; to the right where there is none.
  void put(Sheet& sheet, Point at, const std::string& name, Ink ink, bool bold) {
    const double w = sheet.width_of(name, TextSize::S, bold), half = plane_name_height / 2;
    const auto box = [&](double left, double middle) { return Box{left, middle - half, left + w, middle + half}; };
    const Box places[] = {
        box(at.x + plane_dot + plane_name_gap, at.y), box(at.x - plane_dot - plane_name_gap - w, at.y),
        box(at.x - w / 2, at.y + plane_dot + half + 3), box(at.x - w / 2, at.y - plane_dot - half - 3)};
    const auto found = std::find_if(std::begin(places), std::end(places), [&](const Box& b) { return fits(b); });
    Box chosen = found == std::end(places) ? places[0] : *found;
    const double over = std::max(0.0, chosen.right - width + 4);
    chosen.left -= over, chosen.right -= over;
    taken.push_back(chosen);
    sheet.add(Label{{chosen.left, chosen.top + half}, name, TextSize::S, bold, ink});
  }
};

std::string plane_percent(double share, Language language) {
  return decimal(100 * share, 1) + (language == Language::zh ? "%" : " %");
}

void plane_head_lines(Sheet& sheet, const std::string& first, const std::string& second) {
  sheet.add(Label{{plane_edge, 18},
                  sheet.fitted(first, sheet.style.width - 2 * plane_edge, TextSize::M, true),
                  TextSize::M,
                  true,
                  Ink::ink});
  sheet.add(
      Label{{plane_edge, 38}, sheet.fitted(second, sheet.style.width - 2 * plane_edge), TextSize::S, false, Ink::t2});
}

Sheet plane_sheet(const ChartStyle& style, double height) {
  Sheet sheet{{}, style};
  sheet.drawing.width = style.width, sheet.drawing.height = height;
  sheet.add(Rectangle{{0, 0}, style.width, height, Ink::page});
  return sheet;
}

} // namespace

Drawing gaia_chart(const GaiaPlane& plane, const DecisionMatrix& matrix, const ChartStyle& style) {
  const double height = style.width * 0.75 + plane_head;
  Sheet sheet = plane_sheet(style, height);
  const Point origin{style.width / 2, plane_head + (height - plane_head) / 2};
  // One scale for both axes, so that angles are true. Criteria are at most 1 long; points are drawn to the same length.
  const double room = std::min(origin.x - 110, (height - plane_head) / 2 - plane_edge);
  const double farthest = std::max(plane.alternatives.rowwise().norm().maxCoeff(), 1e-9);
  const double spoke = room / std::max(plane.criteria.rowwise().norm().maxCoeff(), plane.decision.norm());
  const auto at = [&](double u, double v, double scale) { return Point{origin.x + u * scale, origin.y - v * scale}; };
  plane_head_lines(
      sheet, say(mark("GAIA: the plane keeps {}"), plane_percent(plane.explained, style.language)).in(style.language),
      say(mark("points: alternatives; thin arrows: criteria, long where they tell apart, opposite where they "
               "conflict; thick arrow: the decision axis"))
          .in(style.language));
  sheet.line({plane_edge, origin.y}, {style.width - plane_edge, origin.y});
  sheet.line({origin.x, plane_head}, {origin.x, height - plane_edge});
  PlaneNames names{{}, style.width, height};
  std::vector<Point> points, ends;
  for (Index i = 0; i < plane.alternatives.rows(); ++i) {
    points.push_back(at(plane.alternatives(i, 0), plane.alternatives(i, 1), room / farthest));
    names.keep(points.back(), plane_dot);
  }
  for (Index j = 0; j < plane.criteria.rows(); ++j) {
    ends.push_back(at(plane.criteria(j, 0), plane.criteria(j, 1), spoke));
    plane_arrow(sheet, origin, ends.back(), Ink::n1, 1.5);
    names.keep(origin, ends.back());
  }
  const Point decision = at(plane.decision(0), plane.decision(1), spoke);
  plane_arrow(sheet, origin, decision, Ink::warn_symbol, 3.5);
  names.keep(origin, decision);
  for (std::size_t i = 0; i < points.size(); ++i) {
    sheet.add(Circle{points[i], plane_dot, plane.ranks[i] == 1 ? Ink::accent : Ink::info, Ink::page, 1});
    sheet.region("alternative:" + matrix.alternatives[i],
                 say(mark("{0}: net flow {1}, place {2}; the plane keeps {3} of it"), matrix.alternatives[i],
                     signed_decimal(plane.net[i], 3), std::to_string(plane.ranks[i]),
                     plane_percent(plane.shown[i], style.language)),
                 {points[i].x - plane_dot, points[i].y - plane_dot}, 2 * plane_dot, 2 * plane_dot);
  }
  for (std::size_t i = 0; i < points.size(); ++i)
    names.put(sheet, points[i], matrix.alternatives[i], Ink::ink, plane.ranks[i] == 1);
  for (std::size_t j = 0; j < ends.size(); ++j) names.put(sheet, ends[j], matrix.criteria[j], Ink::t3, false);
  names.put(sheet, decision, std::string(tr(style.language, mark("decision axis π"))), Ink::warn, true);
  return sheet.drawing;
}

Drawing dematel_chart(const DirectInfluence& influence, const Dematel& result, double threshold,
                      const ChartStyle& style) {
  const double height = style.width * 0.7 + plane_head, foot = 34, left = 60, right = style.width - 40;
  Sheet sheet = plane_sheet(style, height);
  const auto [least, most] = std::minmax_element(result.prominence.begin(), result.prominence.end());
  const double span = std::max(*most - *least, 1e-9);
  double lean = 1e-9;
  for (const double relation : result.relation) lean = std::max(lean, std::abs(relation));
  const double top = plane_head + 10, bottom = height - foot, low = *least - 0.1 * span, high = *most + 0.1 * span;
  const auto x = [&](double prominence) { return plane_along(left, right, (prominence - low) / (high - low)); };
  const auto y = [&](double relation) { return plane_along(bottom, top, (relation / lean / 1.1 + 1) / 2); };
  plane_head_lines(sheet, std::string(tr(style.language, mark("Causes above the line, effects below"))),
                   say(mark("arrows: influence above {}"), decimal(threshold, 4)).in(style.language));
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
  PlaneNames names{{}, style.width, height - foot};
  std::vector<Point> points;
  for (std::size_t i = 0; i < influence.factors.size(); ++i) {
    points.push_back({x(result.prominence[i]), y(result.relation[i])});
    names.keep(points.back(), plane_dot);
  }
  for (std::size_t i = 0; i < points.size(); ++i)
    for (std::size_t j = 0; j < points.size(); ++j)
      if (i != j && result.total(static_cast<Index>(i), static_cast<Index>(j)) > threshold) {
        plane_arrow(sheet, points[i], points[j], Ink::n1, 1.2, plane_dot + 2);
        names.keep(points[i], points[j]);
      }
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool cause = result.relation[i] > 0;
    sheet.add(Circle{points[i], plane_dot, cause ? Ink::accent : Ink::warn_symbol, Ink::page, 1});
    sheet.region("factor:" + influence.factors[i],
                 say(mark("{0}: prominence {1}, relation {2}"), influence.factors[i], decimal(result.prominence[i], 3),
                     signed_decimal(result.relation[i], 3)),
                 {points[i].x - plane_dot, points[i].y - plane_dot}, 2 * plane_dot, 2 * plane_dot);
  }
  for (std::size_t i = 0; i < points.size(); ++i) names.put(sheet, points[i], influence.factors[i], Ink::ink, false);
  return sheet.drawing;
}

} // namespace yindi
