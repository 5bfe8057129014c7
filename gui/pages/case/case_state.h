#pragma once

#include <string>

namespace yindi::gui {

struct CaseState {
  std::string edited_path, edited_text; ///< what is being typed into, and what was typed
  bool edit_begins = false;
};

} // namespace yindi::gui
