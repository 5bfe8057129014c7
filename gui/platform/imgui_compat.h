#pragma once

// Debian 12 has Dear ImGui 1.86, Debian 13 has 1.90: what differs between them and is used here.

#include <imgui.h>
#include <imgui_internal.h>

namespace yindi::gui {

/// The keys that Yindi listens to, besides those that ImGui's own fields take.
enum class Key {
  f,
  k,
  o,
  p,
  s,
  y,
  z,
  enter,
  escape,
  up,
  down,
  left,
  right,
  page_up,
  page_down,
  home,
  end,
  f1,
  c,
  erase,
  one,
  two,
  three,
  four,
  five,
  six,
  seven,
  eight,
  nine,
  count
};

#if IMGUI_VERSION_NUM >= 18700

inline ImGuiKey native(Key key) {
  static constexpr ImGuiKey keys[] = {
      ImGuiKey_F,          ImGuiKey_K,      ImGuiKey_O,        ImGuiKey_P,       ImGuiKey_S,         ImGuiKey_Y,
      ImGuiKey_Z,          ImGuiKey_Enter,  ImGuiKey_Escape,   ImGuiKey_UpArrow, ImGuiKey_DownArrow, ImGuiKey_LeftArrow,
      ImGuiKey_RightArrow, ImGuiKey_PageUp, ImGuiKey_PageDown, ImGuiKey_Home,    ImGuiKey_End,       ImGuiKey_F1,
      ImGuiKey_C,          ImGuiKey_Delete, ImGuiKey_1,        ImGuiKey_2,       ImGuiKey_3,         ImGuiKey_4,
      ImGuiKey_5,          ImGuiKey_6,      ImGuiKey_7,        ImGuiKey_8,       ImGuiKey_9};
  static_assert(sizeof keys / sizeof *keys == static_cast<int>(Key::count));
  return keys[static_cast<int>(key)];
}

#else

// 1.86 takes the back end's own numbers: these are GLFW's, and a test feeds the same.
inline int native(Key key) {
  static constexpr int keys[] = {'F', 'K', 'O', 'P', 'S', 'Y', 'Z', 257, 256, 265, 264, 263, 262, 266, 267,
                                 268, 269, 290, 'C', 261, '1', '2', '3', '4', '5', '6', '7', '8', '9'};
  static_assert(sizeof keys / sizeof *keys == static_cast<int>(Key::count));
  return keys[static_cast<int>(key)];
}

#endif

inline bool pressed(Key key, bool repeat = false) { return ImGui::IsKeyPressed(native(key), repeat); }

/// Without a window's back end nobody tells ImGui its keys; 1.86 insists on knowing them.
inline void map_keys() {
#if IMGUI_VERSION_NUM < 18700
  int* map = ImGui::GetIO().KeyMap;
  constexpr int tab = 258, insert = 260, erase = 261, backspace = 259, pad_enter = 335;
  map[ImGuiKey_Tab] = tab, map[ImGuiKey_Insert] = insert, map[ImGuiKey_Delete] = erase;
  map[ImGuiKey_Backspace] = backspace, map[ImGuiKey_Space] = ' ', map[ImGuiKey_KeyPadEnter] = pad_enter;
  map[ImGuiKey_LeftArrow] = native(Key::left), map[ImGuiKey_RightArrow] = native(Key::right);
  map[ImGuiKey_UpArrow] = native(Key::up), map[ImGuiKey_DownArrow] = native(Key::down);
  map[ImGuiKey_PageUp] = native(Key::page_up), map[ImGuiKey_PageDown] = native(Key::page_down);
  map[ImGuiKey_Home] = native(Key::home), map[ImGuiKey_End] = native(Key::end);
  map[ImGuiKey_Enter] = native(Key::enter), map[ImGuiKey_Escape] = native(Key::escape);
  map[ImGuiKey_A] = 'A', map[ImGuiKey_C] = 'C', map[ImGuiKey_V] = 'V';
  map[ImGuiKey_X] = 'X', map[ImGuiKey_Y] = 'Y', map[ImGuiKey_Z] = 'Z';
#endif
}

/// Whether the keyboard moved the focus last, so that it must be seen.
inline bool keyboard_was_used_last() {
#if IMGUI_VERSION_NUM >= 19140
  return ImGui::GetCurrentContext()->NavCursorVisible;
#else
  return !ImGui::GetCurrentContext()->NavDisableHighlight;
#endif
}

} // namespace yindi::gui
