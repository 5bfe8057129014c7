// RIM: nearness to a reference ideal, which may be a range inside the bounds of a criterion, so that no rival moves a
// score and "enough" need not be the most.
// Cables, Lamata & Verdegay 2016, Inf. Sci. 337–338:1–10: y = 1 inside the ideal [C, D], falling in proportion to 0 at
// the bounds A and B; I⁺ = ‖w∘(y − 1)‖, I⁻ = ‖w∘y‖, R = I⁻ / (I⁺ + I⁻). The paper's table of I⁻ (and so its R beyond
// the first) is in error; its authors confirmed the numbers by the formula, which others print.

#include "engine/methods/inputs.h"
#include "engine/methods/stated_bounds.h"
#include "engine/methods/table_b.h"
#include "engine/methods/topsis.h"

#include <nlohmann/json.hpp>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::RowVectorXd;
using IdealRanges = std::vector<std::vector<double>>;

/// The ideal range of each criterion: as given, else the bound that its direction wishes for.
Loaded<IdealRanges> ideals(const DecisionMatrix& matrix, const StatedBounds& bounds, const Settings& settings) {
  const std::size_t n = matrix.criteria.size();
  Loaded<IdealRanges> pairs = lists_per_criterion(settings, "ref_ideal", n);
  if (!pairs.value) return pairs;
  const bool given = !pairs.value->empty();
  pairs.value->resize(n);
  for (std::size_t j = 0; j < n; ++j) {
    std::vector<double>& pair = (*pairs.value)[j];
    const double low = bounds.low(static_cast<Index>(j)), high = bounds.high(static_cast<Index>(j));
    if (!given) pair.assign(2, matrix.directions[j] == Direction::min ? low : high);
    if (pair.size() != 2 || !(low <= pair[0] && pair[0] <= pair[1] && pair[1] <= high))
      return {std::nullopt,
              {refusal(say(mark("the reference ideal of criterion \"{}\" is no range inside its bounds"),
                           matrix.criteria[j]),
                       say(mark("give two values for each criterion, equal ones for a point, as in "
                                "ref_ideal=[[30,35],[0,0]]")))}};
  }
  return pairs;
}

double nearness(double x, double low, double high, const std::vector<double>& ideal) {
  if (x < ideal[0]) return (x - low) / (ideal[0] - low);
  return x > ideal[1] ? (high - x) / (high - ideal[1]) : 1;
}

Loaded<Scores> rim_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                         const std::string& normalization, const Settings& settings) {
  Diagnostics wrong = refuse_input(matrix, weights, "rim", normalization);
  if (!wrong.empty()) return {std::nullopt, wrong};
  MatrixXd y = matrix.values; // the frozen frame: u itself
  if (normalization != frozen_frame) {
    const Loaded<StatedBounds> bounds = stated_bounds(matrix, settings, mark("RIM needs bounds"));
    if (!bounds.value) return {std::nullopt, bounds.diagnostics};
    const Loaded<IdealRanges> ideal = ideals(matrix, *bounds.value, settings);
    if (!ideal.value) return {std::nullopt, ideal.diagnostics};
    for (Index j = 0; j < y.cols(); ++j)
      for (Index i = 0; i < y.rows(); ++i)
        y(i, j) =
            nearness(y(i, j), bounds.value->low(j), bounds.value->high(j), (*ideal.value)[static_cast<std::size_t>(j)]);
  }
  const RowVectorXd best = RowVectorXd::Ones(y.cols()), worst = RowVectorXd::Zero(y.cols());
  const TopsisScores result = score_topsis(prepare_topsis(y, best, worst, Metric::euclidean, 2), vector_of(weights));
  Scores scores;
  scores.scores = list_of(result.closeness);
  scores.contributions = rows_of(result.contributions);
  scores.shortfalls = rows_of(result.shortfalls);
  scores.workings = [=]() -> nlohmann::ordered_json {
    return {{"normalized", rows_of(y)}, {"i_plus", list_of(result.d_plus)}, {"i_minus", list_of(result.d_minus)}};
  };
  return {scores, {}};
}

/// In the frozen frame RIM is TOPSIS with the classic power of the weights.
std::optional<RowVectorXd> rim_gradient(const Settings&, const RowVectorXd& u, const RowVectorXd& weights) {
  return topsis_method().gradient({{"metric", std::string("euclidean")}, {"weight_power", 2.0}}, u, weights);
}

} // namespace

Method rim_method() {
  const auto pairs = [](const char* id, Text label, Text help) {
    return Parameter{id, label, IdealRanges{}, {}, -1e300, 1e300, help, Takes::list_per_criterion};
  };
  return {"rim",
          {"RIM", "RIM（参考理想法）"},
          InputKind::scaled,
          Linearity::quadratic,
          true,
          true,
          "",
          {pairs("bounds", {"Bounds", "取值界限"},
                 {"Least and greatest of each criterion, in its unit; a casebook has its scales.",
                  "各准则的最小值与最大值（按其单位）；案例中由标尺给出。"}),
           pairs("ref_ideal", {"Reference ideal", "参考理想区间"},
                 {"The range that is as good as can be on each criterion; without it the best bound. A casebook has "
                  "its value functions.",
                  "各准则视为最理想的区间；未给出时取最优界限；案例中由价值函数给出。"})},
          "Cables, Lamata & Verdegay 2016, Inf. Sci. 337-338:1-10",
          rim_score,
          rim_gradient};
}

} // namespace yindi
