#pragma once

#include "engine/format/diagnostic.h"
#include "engine/results/json_fwd.h"
#include "engine/textbook/textbook.h"

namespace yindi {

/// The result of `check` (DESIGN §5): {diagnostics}.
Json check_json(const Diagnostics& diagnostics, Language language);

/// The result of `verify` (DESIGN §5): {examples, summary}.
Json verify_json(const Verification& result);

} // namespace yindi
