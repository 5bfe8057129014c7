#pragma once

// Everything that can be done without pointing at something: one table, from which the palette, the shortcuts and the
// buttons come. A page adds its own (PageRow::actions).

#include "gui/pages/ui_state.h"
#include "gui/platform/keys.h"
#include "gui/session/session.h"
#include "gui/widgets/controls.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace yindi::gui {

struct Shortcut {
  Key key = Key::none;
  Modifiers with;
  bool repeats = false; ///< while the key is held
};

struct Action {
  std::string id = {};
  Sentence label = {};
  Shortcut shortcut = {}, other_shortcut = {};
  std::function<bool(const Session&, const UiState&)> enabled = {}; ///< none: always
  std::function<void(const Session&, UiState&, Intents&)> run = {};
  const char* page = ""; ///< an id of pages(): possible only there; blank: everywhere
  bool quiet = false;    ///< in the palette only once something is typed
  bool typing = false;   ///< its shortcut holds while somebody types into a field, too
};

/// Those of the frame, of the pages and their views, and of each page.
const std::vector<Action>& actions();
const Action* find_action(const std::string& id);
/// Those of the frame alone.
std::vector<Action> frame_actions();

bool is_possible(const Action& action, const Session& session, const UiState& ui);
/// "Ctrl+Z", as the keyboard has it; blank where there is none.
std::string shortcut_text(const Shortcut& shortcut, Language language);
/// "Undo (Ctrl+Z)".
std::string action_hint(const Action& action, Language language);

/// Runs the action that the present press of a key stands for, if any.
void run_shortcuts(const Session& session, UiState& ui, Intents& intents);
/// The action that had to wait for a field; after the pages have been drawn.
void run_after_field(const Session& session, UiState& ui, Intents& intents);

/// A button that runs the action, grey where it is not possible. `label`: other words; blank: `options.icon` alone.
void action_button(const Session& session, UiState& ui, Intents& intents, const char* id, const Box& box,
                   ButtonOptions options = {}, std::optional<std::string> label = {});
float action_width(const Look& look, const char* id, const ButtonOptions& options = {});

/// For tables of actions: something is open; the action only emits this.
bool is_open(const Session& session, const UiState& ui);
template <class I>
std::function<void(const Session&, UiState&, Intents&)> emits(I intent) {
  return [intent](const Session&, UiState&, Intents& intents) { intents.push_back(intent); };
}

} // namespace yindi::gui
