#pragma once

#include "engine/region/entries.h"
#include "engine/results/json_fwd.h"

namespace yindi {

/// The result of `entries`: of all counties and of those whose ids begin with a prefix.
Json entries_json(const EntryTest& test, const std::vector<std::pair<std::string, Entries>>& groups);

} // namespace yindi
