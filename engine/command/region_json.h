#pragma once

// The JSON of `yindi region` (DESIGN §5).

#include "engine/command/print.h"
#include "engine/plan/regional.h"

namespace yindi {

Json region_json(const RegionResult& result, Language language);

} // namespace yindi
