// SPOTIS: weighted distance to the best ends of given bounds, so that no rival moves a score. Lower is better.
// Dezert, Tchamova, Han & Tacnet 2020, FUSION 2020: dᵢ = Σ wⱼ |xᵢⱼ − sⱼ| / (maxⱼ − minⱼ), s the bound that is best, or
// the expected solution point where one is given.

#include "engine/methods/inputs.h"
#include "engine/methods/stated_bounds.h"
#include "engine/methods/table_b.h"

#include <nlohmann/json.hpp>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::RowVectorXd;

/// Where each criterion is best: the expected solution point, else the bound that its direction wishes for.
Loaded<RowVectorXd> target_of(const DecisionMatrix& matrix, const StatedBounds& bounds, const Settings& settings) {
  const std::size_t n = matrix.criteria.size();
  const auto* esp = std::get_if<std::vector<double>>(&settings.at("esp"));
  if (!esp || (!esp->empty() && esp->size() != n))
    return {std::nullopt,
            {refusal(say(mark("the expected solution point has {0} values for {1} criteria"),
                         std::to_string(esp ? esp->size() : 1), std::to_string(n)))}};
  RowVectorXd target(static_cast<Index>(n));
  for (std::size_t j = 0; j < n; ++j) {
    const auto k = static_cast<Index>(j);
    target(k) = !esp->empty() ? (*esp)[j] : matrix.directions[j] == Direction::min ? bounds.low(k) : bounds.high(k);
    if (!(target(k) >= bounds.low(k) && target(k) <= bounds.high(k)))
      return {std::nullopt,
              {refusal(say(mark("the expected solution point lies outside the bounds of criterion \"{}\""),
                           matrix.criteria[j]))}};
  }
  return {target, {}};
}

Loaded<Scores> spotis_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                            const std::string& normalization, const Settings& settings) {
  Diagnostics wrong = refuse_input(matrix, weights, "spotis", normalization);
  if (!wrong.empty()) return {std::nullopt, wrong};
  const Index n = matrix.values.cols();
  StatedBounds bounds{RowVectorXd::Zero(n), RowVectorXd::Ones(n)};
  RowVectorXd target = RowVectorXd::Ones(n);
  if (normalization != frozen_frame) {
    const Loaded<StatedBounds> given = stated_bounds(matrix, settings, mark("SPOTIS needs bounds"));
    if (!given.value) return {std::nullopt, given.diagnostics};
    bounds = *given.value;
    const Loaded<RowVectorXd> best = target_of(matrix, bounds, settings);
    if (!best.value) return {std::nullopt, best.diagnostics};
    target = *best.value;
  }
  const RowVectorXd range = bounds.high - bounds.low;
  const MatrixXd distances = (matrix.values.rowwise() - target).cwiseAbs().array().rowwise() / range.array();
  const Eigen::VectorXd w = vector_of(weights);
  Scores scores;
  fill_additive(scores, distances * w.asDiagonal(), w);
  scores.workings = [=]() -> nlohmann::ordered_json {
    return {{"target", list_of(target.transpose())}, {"distances", rows_of(distances)}};
  };
  return {scores, {}};
}

std::optional<RowVectorXd> spotis_gradient(const Settings&, const RowVectorXd&, const RowVectorXd& weights) {
  return RowVectorXd(-weights);
}

} // namespace

Method spotis_method() {
  const std::vector<double> none;
  return {
      "spotis",
      {"SPOTIS", "SPOTIS（稳定偏好排序法）"},
      InputKind::scaled,
      Linearity::linear,
      false,
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
       {"esp",
        {"Expected solution point", "期望解点"},
        none,
        {},
        -1e300,
        1e300,
        {"The value wished for on each criterion; without it the best bound.", "各准则的期望值；未给出时取最优界限。"},
        Takes::one_per_criterion}},
      "Dezert, Tchamova, Han & Tacnet 2020, FUSION 2020, The SPOTIS rank reversal free method",
      spotis_score,
      spotis_gradient};
}

} // namespace yindi
