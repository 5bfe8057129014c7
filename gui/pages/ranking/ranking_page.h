#pragma once

// The parts of the Ranking page, one file each. Each draws at (x, y) within `w` pixels and returns its height.

#include "gui/pages/column.h"
#include "gui/pages/names.h"
#include "gui/pages/pages.h"
#include "gui/session/sureness.h"

namespace yindi::gui {

/// In the order of ranking_views().
enum class RankingView { bars, head_to_head, plane, classes, methods, all_counties };
RankingView ranking_view(const Session&);

float weights_ruler(const Session&, UiState&, Intents&, Column, float y);
float ranking_bars(const Session&, UiState&, Intents&, Column, float y, float room_below);
float excluded_industries(const Session&, UiState&, Column, float y);
float head_to_head_view(const Session&, UiState&, Intents&, Column, float y);
/// The GAIA plane of the county, where PROMETHEE ranks.
float plane_view(const Session&, UiState&, Intents&, Column, float y, float room_below);
/// The industries in ordered classes, the chosen one in the counties, and the limits of the case.
float classes_view(const Session&, UiState&, Intents&, Column, float y);
float methods_view(const Session&, UiState&, Intents&, Column, float y);
float all_counties_grid(const Session&, UiState&, Intents&, Column, float y);
/// Why there is no head-to-head under the case's method.
std::string nothing_to_share(const Session&, const Look&);
float workings_table(const Session&, UiState&, Column, float y);

/// A place in a table of places: the first three are tinted; 0 is drawn as not ranked.
void place_cell(const Look&, const Box&, const std::string& text, int rank);

/// What stands for an industry in a drawing at (x, y), its regions "PREFIXid", chooses it or, with Ctrl, compares it.
void industry_clicks(const Session&, const Look&, Intents&, const Drawing&, const std::string& prefix, float x,
                     float y);

/// Where the column of names ends, pixels from the column's left: the widest name sets it.
float names_end(const Session&, const Look&, const Column&);

/// A list of the ranked industries to compare with, opened by the popup "rivals".
void rival_list(const Session&, UiState&, Intents&, const Box& near);

} // namespace yindi::gui
