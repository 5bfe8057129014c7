#include "engine/case/names.h"
#include "engine/format/words.h"
#include "engine/rationale/plane_charts.h"
#include "engine/rationale/plane_parts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace yindi {
namespace {

using Eigen::Index;

constexpr double gaia_ring = 3; ///< px around a point that was picked
constexpr double half_turn = 3.14159265358979323846;

Text gaia_percent(double share) {
  const std::string number = decimal(100 * share, 1);
  return {number + " %", number + "%"};
}

struct GaiaPicture {
  const GaiaPlane& plane;
  const PlaneThings& things;
  Sheet sheet;
  PlaneNames names;
  Point origin;
  double points_scale, spokes_scale;
  std::vector<Point> points{}, ends{};

  Point at(const Eigen::MatrixXd& places, std::size_t row, double scale) const {
    const auto i = static_cast<Index>(row);
    return {origin.x + places(i, 0) * scale, origin.y - places(i, 1) * scale};
  }
  /// Radians, seen from the origin.
  double away(Point p) const { return std::atan2(origin.y - p.y, p.x - origin.x); }
  double length(std::size_t criterion) const { return plane.criteria.row(static_cast<Index>(criterion)).norm(); }
  static double radius(const PlaneThing& one) { return plane_dot + (one.picked ? gaia_ring : 0); }

  void arrows() {
    for (std::size_t j = 0; j < things.criteria.size(); ++j) {
      const PlaneThing& one = things.criteria[j];
      ends.push_back(at(plane.criteria, j, spokes_scale));
      plane_arrow(sheet, origin, ends.back(), one.ink, 1.5);
      names.keep_arrow(origin, ends.back());
      sheet.region("criterion:" + one.id,
                   say(mark("{0}: {1} of its length lies in the plane"), one.name, gaia_percent(length(j))),
                   {ends.back().x - plane_dot, ends.back().y - plane_dot}, 2 * plane_dot, 2 * plane_dot);
    }
  }
  void dots() {
    for (std::size_t i = 0; i < points.size(); ++i) {
      const PlaneThing& one = things.alternatives[i];
      if (one.picked) sheet.add(Circle{points[i], radius(one), Ink::page, Ink::accent, 1.5});
      sheet.add(Circle{points[i], plane_dot, one.ink, Ink::page, 1});
      const double reach = plane_dot + gaia_ring;
      sheet.region("alternative:" + one.id,
                   say(mark("{0}: net flow {1}, place {2}; the plane keeps {3} of it"), one.name,
                       signed_decimal(plane.net[i], 3), std::to_string(one.place), gaia_percent(plane.shown[i])),
                   {points[i].x - reach, points[i].y - reach}, 2 * reach, 2 * reach);
    }
  }
  std::string name_of(const PlaneThing& one, bool bold) const {
    return sheet.fitted(one.name, std::min(220.0, sheet.style.width * 0.3), TextSize::S, bold);
  }
  bool name_alternative(std::size_t i) {
    const PlaneThing& one = things.alternatives[i];
    const bool bold = one.place == 1 || one.picked;
    const double side = points[i].x < origin.x ? half_turn : 0;
    return names.put(sheet, points[i], radius(one), side, plane_reach, name_of(one, bold), one.text, bold);
  }
  bool name_criterion(std::size_t j) {
    const PlaneThing& one = things.criteria[j];
    return names.put(sheet, ends[j], 2, away(ends[j]), plane_reach, name_of(one, false), one.text, false);
  }
  /// What was picked and the first, criteria with the longest first, then the others by place. Says what had no room.
  std::string all_names() {
    std::vector<std::size_t> order(points.size()), spokes(ends.size());
    std::iota(order.begin(), order.end(), 0);
    std::iota(spokes.begin(), spokes.end(), 0);
    const auto urgency = [&](std::size_t i) {
      const PlaneThing& one = things.alternatives[i];
      return one.picked ? 0 : one.place;
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return urgency(a) < urgency(b); });
    std::stable_sort(spokes.begin(), spokes.end(), [&](std::size_t a, std::size_t b) { return length(a) > length(b); });
    const auto others =
        std::stable_partition(order.begin(), order.end(), [&](std::size_t i) { return urgency(i) < 2; });
    std::vector<std::size_t> nameless;
    const auto name_all = [&](auto from, auto to) {
      for (; from != to; ++from)
        if (!name_alternative(*from)) nameless.push_back(*from);
    };
    name_all(order.begin(), others);
    std::size_t silent = 0, numbers = 0;
    for (const std::size_t j : spokes) silent += name_criterion(j) ? 0 : 1;
    name_all(others, order.end());
    for (const std::size_t i : nameless)
      numbers +=
          names.put(sheet, points[i], plane_dot, 0, 10, std::to_string(things.alternatives[i].place), Ink::t2, false);
    std::string said;
    if (numbers > 0) said = say(mark("A number is the place of one whose name had no room.")).in(sheet.style.language);
    if (silent > 0)
      said += (said.empty() || sheet.style.language == Language::zh ? "" : " ") +
              say(mark("Criteria whose names had no room: {}."), std::to_string(silent)).in(sheet.style.language);
    return said;
  }
};

} // namespace

PlaneThings plane_things(const DecisionMatrix& matrix, const GaiaPlane& plane) {
  PlaneThings things;
  for (std::size_t i = 0; i < matrix.alternatives.size(); ++i) {
    const std::string& name = matrix.alternatives[i];
    const Ink ink = plane.ranks[i] == 1 ? Ink::accent : Ink::info;
    things.alternatives.push_back({name, name, ink, Ink::ink, plane.ranks[i], false});
  }
  for (const std::string& name : matrix.criteria) things.criteria.push_back({name, name, Ink::n1, Ink::t3, 0, false});
  return things;
}

PlaneThings county_things(const Case& c, const CountyRanking& county, const CountyPlane& plane, Language language) {
  PlaneThings things;
  things.kind = {"industries", "产业"};
  for (const std::string& id : plane.matrix.alternatives) {
    const auto entry = std::find_if(county.ranking.begin(), county.ranking.end(),
                                    [&](const RankedIndustry& e) { return e.industry == id; });
    const int place = entry == county.ranking.end() ? 0 : entry->rank;
    const Ink ink = place == 1 ? Ink::accent : Ink::info;
    things.alternatives.push_back({id, industry_name(c, id).in(language), ink, Ink::ink, place, false});
  }
  for (const std::string& id : plane.matrix.criteria) {
    const std::size_t group = group_place(c.model->library, id);
    const std::string name = criterion_name(c.model->library, id).in(language);
    things.criteria.push_back({id, name, group_fill(group), group_text(group), 0, false});
  }
  return things;
}

Sentence gaia_legend(const Text& kind) {
  return say(mark("Points: {}. Thin arrows: criteria, long where they tell apart, opposite where they conflict. Thick "
                  "arrow: the decision axis of the weights; what lies far along it is preferred."),
             kind);
}

Drawing gaia_chart(const GaiaPlane& plane, const PlaneThings& things, const ChartStyle& style, double height) {
  Sheet head{{}, style};
  double top = 8;
  if (things.headed)
    top = plane_head(head, plane_worth(plane).in(style.language), gaia_legend(things.kind).in(style.language));
  if (height <= 0) height = style.width * 0.75 + top;
  const double foot = height - plane_edge, side = std::min(110.0, style.width * 0.16);
  const Point origin{style.width / 2, (top + foot) / 2};
  // One scale for both axes, so that angles are true. Criteria are at most 1 long; points are drawn to the same length.
  const double room = std::max(40.0, std::min(origin.x - side, (foot - top) / 2 - plane_edge));
  const double farthest = std::max(plane.alternatives.rowwise().norm().maxCoeff(), 1e-9);
  const double longest = std::max(plane.criteria.rowwise().norm().maxCoeff(), plane.decision.norm());
  GaiaPicture picture{
      plane,           things,        plane_sheet(style, height), PlaneNames(4, top, style.width - 4, foot), origin,
      room / farthest, room / longest};
  Sheet& sheet = picture.sheet;
  for (Shape& shape : head.drawing.shapes) sheet.add(std::move(shape));
  sheet.line({plane_edge, origin.y}, {style.width - plane_edge, origin.y});
  sheet.line({origin.x, top}, {origin.x, foot});
  for (std::size_t i = 0; i < things.alternatives.size(); ++i) {
    picture.points.push_back(picture.at(plane.alternatives, i, picture.points_scale));
    picture.names.keep_point(picture.points.back(), GaiaPicture::radius(things.alternatives[i]));
  }
  picture.arrows();
  const Point decision = picture.at(plane.decision, 0, picture.spokes_scale);
  plane_arrow(sheet, origin, decision, Ink::warn_symbol, 3.5);
  picture.names.keep_arrow(origin, decision);
  picture.dots();
  picture.names.put(sheet, decision, 2, picture.away(decision), plane_far,
                    std::string(tr(style.language, mark("decision axis π"))), Ink::warn, true);
  if (const std::string said = picture.all_names(); !said.empty())
    sheet.add(Label{{plane_edge, height - plane_edge / 2},
                    sheet.fitted(said, style.width - 2 * plane_edge),
                    TextSize::S,
                    false,
                    Ink::t3});
  return std::move(sheet.drawing);
}

} // namespace yindi
