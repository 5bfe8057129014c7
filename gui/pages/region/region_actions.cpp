#include "gui/pages/actions.h"
#include "gui/pages/region/region_page.h"

namespace yindi::gui {
namespace {

constexpr float zoom_step = 1.5F;

bool is_near(const Session&, const UiState& ui) { return ui.region.zoom > 1; }

bool can_plan(const Session& session, const UiState&) {
  const Regional* answer = shown_regional(session);
  return !regional_state(session).running && !(answer && answer->whole);
}

std::function<void(const Session&, UiState&, Intents&)> zooms(float factor) {
  return [factor](const Session&, UiState& ui, Intents&) {
    const Box unit{0, 0, 1, 1};
    zoom_map(ui, unit, unit.centre(), factor);
  };
}

std::function<void(const Session&, UiState&, Intents&)> steps_lambda(int by) {
  return [by](const Session& session, UiState&, Intents& intents) {
    const double now = shown_case(session).plan.lambda, to = stepped_lambda(now, by);
    if (to != now) intents.push_back(Change{"plan.lambda", shortest(to)});
  };
}

} // namespace

std::vector<Action> region_actions() {
  return {
      {.id = "whole map", .label = say(mark("Whole map")), .enabled = is_near, .run = zooms(0)},
      {.id = "map away", .label = say(mark("Show more of the map")), .enabled = is_near, .run = zooms(1 / zoom_step)},
      {.id = "map nearer", .label = say(mark("Bring the map nearer")), .run = zooms(zoom_step)},
      {.id = "less lambda", .label = say(mark("Neighbours count less")), .run = steps_lambda(-1)},
      {.id = "more lambda", .label = say(mark("Neighbours count more")), .run = steps_lambda(1)},
      {.id = "work out plan", .label = say(mark("Work it out")), .enabled = can_plan, .run = emits(AskJob{"region"})}};
}

} // namespace yindi::gui
