#pragma once

// Robustness as JSON (DESIGN §5).

#include "engine/results/json_fwd.h"
#include "engine/robustness/robustness.h"

namespace yindi {

/// The result of `robust`, of the counties of `ranking` in its order, as `drawn` says.
Json robust_json(const Case&, const Ranking&, const std::vector<CountyRobustness>&, const SimulationOptions& drawn,
                 Language);

/// {level, sentence} with what stands behind them; level null where nothing is ranked.
Json verdict_json(const Verdict&, Language);

/// rank_acceptability, pairwise_winning, central_weights (lists or null), confidence, standard_error.
Json acceptability_json(const Acceptability&);

/// The standard error that is asked for; null for none.
Json standard_error_asked(const SimulationOptions&);

} // namespace yindi
