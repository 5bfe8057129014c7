#pragma once

#include "engine/edit/merge.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace yindi::gui {

/// What is chosen so far where a save met another program's.
struct ConflictState {
  std::shared_ptr<const Case> of; ///< theirs
  Keep keep = Keep::both;
  std::map<std::string, bool> theirs_stand; ///< clashes that are answered: whether theirs stands
};

/// Of what stands around every page, and of the start view.
struct FrameState {
  bool narrow = false;           ///< below 1500 px of the design, or projected
  bool inspector_folded = false; ///< only its edge stands
  bool keys_wanted = false, palette_wanted = false, counties_wanted = false, problems_wanted = false;
  bool elsewhere_wanted = false;      ///< a folder is to be chosen to save into
  bool throws_kept_work_away = false; ///< that was pressed, and is asked once more
  std::string typed;                  ///< in the open list
  int list_place = 0;
  std::uint64_t gesture = 0; ///< number of the newest drag: what it changes is one step of the history
  std::string after_field;   ///< an action that waits until the field that was typed into has put its text
  ConflictState conflict;
  std::optional<bool> inspector_open;    ///< where the window is narrow or projected
  std::string copied;                    ///< start view: the shipped casebook that is to be copied
  std::string path_typed;                ///< start view
  std::optional<int> chooses_other_than; ///< Session::opened when somebody asked for another casebook
};

} // namespace yindi::gui
