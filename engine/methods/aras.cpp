// ARAS: the weighted sum of shares, as a ratio to that of the ideal alternative, which takes part in the shares.

#include "engine/methods/preparation.h"
#include "engine/methods/table.h"

#include <nlohmann/json.hpp>

namespace yindi {
namespace {

constexpr const char* id = "aras";

/// x / Σx, for a cost (1/x) / Σ(1/x); the first row is the ideal alternative.
Eigen::MatrixXd shares(const DecisionMatrix& matrix) {
  Eigen::MatrixXd extended(matrix.values.rows() + 1, matrix.values.cols());
  extended.bottomRows(matrix.values.rows()) = matrix.values;
  for (Eigen::Index j = 0; j < extended.cols(); ++j) {
    const bool cost = matrix.directions[static_cast<std::size_t>(j)] == Direction::min;
    extended(0, j) = cost ? matrix.values.col(j).minCoeff() : matrix.values.col(j).maxCoeff();
    if (cost) extended.col(j) = extended.col(j).cwiseInverse().eval();
    extended.col(j) /= extended.col(j).sum();
  }
  return extended;
}

Loaded<Scores> score(const DecisionMatrix& matrix, const std::vector<double>& weights, const std::string& normalization,
                     const Settings&) {
  if (Diagnostics refused = refuse_normalization(id, normalization); !refused.empty()) return {std::nullopt, refused};
  if (Diagnostics refused = refuse_natural(id, matrix, normalization, takes_positive); !refused.empty())
    return {std::nullopt, refused};
  if (nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};

  const Eigen::VectorXd w = vector_of(weights);
  const Eigen::MatrixXd extended = shares(matrix);
  const Eigen::Index m = matrix.values.rows();
  const Eigen::VectorXd optimality = extended * w;
  Scores scores;
  scores.scores = list_of(optimality.tail(m) / optimality(0));
  scores.contributions = rows_of(extended.bottomRows(m) * w.asDiagonal() / optimality(0));
  scores.workings = [=]() -> nlohmann::ordered_json {
    return {{"normalized", rows_of(extended.bottomRows(m))},
            {"ideal", list_of(extended.row(0))},
            {"s", list_of(optimality.tail(m))},
            {"s_ideal", optimality(0)}};
  };
  return finished(std::move(scores));
}

} // namespace

Method aras_method() {
  return {id,
          {"ARAS", "ARAS（加性比率评估法）"},
          InputKind::natural,
          Linearity::linear,
          true,
          false,
          "",
          {},
          "Zavadskas & Turskis 2010, Technol. Econ. Dev. Econ. 16(2):159-172",
          score};
}

} // namespace yindi
