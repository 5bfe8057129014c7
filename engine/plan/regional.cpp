#include "engine/plan/regional.h"

#include "engine/case/region_facts.h"

#include <algorithm>
#include <set>

namespace yindi {

std::set<std::string> facts_to_tell(const Case& c) {
  constexpr std::size_t most_between = 1000; // beyond, betweenness takes longer than all the rest
  std::set<std::string> ids;
  for (const RegionFact& fact : region_facts()) ids.insert(fact.id);
  const bool many = c.model->counties.size() > most_between, no_hub = c.model->region.hubs.empty();
  if (many) ids.erase("betweenness");
  if (many || no_hub) ids.erase("closure_hours");
  for (const char* id : {"hub_hours", "access_fragility"})
    if (no_hub) ids.erase(id);
  return ids;
}

std::optional<double> fact_of(const Region& region, const char* id, std::size_t county) {
  const auto found = region.facts.find(id);
  return found == region.facts.end() ? std::nullopt : found->second[county];
}

RegionResult look_at_region(const Case& c, Region region) {
  RegionResult result{std::move(region), {}, {}, {}, {}, {}, {}, {}};
  fill_product_space(c.model->region, result.region);
  tell_facts(c, facts_to_tell(c), result.region);
  result.h = homogenization(result.region, c.model->county_ids);
  result.weak = weak_points(result.region.graph);
  for (const std::size_t county : result.weak.counties) {
    const auto& cut = result.cut_off.emplace_back(cut_off_without(result.region.graph, county, result.h.among));
    result.only_context.push_back(
        std::none_of(cut.begin(), cut.end(), [&](std::size_t k) { return result.h.among[k]; }));
  }
  return result;
}

FirstChoices first_choices(const Case& c, const RegionResult& result, const Ranking& ranking) {
  const std::size_t n = result.region.graph.counties.size();
  std::vector<int> industries(n, no_lead), sectors(n, no_lead);
  std::set<std::string> different;
  for (const CountyRanking& county : ranking.counties) {
    if (county.ranking.empty()) continue;
    const std::string& first = county.ranking.front().industry;
    const std::size_t at = result.region.graph.index.at(county.assessment->county);
    different.insert(first);
    industries[at] = static_cast<int>(std::find(c.model->industry_ids.begin(), c.model->industry_ids.end(), first) -
                                      c.model->industry_ids.begin());
    if (const auto item = item_of(result.region, *find_industry(c, first))) sectors[at] = static_cast<int>(*item);
  }
  return {sameness(result.region, industries, result.h.among), sameness(result.region, sectors, result.h.among),
          different.size()};
}

} // namespace yindi
