// PIV: the weighted way that is missing to the best of each column, in units of the column's length. Less is better.
// Mufazzal & Muzakkir 2018, Comput. Ind. Eng. 119:427–438: v = w r, d = Σ (max v − v) over benefits + Σ (v − min v)
// over costs, r by the vector norm.

#include "engine/methods/preparation.h"
#include "engine/methods/table_c.h"

namespace yindi {
namespace {

using Eigen::MatrixXd;

constexpr const char* piv_id = "piv";

/// How far each value is from the best of its column; from 1 on the frozen scales.
MatrixXd missing(const DecisionMatrix& normalized, bool frozen) {
  MatrixXd result(normalized.values.rows(), normalized.values.cols());
  for (Eigen::Index j = 0; j < result.cols(); ++j) {
    const auto column = normalized.values.col(j).array();
    const bool cost = normalized.directions[static_cast<std::size_t>(j)] == Direction::min;
    const double best = frozen ? 1 : cost ? column.minCoeff() : column.maxCoeff();
    result.col(j) = (column - best).abs();
  }
  return result;
}

Loaded<Scores> piv_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                         const std::string& normalization, const Settings&) {
  const Diagnostics wrong = refuse_input(matrix, weights);
  if (!wrong.empty()) return {std::nullopt, wrong};
  const bool frozen = normalization == frozen_frame;
  if (!frozen && nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};
  const Loaded<DecisionMatrix> r = prepared(matrix, normalization);
  if (!r.value) return {std::nullopt, r.diagnostics};
  const Eigen::VectorXd w = vector_of(weights);
  const MatrixXd proximity = missing(*r.value, frozen) * w.asDiagonal();
  Scores scores;
  if (frozen) {
    fill_additive(scores, proximity, w);
  } else {
    scores.scores = list_of(proximity.rowwise().sum());
    scores.contributions = rows_of(proximity);
  }
  scores.workings = [=, values = r.value->values]() -> nlohmann::ordered_json {
    return {{"normalized", rows_of(values)}, {"proximity", rows_of(proximity)}};
  };
  return finished(std::move(scores));
}

std::optional<Eigen::RowVectorXd> piv_gradient(const Settings&, const Eigen::RowVectorXd&,
                                               const Eigen::RowVectorXd& weights) {
  return Eigen::RowVectorXd(-weights);
}

} // namespace

Method piv_method() {
  return {piv_id,
          {"PIV", "PIV（接近指数值法）"},
          InputKind::scaled,
          Linearity::linear,
          false,
          true,
          "vector",
          {},
          "Mufazzal & Muzakkir 2018, Comput. Ind. Eng. 119:427-438",
          piv_score,
          piv_gradient};
}

} // namespace yindi
