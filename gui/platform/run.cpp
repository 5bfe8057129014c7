#define GL_GLEXT_PROTOTYPES
#include "gui/platform/run.h"

#include "gui/pages/frame.h"
#include "gui/platform/picture.h"
#include "gui/platform/style.h"

#include <GL/gl.h>
#include <GLFW/glfw3.h>
#include <algorithm>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <utility>
#include <vector>

namespace yindi::gui {
namespace {

constexpr const char* glsl = "#version 330 core";
constexpr int frames_after_an_event = 4; ///< popups and layouts need a few to settle

/// Makes the atlas and its texture anew where a character is missing or the type has another scale.
bool renew_fonts(Fonts& fonts, float scale) {
  if (!fonts.stale && fonts.built_at == scale) return false;
  build(fonts, scale);
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  ImGui_ImplOpenGL3_CreateFontsTexture();
  return true;
}

void draw(Session& session, UiState& ui, int width, int height) {
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  frame(session, ui);
  ImGui::Render();
  glViewport(0, 0, width, height);
  glClearColor(1, 1, 1, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void say_error(const Session& session, const char* message) {
  std::fprintf(stderr, "yindi-gui: %s\n", std::string(tr(session.language, message)).c_str());
}

/// What the callbacks of the window tell the loop.
struct Events {
  int frames = frames_after_an_event; ///< still to draw
  std::string dropped;
  std::vector<std::pair<int, int>> pressed; ///< keys and modifiers since the last frame
};
Events& events(GLFWwindow* window) { return *static_cast<Events*>(glfwGetWindowUserPointer(window)); }
void wake(GLFWwindow* window) { events(window).frames = frames_after_an_event; }

/// Every event wakes the loop. ImGui's back end, installed later, calls these before its own.
void listen(GLFWwindow* window) {
  glfwSetCursorPosCallback(window, [](GLFWwindow* w, double, double) { wake(w); });
  glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int) { wake(w); });
  glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int, int, int) { wake(w); });
  glfwSetScrollCallback(window, [](GLFWwindow* w, double, double) { wake(w); });
  glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int, int action, int modifiers) {
    if (action == GLFW_PRESS && key >= 0) events(w).pressed.emplace_back(key, modifiers);
    wake(w);
  });
  glfwSetCharCallback(window, [](GLFWwindow* w, unsigned) { wake(w); });
  glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int) { wake(w); });
  glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { wake(w); });
  glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { wake(w); });
  glfwSetWindowContentScaleCallback(window, [](GLFWwindow* w, float, float) { wake(w); });
  glfwSetDropCallback(window, [](GLFWwindow* w, int count, const char** paths) {
    if (count > 0) events(w).dropped = paths[0];
    wake(w);
  });
}

/// Waits for something to do: nothing is drawn while nobody touches anything, no caret blinks and nothing is computed.
void wait(Events& state, const Session& session) {
  if (state.frames > 0) {
    glfwPollEvents();
    return;
  }
  if (works_in_background(session)) { // its progress is on the screen
    glfwWaitEventsTimeout(0.1);
    state.frames = std::max(state.frames, 1);
    return;
  }
  const bool caret = ImGui::GetIO().WantTextInput;
  if (caret) {
    glfwWaitEventsTimeout(0.4);
    state.frames = std::max(state.frames, 1);
  } else
    glfwWaitEvents();
}

/// ImGui 1.86 keeps only the state of keys, so one that was pressed and released between two frames would be lost:
/// it is held down for one frame. Gives back what must be released again.
std::vector<int> hold_short_presses(Events& state) {
  std::vector<int> held;
#if IMGUI_VERSION_NUM < 18700
  ImGuiIO& io = ImGui::GetIO();
  for (const auto& [key, modifiers] : state.pressed) {
    if (io.KeysDown[key]) continue;
    io.KeysDown[key] = true;
    io.KeyCtrl = io.KeyCtrl || (modifiers & GLFW_MOD_CONTROL) != 0;
    io.KeyShift = io.KeyShift || (modifiers & GLFW_MOD_SHIFT) != 0;
    held.push_back(key);
  }
#endif
  state.pressed.clear();
  return held;
}

void release(const std::vector<int>& held, GLFWwindow* window) {
#if IMGUI_VERSION_NUM < 18700
  ImGuiIO& io = ImGui::GetIO();
  for (const int key : held) io.KeysDown[key] = false;
  const auto down = [&](int left, int right) {
    return glfwGetKey(window, left) == GLFW_PRESS || glfwGetKey(window, right) == GLFW_PRESS;
  };
  if (held.empty()) return;
  io.KeyCtrl = down(GLFW_KEY_LEFT_CONTROL, GLFW_KEY_RIGHT_CONTROL);
  io.KeyShift = down(GLFW_KEY_LEFT_SHIFT, GLFW_KEY_RIGHT_SHIFT);
#else
  (void)held, (void)window;
#endif
}

float display_scale(GLFWwindow* window) {
  float content = 1, unused = 1;
  glfwGetWindowContentScale(window, &content, &unused);
  int points = 0, pixels = 0;
  glfwGetWindowSize(window, &points, nullptr);
  glfwGetFramebufferSize(window, &pixels, nullptr);
  // Where the system counts in points (Wayland), it enlarges by itself.
  const float by_system = points > 0 && pixels > 0 ? static_cast<float>(pixels) / static_cast<float>(points) : 1.F;
  return std::max(0.5F, content / by_system);
}

void loop(GLFWwindow* window, Session& session, UiState& ui, float scale_override) {
  Events& state = events(window);
  while (!glfwWindowShouldClose(window)) {
    wait(state, session);
    if (collect_background(session)) wake(window);
    if (!state.dropped.empty()) update(session, Open{casebook_folder(std::exchange(state.dropped, {}))});
    if (state.frames == 0) continue;
    --state.frames;
    ui.look.scale = scale_override > 0 ? scale_override : display_scale(window);
    ui.look.projector = session.projector;
    if (renew_fonts(*ui.look.fonts, ui.look.type_scale())) state.frames = frames_after_an_event;
    int width = 0, height = 0;
    glfwGetFramebufferSize(window, &width, &height);
    ImGui_ImplGlfw_NewFrame();
    const std::vector<int> held = hold_short_presses(state);
    draw(session, ui, width, height);
    release(held, window);
    glfwSwapBuffers(window);
    if (ui.look.fonts->stale) state.frames = frames_after_an_event;
    glfwSetWindowTitle(window, window_title(session).c_str());
  }
}

GLFWwindow* open_window(Events& state) {
  glfwSetErrorCallback([](int, const char*) {});
#ifdef GLFW_PLATFORM_X11
  if (std::getenv("DISPLAY")) glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_X11);
#endif
  if (!glfwInit()) return nullptr;
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
  const GLFWvidmode* screen = glfwGetVideoMode(glfwGetPrimaryMonitor());
  const int width = screen ? std::min(1600, screen->width) : 1600;
  const int height = screen ? std::min(1000, screen->height) : 1000;
  GLFWwindow* window = glfwCreateWindow(width, height, "Yindi", nullptr, nullptr);
  if (!window) return nullptr;
  glfwSetWindowUserPointer(window, &state);
  glfwMakeContextCurrent(window);
  glfwSwapInterval(1);
  listen(window);
  return window;
}

} // namespace

std::string casebook_folder(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_regular_file(path, error)) {
    const std::filesystem::path parent = std::filesystem::path(path).parent_path();
    return parent.empty() ? "." : parent.string();
  }
  return path;
}

int run_window(Session& session, UiState& ui, float scale_override) {
  Events state;
  GLFWwindow* window = open_window(state);
  if (!window) {
    say_error(session, mark("there is no display to open a window on; the program yindi does the same work in a "
                            "terminal, and --screenshot FILE.png draws a page into a file"));
    glfwTerminate();
    return 1;
  }
  start_imgui();
  ImGui_ImplGlfw_InitForOpenGL(window, true);
  ImGui_ImplOpenGL3_Init(glsl);
  Fonts fonts;
  ui.look.fonts = &fonts;
  wake_by(session, glfwPostEmptyEvent);
  loop(window, session, ui, scale_override);
  session.sure_worker.reset(); // nobody may post to a window that is gone
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplGlfw_Shutdown();
  ImGui::DestroyContext();
  glfwDestroyWindow(window);
  glfwTerminate();
  return 0;
}

int run_picture(Session& session, UiState& ui, PictureSize size, float scale, const std::string& file) {
  std::string why;
  const auto screen = Offscreen::make(size.width, size.height, why);
  if (!screen) {
    say_error(session, why.c_str());
    return 1;
  }
  start_imgui();
  ImGui::GetIO().DisplaySize = {static_cast<float>(size.width), static_cast<float>(size.height)};
  ImGui::GetIO().DeltaTime = 1 / 60.F;
  ImGui_ImplOpenGL3_Init(glsl);
  Fonts fonts;
  ui.look.fonts = &fonts;
  ui.look.scale = scale;
  ui.look.projector = session.projector;
  await_background(session);
  for (int drawn = 0, settled = 0; settled < frames_after_an_event && drawn < 20; ++drawn, ++settled) {
    if (renew_fonts(fonts, ui.look.type_scale())) settled = 0;
    draw(session, ui, size.width, size.height);
  }
  const bool written = write_png(file, screen->read());
  ImGui_ImplOpenGL3_Shutdown();
  ImGui::DestroyContext();
  if (written) return 0;
  std::fprintf(stderr, "yindi-gui: %s\n",
               say(mark("cannot write the picture \"{}\""), file).in(session.language).c_str());
  return 1;
}

} // namespace yindi::gui
