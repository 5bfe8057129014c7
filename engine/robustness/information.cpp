#include "engine/robustness/information.h"

#include "engine/case/names.h"

#include <algorithm>
#include <map>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

/// Values whose two ends leave the first where it is cannot change it in between, where only one industry's own score
/// moves and rises with u. Where several move together, and for methods that compare rivals, all quantiles are met.
std::vector<bool> can_matter(const CountyProblem& county, const std::vector<DoubtfulValue>& values) {
  std::vector<bool> result(values.size(), true);
  if (!county.frame.own_and_rising()) return result;
  std::vector<std::vector<CellValue>> ends;
  for (const DoubtfulValue& value : values) {
    ends.push_back(cells_at(value, value.low));
    ends.push_back(cells_at(value, value.high));
  }
  const MatrixXd met = merits_with(county, ends);
  for (std::size_t k = 0; k < values.size(); ++k) {
    const auto row = static_cast<Index>(2 * k);
    result[k] = values[k].cells.size() > 1 || !leads(met.row(row), county.ranking.first) ||
                !leads(met.row(row + 1), county.ranking.first);
  }
  return result;
}

/// Fills in how often, and for whom, the first is not first over the rows of `met`.
void judge(const RankingProblem& ranking, const MatrixXd& met, WorthKnowing& worth) {
  std::map<Index, int> others;
  int changed = 0;
  for (Index q = 0; q < met.rows(); ++q) {
    if (leads(met.row(q), ranking.first)) continue;
    ++changed;
    ++others[best_of(met.row(q))];
  }
  worth.probability = static_cast<double>(changed) / static_cast<double>(met.rows());
  std::vector<std::pair<Index, int>> order(others.begin(), others.end());
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  for (const auto& [i, times] : order) worth.new_firsts.push_back(ranking.alternatives[static_cast<std::size_t>(i)]);
}

std::vector<NotKnown> not_known(const Case& c, const CountyRanking& ranked) {
  std::vector<NotKnown> result;
  for (const NotAssessed& leaf : ranked.assessment->not_assessed) {
    const auto weight = ranked.weights.global.find(leaf.criterion);
    result.push_back({leaf.criterion, criterion_name(c.model->library, leaf.criterion),
                      weight == ranked.weights.global.end() ? 0 : weight->second, leaf.to_collect});
  }
  std::stable_sort(result.begin(), result.end(),
                   [](const NotKnown& a, const NotKnown& b) { return a.weight > b.weight; });
  return result;
}

} // namespace

Information information(const Case& c, const CountyRanking& ranked, const CountyProblem& county,
                        const std::vector<DoubtfulValue>& values, int quantiles) {
  Information result;
  result.not_assessed = not_known(c, ranked);
  if (county.ranking.first < 0) return result;
  const std::vector<bool> matters = can_matter(county, values);
  std::vector<std::vector<CellValue>> variants;
  for (std::size_t k = 0; k < values.size(); ++k)
    for (int q = 0; matters[k] && q < quantiles; ++q)
      variants.push_back(cells_at(values[k], quantile(values[k], (q + 0.5) / quantiles)));
  const MatrixXd met = merits_with(county, variants);
  Index row = 0;
  for (std::size_t k = 0; k < values.size(); ++k) {
    WorthKnowing worth{values[k], 0, {}};
    if (matters[k]) {
      judge(county.ranking, met.middleRows(row, quantiles), worth);
      row += quantiles;
    }
    if (worth.probability > 0 || values[k].doubt != Doubt::inexact) result.values.push_back(std::move(worth));
  }
  std::stable_sort(result.values.begin(), result.values.end(), [](const WorthKnowing& a, const WorthKnowing& b) {
    return std::pair(-a.probability, a.value.low - a.value.high) <
           std::pair(-b.probability, b.value.low - b.value.high);
  });
  return result;
}

} // namespace yindi
