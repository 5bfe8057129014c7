#pragma once

// A line of text that is a value of the case: typed here, written as one edit when it is left or Enter is pressed.

#include "gui/pages/ui_state.h"
#include "gui/session/session.h"

namespace yindi::gui {

/// Escape leaves it as it was. Returns whether it is being typed into.
bool path_field(const Session&, UiState&, Intents&, const std::string& path, const Box& box, const std::string& hint);

} // namespace yindi::gui
