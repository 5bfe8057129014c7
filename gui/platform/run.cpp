#include "gui/platform/run.h"

#include "gui/platform/gl.h"
#include "gui/platform/picture.h"
#include "gui/platform/style.h"

#include <GLFW/glfw3.h>
#include <algorithm>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <cstdlib>
#include <iostream>
#include <utility>

namespace yindi::gui {
namespace {

constexpr const char* glsl = "#version 330 core";
constexpr int frames_after_an_event = 4; ///< popups and layouts need a few to settle
constexpr double blink = 0.4;            ///< seconds between two looks at a caret

/// Its own texture of letters has four bytes a pixel, of which three say nothing: ours has one.
void start_rendering() {
  ImGui_ImplOpenGL3_Init(glsl);
  ImGui::GetIO().Fonts->AddFontDefault();
  ImGui_ImplOpenGL3_CreateDeviceObjects();
  ImGui_ImplOpenGL3_DestroyFontsTexture();
}

/// The atlas as a texture; the pixels themselves are needed no longer.
void renew_texture(Fonts& fonts) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  unsigned char* pixels = nullptr;
  int width = 0, height = 0;
  atlas.GetTexDataAsAlpha8(&pixels, &width, &height);
  fonts.letters = Texture::of_letters(pixels, width, height);
  atlas.SetTexID(fonts.letters.id());
  atlas.ClearTexData();
}

/// Makes the atlas and its texture anew where a character is missing or the type has another scale.
bool renew_fonts(Fonts& fonts, float scale) {
  if (!fonts.stale && fonts.built_at == scale) return false;
  build(fonts, scale);
  renew_texture(fonts);
  return true;
}

/// Lays the frame out; nothing is on the screen yet.
void compose(const Shown& shown, const Display& display) {
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  shown.frame(display);
  ImGui::Render();
}

void draw(int width, int height) {
  glViewport(0, 0, width, height);
  glClearColor(1, 1, 1, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void say_error(const Shown& shown, const char* message) {
  std::cerr << "yindi-gui: " << tr(shown.language, message) << "\n";
}

/// What the callbacks of the window tell the loop.
struct Events {
  int frames = frames_after_an_event; ///< still to draw
  Input input;
  std::string dropped;
};
Events& events(GLFWwindow* window) { return *static_cast<Events*>(glfwGetWindowUserPointer(window)); }
void wake(GLFWwindow* window) { events(window).frames = frames_after_an_event; }

void happened(GLFWwindow* window, const InputEvent& event) {
  events(window).input.push(event);
  wake(window);
}

Modifiers modifiers(int bits) {
  return {(bits & GLFW_MOD_CONTROL) != 0, (bits & GLFW_MOD_SHIFT) != 0, (bits & GLFW_MOD_ALT) != 0};
}

/// Every event wakes the loop. ImGui's back end is not told of input: it gets it from the queue.
void listen(GLFWwindow* window) {
  glfwSetCursorPosCallback(window, [](GLFWwindow* w, double x, double y) {
    happened(w, pointer_moved(static_cast<float>(x), static_cast<float>(y)));
  });
  glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int entered) {
    if (!entered) happened(w, pointer_moved(-FLT_MAX, -FLT_MAX));
    wake(w);
  });
  glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int) {
    happened(w, button_changed(button, action == GLFW_PRESS));
  });
  glfwSetScrollCallback(window, [](GLFWwindow* w, double x, double y) {
    happened(w, wheel_turned(static_cast<float>(x), static_cast<float>(y)));
  });
  glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int, int action, int bits) {
    if (key >= 0)
      happened(w, key_changed(static_cast<Key>(key), action != GLFW_RELEASE, modifiers(bits), action == GLFW_REPEAT));
  });
  glfwSetCharCallback(window, [](GLFWwindow* w, unsigned character) { happened(w, character_typed(character)); });
  glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int focused) {
    ImGui_ImplGlfw_WindowFocusCallback(w, focused);
    wake(w);
  });
  glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { wake(w); });
  glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { wake(w); });
  glfwSetWindowContentScaleCallback(window, [](GLFWwindow* w, float, float) { wake(w); });
  glfwSetWindowCloseCallback(window, [](GLFWwindow* w) { wake(w); });
  glfwSetDropCallback(window, [](GLFWwindow* w, int count, const char** paths) {
    if (count > 0) events(w).dropped = paths[0];
    wake(w);
  });
}

/// Waits for something to do: nothing is drawn while nobody touches anything, no caret blinks and nothing is due.
void wait(Events& state, const Shown& shown) {
  if (state.frames > 0 || !state.input.empty()) {
    glfwPollEvents();
    return;
  }
  std::optional<double> due = shown.due();
  if (ImGui::GetIO().WantTextInput) due = std::min(due.value_or(blink), blink);
  std::optional<double> until = shown.asks ? shown.asks() : std::nullopt;
  if (due) until = std::min(until.value_or(*due), *due);
  if (!until) return glfwWaitEvents();
  const double begin = glfwGetTime();
  glfwWaitEventsTimeout(std::max(0.001, *until));
  // Events that mean nothing to us (a title that was set comes back as one) end the wait, too: no frame for these.
  if (due && glfwGetTime() - begin >= *due - 0.001) state.frames = std::max(state.frames, 1);
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

void one_frame(GLFWwindow* window, const Shown& shown, Display& display) {
  Events& state = events(window);
  if (renew_fonts(*display.fonts, shown.type_scale(display.scale))) state.frames = frames_after_an_event;
  int width = 0, height = 0;
  glfwGetFramebufferSize(window, &width, &height);
  const auto frame = [&](bool again) {
    ImGui_ImplGlfw_NewFrame();
    if (again)
      state.input.pass();
    else
      state.input.feed();
    compose(shown, display);
  };
  if (frame_with_glyphs(*display.fonts, shown.type_scale(display.scale), frame, [&] { renew_texture(*display.fonts); }))
    state.frames = frames_after_an_event;
  draw(width, height);
  glfwSwapBuffers(window);
  if (display.fonts->stale) state.frames = frames_after_an_event;
  glfwSetWindowTitle(window, shown.title().c_str());
}

void loop(GLFWwindow* window, const Shown& shown, Fonts& fonts, float scale_override) {
  Events& state = events(window);
  while (true) {
    if (shown.closed()) return;
    wait(state, shown);
    if (glfwWindowShouldClose(window)) {
      glfwSetWindowShouldClose(window, GLFW_FALSE);
      shown.close_wanted();
      wake(window);
    }
    if (shown.collect()) wake(window);
    if (!state.dropped.empty()) shown.dropped(std::exchange(state.dropped, {}));
    if (state.frames == 0 && state.input.empty()) continue;
    state.frames = std::max(0, state.frames - 1);
    Display display{scale_override > 0 ? scale_override : display_scale(window), &fonts};
    one_frame(window, shown, display);
  }
}

GLFWwindow* try_window(PictureSize size) {
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
  const int wanted_width = size.width > 0 ? size.width : 1600, wanted_height = size.height > 0 ? size.height : 1000;
  const int width = screen ? std::min(wanted_width, screen->width) : wanted_width;
  const int height = screen ? std::min(wanted_height, screen->height) : wanted_height;
  return glfwCreateWindow(width, height, "Yindi", nullptr, nullptr);
}

/// The OpenGL that the display's driver has, "2.1 Mesa 22.3"; blank where there is no display.
std::string driver_version() {
  if (!glfwInit()) return {};
  glfwDefaultWindowHints();
  glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
  GLFWwindow* window = glfwCreateWindow(64, 64, "Yindi", nullptr, nullptr);
  if (!window) return "?";
  glfwMakeContextCurrent(window);
  const auto* version = reinterpret_cast<const char*>(glGetString(GL_VERSION));
  std::string text = version ? version : "?";
  glfwDestroyWindow(window);
  return text;
}

/// A window, drawn in software where the display's driver is too old for it.
GLFWwindow* open_window(Events& state, PictureSize size) {
  GLFWwindow* window = try_window(size);
  if (!window && !driver_version().empty() && draw_in_software()) {
    glfwTerminate();
    window = try_window(size);
  }
  if (!window) return nullptr;
  glfwSetWindowUserPointer(window, &state);
  glfwMakeContextCurrent(window);
  glfwSwapInterval(1);
  return window;
}

/// Why no window could be opened.
Sentence why_no_window() {
  const std::string version = driver_version();
  if (version.empty())
    return say(mark("there is no display to open a window on; the program yindi does the same work in a "
                    "terminal, and --screenshot FILE.png draws a page into a file"));
  return say(mark("the driver of this display has OpenGL {}, the window needs 3.3, and drawing in software "
                  "(LIBGL_ALWAYS_SOFTWARE=1) did not help; the program yindi does the same work in a terminal"),
             version);
}

/// Ends in this order, whether the loop came to its end or an exception went through it.
struct Ending {
  const Shown& shown;
  GLFWwindow* window;
  ~Ending() {
    shown.end();
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
    glfwDestroyWindow(window);
    glfwTerminate();
  }
};

} // namespace

int run_window(const Shown& shown, float scale_override) {
  Events state;
  GLFWwindow* window = open_window(state, shown.size);
  if (!window) {
    std::cerr << "yindi-gui: " << why_no_window().in(shown.language) << "\n";
    glfwTerminate();
    return 1;
  }
  start_imgui();
  state.input.attach();
  ImGui_ImplGlfw_InitForOpenGL(window, false);
  start_rendering();
  listen(window);
  const Ending ending{shown, window};
  Fonts fonts;
  shown.begin(glfwPostEmptyEvent);
  loop(window, shown, fonts, scale_override);
  PictureSize last;
  glfwGetWindowSize(window, &last.width, &last.height);
  shown.resized(last);
  return 0;
}

int run_picture(const Shown& shown, PictureSize size, float scale, const std::string& file) {
  std::string why;
  const auto screen = Offscreen::make(size.width, size.height, why);
  if (!screen) {
    say_error(shown, why.c_str());
    return 1;
  }
  start_imgui();
  ImGui::GetIO().DisplaySize = {static_cast<float>(size.width), static_cast<float>(size.height)};
  ImGui::GetIO().DeltaTime = 1 / 60.F;
  start_rendering();
  Fonts fonts;
  const Display display{scale, &fonts};
  for (int drawn = 0, settled = 0; settled < frames_after_an_event && drawn < 20; ++drawn, ++settled) {
    if (renew_fonts(fonts, shown.type_scale(scale))) settled = 0;
    compose(shown, display);
    draw(size.width, size.height);
  }
  shown.end();
  const bool written = write_png(file, screen->read());
  ImGui_ImplOpenGL3_Shutdown();
  ImGui::DestroyContext();
  if (written) return 0;
  std::cerr << "yindi-gui: " << say(mark("cannot write the picture \"{}\""), file).in(shown.language) << "\n";
  return 1;
}

} // namespace yindi::gui
