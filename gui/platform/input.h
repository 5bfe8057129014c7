#pragma once

// What somebody did, in order. Dear ImGui looks at the state of keys and buttons once a frame, so that with slow frames
// a key meets the modifiers of another moment, and of two presses one is lost; the queue gives each frame only as much
// as cannot be confused, and the frames follow without waiting until it is empty.

#include "gui/platform/keys.h"

#include <cstdint>
#include <deque>

namespace yindi::gui {

struct InputEvent {
  enum class Kind { move, button, wheel, key, character };
  Kind kind = Kind::move;
  float x = 0, y = 0;     ///< where the pointer is, or how far the wheel was turned
  std::uint32_t code = 0; ///< button, key (GLFW's numbers) or character
  bool down = false, repeat = false;
  Modifiers with; ///< of a key
};

InputEvent pointer_moved(float x, float y);
InputEvent button_changed(int button, bool down);
InputEvent wheel_turned(float x, float y);
InputEvent key_changed(Key key, bool down, Modifiers with = {}, bool repeat = false);
InputEvent character_typed(std::uint32_t character);

class Input {
public:
  /// Makes this the input of the current ImGui context: key_press() answers from it.
  void attach();
  void push(const InputEvent& event);
  bool empty() const { return waiting_.empty(); }
  /// Gives ImGui what one frame can take; before ImGui::NewFrame().
  void feed();
  /// For a frame that is drawn once more: nothing new happens in it, and no press is seen twice.
  void pass();
  const KeyPress& press() const { return press_; }
  void await_field() { frames_for_field_ = most_frames_for_field; }

private:
  struct Batch;
  bool fits(const Batch& batch, const InputEvent& event) const;
  void give(const InputEvent& event);

  static constexpr int most_frames_for_field = 8; ///< a field that never comes holds nobody up

  std::deque<InputEvent> waiting_;
  int frames_for_field_ = 0;
  KeyPress press_;
  float x_ = 0, y_ = 0;
  bool moved_ = false;   ///< the pointer has been seen
  bool buttons_[5] = {}; ///< that are down
  Modifiers with_;       ///< that are down
};

} // namespace yindi::gui
