#pragma once

// What `yindi journal --format json` prints.

#include "engine/edit/journal.h"
#include "engine/language/language.h"
#include "engine/results/json_fwd.h"

namespace yindi {

/// `broken`: closed rounds and snapshots that are not as the journal saw them.
Json journal_json(const Journal& journal, const Diagnostics& broken, Language language);

} // namespace yindi
