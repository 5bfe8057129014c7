#pragma once

// Value of information: which unknown, range or assumption is most worth finding out first, because it could change
// who is first.

#include "engine/robustness/doubtful.h"

namespace yindi {

/// One value and how likely knowing it exactly changes first place.
struct WorthKnowing {
  DoubtfulValue value;
  double probability = 0;              ///< share of its quantiles at which the first industry is no longer first
  std::vector<std::string> new_firsts; ///< who is first there, the most often first
};

/// A leaf that nobody could assess: what it would change cannot be computed, only how much it weighs.
struct NotKnown {
  std::string leaf;
  Text name;
  double weight = 0; ///< its original weight
  bool to_collect = true;
};

struct Information {
  std::vector<WorthKnowing> values;   ///< most worth finding out first; ties: the wider first, then as given
  std::vector<NotKnown> not_assessed; ///< the heaviest first
};

/// Each value alone goes through the middles of `quantiles` equal shares of its probability (see quantile()), all
/// others at their point. Values that cannot change anything at any of them have probability 0; inexact
/// ones of these are left out. The first counts as
/// first where it ties.
Information information(const Case& c, const CountyRanking& ranked, const CountyProblem& county,
                        const std::vector<DoubtfulValue>& values, int quantiles = 20);

} // namespace yindi
