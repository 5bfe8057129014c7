#include "engine/robustness/leave_out.h"

#include "engine/methods/agreement.h"
#include "engine/methods/preparation.h"

namespace yindi {

using Eigen::Index;
using Eigen::MatrixXd;

LeaveOut leave_out(const RankingProblem& problem) {
  LeaveOut result;
  if (problem.first < 0) return result;
  MatrixXd weights(static_cast<Index>(problem.nodes.size()), problem.weights.size());
  for (const WeightNode& node : problem.nodes) {
    const WeightPath path = path_of(problem, node);
    if (!path.movable) continue;
    weights.row(static_cast<Index>(result.nodes.size())) = path.at(0);
    result.nodes.push_back({node.id, node.name, node.weight, {}, true, 1, std::nullopt});
  }
  const MatrixXd met = merits(problem, weights.topRows(static_cast<Index>(result.nodes.size())));
  const Ranks old = mid_ranks(problem.ranks);
  for (std::size_t k = 0; k < result.nodes.size(); ++k) {
    LeftOut& left = result.nodes[k];
    const std::vector<int> ranks = competition_ranks(list_of(met.row(static_cast<Index>(k)).transpose()), true);
    for (std::size_t i = 0; i < ranks.size(); ++i)
      if (ranks[i] == 1) left.firsts.push_back(problem.alternatives[i]);
    left.place_of_first = ranks[static_cast<std::size_t>(problem.first)];
    left.kept = left.place_of_first == 1;
    left.kendall = kendall_tau_b(old, mid_ranks(ranks));
    result.kept += left.kept ? 1 : 0;
  }
  result.of = static_cast<int>(result.nodes.size());
  return result;
}

} // namespace yindi
