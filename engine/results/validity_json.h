#pragma once

// The JSON of `yindi validity` (DESIGN §5).

#include "engine/results/json_fwd.h"
#include "engine/validity/validity.h"

namespace yindi {

Json validity_json(const Case& c, const Validity& found, Language language);

} // namespace yindi
