#pragma once

// A table like known.csv that stands elsewhere than in the casebook.

#include "engine/case/case.h"
#include "engine/format/diagnostic.h"

namespace yindi {

/// Errors of form and missing columns; ids are not looked up, because pairs of others' lists need not be in the case.
Loaded<std::vector<KnownPair>> read_known(const std::string& path);

} // namespace yindi
