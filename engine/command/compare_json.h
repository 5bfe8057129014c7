#pragma once

// The result of `compare` as JSON (DESIGN §5).

#include "engine/command/print.h"
#include "engine/methods/compare_methods.h"

namespace yindi {

/// {methods, rankings, kendall, spearman} with kendall_a, kendall_w, combined, agreement, refused and notes; `item` is
/// "alternative" or "industry".
Json compare_json(const MethodComparison& comparison, const char* item, Language language);

} // namespace yindi
