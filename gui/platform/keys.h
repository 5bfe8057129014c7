#pragma once

// The keys that Yindi listens to, besides those that ImGui's own fields take. Numbers are GLFW's.

namespace yindi::gui {

enum class Key : int {
  none = 0,
  space = ' ',
  zero = '0',
  one = '1',
  nine = '9',
  a = 'A',
  b = 'B',
  c = 'C',
  d = 'D',
  e = 'E',
  f = 'F',
  k = 'K',
  l = 'L',
  m = 'M',
  n = 'N',
  o = 'O',
  p = 'P',
  q = 'Q',
  r = 'R',
  s = 'S',
  t = 'T',
  v = 'V',
  x = 'X',
  y = 'Y',
  z = 'Z',
  slash = '/',
  escape = 256,
  enter = 257,
  tab = 258,
  backspace = 259,
  insert = 260,
  erase = 261,
  right = 262,
  left = 263,
  down = 264,
  up = 265,
  page_up = 266,
  page_down = 267,
  home = 268,
  end = 269,
  f1 = 290,
  f2 = 291,
  f5 = 294,
  f8 = 297,
  pad_enter = 335,
  left_shift = 340,
  left_control = 341,
  left_alt = 342
};

struct Modifiers {
  bool control = false, shift = false, alt = false;
  bool operator==(const Modifiers&) const = default;
};

/// One press of a key with the modifiers that were down when it was pressed, however late it is handled.
struct KeyPress {
  Key key = Key::none;
  Modifiers with;
  bool repeat = false; ///< the key is being held
};

/// The press that the present frame is about; there is never more than one.
const KeyPress& key_press();
/// Whether it is this one, without Ctrl and Alt.
bool pressed(Key key, bool repeat = false);
/// Whether it is this one with exactly these modifiers.
bool pressed(Key key, Modifiers with);

/// A field is about to take the keyboard: what is typed from now on waits until it has it, and is not lost between.
void await_field();
/// The next field of text takes the keyboard; what is typed meanwhile waits for it.
void give_keys_to_next_field();

} // namespace yindi::gui
