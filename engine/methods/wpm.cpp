// Weighted product model: Π vᵢⱼ ^ wⱼ; a criterion that the normalisation leaves a cost has the exponent −wⱼ.

#include "engine/methods/preparation.h"
#include "engine/methods/table.h"

namespace yindi {
namespace {

constexpr const char* id = "wpm";

Loaded<Scores> score(const DecisionMatrix& matrix, const std::vector<double>& weights, const std::string& normalization,
                     const Settings&) {
  if (Diagnostics refused = refuse_natural(id, matrix, normalization, takes_positive); !refused.empty())
    return {std::nullopt, refused};
  const Loaded<DecisionMatrix> normalized = prepared(matrix, normalization);
  if (!normalized.value) return {std::nullopt, normalized.diagnostics};
  const Eigen::MatrixXd& v = normalized.value->values;
  if (normalization != "none" && all_alike(matrix, weights)) return nothing_to_rank();
  if (Diagnostics refused = refuse_normalized(id, normalization, matrix, v); !refused.empty())
    return {std::nullopt, refused};

  Eigen::VectorXd exponents = as_vector(weights);
  for (Eigen::Index j = 0; j < exponents.size(); ++j)
    if (normalized.value->directions[static_cast<std::size_t>(j)] == Direction::min) exponents(j) = -exponents(j);
  const Eigen::MatrixXd logarithms = v.array().log().matrix() * exponents.asDiagonal();
  Scores scores;
  scores.scores = as_list(logarithms.rowwise().sum().array().exp());
  scores.contributions = as_rows(logarithms);
  scores.contributions_note = say(mark("contributions are logarithms: they sum to the logarithm of the score"));
  scores.workings = {{"normalized", as_rows(v)}, {"exponents", as_list(exponents)}};
  return finished(std::move(scores));
}

} // namespace

Method wpm_method() {
  return {id,
          {"WPM (weighted product)", "WPM（加权积法）"},
          InputKind::natural,
          Linearity::linear,
          true,
          false,
          "linear",
          {},
          "Bridgman 1922, Dimensional Analysis; Miller & Starr 1969, Executive Decisions and Operations Research",
          score};
}

} // namespace yindi
