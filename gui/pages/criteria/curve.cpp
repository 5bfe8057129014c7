// What each measured value is worth: the curve with points to drag, the values of counties along it, and the veto.

#include "engine/conditions/value_function.h"
#include "engine/format/words.h"
#include "gui/pages/criteria/criteria_page.h"
#include "gui/platform/keys.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/plot.h"

#include <algorithm>
#include <cmath>

namespace yindi::gui {
namespace {

constexpr int veto_below = -2, veto_above = -3; ///< handles of CurveDrag
constexpr double least_gap = 0.002;             ///< between two points, of the width of the scale
constexpr std::size_t most_names = 6;

/// A measured value with the county that it is of.
struct Measured {
  double x = 0, u = 0;
  std::string county, industry;
};

std::vector<Measured> measured_values(const CriteriaView& v) {
  std::vector<Measured> all;
  for (const CountyRanking& county : v.session.results.ranking.counties) {
    const Assessment& a = *county.assessment;
    const auto leaf = std::find(a.leaves.begin(), a.leaves.end(), v.chosen->id);
    const auto column = static_cast<std::size_t>(leaf - a.leaves.begin());
    for (std::size_t i = 0; leaf != a.leaves.end() && i < a.industries.size(); ++i)
      if (const LeafValue& cell = a.cells[i][column]; cell.x && cell.u)
        all.push_back({*cell.x, *cell.u, a.county, a.industries[i]});
  }
  return all;
}

Plot plot_of(const CriteriaView& v, const std::vector<Measured>& values, const Box& box) {
  const Scale& scale = *v.chosen->scale;
  Plot plot{box, std::min(scale.worst, scale.best), std::max(scale.worst, scale.best)};
  const double width_of_scale = plot.high - plot.low;
  const auto take = [&](double x) { // what lies far beyond both ends would press the curve into a corner
    plot.low = std::min(plot.low, std::max(x, std::min(scale.worst, scale.best) - width_of_scale * .25));
    plot.high = std::max(plot.high, std::min(x, std::max(scale.worst, scale.best) + width_of_scale * .25));
  };
  for (const Measured& one : values) take(one.x);
  if (v.chosen->veto && v.chosen->veto->below) take(*v.chosen->veto->below);
  if (v.chosen->veto && v.chosen->veto->above) take(*v.chosen->veto->above);
  if (!(plot.high > plot.low)) plot.high = plot.low + 1;
  const double margin = (plot.high - plot.low) * .03;
  plot.low -= margin, plot.high += margin;
  return plot;
}

/// The chosen criterion as it would be with what is being dragged.
Criterion shown_criterion(const CriteriaView& v) {
  Criterion criterion = *v.chosen;
  const auto& drag = v.state().drag;
  if (!drag || drag->criterion != criterion.id) return criterion;
  if (drag->handle >= 0) criterion.value.points = drag->points;
  if (criterion.veto && drag->handle == veto_below) criterion.veto->below = drag->limit;
  if (criterion.veto && drag->handle == veto_above) criterion.veto->above = drag->limit;
  return criterion;
}

/// A point where it may be: between its neighbours along x, the first and the last at the ends of the scale.
std::pair<double, double> held(const std::vector<std::pair<double, double>>& points, std::size_t i, double x, double u,
                               const Scale& scale) {
  const double span = std::abs(scale.best - scale.worst), gap = span * least_gap;
  u = std::round(std::clamp(u, 0.0, 1.0) * 1000) / 1000;
  if (i == 0) return {scale.worst, u};
  if (i + 1 == points.size()) return {scale.best, u};
  const double a = points[i - 1].first, b = points[i + 1].first;
  const double low = std::min(a, b) + gap, high = std::max(a, b) - gap;
  return {low < high ? std::clamp(rounded_to(x, span), low, high) : points[i].first, u};
}

void excluded_zone(const Look& look, const Plot& plot, float from, float to, const std::string& text) {
  const Palette& p = look.colours;
  if (to - from < 1) return;
  const Box zone{from, plot.box.y - look.px(6), to - from, plot.box.h + look.px(6)};
  ImDrawList& drawn = *ImGui::GetWindowDrawList();
  drawn.PushClipRect(zone.min(), zone.max(), true);
  for (float x = zone.x - zone.h; x < zone.right(); x += look.px(9))
    drawn.AddLine({x, zone.bottom()}, {x + zone.h, zone.y}, p.line2, 1);
  drawn.PopClipRect();
  const float w = width(look, text, {TextSize::S, true});
  if (w + look.px(12) > zone.w) return;
  const Box tag{zone.centre().x - w / 2 - look.px(4), zone.y + look.px(10), w + look.px(8), look.px(22)};
  fill(tag, p.page);
  put_in(look, tag, text, {TextSize::S, true}, p.ink, Align::centre);
}

/// A line with a grip; while it is dragged it stands where the pointer is, and letting go is one edit.
void veto_line(CriteriaView& v, const Plot& plot, int handle, double limit) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const float x = plot.x(limit);
  vertical(x, plot.box.y - look.px(6), plot.box.bottom(), p.ink, look.px(1.5F));
  const Box grip{x - look.px(7), plot.box.centre().y - look.px(11), look.px(14), look.px(22)};
  const Touch t = touch(look, handle == veto_below ? "veto below" : "veto above", inset(grip, -look.px(3)), 4);
  fill(grip, t.held ? p.accent : p.page, look.px(3));
  outline(grip, p.ink, look.px(3), look.px(1.5F));
  auto& drag = v.state().drag;
  if (t.held && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 1)) {
    if (!drag) drag = CurveDrag{v.chosen->id, handle, {}, limit, {limit, 0}};
    const Scale& scale = *v.chosen->scale;
    drag->limit = rounded_to(std::clamp(plot.value(ImGui::GetIO().MousePos.x), plot.low, plot.high),
                             std::abs(scale.best - scale.worst));
  }
}

void point_handles(CriteriaView& v, const Plot& plot, const Criterion& criterion) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  CriteriaState& state = v.state();
  ImDrawList& drawn = *ImGui::GetWindowDrawList();
  const ImU32 colour = criterion_fill(v, criterion.id);
  const auto& points = criterion.value.points;
  if (state.drag && state.drag->handle >= 0) // where it was
    drawn.AddCircle({plot.x(state.drag->from.first), plot.y(state.drag->from.second)}, look.px(9), p.line2, 0,
                    look.px(2));
  for (std::size_t i = 0; i < points.size(); ++i) {
    const ImVec2 centre{plot.x(points[i].first), plot.y(points[i].second)};
    const float r = look.px(9);
    const std::string id = "point " + std::to_string(i);
    const Touch t = touch(look, id.c_str(), {centre.x - r, centre.y - r, 2 * r, 2 * r}, 9);
    const bool chosen = state.point == static_cast<int>(i);
    drawn.AddCircleFilled(centre, r, t.held || chosen ? colour : p.page);
    drawn.AddCircle(centre, r, colour, 0, look.px(2.5F));
    if (t.clicked || t.held) state.point = static_cast<int>(i);
    if (t.held && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 1)) {
      if (!state.drag) state.drag = CurveDrag{criterion.id, static_cast<int>(i), points, 0, points[i]};
      const ImVec2 mouse = ImGui::GetIO().MousePos;
      state.drag->points[i] = held(state.drag->points, i, plot.value(mouse.x), plot.worth(mouse.y), *criterion.scale);
    }
    if (t.held || chosen) {
      const std::string text = shortest(points[i].first) + ": " + decimal(points[i].second, 2);
      const float w = width(look, text, {TextSize::S, true});
      const float left = std::clamp(centre.x - w / 2, plot.box.x, std::max(plot.box.x, plot.box.right() - w));
      put(look, left, centre.y + look.px(10), text, {TextSize::S, true}, p.ink);
    }
  }
}

/// Letting go writes what was dragged, as one edit.
void let_go(CriteriaView& v) {
  auto& drag = v.state().drag;
  if (!drag || ImGui::IsMouseDown(ImGuiMouseButton_Left)) return;
  Criterion changed = shown_criterion(v);
  const int handle = drag->handle;
  drag.reset();
  if (changed == *v.chosen) return;
  v.put(handle >= 0 ? "value" : "veto", changed);
}

/// Every pair as a small dot; those of the chosen industry by the county's name.
void values_along(CriteriaView& v, const Plot& plot, const std::vector<Measured>& values, const Criterion& criterion) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  ImDrawList& drawn = *ImGui::GetWindowDrawList();
  std::vector<Measured> named;
  for (Measured one : values) {
    bool clamped = false;
    one.u = value_of(criterion, one.x, clamped); // along the curve as it is being dragged
    if (one.industry == v.session.selection.industry)
      named.push_back(one);
    else
      drawn.AddCircleFilled({plot.x(std::clamp(one.x, plot.low, plot.high)), plot.y(one.u)}, look.px(2.2F), p.n1);
  }
  std::sort(named.begin(), named.end(), [&](const Measured& a, const Measured& b) {
    const bool here_a = a.county == v.session.selection.county, here_b = b.county == v.session.selection.county;
    return here_a != here_b ? here_a : a.x < b.x;
  });
  std::vector<Box> taken;
  for (std::size_t i = 0; i < named.size(); ++i) {
    const ImVec2 at{plot.x(std::clamp(named[i].x, plot.low, plot.high)), plot.y(named[i].u)};
    drawn.AddCircleFilled(at, look.px(5), p.accent);
    if (i >= most_names) continue;
    const std::string text =
        county_name(v.session, named[i].county) + " " + decimal(named[i].x, 2) + ": " + decimal(named[i].u, 2);
    const float w = width(look, text, {TextSize::S, true});
    const float left = at.x + look.px(10) + w > plot.box.right() ? at.x - look.px(10) - w : at.x + look.px(10);
    Box tag{std::max(plot.box.x, left), at.y - look.px(22), w, look.px(20)};
    const auto meets = [&] {
      return std::any_of(taken.begin(), taken.end(), [&](const Box& other) {
        return tag.x < other.right() && other.x < tag.right() && tag.y < other.bottom() && other.y < tag.bottom();
      });
    };
    for (int tries = 0; tries < 8 && meets(); ++tries) tag.y += look.px(20);
    if (meets() || tag.bottom() > plot.box.bottom()) continue;
    taken.push_back(tag);
    put(look, tag.x, tag.y, text, {TextSize::S, true}, p.ink);
  }
}

void curve_line(const Look& look, const Plot& plot, const Criterion& criterion, ImU32 colour) {
  ImDrawList& drawn = *ImGui::GetWindowDrawList();
  const Scale& scale = *criterion.scale;
  drawn.AddLine({plot.x(scale.worst), plot.y(0)}, {plot.x(scale.best), plot.y(1)}, look.colours.line2, 1);
  constexpr int pieces = 160;
  bool clamped = false;
  std::vector<double> xs;
  for (int i = 0; i <= pieces; ++i) xs.push_back(plot.low + (plot.high - plot.low) * i / pieces);
  for (const auto& point : criterion.value.points) xs.push_back(point.first);
  xs.push_back(scale.worst), xs.push_back(scale.best);
  std::sort(xs.begin(), xs.end());
  for (const double x : xs) drawn.PathLineTo({plot.x(x), plot.y(value_of(criterion, x, clamped))});
  drawn.PathStroke(colour, 0, look.px(2.5F));
}

/// Straight, through points, or an s: what stands for the new kind goes through what was.
void choose_curve(CriteriaView& v, int kind) {
  Criterion changed = *v.chosen;
  const Scale& scale = *changed.scale;
  const double middle = (scale.worst + scale.best) / 2;
  bool clamped = false;
  const double worth = value_of(*v.chosen, middle, clamped);
  ValueFunction next;
  next.extras = changed.value.extras;
  if (kind == 1) {
    next.kind = "piecewise";
    next.points = {{scale.worst, 0}, {middle, std::round(worth * 1000) / 1000}, {scale.best, 1}};
  } else if (kind == 2) {
    next.kind = "s-curve";
    next.middle = middle;
    next.steepness = 8;
  }
  changed.value = next;
  v.put("value", changed);
}

void add_point(CriteriaView& v, const Plot& plot, const Criterion& criterion) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const Scale& scale = *criterion.scale;
  const double span = std::abs(scale.best - scale.worst);
  const double x = rounded_to(plot.value(mouse.x), span);
  if (x <= std::min(scale.worst, scale.best) || x >= std::max(scale.worst, scale.best)) return;
  Criterion changed = criterion;
  auto& points = changed.value.points;
  if (std::any_of(points.begin(), points.end(),
                  [&](const auto& p) { return std::abs(p.first - x) < span * least_gap; }))
    return;
  const bool rising = scale.best > scale.worst;
  const auto at =
      std::find_if(points.begin(), points.end(), [&](const auto& p) { return rising ? p.first > x : p.first < x; });
  v.state().point = static_cast<int>(at - points.begin());
  points.insert(at, {x, std::round(std::clamp(plot.worth(mouse.y), 0.0, 1.0) * 1000) / 1000});
  v.put("value", changed);
}

float s_curve_fields(CriteriaView& v, const Column& column, float y) {
  const Look& look = v.look();
  const float h = look.px(28);
  float x = column.x;
  const std::pair<const char*, double> fields_of[] = {{mark("Turns at"), v.chosen->value.middle},
                                                      {mark("Steepness"), v.chosen->value.steepness}};
  for (int i = 0; i < 2; ++i) {
    const std::string name = v.tell(fields_of[i].first);
    put_in(look, {x, y, look.px(110), h}, name, {}, look.colours.t2);
    x += width(look, name) + look.px(10);
    if (const auto typed = typed_value(v, v.path(i == 0 ? "middle" : "steepness"), shortest(fields_of[i].second),
                                       {x, y, look.px(100), h}, "0"))
      if (const auto number = read_number(*typed); number.value) {
        Criterion changed = *v.chosen;
        (i == 0 ? changed.value.middle : changed.value.steepness) = *number.value;
        v.put("value", changed);
      }
    x += look.px(120);
  }
  return h + look.px(10);
}

} // namespace

double rounded_to(double x, double width_of_scale) {
  const double step = std::pow(10, std::floor(std::log10(width_of_scale)) - 3);
  return std::round(x / step) * step;
}

float curve_editor(CriteriaView& v, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const float begin = y;
  const std::vector<std::string> kinds = {v.tell(mark("Straight")), v.tell(mark("Points")), v.tell(mark("S-curve"))};
  const float w = segments_width(look, kinds);
  const std::string& kind = v.chosen->value.kind;
  const int now = kind == "piecewise" ? 1 : kind == "s-curve" ? 2 : 0;
  put_in(look, {column.x, y, std::max(0.F, column.w - w - look.px(12)), look.px(control_height)},
         v.tell(mark("What each value is worth")), {TextSize::M, true}, p.ink);
  if (const auto chosen = segments(look, "curve", {column.x + column.w - w, y, w, look.px(control_height)}, kinds, now))
    choose_curve(v, *chosen);
  y += look.px(control_height + 14);
  if (now == 2) y += s_curve_fields(v, column, y);
  const std::vector<Measured> values = measured_values(v);
  const Criterion shown = shown_criterion(v);
  const Plot plot = plot_of(v, values, {column.x + look.px(44), y + look.px(6), column.w - look.px(54), look.px(180)});
  axes(look, plot, shown.unit);
  if (shown.veto && shown.veto->below)
    excluded_zone(look, plot, plot.box.x, plot.x(*shown.veto->below), v.tell(mark("excluded")));
  if (shown.veto && shown.veto->above)
    excluded_zone(look, plot, plot.x(*shown.veto->above), plot.box.right(), v.tell(mark("excluded")));
  curve_line(look, plot, shown, criterion_fill(v, shown.id));
  values_along(v, plot, values, shown);
  if (now == 1) point_handles(v, plot, shown);
  if (shown.veto && shown.veto->below) veto_line(v, plot, veto_below, *shown.veto->below);
  if (shown.veto && shown.veto->above) veto_line(v, plot, veto_above, *shown.veto->above);
  const bool over = ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(plot.box.min(), plot.box.max());
  if (now == 1 && over && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left) && !v.state().drag)
    add_point(v, plot, shown);
  let_go(v);
  y = plot.box.bottom() + look.px(46);
  std::string text = v.tell(say(mark("Named: {0}. Dots: all {1} pairs of county and industry that have a value."),
                                industry_name(v.session, v.session.selection.industry), std::to_string(values.size())));
  if (now == 1)
    text += (look.language == Language::zh ? "" : " ") +
            v.tell(mark("Drag a point; a double click adds one, Del takes it out."));
  return y + paragraph(look, column.x, y, column.w, text, {}, p.t3) - begin;
}

void move_point(CriteriaView& v, double right, double up) {
  if (!v.chosen || !v.chosen->scale || v.chosen->value.kind != "piecewise") return;
  const auto i = static_cast<std::size_t>(std::max(0, v.state().point));
  Criterion changed = *v.chosen;
  auto& points = changed.value.points;
  if (v.state().point < 0 || i >= points.size()) return;
  const Scale& scale = *changed.scale;
  const double span = std::abs(scale.best - scale.worst);
  points[i] = held(points, i, points[i].first + right * span, points[i].second + up, scale);
  if (changed != *v.chosen) v.put("value", changed);
}

} // namespace yindi::gui
