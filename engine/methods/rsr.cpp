// Rank-sum ratio (秩和比): each criterion ranks the alternatives, the best highest; the weighted mean rank over their
// number is the score. Tian Fengtiao 1988 (田凤调，秩和比法); Sun Zhenqiu, Medical Statistics (孙振球，医学统计学).
// Ties share the mean of their ranks.

#include "engine/methods/inputs.h"
#include "engine/methods/table_b.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

/// 1 for the worst to m for the best; equal values share the mean of their places.
Eigen::VectorXd rising_ranks(const Eigen::VectorXd& column) {
  std::vector<double> sorted(column.begin(), column.end());
  std::sort(sorted.begin(), sorted.end());
  Eigen::VectorXd ranks(column.size());
  for (Index i = 0; i < column.size(); ++i) {
    const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), column(i));
    ranks(i) = static_cast<double>(first - sorted.begin()) + static_cast<double>(last - first + 1) / 2;
  }
  return ranks;
}

Loaded<Scores> rsr_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                         const std::string& normalization, const Settings&) {
  const Diagnostics wrong = refuse_input(matrix, weights, "rsr", normalization);
  if (!wrong.empty()) return {std::nullopt, wrong};
  const MatrixXd values = oriented(matrix);
  if (nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};
  MatrixXd ranks(values.rows(), values.cols());
  for (Index j = 0; j < values.cols(); ++j) ranks.col(j) = rising_ranks(values.col(j));
  const Eigen::VectorXd w = vector_of(weights);
  Scores scores;
  fill_additive(scores, ranks * w.asDiagonal() / static_cast<double>(values.rows()), w);
  scores.workings = [=]() -> nlohmann::ordered_json { return {{"ranks", rows_of(ranks)}}; };
  return {scores, {}};
}

} // namespace

Method rsr_method() {
  return {"rsr",
          {"Rank-sum ratio", "秩和比法"},
          InputKind::scaled,
          Linearity::linear,
          true,
          false,
          "",
          {},
          "Tian Fengtiao 1988 (田凤调, 秩和比法); Sun Zhenqiu, Medical Statistics (孙振球, 医学统计学)",
          rsr_score};
}

} // namespace yindi
