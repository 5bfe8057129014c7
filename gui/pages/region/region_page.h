#pragma once

// The parts of the Region page. Each draws at (x, y) within `w` pixels and returns its height.

#include "gui/pages/column.h"
#include "gui/pages/names.h"
#include "gui/pages/pages.h"
#include "gui/session/regional.h"

namespace yindi::gui {

/// What the map's colours say, in the order of region_views().
enum class RegionView { industry, leading, likeness, crowding, hubs, weak, measure };
RegionView region_view(const Session&);

/// How an industry is drawn: a colour and letters, so that colour is never alone.
struct IndustryMark {
  ImU32 fill = 0, on_fill = 0;
  std::string letters;
};
/// By candidate of the case. Those that are chosen most get the colours that differ most; letters differ within the
/// case as far as names allow.
std::vector<IndustryMark> industry_marks(const Regional&, Language language);
/// A small tag with the letters; returns its width.
float industry_tag(const Look&, float x, float middle, const IndustryMark&);
/// The tags of several choices side by side.
float industry_tags(const Look&, float x, float middle, const std::vector<IndustryMark>&,
                    const std::vector<std::size_t>& chosen);

/// Position of a county in the plan; nothing where it decides nothing.
std::optional<std::size_t> place_in_plan(const Plan& plan, const std::string& county);
/// Whether there is a plan to show.
bool has_plan(const Regional&);
/// An edit of a list of [plan] through the one edit path.
Change plan_list_change(const char* key, const std::vector<std::string>& texts);

/// One map of the counties. `chosen` by county of the plan colours by industry, with belts; nullptr: by the view's
/// measure. Counties that differ from `before` wear a ring. Both maps move together.
void region_map(const Session&, UiState&, Intents&, const Regional&, const Box&, const char* id, const Choices* chosen,
                const Choices* before);
/// Whether blocks that stand side by side go below each other.
bool stacked(const Look&, const Column&);
/// Zooms the map so that the point `fixed` of `box` stays where it is.
void zoom_map(UiState&, const Box& box, ImVec2 fixed, float factor);

/// What else a map can be coloured by: facts of the region (`region.krugman`) and conditions with numbers
/// (`county.elev_seat_m`), as formulas name them.
struct MapMeasure {
  std::string id;
  Text name;
  std::string unit;
};
std::vector<MapMeasure> map_measures(const Regional&);
/// The one that is shown; nothing where there is none at all.
std::optional<MapMeasure> shown_measure(const Regional&, const RegionState&);
/// By county of the region what the view measures, in its own unit; nothing where unknown.
std::vector<std::optional<double>> map_values(const Regional&, RegionView, const RegionState&);
/// The same as 0 to 1 for the eye: shares as they are, others from the least to the greatest.
std::vector<std::optional<double>> map_shades(const std::vector<std::optional<double>>& values, RegionView view);
/// A value as the view says it.
std::string value_text(const Look&, double value, RegionView view);
/// By item of the region, for what leads today.
std::vector<IndustryMark> item_marks(const Regional&, Language language);
/// The item whose crowding is shown.
std::size_t crowding_item(const Regional&, const RegionState&);

/// What to draw about, and whose crowding or which measure.
float view_row(const Session&, UiState&, Intents&, const Regional&, const Column&, float y);
/// The next of the marked λ in a direction, or the same at the ends.
double stepped_lambda(double lambda, int by);
float lambda_row(const Session&, UiState&, Intents&, const Column&, float y);
float before_after(const Session&, const Look&, const Regional&, const Column&, float y);
float frontier_block(const Session&, const Look&, Intents&, const Regional&, const Column&, float y);
float losses_block(const Session&, UiState&, Intents&, const Regional&, const Column&, float y);
float homogenization_block(const Session&, const Look&, Intents&, const Regional&, const Column&, float y);
float measure_list(const Session&, const UiState&, Intents&, const Regional&, const Column&, float y);
float rules_block(const Session&, UiState&, Intents&, const Column&, float y);

} // namespace yindi::gui
