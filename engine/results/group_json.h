#pragma once

#include "engine/results/json_fwd.h"
#include "engine/workshop/group_view.h"

namespace yindi {

/// `group` of DESIGN §5: weights by the id of what they weigh; null for what does not exist. In an anonymous round
/// people have the tokens of their ballots, which say nothing of who they are.
Json group_json(const Case& c, const GroupView& view, Language language);

} // namespace yindi
