#include "engine/rationale/collect.h"

#include <algorithm>

namespace yindi {

std::vector<ToCollect> to_collect(const Case& c, const Ranking& ranking) {
  std::vector<ToCollect> result;
  for (const std::string& leaf : leaves(c.model->library)) {
    ToCollect entry{leaf, {}, {}, 1, 0};
    for (const CountyRanking& county : ranking.counties)
      for (const NotAssessed& missing : county.assessment->not_assessed) {
        if (missing.criterion != leaf || !missing.to_collect) continue;
        const auto found = county.weights.global.find(leaf);
        const double weight = found == county.weights.global.end() ? 0 : found->second;
        entry.counties.push_back(county.assessment->county);
        entry.least_weight = std::min(entry.least_weight, weight);
        entry.weight = std::max(entry.weight, weight);
        if (std::find(entry.reasons.begin(), entry.reasons.end(), missing.reason) == entry.reasons.end())
          entry.reasons.push_back(missing.reason);
      }
    if (!entry.counties.empty()) result.push_back(std::move(entry));
  }
  std::stable_sort(result.begin(), result.end(),
                   [](const ToCollect& a, const ToCollect& b) { return a.weight > b.weight; });
  return result;
}

std::vector<PartlyKnown> partly_known(const Case& c, const Ranking& ranking) {
  const auto once = [](std::vector<std::string>& list, const std::string& id) {
    if (std::find(list.begin(), list.end(), id) == list.end()) list.push_back(id);
  };
  std::vector<PartlyKnown> result;
  for (const std::string& leaf : leaves(c.model->library)) {
    PartlyKnown found{leaf, {}, {}};
    for (const CountyRanking& county : ranking.counties) {
      const Assessment& a = *county.assessment;
      const auto at = static_cast<std::size_t>(std::find(a.leaves.begin(), a.leaves.end(), leaf) - a.leaves.begin());
      for (std::size_t i = 0; at < a.leaves.size() && i < a.industries.size(); ++i)
        if (a.cells[i][at].unknown()) once(found.counties, a.county), once(found.industries, a.industries[i]);
    }
    if (!found.industries.empty()) result.push_back(std::move(found));
  }
  return result;
}

} // namespace yindi
