#include "gui/pages/actions.h"
#include "gui/pages/frame/frame.h"

namespace yindi::gui {
namespace {

bool can_undo(const Session& session, const UiState&) {
  return session.document.history && session.document.timeline.can_undo();
}
bool can_redo(const Session& session, const UiState&) {
  return session.document.history && session.document.timeline.can_redo();
}
bool has_several_counties(const Session& session, const UiState&) {
  return session.document.history && shown_case(session).model->county_ids.size() > 1;
}
/// A table with the keyboard takes the keys that move in it.
bool steps_counties(const Session& session, const UiState& ui) {
  const bool in_table = session.selection.shows("conditions") && ui.conditions.focused;
  return has_several_counties(session, ui) && !in_table;
}
bool tries_weights(const Session& session, const UiState&) { return !session.selection.what_if.empty(); }
bool is_light(const Session& session, const UiState&) { return session.selection.theme == Theme::light; }
bool is_dark(const Session& session, const UiState&) { return session.selection.theme == Theme::dark; }

std::string folder_to_begin(const Session& session) {
  if (!session.document.folder.empty()) return parent_folder(session.document.folder);
  if (!session.preferences.recent.empty()) return parent_folder(session.preferences.recent.front().folder);
  return "~";
}

std::vector<Action> document_actions() {
  return {{.id = "save",
           .label = say(mark("Save")),
           .shortcut = {Key::s, {.control = true}},
           .enabled = is_open,
           .run = emits(Save{}),
           .typing = true},
          {.id = "open",
           .label = say(mark("Open another casebook")),
           .shortcut = {Key::o, {.control = true}},
           .enabled = is_open,
           .run = [](const Session& session, UiState& ui, Intents&) { ui.frame.chooses_other_than = session.opened; },
           .typing = true},
          {.id = "new case",
           .label = say(mark("New case...")),
           .shortcut = {Key::n, {.control = true}},
           .run = [](const Session& session, UiState& ui, Intents&) { begin_new_case(ui, session); },
           .typing = true},
          {.id = "browse",
           .label = say(mark("Open a folder...")),
           .run = [](const Session& session, UiState& ui,
                     Intents&) { open_chooser(ui.chooser, Choosing::casebook, "open", folder_to_begin(session)); }},
          {.id = "save as",
           .label = say(mark("Save as...")),
           .shortcut = {Key::s, {.control = true, .shift = true}},
           .enabled = is_open,
           .run = [](const Session& session, UiState& ui,
                     Intents&) { open_chooser(ui.chooser, Choosing::new_folder, "save as", folder_to_begin(session)); },
           .typing = true},
          {.id = "close",
           .label = say(mark("Close the window")),
           .shortcut = {Key::q, {.control = true}},
           .run = emits(Close{}),
           .typing = true},
          {.id = "undo",
           .label = say(mark("Undo")),
           .shortcut = {Key::z, {.control = true}, true},
           .enabled = can_undo,
           .run = emits(Undo{})},
          {.id = "redo",
           .label = say(mark("Redo")),
           .shortcut = {Key::y, {.control = true}, true},
           .other_shortcut = {Key::z, {.control = true, .shift = true}, true},
           .enabled = can_redo,
           .run = emits(Redo{})},
          {.id = "reload",
           .label = say(mark("Read the casebook again")),
           .shortcut = {Key::f5, {}},
           .enabled = is_open,
           .run = [](const Session& session, UiState&,
                     Intents& intents) { intents.push_back(Open{session.document.folder}); }},
          {.id = "forget",
           .label = say(mark("Back to the judged weights")),
           .enabled = tries_weights,
           .run = emits(ForgetWeights{})}};
}

std::vector<Action> look_actions() {
  return {
      {.id = "english", .label = say(mark("Switch to English")), .run = emits(ChooseLanguage{Language::en})},
      {.id = "chinese", .label = say(mark("Switch to Chinese")), .run = emits(ChooseLanguage{Language::zh})},
      {.id = "dark", .label = say(mark("Dark theme")), .enabled = is_light, .run = emits(ChooseTheme{Theme::dark})},
      {.id = "light", .label = say(mark("Light theme")), .enabled = is_dark, .run = emits(ChooseTheme{Theme::light})},
      {.id = "projector",
       .label = say(mark("Projector on or off")),
       .run = [](const Session& session, UiState&,
                 Intents& intents) { intents.push_back(SetProjector{!session.selection.projector}); }},
      {.id = "inspector",
       .label = say(mark("Show or fold the inspector")),
       .enabled = is_open,
       .run = [](const Session&, UiState& ui, Intents&) {
         const ImVec2 window = ImGui::GetIO().DisplaySize;
         ui.frame.inspector_open = layout(ui, window.x, window.y).inspector_folded;
       }}};
}

std::vector<Action> finding_actions() {
  return {{.id = "manual", .label = say(mark("The manual")), .shortcut = {Key::f1, {}}, .run = emits(OpenManual{})},
          {.id = "keys",
           .label = say(mark("All keys")),
           .shortcut = {Key::slash, {.shift = true}},
           .run = [](const Session&, UiState& ui, Intents&) { ui.frame.keys_wanted = true; }},
          {.id = "palette",
           .label = say(mark("Search, run")),
           .shortcut = {Key::p, {.control = true}},
           .run =
               [](const Session&, UiState& ui, Intents&) {
                 ui.frame.palette_wanted = true;
                 await_field();
               },
           .typing = true},
          {.id = "find county",
           .label = say(mark("Find a county")),
           .shortcut = {Key::k, {.control = true}},
           .enabled = has_several_counties,
           .run = [](const Session&, UiState& ui, Intents&) { ui.frame.counties_wanted = true; }},
          {.id = "previous county",
           .label = say(mark("Previous county")),
           .shortcut = {Key::page_up, {}, true},
           .enabled = steps_counties,
           .run = emits(StepCounty{-1})},
          {.id = "next county",
           .label = say(mark("Next county")),
           .shortcut = {Key::page_down, {}, true},
           .enabled = steps_counties,
           .run = emits(StepCounty{1})},
          {.id = "problems",
           .label = say(mark("What is to be looked at")),
           .enabled = [](const Session& session, const UiState&) { return !session.results.matters.empty(); },
           .run = [](const Session&, UiState& ui, Intents&) { ui.frame.problems_wanted = true; }},
          {.id = "cancel work",
           .label = say(mark("Cancel what is being worked out")),
           .enabled = [](const Session& session, const UiState&) { return works_in_background(session); },
           .run =
               [](const Session& session, UiState&, Intents& intents) {
                 for (const JobRow& job : jobs())
                   if (job_state(session, job.id).running) intents.push_back(CancelJob{job.id});
               }}};
}

} // namespace

std::vector<Action> frame_actions() {
  std::vector<Action> result;
  for (const auto& part : {document_actions(), finding_actions(), look_actions()})
    result.insert(result.end(), part.begin(), part.end());
  return result;
}

} // namespace yindi::gui
