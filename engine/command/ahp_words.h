#pragma once

// What `ahp` and `hierarchy` ask in the same words.

#include "engine/command/options.h"
#include "engine/weights/priorities.h"

#include <ostream>

namespace yindi {

/// Whether --prioritization, --ri and --aggregate name what exists; says what does not.
bool known_words(const ComparisonOptions& options, std::ostream& err);
PriorityOptions priority_options(const ComparisonOptions& options);

} // namespace yindi
