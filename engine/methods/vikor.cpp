// VIKOR: a compromise between the weighted sum of regrets S and the greatest one R. Less is better.

#include "engine/methods/preparation.h"
#include "engine/methods/table.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace yindi {
namespace {

using Eigen::VectorXd;

constexpr const char* vikor_id = "vikor";
constexpr double rounding = 1e-12; ///< of the largest: what summing in another order may change

/// Weighted regret: w (best − x) / (best − worst), 0 where a column does not differ.
Eigen::MatrixXd regrets(const DecisionMatrix& matrix, const VectorXd& weights, bool frozen) {
  Eigen::MatrixXd regret = Eigen::MatrixXd::Zero(matrix.values.rows(), matrix.values.cols());
  for (Eigen::Index j = 0; j < regret.cols(); ++j) {
    const bool cost = !frozen && matrix.directions[static_cast<std::size_t>(j)] == Direction::min;
    const double low = frozen ? 0 : matrix.values.col(j).minCoeff(),
                 high = frozen ? 1 : matrix.values.col(j).maxCoeff();
    if (high == low) continue;
    const double best = cost ? low : high;
    regret.col(j) = weights(j) * (matrix.values.col(j).array() - best).abs() / (high - low);
  }
  return regret;
}

/// From 0 at the least to 1 at the greatest; 0 for all where these do not differ.
VectorXd between(const VectorXd& values, double least, double greatest) {
  if (greatest - least <= rounding * std::max(std::abs(greatest), std::abs(least)))
    return VectorXd::Zero(values.size());
  return (values.array() - least) / (greatest - least);
}

struct Compromise {
  bool advantage = true, stability = true;
  std::vector<std::string> set;
};

/// Opricovic & Tzeng 2004: the first alone where it leads the second by 1/(m − 1) and is also first by S or by R; with
/// the second where only the lead is enough; with all within the lead where it is not.
Compromise compromise(const DecisionMatrix& matrix, const VectorXd& s, const VectorXd& r, const VectorXd& q) {
  const Eigen::Index m = q.size();
  std::vector<double> sorted(q.data(), q.data() + m);
  std::sort(sorted.begin(), sorted.end());
  const double lead = m > 1 ? 1.0 / static_cast<double>(m - 1) : 0;
  const double second = m > 1 ? sorted[1] : sorted[0];
  Compromise result;
  result.advantage = m == 1 || second - sorted[0] >= lead - rounding;
  // Who is first by each: the least, with what counts as the same.
  using Flags = Eigen::Array<bool, Eigen::Dynamic, 1>;
  const auto firsts = [](const VectorXd& values) -> Flags {
    return values.array() - values.minCoeff() <= rounding * values.cwiseAbs().maxCoeff();
  };
  const Flags first = firsts(q);
  result.stability = (first && (firsts(s) || firsts(r))).any();
  for (Eigen::Index i = 0; i < m; ++i) {
    const double behind = q(i) - sorted[0];
    const bool member = !result.advantage   ? behind < lead - rounding
                        : !result.stability ? q(i) <= second + rounding
                                            : first(i);
    if (member) result.set.push_back(matrix.alternatives[static_cast<std::size_t>(i)]);
  }
  return result;
}

Loaded<Scores> vikor_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                           const std::string& normalization, const Settings& settings) {
  if (Diagnostics refused = refuse_normalization(vikor_id, normalization); !refused.empty())
    return {std::nullopt, refused};
  const bool frozen = normalization == frozen_frame;
  if (!frozen && nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};

  const VectorXd w = vector_of(weights);
  const Eigen::MatrixXd regret = regrets(matrix, w, frozen);
  const VectorXd s = regret.rowwise().sum(), r = regret.rowwise().maxCoeff();
  const double v = number(settings, "v");
  // In the frozen frame S and R lie between those of the ideal (0) and of the anti-ideal, so that no rival moves Q.
  const VectorXd q =
      frozen ? v * between(s, 0, w.sum()) + (1 - v) * between(r, 0, w.maxCoeff())
             : v * between(s, s.minCoeff(), s.maxCoeff()) + (1 - v) * between(r, r.minCoeff(), r.maxCoeff());
  Scores scores;
  scores.scores = list_of(q);
  scores.contributions_note = say(mark("the greatest regret decides part of the score, so it does not split into "
                                       "summands"));
  Loaded<Scores> result = finished(std::move(scores));
  if (!result.value) return result;
  const Compromise found = compromise(matrix, s, r, q);
  result.value->workings = [=]() -> nlohmann::ordered_json {
    return {{"regret", rows_of(regret)},
            {"s", list_of(s)},
            {"r", list_of(r)},
            {"q", list_of(q)},
            {"acceptable_advantage", found.advantage},
            {"acceptable_stability", found.stability},
            {"compromise_set", found.set}};
  };
  return result;
}

} // namespace

Method vikor_method() {
  return {vikor_id,
          {"VIKOR", "VIKOR（多准则妥协解排序法）"},
          InputKind::scaled,
          Linearity::none,
          false,
          true,
          "",
          {{"v",
            {"Weight of the majority", "群体效用权重"},
            0.5,
            {},
            0,
            1,
            {"1 looks at the sum of regrets only, 0 at the greatest regret only.",
             "1 只看总体遗憾，0 只看最大的单项遗憾。"}}},
          "Opricovic 1998; Opricovic & Tzeng 2004, Eur. J. Oper. Res. 156(2):445-455",
          vikor_score};
}

} // namespace yindi
