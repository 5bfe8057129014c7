#include "gui/pages/actions.h"
#include "gui/pages/report/report_page.h"

namespace yindi::gui {
namespace {

std::function<void(const Session&, UiState&, Intents&)> turns(int by) {
  return [by](const Session& session, UiState& ui, Intents&) { turn_page(session, ui, by); };
}

bool can_export(const Session& session, const UiState&) {
  return document_is_current(session) && shown_document(session)->refused.empty() && document_key(session).saved;
}

} // namespace

std::vector<Action> report_actions() {
  return {{.id = "document page before",
           .label = say(mark("The page before")),
           .shortcut = {Key::page_up, {.control = true}},
           .run = turns(-1)},
          {.id = "document next page",
           .label = say(mark("The next page")),
           .shortcut = {Key::page_down, {.control = true}},
           .run = turns(1)},
          {.id = "export pdf",
           .label = say(mark("Export the document as PDF")),
           .shortcut = {Key::e, {.control = true}},
           .enabled = can_export,
           .run = emits(ExportDocument{".pdf"})}};
}

} // namespace yindi::gui
