#pragma once

// What the deterministic analyses say in words. Names come from the problem; weights carry two decimals, more where two
// of them would look alike.

#include "engine/robustness/change.h"
#include "engine/robustness/information.h"
#include "engine/robustness/stability.h"

namespace yindi {

/// "Tea stays first while Disaster risk weighs between 0.10 and 0.31 (now 0.24)." and its kin for one end, for none,
/// and for an industry that is not first now. `industry`: whose stability it is.
Sentence stays_first(const Stability& stability, const Text& industry);

/// The smallest move of one criterion's weight that changes first place.
struct CriticalWeight {
  std::string node;
  Text name;
  double now = 0, at = 0; ///< the node's weight, and where first place changes
  std::string taker;      ///< who takes over there
  Text taker_name;
  bool more = true; ///< beyond `at`; false: below it
  double move() const { return more ? at - now : now - at; }
};

/// Over all nodes of the first industry's stability; of equal moves the first in the hierarchy's order. Nothing where
/// no single weight changes first place.
std::optional<CriticalWeight> critical_weight(const RankingProblem& problem, const std::vector<Stability>& stability);

/// "Tea takes the lead once Disaster risk weighs 0.31 or more (now 0.24)."; where nothing can change first place:
/// "No change of a single criterion's weight changes first place."
Sentence takes_the_lead(const std::optional<CriticalWeight>& critical);

/// The same as the second half of a sentence: "loses to Tea if Disaster risk weighs more than 0.31 instead of 0.24".
Sentence loses_to(const CriticalWeight& critical);

/// A share of draws in hundreds as a table has it: blank for none, "<1", ">99" where it is not all, else whole.
std::string share_in_hundred(double share);

/// "Services weighs 0.12 and was not assessed: what it would change cannot be computed."
Sentence not_computed(const NotKnown& leaf);

} // namespace yindi
