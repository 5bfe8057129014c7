#include "gui/platform/picture.h"

#include "engine/language/language.h"
#include "gui/platform/gl.h"

#include <algorithm>
#include <stb_image_write.h>

namespace yindi::gui {

std::unique_ptr<Offscreen> Offscreen::make(int width, int height, std::string& why) {
  std::unique_ptr<Offscreen> result(new Offscreen);
  result->width_ = width;
  result->height_ = height;
  const char* reason = "";
  result->context_ = BlindContext::make(reason);
  if (!result->context_) {
    why = reason;
    return nullptr;
  }
  glGenFramebuffers(1, &result->framebuffer_);
  glGenRenderbuffers(1, &result->colour_);
  glBindRenderbuffer(GL_RENDERBUFFER, result->colour_);
  glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
  glBindFramebuffer(GL_FRAMEBUFFER, result->framebuffer_);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, result->colour_);
  if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
    why = mark("the picture is larger than this machine's OpenGL can draw");
    return nullptr;
  }
  glViewport(0, 0, width, height);
  return result;
}

Offscreen::~Offscreen() {
  if (framebuffer_) glDeleteFramebuffers(1, &framebuffer_);
  if (colour_) glDeleteRenderbuffers(1, &colour_);
}

Pixels Offscreen::read() const {
  const auto row = static_cast<std::size_t>(width_) * 4;
  std::vector<unsigned char> upside_down(row * static_cast<std::size_t>(height_));
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width_, height_, GL_RGBA, GL_UNSIGNED_BYTE, upside_down.data());
  Pixels pixels{width_, height_, std::vector<unsigned char>(upside_down.size())};
  for (std::size_t y = 0; y < static_cast<std::size_t>(height_); ++y)
    std::copy_n(upside_down.data() + y * row, row,
                pixels.rgba.data() + (static_cast<std::size_t>(height_) - 1 - y) * row);
  // The page is opaque; what blending left in the alpha channel is of no use in a file.
  for (std::size_t i = 3; i < pixels.rgba.size(); i += 4) pixels.rgba[i] = 255;
  return pixels;
}

bool write_png(const std::string& path, const Pixels& pixels) {
  std::vector<unsigned char> rgb;
  rgb.reserve(pixels.rgba.size() / 4 * 3);
  for (std::size_t i = 0; i < pixels.rgba.size(); i += 4)
    rgb.insert(rgb.end(), pixels.rgba.begin() + static_cast<std::ptrdiff_t>(i),
               pixels.rgba.begin() + static_cast<std::ptrdiff_t>(i + 3));
  stbi_write_png_compression_level = 9;
  return stbi_write_png(path.c_str(), pixels.width, pixels.height, 3, rgb.data(), pixels.width * 3) != 0;
}

} // namespace yindi::gui
