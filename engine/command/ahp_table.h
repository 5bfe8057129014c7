#pragma once

// The result of the `ahp` command as asked for: JSON, CSV, or a table with what there is to say of the judgements.

#include "engine/command/options.h"
#include "engine/command/print.h"

namespace yindi {

/// Prints an ahp_json(); gives the exit status.
int print_ahp(const Json& json, const OutputOptions& options, std::ostream& out);

} // namespace yindi
