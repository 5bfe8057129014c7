#pragma once

// Pictures of the window without showing it: drawn into a framebuffer object.

#include "gui/platform/context.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yindi::gui {

struct Pixels {
  int width = 0, height = 0;
  std::vector<unsigned char> rgba; ///< rows from the top, 4 bytes a pixel
};

/// An OpenGL context with nothing to show it on, current for as long as it lives.
class Offscreen {
public:
  /// Nothing where this machine has no driver for it; `why` then says so.
  static std::unique_ptr<Offscreen> make(int width, int height, std::string& why);
  ~Offscreen();
  Offscreen(const Offscreen&) = delete;
  Offscreen& operator=(const Offscreen&) = delete;
  Pixels read() const;

private:
  Offscreen() = default;
  std::unique_ptr<BlindContext> context_;
  unsigned framebuffer_ = 0, colour_ = 0;
  int width_ = 0, height_ = 0;
};

/// Writes a PNG; false where the file cannot be written.
bool write_png(const std::string& path, const Pixels& pixels);

} // namespace yindi::gui
