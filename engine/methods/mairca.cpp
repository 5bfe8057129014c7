// MAIRCA: the gaps between what each alternative could be and what it is, with the same chance for all. Less is better.
// Pamučar, Vasin & Lukovac 2014; Gigović, Pamučar, Bajić & Milićević 2016, Sustainability 8:372: Tₚ = wⱼ / m,
// Tᵣ = Tₚ rᵢⱼ with min–max values, Q = Σ (Tₚ − Tᵣ).

#include "engine/methods/preparation.h"
#include "engine/methods/table_c.h"

namespace yindi {
namespace {

constexpr const char* mairca_id = "mairca";

Loaded<Scores> mairca_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                            const std::string& normalization, const Settings&) {
  const Diagnostics wrong = refuse_input(matrix, weights, mairca_id, normalization);
  if (!wrong.empty()) return {std::nullopt, wrong};
  const bool frozen = normalization == frozen_frame;
  if (!frozen && nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};
  const Loaded<DecisionMatrix> r = prepared_as_fixed(matrix, frozen ? frozen_frame : "minmax");
  if (!r.value) return {std::nullopt, r.diagnostics};
  const Eigen::VectorXd w = vector_of(weights);
  // On the frozen scales no rival may move a score, and so neither may the number of rivals.
  const double chance = frozen ? 1 : 1 / static_cast<double>(matrix.values.rows());
  const Eigen::MatrixXd gaps = (1 - r.value->values.array()).matrix() * (w * chance).asDiagonal();
  Scores scores;
  if (frozen) {
    fill_additive(scores, gaps, w);
  } else {
    scores.scores = list_of(gaps.rowwise().sum());
    scores.contributions = rows_of(gaps);
  }
  scores.workings = [=, values = r.value->values]() -> nlohmann::ordered_json {
    return {{"normalized", rows_of(values)}, {"theoretical", list_of(w * chance)}, {"gaps", rows_of(gaps)}};
  };
  return finished(std::move(scores));
}

std::optional<Eigen::RowVectorXd> mairca_gradient(const Settings&, const Eigen::RowVectorXd&,
                                                  const Eigen::RowVectorXd& weights) {
  return Eigen::RowVectorXd(-weights);
}

} // namespace

Method mairca_method() {
  return {mairca_id,
          {"MAIRCA", "MAIRCA（多属性理想与实际比较分析法）"},
          InputKind::scaled,
          Linearity::linear,
          false,
          true,
          "",
          {},
          "Pamucar, Vasin & Lukovac 2014, ICRT 2014 Hanoi; Gigovic, Pamucar, Bajic & Milicevic 2016, Sustainability "
          "8:372",
          mairca_score,
          mairca_gradient};
}

} // namespace yindi
