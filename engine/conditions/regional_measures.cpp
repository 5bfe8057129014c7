// The measures that look at the neighbours: each asks the region, and says in words whom it looked at.

#include "engine/case/region_facts.h"
#include "engine/conditions/measures.h"
#include "engine/region/market.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace yindi {
namespace {

/// What the region says, as an input of the cell.
std::optional<double> computed(Workings& w, const char* what, double value) {
  w.inputs.push_back({InputTable::region, what, value});
  return value;
}

std::optional<double> unknown(Workings& w, const char* what, Sentence because) {
  w.inputs.push_back({InputTable::region, what, {}});
  w.unknown_because = std::move(because);
  return std::nullopt;
}

/// Up to four counties by name, nearest first, then how many more.
Text names(const Workings& w, const std::vector<std::size_t>& counties) {
  std::vector<Text> result;
  for (std::size_t i = 0; i < counties.size() && i < 4; ++i)
    result.push_back(w.around.c.model->counties[counties[i]].name);
  Text all = list(result);
  if (counties.size() > 4) all = both(say(mark("{0} and {1} more"), all, std::to_string(counties.size() - 4)));
  return all;
}

/// The neighbours of `some`, nearest first.
std::vector<std::size_t> nearest_first(const Workings& w, std::vector<std::size_t> some) {
  const auto& neighbours = w.around.region.within[w.around.county];
  const auto closeness = [&](std::size_t county) {
    return std::find_if(neighbours.begin(), neighbours.end(), [&](const Neighbour& n) { return n.county == county; })
        ->closeness;
  };
  std::stable_sort(some.begin(), some.end(), [&](std::size_t a, std::size_t b) { return closeness(a) > closeness(b); });
  return some;
}

Sentence no_neighbours(const Workings& w) {
  return w.around.region.graph.neighbours[w.around.county].empty()
             ? say(mark("links.csv names no neighbour of {}"), w.county.name)
             : say(mark("presence.csv says nothing of the neighbours of {}"), w.county.name);
}

Sentence no_structure(const Workings& w) { return say(mark("presence.csv has no amounts of {}"), w.county.name); }

/// The item that stands for the industry, in a county whose structure is known; else why not.
std::optional<std::size_t> item_here(Workings& w, const char* what, bool compared) {
  const Region& region = w.around.region;
  if (!region.recorded[w.around.county]) {
    unknown(w, what, no_structure(w));
    return std::nullopt;
  }
  const auto item = item_of(region, w.industry);
  if (!item)
    unknown(w, what, say(mark("presence.csv does not name the sector \"{}\""), w.industry.sector));
  else if (compared && !region.compared[*item])
    unknown(w, what,
            say(mark("the sector \"{}\" is public or not in reference.csv, so it has no location quotient"),
                region.items[*item]));
  else
    return item;
  return std::nullopt;
}

double of(const Eigen::MatrixXd& matrix, std::size_t row, std::size_t column) {
  return matrix(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(column));
}

} // namespace

const std::vector<double>& Surroundings::travel() {
  if (minutes.empty()) {
    minutes = travel_minutes(region.graph, {county});
    minutes[county] = minutes_within;
  }
  return minutes;
}

std::optional<double> Workings::fact(const std::string& id) {
  const RegionFact* known = find_region_fact(id);
  if (!known) return std::nullopt; // reading has refused it with its place
  const RegionFact& fact = *known;
  const auto found = around.region.facts.find(id);
  const auto value = found == around.region.facts.end() ? std::nullopt : found->second[around.county];
  if (value) return computed(*this, fact.id, *value);
  const Text name = both(fact.name);
  const bool no_hub =
      around.c.model->region.hubs.empty() && (id == "hub_hours" || id == "closure_hours" || id == "access_fragility");
  return unknown(*this, fact.id,
                 no_hub ? say(mark("[region] hubs of casebook.toml names no county to which goods go"))
                 : id == "complexity" && !around.region.no_complexity.empty()
                     ? around.region.no_complexity
                     : say(mark("the region does not tell it for {0}: {1}"), county.name, name));
}

/// The item in which most of the neighbours lead, and in how many of them it does.
std::pair<std::size_t, std::size_t> most_common_lead(const Workings& w) {
  const Region& region = w.around.region;
  std::map<int, std::size_t> leads;
  for (const Neighbour& n : region.within[w.around.county])
    if (const int lead = region.leading[n.county]; lead != no_lead) ++leads[lead];
  std::pair<std::size_t, std::size_t> most{0, 0};
  for (const auto& [item, count] : leads)
    if (count > most.second) most = {static_cast<std::size_t>(item), count};
  return most;
}

/// Share of the neighbours, weighted by closeness, in which the industry already leads.
std::optional<double> crowding(const Measure&, Workings& w) {
  const Region& region = w.around.region;
  const Crowding found = crowding_of_industry(region, w.around.county, w.industry);
  if (!found.share) return unknown(w, "crowding", no_neighbours(w));
  const auto item = item_of(region, w.industry);
  const Text what = found.by_sector && item ? region.item_names[*item] : w.industry.name;
  const std::string same = std::to_string(found.same.size()), known = std::to_string(found.known);
  const std::string hops = std::to_string(w.around.c.model->region.crowding_hops);
  const bool borders = w.around.c.model->region.crowding_hops == 1;
  const auto [most, leading] = most_common_lead(w);
  if (found.same.empty() && borders && 2 * leading > found.known)
    w.neighbours = say(mark("none of {0} neighbours leads in {1}; {2} lead in {3}"), known, what,
                       std::to_string(leading), region.item_names[most]);
  else if (found.same.empty())
    w.neighbours = borders ? say(mark("none of {0} neighbours leads in {1}"), known, what)
                           : say(mark("none of the {0} counties within {1} borders leads in {2}"), known, hops, what);
  else {
    const Text which = names(w, nearest_first(w, found.same));
    w.neighbours = borders ? say(mark("{0} of {1} neighbours already lead in {2}: {3}"), same, known, what, which)
                           : say(mark("{0} of {1} counties within {2} borders already lead in {3}: {4}"), same, known,
                                 hops, what, which);
  }
  return computed(w, "crowding", *found.share);
}

/// UNIDO similarity to the neighbours × the county's share in the industry's sector, all sectors.
std::optional<double> similarity(const Measure&, Workings& w) {
  const Region& region = w.around.region;
  const auto item = item_here(w, "similarity", false);
  if (!item) return std::nullopt;
  const std::optional<double> alike = region.similarity_to_neighbours[w.around.county];
  if (!alike) return unknown(w, "similarity", no_neighbours(w));
  std::pair<double, std::size_t> most{-1, 0};
  for (const Neighbour& n : region.graph.neighbours[w.around.county])
    if (const auto one = similarity_of(region, w.around.county, n.county); one && *one > most.first)
      most = {*one, n.county};
  w.neighbours =
      say(mark("most like {0} (similarity {1})"), w.around.c.model->counties[most.second].name, decimal(most.first, 3));
  const double share =
      of(region.amounts, w.around.county, *item) / region.amounts.row(static_cast<Eigen::Index>(w.around.county)).sum();
  computed(w, "similarity_to_neighbours", *alike);
  computed(w, "share_of_sector", share);
  return *alike * share;
}

/// Density of the industry in the county's present structure.
std::optional<double> relatedness(const Measure&, Workings& w) {
  const Region& region = w.around.region;
  const auto item = item_here(w, "relatedness", true);
  if (!item) return std::nullopt;
  if (!(region.proximity.col(static_cast<Eigen::Index>(*item)).sum() > 0))
    return unknown(
        w, "relatedness",
        say(mark("no county is specialised in \"{}\", so nothing tells what it is related to"), region.items[*item]));
  return computed(w, "relatedness", of(region.density, w.around.county, *item));
}

std::optional<double> specialisation(const Measure&, Workings& w) {
  const auto item = item_here(w, "location_quotient", true);
  if (!item) return std::nullopt;
  return computed(w, "location_quotient", of(w.around.region.quotients, w.around.county, *item));
}

/// Σ population × decay of the travel time: Tanner's, with minutes; what spoils loses its worth on the way.
std::optional<double> access(const Measure& measure, Workings& w) {
  const Region& region = w.around.region;
  const auto perishability = w.requirement(measure.decay_requirement);
  if (!perishability) return std::nullopt;
  if (region.population_column.empty())
    return unknown(w, "market_potential", say(mark("counties.csv has no column \"population\" or \"pop_…\"")));
  if (region.graph.neighbours[w.around.county].empty() && region.graph.counties.size() > 1 &&
      region.graph.links.empty())
    return unknown(w, "market_potential", say(mark("links.csv names no neighbour of {}"), w.county.name));
  const double beta = *perishability * std::numbers::ln2 / minutes_to_half;
  return computed(w, "market_potential", tanner_potential(region.population, w.around.travel(), beta));
}

/// Input–output links with what the county and its neighbours have.
std::optional<double> linkage(const Measure&, Workings& w) {
  const Region& region = w.around.region;
  if (w.around.c.model->linkage.empty())
    return unknown(w, "linkage", say(mark("linkage.csv is missing: what each sector buys of and sells to the others")));
  const auto item = item_here(w, "linkage", false);
  if (!item) return std::nullopt;
  return computed(w, "linkage", of(region.linkage, w.around.county, *item));
}

} // namespace yindi
