#pragma once

// One family in three sizes and two weights. The atlas holds only the characters that were asked for: the catalogue,
// the case and whatever is drawn; a new one makes the atlas stale and it is rebuilt between two frames.

#include "engine/rationale/drawing.h"
#include "gui/platform/texture.h"

#include <array>
#include <bitset>
#include <functional>
#include <imgui.h>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace yindi::gui {

/// Font files found on this machine. `regular` blank: none of the known families is installed.
struct FontFiles {
  std::string family, regular, bold;
  int face = 0; ///< number of the face inside a .ttc
};
FontFiles find_fonts(const std::string& root);
/// What comes with the program, or what the system has.
FontFiles find_fonts();

struct Fonts {
  Texture letters;                               ///< on which the atlas stands
  std::array<std::array<ImFont*, 2>, 3> faces{}; ///< [TextSize][bold]
  FontFiles files;
  std::bitset<0x10000> wanted; ///< characters asked for so far
  std::set<char32_t> absent;   ///< asked for, and the family lacks them
  bool stale = true;           ///< a wanted character is not in the atlas yet
  float built_at = 0;          ///< scale of the type in the atlas
};

/// Asks for every character of a UTF-8 text.
void want(Fonts& fonts, std::string_view text);

/// Fills the atlas of the current ImGui context for type at `scale` (px per px of the design). The texture of the
/// back end must be made anew afterwards.
void build(Fonts& fonts, float scale);

/// Draws a frame. Where it asks for characters that the atlas lacks, the atlas is built anew (`renewed`: so is the
/// texture) and the frame drawn again, before anybody sees boxes in it. Returns whether it was.
bool frame_with_glyphs(Fonts& fonts, float scale, const std::function<void(bool again)>& frame,
                       const std::function<void()>& renewed);

ImFont* face(const Fonts& fonts, TextSize size, bool bold);
/// Height of an em in px of the design: 14, 17, 28.
float em(TextSize size);
/// Height of a line in px of the design: 20, 25, 40.
float line_height(TextSize size);

} // namespace yindi::gui
