// COPRAS: what speaks for an alternative, and in inverse proportion what speaks against it.

#include "engine/methods/preparation.h"
#include "engine/methods/table.h"

#include <nlohmann/json.hpp>

namespace yindi {
namespace {

constexpr const char* copras_id = "copras";

/// Q = S⁺ + ΣS⁻ / (S⁻ Σ 1/S⁻); S⁺ alone where no cost counts.
Eigen::VectorXd significance(const Eigen::VectorXd& for_it, const Eigen::VectorXd& against) {
  if (against.maxCoeff() <= 0) return for_it;
  return for_it.array() + against.sum() / (against.array() * against.cwiseInverse().sum());
}

Loaded<Scores> copras_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                            const std::string& normalization, const Settings&) {
  if (Diagnostics refused = refuse_natural(copras_id, matrix, normalization, takes_zero_benefit); !refused.empty())
    return {std::nullopt, refused};
  const Loaded<DecisionMatrix> normalized = prepared(matrix, normalization);
  if (!normalized.value) return {std::nullopt, normalized.diagnostics};
  if (nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};

  const Eigen::MatrixXd weighted = normalized.value->values * vector_of(weights).asDiagonal();
  Eigen::VectorXd for_it = Eigen::VectorXd::Zero(weighted.rows()), against = for_it;
  for (Eigen::Index j = 0; j < weighted.cols(); ++j) {
    const bool cost = normalized.value->directions[static_cast<std::size_t>(j)] == Direction::min;
    (cost ? against : for_it) += weighted.col(j);
  }
  const Eigen::VectorXd q = significance(for_it, against);
  Scores scores;
  scores.scores = list_of(q / q.maxCoeff());
  scores.contributions_note = say(mark("costs act by their inverse sum, so the score does not split into summands"));
  scores.workings = [=]() -> nlohmann::ordered_json {
    return {{"normalized", rows_of(normalized.value->values)},
            {"s_plus", list_of(for_it)},
            {"s_minus", list_of(against)},
            {"q", list_of(q)}};
  };
  return finished(std::move(scores));
}

} // namespace

Method copras_method() {
  return {
      copras_id,
      {"COPRAS", "COPRAS（复杂比例评估法）"},
      InputKind::natural,
      Linearity::products,
      true,
      false,
      "sum_plain",
      {},
      "Zavadskas, Kaklauskas & Sarka 1994, Technol. Econ. Dev. Econ. 1(3):131-139; Zavadskas, Kaklauskas, Peldschus "
      "& Turskis 2007, Balt. J. Road Bridge Eng. 2(4):195-203",
      copras_score};
}

} // namespace yindi
