// CRADIS: distances to the largest and to the smallest weighted value of the whole matrix, set against those of the
// best alternative that the columns allow.
// Puška, Stević & Pamučar 2022, Environ. Dev. Sustain. 24:11195–11225: v = w n, t⁺ = max v, t⁻ = min v over the matrix,
// S⁺ = Σ (t⁺ − v), S⁻ = Σ (v − t⁻), S₀ the same of the columns' best values, K⁺ = S₀⁺ / S⁺, K⁻ = S⁻ / S₀⁻,
// Q = (K⁺ + K⁻) / 2.

#include "engine/methods/preparation.h"
#include "engine/methods/table_c.h"

namespace yindi {
namespace {

using Eigen::MatrixXd;
using Eigen::RowVectorXd;
using Eigen::VectorXd;

constexpr const char* cradis_id = "cradis";

/// What alternatives are measured against: the ideal and the anti-ideal value, and the best of each column.
struct Reference {
  double ideal, anti_ideal;
  RowVectorXd best;
};

/// On the frozen scales they are those of an alternative that has 1, or 0, everywhere, so that no rival moves a score.
Reference reference_of(const MatrixXd& weighted, const VectorXd& w, bool frozen) {
  if (frozen) return {w.maxCoeff(), 0, w.transpose()};
  return {weighted.maxCoeff(), weighted.minCoeff(), weighted.colwise().maxCoeff()};
}

/// a / b; 1 where b is 0, which then a is too: nothing is missing to the best.
VectorXd ratio(double a, const VectorXd& b) {
  return b.unaryExpr([a](double x) { return x > 0 ? a / x : 1; });
}

Loaded<Scores> cradis_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                            const std::string& normalization, const Settings&) {
  const Diagnostics wrong = refuse_input(matrix, weights, cradis_id, normalization);
  if (!wrong.empty()) return {std::nullopt, wrong};
  const bool frozen = normalization == frozen_frame;
  const Loaded<DecisionMatrix> n = prepared_as_fixed(matrix, frozen ? frozen_frame : "linear");
  if (!n.value) return {std::nullopt, n.diagnostics};
  if (!frozen && nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};
  const VectorXd w = vector_of(weights);
  const MatrixXd weighted = n.value->values * w.asDiagonal();
  const Reference reference = reference_of(weighted, w, frozen);
  const VectorXd s_plus = (reference.ideal - weighted.array()).rowwise().sum(),
                 s_minus = (weighted.array() - reference.anti_ideal).rowwise().sum();
  const double best_plus = (reference.ideal - reference.best.array()).sum(),
               best_minus = (reference.best.array() - reference.anti_ideal).sum();
  const VectorXd k_plus = ratio(best_plus, s_plus), k_minus = s_minus / best_minus;
  Scores scores;
  scores.scores = list_of((k_plus + k_minus) / 2);
  scores.contributions_note = say(mark("ratios of two sums of distances make the score, so it does not split into "
                                       "summands"));
  scores.workings = [=]() -> nlohmann::ordered_json {
    return {{"weighted", rows_of(weighted)}, {"ideal", reference.ideal},    {"anti_ideal", reference.anti_ideal},
            {"s_plus", list_of(s_plus)},     {"s_minus", list_of(s_minus)}, {"k_plus", list_of(k_plus)},
            {"k_minus", list_of(k_minus)}};
  };
  return finished(std::move(scores));
}

} // namespace

Method cradis_method() {
  return {cradis_id,
          {"CRADIS", "CRADIS（理想解距离折中排序法）"},
          InputKind::scaled,
          Linearity::none,
          true,
          true,
          "",
          {},
          "Puska, Stevic & Pamucar 2022, Environ. Dev. Sustain. 24:11195-11225",
          cradis_score};
}

} // namespace yindi
