#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>

namespace yindi::gui {

struct RankingState {
  bool workings = false, rivals_wanted = false;
  std::optional<std::size_t> dragged_edge;
  float drag_offset = 0;
  std::map<std::string, std::string> parameters_typed; ///< by id: what is being typed into a method's parameter
};

} // namespace yindi::gui
