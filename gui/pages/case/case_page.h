#pragma once

// The parts of the Case page.

#include "gui/pages/column.h"
#include "gui/pages/names.h"
#include "gui/pages/pages.h"

namespace yindi::gui {

/// Opens the field for a text of the case.
void edit_text(UiState&, const Session&, const std::string& path);

/// The counties with their first choices; a click goes to the ranking. Returns the height.
float county_table(const Session&, UiState&, Intents&, const Column&, float y);

} // namespace yindi::gui
