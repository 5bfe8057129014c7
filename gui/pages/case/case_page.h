#pragma once

// The parts of the Case page.

#include "gui/pages/column.h"
#include "gui/pages/names.h"
#include "gui/pages/pages.h"

namespace yindi::gui {

/// Opens the field for a text of the case.
void edit_text(UiState&, const Session&, const std::string& path);

/// How the rankings agree with what counties are known for, where the case has a list of it. Returns the height.
float agreement(const Session&, UiState&, Intents&, const Column&, float y);
/// In the inspector: whether the verdict has earned its words, and what was compared.
void earned_words(const Session&, Cursor&);

/// The counties with their first choices; a click goes to the ranking. Returns the height.
float county_table(const Session&, UiState&, Intents&, const Column&, float y);

} // namespace yindi::gui
