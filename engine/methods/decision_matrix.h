#pragma once

// Alternatives × criteria, as the methods take it.

#include "engine/case/direction.h"

#include <Eigen/Core>
#include <string>
#include <vector>

namespace yindi {

/// values(i, j): alternative i under criterion j, in its own unit or on its frozen scale.
struct DecisionMatrix {
  std::vector<std::string> alternatives, criteria;
  std::vector<Direction> directions;
  Eigen::MatrixXd values;
};

} // namespace yindi
