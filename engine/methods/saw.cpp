// Simple additive weighting: Σ wⱼ vᵢⱼ of normalised values.

#include "engine/methods/preparation.h"
#include "engine/methods/table.h"

#include <nlohmann/json.hpp>

namespace yindi {
namespace {

constexpr const char* saw_id = "saw";

Loaded<Scores> saw_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                         const std::string& normalization, const Settings&) {
  const Loaded<DecisionMatrix> normalized = prepared(matrix, normalization);
  if (!normalized.value) return {std::nullopt, normalized.diagnostics};
  if (Diagnostics refused = refuse_costs(saw_id, normalization, *normalized.value); !refused.empty())
    return {std::nullopt, refused};
  const bool of_the_data = normalization != frozen_frame && normalization != "none";
  if (of_the_data && nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};

  const Eigen::VectorXd w = vector_of(weights);
  const Eigen::MatrixXd& v = normalized.value->values;
  Scores scores;
  scores.scores = list_of(v * w);
  scores.contributions = rows_of(v * w.asDiagonal());
  if (normalization == frozen_frame) scores.shortfalls = rows_of((1 - v.array()).matrix() * w.asDiagonal());
  scores.workings = [=]() -> nlohmann::ordered_json { return {{"normalized", rows_of(v)}}; };
  return finished(std::move(scores));
}

std::optional<Eigen::RowVectorXd> saw_gradient(const Settings&, const Eigen::RowVectorXd&,
                                               const Eigen::RowVectorXd& weights) {
  return weights;
}

} // namespace

Method saw_method() {
  return {saw_id,
          {"SAW (weighted sum)", "SAW（简单加权法）"},
          InputKind::scaled,
          Linearity::linear,
          true,
          true,
          "linear",
          {},
          "Fishburn 1967, Oper. Res. 15:537-542; MacCrimmon 1968, RAND RM-4823-ARPA; Hwang & Yoon 1981, III.2",
          saw_score,
          saw_gradient};
}

} // namespace yindi
