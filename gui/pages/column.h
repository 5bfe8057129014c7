#pragma once

// The column that all parts of a page share, and what is set in it.

#include "gui/widgets/text.h"

namespace yindi::gui {

/// In pixels.
struct Column {
  float x = 0, w = 0;
};

/// A bold title with a grey remark after it, below it where there is no room. Returns the height.
float block_title(const Look&, const Column&, float y, const std::string& text, const std::string& remark);

/// Names above narrow columns in three steps, each with a line down to its own column. Returns the height.
float staggered_heads(const Look&, const std::vector<std::string>& names, const std::string& bold, const Column& grid,
                      float y);

/// A column that is written from the top downwards: where the next block goes, in pixels.
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
