#include "gui/pages/region.h"

#include "gui/widgets/controls.h"

#include <algorithm>
#include <set>

namespace yindi::gui {
namespace {

const std::vector<std::pair<RegionView, const char*>>& views() {
  static const std::vector<std::pair<RegionView, const char*>> all = {{RegionView::industry, mark("Industries")},
                                                                      {RegionView::likeness, mark("Likeness")},
                                                                      {RegionView::crowding, mark("Crowding")},
                                                                      {RegionView::hubs, mark("Hubs")},
                                                                      {RegionView::weak, mark("Weak points")}};
  return all;
}

std::size_t different(const Choices& chosen) {
  std::set<std::size_t> all;
  for (const auto& some : chosen) all.insert(some.begin(), some.end());
  return all.size();
}

std::string region_headline(const Regional& answer, const Look& look) {
  if (!answer.whole) return std::string(tr(look.language, "Planning together..."));
  if (!has_plan(answer)) return std::string(tr(look.language, "No plan keeps these rules"));
  const Plan& plan = *answer.result.plan;
  const std::size_t before = rival_pairs(plan.problem, plan.alone.chosen),
                    after = rival_pairs(plan.problem, plan.planned.chosen);
  if (before == 0) return std::string(tr(look.language, "No neighbours are rivals"));
  return sentence(look, mark("Together: {0} rival pairs instead of {1}"), std::to_string(after),
                  std::to_string(before));
}

std::string region_sentence(const Regional& answer, const Look& look) {
  const std::string stop = look.language == Language::zh ? "。" : ".";
  if (!answer.no_plan.empty()) return answer.no_plan.in(look.language) + stop;
  if (!has_plan(answer))
    return std::string(tr(look.language, "The region is shown already; the coordinated plan is being worked out."));
  const Plan& plan = *answer.result.plan;
  const double lost = plan.alone.fit > 0 ? 1 - plan.planned.fit / plan.alone.fit : 0;
  const Text share{decimal(100 * lost, 1) + " %", decimal(100 * lost, 1) + "%"};
  return sentence(
      look,
      mark(
          "Alone, {0} counties would back {1} industries. Planned together they back {2}, for **{3}** less total fit."),
      std::to_string(plan.problem.counties.size()), std::to_string(different(plan.alone.chosen)),
      std::to_string(different(plan.planned.chosen)), share);
}

/// What to draw about, and which item's crowding. Returns the height.
float view_row(UiState& ui, const Regional& answer, const Column& column, float y) {
  const Look& look = ui.look;
  const float h = look.px(control_height);
  std::vector<std::string> parts;
  int now = 0;
  for (std::size_t i = 0; i < views().size(); ++i) {
    parts.emplace_back(tr(look.language, views()[i].second));
    if (views()[i].first == ui.region_view) now = static_cast<int>(i);
  }
  const float w = segments_width(look, parts);
  if (const auto chosen = segments(look, "view", {column.x, y, w, h}, parts, now))
    ui.region_view = views()[static_cast<std::size_t>(*chosen)].first;
  float x = column.x + w + look.px(12);
  const Region& region = answer.result.region;
  if (ui.region_view == RegionView::crowding && !region.items.empty()) {
    const std::string label = region.item_names[crowding_item(answer, ui)].in(look.language);
    const float room = column.x + column.w - x - look.px(120);
    const Box place{x, y, std::min(room, button_width(look, label, {Kind::plain, true, Icon::chevron_down})), h};
    if (button(look, "item", place, label, {Kind::plain, true, Icon::chevron_down})) ImGui::OpenPopup("items");
    const float rows = static_cast<float>(std::min<std::size_t>(region.items.size(), 12));
    if (begin_list(look, "items", {place.x, place.bottom() + look.px(4), look.px(360), look.px(20 + 31 * rows)})) {
      for (std::size_t k = 0; k < region.items.size(); ++k)
        if (region.compared[k] && list_row(look, region.items[k].c_str(), region.item_names[k].in(look.language), "",
                                           k == crowding_item(answer, ui))) {
          ui.region_item = region.items[k];
          ImGui::CloseCurrentPopup();
        }
      end_list();
    }
  }
  const std::string find(tr(look.language, "Find a county"));
  const float find_width = button_width(look, find);
  const Box place{column.x + column.w - find_width, y, find_width, h};
  if (place.x > x && button(look, "find", place, find)) ui.counties_wanted = true;
  if (ui.map_zoom > 1 && place.x - look.px(110) > x) {
    const std::string all(tr(look.language, "Whole map"));
    const float all_width = button_width(look, all);
    if (button(look, "whole", {place.x - all_width - look.px(8), y, all_width, h}, all)) {
      ui.map_zoom = 1;
      ui.map_x = ui.map_y = 0;
    }
  }
  return h;
}

/// The charts below stay in sight where the window is high enough.
float map_height(const Look& look, float room_below) {
  return std::clamp(room_below - look.px(270), look.px(380), look.px(640));
}

float two_maps(const Session& session, UiState& ui, Intents& intents, const Regional& answer, const Column& column,
               float y, float bottom) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const Plan& plan = *answer.result.plan;
  const float middle = look.px(column.w < look.px(980) ? 170 : 200), gap = look.px(12);
  const float w = (column.w - middle - 2 * gap) / 2;
  put_in(look, {column.x, y, w, look.px(26)}, tr(look.language, "Each county for itself"), {TextSize::M, true}, p.ink);
  put_in(look, {column.x + column.w - w, y, w, look.px(26)}, tr(look.language, "Planned together"), {TextSize::M, true},
         p.ink, Align::right);
  y += look.px(30);
  const float table = before_after(session, look, answer, {column.x + w + gap, middle}, y);
  const float h = std::max(map_height(look, bottom - y), table);
  region_map(session, ui, intents, answer, {column.x, y, w, h}, "alone", &plan.alone.chosen, nullptr);
  region_map(session, ui, intents, answer, {column.x + column.w - w, y, w, h}, "planned", &plan.planned.chosen,
             &plan.alone.chosen);
  return look.px(30) + h;
}

const char* what_view_says(RegionView view) {
  switch (view) {
  case RegionView::likeness:
    return mark(
        "Stronger colour: more like its neighbours (UNIDO similarity). Thick lines join the most alike 5 % of pairs.");
  case RegionView::crowding:
    return mark("Stronger colour: more of the neighbours, by closeness, lead in this already.");
  case RegionView::hubs:
    return mark(
        "Stronger colour: more of the shortest ways between other counties pass through (betweenness): a shared hub "
        "would serve most here.");
  case RegionView::weak:
    return mark("Filled: its loss cuts others off. Thick lines: links whose loss does.");
  default:
    return mark("Colour: the sector that leads today is not drawn here; the plan's choices are, once it is there.");
  }
}

float one_map(const Session& session, UiState& ui, Intents& intents, const Regional& answer, const Column& column,
              float y) {
  const Look& look = ui.look;
  const float side = look.px(240), gap = look.px(20), h = look.px(480);
  const float begin = y;
  y += paragraph(look, column.x, y, column.w, tr(look.language, what_view_says(ui.region_view)), {}, look.colours.t2) +
       look.px(6);
  region_map(session, ui, intents, answer, {column.x, y, column.w - side - gap, h}, "one", nullptr, nullptr);
  float list_height = 0;
  if (ui.region_view != RegionView::industry)
    list_height = measure_list(session, ui, intents, answer, {column.x + column.w - side, side}, y);
  return y + std::max(h, list_height) - begin;
}

/// What the map cannot say itself: islands, counties without a place, how to move it.
float map_notes(const Look& look, const Regional& answer, const Column& column, float y) {
  const RegionResult& result = answer.result;
  std::vector<Text> islands;
  bool placed = true;
  for (const std::size_t county : result.h.counties) {
    if (result.region.graph.neighbours[county].empty()) islands.push_back(answer.of->counties[county].name);
    placed = placed && answer.of->counties[county].lon && answer.of->counties[county].lat;
  }
  std::string text;
  const auto add = [&](const std::string& more) {
    text += (text.empty() || look.language == Language::zh ? "" : " ") + more;
  };
  if (answer.of->links.empty())
    add(std::string(
        tr(look.language, "This casebook has no links.csv: no neighbours are known, so none can be rivals.")));
  else if (!islands.empty()) {
    const std::size_t n = islands.size();
    if (n > 6) islands.resize(6);
    add(n > 6 ? sentence(look, mark("{0} counties without neighbours here, among them {1}."), std::to_string(n),
                         list(islands))
              : sentence(look, mark("Without neighbours here (in a square): {}."), list(islands)));
  }
  add(std::string(
      tr(look.language, placed ? mark("Seats at their true positions, pushed apart where discs would touch.")
                               : mark("Not all counties have a position: drawn on a ring in the order of the case."))));
  add(std::string(tr(look.language, "Drag to move, Ctrl and wheel to zoom, click to choose.")));
  return paragraph(look, column.x, y, column.w, text, {}, look.colours.t3);
}

float plan_blocks(const Session& session, UiState& ui, Intents& intents, const Regional& answer, const Column& column,
                  float y) {
  const Look& look = ui.look;
  const float begin = y, gap = look.px(36), left = column.w * .33F;
  const float a = frontier_block(session, look, intents, answer, {column.x, left}, y);
  const float b = losses_block(session, ui, intents, answer, {column.x + left + gap, column.w - left - gap}, y);
  return y + std::max(a, b) - begin;
}

void waiting(const Session& session, const Look& look, Intents& intents, const Column& column, float y) {
  const bool runs = regional_state(session).running;
  y += paragraph(look, column.x, y, column.w,
                 tr(look.language,
                    runs ? mark("Looking at the region...") : mark("Cancelled: the region has not been worked out.")),
                 {TextSize::M}, look.colours.t2) +
       look.px(12);
  const std::string again(tr(look.language, "Work it out"));
  if (!runs && button(look, "again", {column.x, y, button_width(look, again, {Kind::primary}), look.px(control_height)},
                      again, {Kind::primary}))
    intents.push_back(AskRegional{});
}

/// That the plan on show is not, or not yet, the one that is asked for. Returns the height.
float freshness(const Session& session, const Look& look, Intents& intents, const Regional& answer,
                const Column& column, float y) {
  const WorkerState state = regional_state(session);
  const bool current = answer.of == session.history->now && answer.whole;
  if (current || (state.running && state.seconds < noticed_after)) return 0;
  if (state.running) {
    put(look, column.x, y, tr(look.language, "Replanning..."), {}, look.colours.info);
    return look.px(24);
  }
  const std::string text(tr(look.language, "Cancelled: this is not the plan that is asked for now."));
  const float used = put(look, column.x, y + look.px(4), text, {}, look.colours.warn);
  const std::string again(tr(look.language, "Work it out"));
  if (button(look, "again", {column.x + used + look.px(14), y, button_width(look, again), look.px(28)}, again))
    intents.push_back(AskRegional{});
  return look.px(36);
}

} // namespace

void region_page(const Session& session, UiState& ui, Intents& intents) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const Box page = room();
  const Column column{page.x + look.px(28), page.w - look.px(52)};
  float y = page.y + look.px(18);
  if (shown_case(session).county_ids.empty()) {
    paragraph(look, column.x, y, column.w, tr(look.language, "No county of this case decides."), {TextSize::M}, p.t2);
    return;
  }
  const Regional* answer = latest_plan(session);
  if (!answer) {
    waiting(session, look, intents, column, y);
    return;
  }
  y += paragraph(look, column.x, y, column.w, region_headline(*answer, look), {TextSize::L, true}, p.ink);
  y += paragraph(look, column.x, y, column.w, region_sentence(*answer, look), {TextSize::M}, p.t2) + look.px(6);
  y += freshness(session, look, intents, *answer, column, y);
  y += lambda_row(session, ui, intents, column, y) + look.px(8);
  y += view_row(ui, *answer, column, y) + look.px(12);
  const bool planned = has_plan(*answer);
  y += planned && ui.region_view == RegionView::industry
           ? two_maps(session, ui, intents, *answer, column, y, page.bottom())
           : one_map(session, ui, intents, *answer, column, y);
  y += look.px(6) + map_notes(look, *answer, column, y + look.px(6)) + look.px(16);
  const auto line = [&] {
    horizontal(column.x, column.x + column.w, y, p.line);
    y += look.px(14);
  };
  if (planned) {
    line();
    y += plan_blocks(session, ui, intents, *answer, column, y) + look.px(16);
  }
  line();
  y += rules_block(session, ui, intents, column, y) + look.px(18);
  line();
  y += homogenization_block(session, look, intents, *answer, column, y);
  ImGui::SetCursorScreenPos({page.x, y + look.px(24)});
  ImGui::Dummy({1, 1});
}

PageState region_state(const Session& session) {
  if (regional_state(session).running) return {State::running, 0};
  const Regional* answer = shown_regional(session);
  if (!answer || !answer->whole) return {State::waiting, 0};
  return {has_plan(*answer) ? State::done : State::attention, 0};
}

} // namespace yindi::gui
