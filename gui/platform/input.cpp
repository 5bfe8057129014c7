#include "gui/platform/input.h"

#include "gui/platform/imgui_compat.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace yindi::gui {
namespace {

constexpr std::uint32_t last_printable = 96, first_modifier = 340, last_modifier = 347; ///< GLFW's numbers

bool is_modifier(std::uint32_t key) { return key >= first_modifier && key <= last_modifier; }

/// Such a press comes with the character that it types.
bool types(const InputEvent& e) {
  return e.kind == InputEvent::Kind::key && e.code <= last_printable && !e.with.control && !e.with.alt;
}

} // namespace

/// What one frame has taken already.
struct Input::Batch {
  bool button = false, wheel = false;
  bool press = false, typing = false; ///< a key was pressed, one that types
  std::set<std::uint32_t> keys;
};

InputEvent pointer_moved(float x, float y) { return {InputEvent::Kind::move, x, y, 0, false, false, {}}; }
InputEvent button_changed(int button, bool down) {
  return {InputEvent::Kind::button, 0, 0, static_cast<std::uint32_t>(button), down, false, {}};
}
InputEvent wheel_turned(float x, float y) { return {InputEvent::Kind::wheel, x, y, 0, false, false, {}}; }
InputEvent key_changed(Key key, bool down, Modifiers with, bool repeat) {
  return {InputEvent::Kind::key, 0, 0, static_cast<std::uint32_t>(key), down, repeat, with};
}
InputEvent character_typed(std::uint32_t character) {
  return {InputEvent::Kind::character, 0, 0, character, true, false, {}};
}

void Input::attach() { ImGui::GetIO().UserData = this; }

void Input::push(const InputEvent& event) {
  // Repeats of a held key are a clock, not work to be done later: what the frames cannot follow is left out.
  if (event.kind == InputEvent::Kind::key && event.repeat && !waiting_.empty()) return;
  if (event.kind == InputEvent::Kind::move && !waiting_.empty() && waiting_.back().kind == InputEvent::Kind::move)
    waiting_.back() = event;
  else
    waiting_.push_back(event);
}

bool Input::fits(const Batch& batch, const InputEvent& e) const {
  switch (e.kind) {
  case InputEvent::Kind::move:
    return !batch.button && !batch.wheel;
  case InputEvent::Kind::button:
    return !batch.button && !batch.press && !batch.wheel;
  case InputEvent::Kind::wheel:
    return !batch.button && !batch.press;
  case InputEvent::Kind::character:
    return !batch.button && (!batch.press || batch.typing);
  default:
    break;
  }
  if (batch.button || batch.wheel || batch.keys.count(e.code)) return false;
  if (is_modifier(e.code)) return !batch.press; // what was pressed before was pressed without it
  if (!e.down) return true;
  // Into a field of text people type faster than frames come; there a press is no more than its character.
  return !batch.press || (batch.typing && types(e) && ImGui::GetIO().WantTextInput);
}

void Input::feed() {
  press_ = {};
  Batch batch;
  if (frames_for_field_ > 0) frames_for_field_ = ImGui::GetIO().WantTextInput ? 0 : frames_for_field_ - 1;
  const auto waits = [&](const InputEvent& e) {
    return frames_for_field_ > 0 &&
           (e.kind == InputEvent::Kind::character || (e.kind == InputEvent::Kind::key && e.down));
  };
  while (!waiting_.empty() && !waits(waiting_.front()) && fits(batch, waiting_.front())) {
    const InputEvent e = waiting_.front();
    waiting_.pop_front();
    give(e);
    if (e.kind == InputEvent::Kind::button) batch.button = true;
    if (e.kind == InputEvent::Kind::wheel) batch.wheel = true;
    if (e.kind != InputEvent::Kind::key) continue;
    batch.keys.insert(e.code);
    if (!e.down || is_modifier(e.code)) continue;
    batch.typing = types(e) && (!batch.press || batch.typing);
    batch.press = true;
    press_ = {static_cast<Key>(e.code), e.with, e.repeat};
  }
  hold(x_, y_, moved_, buttons_);
}

void Input::pass() {
  press_ = {};
  hold(x_, y_, moved_, buttons_);
}

void Input::give(const InputEvent& e) {
  switch (e.kind) {
  case InputEvent::Kind::move:
    x_ = e.x, y_ = e.y, moved_ = true;
    return;
  case InputEvent::Kind::button:
    if (e.code < std::size(buttons_)) buttons_[e.code] = e.down;
    return;
  case InputEvent::Kind::wheel:
    return turn_wheel(e.x, e.y);
  case InputEvent::Kind::character:
    return ImGui::GetIO().AddInputCharacter(e.code);
  default:
    break;
  }
  if (!is_modifier(e.code)) {
    if (e.down) with_ = e.with;
  } else {
    const auto is = [&](Key left) {
      return e.code == static_cast<std::uint32_t>(left) || e.code == static_cast<std::uint32_t>(left) + 4;
    };
    if (is(Key::left_shift)) with_.shift = e.down;
    if (is(Key::left_control)) with_.control = e.down;
    if (is(Key::left_alt)) with_.alt = e.down;
  }
  set_key(static_cast<int>(e.code), e.down, with_);
}

const KeyPress& key_press() {
  static const KeyPress none;
  const auto* input = static_cast<const Input*>(ImGui::GetIO().UserData);
  return input ? input->press() : none;
}

void await_field() {
  ImGui::GetIO().WantTextInput = false; // that of the field before, which has just let go, is not the one to wait for
  if (auto* input = static_cast<Input*>(ImGui::GetIO().UserData)) input->await_field();
}

void give_keys_to_next_field() {
  focus_next_field();
  await_field();
}

bool pressed(Key key, bool repeat) {
  const KeyPress& press = key_press();
  return press.key == key && (repeat || !press.repeat) && !press.with.control && !press.with.alt;
}

bool pressed(Key key, Modifiers with) {
  const KeyPress& press = key_press();
  return press.key == key && !press.repeat && press.with == with;
}

} // namespace yindi::gui
