// SPOTIS: weighted distance to the best ends of given bounds, so that no rival moves a score. Lower is better.
// Dezert, Tchamova, Han & Tacnet 2020, FUSION 2020: dᵢ = Σ wⱼ |xᵢⱼ − sⱼ| / (maxⱼ − minⱼ), s the bound that is best, or
// the expected solution point where one is given.

#include "engine/methods/inputs.h"
#include "engine/methods/table_b.h"

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::RowVectorXd;

struct Bounds {
  RowVectorXd low, high, target;
};

Diagnostics refuse_outside(const DecisionMatrix& matrix, const Bounds& bounds) {
  Diagnostics wrong;
  for (Index i = 0; i < matrix.values.rows(); ++i)
    for (Index j = 0; j < matrix.values.cols(); ++j)
      if (matrix.values(i, j) < bounds.low(j) || matrix.values(i, j) > bounds.high(j))
        wrong.push_back(refusal(
            cell_refused(mark("{0} lies outside its bounds (alternative \"{1}\", criterion \"{2}\")"), matrix, i, j),
            say(mark("widen the bounds so that they hold every value"))));
  return wrong;
}

Loaded<Bounds> given_bounds(const DecisionMatrix& matrix, const Settings& settings) {
  const std::size_t n = matrix.criteria.size();
  const auto rows = lists_per_criterion(settings, "bounds", n);
  if (!rows.value) return {std::nullopt, rows.diagnostics};
  const Sentence cure = say(mark("give the least and the greatest of each criterion, as in bounds=[[0,10],[2,5]]"));
  if (rows.value->empty()) return {std::nullopt, {refusal(say(mark("SPOTIS needs bounds")), cure)}};
  const auto size = static_cast<Index>(n);
  Bounds bounds{RowVectorXd(size), RowVectorXd(size), RowVectorXd(size)};
  const auto* esp = std::get_if<std::vector<double>>(&settings.at("esp"));
  if (!esp || (!esp->empty() && esp->size() != n))
    return {std::nullopt,
            {refusal(say(mark("the expected solution point has {0} values for {1} criteria"),
                         std::to_string(esp ? esp->size() : 1), std::to_string(n)))}};
  for (std::size_t j = 0; j < n; ++j) {
    const std::vector<double>& row = (*rows.value)[j];
    if (row.size() != 2 || !(row[0] < row[1]))
      return {std::nullopt,
              {refusal(say(mark("the bounds of criterion \"{}\" are no pair that rises"), matrix.criteria[j]), cure)}};
    const auto k = static_cast<Index>(j);
    bounds.low(k) = row[0];
    bounds.high(k) = row[1];
    bounds.target(k) = !esp->empty() ? (*esp)[j] : matrix.directions[j] == Direction::min ? row[0] : row[1];
    if (!(bounds.target(k) >= row[0] && bounds.target(k) <= row[1]))
      return {std::nullopt,
              {refusal(say(mark("the expected solution point lies outside the bounds of criterion \"{}\""),
                           matrix.criteria[j]))}};
  }
  return {bounds, {}};
}

Loaded<Scores> score(const DecisionMatrix& matrix, const std::vector<double>& weights, const std::string& normalization,
                     const Settings& settings) {
  Diagnostics wrong = refuse_input(matrix, weights, "spotis", normalization);
  if (!wrong.empty()) return {std::nullopt, wrong};
  const Index n = matrix.values.cols();
  Bounds bounds{RowVectorXd::Zero(n), RowVectorXd::Ones(n), RowVectorXd::Ones(n)};
  if (normalization != frozen_frame) {
    const Loaded<Bounds> given = given_bounds(matrix, settings);
    if (!given.value) return {std::nullopt, given.diagnostics};
    bounds = *given.value;
    wrong = refuse_outside(matrix, bounds);
    if (!wrong.empty()) return {std::nullopt, wrong};
  }
  const RowVectorXd range = bounds.high - bounds.low;
  const MatrixXd distances = (matrix.values.rowwise() - bounds.target).cwiseAbs().array().rowwise() / range.array();
  const Eigen::VectorXd w = vector_of(weights);
  Scores scores;
  fill_additive(scores, distances * w.asDiagonal(), w);
  scores.workings = {{"target", list_of(bounds.target.transpose())}, {"distances", rows_of(distances)}};
  return {scores, {}};
}

std::optional<RowVectorXd> gradient(const Settings&, const RowVectorXd&, const RowVectorXd& weights) {
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
      score,
      gradient};
}

} // namespace yindi
