#include "gui/platform/texture.h"

#include "gui/platform/gl.h"

#include <cstdint>
#include <utility>

namespace yindi::gui {
namespace {

bool something_renders() { return ImGui::GetCurrentContext() && ImGui::GetIO().BackendRendererUserData; }

} // namespace

Texture::Texture(const unsigned char* rgba, int width, int height) {
  if (!something_renders()) return;
  GLint before = 0;
  glGetIntegerv(GL_TEXTURE_BINDING_2D, &before);
  glGenTextures(1, &name_);
  glBindTexture(GL_TEXTURE_2D, name_);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, rgba);
  glGenerateMipmap(GL_TEXTURE_2D);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(before));
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
