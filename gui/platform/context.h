#pragma once

// An OpenGL context with nothing to show it on, as each system makes one.

#include <memory>

namespace yindi::gui {

class BlindContext {
public:
  /// Makes it and has it current; nothing where that cannot be, and `why` is the marked sentence that says so.
  static std::unique_ptr<BlindContext> make(const char*& why);
  virtual ~BlindContext() = default;
};

/// Lets what is drawn from here on be drawn in software; false where that was so already or the system has no such way.
bool draw_in_software();

} // namespace yindi::gui
