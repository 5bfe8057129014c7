#pragma once

// The parts of the Ranking page, one file each. Each draws at (x, y) within `w` pixels and returns its height.

#include "gui/pages/pages.h"

namespace yindi::gui {

/// The column that all parts of the page share, in pixels.
struct Column {
  float x = 0, w = 0;
};

float weights_ruler(const Session&, UiState&, Intents&, Column, float y);
float ranking_bars(const Session&, UiState&, Intents&, Column, float y, float room_below);
float excluded_industries(const Session&, UiState&, Column, float y);
float head_to_head_view(const Session&, UiState&, Intents&, Column, float y);
float methods_view(const Session&, UiState&, Intents&, Column, float y);
float all_counties_grid(const Session&, UiState&, Intents&, Column, float y);
/// Why there is no head-to-head under the case's method.
std::string nothing_to_share(const Session&, const Look&);
float workings_table(const Session&, UiState&, Column, float y);

/// A bold title with a grey remark after it, below it where there is no room. Returns the height.
float block_title(const Look&, const Column&, float y, const std::string& text, const std::string& remark);

/// A place in a table of places: the first three are tinted; 0 is drawn as not ranked.
void place_cell(const Look&, const Box&, const std::string& text, int rank);
/// Names above narrow columns in three steps, each with a line down to its own column. Returns the height.
float staggered_heads(const Look&, const std::vector<std::string>& names, const std::string& bold, const Column& grid,
                      float y);

/// Where the column of names ends, pixels from the column's left: the widest name sets it.
float names_end(const Session&, const Look&, const Column&);

/// Names in the look's language; the id where the case has none.
std::string industry_name(const Session&, const std::string& id);
std::string county_name(const Session&, const std::string& id);
std::string criterion_name(const Session&, const std::string& id);

/// A list of the ranked industries to compare with, opened by the popup "rivals".
void rival_list(const Session&, UiState&, Intents&, const Box& near);

} // namespace yindi::gui
