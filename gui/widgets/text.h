#pragma once

// All text goes through here: it asks the atlas for its characters, keeps to three sizes and two weights, and is
// written to the transcript that tests read. `**so**` is bold inside a sentence.

#include "gui/widgets/look.h"

#include <string>
#include <string_view>
#include <vector>

namespace yindi::gui {

struct Style {
  TextSize size = TextSize::S;
  bool bold = false;
};

/// Width in pixels.
float width(const Look& look, std::string_view text, Style style = {});

/// Draws one line; (x, y) is the top left of its line box. Returns its width.
float put(const Look& look, float x, float y, std::string_view text, Style style, ImU32 colour);

/// Draws one line in the vertical middle of `box`, shortened with "..." where it is too long; a shortened text shows
/// in full as a tooltip.
float put_in(const Look& look, const Box& box, std::string_view text, Style style, ImU32 colour,
             Align align = Align::left);

/// The longest beginning of `text` that fits, with "..." at the end.
std::string shortened(const Look& look, const std::string& text, float room, Style style);

/// Draws `text` in lines of at most `room` pixels, breaking between words and between Chinese characters. Returns the
/// height. With `draw` false it only measures.
float paragraph(const Look& look, float x, float y, float room, std::string_view text, Style style, ImU32 colour,
                bool draw = true);

/// Turns a catalogue sentence and its arguments into text of the look's language.
template <class... Arguments>
std::string sentence(const Look& look, const char* message, Arguments&&... arguments) {
  return say(message, std::forward<Arguments>(arguments)...).in(look.language);
}

/// How a sentence looks without its bold marks.
std::string without_marks(std::string_view text);

} // namespace yindi::gui
