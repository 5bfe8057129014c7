#pragma once

#include "engine/results/json_fwd.h"
#include "engine/robustness/robustness.h"

namespace yindi {

/// The result of `rank` (DESIGN §5); with `robustness` (one entry a county of the ranking) also its verdicts.
Json rank_json(const Case& c, const Ranking& ranking, const std::vector<CountyRobustness>& robustness,
               Language language);

} // namespace yindi
