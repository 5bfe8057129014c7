// Weighted product model: Π vᵢⱼ ^ wⱼ; a criterion that the normalisation leaves a cost has the exponent −wⱼ.

#include "engine/methods/preparation.h"
#include "engine/methods/table.h"

#include <nlohmann/json.hpp>

namespace yindi {
namespace {

constexpr const char* wpm_id = "wpm";

Loaded<Scores> wpm_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                         const std::string& normalization, const Settings&) {
  if (Diagnostics refused = refuse_natural(wpm_id, matrix, normalization, takes_positive); !refused.empty())
    return {std::nullopt, refused};
  const Loaded<DecisionMatrix> normalized = prepared(matrix, normalization);
  if (!normalized.value) return {std::nullopt, normalized.diagnostics};
  const Eigen::MatrixXd& v = normalized.value->values;
  if (normalization != "none" && nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};
  if (Diagnostics refused = refuse_normalized(wpm_id, normalization, matrix, v); !refused.empty())
    return {std::nullopt, refused};

  Eigen::VectorXd exponents = vector_of(weights);
  for (Eigen::Index j = 0; j < exponents.size(); ++j)
    if (normalized.value->directions[static_cast<std::size_t>(j)] == Direction::min) exponents(j) = -exponents(j);
  const Eigen::MatrixXd logarithms = v.array().log().matrix() * exponents.asDiagonal();
  Scores scores;
  scores.scores = list_of(logarithms.rowwise().sum().array().exp());
  scores.contributions = rows_of(logarithms);
  scores.contributions_note = say(mark("contributions are logarithms: they sum to the logarithm of the score"));
  scores.workings = [=]() -> nlohmann::ordered_json {
    return {{"normalized", rows_of(v)}, {"exponents", list_of(exponents)}};
  };
  return finished(std::move(scores));
}

} // namespace

Method wpm_method() {
  return {wpm_id,
          {"WPM (weighted product)", "WPM（加权积法）"},
          InputKind::natural,
          Linearity::linear,
          true,
          false,
          "linear",
          {},
          "Bridgman 1922, Dimensional Analysis; Miller & Starr 1969, Executive Decisions and Operations Research",
          wpm_score};
}

} // namespace yindi
