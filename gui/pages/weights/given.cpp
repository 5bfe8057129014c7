// Weights given without comparisons: points, swing, places, best and worst, ratios, steps.

#include "engine/weights/weighting_rows.h"
#include "engine/weights/weightings.h"
#include "engine/weights/wording.h"
#include "gui/pages/weights/weights_page.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <cmath>

namespace yindi::gui {
namespace {

double number_of(const std::map<std::string, double>& numbers, const std::string& item) {
  const auto at = numbers.find(item);
  return at == numbers.end() ? 0 : at->second;
}

/// A track from 0 to 100 with a handle; one drag is one step of the history.
void points_slider(WeightsView& v, const std::string& item, const Box& box) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  WeightsState& state = v.ui.weights;
  const double now = number_of(v.given->values, item);
  const Touch t = touch(look, "points", box, 10);
  const float room = box.w - look.px(20), x0 = box.x + look.px(10), middle = box.centre().y;
  if (t.held && ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
    if (!state.dragging) ++v.ui.frame.gesture;
    state.dragging = true;
    const double wanted = std::round(100 * std::clamp((ImGui::GetMousePos().x - x0) / room, 0.F, 1.F));
    if (wanted != now) put_row(v, with_number(*v.given, item, wanted, false), v.ui.frame.gesture);
  }
  const float at = x0 + room * static_cast<float>(std::clamp(now / 100, 0.0, 1.0));
  fill({x0, middle - look.px(3), room, look.px(6)}, p.line2, look.px(3));
  fill({x0, middle - look.px(3), at - x0, look.px(6)}, group_fill(v.session, look, item), look.px(3));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddCircleFilled({at, middle}, look.px(10), t.held ? p.accent : p.page);
  list.AddCircle({at, middle}, look.px(10), p.accent, 0, look.px(2));
}

/// [-] 7 [+]; gives the new number.
std::optional<double> stepper(const Look& look, const char* id, const Box& box, double now, double least, double most,
                              double step) {
  std::optional<double> result;
  ImGui::PushID(id);
  const float each = look.px(30);
  if (button(look, "less", {box.x, box.y, each, box.h}, "−", {Kind::plain, now > least}))
    result = std::max(least, now - step);
  put_in(look, {box.x + each, box.y, box.w - 2 * each, box.h}, shortest(now), {TextSize::M, true}, look.colours.ink,
         Align::centre);
  if (button(look, "more", {box.right() - each, box.y, each, box.h}, "+", {Kind::plain, now < most}))
    result = std::min(most, now + step);
  ImGui::PopID();
  return result;
}

/// The place, and but at the first one the step that leads to it, in hundredths.
void place_and_step(WeightsView& v, const StepsAsked& asked, const std::string& item, const Box& box, float each) {
  const Look& look = v.look();
  const double most = static_cast<double>(v.w->items.size());
  const double place = number_of(v.given->values, item), step = number_of(v.given->steps, item);
  if (const auto next = stepper(look, "place", {box.x, box.y, each, box.h}, place, 1, most, 1))
    put_row(v, with_number(*v.given, item, *next, false));
  const auto before = [&](const auto& entry) { return entry.second < place; };
  if (std::none_of(v.given->values.begin(), v.given->values.end(), before)) return;
  const float x = box.x + (box.w - look.px(24)) / 2 + look.px(24);
  if (const auto next = stepper(look, "step", {x, box.y, each, box.h}, step, asked.least, asked.most, .05))
    put_row(v, with_number(*v.given, item, std::round(*next * 100) / 100, true));
}

/// The controls of one row for what its kind asks.
void row_controls(WeightsView& v, const WeightingKind& kind, const std::string& item, const Box& box,
                  const BestWorst* found, std::size_t place) {
  const Look& look = v.look();
  const Asks asks = kind.asks;
  const double now = number_of(v.given->values, item), most = static_cast<double>(v.w->items.size());
  const float h = look.px(control_height), y = box.y + (box.h - h) / 2, each = look.px(124);
  if (asks == Asks::points) {
    points_slider(v, item, {box.x, box.y, box.w - each - look.px(12), box.h});
    if (const auto next = stepper(look, "points step", {box.right() - each, y, each, h}, now, 0, 1000, 1))
      put_row(v, with_number(*v.given, item, *next, false));
  }
  if (asks == Asks::ranks)
    if (const auto next = stepper(look, "place", {box.x, y, each, h}, now, 1, most, 1))
      put_row(v, with_number(*v.given, item, *next, false));
  if (asks == Asks::ratios)
    if (const auto next = stepper(look, "ratio", {box.x, y, each, h}, now, 1, 99, .5))
      put_row(v, with_number(*v.given, item, *next, false));
  if (asks == Asks::steps) place_and_step(v, kind.steps, item, {box.x, y, box.w, h}, each);
  if (asks != Asks::best_worst) return;
  const bool best = found && found->best == place, worst = found && found->worst == place;
  const std::string is_best(tr(look.language, "best")), is_worst(tr(look.language, "worst"));
  const auto side = [&](const char* id, bool of_worst, const Box& at, bool chosen, const std::string& word,
                        const std::string& make, std::size_t other) {
    if (chosen) {
      put_in(look, at, word, {TextSize::S, true}, look.colours.accent, Align::centre);
      return;
    }
    const auto& numbers = of_worst ? v.given->worst : v.given->values;
    if (const auto next = stepper(look, id, {at.x, at.y, each, at.h}, number_of(numbers, item), 1, 9, 1))
      put_row(v, with_number(*v.given, item, *next, of_worst));
    if (!found) return;
    const float w = at.right() - at.x - each - look.px(8);
    ImGui::PushID(id);
    if (button(look, "make", {at.x + each + look.px(8), at.y, w, at.h}, make))
      put_row(v, with_swapped(*v.given, item, v.w->items[other]));
    ImGui::PopID();
  };
  const float w = (box.w - look.px(24)) / 2;
  side("to best", false, {box.x, y, w, h}, best, is_best, std::string(tr(look.language, "Make it best")),
       found ? found->best : 0);
  side("to worst", true, {box.x + w + look.px(24), y, w, h}, worst, is_worst,
       std::string(tr(look.language, "Make it worst")), found ? found->worst : 0);
}

void weight_at_right(const WeightsView& v, const std::string& item, double weight, double most, const Box& box) {
  const Look& look = v.look();
  const float number = width(look, "0.000") + look.px(8), room = box.w - number;
  const float w = std::max(1.F, static_cast<float>(weight / std::max(most, 1e-9)) * room);
  fill({box.x, box.centre().y - look.px(10), w, look.px(20)}, group_fill(v.session, look, item));
  put_in(look, {box.x + w + look.px(8), box.y, number, box.h}, decimal(weight, 3), {}, look.colours.ink);
}

float reason_field(WeightsView& v, const Column& column, float y) {
  const Look& look = v.look();
  WeightsState& state = v.ui.weights;
  if (state.typed_for != "reason") state.typed_for = "reason", state.typed = v.given->reason;
  const Box box{column.x, y, std::min(column.w, look.px(620)), look.px(control_height)};
  field(look, "##reason", box, state.typed,
        std::string(tr(look.language, "Why these weights? (stands in the report)")));
  if (ImGui::IsItemDeactivated()) {
    if (state.typed != v.given->reason) {
      NodeWeighting row = *v.given;
      row.reason = state.typed;
      put_row(v, weighting_row(row));
    }
  } else if (!ImGui::IsItemActive()) {
    state.typed = v.given->reason;
  }
  return box.h;
}

} // namespace

float given_panel(WeightsView& v, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const float begin = y;
  const WeightingKind* kind = find_weighting(v.given->kind);
  if (!kind) return 0;
  if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) v.ui.weights.dragging = false;
  const Loaded<DirectWeights> direct = direct_weights(v.w->items, *v.given);
  const BestWorst* found = direct.value && direct.value->best_worst ? &*direct.value->best_worst : nullptr;
  double most = 0;
  if (direct.value)
    for (const double weight : direct.value->weights) most = std::max(most, weight);
  float names = look.px(120);
  for (const std::string& item : v.w->items)
    names = std::max(names, width(look, criterion_name(v.session, item), {TextSize::M, true}) + look.px(20));
  names = std::min(names, column.w * .3F);
  const float right = look.px(150), controls = column.w - names - right - look.px(24);
  if (kind->asks == Asks::best_worst || kind->asks == Asks::steps) {
    const bool best = kind->asks == Asks::best_worst;
    const float w = (controls - look.px(24)) / 2;
    put_in(look, {column.x + names, y, w, look.px(24)},
           tr(look.language, best ? mark("the best, how many times more") : kind->steps.place), {}, p.t3);
    put_in(look, {column.x + names + w + look.px(24), y, w, look.px(24)},
           tr(look.language, best ? mark("how many times more than the worst") : kind->steps.step), {}, p.t3);
    y += look.px(26);
  }
  for (std::size_t i = 0; i < v.w->items.size(); ++i) {
    const std::string& item = v.w->items[i];
    const std::string way = ends_text(v, item, false);
    const float ends = paragraph(look, column.x, y, column.w - right, way, {}, p.t3, false);
    const Box row{column.x, y, column.w, look.px(42)};
    ImGui::PushID(item.c_str());
    put_in(look, {row.x, row.y, names - look.px(10), row.h}, criterion_name(v.session, item), {TextSize::M, true},
           p.ink);
    row_controls(v, *kind, item, {row.x + names, row.y, controls, row.h}, found, i);
    if (direct.value)
      weight_at_right(v, item, direct.value->weights[i], most, {row.right() - right, row.y, right, row.h});
    ImGui::PopID();
    paragraph(look, row.x, row.bottom() - look.px(4), column.w - right, way, {}, p.t3);
    y = row.bottom() + ends + look.px(2);
    horizontal(row.x, row.right(), y, p.line);
    y += 1;
  }
  y += look.px(10);
  for (const Diagnostic& problem : direct.diagnostics)
    y += paragraph(look, column.x, y, column.w, problem.message.in(look.language), {}, p.err);
  if (found) {
    const std::string limit = found->threshold ? sentence(look, mark("(limit {})"), decimal(*found->threshold, 3)) : "";
    y += paragraph(look, column.x, y, column.w,
                   sentence(look, mark("Consistency ratio {0} {1}, xi {2}"), decimal(found->ratio, 3), limit,
                            decimal(found->xi, 3)),
                   {}, found->threshold && found->ratio > *found->threshold ? p.warn : p.t2);
  }
  y += look.px(4) + reason_field(v, column, y + look.px(4));
  y += look.px(8) + paragraph(look, column.x, y + look.px(8), column.w, kind->source, {}, p.t3);
  return y - begin;
}

} // namespace yindi::gui
