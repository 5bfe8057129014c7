#pragma once

// How far intervals and unknowns can move scores and ranks under a method that compares each alternative with its
// rivals, so that the ends of its own values tell nothing (DESIGN §6, "Unknown is not zero").

#include "engine/ranking/bounds.h"
#include "engine/ranking/frame.h"

namespace yindi {

struct SampledBounds {
  std::vector<double> low, high; ///< scores
  RankBounds ranks;
};

/// The least and greatest met among: all at the point, each alternative at its best against all at their worst and the
/// other way round, and `draws` matrices between. One unknown condition of the county moves all industries together.
/// The same input gives the same bounds on every machine. Needs the scores of the point.
SampledBounds sampled_bounds(const Assessment& assessment, const Frame& frame, int draws = 500);

} // namespace yindi
