#pragma once

// What views keep between frames and nobody else needs: what is open, typed, dragged. Nothing here is undone or saved.

#include "engine/case/case.h"
#include "gui/widgets/look.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yindi::gui {

enum class RankingView { bars, head_to_head, methods, all_counties };

/// Where the counties lie on the map, kept for one case and one size.
struct MapPlaces {
  std::shared_ptr<const Case> of;
  float w = 0, h = 0;
  std::vector<ImVec2> at;
};

/// What the map's colours say.
enum class RegionView { industry, likeness, crowding, hubs, weak };

struct UiState {
  Look look;

  // frame
  bool narrow = false; ///< below 1500 px of the design, or projected
  bool palette_wanted = false, counties_wanted = false, problems_wanted = false, consistency_wanted = false;
  std::string typed; ///< in the open list
  int list_place = 0;
  std::optional<bool> inspector_open; ///< where the window is narrow or projected
  std::string path_typed;             ///< start view

  // ranking
  RankingView ranking_view = RankingView::bars;
  bool workings = false;
  std::optional<std::size_t> dragged_edge;
  float drag_offset = 0;
  bool choosing_rival = false;
  std::map<std::string, std::string> parameters_typed; ///< by id: what is being typed into a method's parameter

  // robustness
  std::string robustness_node; ///< the criterion whose graph is shown; blank: the nearest to turning first place
  bool robustness_leaves = false;
  std::string dragged_node; ///< whose weight is being dragged
  double dragged_up_to = 1; ///< the end of the axis when the drag began: it stays while the hand moves

  // region
  RegionView region_view = RegionView::industry;
  std::string region_item;                  ///< whose crowding the map shows; blank: what leads in most counties
  float map_zoom = 1, map_x = 0, map_y = 0; ///< the middle of what is shown moved, in shares of the map
  MapPlaces map_places;
  std::optional<double> dragged_lambda;
  bool region_all_rows = false;
  std::string at_most_typed, rule_typed; ///< rules of the plan while they are typed
  // case
  std::string edited_path, edited_text; ///< what is being typed into, and what was typed
  bool edit_begins = false;
};

} // namespace yindi::gui
