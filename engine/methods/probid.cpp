// PROBID: distances to every ideal from the best to the worst, the nearer ones counting more, and to the average.
// Wang, Rangaiah & Wang 2021, Ind. Eng. Chem. Res. 60(30):11216–11230: A(k) has the k-th best weighted value of each
// column; S₊ = Σ S(k)/k over the better half, S₋ = Σ S(k)/(m − k + 1) over the worse half (the middle one of an odd
// number is in both), R = S₊ / S₋, P = 1 / (1 + R²) + S(average).

#include "engine/methods/preparation.h"
#include "engine/methods/table_c.h"

#include <algorithm>
#include <functional>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr const char* probid_id = "probid";

/// Each column from its best value to its worst: row k is the (k + 1)-th ideal.
MatrixXd ideals(const MatrixXd& weighted, const std::vector<Direction>& directions) {
  MatrixXd result = weighted;
  for (Index j = 0; j < result.cols(); ++j) {
    auto column = result.col(j);
    if (directions[static_cast<std::size_t>(j)] == Direction::min)
      std::sort(column.begin(), column.end());
    else
      std::sort(column.begin(), column.end(), std::greater<>());
  }
  return result;
}

VectorXd distances_to(const MatrixXd& weighted, const Eigen::RowVectorXd& point) {
  return (weighted.rowwise() - point).rowwise().norm();
}

Loaded<Scores> probid_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                            const std::string& normalization, const Settings&) {
  const Diagnostics wrong = refuse_input(matrix, weights);
  if (!wrong.empty()) return {std::nullopt, wrong};
  const Loaded<DecisionMatrix> r = prepared(matrix, normalization);
  if (!r.value) return {std::nullopt, r.diagnostics};
  if (nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};
  const MatrixXd weighted = r.value->values * vector_of(weights).asDiagonal();
  const MatrixXd ideal = ideals(weighted, r.value->directions);
  const Index m = weighted.rows(), better = (m + 1) / 2, worse = m / 2; // the last better and the first worse, from 0
  VectorXd to_better = VectorXd::Zero(m), to_worse = to_better;
  for (Index k = 0; k < m; ++k) {
    const VectorXd distance = distances_to(weighted, ideal.row(k));
    if (k < better) to_better += distance / static_cast<double>(k + 1);
    if (k >= worse) to_worse += distance / static_cast<double>(m - k);
  }
  const VectorXd to_average = distances_to(weighted, weighted.colwise().mean());
  // 1 / (1 + R²) without the ratio, which an alternative that is all the worse ideals at once would divide by 0.
  const Eigen::ArrayXd far = to_worse.array().square(), near = to_better.array().square();
  Scores scores;
  scores.scores = list_of(far / (far + near) + to_average.array());
  scores.contributions_note = say(mark("distances to all ideals make the score, so it does not split into summands"));
  scores.workings = [=]() -> nlohmann::ordered_json {
    return {{"ideals", rows_of(ideal)},
            {"s_plus", list_of(to_better)},
            {"s_minus", list_of(to_worse)},
            {"s_average", list_of(to_average)}};
  };
  return finished(std::move(scores));
}

} // namespace

Method probid_method() {
  return {probid_id,
          {"PROBID", "PROBID（理想与平均距离偏好排序法）"},
          InputKind::scaled,
          Linearity::none,
          true,
          false,
          "vector",
          {},
          "Wang, Rangaiah & Wang 2021, Ind. Eng. Chem. Res. 60(30):11216-11230",
          probid_score};
}

} // namespace yindi
