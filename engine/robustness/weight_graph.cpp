#include "engine/robustness/weight_graph.h"

namespace yindi {

WeightGraph weight_graph(const RankingProblem& problem, const WeightNode& node, int points, double up_to) {
  WeightGraph graph{node.id, node.weight, {}, {}};
  const WeightPath path = path_of(problem, node);
  Eigen::MatrixXd weights(points, problem.weights.size());
  for (int k = 0; k < points; ++k) {
    graph.t.push_back(points > 1 ? up_to * k / (points - 1) : node.weight);
    weights.row(k) = path.movable ? path.at(graph.t.back()) : problem.weights;
  }
  graph.scores.resize(points, problem.scorer.alternatives);
  problem.scorer.block(weights, graph.scores);
  return graph;
}

} // namespace yindi
