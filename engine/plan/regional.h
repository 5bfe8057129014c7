#pragma once

// The region of a ranked case as one answer: how alike its counties are, what their own first choices and the
// coordinated plan make of it. What `yindi region` prints and the Region page shows.

#include "engine/plan/plan_case.h"
#include "engine/region/county_facts.h"
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
  WeakPoints weak;
  /// By place in weak.counties: what its loss cuts off, see cut_off_without.
  std::vector<std::vector<std::size_t>> cut_off;
  /// By place in weak.counties: only counties outside the case are cut off.
  std::vector<bool> only_context;
};

/// The region's facts that are worth their time: all, but for the betweenness and the closures of more than 1,000
/// counties, and for those about hubs where [region] names none.
std::set<std::string> facts_to_tell(const Case& c);
/// A fact of region_facts(); none where it was not told or is not known.
std::optional<double> fact_of(const Region& region, const char* id, std::size_t county);

/// The region without choices and plan; `region` is that of the same case.
RegionResult look_at_region(const Case& c, Region region);

/// What the first of each ranking would make of the region.
FirstChoices first_choices(const Case& c, const RegionResult& result, const Ranking& ranking);

} // namespace yindi
