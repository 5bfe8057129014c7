#pragma once

#include "engine/case/case.h"

#include <imgui.h>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yindi::gui {

/// Where the counties lie on the map, kept for one case and one size.
struct MapPlaces {
  std::shared_ptr<const Case> of;
  float w = 0, h = 0, zoom = 0;
  std::vector<ImVec2> at;    ///< around the middle of the map
  std::vector<ImVec2> shown; ///< on the screen, of the map that was drawn last
};

struct RegionState {
  std::string measure;          ///< what the map shows else: a fact of the region or a condition; see region_page.h
  std::string item;             ///< whose crowding the map shows; blank: what leads in most counties
  float zoom = 1, x = 0, y = 0; ///< the middle of what is shown moved, in shares of the map
  MapPlaces places;
  std::optional<double> dragged_lambda;
  bool all_rows = false;
};

} // namespace yindi::gui
