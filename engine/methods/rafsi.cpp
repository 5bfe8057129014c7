// RAFSI: each criterion mapped from its stated ends onto one interval, so that no rival moves a score.
// Žižović, Pamučar, Albijanić, Chatterjee & Pribićević 2020, Mathematics 8:1015: f runs from 1 at the least to n at the
// greatest; with A = (1 + n) / 2 and H = 2 / (1 + 1/n) a benefit counts f / 2A and a cost H / 2f; V = Σ w s.

#include "engine/methods/inputs.h"
#include "engine/methods/stated_bounds.h"
#include "engine/methods/table_c.h"

namespace yindi {
namespace {

using Eigen::MatrixXd;

constexpr const char* rafsi_id = "rafsi";

/// What each value counts, between 1 / (1 + n) and n / (1 + n).
MatrixXd mapped(const DecisionMatrix& matrix, const StatedBounds& bounds, double n) {
  const double twice_mean = 1 + n, harmonic = 2 * n / (1 + n);
  MatrixXd result(matrix.values.rows(), matrix.values.cols());
  for (Eigen::Index j = 0; j < result.cols(); ++j) {
    const Eigen::ArrayXd f =
        1 + (n - 1) * (matrix.values.col(j).array() - bounds.low(j)) / (bounds.high(j) - bounds.low(j));
    const bool cost = matrix.directions[static_cast<std::size_t>(j)] == Direction::min;
    result.col(j) = cost ? Eigen::ArrayXd(harmonic / (2 * f)) : Eigen::ArrayXd(f / twice_mean);
  }
  return result;
}

Loaded<Scores> rafsi_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                           const std::string& normalization, const Settings& settings) {
  const Diagnostics wrong = refuse_input(matrix, weights, rafsi_id, normalization);
  if (!wrong.empty()) return {std::nullopt, wrong};
  const Eigen::Index n = matrix.values.cols();
  StatedBounds bounds{Eigen::RowVectorXd::Zero(n), Eigen::RowVectorXd::Ones(n)}; // the frozen scales
  if (normalization != frozen_frame) {
    const Loaded<StatedBounds> given = stated_bounds(matrix, settings, mark("RAFSI needs bounds"));
    if (!given.value) return {std::nullopt, given.diagnostics};
    bounds = *given.value;
  }
  const MatrixXd s = mapped(matrix, bounds, number(settings, "ratio"));
  const Eigen::VectorXd w = vector_of(weights);
  Scores scores;
  fill_additive(scores, s * w.asDiagonal(), w);
  scores.workings = [=]() -> nlohmann::ordered_json { return {{"normalized", rows_of(s)}}; };
  return {scores, {}};
}

std::optional<Eigen::RowVectorXd> rafsi_gradient(const Settings& settings, const Eigen::RowVectorXd&,
                                                 const Eigen::RowVectorXd& weights) {
  const double n = number(settings, "ratio");
  return Eigen::RowVectorXd(weights * ((n - 1) / (n + 1)));
}

} // namespace

Method rafsi_method() {
  return {rafsi_id,
          {"RAFSI", "RAFSI（准则子区间函数映射排序法）"},
          InputKind::scaled,
          Linearity::linear,
          true,
          true,
          "",
          {{"bounds",
            {"Bounds", "取值界限"},
            std::vector<std::vector<double>>{},
            {},
            -1e300,
            1e300,
            {"Least and greatest of each criterion, in its unit; a casebook has its scales.",
             "各准则的最小值与最大值（按其单位）；案例中由标尺给出。"},
            Takes::list_per_criterion},
           {"ratio",
            {"Ideal over anti-ideal", "理想值与反理想值之比"},
            6.0,
            {},
            1.000001,
            1e6,
            {"How many times better the ideal is than the anti-ideal; 6 or more is advised.",
             "理想值优于反理想值的倍数；建议取 6 以上。"}}},
          "Zizovic, Pamucar, Albijanic, Chatterjee & Pribicevic 2020, Mathematics 8:1015",
          rafsi_score,
          rafsi_gradient};
}

} // namespace yindi
