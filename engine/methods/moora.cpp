#include "engine/methods/moora.h"

#include "engine/methods/preparation.h"
#include "engine/methods/table_b.h"

#include <nlohmann/json.hpp>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::RowVectorXd;
using Eigen::VectorXd;

Eigen::VectorXd signs(const DecisionMatrix& matrix) {
  VectorXd result(matrix.values.cols());
  for (Index j = 0; j < result.size(); ++j)
    result(j) = matrix.directions[static_cast<std::size_t>(j)] == Direction::min ? -1 : 1;
  return result;
}

/// Checked and normalised.
Loaded<DecisionMatrix> prepared(const DecisionMatrix& matrix, const std::vector<double>& weights,
                                const std::string& normalization) {
  const Diagnostics wrong = refuse_input(matrix, weights);
  if (!wrong.empty()) return {std::nullopt, wrong};
  return prepared(matrix, normalization);
}

Loaded<Scores> score_ratio(const DecisionMatrix& matrix, const std::vector<double>& weights,
                           const std::string& normalization, const Settings&) {
  const Loaded<DecisionMatrix> normalized = prepared(matrix, weights, normalization);
  if (!normalized.value) return {std::nullopt, normalized.diagnostics};
  if (normalization != frozen_frame && nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};
  Scores scores;
  fill_additive(scores, moora_summands(*normalized.value, vector_of(weights)), vector_of(weights));
  scores.workings = [=]() -> nlohmann::ordered_json { return {{"normalized", rows_of(normalized.value->values)}}; };
  return {scores, {}};
}

Loaded<Scores> score_reference(const DecisionMatrix& matrix, const std::vector<double>& weights,
                               const std::string& normalization, const Settings&) {
  const Loaded<DecisionMatrix> normalized = prepared(matrix, weights, normalization);
  if (!normalized.value) return {std::nullopt, normalized.diagnostics};
  if (normalization != frozen_frame && nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};
  RowVectorXd reference = moora_reference(*normalized.value);
  if (normalization == frozen_frame) reference.setOnes();
  const MatrixXd distances = moora_distances(*normalized.value, reference, vector_of(weights));
  Scores scores;
  scores.scores = list_of(distances.rowwise().maxCoeff());
  scores.workings = [=]() -> nlohmann::ordered_json {
    return {{"normalized", rows_of(normalized.value->values)},
            {"reference", list_of(reference.transpose())},
            {"distances", rows_of(distances)}};
  };
  scores.contributions_note = say(mark("the largest distance decides, so scores do not add up"));
  return {scores, {}};
}

} // namespace

Loaded<DecisionMatrix> normalized_positive(const DecisionMatrix& matrix, const std::vector<double>& weights,
                                           const std::string& normalization, const char* method) {
  Diagnostics wrong = refuse_input(matrix, weights);
  if (wrong.empty()) wrong = refuse_natural(method, matrix, normalization, takes_positive);
  if (!wrong.empty()) return {std::nullopt, wrong};
  Loaded<DecisionMatrix> normalized = prepared(matrix, normalization);
  if (!normalized.value) return normalized;
  wrong = refuse_normalized(method, normalization, matrix, normalized.value->values);
  if (!wrong.empty()) return {std::nullopt, wrong};
  return normalized;
}

namespace {

Loaded<Scores> score_fmf(const DecisionMatrix& matrix, const std::vector<double>& weights,
                         const std::string& normalization, const Settings&) {
  const Loaded<DecisionMatrix> normalized = normalized_positive(matrix, weights, normalization, "moora-fmf");
  if (!normalized.value) return {std::nullopt, normalized.diagnostics};
  const std::vector<double> all_count(weights.size(), 1);
  if (nothing_differs(matrix, all_count)) return {nothing_to_compare(), {}};
  const MatrixXd logarithms = moora_logarithms(*normalized.value);
  Scores scores;
  scores.scores = list_of(logarithms.rowwise().sum());
  scores.contributions = rows_of(logarithms);
  scores.workings = [=]() -> nlohmann::ordered_json { return {{"normalized", rows_of(normalized.value->values)}}; };
  scores.notes.push_back(say(mark("the full multiplicative form uses no weights")));
  return {scores, {}};
}

std::optional<RowVectorXd> ratio_gradient(const Settings&, const RowVectorXd&, const RowVectorXd& weights) {
  return weights;
}

} // namespace

MatrixXd moora_summands(const DecisionMatrix& normalized, const VectorXd& weights) {
  return normalized.values * (weights.cwiseProduct(signs(normalized))).asDiagonal();
}

RowVectorXd moora_reference(const DecisionMatrix& normalized) {
  RowVectorXd best(normalized.values.cols());
  for (Index j = 0; j < best.size(); ++j)
    best(j) = normalized.directions[static_cast<std::size_t>(j)] == Direction::min
                  ? normalized.values.col(j).minCoeff()
                  : normalized.values.col(j).maxCoeff();
  return best;
}

MatrixXd moora_distances(const DecisionMatrix& normalized, const RowVectorXd& reference, const VectorXd& weights) {
  return (normalized.values.rowwise() - reference).cwiseAbs() * weights.asDiagonal();
}

MatrixXd moora_logarithms(const DecisionMatrix& normalized) {
  return normalized.values.array().log().matrix() * signs(normalized).asDiagonal();
}

Method moora_method() {
  return {"moora",
          {"MOORA (ratio system)", "MOORA（比率系统）"},
          InputKind::scaled,
          Linearity::linear,
          true,
          true,
          "vector",
          {},
          "Brauers & Zavadskas 2006, Control Cybern. 35:445-469",
          score_ratio,
          ratio_gradient};
}

Method moora_refpoint_method() {
  return {"moora-refpoint",
          {"MOORA (reference point)", "MOORA（参考点法）"},
          InputKind::scaled,
          Linearity::none,
          false,
          true,
          "vector",
          {},
          "Brauers & Zavadskas 2006, Control Cybern. 35:445-469",
          score_reference};
}

Method moora_fmf_method() {
  return {"moora-fmf",
          {"MOORA (full multiplicative form)", "MOORA（全乘模型）"},
          InputKind::natural,
          Linearity::none,
          true,
          false,
          "vector",
          {},
          "Brauers & Zavadskas 2010, Technol. Econ. Dev. Econ. 16:5-24",
          score_fmf};
}

} // namespace yindi
