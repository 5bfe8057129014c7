#pragma once

// The plane of a value function: numbers along x, what each is worth upwards.

#include "gui/widgets/text.h"

#include <string>

namespace yindi::gui {

/// From what is measured, along x, and its worth from 0 to 1, upwards, to pixels and back.
struct Plot {
  Box box;
  double low = 0, high = 1;
  float x(double value) const { return box.x + box.w * static_cast<float>((value - low) / (high - low)); }
  float y(double worth) const { return box.bottom() - box.h * static_cast<float>(worth); }
  double value(float at) const { return low + (at - box.x) / box.w * (high - low); }
  double worth(float at) const { return (box.bottom() - at) / box.h; }
};

/// Lines at 0, a half and 1 with these numbers at the left, round numbers below, and the unit below them.
void axes(const Look& look, const Plot& plot, const std::string& unit);

} // namespace yindi::gui
