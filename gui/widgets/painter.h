#pragma once

// Paints the engine's Drawings into the window: the same shapes that the report turns into SVG.

#include "gui/widgets/look.h"

#include <optional>
#include <string>

namespace yindi::gui {

/// Paints with the drawing's origin at (x, y) in pixels.
void paint(const Look& look, const Drawing& drawing, float x, float y);

/// The region under the pointer, the smallest where several overlap.
const Target* region_at_pointer(const Look& look, const Drawing& drawing, float x, float y);

/// Measures for chart builders as this painter sets type.
TextWidth text_width(const Look& look);

} // namespace yindi::gui
