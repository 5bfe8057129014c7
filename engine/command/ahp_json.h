#pragma once

// The result of the `ahp` command as JSON (DESIGN §5).

#include "engine/weights/group.h"

#include <nlohmann/json.hpp>

namespace yindi {

/// {items, weights, lambda_max, ci, cr, ri, ri_table, ri_label, gci, missing, connected, worst, cycles, notes} of one
/// comparison matrix. `ri_label` is null, "unadjusted", "approximation" or "fit".
nlohmann::ordered_json ahp_json(const Comparison&, const Priorities&, const PriorityOptions&, Language = Language::en);

/// {members:[{file, weights, cr}], aggregate, matrix, items, weights, cr, …} of several files as a group. Weights and
/// cr of a member are null where its own judgements don't connect; `matrix` (missing entries null) and cr are null
/// where priorities are aggregated.
nlohmann::ordered_json ahp_json(const GroupPriorities&, const PriorityOptions&, Language = Language::en);

} // namespace yindi
