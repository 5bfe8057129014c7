// LMAW: logarithms of the values as shares of the column's, each bent by its weight.
// Pamučar, Žižović, Biswas & Božanić 2021, Facta Univ. Mech. Eng. 19(3):361–380: ϑ = 1 + x / max for a benefit,
// 1 + min / x for a cost, φ = ln ϑ / ln Πϑ, Q = Σ 2 φ^w / ((2 − φ)^w + φ^w).

#include "engine/methods/preparation.h"
#include "engine/methods/table_c.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace yindi {
namespace {

using Eigen::ArrayXd;
using Eigen::MatrixXd;

constexpr const char* lmaw_id = "lmaw";

/// Shares of each column's logarithms; zeros in a column of the worst only.
MatrixXd shares(const MatrixXd& values) {
  MatrixXd phi = values.array().log1p();
  for (Eigen::Index j = 0; j < phi.cols(); ++j) {
    const double sum = phi.col(j).sum();
    if (sum > 0) phi.col(j) /= sum;
  }
  return phi;
}

/// A criterion without weight does not count, where the formula would give each alternative 1.
MatrixXd bent(const MatrixXd& phi, const Eigen::VectorXd& w) {
  MatrixXd result = MatrixXd::Zero(phi.rows(), phi.cols());
  for (Eigen::Index j = 0; j < phi.cols(); ++j) {
    if (w(j) == 0) continue;
    const ArrayXd up = phi.col(j).array().pow(w(j)), down = (2 - phi.col(j).array()).pow(w(j));
    result.col(j) = 2 * up / (down + up);
  }
  return result;
}

Loaded<Scores> lmaw_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                          const std::string& normalization, const Settings&) {
  const Diagnostics wrong = refuse_input(matrix, weights, lmaw_id, normalization);
  if (!wrong.empty()) return {std::nullopt, wrong};
  const bool frozen = normalization == frozen_frame;
  const Loaded<DecisionMatrix> ratios = prepared_as_fixed(matrix, frozen ? frozen_frame : "linear");
  if (!ratios.value) return {std::nullopt, ratios.diagnostics};
  if (!frozen && nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};
  const MatrixXd phi = shares(ratios.value->values), parts = bent(phi, vector_of(weights));
  Scores scores;
  scores.scores = list_of(parts.rowwise().sum());
  if (frozen)
    scores.contributions_note = say(mark("the score compares with all alternatives and has no fixed best"));
  else
    scores.contributions = rows_of(parts);
  scores.workings = [=]() -> nlohmann::ordered_json { return {{"shares", rows_of(phi)}, {"bent", rows_of(parts)}}; };
  return finished(std::move(scores));
}

} // namespace

Method lmaw_method() {
  return {lmaw_id,
          {"LMAW", "LMAW（加权对数法）"},
          InputKind::scaled,
          Linearity::none,
          true,
          false,
          "",
          {},
          "Pamucar, Zizovic, Biswas & Bozanic 2021, Facta Univ. Ser. Mech. Eng. 19(3):361-380",
          lmaw_score};
}

} // namespace yindi
