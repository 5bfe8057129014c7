// By EGL: neither X nor Wayland nor a graphics card is needed.

#include "gui/platform/context.h"

#include "engine/language/language.h"

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <cstdlib>

namespace yindi::gui {
namespace {

EGLDisplay open_display() {
  const auto get = reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(eglGetProcAddress("eglGetPlatformDisplayEXT"));
  EGLDisplay display = EGL_NO_DISPLAY;
  if (get) display = get(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
  if (display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr)) return display;
  return EGL_NO_DISPLAY;
}

EGLContext open_context(EGLDisplay display) {
  const EGLint wanted[] = {EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_NONE};
  const EGLint version[] = {EGL_CONTEXT_MAJOR_VERSION, 3, EGL_CONTEXT_MINOR_VERSION, 3, EGL_NONE};
  EGLConfig config = nullptr;
  EGLint found = 0;
  if (!eglBindAPI(EGL_OPENGL_API) || !eglChooseConfig(display, wanted, &config, 1, &found) || found < 1)
    return EGL_NO_CONTEXT;
  return eglCreateContext(display, config, EGL_NO_CONTEXT, version);
}

class Egl : public BlindContext {
public:
  Egl(EGLDisplay display, EGLContext context) : display_(display), context_(context) {}
  ~Egl() override {
    eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    if (context_) eglDestroyContext(display_, context_);
    // The display is the process's and not counted: ending it here would end every other's too.
  }

private:
  EGLDisplay display_;
  EGLContext context_;
};

} // namespace

std::unique_ptr<BlindContext> BlindContext::make(const char*& why) {
  const EGLDisplay display = open_display();
  if (!display) {
    why = mark("this machine has no EGL driver that draws without a display (package libegl-mesa0)");
    return nullptr;
  }
  const EGLContext context = open_context(display);
  auto result = std::make_unique<Egl>(display, context);
  if (!context || !eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context)) {
    why = mark("the EGL driver of this machine has no OpenGL 3.3");
    return nullptr;
  }
  return result;
}

bool draw_in_software() {
  if (std::getenv("LIBGL_ALWAYS_SOFTWARE")) return false;
  setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
  return true;
}

} // namespace yindi::gui
