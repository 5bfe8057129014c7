#pragma once

#include "engine/plan/regional.h"

#include <ostream>

namespace yindi {

/// What `yindi region` prints for people.
void print_region(const Case& c, const RegionResult& result, Language language, std::ostream& out);

} // namespace yindi
