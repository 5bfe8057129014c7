#pragma once

// The look of the mock-ups as data: colour tokens for light and dark, sizes, and what a widget must know to draw
// itself. Sizes are px at scale 1; `px` turns them into pixels.

#include "engine/language/language.h"
#include "engine/rationale/drawing.h"
#include "gui/platform/fonts.h"
#include "gui/session/theme.h"

#include <imgui.h>
#include <string>
#include <vector>

namespace yindi::gui {

/// Colour tokens. The groups are in the library's order.
struct Palette {
  ImU32 ink, t2, t3, page, inspector, bg, line, line2, accent, accent_text, accent_tint, n1, n2, hover, ok, ok_tint,
      info, info_tint, warn, warn_tint, warn_symbol, err, unknown_tint, assumed_tint;
  ImU32 fill[7], text[7], on_fill[7];
};

struct Touched;

struct Look {
  Language language = Language::en;
  Theme theme = Theme::light;
  bool projector = false;
  float scale = 1; ///< of the display
  Palette colours{};
  Fonts* fonts = nullptr;
  std::string* transcript = nullptr; ///< where set, every drawn text is also written here: a test reads the screen
  std::vector<Touched>* touched = nullptr; ///< where set, all that can be pressed: a test finds it by its id

  /// px of the design → pixels.
  float px(float design) const { return design * type_scale(); }
  float type_scale() const { return projector ? scale * 1.35F : scale; }
};

Palette palette(Theme theme, bool projector);
ImU32 colour(const Look& look, Ink ink);
ImU32 faded(ImU32 colour, float opacity);

/// A rectangle in pixels.
struct Box {
  float x = 0, y = 0, w = 0, h = 0;
  ImVec2 min() const { return {x, y}; }
  ImVec2 max() const { return {x + w, y + h}; }
  float right() const { return x + w; }
  float bottom() const { return y + h; }
  ImVec2 centre() const { return {x + w / 2, y + h / 2}; }
};
Box inset(const Box& box, float by);

/// What can be pressed on the screen: its id within its part of the window, and where it is.
struct Touched {
  std::string id;
  Box box;
};
/// What is left of the current ImGui window.
Box room();

/// Fills and outlines on the current window's draw list.
void fill(const Box& box, ImU32 colour, float radius = 0);
void outline(const Box& box, ImU32 colour, float radius = 0, float thickness = 1);
void horizontal(float x0, float x1, float y, ImU32 colour, float thickness = 1);
void vertical(float x, float y0, float y1, ImU32 colour, float thickness = 1);

} // namespace yindi::gui
