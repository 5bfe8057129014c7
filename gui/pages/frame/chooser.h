#pragma once

// The window's own chooser of folders and tables: keys and mouse, any characters.

#include "gui/session/folders.h"
#include "gui/widgets/look.h"

#include <string>
#include <vector>

namespace yindi::gui {

/// criteria: a file of criteria, or a casebook for its own.
enum class Choosing { casebook, table, criteria, new_folder };

struct ChooserState {
  bool open = false, begins = false;
  Choosing what = Choosing::casebook;
  std::string asked_by; ///< who takes the answer
  std::string folder;   ///< that is shown
  std::string typed;    ///< filters; of a new folder its name
  std::string path;     ///< while a path is typed
  bool types_path = false;
  int place = 0;
  std::vector<FolderEntry> entries;
  Sentence why;       ///< the folder cannot be read
  std::string listed; ///< the folder that `entries` belong to
  std::string chosen; ///< the answer, until it is taken
};

void open_chooser(ChooserState&, Choosing what, const std::string& asked_by, const std::string& folder);
/// The answer to who asked, once; blank where there is none yet.
std::string take_choice(ChooserState&, const std::string& asked_by);
void draw_chooser(const Look&, ChooserState&, const Box& window);

} // namespace yindi::gui
