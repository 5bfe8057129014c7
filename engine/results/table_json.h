#pragma once

// What the small steps make of a table as JSON (DESIGN §5): `normalize`, `correlate`, `combine`, `weigh` by statements.

#include "engine/methods/decision_matrix.h"
#include "engine/methods/normalization.h"
#include "engine/results/json_fwd.h"
#include "engine/weights/weightings.h"

namespace yindi {

/// {normalization, formula, alternatives, criteria, directions, matrix}: directions are those after it.
Json normalize_json(const Normalization& normalization, const DecisionMatrix& normalized);

/// How each pair of columns of a table agrees. `table`: rows are items; places are taken by the columns' directions,
/// the least first under min. {columns, pearson, spearman, kendall_tau_a, kendall_tau_b, weighted_spearman, ws,
/// distance}: each a matrix, null where a coefficient does not exist; of ws the row is the reference.
Json correlate_json(const DecisionMatrix& table);

/// The rankings in the columns of a table, each as often as `votes` says, as one by each rule: {alternatives, votes,
/// RULE: {scores, ranks}, rank_sums, kendall_w}.
Json combine_json(const DecisionMatrix& table, const std::vector<int>& votes);

/// {by, items, weights, best_worst, notes, source}.
Json statements_json(const WeightingKind& kind, const std::vector<std::string>& items, const DirectWeights& weights,
                     Language language);

} // namespace yindi
