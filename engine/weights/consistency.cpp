#include "engine/weights/consistency.h"

#include "engine/weights/eigenpair.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

/// How near two weights must be to count as equal: differences of rounding flip no order.
constexpr double alike = 1e-9;

} // namespace

LeftRight left_right(const Comparison& comparison) {
  const Eigen::MatrixXd matrix = least_eigenvalue_completion(comparison);
  const Eigen::VectorXd right = principal_eigenpair(matrix).vector;
  Eigen::VectorXd left = principal_eigenpair(matrix.transpose()).vector.cwiseInverse();
  left /= left.sum();
  LeftRight result;
  result.left.assign(left.begin(), left.end());
  result.difference = (left - right).cwiseAbs().maxCoeff();
  for (Eigen::Index i = 0; i < right.size(); ++i)
    for (Eigen::Index j = 0; j < right.size(); ++j) {
      const double in_right = right(i) / right(j), in_left = left(i) / left(j);
      if (in_right > 1 + alike && in_left < 1 - alike)
        result.flipped.push_back({comparison.items[static_cast<std::size_t>(i)],
                                  comparison.items[static_cast<std::size_t>(j)], in_right, in_left});
    }
  return result;
}

std::optional<double> gci_threshold(int items, int missing) {
  if (items < 3 || missing > 0) return std::nullopt;
  return items == 3 ? .3147 : items == 4 ? .3526 : .370;
}

std::optional<WorstTriad> koczkodaj(const Comparison& comparison) {
  const Eigen::Index n = comparison.size();
  const auto name = [&](Eigen::Index i) { return comparison.items[static_cast<std::size_t>(i)]; };
  std::optional<WorstTriad> worst;
  for (Eigen::Index i = 0; i < n; ++i)
    for (Eigen::Index j = i + 1; j < n; ++j)
      for (Eigen::Index k = j + 1; k < n && comparison.judged(i, j); ++k) {
        if (!comparison.judged(j, k) || !comparison.judged(i, k)) continue;
        const double way_round = comparison.ratio(i, k) / (comparison.ratio(i, j) * comparison.ratio(j, k));
        const double index = 1 - std::min(way_round, 1 / way_round);
        if (!worst || index > worst->index) worst = {index, name(i), name(j), name(k)};
      }
  return worst;
}

} // namespace yindi
