#pragma once

#include "engine/command/print.h"
#include "engine/ranking/rank.h"

namespace yindi {

/// The result of `rank` (DESIGN §5).
Json rank_json(const Case& c, const Ranking& ranking, Language language);

} // namespace yindi
