#include "engine/methods/electre_tri.h"

#include "engine/format/words.h"
#include "engine/methods/electre.h"
#include "engine/methods/electre_iii.h"
#include "engine/methods/inputs.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::RowVectorXd;

/// Limits that do not rise: where one is worse than the one before it, or nowhere better.
void refuse_order(const DecisionMatrix& better, const CategoryLimits& limits, Diagnostics& wrong) {
  for (Index k = 1; k < better.values.rows(); ++k) {
    const RowVectorXd lead = better.values.row(k) - better.values.row(k - 1);
    const std::string &name = limits.names[static_cast<std::size_t>(k)],
                      &before = limits.names[static_cast<std::size_t>(k - 1)];
    for (Index j = 0; j < lead.size(); ++j)
      if (lead(j) < 0)
        wrong.push_back(refusal(say(mark("limit \"{1}\" is worse than \"{0}\" before it on criterion \"{2}\""), before,
                                    name, better.criteria[static_cast<std::size_t>(j)]),
                                say(mark("list the limits from the worst to the best; each is nowhere worse than the "
                                         "one before"))));
    if (lead.cwiseAbs().maxCoeff() == 0)
      wrong.push_back(refusal(say(mark("limit \"{0}\" is the same as \"{1}\" before it"), name, before),
                              say(mark("leave one of them out: nothing could be between them"))));
  }
}

void refuse_thresholds(const DecisionMatrix& matrix, const CategoryLimits& limits, Diagnostics& wrong) {
  for (std::size_t j = 0; j < matrix.criteria.size(); ++j)
    if (!(limits.q[j] >= 0 && limits.q[j] <= limits.p[j] && limits.p[j] <= limits.v[j] && limits.v[j] > 0 &&
          std::isfinite(limits.p[j])))
      wrong.push_back(refusal(say(mark("criterion \"{}\" needs q ≤ p ≤ v"), matrix.criteria[j])));
}

Diagnostics refuse_sorting(const DecisionMatrix& matrix, const std::vector<double>& weights,
                           const DecisionMatrix& limits_as_matrix, const CategoryLimits& limits, double cut) {
  Diagnostics wrong = refuse_input(matrix, weights);
  if (limits.names.empty())
    wrong.push_back(refusal(say(mark("sorting needs at least one limit between two categories"))));
  else if (wrong.empty())
    wrong = refuse_input(limits_as_matrix, weights);
  if (!wrong.empty()) return wrong;
  if (!(cut >= 0.5 && cut <= 1))
    wrong.push_back(refusal(say(mark("the cut is {}, and needs to be from 0.5 to 1"), shortest(cut)),
                            say(mark("0.75 is usual: from this credibility on one outranks the other"))));
  refuse_thresholds(matrix, limits, wrong);
  DecisionMatrix better = limits_as_matrix;
  better.values = oriented(limits_as_matrix);
  refuse_order(better, limits, wrong);
  return wrong;
}

std::vector<std::string> category_names(const CategoryLimits& limits) {
  if (!limits.categories.empty()) return limits.categories;
  std::vector<std::string> names;
  for (std::size_t k = 0; k <= limits.names.size(); ++k) names.push_back("C" + std::to_string(k + 1));
  return names;
}

/// Why `a` does not outrank limit `k`; both rows better when larger. The index is that of credibility().
NextCategory next_category(const DecisionMatrix& matrix, const RowVectorXd& a, const RowVectorXd& limit, Index k,
                           const Eigen::VectorXd& weights, const CategoryLimits& limits, const RowVectorXd& allowance) {
  NextCategory next;
  next.limit = static_cast<std::size_t>(k);
  for (Index j = 0; j < a.size(); ++j) {
    const auto at = static_cast<std::size_t>(j);
    const double lead = limit(j) - a(j), q = limits.q[at], p = limits.p[at], v = limits.v[at];
    const double agrees = lead <= q + allowance(j) ? 1 : lead >= p ? 0 : (p - lead) / (p - q);
    Hindrance hindrance{at, weights(j) * (1 - agrees) / weights.sum(),
                        lead >= v - allowance(j) ? 1
                        : lead <= p              ? 0
                                                 : (lead - p) / (v - p),
                        matrix.directions[at] == Direction::min ? q - limit(j) : limit(j) - q};
    next.concordance += weights(j) * agrees / weights.sum();
    if (hindrance.lacking > rounding || hindrance.against > 0) next.by.push_back(hindrance);
  }
  std::stable_sort(next.by.begin(), next.by.end(), [](const Hindrance& x, const Hindrance& y) {
    return std::pair(x.against, x.lacking) > std::pair(y.against, y.lacking);
  });
  return next;
}

} // namespace

Loaded<Assignments> electre_tri(const DecisionMatrix& matrix, const std::vector<double>& weights,
                                const CategoryLimits& limits, double cut) {
  const DecisionMatrix as_matrix{limits.names, matrix.criteria, matrix.directions, limits.values};
  const Diagnostics wrong = refuse_sorting(matrix, weights, as_matrix, limits, cut);
  if (!wrong.empty()) return {std::nullopt, wrong};
  const Index m = matrix.values.rows(), count = limits.values.rows();
  const MatrixXd values = oriented(matrix), bounds = oriented(as_matrix);
  const auto spread = [&](const std::vector<double>& of_criteria) {
    return MatrixXd(vector_of(of_criteria).transpose().replicate(count + 1, 1));
  };
  const OutrankingThresholds thresholds{spread(limits.q), spread(limits.p), spread(limits.v)};
  Assignments result{category_names(limits), {}, {}, MatrixXd(m, count), MatrixXd(m, count), {}, {}};
  MatrixXd together(count + 1, values.cols());
  together.bottomRows(count) = bounds;
  for (Index a = 0; a < m; ++a) {
    together.row(0) = values.row(a);
    const MatrixXd sigma = credibility(together, vector_of(weights), thresholds);
    result.over.row(a) = sigma.row(0).tail(count);
    result.under.row(a) = sigma.col(0).tail(count).transpose();
    const auto outranks = [&](Index k) { return result.over(a, k) >= cut - rounding; };
    const auto outranked = [&](Index k) { return result.under(a, k) >= cut - rounding; };
    Index low = count, high = 0;
    while (low > 0 && !outranks(low - 1)) --low;
    while (high < count && !(outranked(high) && !outranks(high))) ++high;
    result.pessimistic.push_back(static_cast<int>(low));
    result.optimistic.push_back(static_cast<int>(high));
    auto& next = result.next.emplace_back();
    if (low < count) {
      RowVectorXd allowance(values.cols());
      for (Index j = 0; j < values.cols(); ++j) allowance(j) = rounding_of(together.col(j));
      next = next_category(matrix, values.row(a), bounds.row(low), low, vector_of(weights), limits, allowance);
      next->credibility = result.over(a, low);
    }
    auto& relation = result.relation.emplace_back();
    for (Index k = 0; k < count; ++k)
      relation.push_back(outranks(k) ? outranked(k) ? "I" : ">" : outranked(k) ? "<" : "R");
  }
  return {result, {}};
}

} // namespace yindi
