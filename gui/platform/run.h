#pragma once

// Owns the window, the loop, the fonts, the scale and the idling. It is handed what to show and knows no page.

#include "engine/language/language.h"
#include "gui/platform/fonts.h"
#include "gui/platform/input.h"

#include <functional>
#include <optional>
#include <string>

namespace yindi::gui {

struct PictureSize {
  int width = 1600, height = 1000;
};

/// The display's scale, and the fonts that are drawn with.
struct Display {
  float scale = 1;
  Fonts* fonts = nullptr;
};

/// What the loop asks of the program that it shows.
struct Shown {
  Language language = Language::en; ///< of what the platform has to say itself
  /// Draws one frame and applies what it asked for.
  std::function<void(const Display&)> frame;
  /// The scale of the type on such a display.
  std::function<float(float display_scale)> type_scale;
  /// Takes over what came from elsewhere; whether it must be seen.
  std::function<bool()> collect;
  /// Seconds after which it has something to do or to show though nobody touches anything; none: it can wait.
  std::function<std::optional<double>()> due;
  /// Seconds after which `collect` is to be asked, though nothing may have to be drawn; none: it can wait.
  std::function<std::optional<double>()> asks;
  std::function<void(const std::string& path)> dropped;
  std::function<std::string()> title;
  /// Somebody wants to close the window.
  std::function<void()> close_wanted;
  /// Whether it may go.
  std::function<bool()> closed;
  /// The size to begin with, and the last one, in the units of the window system; 0: what fits the screen.
  PictureSize size{0, 0};
  std::function<void(PictureSize)> resized;
  /// Told once, before the first frame, how to end the wait for events from another thread.
  std::function<void(void (*wake)())> begin;
  /// Told before the window system ends, however the loop ends: nobody may wake it afterwards.
  std::function<void()> end;
};

/// Shows the window until it is closed. `scale_override` 0: as the display says. Returns the exit status: 1 where there
/// is no display.
int run_window(const Shown& shown, float scale_override);

/// Draws one page into a PNG without any display. Returns the exit status.
int run_picture(const Shown& shown, PictureSize size, float scale, const std::string& file);

} // namespace yindi::gui
