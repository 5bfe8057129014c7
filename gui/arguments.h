#pragma once

// What yindi-gui was asked for (DESIGN §9). Sizes are pixels of the picture; scale is the display's.

#include "gui/platform/run.h"

#include <ostream>
#include <string>
#include <vector>

namespace yindi::gui {

struct Arguments {
  std::string casebook, page, view, county, screenshot, theme, lang;
  PictureSize size;
  double scale = 0; ///< 0: as the display says, 1 for a picture
  bool projector = false;
  Language language() const { return lang == "zh" ? Language::zh : Language::en; }
};

/// Runs `yindi-gui` with arguments (without the program's own name); gives the exit status: 0 done, 1 the casebook has
/// errors or there is no display, 2 wrong usage.
int run_gui(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err);

} // namespace yindi::gui
