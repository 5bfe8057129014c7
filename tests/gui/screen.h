#pragma once

// The window without a window: a Dear ImGui context that is fed with pointer and keys and read as text. Layout and
// clicks are real; only the pixels are missing (pictures_test.cpp looks at those).

#include "gui/pages/frame/frame.h"
#include "gui/platform/imgui_compat.h"
#include "gui/platform/style.h"
#include "tests/catch.h"

#include <imgui_internal.h>
#include <string>

namespace yindi::gui {

class Screen {
public:
  Session session;
  UiState ui;

  explicit Screen(float width = 1600, float height = 1000) {
    start_imgui();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {width, height};
    io.DeltaTime = 1 / 60.F;
#if IMGUI_VERSION_NUM >= 18700
    io.ConfigInputTrickleEventQueue = false;
#endif
    fonts_.wanted.set(' '); // the built-in font serves: what is tested here does not depend on the shapes of letters
    build(fonts_, 1);
    ui.look.fonts = &fonts_;
  }
  ~Screen() { ImGui::DestroyContext(); }
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  void step(int frames = 1) {
    for (int i = 0; i < frames; ++i) {
      ImGui::NewFrame();
      frame(session, ui);
      ImGui::Render();
    }
  }

  /// All text on the screen, one piece a line.
  std::string read() {
    std::string text;
    ui.look.transcript = &text;
    step();
    ui.look.transcript = nullptr;
    return text;
  }
  bool shows(const std::string& text) { return read().find(text) != std::string::npos; }

  void point(float x, float y) {
#if IMGUI_VERSION_NUM >= 18700
    ImGui::GetIO().AddMousePosEvent(x, y);
#else
    ImGui::GetIO().MousePos = {x, y};
#endif
    step();
  }
  void hold(bool down, int button = 0) {
#if IMGUI_VERSION_NUM >= 18700
    ImGui::GetIO().AddMouseButtonEvent(button, down);
#else
    ImGui::GetIO().MouseDown[button] = down;
#endif
    step();
  }
  void click(float x, float y, int button = 0) {
    point(x, y);
    step();
    hold(true, button);
    hold(false, button);
    step(2);
  }
  void wheel(float turns, bool control = false) {
    ImGuiIO& io = ImGui::GetIO();
#if IMGUI_VERSION_NUM >= 18700
    if (control) io.AddKeyEvent(ImGuiMod_Ctrl, true);
    io.AddMouseWheelEvent(0, turns);
    step();
    if (control) io.AddKeyEvent(ImGuiMod_Ctrl, false);
#else
    io.KeyCtrl = control;
    io.MouseWheel = turns;
    step();
    io.KeyCtrl = false;
#endif
    step();
  }
  void press(Key key, bool control = false) {
    set_key(key, true, control);
    step();
    set_key(key, false, control);
    step(2);
  }
  void type(const char* text) {
    ImGui::GetIO().AddInputCharactersUTF8(text);
    step(2);
  }

private:
  Fonts fonts_;

  static void set_key(Key key, bool down, bool control) {
    ImGuiIO& io = ImGui::GetIO();
#if IMGUI_VERSION_NUM >= 18700
    if (control) io.AddKeyEvent(ImGuiMod_Ctrl, down);
    io.AddKeyEvent(native(key), down);
#else
    io.KeyCtrl = control && down;
    io.KeysDown[native(key)] = down;
#endif
  }
};

/// The plateau's casebook on a page; a blank county is the first.
inline void open_plateau(Screen& screen, const char* page, const char* county = "513334") {
  screen.session.selection.page = page;
  update(screen.session, Open{std::string(YINDI_SOURCE) + "/casebooks/sichuan-plateau"});
  REQUIRE(screen.session.document.history);
  if (*county) update(screen.session, ChooseCounty{county});
}

} // namespace yindi::gui
