#pragma once

// From a ranked case to the numbers of a plan.

#include "engine/plan/plan.h"
#include "engine/ranking/rank.h"
#include "engine/region/region.h"

namespace yindi {

/// The problem over the counties of `ranking`, which rank() made of the same case. `fit` is the additive value on the
/// frozen scales, Σ w·u with the county's weights (the middle where a value is unknown or an interval), with the
/// crowding leaves switched off, so that neighbours count once. Excluded industries cannot be chosen. Errors (without
/// a place): unknown ids; a number out of range. Notes: market_shared missing.
Loaded<PlanProblem> plan_problem(const Case& c, const Region& region, const Ranking& ranking,
                                 const PlanRequest& request);

/// A supplier next to its processor (or the two in one county), as the plan places them.
struct ChainLink {
  std::string supplier, supplying, processor, processing; ///< county, industry; county, industry
  double input = 0;                                       ///< of linkage.csv: bought per unit of output
};

/// Links between industries of different sectors whose input coefficient is at least `least`, in one county or between
/// neighbours, that stand in the plan and not in the independent first choices. Empty without linkage.csv.
std::vector<ChainLink> chain_links(const Case& c, const Plan& plan, double least = 0.05);

} // namespace yindi
