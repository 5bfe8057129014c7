#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yindi {
struct Case;
}

namespace yindi::gui {

/// The class of an industry in each county of a case: ids of counties by class, the worst first.
struct ClassesAcross {
  std::shared_ptr<const Case> of;
  std::string industry;
  std::vector<std::vector<std::string>> counties;
};

struct RankingState {
  ClassesAcross classes_across;
  bool workings = false, rivals_wanted = false;
  std::optional<std::size_t> dragged_edge;
  float drag_offset = 0;
  std::map<std::string, std::string> parameters_typed; ///< by id: what is being typed into a method's parameter
};

} // namespace yindi::gui
