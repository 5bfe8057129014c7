#pragma once

// The parts of the Case page.

#include "gui/pages/column.h"
#include "gui/pages/names.h"
#include "gui/pages/pages.h"

namespace yindi::gui {

/// The counties with their first choices; a click goes to the ranking. Returns the height.
float county_table(const Session&, UiState&, Intents&, const Column&, float y);

} // namespace yindi::gui
