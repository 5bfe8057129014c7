// ARAS: the weighted sum of shares, as a ratio to that of the ideal alternative, which takes part in the shares.

#include "engine/methods/preparation.h"
#include "engine/methods/table.h"

#include <nlohmann/json.hpp>

namespace yindi {
namespace {

constexpr const char* aras_id = "aras";

/// x / Σx, for a cost (1/x) / Σ(1/x); the first row is the ideal alternative: what `optimum` gives for each criterion,
/// or where it is blank the best of the alternatives.
Eigen::MatrixXd shares(const DecisionMatrix& matrix, const std::vector<double>& optimum) {
  Eigen::MatrixXd extended(matrix.values.rows() + 1, matrix.values.cols());
  extended.bottomRows(matrix.values.rows()) = matrix.values;
  for (Eigen::Index j = 0; j < extended.cols(); ++j) {
    const bool cost = matrix.directions[static_cast<std::size_t>(j)] == Direction::min;
    extended(0, j) = !optimum.empty() ? optimum[static_cast<std::size_t>(j)]
                     : cost           ? matrix.values.col(j).minCoeff()
                                      : matrix.values.col(j).maxCoeff();
    if (cost) extended.col(j) = extended.col(j).cwiseInverse().eval();
    extended.col(j) /= extended.col(j).sum();
  }
  return extended;
}

/// The optimum that somebody gives; blank where nobody does. Errors: another length, a value of 0 or less.
Loaded<std::vector<double>> given_optimum(const DecisionMatrix& matrix, const Settings& settings) {
  if (!is_given(settings, "optimum")) return {std::vector<double>{}, {}};
  Loaded<std::vector<double>> optimum = numbers_per_criterion(settings, "optimum", matrix.criteria.size());
  for (std::size_t j = 0; optimum.value && j < optimum.value->size(); ++j)
    if (!((*optimum.value)[j] > 0))
      optimum.diagnostics.push_back(refusal(say(mark("the optimum {0} of criterion \"{1}\" is not above 0"),
                                                shortest((*optimum.value)[j]), matrix.criteria[j])));
  if (has_errors(optimum.diagnostics)) optimum.value.reset();
  return optimum;
}

Loaded<Scores> aras_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                          const std::string& normalization, const Settings& settings) {
  if (Diagnostics refused = refuse_normalization(aras_id, normalization); !refused.empty())
    return {std::nullopt, refused};
  if (Diagnostics refused = refuse_natural(aras_id, matrix, normalization, takes_positive); !refused.empty())
    return {std::nullopt, refused};
  const Loaded<std::vector<double>> optimum = given_optimum(matrix, settings);
  if (!optimum.value) return {std::nullopt, optimum.diagnostics};
  if (nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};

  const Eigen::VectorXd w = vector_of(weights);
  const Eigen::MatrixXd extended = shares(matrix, *optimum.value);
  const Eigen::Index m = matrix.values.rows();
  const Eigen::VectorXd optimality = extended * w;
  Scores scores;
  scores.scores = list_of(optimality.tail(m) / optimality(0));
  for (std::size_t j = 0; j < optimum.value->size(); ++j) {
    const auto column = matrix.values.col(static_cast<Eigen::Index>(j)).array();
    const double end = (*optimum.value)[j];
    const Eigen::Index beyond =
        matrix.directions[j] == Direction::min ? (column < end).count() : (column > end).count();
    if (beyond > 0)
      scores.notes.push_back(say(mark("alternatives better than the given ideal on \"{0}\": {1}"), matrix.criteria[j],
                                 std::to_string(beyond)));
  }
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
  return {aras_id,
          {"ARAS", "ARAS（加性比率评估法）"},
          InputKind::natural,
          Linearity::linear,
          true,
          false,
          "",
          {given_point("optimum", {"Optimum", "最优值"},
                       {"The best of each criterion in its own unit; blank: the best of the alternatives.",
                        "各准则的最优值，按准则自身单位填写；留空则取各方案中的最优值。"})},
          "Zavadskas & Turskis 2010, Technol. Econ. Dev. Econ. 16(2):159-172",
          aras_score};
}

} // namespace yindi
