#pragma once

// What becomes of the ranking when one criterion is left out.

#include "engine/robustness/problem.h"

namespace yindi {

struct LeftOut {
  std::string node;
  Text name;
  double weight = 0;               ///< that the others take over, in proportion
  std::vector<std::string> firsts; ///< all with rank 1 without the criterion
  bool kept = true;                ///< the first industry is still first
  int place_of_first = 1;
  std::optional<double> kendall; ///< τ-b between the old order and the new; none where an order tells nothing apart
};

struct LeaveOut {
  std::vector<LeftOut> nodes; ///< groups and leaves; a node that holds all leaves is not left out
  int kept = 0, of = 0;       ///< over `nodes`
};

LeaveOut leave_out(const RankingProblem& problem);

} // namespace yindi
