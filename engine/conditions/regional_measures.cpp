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

Sentence no_neighbours(const Workings& w) {
  return w.around.region.graph.neighbours[w.around.county].empty()
             ? say(mark("links.csv names no neighbour of {}"), w.county.name)
             : say(mark("presence.csv says nothing of the neighbours of {}"), w.county.name);
}

Sentence no_structure(const Workings& w) { return say(mark("presence.csv has no amounts of {}"), w.county.name); }

/// Why the sector says nothing of the industry alone, where the measure asks for that; blank where it may stand for it.
Sentence told_by_sector(const Measure& measure, const Workings& w, std::size_t item) {
  const Region& region = w.around.region;
  const int others = region.candidates_of_item[item];
  if (measure.by != "industry" || region.items[item] == w.industry.id || others < 2) return {};
  return say(mark("only the sector \"{0}\" is on record, and it is the same for all {1} industries in it"),
             region.item_names[item], std::to_string(others));
}

/// The item that stands for the industry, in a county whose structure is known; else why not.
std::optional<std::size_t> item_here(const Measure& measure, Workings& w, const char* what, bool compared) {
  const Region& region = w.around.region;
  if (!region.recorded[w.around.county]) {
    w.unknown(what, no_structure(w));
    return std::nullopt;
  }
  const auto item = item_of(region, w.industry);
  if (!item)
    w.unknown(what, say(mark("presence.csv does not name the sector \"{}\""), w.industry.sector));
  else if (compared && !region.compared[*item])
    w.unknown(what, say(mark("the sector \"{}\" is public or not in reference.csv, so it has no location quotient"),
                        region.items[*item]));
  else if (const Sentence why = told_by_sector(measure, w, *item); !why.empty())
    w.unknown(what, why);
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

Text names_of(const Workings& w, const std::vector<std::size_t>& counties) {
  std::vector<Text> result;
  for (std::size_t i = 0; i < counties.size() && i < 4; ++i)
    result.push_back(w.around.c.model->counties[counties[i]].name);
  Text all = list(result);
  if (counties.size() > 4) all = both(say(mark("{0} and {1} more"), all, std::to_string(counties.size() - 4)));
  return all;
}

std::vector<std::size_t> nearest_first(const Workings& w, std::vector<std::size_t> some, int hops) {
  const auto& neighbours = neighbours_across(w.around.region, w.around.county, hops);
  const auto closeness = [&](std::size_t county) {
    return std::find_if(neighbours.begin(), neighbours.end(), [&](const Neighbour& n) { return n.county == county; })
        ->closeness;
  };
  std::stable_sort(some.begin(), some.end(), [&](std::size_t a, std::size_t b) { return closeness(a) > closeness(b); });
  return some;
}

std::optional<double> Workings::fact(const std::string& id) {
  const RegionFact* known = find_region_fact(id);
  if (!known) return std::nullopt; // reading has refused it with its place
  const RegionFact& fact = *known;
  const auto found = around.region.facts.find(id);
  const auto value = found == around.region.facts.end() ? std::nullopt : found->second[around.county];
  if (value) return computed(fact.id, *value);
  const Text name = both(fact.name);
  const bool no_hub =
      around.c.model->region.hubs.empty() && (id == "hub_hours" || id == "closure_hours" || id == "access_fragility");
  return unknown(fact.id, no_hub ? say(mark("[region] hubs of casebook.toml names no county to which goods go"))
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
Measured crowding(const Measure& measure, Workings& w) {
  if (!measure.unit.empty()) return crowding_on_record(measure, w);
  const Region& region = w.around.region;
  const int hops = measure.hops > 0 ? measure.hops : w.around.c.model->region.crowding_hops;
  const Crowding found = crowding_of_industry(region, w.around.county, w.industry, hops);
  if (!found.share) return w.unknown("crowding", no_neighbours(w));
  const auto item = item_of(region, w.industry);
  const Text what = found.by_sector && item ? region.item_names[*item] : w.industry.name;
  const std::string same = std::to_string(found.same.size()), known = std::to_string(found.known);
  const std::string across = std::to_string(hops);
  const bool borders = hops == 1;
  const auto [most, leading] = most_common_lead(w);
  if (found.same.empty() && borders && 2 * leading > found.known)
    w.neighbours = say(mark("none of {0} neighbours leads in {1}; {2} lead in {3}"), known, what,
                       std::to_string(leading), region.item_names[most]);
  else if (found.same.empty())
    w.neighbours = borders ? say(mark("none of {0} neighbours leads in {1}"), known, what)
                           : say(mark("none of the {0} counties within {1} borders leads in {2}"), known, across, what);
  else {
    const Text which = names_of(w, nearest_first(w, found.same, hops));
    w.neighbours = borders ? say(mark("{0} of {1} neighbours already lead in {2}: {3}"), same, known, what, which)
                           : say(mark("{0} of {1} counties within {2} borders already lead in {3}: {4}"), same, known,
                                 across, what, which);
  }
  const double share = w.computed("crowding", *found.share);
  return measure.market.empty() ? share : share * market_shared(measure, w);
}

/// UNIDO similarity to the neighbours × the county's share in the industry's sector, all sectors.
Measured similarity(const Measure& measure, Workings& w) {
  const Region& region = w.around.region;
  const auto item = item_here(measure, w, "similarity", false);
  if (!item) return std::nullopt;
  const std::optional<double> alike = region.similarity_to_neighbours[w.around.county];
  if (!alike) return w.unknown("similarity", no_neighbours(w));
  std::pair<double, std::size_t> most{-1, 0};
  for (const Neighbour& n : region.graph.neighbours[w.around.county])
    if (const auto one = similarity_of(region, w.around.county, n.county); one && *one > most.first)
      most = {*one, n.county};
  w.neighbours =
      say(mark("most like {0} (similarity {1})"), w.around.c.model->counties[most.second].name, decimal(most.first, 3));
  const double share =
      of(region.amounts, w.around.county, *item) / region.amounts.row(static_cast<Eigen::Index>(w.around.county)).sum();
  w.computed("similarity_to_neighbours", *alike);
  w.computed("share_of_sector", share);
  return *alike * share;
}

/// Density of the industry in the county's present structure.
Measured relatedness(const Measure& measure, Workings& w) {
  if (!measure.unit.empty()) return relatedness_on_record(measure, w);
  const Region& region = w.around.region;
  const auto item = item_here(measure, w, "relatedness", true);
  if (!item) return std::nullopt;
  if (!(region.proximity.col(static_cast<Eigen::Index>(*item)).sum() > 0))
    return w.unknown(
        "relatedness",
        say(mark("no county is specialised in \"{}\", so nothing tells what it is related to"), region.items[*item]));
  return w.computed("relatedness", of(region.density, w.around.county, *item));
}

Measured specialisation(const Measure& measure, Workings& w) {
  const auto item = item_here(measure, w, "location_quotient", true);
  if (!item) return std::nullopt;
  return w.computed("location_quotient", of(w.around.region.quotients, w.around.county, *item));
}

/// Of the counties that are reached those of which it holds.
template <class Holds>
std::vector<std::size_t> reached_where(Workings& w, const Holds& holds) {
  const std::vector<double>& minutes = w.around.travel();
  std::vector<std::size_t> result;
  for (std::size_t j = 0; j < minutes.size(); ++j)
    if (is_reached(minutes[j]) && holds(j)) result.push_back(j);
  return result;
}

/// The market of the county for what loses its worth at this rate. Nobody knows how many live in some counties: from
/// none of them to each as many as the most populous county has; unknown is not zero.
Market market_of(Workings& w, double beta) {
  const Region& region = w.around.region;
  const std::vector<double>& minutes = w.around.travel();
  Market market;
  market.likeliest = market.low = market.high = tanner_potential(region.population, minutes, beta);
  if (!region.population_exact) {
    market.low = tanner_potential(region.population_low, minutes, beta);
    market.high = tanner_potential(region.population_high, minutes, beta);
  }
  const auto nobody_knows = reached_where(w, [&](std::size_t j) { return !region.population_known[j]; });
  if (!nobody_knows.empty()) {
    const double most = *std::max_element(region.population_high.begin(), region.population_high.end());
    std::vector<double> missing(minutes.size(), 0);
    for (const std::size_t j : nobody_knows) missing[j] = most;
    market.high += tanner_potential(missing, minutes, beta);
    market.guess = false;
    market.because = say(mark("nobody knows how many people live in {0}, who count for the market of {1}"),
                         names_of(w, nobody_knows), w.county.name);
  } else if (market.low < market.high) {
    market.because = say(mark("how many people live in {0} is known only within limits"),
                         names_of(w, reached_where(w, [&](std::size_t j) {
                                    return region.population_low[j] < region.population_high[j];
                                  })));
  }
  return market;
}

/// Σ population × decay of the travel time: Tanner's, with minutes; what spoils loses its worth on the way.
Measured access(const Measure& measure, Workings& w) {
  const Region& region = w.around.region;
  const auto perishability = w.requirement(measure.decay_requirement);
  if (!perishability) return std::nullopt;
  if (region.population_column.empty())
    return w.unknown("market_potential", say(mark("counties.csv has no column \"population\" or \"pop_…\"")));
  if (region.graph.neighbours[w.around.county].empty() && region.graph.counties.size() > 1 &&
      region.graph.links.empty())
    return w.unknown("market_potential", say(mark("links.csv names no neighbour of {}"), w.county.name));
  const double beta = *perishability * std::numbers::ln2 / minutes_to_half;
  auto& markets = w.around.markets;
  auto met = markets.find(beta);
  if (met == markets.end()) met = markets.emplace(beta, market_of(w, beta)).first;
  const Market& market = met->second;
  if (market.because.empty()) return w.computed("market_potential", market.likeliest);
  if (!(market.high > 0)) return w.unknown("market_potential", market.because);
  w.neighbours = market.because;
  const Interval between{market.low, market.high};
  if (!market.guess) {
    w.inputs.push_back({InputTable::region, "market_potential", std::vector<double>{between.low, between.high}});
    return {std::nullopt, between};
  }
  w.inputs.push_back(
      {InputTable::region, "market_potential", std::vector<double>{between.low, market.likeliest, between.high}});
  return {market.likeliest, between};
}

/// Input–output links with what the county and its neighbours have.
Measured linkage(const Measure& measure, Workings& w) {
  const Region& region = w.around.region;
  if (w.around.c.model->linkage.empty())
    return w.unknown("linkage", say(mark("linkage.csv is missing: what each sector buys of and sells to the others")));
  const auto item = item_here(measure, w, "linkage", false);
  if (!item) return std::nullopt;
  return w.computed("linkage", of(region.linkage, w.around.county, *item));
}

} // namespace yindi
