#include "engine/region/county_graph.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace yindi {
namespace {

/// Relief degree of land surface of a county, as its column `rdls` gives it.
std::optional<double> relief_of(const County& county) {
  const auto found = county.conditions.find("rdls");
  const double* value = found == county.conditions.end() ? nullptr : std::get_if<double>(&found->second);
  return value ? std::optional(*value) : std::nullopt;
}

/// km/h on the terrain between two counties: the mean of their relief decides; unknown relief counts as hills.
double speed_between(const RegionSettings& settings, const County& a, const County& b) {
  const auto one = relief_of(a), other = relief_of(b);
  if (!one && !other) return settings.speed_hills;
  const double relief = (one.value_or(*(other ? other : one)) + other.value_or(*(one ? one : other))) / 2;
  if (relief < 1) return settings.speed_lowland;
  return relief < 3 ? settings.speed_hills : settings.speed_highland;
}

void complete(const Case& c, CountyLink& link) {
  const County &a = c.model->counties[link.a], &b = c.model->counties[link.b];
  if (!link.km && a.lon && a.lat && b.lon && b.lat) {
    link.km = std::max(great_circle_km(*a.lon, *a.lat, *b.lon, *b.lat), 0.1); // two seats in one town
    link.km_computed = true;
  }
  if (link.minutes || !link.km) return;
  // A road's own length has its bends in it already; the distance between seats has not.
  const double detour = link.kind == "adjacent" || link.km_computed ? c.model->region.detour : 1;
  link.minutes = *link.km * detour / speed_between(c.model->region, a, b) * 60;
  link.minutes_computed = true;
}

/// A link whose length nobody gave and no positions tell: the median of the others stands in, so that one gap does not
/// make all neighbours count alike.
void fill_with_median(const Case& c, CountyGraph& graph) {
  std::vector<double> known;
  for (const CountyLink& link : graph.links)
    if (link.km) known.push_back(*link.km);
  if (known.empty() || known.size() == graph.links.size()) return;
  std::sort(known.begin(), known.end());
  const double median = known[known.size() / 2];
  for (CountyLink& link : graph.links) {
    if (link.km) continue;
    link.km = median;
    complete(c, link);
  }
  graph.notes.push_back(
      say(mark("links with neither length nor positions: {0}; the median of the others, {1}, stands in"),
          std::to_string(graph.links.size() - known.size()), quantity(median, "km")));
}

bool is_adjacent(const CountyLink& link) { return link.kind == "adjacent"; }

/// What closeness is taken from: one thing for all links, never mixed.
std::string closeness_of(const Case& c, CountyGraph& graph) {
  const auto all = [&](auto has) {
    return std::all_of(graph.links.begin(), graph.links.end(),
                       [&](const CountyLink& link) { return !is_adjacent(link) || has(link); });
  };
  if (c.model->region.closeness == "hops") return "hops";
  if (c.model->region.closeness == "minutes") {
    if (all([](const CountyLink& link) { return link.minutes && !link.minutes_computed; })) return "minutes";
    graph.notes.push_back(say(mark("not every link has its minutes, so closeness goes by kilometres")));
  }
  if (all([](const CountyLink& link) { return link.km.has_value(); })) return "km";
  graph.notes.push_back(say(mark("not every link has a length, so all neighbours count alike")));
  return "hops";
}

void join_neighbours(CountyGraph& graph) {
  for (const CountyLink& link : graph.links) {
    if (!is_adjacent(link)) continue;
    const double closeness = graph.closeness == "km"        ? 1 / *link.km
                             : graph.closeness == "minutes" ? 1 / *link.minutes
                                                            : 1;
    for (const auto& [from, to] : {std::pair(link.a, link.b), std::pair(link.b, link.a)}) {
      auto& row = graph.neighbours[from];
      if (std::none_of(row.begin(), row.end(), [to = to](const Neighbour& n) { return n.county == to; }))
        row.push_back({to, closeness});
    }
  }
  for (auto& row : graph.neighbours)
    std::sort(row.begin(), row.end(), [](const Neighbour& a, const Neighbour& b) { return a.county < b.county; });
}

void say_what_was_computed(const Case& c, CountyGraph& graph) {
  const auto count = [&](auto is) { return std::count_if(graph.links.begin(), graph.links.end(), is); };
  const auto km = count([](const CountyLink& link) { return link.km_computed; });
  const auto minutes = count([](const CountyLink& link) { return link.minutes_computed; });
  if (km > 0)
    graph.notes.push_back(say(mark("links without a length: {}; computed as the straight distance between the seats"),
                              std::to_string(km)));
  if (minutes > 0)
    graph.notes.push_back(
        say(mark("links without a travel time: {0}; computed from the distance, a detour of {1} and the "
                 "speed of the terrain ({2}, {3} or {4} km/h)"),
            std::to_string(minutes), shortest(c.model->region.detour), shortest(c.model->region.speed_lowland),
            shortest(c.model->region.speed_hills), shortest(c.model->region.speed_highland)));
  std::vector<Text> islands;
  for (std::size_t i = 0; i < graph.counties.size(); ++i)
    if (graph.neighbours[i].empty()) islands.push_back(c.model->counties[i].name);
  if (!islands.empty() && islands.size() <= 10)
    graph.notes.push_back(say(mark("without neighbours: {}"), list(islands)));
  else if (!islands.empty())
    graph.notes.push_back(say(mark("counties without neighbours: {}"), std::to_string(islands.size())));
}

} // namespace

double great_circle_km(double lon_a, double lat_a, double lon_b, double lat_b) {
  const double degree = std::numbers::pi / 180;
  const double north = std::sin((lat_b - lat_a) * degree / 2), east = std::sin((lon_b - lon_a) * degree / 2);
  const double h = north * north + std::cos(lat_a * degree) * std::cos(lat_b * degree) * east * east;
  return 2 * 6371 * std::asin(std::sqrt(std::min(1.0, h)));
}

CountyGraph county_graph(const Case& c) {
  CountyGraph graph;
  for (const County& county : c.model->counties) {
    graph.index.emplace(county.id, graph.counties.size());
    graph.counties.push_back(county.id);
  }
  graph.neighbours.resize(graph.counties.size());
  for (const Link& link : c.model->links) {
    const auto a = graph.index.find(link.from), b = graph.index.find(link.to);
    if (a == graph.index.end() || b == graph.index.end() || a == b) continue;
    CountyLink& added =
        graph.links.emplace_back(CountyLink{a->second, b->second, link.kind, link.km, link.minutes, false, false});
    complete(c, added);
  }
  fill_with_median(c, graph);
  graph.closeness = closeness_of(c, graph);
  join_neighbours(graph);
  say_what_was_computed(c, graph);
  return graph;
}

} // namespace yindi
