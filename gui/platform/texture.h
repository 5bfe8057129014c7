#pragma once

// A picture for Dear ImGui to draw. Where nothing renders (tests without a display) it holds none.

#include <imgui.h>

namespace yindi::gui {

class Texture {
public:
  Texture() = default;
  /// Rows from the top, 4 bytes a pixel; drawn smaller without flicker.
  Texture(const unsigned char* rgba, int width, int height);
  /// White of which a byte a pixel says how much covers what lies below: a quarter of the memory.
  static Texture of_letters(const unsigned char* coverage, int width, int height);
  ~Texture();
  Texture(Texture&& other) noexcept;
  Texture& operator=(Texture&& other) noexcept;
  explicit operator bool() const { return name_ != 0; }
  ImTextureID id() const;

private:
  /// `format`: of what is given and of what is kept.
  void fill(unsigned given, unsigned kept, const unsigned char* pixels, int width, int height, bool smaller);

  unsigned name_ = 0;
};

} // namespace yindi::gui
