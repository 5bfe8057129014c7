#pragma once

// The region of a ranked case as one answer: how alike its counties are, what their own first choices and the
// coordinated plan make of it. What `yindi region` prints and the Region page shows.

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

/// The region without choices and plan.
RegionResult look_at_region(const Case& c);

/// What the first of each ranking would make of the region.
FirstChoices first_choices(const Case& c, const RegionResult& result, const Ranking& ranking);

} // namespace yindi
