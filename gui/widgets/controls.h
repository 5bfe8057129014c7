#pragma once

// Buttons, switches and fields in the look of the mock-ups, at a given place. All answer to the pointer and to the
// keyboard (arrows and Space); the focus ring shows while the keyboard was used last.

#include "gui/widgets/symbols.h"
#include "gui/widgets/text.h"

#include <optional>
#include <string>
#include <vector>

namespace yindi::gui {

inline constexpr float control_height = 34; ///< px of the design

/// An invisible item over `box`: what a widget draws, this makes answer.
struct Touch {
  bool clicked = false, right_clicked = false, hovered = false, held = false, focused = false;
};
Touch touch(const Look& look, const char* id, const Box& box, float focus_radius = 6);

enum class Kind { plain, primary, flat };

/// A button at (x, y); its width follows the label unless `w` is given. Returns whether it was pressed.
struct ButtonOptions {
  Kind kind = Kind::plain;
  bool enabled = true;
  std::optional<Icon> icon = {};
  std::string hint = {}; ///< tooltip, and what the screen's transcript calls an icon without label
};
float button_width(const Look& look, const std::string& label, const ButtonOptions& options = {});
bool button(const Look& look, const char* id, const Box& box, const std::string& label,
            const ButtonOptions& options = {});

/// A segmented switch; returns the chosen part when it changes.
float segments_width(const Look& look, const std::vector<std::string>& parts);
std::optional<int> segments(const Look& look, const char* id, const Box& box, const std::vector<std::string>& parts,
                            int chosen);

/// An 18 px box to tick, or a disc to choose, with its label; the whole of `box` answers. Returns whether it was
/// pressed.
bool check(const Look& look, const char* id, const Box& box, const std::string& label, bool on, bool enabled = true);
bool radio(const Look& look, const char* id, const Box& box, const std::string& label, bool on);

/// A line of text to type into; returns whether the text changed.
bool field(const Look& look, const char* id, const Box& box, std::string& text, const std::string& hint,
           bool take_focus = false);

/// A tooltip of one or more lines.
void tooltip(const Look& look, const std::string& text);

/// A key as on the keyboard: "Ctrl P". Returns its width.
float key_cap(const Look& look, float right, float middle, const std::string& text);

/// The scroll bars of the theme, for the child windows that are drawn between the two.
void push_scrollbar(const Look& look);
void pop_scrollbar();
/// Opens and closes around the contents of a list that lies over the page; false where it is not open.
bool begin_list(const Look& look, const char* id, const Box& box);
/// The same for something that must be answered: it dims the window, takes all input and closes only by its answers.
bool begin_question(const Look& look, const char* id, const Box& box);
void end_list();
/// A row of such a list: a bold or plain label and a grey remark at the right.
bool list_row(const Look& look, const char* id, const std::string& label, const std::string& remark, bool chosen);

/// A word of a list: how it is written, what people call it, and a grey remark, which the button's tooltip says, too.
struct ListedWord {
  std::string word, name;
  std::string remark = {};
};
/// A button that opens a list of words; the chosen one.
std::optional<std::string> choose_word(const Look& look, const char* id, const Box& box, const std::string& now,
                                       const std::vector<ListedWord>& words);

} // namespace yindi::gui
