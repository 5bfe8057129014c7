#pragma once

// How opinions moved from one round to the next.

#include "engine/workshop/opinions.h"

namespace yindi {

/// One person on one node in two rounds, or the group where `person` is blank.
struct Movement {
  std::string person, node;
  double moved = 0;  ///< share of the node's weight that moved
  double before = 0; ///< how far from the group as it was in the earlier round
  double after = 0;  ///< and how far from the same place now
};

/// Consensus on a node in both; none where nobody's own judgements connect.
struct ConsensusChange {
  std::string node;
  std::optional<double> before, after;
};

struct Movements {
  std::vector<Movement> people; ///< of those who weighed the node in both, in the later round's order, the group last
  std::vector<ConsensusChange> nodes; ///< judged in both
  /// Nobody can be followed through anonymous rounds, nor from one way of naming to another; then `people` holds the
  /// group alone.
  bool followed = true;
};

/// Both for the same case and a profile without a blend (of a blend the first part is compared).
Movements movements(const Opinions& before, const Opinions& after);

/// "3 of 5 moved towards the group on …" of the node that moved most.
Sentence said_of_movement(const Library& library, const Movements& movements);

} // namespace yindi
