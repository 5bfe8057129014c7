#pragma once

#include "engine/ranking/what_if.h"
#include "engine/rationale/explanation.h"
#include "engine/results/json_fwd.h"
#include "engine/robustness/verdict.h"

namespace yindi {

/// The result of `explain` (DESIGN §5): `open` are the nodes whose judgements are not complete.
Json explain_json(const CountyRanking& county, const Explanation& explanation, const Verdict& verdict,
                  const std::vector<OpenNode>& open, bool levers, Language language);

} // namespace yindi
