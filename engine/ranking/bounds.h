#pragma once

// How far intervals and unknowns can move scores and ranks (DESIGN §6, "Unknown is not zero").

#include "engine/conditions/assessment.h"

#include <Eigen/Core>
#include <functional>
#include <vector>

namespace yindi {

/// Scores of a matrix of u (rows: alternatives, columns: the leaves that took part).
using RowScores = std::function<std::vector<double>(const Eigen::MatrixXd& u)>;

struct RankBounds {
  std::vector<int> best, worst;
};

/// The matrix of u with every cell at its point, its low or its high end.
enum class End { point, low, high };
Eigen::MatrixXd matrix_of(const Assessment& assessment, End end);

/// Best and worst competition rank of each alternative, for scores that rise in the alternative's own u and ignore its
/// rivals. One unknown condition of the county moves all industries that ask for it together: where two share one,
/// they are compared at the same value of it. Exact pair by pair.
RankBounds rank_bounds(const Assessment& assessment, const std::vector<double>& low, const std::vector<double>& high,
                       const RowScores& scores);

} // namespace yindi
