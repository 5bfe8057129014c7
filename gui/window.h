#pragma once

// The program as the platform shows it: a session, its pages, and what the loop asks of them.

#include "gui/pages/ui_state.h"
#include "gui/platform/run.h"
#include "gui/session/session.h"

namespace yindi::gui {

/// Both must live as long as what is given back.
Shown shown(Session& session, UiState& ui);

} // namespace yindi::gui
