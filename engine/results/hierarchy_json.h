#pragma once

#include "engine/results/json_fwd.h"
#include "engine/weights/alternatives.h"

namespace yindi {

/// The result of `hierarchy` (DESIGN §5): {alternatives, nodes, mode}.
Json hierarchy_json(const HierarchyPriorities& result);

} // namespace yindi
