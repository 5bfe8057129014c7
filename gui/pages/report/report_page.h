#pragma once

// The parts of the Report page. Each draws at (x, y) within `w` pixels and returns its height.

#include "gui/pages/column.h"
#include "gui/pages/names.h"
#include "gui/pages/pages.h"
#include "gui/session/documents.h"

namespace yindi::gui {

/// What the document is about, in which language, and what it can be written as.
float document_controls(const Session&, UiState&, Intents&, const Column&, float y);
/// The shown page as it prints, with the buttons that turn pages.
float document_preview(const Session&, UiState&, const Column&, float y, float h);
/// Turns pages; stays within what there is.
void turn_page(const Session&, UiState&, int by);

} // namespace yindi::gui
