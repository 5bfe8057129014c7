#pragma once

// The badge of a verdict. It never stands without its sentence.

#include "engine/robustness/verdict.h"
#include "gui/widgets/look.h"

namespace yindi::gui {

inline constexpr float badge_height = 34; ///< px of the design

float verdict_badge_width(const Look& look, Level level);
/// Draws it with its top left at (x, y); nothing for Level::none.
void verdict_badge(const Look& look, float x, float y, Level level);

} // namespace yindi::gui
