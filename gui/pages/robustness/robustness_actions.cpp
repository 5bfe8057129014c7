#include "gui/pages/actions.h"
#include "gui/pages/robustness/robustness_page.h"

namespace yindi::gui {
namespace {

bool can_ask(const Session& session, const UiState&) {
  return shown_county(session) && !sureness_is_current(session) && !sureness_state(session).running;
}

} // namespace

std::vector<Action> robustness_actions() {
  return {{.id = "all criteria",
           .label = say(mark("All criteria, or the groups only")),
           .run = [](const Session&, UiState& ui, Intents&) { ui.robustness.leaves = !ui.robustness.leaves; }},
          {.id = "work out sureness",
           .label = say(mark("Work it out")),
           .enabled = can_ask,
           .run = emits(AskJob{"sureness"})}};
}

} // namespace yindi::gui
