#include "engine/methods/electre_iii.h"

#include "engine/methods/electre.h"
#include "engine/methods/inputs.h"
#include "engine/methods/table_b.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <numeric>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// What is too small a difference of credibility to count.
double discrimination(double level) { return 0.3 - 0.15 * level; }

/// The greatest credibility below `below` between two alternatives, or 0.
double greatest(const MatrixXd& sigma, double below) {
  VectorXd of_row = VectorXd::Zero(sigma.rows()); // kept by row: the inner loop has no order, so it runs in parallel
  for (Index b = 0; b < sigma.cols(); ++b)
    for (Index a = 0; a < sigma.rows(); ++a)
      of_row(a) = a != b && sigma(a, b) < below && sigma(a, b) > of_row(a) ? sigma(a, b) : of_row(a);
  return of_row.maxCoeff();
}

/// The cut below which a outranks b: its credibility, where that leads the one back by enough; else 0.
MatrixXd outranking_cuts(const MatrixXd& sigma) {
  MatrixXd cuts = sigma;
  for (Index b = 0; b < sigma.cols(); ++b)
    for (Index a = 0; a < sigma.rows(); ++a)
      if (!(sigma(a, b) - sigma(b, a) > discrimination(sigma(a, b)) + rounding)) cuts(a, b) = 0;
  return cuts;
}

/// Of each alternative, how many it outranks beyond the cut less how many outrank it.
Eigen::VectorXi qualifications(const MatrixXd& cuts, double cut) {
  Eigen::VectorXi result = Eigen::VectorXi::Zero(cuts.rows());
  for (Index b = 0; b < cuts.cols(); ++b) {
    int outranked = 0;
    for (Index a = 0; a < cuts.rows(); ++a) {
      const int outranks = cuts(a, b) > cut + rounding ? 1 : 0;
      result(a) += outranks;
      outranked += outranks;
    }
    result(b) -= outranked;
  }
  return result;
}

/// The best of all, or the worst, as positions: narrowed at lower and lower cuts until one is left or the cut is 0.
std::vector<int> distillate(MatrixXd sigma, MatrixXd cuts, Distillation direction) {
  std::vector<int> among(static_cast<std::size_t>(sigma.rows()));
  std::iota(among.begin(), among.end(), 0);
  double level = greatest(sigma, std::numeric_limits<double>::infinity());
  while (among.size() > 1 && level > 0) {
    const double cut = greatest(sigma, level - discrimination(level) - rounding);
    Eigen::VectorXi scores = qualifications(cuts, cut);
    if (direction == Distillation::ascending) scores = -scores;
    const int best = scores.maxCoeff();
    std::vector<int> qualified, still;
    for (int k = 0; k < scores.size(); ++k)
      if (scores(k) == best) {
        qualified.push_back(k);
        still.push_back(among[static_cast<std::size_t>(k)]);
      }
    sigma = sigma(qualified, qualified).eval();
    cuts = cuts(qualified, qualified).eval();
    among = std::move(still);
    level = cut;
  }
  return among;
}

std::vector<int> places(const Classes& classes, std::size_t m) {
  std::vector<int> result(m);
  for (std::size_t k = 0; k < classes.size(); ++k)
    for (const int a : classes[k]) result[static_cast<std::size_t>(a)] = static_cast<int>(k) + 1;
  return result;
}

Loaded<OutrankingThresholds> thresholds_of(const DecisionMatrix& matrix, const Settings& settings) {
  const std::size_t n = matrix.criteria.size();
  const auto q = numbers_per_criterion(settings, "q", n), p = numbers_per_criterion(settings, "p", n),
             v = numbers_per_criterion(settings, "v", n);
  Diagnostics wrong;
  for (const Diagnostics* d : {&q.diagnostics, &p.diagnostics, &v.diagnostics})
    wrong.insert(wrong.end(), d->begin(), d->end());
  if (!wrong.empty()) return {std::nullopt, wrong};
  const Index m = matrix.values.rows();
  OutrankingThresholds result{vector_of(*q.value).transpose().replicate(m, 1),
                              vector_of(*p.value).transpose().replicate(m, 1),
                              vector_of(*v.value).transpose().replicate(m, 1)};
  for (std::size_t j = 0; j < n; ++j) {
    const double least = (*q.value)[j], most = (*p.value)[j], veto = (*v.value)[j];
    if (least > most || (veto > 0 && veto < most))
      wrong.push_back(
          refusal(say(mark("criterion \"{}\" needs q ≤ p ≤ v"), matrix.criteria[j]), say(mark("v = 0 is no veto"))));
    if (veto == 0) result.v.col(static_cast<Index>(j)).setConstant(std::numeric_limits<double>::infinity());
  }
  if (!wrong.empty()) return {std::nullopt, wrong};
  return {result, {}};
}

/// The two orders as one: a before b where neither puts b first and one puts a first; else tied or incomparable.
Scores intersected(const MatrixXd& sigma) {
  const auto m = static_cast<std::size_t>(sigma.rows());
  const std::vector<int> first = places(distil(sigma, Distillation::descending), m),
                         second = places(distil(sigma, Distillation::ascending), m);
  Scores scores;
  scores.ranks.assign(m, 1);
  std::vector<std::vector<const char*>> relation(m, std::vector<const char*>(m));
  for (std::size_t a = 0; a < m; ++a)
    for (std::size_t b = 0; b < m; ++b) {
      const int x = first[b] - first[a], y = second[b] - second[a];
      const bool behind = x <= 0 && y <= 0 && x + y < 0, ahead = x >= 0 && y >= 0 && x + y > 0;
      if (behind) ++scores.ranks[a];
      relation[a][b] = ahead ? "P" : behind ? "-" : x == 0 && y == 0 ? "I" : "R";
    }
  scores.workings = [=]() -> nlohmann::ordered_json {
    return {{"descending", first}, {"ascending", second}, {"relation", relation}, {"credibility", rows_of(sigma)}};
  };
  return scores;
}

Loaded<Scores> electre_iii_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                                 const std::string& normalization, const Settings& settings) {
  const Diagnostics wrong = refuse_input(matrix, weights, "electre-iii", normalization);
  if (!wrong.empty()) return {std::nullopt, wrong};
  if (const Diagnostics many = refuse_pairs(matrix); !many.empty()) return {std::nullopt, many};
  const Loaded<OutrankingThresholds> thresholds = thresholds_of(matrix, settings);
  if (!thresholds.value) return {std::nullopt, thresholds.diagnostics};
  if (nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};
  const MatrixXd sigma = credibility(oriented(matrix), vector_of(weights), *thresholds.value);
  Scores scores = intersected(sigma);
  scores.contributions_note = say(mark("ELECTRE III orders without scores, so there is nothing to split up"));
  return {scores, {}};
}

} // namespace

MatrixXd credibility(const MatrixXd& values, const VectorXd& weights, const OutrankingThresholds& t) {
  const Index m = values.rows(), n = values.cols();
  MatrixXd sigma = MatrixXd::Ones(m, m);
  VectorXd against(n), none(n);
  for (Index j = 0; j < n; ++j) none(j) = rounding_of(values.col(j));
  for (Index a = 0; a < m; ++a)
    for (Index b = 0; b < m; ++b) {
      if (a == b) continue;
      double c = 0;
      for (Index j = 0; j < n; ++j) {
        const double lead = values(b, j) - values(a, j), q = t.q(a, j), p = t.p(a, j), v = t.v(a, j);
        c += weights(j) * (lead <= q + none(j) ? 1 : lead >= p ? 0 : (p - lead) / (p - q));
        against(j) = lead >= v - none(j) ? 1 : lead <= p ? 0 : (lead - p) / (v - p);
      }
      c /= weights.sum();
      sigma(a, b) = c;
      for (Index j = 0; j < n; ++j)
        if (against(j) > c) sigma(a, b) *= (1 - against(j)) / (1 - c);
    }
  return sigma;
}

Classes distil(const MatrixXd& sigma, Distillation direction) {
  std::vector<int> left(static_cast<std::size_t>(sigma.rows()));
  std::iota(left.begin(), left.end(), 0);
  Classes classes;
  const MatrixXd cuts = outranking_cuts(sigma);
  while (!left.empty()) {
    std::vector<int>& next = classes.emplace_back();
    for (const int k : distillate(sigma(left, left), cuts(left, left), direction))
      next.push_back(left[static_cast<std::size_t>(k)]);
    std::erase_if(left, [&](int a) { return std::find(next.begin(), next.end(), a) != next.end(); });
  }
  if (direction == Distillation::ascending) std::reverse(classes.begin(), classes.end());
  return classes;
}

Method electre_iii_method() {
  const auto threshold = [](const char* id, Text label, Text help) {
    return Parameter{id, std::move(label), 0.0, {}, 0, 1e300, std::move(help), Takes::one_per_criterion};
  };
  return {
      "electre-iii",
      {"ELECTRE III", "ELECTRE III（可信度排序）"},
      InputKind::scaled,
      Linearity::none,
      true,
      false,
      "",
      {threshold("q", {"Indifference threshold", "无差异阈值"},
                 {"A disadvantage up to q does not count.", "劣势不超过 q 时不计。"}),
       threshold("p", {"Preference threshold", "偏好阈值"},
                 {"From a disadvantage of p on the criterion speaks fully against.", "劣势达到 p 时该准则完全反对。"}),
       threshold("v", {"Veto threshold", "否决阈值"},
                 {"A disadvantage of v forbids an outranking; 0 is no veto.", "劣势达到 v 即否决；0 表示不设否决。"})},
      "Roy 1978, Cahiers du CERO 20:3-24; Figueira, Mousseau & Roy 2005",
      electre_iii_score};
}

} // namespace yindi
