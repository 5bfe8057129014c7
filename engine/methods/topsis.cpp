#include "engine/methods/topsis.h"

#include "engine/methods/preparation.h"

#include <cmath>
#include <limits>

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

/// Best and worst of each normalised column, as its direction says.
std::pair<RowVectorXd, RowVectorXd> ideals(const DecisionMatrix& matrix) {
  const Eigen::Index n = matrix.values.cols();
  RowVectorXd ideal(n), anti_ideal(n);
  for (Eigen::Index j = 0; j < n; ++j) {
    const bool cost = matrix.directions[static_cast<std::size_t>(j)] == Direction::min;
    const double low = matrix.values.col(j).minCoeff(), high = matrix.values.col(j).maxCoeff();
    ideal(j) = cost ? low : high;
    anti_ideal(j) = cost ? high : low;
  }
  return {ideal, anti_ideal};
}

/// The normalised matrix and its ideals.
struct Against {
  MatrixXd normalized;
  RowVectorXd ideal, anti_ideal;
};

Loaded<Against> against_ideals(const DecisionMatrix& matrix, const std::string& normalization) {
  const bool frozen = normalization == frozen_frame;
  Loaded<DecisionMatrix> normalized = prepared(matrix, normalization);
  if (!normalized.value) return {std::nullopt, normalized.diagnostics};
  auto [ideal, anti_ideal] = ideals(*normalized.value);
  if (frozen) {
    ideal.setOnes();
    anti_ideal.setZero();
  }
  return {Against{std::move(normalized.value->values), std::move(ideal), std::move(anti_ideal)}, {}};
}

TopsisPrepared prepare(const Against& against, const Settings& settings) {
  return prepare_topsis(against.normalized, against.ideal, against.anti_ideal, metric_of(word(settings, "metric")),
                        number(settings, "weight_power"));
}

Loaded<Scores> score(const DecisionMatrix& matrix, const std::vector<double>& weights, const std::string& normalization,
                     const Settings& settings) {
  const Loaded<Against> against = against_ideals(matrix, normalization);
  if (!against.value) return {std::nullopt, against.diagnostics};
  const VectorXd w = Eigen::Map<const VectorXd>(weights.data(), static_cast<Eigen::Index>(weights.size()));
  const auto& [values, ideal, anti_ideal] = *against.value;
  const Metric metric = metric_of(word(settings, "metric"));
  const double power = number(settings, "weight_power");
  TopsisScores result = topsis_distances(values, ideal, anti_ideal, metric, power, w);
  share_out(prepare(*against.value, settings), effective(metric, power, w), result);

  Scores scores;
  scores.workings = {{"normalized", rows_of(values)},
                     {"ideal", list_of(ideal.transpose())},
                     {"anti_ideal", list_of(anti_ideal.transpose())},
                     {"d_plus", list_of(result.d_plus)},
                     {"d_minus", list_of(result.d_minus)}};
  if (result.closeness.hasNaN()) {
    scores.notes.push_back(say(mark("the alternatives do not differ where weights count, so nothing ranks them")));
    return {scores, {}};
  }
  scores.scores = list_of(result.closeness);
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
std::optional<RowVectorXd> gradient(const Settings& settings, const RowVectorXd& u, const RowVectorXd& weights) {
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

TopsisScores topsis_distances(const MatrixXd& values, const RowVectorXd& ideal, const RowVectorXd& anti_ideal,
                              Metric metric, double weight_power, const VectorXd& weights) {
  const VectorXd w = effective(metric, weight_power, weights);
  TopsisScores result;
  Eigen::ArrayXd plus = Eigen::ArrayXd::Zero(values.rows()), minus = plus;
  for (Eigen::Index j = 0; j < values.cols(); ++j) {
    const auto column = values.col(j).array();
    if (metric == Metric::euclidean) {
      plus += w(j) * (column - ideal(j)).square();
      minus += w(j) * (column - anti_ideal(j)).square();
    } else if (metric == Metric::cityblock) {
      plus += w(j) * (column - ideal(j)).abs();
      minus += w(j) * (column - anti_ideal(j)).abs();
    } else {
      plus = plus.max(w(j) * (column - ideal(j)).abs());
      minus = minus.max(w(j) * (column - anti_ideal(j)).abs());
    }
  }
  if (metric == Metric::euclidean) {
    plus = plus.sqrt();
    minus = minus.sqrt();
  }
  result.closeness = minus / (plus + minus);
  result.d_plus = plus;
  result.d_minus = minus;
  return result;
}

Loaded<TopsisPrepared> prepare_topsis(const DecisionMatrix& matrix, const std::string& normalization,
                                      const Settings& settings) {
  const Loaded<Against> against = against_ideals(matrix, normalization);
  if (!against.value) return {std::nullopt, against.diagnostics};
  return {prepare(*against.value, settings), {}};
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
             "2 为经典形式，权重会被平方；1 使 24% 的权重按 24% 起作用。"}}},
          "Hwang & Yoon 1981, Multiple Attribute Decision Making, III.3; Deng, Yeh & Willis 2000, Comput. Oper. Res. "
          "27:963-973 (weights on the squares)",
          score,
          gradient};
}

} // namespace yindi
