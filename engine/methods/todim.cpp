// TODIM: what an alternative gains and loses against each other one, as prospect theory sees it: a loss hurts more
// than the same gain pleases, and the more so the less its criterion weighs.
// Gomes & Lima 1992, Found. Comput. Decis. Sci. 16(4):113–127: of normalised values p, with d = pᵢ − pₖ and
// w the share of a criterion in all weights, φ = √(w d) where d > 0, −√(−d / w) / θ where d < 0; δ(i, k) = Σ φ;
// ξᵢ = (Σₖ δ(i, k) − least) / (greatest − least). Their weights relative to a reference criterion are divided by their
// own sum, so that the reference cancels out and is no parameter here.

#include "engine/methods/preparation.h"
#include "engine/methods/table_c.h"

#include <cmath>

namespace yindi {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr const char* todim_id = "todim";

/// δ: how far the alternative of the row is ahead of that of the column. A criterion without weight does not count,
/// where 1 / w would make its losses infinite.
MatrixXd todim_dominance(const MatrixXd& p, const VectorXd& w, double theta) {
  const Eigen::Index m = p.rows();
  const double all = w.sum();
  MatrixXd delta = MatrixXd::Zero(m, m);
  for (Eigen::Index j = 0; j < p.cols(); ++j) {
    if (!(w(j) > 0)) continue;
    const double gain = std::sqrt(w(j) / all), loss = -std::sqrt(all / w(j)) / theta;
    const double same = rounding_of(p.col(j)); // whose root would be far above rounding
    for (Eigen::Index k = 0; k < m; ++k) {
      const Eigen::ArrayXd ahead = p.col(j).array() - p(k, j);
      delta.col(k).array() += (ahead > same).select(ahead.abs().sqrt() * gain, 0.0) +
                              (ahead < -same).select(ahead.abs().sqrt() * loss, 0.0);
    }
  }
  return delta;
}

Loaded<Scores> todim_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                           const std::string& normalization, const Settings& settings) {
  if (const Diagnostics wrong = refuse_pairs(matrix); !wrong.empty()) return {std::nullopt, wrong};
  const Loaded<DecisionMatrix> normalized = prepared(matrix, normalization);
  if (!normalized.value) return {std::nullopt, normalized.diagnostics};
  if (Diagnostics refused = refuse_costs(todim_id, normalization, *normalized.value); !refused.empty())
    return {std::nullopt, refused};
  if (nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};
  const MatrixXd& p = normalized.value->values;
  const VectorXd w = vector_of(weights);
  const double theta = number(settings, "theta");
  const MatrixXd delta = todim_dominance(p, w, theta);
  VectorXd sums = VectorXd::Zero(delta.rows()); // column by column, so that copies get the same to the last bit
  for (Eigen::Index k = 0; k < delta.cols(); ++k) sums += delta.col(k);
  const double least = sums.minCoeff(), range = sums.maxCoeff() - least;
  if (!(range > 0)) return {nothing_to_compare(), {}}; // gains and losses of all are the same
  Scores scores;
  scores.scores = list_of((sums.array() - least) / range);
  scores.contributions_note = say(mark("roots of differences to each rival, brought between the least and the greatest "
                                       "of all, make the score, so it does not split into summands"));
  scores.workings = [=]() -> nlohmann::ordered_json {
    return {{"normalized", rows_of(p)}, {"dominance", rows_of(delta)}, {"sums", list_of(sums)}};
  };
  return finished(std::move(scores));
}

} // namespace

Method todim_method() {
  return {todim_id,
          {"TODIM", "TODIM（交互式多准则决策法）"},
          InputKind::scaled,
          Linearity::none,
          true,
          false,
          "sum",
          {{"theta",
            {"Attenuation of losses", "损失衰减系数"},
            1.0,
            {},
            0.01,
            100,
            {"Losses are divided by it: below 1 they count more, above 1 less.",
             "损失除以该系数：小于 1 时损失影响加大，大于 1 时减小。"}}},
          "Gomes & Lima 1992, Found. Comput. Decis. Sci. 16(4):113-127",
          todim_score};
}

} // namespace yindi
