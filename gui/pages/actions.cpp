#include "gui/pages/actions.h"

#include "gui/pages/pages.h"

#include <algorithm>
#include <imgui_internal.h>
#include <iterator>
#include <utility>

namespace yindi::gui {
namespace {

std::vector<Action> actions_of(const PageRow& page, int place) {
  std::vector<Action> result;
  const Text name = both(page.name);
  const bool has_digit = place < 9; // Ctrl+1 to Ctrl+9
  const auto digit = static_cast<Key>(static_cast<int>(Key::one) + (has_digit ? place : 0));
  result.push_back({.id = std::string("page ") + page.id,
                    .label = say(mark("Page {}"), name),
                    .shortcut = has_digit ? Shortcut{digit, {.control = true}} : Shortcut{},
                    .enabled = is_open,
                    .run = emits(ChoosePage{page.id})});
  for (const ViewRow& view : page.views)
    result.push_back(
        {.id = std::string("view ") + page.id + " " + view.id,
         .label = say(mark("{0}: {1}"), name, both(view.name)),
         .enabled =
             [offered = view.offered](const Session& session, const UiState& ui) {
               return is_open(session, ui) && (!offered || offered(session));
             },
         .run =
             [page = std::string(page.id), view = std::string(view.id)](const Session&, UiState&, Intents& intents) {
               intents.push_back(ChoosePage{page});
               intents.push_back(ChooseView{page, view});
             }});
  if (page.actions)
    for (Action& action : page.actions()) {
      action.page = page.id;
      result.push_back(std::move(action));
    }
  return result;
}

bool is_pressed(const Shortcut& shortcut) {
  const KeyPress& press = key_press();
  return shortcut.key != Key::none && press.key == shortcut.key && press.with == shortcut.with &&
         (shortcut.repeats || !press.repeat);
}

struct NamedKey {
  Key key;
  const char* name;
};
constexpr NamedKey named_keys[] = {{Key::page_up, "Page Up"},
                                   {Key::page_down, "Page Down"},
                                   {Key::erase, "Del"},
                                   {Key::left, "←"},
                                   {Key::right, "→"},
                                   {Key::enter, "Enter"},
                                   {Key::escape, "Esc"},
                                   {Key::f1, "F1"},
                                   {Key::f5, "F5"},
                                   {Key::f2, "F2"},
                                   {Key::f8, "F8"},
                                   {Key::insert, "Ins"},
                                   {Key::up, "↑"},
                                   {Key::down, "↓"},
                                   {Key::space, "Space"}};

} // namespace

const std::vector<Action>& actions() {
  static const std::vector<Action> all = [] {
    std::vector<Action> result = frame_actions();
    int place = 0;
    for (const PageRow& page : pages()) std::ranges::move(actions_of(page, place++), std::back_inserter(result));
    return result;
  }();
  return all;
}

const Action* find_action(const std::string& id) {
  const auto found = std::ranges::find(actions(), id, &Action::id);
  return found == actions().end() ? nullptr : &*found;
}

bool is_open(const Session& session, const UiState&) { return session.document.history.has_value(); }

bool is_possible(const Action& action, const Session& session, const UiState& ui) {
  if (*action.page && (!is_open(session, ui) || !session.selection.shows(action.page) || ui.new_case.open))
    return false;
  return !action.enabled || action.enabled(session, ui);
}

std::string shortcut_text(const Shortcut& shortcut, Language language) {
  if (shortcut.key == Key::none) return {};
  if (shortcut.key == Key::slash && shortcut.with == Modifiers{.shift = true}) return "?"; // as it is printed on it
  std::string text;
  if (shortcut.with.control) text += "Ctrl+";
  if (shortcut.with.alt) text += "Alt+";
  if (shortcut.with.shift) text += std::string(tr(language, "Shift")) + "+";
  for (const auto& [key, name] : named_keys)
    if (key == shortcut.key) return text + name;
  return text + static_cast<char>(shortcut.key);
}

std::string action_hint(const Action& action, Language language) {
  const std::string label = action.label.in(language), keys = shortcut_text(action.shortcut, language);
  if (keys.empty()) return label;
  return label + (language == Language::zh ? "（" + keys + "）" : " (" + keys + ")");
}

void run_shortcuts(const Session& session, UiState& ui, Intents& intents) {
  const bool in_field = ImGui::GetIO().WantTextInput;
  if (key_press().key == Key::none || ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup)) return;
  for (const Action& action : actions()) {
    if (in_field && !action.typing) continue;
    if (!is_pressed(action.shortcut) && !is_pressed(action.other_shortcut)) continue;
    if (!is_possible(action, session, ui)) continue;
    if (!in_field) return action.run(session, ui, intents);
    ImGui::ClearActiveID(); // the field puts what was typed in this frame; then it is saved, too
    ui.frame.after_field = action.id;
    return;
  }
}

void run_after_field(const Session& session, UiState& ui, Intents& intents) {
  const std::string id = std::exchange(ui.frame.after_field, {});
  if (const Action* action = find_action(id); action && is_possible(*action, session, ui))
    action->run(session, ui, intents);
}

void action_button(const Session& session, UiState& ui, Intents& intents, const char* id, const Box& box,
                   ButtonOptions options, std::optional<std::string> label) {
  const Action& action = *find_action(id);
  const Language language = session.selection.language;
  options.enabled = options.enabled && is_possible(action, session, ui);
  if (options.hint.empty()) options.hint = action_hint(action, language);
  if (button(ui.look, id, box, label.value_or(action.label.in(language)), options)) action.run(session, ui, intents);
}

float action_width(const Look& look, const char* id, const ButtonOptions& options) {
  return button_width(look, find_action(id)->label.in(look.language), options);
}

} // namespace yindi::gui
