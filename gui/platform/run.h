#pragma once

// Owns the loop, the fonts, the scale and the idling; pages know nothing of it.

#include "gui/session/session.h"
#include "gui/widgets/ui_state.h"

#include <string>

namespace yindi::gui {

struct PictureSize {
  int width = 1600, height = 1000;
};

/// Shows the window until it is closed. Returns the exit status: 1 where there is no display.
int run_window(Session& session, UiState& ui, float scale_override);

/// Draws the session's page into a PNG without any display. Returns the exit status.
int run_picture(Session& session, UiState& ui, PictureSize size, float scale, const std::string& file);

/// The folder of a path that was typed or dropped: a file stands for the folder that it lies in.
std::string casebook_folder(const std::string& path);

} // namespace yindi::gui
