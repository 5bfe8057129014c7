#pragma once

// Robustness as JSON and as tables (DESIGN §5).

#include "engine/command/options.h"
#include "engine/command/print.h"
#include "engine/robustness/robustness.h"

namespace yindi {

/// What [robustness] or the command line asks for; null for none.
Json standard_error_asked(const SimulationOptions&);

/// rank_acceptability, pairwise_winning, central_weights (lists or null), confidence, standard_error.
Json acceptability_json(const Acceptability&);

/// One county's part of `robust`.
Json robust_json(const Case&, const CountyRanking&, const CountyRobustness&, Language);

/// {level, sentence} with what stands behind them; level null where nothing is ranked.
Json verdict_json(const Verdict&, Language);

/// Shares of the draws in which each of `names` takes each place.
void print_acceptability(std::ostream& out, const Acceptability&, const std::vector<std::string>& names,
                         const std::string& format, Language);

/// --draws, --standard-error, --seed, --threads, --weights over what `from` says; nothing with a refusal where one
/// makes no sense.
std::optional<SimulationOptions> simulation_options(const Options&, SimulationOptions from, std::ostream& err);

} // namespace yindi
