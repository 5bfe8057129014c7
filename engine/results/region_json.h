#pragma once

// The JSON of `yindi region` (DESIGN §5).

#include "engine/plan/regional.h"
#include "engine/results/json_fwd.h"

namespace yindi {

Json region_json(const RegionResult& result, Language language);

} // namespace yindi
