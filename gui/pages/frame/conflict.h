#pragma once

#include "gui/pages/frame/frame.h"

namespace yindi::gui {

/// Over a window that waits, while Session::conflict stands.
void conflict_question(const Session& session, UiState& ui, Intents& intents, const Box& window);

} // namespace yindi::gui
