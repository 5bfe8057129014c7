#pragma once

// One-way weight graph: the scores of all industries while one criterion's weight goes from nothing to everything.

#include "engine/robustness/problem.h"

namespace yindi {

struct WeightGraph {
  std::string node;
  double now = 0;         ///< the node's present weight
  std::vector<double> t;  ///< weights of the node
  Eigen::MatrixXd scores; ///< points × alternatives, in the method's own orientation (or its places)
};

/// `points` equal steps over [0, up_to]; the other weights keep their proportions (see WeightPath).
WeightGraph weight_graph(const RankingProblem& problem, const WeightNode& node, int points = 101, double up_to = 1);

} // namespace yindi
