#pragma once

// What `robust` and `smaa` share: how to draw, and the table of how often each takes each place.

#include "engine/command/options.h"
#include "engine/robustness/simulate.h"

#include <ostream>

namespace yindi {

/// --draws, --standard-error, --seed, --threads, --weights over what `from` says; nothing with a refusal where one
/// makes no sense.
std::optional<SimulationOptions> simulation_options(const DrawOptions&, SimulationOptions from, Language,
                                                    std::ostream& err);

/// Shares of the draws in which each of `names` takes each place.
void print_acceptability(std::ostream& out, const Acceptability&, const std::vector<std::string>& names,
                         const std::string& format, Language);

} // namespace yindi
