#include "gui/pages/region/region_page.h"

#include "gui/pages/no_ranking.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <set>

namespace yindi::gui {
namespace {

std::size_t different(const Choices& chosen) {
  std::set<std::size_t> all;
  for (const auto& some : chosen) all.insert(some.begin(), some.end());
  return all.size();
}

std::string region_headline(const Regional& answer, const Look& look) {
  if (!answer.whole) return std::string(tr(look.language, "Planning together..."));
  if (!answer.no_plan.empty()) return std::string(tr(look.language, "There is no plan"));
  if (!has_plan(answer)) return std::string(tr(look.language, "No plan keeps these rules"));
  const Plan& plan = *answer.result.plan;
  const std::size_t before = rival_pairs(plan.problem, plan.alone.chosen),
                    after = rival_pairs(plan.problem, plan.planned.chosen);
  if (answer.of->model->links.empty()) return std::string(tr(look.language, "Neighbours are not known"));
  if (before == 0) return std::string(tr(look.language, "No neighbours are rivals"));
  return sentence(look, mark("Together: {0} rival pairs instead of {1}"), std::to_string(after),
                  std::to_string(before));
}

std::string region_sentence(const Regional& answer, const Look& look) {
  const std::string stop = look.language == Language::zh ? "。" : ".";
  if (!answer.no_plan.empty()) return answer.no_plan.in(look.language) + stop;
  if (!has_plan(answer) && answer.whole)
    return std::string(tr(look.language, "The region is shown; loosen one of the rules below for a plan."));
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

/// The charts below stay in sight where the window is high enough.
float map_height(const Look& look, float room_below) {
  return std::clamp(room_below - look.px(270), look.px(380), look.px(640));
}

float two_maps(const Session& session, UiState& ui, Intents& intents, const Regional& answer, const Column& column,
               float y, float bottom) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const Plan& plan = *answer.result.plan;
  const float begin = y, title = look.px(30);
  const auto head = [&](float x, float w, const char* text, Align align) {
    put_in(look, {x, y, w, look.px(26)}, tr(look.language, text), {TextSize::M, true}, p.ink, align);
  };
  const auto alone = [&](const Box& box) {
    region_map(session, ui, intents, answer, box, "alone", &plan.alone.chosen, nullptr);
  };
  const auto planned = [&](const Box& box) {
    region_map(session, ui, intents, answer, box, "planned", &plan.planned.chosen, &plan.alone.chosen);
  };
  if (stacked(look, column)) {
    const float h = look.px(360);
    head(column.x, column.w, mark("Each county for itself"), Align::left);
    alone({column.x, y + title, column.w, h});
    y += title + h + look.px(8);
    y += before_after(session, look, answer, column, y) + look.px(12);
    head(column.x, column.w, mark("Planned together"), Align::left);
    planned({column.x, y + title, column.w, h});
    return y + title + h - begin;
  }
  const float middle = look.px(column.w < look.px(980) ? 214 : 252), gap = look.px(12);
  const float w = (column.w - middle - 2 * gap) / 2;
  head(column.x, w, mark("Each county for itself"), Align::left);
  head(column.x + column.w - w, w, mark("Planned together"), Align::right);
  y += title;
  const float table = before_after(session, look, answer, {column.x + w + gap, middle}, y);
  const float h = std::max(map_height(look, bottom - y), table);
  alone({column.x, y, w, h});
  planned({column.x + column.w - w, y, w, h});
  return title + h;
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
    return mark("Filled: its loss cuts others off; pale: only counties outside the case. Thick lines: links whose loss "
                "does.");
  case RegionView::leading:
    return mark("Colour: the sector that leads today (largest location quotient, at least 1). Thick lines join "
                "neighbours that lead in the same.");
  case RegionView::measure:
    return mark("Stronger colour: more of it, from the least to the greatest in the region. White: not known.");
  default:
    return mark("The choices are drawn once there is a plan.");
  }
}

float one_map(const Session& session, UiState& ui, Intents& intents, const Regional& answer, const Column& column,
              float y) {
  const Look& look = ui.look;
  const float side = look.px(240), gap = look.px(20), h = look.px(480);
  const float begin = y;
  y += paragraph(look, column.x, y, column.w, tr(look.language, what_view_says(region_view(session))), {},
                 look.colours.t2) +
       look.px(6);
  const bool below = stacked(look, column), list = region_view(session) != RegionView::industry;
  region_map(session, ui, intents, answer, {column.x, y, below ? column.w : column.w - side - gap, h}, "one", nullptr,
             nullptr);
  if (below) y += h + look.px(12);
  const Column beside{below ? column.x : column.x + column.w - side, below ? column.w : side};
  const float list_height = list ? measure_list(session, ui, intents, answer, beside, y) : 0;
  return y + (below ? list_height : std::max(h, list_height)) - begin;
}

/// What the map cannot say itself: islands, counties without a place, how to move it.
float map_notes(const Look& look, const Regional& answer, const Column& column, float y) {
  const RegionResult& result = answer.result;
  std::vector<Text> islands;
  bool placed = true;
  for (const std::size_t county : result.h.counties) {
    if (result.region.graph.neighbours[county].empty()) islands.push_back(answer.of->model->counties[county].name);
    placed = placed && answer.of->model->counties[county].lon && answer.of->model->counties[county].lat;
  }
  std::string text;
  const auto add = [&](const std::string& more) {
    text += (text.empty() || look.language == Language::zh ? "" : " ") + more;
  };
  if (answer.of->model->links.empty())
    add(std::string(tr(look.language, "No neighbours are known (links.csv is missing or names none), so whether they "
                                      "are rivals is not known either.")));
  else if (!islands.empty()) {
    const std::size_t n = islands.size();
    if (n > 6) islands.resize(6);
    add(n > 6 ? sentence(look, mark("{0} counties without neighbours here, among them {1}."), std::to_string(n),
                         list(islands))
              : sentence(look, mark("Without neighbours here (in a square): {}."), list(islands)));
  }
  add(std::string(
      tr(look.language,
         placed ? mark("Seats at their positions, pushed apart where discs would touch; nearer they are truer.")
                : mark("Not all counties have a position: drawn on a ring in the order of the case."))));
  add(std::string(tr(look.language, "Drag to move, Ctrl and wheel to zoom, click to choose.")));
  return paragraph(look, column.x, y, column.w, text, {}, look.colours.t3);
}

float plan_blocks(const Session& session, UiState& ui, Intents& intents, const Regional& answer, const Column& column,
                  float y) {
  const Look& look = ui.look;
  const float begin = y, gap = look.px(36), left = column.w * .33F;
  if (stacked(look, column)) {
    y += frontier_block(session, look, intents, answer, column, y) + look.px(16);
    return y + losses_block(session, ui, intents, answer, column, y) - begin;
  }
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
    intents.push_back(AskJob{"region"});
}

/// That the plan on show is not, or not yet, the one that is asked for. Returns the height.
float freshness(const Session& session, const Look& look, Intents& intents, const Regional& answer,
                const Column& column, float y) {
  const WorkerState state = regional_state(session);
  const bool current = answer.of == session.document.history->now && answer.whole;
  if (current || (state.running && state.seconds < noticed_after)) return 0;
  if (state.running) {
    put(look, column.x, y, tr(look.language, "Replanning..."), {}, look.colours.info);
    return look.px(24);
  }
  const std::string text(tr(look.language, "Cancelled: this is not the plan that is asked for now."));
  const float used = put(look, column.x, y + look.px(4), text, {}, look.colours.warn);
  const std::string again(tr(look.language, "Work it out"));
  if (button(look, "again", {column.x + used + look.px(14), y, button_width(look, again), look.px(28)}, again))
    intents.push_back(AskJob{"region"});
  return look.px(36);
}

} // namespace

bool stacked(const Look& look, const Column& column) { return column.w < look.px(620); }

void region_page(const Session& session, UiState& ui, Intents& intents) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const Box page = room();
  const Column column{page.x + look.px(28), page.w - look.px(52)};
  float y = page.y + look.px(18);
  if (shown_case(session).model->county_ids.empty() || nothing_weighed(session)) {
    no_ranking(session, look, intents, column, y);
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
  y += view_row(session, ui, intents, *answer, column, y) + look.px(12);
  const bool planned = has_plan(*answer);
  y += planned && region_view(session) == RegionView::industry
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
  if (session.document.history && nothing_weighed(session)) return {State::attention, 0};
  if (regional_state(session).running) return {State::running, 0};
  const Regional* answer = shown_regional(session);
  if (!answer || !answer->whole) return {State::waiting, 0};
  return {has_plan(*answer) ? State::done : State::attention, 0};
}

} // namespace yindi::gui
