#pragma once

#include "engine/results/json_fwd.h"
#include "engine/workshop/difference.h"

namespace yindi {

/// `{from, to, changes:[{path, old, new, who, when, why}], rounds:[…], weights:[{profile, node, criterion, before,
/// after, by, why}], places:[{county, industry, before, after}], sentences:[…]}`; null for a profile that is all, a
/// place that is none.
Json difference_json(const std::string& from, const std::string& to, const CaseDifference& difference,
                     const std::vector<Sentence>& sentences, Language language);

} // namespace yindi
