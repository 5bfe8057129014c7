#pragma once

// What views keep between frames and nobody else needs: what is open, typed, dragged. Nothing here is undone or saved.

#include "engine/case/case.h"
#include "gui/widgets/look.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yindi::gui {

enum class RankingView { bars, head_to_head, methods, all_counties };

struct Weighing;
struct Consequence;
struct DataWeights;

/// Of the Weights page. The two results are kept for as long as `key` and `tried` name what is shown.
struct WeightsState {
  std::string node; ///< blank: the goal
  std::string a, b; ///< the pair asked about; blank: the first question that helps
  std::string voice_participant, voice_profile;
  bool voice_chosen = false;     ///< else whose judgements the county's weights come from
  std::optional<double> pointed; ///< the answer under the pointer
  std::uint64_t gesture = 0;     ///< number of the drag under way
  bool dragging = false;
  std::string typed_for, typed; ///< "comment" or "keep", and what is being typed
  bool typing_begins = false;
  std::map<std::string, std::string> number_typed; ///< by item: a number being typed
  std::string key, tried;
  std::shared_ptr<const void> of; ///< the case that both belong to
  std::shared_ptr<const Weighing> weighing;
  std::shared_ptr<const Consequence> consequence;
};

/// Where the counties lie on the map, kept for one case and one size.
struct MapPlaces {
  std::shared_ptr<const Case> of;
  float w = 0, h = 0, zoom = 0;
  std::vector<ImVec2> at;    ///< around the middle of the map
  std::vector<ImVec2> shown; ///< on the screen, of the map that was drawn last
};

/// What the map's colours say.
enum class RegionView { industry, leading, likeness, crowding, hubs, weak, measure };

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
  // weights
  WeightsState weights;
  bool data_weights_open = false;
  std::shared_ptr<const void> data_weights_of; ///< the case that they belong to
  std::shared_ptr<const DataWeights> data_weights;

  // region
  RegionView region_view = RegionView::industry;
  std::string region_measure; ///< what the map shows else: a fact of the region or a condition; see region.h
  std::string region_item;    ///< whose crowding the map shows; blank: what leads in most counties
  float map_zoom = 1, map_x = 0, map_y = 0; ///< the middle of what is shown moved, in shares of the map
  MapPlaces map_places;
  std::optional<double> dragged_lambda;
  bool region_all_rows = false;
  // case
  std::string edited_path, edited_text; ///< what is being typed into, and what was typed
  bool edit_begins = false;
};

} // namespace yindi::gui
