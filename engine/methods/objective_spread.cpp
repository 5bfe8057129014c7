// Weights from how far each criterion spreads by itself: entropy, standard deviation, Gini, LOPCOW, angle; and equal
// weights.

#include "engine/methods/inputs.h"
#include "engine/methods/normalization.h"
#include "engine/methods/objective.h"
#include "engine/methods/preparation.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::VectorXd;

/// The entropy of shares that sum to 1, as part of the greatest possible, ln m (0 ln 0 = 0).
double relative_entropy(const VectorXd& shares) {
  double entropy = 0;
  for (const double p : shares)
    if (p > 0) entropy -= p * std::log(p);
  return entropy / std::log(static_cast<double>(shares.size()));
}

/// dⱼ = 1 − eⱼ, eⱼ = −Σᵢ pᵢⱼ ln pᵢⱼ / ln m, pᵢⱼ = rᵢⱼ / Σᵢ rᵢⱼ; the direction does not matter unless the normalisation
/// turns costs round.
Loaded<ObjectiveWeights> entropy(const DecisionMatrix& matrix, const std::string& normalization, const Settings&) {
  DecisionMatrix r = matrix;
  if (normalization != "sum_plain") { // the shares themselves
    const Loaded<DecisionMatrix> normalized = normalize(matrix, *find_normalization(normalization));
    if (!normalized.value) return {std::nullopt, normalized.diagnostics};
    r.values = normalized.value->values;
  }
  Diagnostics wrong;
  for (Index j = 0; j < r.values.cols(); ++j)
    for (Index i = 0; i < r.values.rows(); ++i)
      if (r.values(i, j) < 0)
        wrong.push_back(refusal(
            cell_refused(mark("entropy cannot take {0} (alternative \"{1}\", criterion \"{2}\")"), matrix, i, j),
            say(mark("use --normalization minmax, or shift the column yourself"))));
  if (!wrong.empty()) return {std::nullopt, wrong};
  const Index n = r.values.cols();
  VectorXd entropies = VectorXd::Ones(n);
  for (Index j = 0; j < n; ++j)
    if (!is_constant(r.values.col(j))) entropies(j) = relative_entropy(r.values.col(j) / r.values.col(j).sum());
  ObjectiveWeights result;
  result.workings = [entropies] { return nlohmann::ordered_json{{"entropy", list_of(entropies)}}; };
  return shared_out(matrix, (1 - entropies.array()).max(0), result);
}

Loaded<ObjectiveWeights> standard_deviation(const DecisionMatrix& matrix, const std::string& normalization,
                                            const Settings& settings) {
  const Loaded<DecisionMatrix> r = normalize(matrix, *find_normalization(normalization));
  if (!r.value) return {std::nullopt, r.diagnostics};
  const Index m = r.value->values.rows(), n = r.value->values.cols();
  const double freedom = static_cast<double>(m) - number(settings, "ddof");
  VectorXd deviations = VectorXd::Zero(n);
  for (Index j = 0; j < n; ++j) {
    const VectorXd column = r.value->values.col(j);
    if (!is_constant(column)) deviations(j) = (column.array() - column.mean()).matrix().norm() / std::sqrt(freedom);
  }
  ObjectiveWeights result;
  result.workings = [deviations] { return nlohmann::ordered_json{{"deviation", list_of(deviations)}}; };
  return shared_out(matrix, deviations, result);
}

/// Gⱼ = Σᵢₖ |xᵢ − xₖ| / (2 m² x̄), by sorting: Σᵢₖ |xᵢ − xₖ| = 2 Σ (2k − m + 1) x₍ₖ₎.
double gini_coefficient(const VectorXd& column) {
  std::vector<double> rising = list_of(column);
  std::sort(rising.begin(), rising.end());
  const auto m = static_cast<double>(rising.size());
  double sum = 0, place = 0;
  for (const double x : rising) sum += (2 * place++ - m + 1) * x;
  return sum / (m * column.sum());
}

Loaded<ObjectiveWeights> gini(const DecisionMatrix& matrix, const std::string& normalization, const Settings&) {
  Diagnostics wrong = refuse_weighting_cells("gini", matrix, takes_not_negative);
  if (!wrong.empty()) return {std::nullopt, wrong};
  const Loaded<DecisionMatrix> r = normalize(matrix, *find_normalization(normalization));
  if (!r.value) return {std::nullopt, r.diagnostics};
  VectorXd coefficients = VectorXd::Zero(r.value->values.cols());
  for (Index j = 0; j < coefficients.size(); ++j)
    if (!is_constant(r.value->values.col(j))) coefficients(j) = gini_coefficient(r.value->values.col(j));
  ObjectiveWeights result;
  result.workings = [coefficients] { return nlohmann::ordered_json{{"gini", list_of(coefficients)}}; };
  return shared_out(matrix, coefficients, result);
}

/// PVⱼ = |100 ln(√(Σᵢ rᵢⱼ² / m) / σⱼ)| with rᵢⱼ by min–max, costs turned round, and σⱼ of a sample (m − 1); wⱼ in
/// proportion (Ecer & Pamučar 2022). The root mean square equals σ, and PV is 0, wherever Σᵢ rᵢⱼ² = (Σᵢ rᵢⱼ)²: one
/// alternative has it all and the others nothing. Two alternatives are always of that kind.
Loaded<ObjectiveWeights> lopcow(const DecisionMatrix& matrix, const std::string&, const Settings&) {
  const Loaded<DecisionMatrix> r = normalize(matrix, *find_normalization("minmax"));
  if (!r.value) return {std::nullopt, r.diagnostics};
  const auto m = static_cast<double>(matrix.values.rows());
  VectorXd percents = VectorXd::Zero(matrix.values.cols());
  ObjectiveWeights result;
  bool any_differs = false;
  for (Index j = 0; j < percents.size(); ++j) {
    if (is_constant(matrix.values.col(j))) continue;
    any_differs = true;
    const VectorXd column = r.value->values.col(j);
    const double deviation = (column.array() - column.mean()).matrix().norm() / std::sqrt(m - 1);
    const double percent = std::abs(100 * std::log(column.norm() / std::sqrt(m) / deviation));
    if (percent > 1e-10)
      percents(j) = percent;
    else
      result.notes.push_back(
          say(mark("criterion \"{}\" gets no weight although it differs: LOPCOW gives none to a column "
                   "in which one alternative has the best value and all others the worst"),
              matrix.criteria[static_cast<std::size_t>(j)]));
  }
  if (any_differs && percents.sum() == 0)
    return {std::nullopt,
            {refusal(say(mark("in every criterion one alternative has the best value and all others the worst, and to "
                              "such criteria LOPCOW gives no weight")),
                     say(mark("use --by entropy or std")))}};
  result.workings = [percents] { return nlohmann::ordered_json{{"percentage", list_of(percents)}}; };
  return shared_out(matrix, percents, result);
}

/// The angle uⱼ between column j and a column of equal values, cos uⱼ = Σᵢ rᵢⱼ / (√m √(Σᵢ rᵢⱼ²)); wⱼ in proportion
/// (Shuai et al. 2012). As an arc tangent, because an arc cosine near 1 loses half of the digits.
Loaded<ObjectiveWeights> angle(const DecisionMatrix& matrix, const std::string& normalization, const Settings&) {
  Diagnostics wrong = refuse_weighting_cells("angle", matrix, takes_not_negative);
  if (!wrong.empty()) return {std::nullopt, wrong};
  const Loaded<DecisionMatrix> r = normalize(matrix, *find_normalization(normalization));
  if (!r.value) return {std::nullopt, r.diagnostics};
  const double root = std::sqrt(static_cast<double>(matrix.values.rows()));
  VectorXd angles = VectorXd::Zero(matrix.values.cols());
  for (Index j = 0; j < angles.size(); ++j) {
    const VectorXd column = r.value->values.col(j);
    if (!is_constant(column))
      angles(j) = std::atan2(root * (column.array() - column.mean()).matrix().norm(), column.sum());
  }
  ObjectiveWeights result;
  result.workings = [angles] { return nlohmann::ordered_json{{"angle", list_of(angles)}}; };
  return shared_out(matrix, angles, result);
}

Loaded<ObjectiveWeights> equal(const DecisionMatrix& matrix, const std::string&, const Settings&) {
  ObjectiveWeights result;
  result.weights.assign(matrix.criteria.size(), 1 / static_cast<double>(matrix.criteria.size()));
  return {result, {}};
}

} // namespace

ObjectiveWeighting equal_weighting() {
  return {"equal", {"Equal weights", "等权"}, "", {}, "Laplace's principle of insufficient reason", equal};
}

ObjectiveWeighting entropy_weighting() {
  return {"entropy",
          {"Entropy", "熵权法"},
          "sum_plain",
          {},
          "Shannon 1948, Bell Syst. Tech. J. 27:379-423; Hwang & Yoon 1981, Multiple Attribute Decision Making, II.3",
          entropy};
}

ObjectiveWeighting std_weighting() {
  return {
      "std",
      {"Standard deviation", "标准差法"},
      "none",
      {{"ddof",
        {"Degrees of freedom lost", "自由度损失"},
        1.0,
        {},
        0,
        1,
        {"1 for a sample, 0 for a whole population; the weights are the same.", "样本取 1，总体取 0；权重结果相同。"}}},
      "Jahan & Edwards 2013, Mater. Des. 49:1000-1008 (standard deviation of columns as they stand)",
      standard_deviation};
}

ObjectiveWeighting gini_weighting() {
  return {"gini",
          {"Gini coefficient", "基尼系数法"},
          "none",
          {},
          "Gini 1912, Variabilita e mutabilita (coefficient of each column)",
          gini};
}

ObjectiveWeighting lopcow_weighting() {
  return {"lopcow",
          {"LOPCOW", "LOPCOW 法（对数百分比变动）"},
          "",
          {},
          "Ecer & Pamucar 2022, Omega 112:102690 (logarithmic percentage change-driven objective weighting)",
          lopcow};
}

ObjectiveWeighting angle_weighting() {
  return {"angle",
          {"Angular method", "夹角法"},
          "none",
          {},
          "Shuai, Zongzhun, Yongji & Lei 2012, Proc. 24th Chinese Control and Decision Conf., 3889-3892",
          angle};
}

} // namespace yindi
