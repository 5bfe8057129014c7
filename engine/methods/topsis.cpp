#include "engine/methods/topsis.h"

#include "engine/methods/normalization.h"
#include "engine/methods/preparation.h"
#include "engine/methods/topsis_kernels.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace yindi {
namespace {

using Eigen::MatrixXd;
using Eigen::RowVectorXd;
using Eigen::VectorXd;

Metric metric_of(const std::string& id) {
  if (id == "cityblock") return Metric::cityblock;
  if (id == "chebyshev") return Metric::chebyshev;
  return Metric::euclidean;
}

VectorXd effective(Metric metric, double weight_power, const VectorXd& weights) {
  if (metric != Metric::euclidean || weight_power == 1) return weights;
  if (weight_power == 2) return weights.array().square();
  return weights.array().pow(weight_power);
}

/// Each alternative's `share` spread over the criteria in proportion to its summands.
MatrixXd spread(const MatrixXd& summands, const VectorXd& share) {
  MatrixXd result = summands;
  for (Eigen::Index i = 0; i < result.rows(); ++i) {
    const double sum = result.row(i).sum();
    if (sum > 0) result.row(i) *= share(i) / sum;
  }
  return result;
}

/// The criteria's shares in closeness and in what is missing to 1; none under Chebyshev. `weights` as they act.
void share_out(const TopsisPrepared& prepared, const VectorXd& weights, TopsisScores& scores) {
  if (prepared.metric == Metric::chebyshev) return;
  scores.contributions = spread(prepared.to_anti_ideal * weights.asDiagonal(), scores.closeness);
  scores.shortfalls = spread(prepared.to_ideal * weights.asDiagonal(), 1 - scores.closeness.array());
}

/// What distances are measured in: the values, each column times `scale`, between its two ideals (in the values' unit).
struct Against {
  std::optional<MatrixXd> normalized; ///< in place of the matrix's values, where the normalisation does more than scale
  RowVectorXd scale, ideal, anti_ideal;

  const MatrixXd& values(const DecisionMatrix& matrix) const { return normalized ? *normalized : matrix.values; }
};

/// Best and worst of a column, as its direction says.
void set_ideals(Against& against, Eigen::Index j, Direction direction, double low, double high) {
  against.ideal(j) = direction == Direction::min ? low : high;
  against.anti_ideal(j) = direction == Direction::min ? high : low;
}

/// Vector normalisation only scales columns, so nothing is copied; nothing where a length leaves the range of a double.
std::optional<Against> scaled_by_length(const DecisionMatrix& matrix) {
  const Eigen::Index n = matrix.values.cols();
  Against against{std::nullopt, RowVectorXd(n), RowVectorXd(n), RowVectorXd(n)};
  for (Eigen::Index j = 0; j < n; ++j) {
    const ColumnExtent extent = extent_of(matrix.values.col(j));
    const bool zero = extent.least == 0 && extent.greatest == 0;
    if (!zero && !(extent.squares > 1e-300 && extent.squares < 1e300)) return std::nullopt;
    against.scale(j) = zero ? 0 : 1 / std::sqrt(extent.squares);
    set_ideals(against, j, matrix.directions[static_cast<std::size_t>(j)], extent.least, extent.greatest);
  }
  return against;
}

Loaded<Against> against_own_ideals(const DecisionMatrix& matrix, const std::string& normalization) {
  const Eigen::Index n = matrix.values.cols();
  if (normalization == frozen_frame)
    return {Against{std::nullopt, RowVectorXd::Ones(n), RowVectorXd::Ones(n), RowVectorXd::Zero(n)}, {}};
  if (normalization == "vector")
    if (std::optional<Against> scaled = scaled_by_length(matrix)) return {std::move(scaled), {}};
  Loaded<DecisionMatrix> normalized = prepared(matrix, normalization);
  if (!normalized.value) return {std::nullopt, normalized.diagnostics};
  Against against{std::nullopt, RowVectorXd::Ones(n), RowVectorXd(n), RowVectorXd(n)};
  for (Eigen::Index j = 0; j < n; ++j) {
    const ColumnExtent extent = extent_of(normalized.value->values.col(j));
    set_ideals(against, j, normalized.value->directions[static_cast<std::size_t>(j)], extent.least, extent.greatest);
  }
  against.normalized = std::move(normalized.value->values);
  return {std::move(against), {}};
}

/// Puts the ideal that `id` gives, in the units of the matrix, in place of the one of the data.
Diagnostics take_given(const DecisionMatrix& matrix, const std::string& normalization, const Settings& settings,
                       const char* id, bool normalized, RowVectorXd& ideal) {
  if (!is_given(settings, id)) return {};
  if (normalization == frozen_frame)
    return {refusal(say(mark("on fixed scales the ideals are the ends of each scale, so \"{}\" cannot be given"), id),
                    say(mark("change the scale of the criterion, or choose a normalisation")))};
  const auto given = numbers_per_criterion(settings, id, matrix.criteria.size());
  if (!given.value) return given.diagnostics;
  ideal = vector_of(*given.value).transpose();
  if (normalized) ideal = normalize_beside(ideal, matrix, *find_normalization(normalization));
  return {};
}

/// Which way the columns point that the ideals are compared in.
std::vector<Direction> directions_of(const DecisionMatrix& matrix, const std::string& normalization, bool normalized) {
  if (!normalized) return matrix.directions;
  const Loaded<DecisionMatrix> result = prepared(matrix, normalization);
  return result.value ? result.value->directions : matrix.directions;
}

/// Tells of alternatives that are better than a given ideal, or worse than a given anti-ideal.
void note_beyond(const DecisionMatrix& matrix, const Settings& settings, std::vector<Sentence>& notes) {
  for (const bool best : {true, false}) {
    const char* id = best ? "ideal" : "anti_ideal";
    if (!is_given(settings, id)) continue;
    const auto given = numbers_per_criterion(settings, id, matrix.criteria.size());
    for (std::size_t j = 0; given.value && j < given.value->size(); ++j) {
      const bool up = (matrix.directions[j] == Direction::max) == best;
      const auto column = matrix.values.col(static_cast<Eigen::Index>(j)).array();
      const double end = (*given.value)[j];
      const Eigen::Index beyond = up ? (column > end).count() : (column < end).count();
      if (beyond > 0)
        notes.push_back(best ? say(mark("alternatives better than the given ideal on \"{0}\": {1}"), matrix.criteria[j],
                                   std::to_string(beyond))
                             : say(mark("alternatives worse than the given anti-ideal on \"{0}\": {1}"),
                                   matrix.criteria[j], std::to_string(beyond)));
    }
  }
}

Loaded<Against> against_ideals(const DecisionMatrix& matrix, const std::string& normalization,
                               const Settings& settings) {
  Loaded<Against> against = against_own_ideals(matrix, normalization);
  if (!against.value) return against;
  const bool normalized = against.value->normalized.has_value();
  Diagnostics wrong = take_given(matrix, normalization, settings, "ideal", normalized, against.value->ideal);
  const Diagnostics more =
      take_given(matrix, normalization, settings, "anti_ideal", normalized, against.value->anti_ideal);
  wrong.insert(wrong.end(), more.begin(), more.end());
  if (wrong.empty() && (is_given(settings, "ideal") || is_given(settings, "anti_ideal"))) {
    const std::vector<Direction> directions = directions_of(matrix, normalization, normalized);
    for (std::size_t j = 0; j < directions.size(); ++j) {
      const auto at = static_cast<Eigen::Index>(j);
      const double ahead = against.value->ideal(at) - against.value->anti_ideal(at);
      if (directions[j] == Direction::min ? ahead > 0 : ahead < 0)
        wrong.push_back(
            refusal(say(mark("on criterion \"{}\" the ideal is worse than the anti-ideal"), matrix.criteria[j]),
                    say(mark("of a criterion where less is better the ideal is the smaller one; give both in "
                             "the order of the columns"))));
    }
  }
  if (!wrong.empty()) return {std::nullopt, wrong};
  return against;
}

TopsisPrepared prepare(const MatrixXd& values, const Against& against, const Settings& settings) {
  return prepare_topsis(values, against.ideal.cwiseProduct(against.scale),
                        against.anti_ideal.cwiseProduct(against.scale), metric_of(word(settings, "metric")),
                        number(settings, "weight_power"));
}

TopsisScores distances(const MatrixXd& values, const Against& against, const Settings& settings, const VectorXd& w) {
  const Metric metric = metric_of(word(settings, "metric"));
  const VectorXd acting = effective(metric, number(settings, "weight_power"), w);
  TopsisScores result;
  VectorXd &plus = result.d_plus, &minus = result.d_minus;
  if (metric == Metric::euclidean) {
    const RowVectorXd factors = acting.transpose().cwiseProduct(against.scale.cwiseAbs2());
    squared_distances(values, factors, against.ideal, against.anti_ideal, plus, minus);
    plus = plus.cwiseSqrt();
    minus = minus.cwiseSqrt();
  } else {
    plus = minus = VectorXd::Zero(values.rows());
    for (Eigen::Index j = 0; j < values.cols(); ++j) {
      const double factor = acting(j) * against.scale(j);
      const Eigen::ArrayXd up = factor * (values.col(j).array() - against.ideal(j)).abs(),
                           down = factor * (values.col(j).array() - against.anti_ideal(j)).abs();
      if (metric == Metric::chebyshev) {
        plus = plus.array().max(up);
        minus = minus.array().max(down);
      } else {
        plus.array() += up;
        minus.array() += down;
      }
    }
  }
  result.closeness = minus.array() / (plus + minus).array();
  return result;
}

Loaded<Scores> topsis_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                            const std::string& normalization, const Settings& settings) {
  const Loaded<Against> found = against_ideals(matrix, normalization, settings);
  if (!found.value) return {std::nullopt, found.diagnostics};
  const Against& against = *found.value;
  const VectorXd w = Eigen::Map<const VectorXd>(weights.data(), static_cast<Eigen::Index>(weights.size()));
  const Metric metric = metric_of(word(settings, "metric"));
  const double power = number(settings, "weight_power");
  TopsisScores result = distances(against.values(matrix), against, settings, w);
  const MatrixXd values = against.values(matrix) * against.scale.asDiagonal();
  share_out(prepare(values, against, settings), effective(metric, power, w), result);

  Scores scores;
  scores.workings = [=]() -> nlohmann::ordered_json {
    return {{"normalized", rows_of(values)},
            {"ideal", list_of(against.ideal.cwiseProduct(against.scale).transpose())},
            {"anti_ideal", list_of(against.anti_ideal.cwiseProduct(against.scale).transpose())},
            {"d_plus", list_of(result.d_plus)},
            {"d_minus", list_of(result.d_minus)}};
  };
  if (result.closeness.hasNaN()) {
    scores.notes.push_back(say(mark("the alternatives do not differ where weights count, so nothing ranks them")));
    return {scores, {}};
  }
  scores.scores = list_of(result.closeness);
  note_beyond(matrix, settings, scores.notes);
  if (metric == Metric::chebyshev) {
    scores.contributions_note = say(mark("under the Chebyshev metric one criterion decides, so scores do not add up"));
  } else {
    scores.contributions = rows_of(result.contributions);
    scores.shortfalls = rows_of(result.shortfalls);
  }
  if (metric != Metric::euclidean && power != 2)
    scores.notes.push_back(say(mark("parameter \"weight_power\" is ignored: it belongs to the Euclidean metric")));
  return {scores, {}};
}

/// With a = D⁻ and b = D⁺ from the frozen ideals 0 and 1: C = a / (a + b) and, Euclidean,
/// ∂C/∂uⱼ = wⱼ (b² uⱼ + a² (1 − uⱼ)) / (a b (a + b)²); by city blocks a + b = Σw, so ∂C/∂uⱼ = wⱼ / Σw.
std::optional<RowVectorXd> topsis_gradient(const Settings& settings, const RowVectorXd& u, const RowVectorXd& weights) {
  const Metric metric = metric_of(word(settings, "metric"));
  if (metric == Metric::chebyshev) return std::nullopt;
  if (metric == Metric::cityblock) return RowVectorXd(weights / weights.sum());
  const RowVectorXd w = weights.array().pow(number(settings, "weight_power"));
  const double a2 = (w.array() * u.array().square()).sum(), b2 = (w.array() * (1 - u.array()).square()).sum();
  const double a = std::sqrt(a2), b = std::sqrt(b2);
  return RowVectorXd(w.array() * (b2 * u.array() + a2 * (1 - u.array())) / (a * b * (a + b) * (a + b)));
}

} // namespace

TopsisPrepared prepare_topsis(const MatrixXd& values, const RowVectorXd& ideal, const RowVectorXd& anti_ideal,
                              Metric metric, double weight_power) {
  if (metric == Metric::euclidean)
    return {metric, weight_power, (values.rowwise() - ideal).cwiseAbs2(), (values.rowwise() - anti_ideal).cwiseAbs2()};
  return {metric, weight_power, (values.rowwise() - ideal).cwiseAbs(), (values.rowwise() - anti_ideal).cwiseAbs()};
}

Loaded<TopsisScores> topsis_distances(const DecisionMatrix& matrix, const std::string& normalization,
                                      const Settings& settings, const VectorXd& weights) {
  const Loaded<Against> against = against_ideals(matrix, normalization, settings);
  if (!against.value) return {std::nullopt, against.diagnostics};
  return {distances(against.value->values(matrix), *against.value, settings, weights), {}};
}

Loaded<TopsisPrepared> prepare_topsis(const DecisionMatrix& matrix, const std::string& normalization,
                                      const Settings& settings) {
  const Loaded<Against> against = against_ideals(matrix, normalization, settings);
  if (!against.value) return {std::nullopt, against.diagnostics};
  const MatrixXd values = against.value->values(matrix) * against.value->scale.asDiagonal();
  return {prepare(values, *against.value, settings), {}};
}

TopsisScores score_topsis(const TopsisPrepared& prepared, const VectorXd& weights) {
  const VectorXd w = effective(prepared.metric, prepared.weight_power, weights);
  TopsisScores result;
  if (prepared.metric == Metric::chebyshev) {
    result.d_plus = (prepared.to_ideal * w.asDiagonal()).rowwise().maxCoeff();
    result.d_minus = (prepared.to_anti_ideal * w.asDiagonal()).rowwise().maxCoeff();
  } else {
    result.d_plus = prepared.to_ideal * w;
    result.d_minus = prepared.to_anti_ideal * w;
    if (prepared.metric == Metric::euclidean) {
      result.d_plus = result.d_plus.cwiseSqrt();
      result.d_minus = result.d_minus.cwiseSqrt();
    }
  }
  result.closeness = result.d_minus.array() / (result.d_plus + result.d_minus).array();
  share_out(prepared, w, result);
  return result;
}

Method topsis_method() {
  return {"topsis",
          {"TOPSIS", "TOPSIS（逼近理想解法）"},
          InputKind::scaled,
          Linearity::quadratic,
          true,
          true,
          "vector",
          {{"metric",
            {"Distance", "距离"},
            std::string("euclidean"),
            {"euclidean", "cityblock", "chebyshev"},
            0,
            0,
            {"How far an alternative is from the ideal.", "备选方案与理想点之间距离的量度。"}},
           {"weight_power",
            {"Power of the weights", "权重幂次"},
            2.0,
            {},
            0.5,
            4,
            {"2 is the classic form, which squares the weights; 1 lets a weight of 24 % act as 24 %.",
             "2 为经典形式，权重会被平方；1 使 24% 的权重按 24% 起作用。"}},
           given_point("ideal", {"Ideal", "理想点"},
                       {"The best of each criterion in its own unit; blank: the best of the alternatives.",
                        "各准则的理想值，按准则自身单位填写；留空则取各方案中的最优值。"}),
           given_point("anti_ideal", {"Anti-ideal", "负理想点"},
                       {"The worst of each criterion in its own unit; blank: the worst of the alternatives.",
                        "各准则的负理想值，按准则自身单位填写；留空则取各方案中的最劣值。"})},
          "Hwang & Yoon 1981, Multiple Attribute Decision Making, III.3; Deng, Yeh & Willis 2000, Comput. Oper. Res. "
          "27:963-973 (weights on the squares); Garcia-Cascales & Lamata 2012, Math. Comput. Model. 56:123-132 (given "
          "ideals)",
          topsis_score,
          topsis_gradient};
}

} // namespace yindi
