#pragma once

// The result of `compare` as JSON (DESIGN §5).

#include "engine/case/case.h"
#include "engine/methods/compare_methods.h"
#include "engine/results/json_fwd.h"

namespace yindi {

/// {methods, rankings, kendall, spearman} with kendall_a, kendall_w, combined, agreement, refused and notes, of a
/// matrix weighed so.
Json compare_json(const MethodComparison& comparison, const std::vector<double>& weights, Language language);

/// {case, counties:[{id, name, methods, …}]} of some counties of a case.
struct CountyComparison {
  std::string county;
  MethodComparison methods;
};
Json compare_json(const Case& c, const std::vector<CountyComparison>& counties, Language language);

} // namespace yindi
