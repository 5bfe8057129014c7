#include "engine/plan/regional.h"

#include <algorithm>
#include <set>

namespace yindi {

RegionResult look_at_region(const Case& c) {
  RegionResult result{make_region(c), {}, {}, {}, {}, {}, {}};
  result.weak = weak_points(result.region.graph);
  constexpr std::size_t most_between = 1000; // beyond, betweenness takes longer than all the rest
  if (result.region.graph.counties.size() <= most_between) result.between = betweenness(result.region.graph);
  result.h = homogenization(result.region, c.county_ids);
  return result;
}

FirstChoices first_choices(const Case& c, const RegionResult& result, const Ranking& ranking) {
  const std::size_t n = result.region.graph.counties.size();
  std::vector<int> industries(n, no_lead), sectors(n, no_lead);
  std::set<std::string> different;
  for (const CountyRanking& county : ranking.counties) {
    if (county.ranking.empty()) continue;
    const std::string& first = county.ranking.front().industry;
    const std::size_t at = result.region.graph.index.at(county.assessment.county);
    different.insert(first);
    industries[at] =
        static_cast<int>(std::find(c.industry_ids.begin(), c.industry_ids.end(), first) - c.industry_ids.begin());
    if (const auto item = item_of(result.region, *find_industry(c, first))) sectors[at] = static_cast<int>(*item);
  }
  return {sameness(result.region, industries, result.h.among), sameness(result.region, sectors, result.h.among),
          different.size()};
}

} // namespace yindi
