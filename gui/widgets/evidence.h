#pragma once

// How many numbers are official, published, computed, estimated, assumed or unknown: a bar and the counts, which are
// its key.

#include "gui/widgets/symbols.h"

#include <map>
#include <string>

namespace yindi::gui {

/// Draws within `w` pixels and returns the height.
float evidence_counts(const Look& look, const std::map<std::string, int>& counts, int total, float x, float y, float w);

} // namespace yindi::gui
