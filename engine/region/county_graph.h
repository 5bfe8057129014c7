#pragma once

// The county graph: who borders on whom, and how long it takes. Neighbours are the ends of `adjacent` links; travel
// goes over links of every kind (DESIGN §7).

#include "engine/case/case.h"

#include <Eigen/Core>
#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

namespace yindi {

/// Minutes between two counties that no way connects.
inline constexpr double unreachable = 1e300;

/// One link with its length and travel time, given or computed.
struct CountyLink {
  std::size_t a = 0, b = 0;
  std::string kind;
  std::optional<double> km, minutes;
  bool km_computed = false;      ///< great circle between the seats
  bool minutes_computed = false; ///< from km, detour and the speed of the terrain's class
  bool operator==(const CountyLink&) const = default;
};

struct Neighbour {
  std::size_t county = 0;
  double closeness = 1; ///< 1/km, 1/minutes, or 1 for all where some link has no length
  bool operator==(const Neighbour&) const = default;
};

struct CountyGraph {
  std::vector<std::string> counties; ///< in the order of the case
  std::unordered_map<std::string, std::size_t> index;
  std::vector<CountyLink> links;
  std::vector<std::vector<Neighbour>> neighbours; ///< by county, each neighbour once, in the order of the counties
  std::string closeness;                          ///< what it was taken from: "km", "minutes" or "hops"
  std::vector<Sentence> notes;                    ///< islands, computed lengths and times
};

/// The graph of a case that has been checked. Links to unknown counties or to the county itself are left out, of
/// parallel links between neighbours the first counts.
CountyGraph county_graph(const Case& c);

/// Kilometres between two places on a sphere of 6,371 km (haversine); longitude and latitude in degrees.
double great_circle_km(double lon_a, double lat_a, double lon_b, double lat_b);

/// Number of each county's connected part, 0, 1, …, in the order in which they first appear. Islands are parts of one.
std::vector<std::size_t> components(const CountyGraph& graph);

/// Minutes from the nearest of the `sources` to every county (Dijkstra 1959, from a node that stands for them all);
/// `unreachable` where there is no way. Links without a known time are not used.
std::vector<double> travel_minutes(const CountyGraph& graph, const std::vector<std::size_t>& sources);

/// Neighbours in the wider sense: all counties within `hops` borders, in the order of the counties. Closeness is 1 over
/// the length of the shortest way of so few borders, in what the graph's closeness is taken from.
std::vector<std::vector<Neighbour>> neighbours_within(const CountyGraph& graph, std::size_t hops);

/// Counties whose loss cuts others off from each other, and the links whose loss does (Tarjan 1972): fragile access.
struct WeakPoints {
  std::vector<std::size_t> counties; ///< articulation points
  std::vector<std::size_t> links;    ///< bridges, as positions in graph.links
};
WeakPoints weak_points(const CountyGraph& graph);

/// What the loss of a county cuts off: all counties outside the greatest of the parts that remain of its own part of
/// the graph, where a part is the greater the more counties of `among` it has, then the more it has at all.
std::vector<std::size_t> cut_off_without(const CountyGraph& graph, std::size_t county, const std::vector<bool>& among);

/// Share of the shortest ways between all other pairs that pass through each county, 0 to 1 (Freeman 1977, by Brandes
/// 2001; a way is as long as the borders that it crosses): where a shared processing hub would serve most.
std::vector<double> betweenness(const CountyGraph& graph);

/// By county: 1 − min(1, ways/3), where ways is the number of ways to hubs that share no link (Menger 1927, by maximum
/// flow). 1: cut off; 0: three independent ways or a hub itself.
std::vector<double> access_fragility(const CountyGraph& graph, const std::vector<std::size_t>& hubs);

/// By county: minutes that the way to the nearest hub grows by when the one link closes whose loss hurts most (the
/// exposure of Jenelius, Petersen & Mattsson 2006). `unreachable` where that cuts it off, or where it is cut off
/// already.
std::vector<double> closure_minutes(const CountyGraph& graph, const std::vector<std::size_t>& hubs);

/// Neighbouring counties that share one label ≥ 0, as far as they hang together; greatest first.
struct Belt {
  int label = 0;
  std::vector<std::size_t> counties;
};
std::vector<Belt> belts(const CountyGraph& graph, const std::vector<int>& labels, std::size_t at_least = 2);

} // namespace yindi
