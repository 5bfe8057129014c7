// Grey relational analysis: how near each alternative runs to the best of every criterion.
// Deng 1989, J. Grey Syst. 1:1–24; Kuo, Yang & Huang 2008, Comput. Ind. Eng. 55:80–93: with minmax normalisation and
// Δᵢⱼ = |1 − rᵢⱼ|, the coefficient is (Δmin + ζ Δmax) / (Δᵢⱼ + ζ Δmax) and the grade Σ wⱼ × coefficient.

#include "engine/methods/inputs.h"
#include "engine/methods/normalization.h"
#include "engine/methods/table_b.h"

#include <nlohmann/json.hpp>

namespace yindi {
namespace {

using Eigen::MatrixXd;
using Eigen::RowVectorXd;

/// In the frozen frame Δ runs from 0 to 1 whatever the alternatives, so no rival moves a grade.
Loaded<Scores> gra_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                         const std::string& normalization, const Settings& settings) {
  const Diagnostics wrong = refuse_input(matrix, weights, "gra", normalization);
  if (!wrong.empty()) return {std::nullopt, wrong};
  const bool frozen = normalization == frozen_frame;
  const Loaded<DecisionMatrix> normalized = normalize(matrix, *find_normalization(frozen ? "none" : "minmax"));
  if (!normalized.value) return {std::nullopt, normalized.diagnostics};
  const MatrixXd gaps = 1 - normalized.value->values.array();
  const double least = frozen ? 0 : gaps.minCoeff(), greatest = frozen ? 1 : gaps.maxCoeff();
  if (!frozen && nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};
  const double zeta = number(settings, "zeta");
  const MatrixXd coefficients = (least + zeta * greatest) / (gaps.array() + zeta * greatest);
  const Eigen::VectorXd w = vector_of(weights);
  Scores scores;
  fill_additive(scores, coefficients * w.asDiagonal(), w);
  scores.workings = [=]() -> nlohmann::ordered_json {
    return {{"normalized", rows_of(normalized.value->values)}, {"coefficients", rows_of(coefficients)}};
  };
  return {scores, {}};
}

/// ∂/∂u of w ζ / (1 − u + ζ).
std::optional<RowVectorXd> gra_gradient(const Settings& settings, const RowVectorXd& u, const RowVectorXd& weights) {
  const double zeta = number(settings, "zeta");
  return RowVectorXd(zeta * weights.array() / (1 - u.array() + zeta).square());
}

} // namespace

Method gra_method() {
  return {"gra",
          {"Grey relational analysis", "灰色关联分析"},
          InputKind::scaled,
          Linearity::linear,
          true,
          true,
          "",
          {{"zeta",
            {"Distinguishing coefficient", "分辨系数"},
            0.5,
            {},
            0.01,
            1,
            {"The smaller it is, the more a gap to the best counts; 0.5 is usual.",
             "取值越小，与最优值的差距影响越大；通常取 0.5。"}}},
          "Deng 1989, J. Grey Syst. 1:1-24; Kuo, Yang & Huang 2008, Comput. Ind. Eng. 55:80-93",
          gra_score,
          gra_gradient};
}

} // namespace yindi
