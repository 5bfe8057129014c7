#include "gui/platform/texture.h"

#include "gui/platform/gl.h"

#include <cstdint>
#include <utility>

namespace yindi::gui {
namespace {

bool something_renders() { return ImGui::GetCurrentContext() && ImGui::GetIO().BackendRendererUserData; }

} // namespace

void Texture::fill(unsigned given, unsigned kept, const unsigned char* pixels, int width, int height, bool smaller) {
  if (!something_renders()) return;
  GLint before = 0;
  glGetIntegerv(GL_TEXTURE_BINDING_2D, &before);
  glGenTextures(1, &name_);
  glBindTexture(GL_TEXTURE_2D, name_);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  glPixelStorei(GL_UNPACK_ALIGNMENT, given == GL_RED ? 1 : 4);
  glTexImage2D(GL_TEXTURE_2D, 0, static_cast<GLint>(kept), width, height, 0, given, GL_UNSIGNED_BYTE, pixels);
  if (smaller) glGenerateMipmap(GL_TEXTURE_2D);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, smaller ? GL_LINEAR_MIPMAP_LINEAR : GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  if (given == GL_RED) {
    for (const GLenum channel : {GL_TEXTURE_SWIZZLE_R, GL_TEXTURE_SWIZZLE_G, GL_TEXTURE_SWIZZLE_B})
      glTexParameteri(GL_TEXTURE_2D, channel, GL_ONE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_A, GL_RED);
  }
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(before));
}

Texture::Texture(const unsigned char* rgba, int width, int height) {
  fill(GL_RGBA, GL_RGBA8, rgba, width, height, true);
}

Texture Texture::of_letters(const unsigned char* coverage, int width, int height) {
  Texture texture;
  texture.fill(GL_RED, GL_R8, coverage, width, height, false);
  return texture;
}

Texture::~Texture() {
  if (name_ && something_renders()) glDeleteTextures(1, &name_);
}

Texture::Texture(Texture&& other) noexcept : name_(std::exchange(other.name_, 0)) {}

Texture& Texture::operator=(Texture&& other) noexcept {
  std::swap(name_, other.name_);
  return *this;
}

ImTextureID Texture::id() const { return reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(name_)); }

} // namespace yindi::gui
