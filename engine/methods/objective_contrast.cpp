// Weights from how criteria stand to each other: CRITIC, MEREC, CILOS, IDOCRIW.

#include "engine/methods/agreement.h"
#include "engine/methods/inputs.h"
#include "engine/methods/normalization.h"
#include "engine/methods/objective.h"
#include "engine/methods/preparation.h"

#include <Eigen/Dense>
#include <cmath>
#include <nlohmann/json.hpp>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// Columns that differ between alternatives.
std::vector<Index> telling(const DecisionMatrix& matrix) {
  std::vector<Index> columns;
  for (Index j = 0; j < matrix.values.cols(); ++j)
    if (!is_constant(matrix.values.col(j))) columns.push_back(j);
  return columns;
}

/// Pearson correlations of the columns.
MatrixXd correlations(const MatrixXd& values) {
  MatrixXd centred = values.rowwise() - values.colwise().mean();
  for (Index j = 0; j < centred.cols(); ++j) centred.col(j).normalize();
  return centred.transpose() * centred;
}

/// Spearman's: Pearson's of the places, ties at the mean of theirs.
MatrixXd rank_correlations(const MatrixXd& values) {
  MatrixXd places(values.rows(), values.cols());
  for (Index j = 0; j < values.cols(); ++j) places.col(j) = vector_of(mid_places(list_of(values.col(j))));
  return correlations(places);
}

MatrixXd distance_correlations(const MatrixXd& values) {
  const Index n = values.cols();
  MatrixXd result = MatrixXd::Identity(n, n);
  for (Index j = 0; j < n; ++j)
    for (Index k = 0; k < j; ++k)
      result(j, k) = result(k, j) = distance_correlation(list_of(values.col(j)), list_of(values.col(k))).value_or(0);
  return result;
}

Loaded<MatrixXd> correlations_by(const std::string& word, const MatrixXd& values) {
  if (word == "absolute") return {correlations(values).cwiseAbs(), {}};
  if (word == "spearman") return {rank_correlations(values), {}};
  if (word != "distance") return {correlations(values), {}};
  if (values.rows() > static_cast<Index>(most_by_distance))
    return {std::nullopt,
            {refusal(say(mark("distance correlations of {0} alternatives need {1} distances a criterion"),
                         std::to_string(values.rows()), std::to_string(values.rows() * values.rows())),
                     say(mark("use at most {} alternatives, or correlation=pearson or spearman"),
                         std::to_string(most_by_distance)))}};
  return {distance_correlations(values), {}};
}

/// Cⱼ = σⱼ Σₖ (1 − ρⱼₖ) over the columns that differ (Diakoulaki, Mavrotas & Papayannakis 1995). Costs count reversed,
/// so that a conflict is one; `direction_aware` = false takes every column as a benefit, as some papers do. ρ is
/// Pearson's, its absolute value, Spearman's, or the distance correlation (D-CRITIC, Krishnan et al. 2021).
Loaded<ObjectiveWeights> critic(const DecisionMatrix& matrix, const std::string& normalization,
                                const Settings& settings) {
  const bool aware = std::get<bool>(settings.at("direction_aware"));
  DecisionMatrix directed = matrix;
  if (!aware) directed.directions.assign(directed.directions.size(), Direction::max);
  const Loaded<DecisionMatrix> r = normalize(directed, *find_normalization(normalization));
  if (!r.value) return {std::nullopt, r.diagnostics};
  const MatrixXd values = oriented(*r.value);
  const std::vector<Index> columns = telling(matrix);
  const MatrixXd some = values(Eigen::all, columns);
  const Loaded<MatrixXd> found = correlations_by(word(settings, "correlation"), some);
  if (!found.value) return {std::nullopt, found.diagnostics};
  const MatrixXd& rho = *found.value;
  VectorXd carried = VectorXd::Zero(values.cols());
  VectorXd deviations = VectorXd::Zero(values.cols());
  for (std::size_t k = 0; k < columns.size(); ++k) {
    const auto column = static_cast<Index>(k);
    const VectorXd centred = some.col(column).array() - some.col(column).mean();
    deviations(columns[k]) = centred.norm() / std::sqrt(static_cast<double>(values.rows() - 1));
    double conflict = columns.size() == 1 ? 1 : 0; // nothing to conflict with
    for (Index other = 0; other < rho.cols(); ++other)
      if (1 - rho(column, other) > 1e-12) conflict += 1 - rho(column, other);
    carried(columns[k]) = deviations(columns[k]) * conflict;
  }
  if (!columns.empty() && carried.sum() == 0)
    return {std::nullopt,
            {refusal(say(mark("all criteria rise and fall together, so CRITIC finds no conflict to weigh")),
                     say(mark("use --by entropy or std")))}};
  ObjectiveWeights result;
  result.workings = [deviations, carried] {
    return nlohmann::ordered_json{{"deviation", list_of(deviations)}, {"information", list_of(carried)}};
  };
  return shared_out(matrix, carried, result);
}

/// Eⱼ = Σᵢ |S′ᵢⱼ − Sᵢ| with Sᵢ = ln(1 + (1/n) Σₖ |ln nᵢₖ|) and S′ᵢⱼ the same without criterion j; nᵢⱼ = min x / x of a
/// benefit and x / max x of a cost (Keshavarz-Ghorabaee et al. 2021).
Loaded<ObjectiveWeights> merec(const DecisionMatrix& matrix, const std::string&, const Settings&) {
  Diagnostics wrong = refuse_weighting_cells("merec", matrix, takes_positive);
  if (!wrong.empty()) return {std::nullopt, wrong};
  const Index m = matrix.values.rows(), n = matrix.values.cols();
  MatrixXd logs(m, n);
  for (Index j = 0; j < n; ++j) {
    const bool cost = matrix.directions[static_cast<std::size_t>(j)] == Direction::min;
    const auto column = matrix.values.col(j);
    const double end = cost ? column.maxCoeff() : column.minCoeff();
    logs.col(j) = (column.array() / end).log().abs();
  }
  const VectorXd sums = logs.rowwise().sum();
  const auto criteria = static_cast<double>(n);
  VectorXd effects(n);
  for (Index j = 0; j < n; ++j)
    effects(j) =
        ((sums.array() / criteria).log1p() - ((sums - logs.col(j)).array().max(0) / criteria).log1p()).abs().sum();
  ObjectiveWeights result;
  const VectorXd performance = (sums.array() / criteria).log1p();
  result.workings = [performance, effects] {
    return nlohmann::ordered_json{{"performance", list_of(performance)}, {"removal_effect", list_of(effects)}};
  };
  return shared_out(matrix, effects, result);
}

/// The relative losses pₖⱼ = (x*ⱼ − aₖⱼ) / x*ⱼ of criterion j in the alternative that is best on criterion k. Where
/// several are best on k their mean stands, so that the order of alternatives does not matter.
MatrixXd relative_losses(const MatrixXd& benefits) {
  const Index n = benefits.cols();
  MatrixXd losses(n, n);
  for (Index k = 0; k < n; ++k) {
    const double best = benefits.col(k).maxCoeff();
    const VectorXd stands = (benefits.col(k).array() == best).cast<double>();
    const Eigen::RowVectorXd mean = stands.transpose() * benefits / stands.sum();
    losses.row(k) = 1 - mean.array() / benefits.colwise().maxCoeff().array();
  }
  losses.diagonal().setZero();
  return losses;
}

/// q with F q = 0 and Σ q = 1, F the losses with −(their column's sum) on the diagonal (Zavadskas & Podvezko 2016).
Loaded<ObjectiveWeights> impact_losses(const char* weighting, const DecisionMatrix& matrix) {
  Diagnostics wrong = refuse_weighting_cells(weighting, matrix, takes_zero_benefit);
  if (!wrong.empty()) return {std::nullopt, wrong};
  const std::vector<Index> columns = telling(matrix);
  if (columns.empty()) return shared_out(matrix, VectorXd::Zero(matrix.values.cols()));
  MatrixXd benefits = matrix.values(Eigen::all, columns);
  for (std::size_t k = 0; k < columns.size(); ++k)
    if (matrix.directions[static_cast<std::size_t>(columns[k])] == Direction::min)
      benefits.col(static_cast<Index>(k)) = benefits.col(static_cast<Index>(k)).cwiseInverse();
  const MatrixXd losses = relative_losses(benefits);
  const Index n = losses.cols();
  MatrixXd system(n + 1, n);
  system.topRows(n) = losses;
  system.topRows(n).diagonal() = -losses.colwise().sum();
  system.row(n).setOnes();
  const Eigen::FullPivHouseholderQR<MatrixXd> solver(system);
  if (solver.rank() < n)
    return {std::nullopt,
            {refusal(say(mark("the same alternatives are best on several criteria, so CILOS has no single answer")),
                     say(mark("use --by entropy or critic")))}};
  const VectorXd q = solver.solve(VectorXd::Unit(n + 1, n)).cwiseMax(0);
  VectorXd all = VectorXd::Zero(matrix.values.cols());
  all(columns) = q;
  ObjectiveWeights result;
  result.workings = [losses] { return nlohmann::ordered_json{{"losses", rows_of(losses)}}; };
  return shared_out(matrix, all, result);
}

Loaded<ObjectiveWeights> cilos(const DecisionMatrix& matrix, const std::string&, const Settings&) {
  return impact_losses("cilos", matrix);
}

/// ωⱼ ∝ qⱼ wⱼ, q of CILOS and w of the entropy (Zavadskas & Podvezko 2016).
Loaded<ObjectiveWeights> idocriw(const DecisionMatrix& matrix, const std::string&, const Settings&) {
  const Loaded<ObjectiveWeights> q = impact_losses("idocriw", matrix);
  if (!q.value) return q;
  const Loaded<ObjectiveWeights> w = objective_weights(entropy_weighting(), matrix);
  if (!w.value) return w;
  ObjectiveWeights result;
  result.workings = [entropy = w.value->weights, cilos = q.value->weights] {
    return nlohmann::ordered_json{{"entropy_weights", entropy}, {"cilos_weights", cilos}};
  };
  return shared_out(matrix, vector_of(q.value->weights).cwiseProduct(vector_of(w.value->weights)), result);
}

} // namespace

ObjectiveWeighting critic_weighting() {
  return {
      "critic",
      {"CRITIC", "CRITIC 法"},
      "minmax",
      {{"direction_aware",
        {"Costs count reversed", "成本型准则反向计入"},
        true,
        {},
        0,
        0,
        {"Whether correlations are taken after costs are turned round; some papers do not.",
         "计算相关系数前是否先将成本型准则反向；部分文献不作反向。"}},
       {"correlation",
        {"Correlation", "相关系数"},
        std::string("pearson"),
        {"pearson", "absolute", "spearman", "distance"},
        0,
        0,
        {"What says that two criteria agree: Pearson's, its absolute value, Spearman's, distance correlation.",
         "衡量两准则一致程度的系数：皮尔逊相关、其绝对值、斯皮尔曼相关、距离相关。"}}},
      "Diakoulaki, Mavrotas & Papayannakis 1995, Comput. Oper. Res. 22:763-770; Krishnan et al. 2021, Symmetry 13:973 "
      "(distance correlation)",
      critic};
}

ObjectiveWeighting merec_weighting() {
  return {"merec", {"MEREC", "MEREC 法（移除效应）"}, "", {}, "Keshavarz-Ghorabaee et al. 2021, Symmetry 13:525",
          merec};
}

ObjectiveWeighting cilos_weighting() {
  return {"cilos",
          {"CILOS", "CILOS 法（准则影响损失）"},
          "",
          {},
          "Zavadskas & Podvezko 2016, Int. J. Inf. Technol. Decis. Mak. 15:267-283",
          cilos};
}

ObjectiveWeighting idocriw_weighting() {
  return {"idocriw",
          {"IDOCRIW", "IDOCRIW 法（熵权与 CILOS 综合）"},
          "",
          {},
          "Zavadskas & Podvezko 2016, Int. J. Inf. Technol. Decis. Mak. 15:267-283",
          idocriw};
}

} // namespace yindi
