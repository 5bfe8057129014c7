#pragma once

// What all inspectors share: a column that is written from the top downwards.

#include "gui/widgets/text.h"

namespace yindi::gui {

/// Where the next block goes, in pixels.
struct Cursor {
  const Look& look;
  float x, y, w;
  void gap(float design) { y += look.px(design); }
  void rule() {
    gap(18);
    horizontal(x, x + w, y, look.colours.line);
    gap(18);
  }
  void title(std::string_view text) { y += paragraph(look, x, y, w, text, {TextSize::M, true}, look.colours.ink); }
  void say(std::string_view text, ImU32 colour) { y += paragraph(look, x, y, w, text, {}, colour); }
};

} // namespace yindi::gui
