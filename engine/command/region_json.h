#pragma once

// The JSON of `yindi region` (DESIGN §5).

#include "engine/command/print.h"
#include "engine/plan/plan.h"
#include "engine/region/homogenization.h"

namespace yindi {

/// What a region becomes if every county takes its own first choice; `sectors` compares with what leads today.
struct FirstChoices {
  Sameness industries, sectors;
  std::size_t different = 0; ///< industries that are somebody's first choice
};

struct RegionResult {
  Region region;
  Homogenization h;
  std::optional<FirstChoices> first_choices;
  std::optional<Plan> plan;
};

Json region_json(const RegionResult& result, Language language);

} // namespace yindi
