#pragma once

#include <map>
#include <string>

namespace yindi::gui {

struct WeightsState {
  bool dragging = false;
  std::string typed_for, typed; ///< "comment", "kept_because" or "range", and what is being typed
  bool typing_begins = false;
  std::map<std::string, std::string> number_typed; ///< by item: a number being typed
  std::string new_name;                            ///< of a participant who is to answer
  bool data_open = false;                          ///< what the data would weigh
};

} // namespace yindi::gui
