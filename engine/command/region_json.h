#pragma once

// The JSON of `yindi region` (DESIGN §5).

#include "engine/command/print.h"
#include "engine/plan/plan_case.h"
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
  std::vector<ChainLink> chains; ///< supplier–processor links that the plan creates
  /// Betweenness by county, and what a disaster would cut off; empty where the graph is too large to be worth it.
  std::vector<double> between;
  WeakPoints weak;
};

Json region_json(const RegionResult& result, Language language);

} // namespace yindi
