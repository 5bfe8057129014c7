#include "engine/methods/method.h"
#include "gui/pages/actions.h"
#include "gui/pages/ranking/ranking_page.h"

namespace yindi::gui {
namespace {

bool has_ranking(const Session& session, const UiState&) { return session.results.why.has_value(); }

bool has_rivals(const Session& session, const UiState&) {
  return shown_county(session) && shown_county(session)->ranking.size() > 1;
}

void toggle_workings(const Session& session, UiState& ui, Intents& intents) {
  ui.ranking.workings = !ui.ranking.workings;
  if (ranking_view(session) == RankingView::all_counties) intents.push_back(ChooseView{"ranking", "bars"});
}

} // namespace

std::vector<Action> ranking_actions() {
  std::vector<Action> result = {{.id = "workings",
                                 .label = say(mark("Show or hide the workings")),
                                 .enabled = has_ranking,
                                 .run = toggle_workings},
                                {.id = "compare",
                                 .label = say(mark("Compare with...")),
                                 .enabled = has_rivals,
                                 .run = [](const Session&, UiState& ui, Intents&) { ui.ranking.rivals_wanted = true; }},
                                {.id = "turn pair round",
                                 .label = say(mark("Turn the compared pair round")),
                                 .enabled = has_rivals,
                                 .run = [](const Session& session, UiState&, Intents& intents) {
                                   intents.push_back(ChooseIndustry{session.selection.compared});
                                 }}};
  for (const Method& method : methods())
    result.push_back({.id = std::string("method ") + method.id,
                      .label = say(mark("Method: {}"), method.name),
                      .run = emits(ChooseMethod{method.id}),
                      .quiet = true});
  return result;
}

} // namespace yindi::gui
