#pragma once

// One window: top bar, rail, page, inspector, status bar.

#include "gui/pages/pages.h"

namespace yindi::gui {

/// Draws one frame and applies what it asked for.
void frame(Session& session, UiState& ui);

std::string window_title(const Session& session);
/// Whether the start view stands in place of the pages although a casebook is open: another is being chosen.
bool chooses_casebook(const Session& session, const UiState& ui);

/// Whether a page of the open casebook is what the window shows.
bool shows_pages(const Session& session, const UiState& ui);

/// Places of the frame's parts for a window of the given size in pixels.
struct Layout {
  Box top, rail, page, inspector, status;
  bool narrow = false;           ///< below 1500 px of the design: a rail of icons
  bool inspector_folded = false; ///< only an edge that opens it
};
Layout layout(const UiState& ui, float width, float height);

void top_bar(const Session&, UiState&, Intents&, const Box&);
void rail(const Session&, UiState&, Intents&, const Layout&);
void status_bar(const Session&, UiState&, Intents&, const Box&);

/// The list of counties below the selector, and the palette of commands (Ctrl+P).
void county_list(const Session&, UiState&, Intents&, const Box& below);
/// All shortcuts there are, by where they hold.
void key_list(const Session&, UiState&, const Box& window);
void command_palette(const Session&, UiState&, Intents&, const Box& window);
/// What must be answered first, over everything else.
void questions(const Session&, UiState&, Intents&, const Box& window);

} // namespace yindi::gui
