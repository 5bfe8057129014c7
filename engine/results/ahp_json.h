#pragma once

// The result of the `ahp` command as JSON (DESIGN §5).

#include "engine/results/json_fwd.h"
#include "engine/weights/group.h"

namespace yindi {

/// {items, weights, lambda_max, ci, cr, ri, ri_table, ri_label, gci, missing, connected, worst, cycles, notes, scale,
/// gci_threshold, koczkodaj:{index, triad}|null, left_right:{left, difference, flipped}|null, next:[{a, b, gain}],
/// stop:{stop, exact, probability, item, why}|null} of one comparison matrix. `ri_label` is null or a label of
/// RandomIndex; `left_right` is null unless the weights are the eigenvector; `stop` is null where no pair is open.
Json ahp_json(const Comparison&, const Priorities&, const PriorityOptions&, Language = Language::en);

/// {members:[{file, weights, cr}], aggregate, matrix, items, weights, cr, …} of several files as a group. Weights and
/// cr of a member are null where its own judgements don't connect; `matrix` (missing entries null) and cr are null
/// where priorities are aggregated.
Json ahp_json(const GroupPriorities&, const PriorityOptions&, Language = Language::en);

} // namespace yindi
