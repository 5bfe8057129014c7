#pragma once

#include "engine/language/language.h"
#include "engine/results/json_fwd.h"

namespace yindi {

/// The tables of methods, weightings and combining rules: the result of `methods` (DESIGN §5).
Json methods_json(Language language);

} // namespace yindi
