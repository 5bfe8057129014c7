#pragma once

// Leaves that say nearly the same count twice: a warning for whoever weighs them.

#include "engine/ranking/rank.h"

namespace yindi {

struct AlikeLeaves {
  std::string a, b;
  double spearman = 0; ///< of their u over all pairs of county and industry for which both are known
  double weight = 0;   ///< what both weigh together, mean over the counties in which both take part
};

/// Pairs of leaves with |Spearman| above `limit` over all counties of the ranking, strongest first. At least ten pairs
/// of county and industry must be known; a leaf that never varies is like none.
std::vector<AlikeLeaves> alike_leaves(const Case& c, const Ranking& ranking, double limit = 0.9);

} // namespace yindi
