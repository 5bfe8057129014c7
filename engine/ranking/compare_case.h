#pragma once

// Several methods on one county of a casebook: their rankings side by side.

#include "engine/methods/compare_methods.h"
#include "engine/ranking/rank.h"

namespace yindi {

/// Every method in the frame of the casebook, as `rank` has it. The casebook's own method keeps the casebook's
/// parameters; `given`: parameters by method, the others are initial.
MethodComparison compare_methods(const Case& c, const std::shared_ptr<const Assessment>& assessment,
                                 const Weights& weights, const std::vector<std::string>& methods,
                                 const std::map<std::string, Settings>& given = {});

} // namespace yindi
