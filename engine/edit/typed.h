#pragma once

// What somebody types into a cell, as the files have it.

#include "engine/edit/own_values.h"

#include <string>

namespace yindi {

/// Of numbers: half-width digits, no separators of thousands, a per-cent sign taken into the unit, words for "no data"
/// as a blank; what is no number stays as it is, and is refused where it is put. Texts only lose the blanks around
/// them.
std::string as_typed(const Case& c, const CellAt& at, const std::string& typed);

} // namespace yindi
