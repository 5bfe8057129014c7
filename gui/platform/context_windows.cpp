// By a window that is never shown: Windows gives no context without one.

#include "gui/platform/context.h"

#include "engine/language/language.h"

#include <GLFW/glfw3.h>

namespace yindi::gui {
namespace {

class HiddenWindow : public BlindContext {
public:
  explicit HiddenWindow(GLFWwindow* window) : window_(window) {}
  ~HiddenWindow() override { glfwDestroyWindow(window_); } // GLFW itself may serve another window

private:
  GLFWwindow* window_;
};

} // namespace

std::unique_ptr<BlindContext> BlindContext::make(const char*& why) {
  why = mark("the graphics driver of this machine has no OpenGL 3.3");
  glfwSetErrorCallback([](int, const char*) {});
  if (!glfwInit()) return nullptr;
  glfwDefaultWindowHints();
  glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  GLFWwindow* window = glfwCreateWindow(64, 64, "Yindi", nullptr, nullptr);
  if (!window) return nullptr;
  glfwMakeContextCurrent(window);
  return std::make_unique<HiddenWindow>(window);
}

bool draw_in_software() { return false; }

} // namespace yindi::gui
