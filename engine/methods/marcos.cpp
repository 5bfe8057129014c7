// MARCOS: the weighted sum of ratios to the ideal, measured against those of the ideal and of the anti-ideal.

#include "engine/methods/preparation.h"
#include "engine/methods/table.h"

#include <nlohmann/json.hpp>

namespace yindi {
namespace {

constexpr const char* marcos_id = "marcos";

/// x / ideal, for a cost ideal / x; the last row is the anti-ideal. The ideal's own row would be all 1.
Eigen::MatrixXd ratios(const DecisionMatrix& matrix) {
  Eigen::MatrixXd extended(matrix.values.rows() + 1, matrix.values.cols());
  extended.topRows(matrix.values.rows()) = matrix.values;
  for (Eigen::Index j = 0; j < extended.cols(); ++j) {
    const double low = matrix.values.col(j).minCoeff(), high = matrix.values.col(j).maxCoeff();
    const bool cost = matrix.directions[static_cast<std::size_t>(j)] == Direction::min;
    extended(matrix.values.rows(), j) = cost ? high : low;
    extended.col(j) = cost ? Eigen::VectorXd(low / extended.col(j).array()) : Eigen::VectorXd(extended.col(j) / high);
  }
  return extended;
}

Loaded<Scores> marcos_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                            const std::string& normalization, const Settings&) {
  if (Diagnostics refused = refuse_normalization(marcos_id, normalization); !refused.empty())
    return {std::nullopt, refused};
  if (Diagnostics refused = refuse_natural(marcos_id, matrix, normalization, takes_positive); !refused.empty())
    return {std::nullopt, refused};
  if (nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};

  const Eigen::VectorXd w = vector_of(weights);
  const Eigen::MatrixXd extended = ratios(matrix);
  const Eigen::Index m = matrix.values.rows();
  const Eigen::VectorXd sums = extended * w;
  const Eigen::VectorXd s = sums.head(m), to_anti_ideal = s / sums(m), to_ideal = s / w.sum();
  // f(K⁺) and f(K⁻) are the same for all alternatives, so the utility is a multiple of S.
  const double f_plus = to_anti_ideal(0) / (to_anti_ideal(0) + to_ideal(0)), f_minus = 1 - f_plus;
  const double divisor = 1 + (1 - f_plus) / f_plus + (1 - f_minus) / f_minus;
  const Eigen::VectorXd utility = (to_ideal + to_anti_ideal) / divisor;
  Scores scores;
  scores.scores = list_of(utility);
  scores.contributions = rows_of(extended.topRows(m) * w.asDiagonal() * (utility(0) / s(0)));
  scores.workings = [=]() -> nlohmann::ordered_json {
    return {{"normalized", rows_of(extended.topRows(m))},
            {"anti_ideal", list_of(extended.row(m))},
            {"s", list_of(s)},
            {"k_minus", list_of(to_anti_ideal)},
            {"k_plus", list_of(to_ideal)}};
  };
  return finished(std::move(scores));
}

} // namespace

Method marcos_method() {
  return {marcos_id,
          {"MARCOS", "MARCOS（折中解方案测度与排序法）"},
          InputKind::natural,
          Linearity::linear,
          true,
          false,
          "",
          {},
          "Stevic, Pamucar, Puska & Chatterjee 2020, Comput. Ind. Eng. 140:106231",
          marcos_score};
}

} // namespace yindi
