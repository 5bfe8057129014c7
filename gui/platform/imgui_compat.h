#pragma once

// Debian 12 has Dear ImGui 1.86, Debian 13 has 1.90: what differs between them and is used here. Keys and buttons go by
// GLFW's numbers.

#include "gui/platform/keys.h"

#include <imgui.h>
#include <imgui_internal.h>

namespace yindi::gui {

#if IMGUI_VERSION_NUM >= 18700

inline ImGuiKey imgui_key(int code) {
  if (code >= 'A' && code <= 'Z') return static_cast<ImGuiKey>(ImGuiKey_A + (code - 'A'));
  if (code >= '0' && code <= '9') return static_cast<ImGuiKey>(ImGuiKey_0 + (code - '0'));
  if (code >= 290 && code <= 301) return static_cast<ImGuiKey>(ImGuiKey_F1 + (code - 290));
  switch (code) {
  case 32:
    return ImGuiKey_Space;
  case 256:
    return ImGuiKey_Escape;
  case 257:
    return ImGuiKey_Enter;
  case 258:
    return ImGuiKey_Tab;
  case 259:
    return ImGuiKey_Backspace;
  case 260:
    return ImGuiKey_Insert;
  case 261:
    return ImGuiKey_Delete;
  case 262:
    return ImGuiKey_RightArrow;
  case 263:
    return ImGuiKey_LeftArrow;
  case 264:
    return ImGuiKey_DownArrow;
  case 265:
    return ImGuiKey_UpArrow;
  case 266:
    return ImGuiKey_PageUp;
  case 267:
    return ImGuiKey_PageDown;
  case 268:
    return ImGuiKey_Home;
  case 269:
    return ImGuiKey_End;
  case 335:
    return ImGuiKey_KeypadEnter;
  case 340:
    return ImGuiKey_LeftShift;
  case 341:
    return ImGuiKey_LeftCtrl;
  case 342:
    return ImGuiKey_LeftAlt;
  case 344:
    return ImGuiKey_RightShift;
  case 345:
    return ImGuiKey_RightCtrl;
  case 346:
    return ImGuiKey_RightAlt;
  default:
    return ImGuiKey_None;
  }
}

inline void set_key(int code, bool down, Modifiers with) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddKeyEvent(ImGuiMod_Ctrl, with.control);
  io.AddKeyEvent(ImGuiMod_Shift, with.shift);
  io.AddKeyEvent(ImGuiMod_Alt, with.alt);
  if (const ImGuiKey key = imgui_key(code); key != ImGuiKey_None) io.AddKeyEvent(key, down);
}

inline void turn_wheel(float x, float y) { ImGui::GetIO().AddMouseWheelEvent(x, y); }

/// The pointer and its buttons for the frame that begins.
inline void hold(float x, float y, bool seen, const bool (&buttons)[5]) {
  ImGuiIO& io = ImGui::GetIO();
  if (seen) io.AddMousePosEvent(x, y);
  for (int i = 0; i < 5; ++i)
    if (io.MouseDown[i] != buttons[i]) io.AddMouseButtonEvent(i, buttons[i]);
}

/// The queue (input.h) has sorted what belongs into one frame; ImGui shall not do it once more.
inline void map_keys() { ImGui::GetIO().ConfigInputTrickleEventQueue = false; }

#else

inline void set_key(int code, bool down, Modifiers with) {
  ImGuiIO& io = ImGui::GetIO();
  if (code >= 0 && code < IM_ARRAYSIZE(io.KeysDown)) io.KeysDown[code] = down;
  io.KeyCtrl = with.control, io.KeyShift = with.shift, io.KeyAlt = with.alt;
}

inline void turn_wheel(float x, float y) {
  ImGuiIO& io = ImGui::GetIO();
  io.MouseWheelH += x;
  io.MouseWheel += y;
}

/// The pointer and its buttons for the frame that begins.
inline void hold(float x, float y, bool seen, const bool (&buttons)[5]) {
  ImGuiIO& io = ImGui::GetIO();
  if (seen) io.MousePos = {x, y};
  for (int i = 0; i < 5; ++i) io.MouseDown[i] = buttons[i];
}

/// Without a window's back end nobody tells ImGui its keys; 1.86 insists on knowing them.
inline void map_keys() {
  int* map = ImGui::GetIO().KeyMap;
  constexpr int insert = 260;
  const auto number = [](Key key) { return static_cast<int>(key); };
  map[ImGuiKey_Tab] = number(Key::tab), map[ImGuiKey_Insert] = insert, map[ImGuiKey_Delete] = number(Key::erase);
  map[ImGuiKey_Backspace] = number(Key::backspace), map[ImGuiKey_Space] = number(Key::space);
  map[ImGuiKey_KeyPadEnter] = number(Key::pad_enter), map[ImGuiKey_Enter] = number(Key::enter);
  map[ImGuiKey_LeftArrow] = number(Key::left), map[ImGuiKey_RightArrow] = number(Key::right);
  map[ImGuiKey_UpArrow] = number(Key::up), map[ImGuiKey_DownArrow] = number(Key::down);
  map[ImGuiKey_PageUp] = number(Key::page_up), map[ImGuiKey_PageDown] = number(Key::page_down);
  map[ImGuiKey_Home] = number(Key::home), map[ImGuiKey_End] = number(Key::end);
  map[ImGuiKey_Escape] = number(Key::escape);
  map[ImGuiKey_A] = 'A', map[ImGuiKey_C] = 'C', map[ImGuiKey_V] = 'V';
  map[ImGuiKey_X] = 'X', map[ImGuiKey_Y] = 'Y', map[ImGuiKey_Z] = 'Z';
}

#endif

/// The next field takes the keyboard.
inline void focus_next_field() {
#if IMGUI_VERSION_NUM >= 18700
  // In 1.90 a window that gets the focus in its first frame leaves its scope unset, and then no field is found in it.
  ImGui::GetCurrentContext()->NavFocusScopeId = ImGui::GetCurrentContext()->CurrentFocusScopeId;
#endif
  ImGui::SetKeyboardFocusHere();
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
