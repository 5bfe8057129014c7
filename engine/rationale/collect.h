#pragma once

// What is still to be collected, over all counties of a ranking at once: one line a criterion, so that one person can
// be sent for it.

#include "engine/ranking/rank.h"

#include <string>
#include <vector>

namespace yindi {

struct ToCollect {
  std::string criterion;
  std::vector<Sentence> reasons;       ///< each once
  std::vector<std::string> counties;   ///< where nobody knows it, in the ranking's order
  double least_weight = 0, weight = 0; ///< the smallest and the greatest weight that it carries in one of them
};

/// Leaves that are not assessed in a county and can be collected, the weightiest first; then the library's order.
std::vector<ToCollect> to_collect(const Case& c, const Ranking& ranking);

/// A leaf whose value is unknown for some industries only; those count as anything from worst to best.
struct PartlyKnown {
  std::string criterion;
  std::vector<std::string> counties, industries; ///< each once
};

/// In the library's order.
std::vector<PartlyKnown> partly_known(const Case& c, const Ranking& ranking);

} // namespace yindi
