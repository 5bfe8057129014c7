#include "engine/region/county_facts.h"

#include "engine/region/product_space.h"
#include "engine/region/structure.h"
#include "engine/schema/formula.h"

namespace yindi {
namespace {

using Facts = std::vector<std::optional<double>>;

Eigen::VectorXd total_of(const Case& c, const Region& region) {
  Eigen::VectorXd total = Eigen::VectorXd::Zero(region.amounts.cols());
  for (const std::string& id : c.model->county_ids)
    if (const auto found = region.graph.index.find(id); found != region.graph.index.end())
      total += region.amounts.row(static_cast<Eigen::Index>(found->second)).transpose();
  return c.model->county_ids.empty() ? Eigen::VectorXd(region.amounts.colwise().sum().transpose()) : total;
}

/// `tell` of every county's structure.
template <class Tell>
Facts of_structures(const Region& region, Tell tell) {
  Facts facts;
  for (Eigen::Index k = 0; k < region.amounts.rows(); ++k) facts.push_back(tell(region.amounts.row(k).transpose()));
  return facts;
}

Facts in_hours(const std::vector<double>& all) {
  Facts facts;
  for (const double minutes : all) facts.push_back(minutes < unreachable ? std::optional(minutes / 60) : std::nullopt);
  return facts;
}

Facts complexity_of(const RegionSettings& settings, Region& region) {
  fill_product_space(settings, region);
  Complexity complexity = economic_complexity(region.presence);
  region.no_complexity = complexity.refusal;
  region.complexity_of_items = std::move(complexity.industries);
  return complexity.refusal.empty() ? std::move(complexity.counties) : Facts(region.graph.counties.size());
}

} // namespace

std::set<std::string> facts_in_formulas(const Case& c) {
  std::set<std::string> ids;
  for (const Criterion& leaf : c.model->library.criteria) {
    if (!leaf.measure || leaf.measure->kind != "formula") continue;
    if (const auto formula = parse_formula(leaf.measure->expression).formula)
      for (const auto& [table, name] : inputs(*formula))
        if (table == "region") ids.insert(name);
  }
  return ids;
}

void tell_facts(const Case& c, const std::set<std::string>& ids, Region& region) {
  using Structure = Eigen::VectorXd;
  std::vector<std::size_t> hubs;
  for (const std::string& id : c.model->region.hubs)
    if (const auto found = region.graph.index.find(id); found != region.graph.index.end())
      hubs.push_back(found->second);
  for (const std::string& id : ids) {
    if (region.facts.count(id)) continue;
    Facts& facts = region.facts[id];
    if (id == "similarity") facts = region.similarity_to_neighbours;
    if (id == "krugman")
      facts = of_structures(region, [&](const Structure& s) { return krugman(s, region.reference); });
    if (id == "krugman_region")
      facts = of_structures(region, [all = total_of(c, region)](const Structure& s) { return krugman(s, all); });
    if (id == "herfindahl") facts = of_structures(region, herfindahl);
    if (id == "hachman")
      facts = of_structures(region, [&](const Structure& s) { return hachman(s, region.reference); });
    if (id == "entropy") facts = of_structures(region, entropy_bits);
    if (id == "complexity") facts = complexity_of(c.model->region, region);
    if (id == "betweenness")
      for (const double share : betweenness(region.graph)) facts.emplace_back(share);
    if (id == "hub_hours" && !hubs.empty()) facts = in_hours(travel_minutes(region.graph, hubs));
    if (id == "closure_hours" && !hubs.empty()) facts = in_hours(closure_minutes(region.graph, hubs));
    if (id == "access_fragility" && !hubs.empty())
      for (const double fragility : access_fragility(region.graph, hubs)) facts.emplace_back(fragility);
    facts.resize(region.graph.counties.size());
  }
}

} // namespace yindi
