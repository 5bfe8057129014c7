#include "gui/pages/actions.h"
#include "gui/pages/case/case_page.h"

namespace yindi::gui {
namespace {

std::function<void(const Session&, UiState&, Intents&)> edits(const char* en, const char* zh) {
  return [en, zh](const Session& session, UiState& ui, Intents&) {
    edit_text(ui, session, session.selection.language == Language::zh ? zh : en);
  };
}

} // namespace

std::vector<Action> case_actions() {
  return {{.id = "edit title", .label = say(mark("Change the title")), .run = edits("case.title.en", "case.title.zh")},
          {.id = "edit question",
           .label = say(mark("Change the question")),
           .run = edits("case.question.en", "case.question.zh")}};
}

} // namespace yindi::gui
