#pragma once

// What the window remembers of its user from one day to the next: nothing of any case, and no need to be asked for.

#include "engine/language/language.h"
#include "gui/session/theme.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace yindi::gui {

struct Selection;

/// Where somebody stood in a casebook when they left it.
struct LastPlace {
  std::string folder; ///< absolute
  std::string page, county;
  std::map<std::string, std::string> views;
  bool operator==(const LastPlace&) const = default;
};

struct Preferences {
  std::optional<Language> language; ///< none: the system's
  Theme theme = Theme::light;
  int width = 0, height = 0;     ///< of the window; 0: as large as the screen allows
  std::string name;              ///< whose the journal gets; blank: this computer's user
  std::vector<LastPlace> recent; ///< casebooks, the last opened first
  bool operator==(const Preferences&) const = default;
};

/// `$XDG_CONFIG_HOME/yindi/window`, else `~/.config/yindi/window`.
std::string preferences_file();
/// What cannot be read counts as not said.
Preferences read_preferences(const std::string& file);
/// Silent where it cannot be written: nothing hangs on it.
void write_preferences(const Preferences& preferences, const std::string& file);

/// What the environment says: LC_ALL, LC_MESSAGES, LANG.
Language system_language();

/// Puts the casebook first among the recent ones.
void remember(Preferences& preferences, const std::string& folder, const Selection& selection);
/// The page, county and views of the casebook's last time, as far as it was seen before.
void recall(const Preferences& preferences, const std::string& folder, Selection& selection);

} // namespace yindi::gui
