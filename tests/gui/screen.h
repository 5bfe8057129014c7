#pragma once

// The window without a window: a Dear ImGui context that is fed with pointer and keys through the queue of the real
// one, and read as text. Layout and clicks are real; only the pixels are missing (pictures_test.cpp looks at those).

#include "gui/pages/frame/frame.h"
#include "gui/platform/input.h"
#include "gui/platform/style.h"
#include "gui/session/sureness.h"
#include "tests/catch.h"

#include <imgui_internal.h>
#include <string>
#include <vector>

namespace yindi::gui {

inline constexpr Modifiers control{.control = true}, shift{.shift = true};

class Screen {
public:
  Session session;
  UiState ui;
  Input input;

  explicit Screen(float width = 1600, float height = 1000) {
    start_imgui();
    input.attach();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {width, height};
    io.DeltaTime = 1 / 60.F;
    fonts_.wanted.set(' '); // the built-in font serves: what is tested here does not depend on the shapes of letters
    build(fonts_, 1);
    ui.look.fonts = &fonts_;
  }
  ~Screen() { ImGui::DestroyContext(); }
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  void step(int frames = 1) {
    for (int i = 0; i < frames; ++i) {
      input.feed();
      ImGui::NewFrame();
      frame(session, ui);
      ImGui::Render();
    }
  }
  /// Frames until all that was pushed into `input` has been given, and a few more.
  void settle() {
    while (!input.empty()) step();
    step(2);
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

  /// All that can be pressed now.
  std::vector<Touched> touched() {
    std::vector<Touched> all;
    ui.look.touched = &all;
    step();
    ui.look.touched = nullptr;
    return all;
  }
  /// Where the `nth` thing with this id is; a failure where there is none.
  Box place(const std::string& id, std::size_t nth = 0) {
    for (const Touched& one : touched())
      if (one.id == id && nth-- == 0) return one.box;
    FAIL("nothing to press is called " << id);
    return {};
  }
  bool can_press(const std::string& id) {
    for (const Touched& one : touched())
      if (one.id == id) return true;
    return false;
  }

  void point(float x, float y) {
    input.push(pointer_moved(x, y));
    settle();
  }
  void hold(bool down, int button = 0) {
    input.push(button_changed(button, down));
    settle();
  }
  void click(float x, float y, int button = 0) {
    point(x, y);
    hold(true, button);
    hold(false, button);
    settle();
  }
  void click(const std::string& id, std::size_t nth = 0, int button = 0) {
    const ImVec2 at = place(id, nth).centre();
    click(at.x, at.y, button);
  }
  /// From the middle of what has the id, so far.
  void drag(const std::string& id, float right, float down = 0) {
    const ImVec2 at = place(id).centre();
    point(at.x, at.y);
    hold(true);
    for (int i = 1; i <= 5; ++i) {
      const float share = static_cast<float>(i) / 5;
      point(at.x + right * share, at.y + down * share);
    }
    hold(false);
  }
  void wheel(float turns, Modifiers with = {}) {
    if (with.control) input.push(key_changed(Key::left_control, true, with));
    input.push(wheel_turned(0, turns));
    if (with.control) input.push(key_changed(Key::left_control, false));
    settle();
  }
  /// The events of a key pressed and let go, as the window system sends them.
  void send(Key key, Modifiers with = {}) {
    const std::pair<bool, Key> held[] = {
        {with.control, Key::left_control}, {with.shift, Key::left_shift}, {with.alt, Key::left_alt}};
    for (const auto& [is_held, modifier] : held)
      if (is_held) input.push(key_changed(modifier, true, with));
    input.push(key_changed(key, true, with));
    input.push(key_changed(key, false, with));
    for (const auto& [is_held, modifier] : held)
      if (is_held) input.push(key_changed(modifier, false));
  }
  void press(Key key, Modifiers with = {}) {
    send(key, with);
    settle();
  }
  void type(const char* text) {
    for (const char* at = text; *at;) {
      unsigned character = 0;
      at += ImTextCharFromUtf8(&character, at, nullptr);
      input.push(character_typed(character));
    }
    settle();
  }

private:
  Fonts fonts_;
};

/// The plateau's casebook on a page; a blank county is the first.
inline void open_plateau(Screen& screen, const char* page, const char* county = "513334") {
  screen.session.selection.page = page;
  update(screen.session, Open{std::string(YINDI_SOURCE) + "/casebooks/sichuan-plateau"});
  REQUIRE(screen.session.document.history);
  if (*county) update(screen.session, ChooseCounty{county});
}

inline void choose_view(Screen& screen, const char* page, const char* view) {
  update(screen.session, ChooseView{page, view});
}

} // namespace yindi::gui
