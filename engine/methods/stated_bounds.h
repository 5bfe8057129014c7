#pragma once

// Least and greatest of each criterion as the parameter "bounds" states them, for methods whose scores no rival moves.

#include "engine/methods/method.h"

namespace yindi {

struct StatedBounds {
  Eigen::RowVectorXd low, high;
};

/// One rising pair a criterion that holds every value of the matrix; `missing` is said where there are none.
Loaded<StatedBounds> stated_bounds(const DecisionMatrix& matrix, const Settings& settings, const char* missing);

} // namespace yindi
