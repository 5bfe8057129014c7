#pragma once

// The weights of a case whose [weighting] kind names an objective weighting: the data's instead of people's (weigh.h).

#include "engine/methods/objective.h"
#include "engine/weights/weigh.h"

namespace yindi {

/// The objective weighting that the case asks for; nullptr where people weigh (or the kind is unknown).
const ObjectiveWeighting* data_weighting(const Case& c);

/// What the case's objective weighting makes of all its counties (see pooled_matrix), node by node: each item has the
/// share of its leaves. The same for every profile. Leaves that take part in no ranking get no weight, and a note names
/// them; items that all have none share equally. Errors stand at the keys of [weighting].
Loaded<Weights> data_weights(const Case& c, const std::vector<Assessment>& counties);

/// What a reader is told beside every ranking by such weights.
Sentence said_of_data_weights(const ObjectiveWeighting& weighting);

} // namespace yindi
