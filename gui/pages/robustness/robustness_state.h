#pragma once

#include <string>

namespace yindi::gui {

struct RobustnessState {
  std::string node; ///< the criterion whose graph is shown; blank: the nearest to turning first place
  bool leaves = false;
  std::string dragged;      ///< the node whose weight is being dragged
  double dragged_up_to = 1; ///< the end of the axis when the drag began: it stays while the hand moves
};

} // namespace yindi::gui
