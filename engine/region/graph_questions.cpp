// What is asked of the county graph, by Boost.Graph.

#include "engine/region/county_graph.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/edmonds_karp_max_flow.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <functional>
#include <map>
#include <set>
#include <utility>

namespace yindi {
namespace {

struct Length {
  double value = 1;
  std::size_t link = 0; ///< position in CountyGraph::links
};
using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property, Length>;

/// Every pair of counties that a link joins, once.
Graph topology(const CountyGraph& graph) {
  Graph result(graph.counties.size());
  std::set<std::pair<std::size_t, std::size_t>> seen;
  for (std::size_t i = 0; i < graph.links.size(); ++i) {
    const CountyLink& link = graph.links[i];
    if (seen.insert(std::minmax(link.a, link.b)).second) boost::add_edge(link.a, link.b, Length{1, i}, result);
  }
  return result;
}

/// The links with a known time, and one more vertex that leads to a set of sources without loss of time.
struct Roads {
  Graph graph;
  std::size_t start;
};

Roads roads(const CountyGraph& graph) {
  Roads result{Graph(graph.counties.size() + 1), graph.counties.size()};
  for (const CountyLink& link : graph.links)
    if (link.minutes) boost::add_edge(link.a, link.b, Length{*link.minutes, 0}, result.graph);
  return result;
}

constexpr double closed = 1e200; ///< minutes over a link that is closed

std::vector<double> shortest(Roads& roads, const std::vector<std::size_t>& sources) {
  boost::clear_vertex(roads.start, roads.graph);
  for (const std::size_t source : sources) boost::add_edge(roads.start, source, Length{0, 0}, roads.graph);
  std::vector<double> minutes(boost::num_vertices(roads.graph), unreachable);
  boost::dijkstra_shortest_paths(roads.graph, roads.start,
                                 boost::weight_map(boost::get(&Length::value, roads.graph))
                                     .distance_map(minutes.data())
                                     .distance_inf(unreachable));
  minutes.pop_back();
  return minutes;
}

} // namespace

std::vector<std::size_t> components(const CountyGraph& graph) {
  const Graph g = topology(graph);
  std::vector<std::size_t> part(graph.counties.size(), 0);
  if (!part.empty()) boost::connected_components(g, part.data());
  return part;
}

std::vector<double> travel_minutes(const CountyGraph& graph, const std::vector<std::size_t>& sources) {
  Roads ways = roads(graph);
  return shortest(ways, sources);
}

std::vector<std::vector<Neighbour>> neighbours_within(const CountyGraph& graph, std::size_t hops) {
  if (hops <= 1) return graph.neighbours;
  std::vector<std::vector<Neighbour>> result;
  for (std::size_t from = 0; from < graph.counties.size(); ++from) {
    std::map<std::size_t, double> length = {{from, 0}}, edge = length; // edge: reached or shortened by the last border
    for (std::size_t hop = 0; hop < hops && !edge.empty(); ++hop) {
      std::map<std::size_t, double> next;
      for (const auto& [county, so_far] : edge)
        for (const Neighbour& n : graph.neighbours[county]) {
          const double here = so_far + 1 / n.closeness;
          const auto known = length.find(n.county);
          if (known != length.end() && known->second <= here) continue;
          length[n.county] = next[n.county] = here;
        }
      edge = std::move(next);
    }
    length.erase(from);
    auto& row = result.emplace_back();
    for (const auto& [county, way] : length) row.push_back({county, 1 / way});
  }
  return result;
}

std::vector<std::size_t> cut_off_without(const CountyGraph& graph, std::size_t county, const std::vector<bool>& among) {
  std::map<std::size_t, std::vector<std::size_t>> ends;
  for (const CountyLink& link : graph.links) {
    ends[link.a].push_back(link.b);
    ends[link.b].push_back(link.a);
  }
  std::set<std::size_t> seen = {county};
  std::vector<std::vector<std::size_t>> parts;
  for (const std::size_t first : ends[county]) {
    if (!seen.insert(first).second) continue;
    std::vector<std::size_t> part = {first};
    for (std::size_t i = 0; i < part.size(); ++i)
      for (const std::size_t next : ends[part[i]])
        if (seen.insert(next).second) part.push_back(next);
    parts.push_back(std::move(part));
  }
  const auto size = [&](const std::vector<std::size_t>& part) {
    return std::pair(std::count_if(part.begin(), part.end(), [&](std::size_t k) { return among[k]; }), part.size());
  };
  const auto greatest =
      std::max_element(parts.begin(), parts.end(), [&](const auto& a, const auto& b) { return size(a) < size(b); });
  std::vector<std::size_t> result;
  for (auto part = parts.begin(); part != parts.end(); ++part)
    if (part != greatest) result.insert(result.end(), part->begin(), part->end());
  std::sort(result.begin(), result.end());
  return result;
}

WeakPoints weak_points(const CountyGraph& graph) {
  const Graph g = topology(graph);
  std::map<Graph::edge_descriptor, std::size_t> part;
  boost::associative_property_map<decltype(part)> parts(part);
  WeakPoints result;
  boost::biconnected_components(g, parts, std::back_inserter(result.counties));
  std::map<std::size_t, std::vector<std::size_t>> members;
  for (const auto& [edge, number] : part) members[number].push_back(g[edge].link);
  for (const auto& [number, links] : members)
    if (links.size() == 1) result.links.push_back(links.front());
  std::sort(result.counties.begin(), result.counties.end());
  std::sort(result.links.begin(), result.links.end());
  return result;
}

std::vector<double> betweenness(const CountyGraph& graph) {
  const Graph g = topology(graph);
  std::vector<double> result(graph.counties.size(), 0);
  if (result.size() < 3) return result; // no pair of others
  const auto centrality = boost::make_iterator_property_map(result.begin(), boost::get(boost::vertex_index, g));
  boost::brandes_betweenness_centrality(g, boost::centrality_map(centrality));
  boost::relative_betweenness_centrality(g, centrality);
  return result;
}

std::vector<double> access_fragility(const CountyGraph& graph, const std::vector<std::size_t>& hubs) {
  using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
  using Flow = boost::adjacency_list<
      boost::vecS, boost::vecS, boost::directedS, boost::no_property,
      boost::property<boost::edge_capacity_t, long,
                      boost::property<boost::edge_residual_capacity_t, long,
                                      boost::property<boost::edge_reverse_t, Traits::edge_descriptor>>>>;
  constexpr long enough = 3;
  const std::size_t n = graph.counties.size(), sink = n, start = n + 1;
  Flow flow(n + 2);
  const auto connect = [&](std::size_t from, std::size_t to, long there, long back) {
    const auto edge = boost::add_edge(from, to, flow).first, reverse = boost::add_edge(to, from, flow).first;
    boost::put(boost::edge_capacity, flow, edge, there);
    boost::put(boost::edge_capacity, flow, reverse, back);
    boost::put(boost::edge_reverse, flow, edge, reverse);
    boost::put(boost::edge_reverse, flow, reverse, edge);
    return edge;
  };
  for (const CountyLink& link : graph.links) connect(link.a, link.b, 1, 1);
  for (const std::size_t hub : hubs) connect(hub, sink, enough, 0);
  std::vector<double> result;
  for (std::size_t county = 0; county < n; ++county) {
    const auto first = connect(start, county, enough, 0); // no more than three ways are looked for
    const double ways = static_cast<double>(boost::edmonds_karp_max_flow(flow, start, sink));
    boost::put(boost::edge_capacity, flow, first, 0);
    result.push_back(1 - std::min(1.0, ways / static_cast<double>(enough)));
  }
  return result;
}

std::vector<double> closure_minutes(const CountyGraph& graph, const std::vector<std::size_t>& hubs) {
  Roads ways = roads(graph);
  const std::vector<double> open = shortest(ways, hubs);
  std::vector<double> result;
  for (const double minutes : open) result.push_back(minutes < unreachable ? 0 : unreachable);
  // One link a county leads towards the hub: the last of its shortest way. The others' loss costs nobody anything.
  const auto towards = [&](std::size_t county) {
    std::optional<Graph::edge_descriptor> best;
    for (const auto& edge : boost::make_iterator_range(boost::out_edges(county, ways.graph))) {
      const std::size_t next = boost::target(edge, ways.graph);
      const double here = next == ways.start ? unreachable : open[next] + ways.graph[edge].value;
      if (here <= open[county] * (1 + 1e-12) && (!best || ways.graph[edge].value < ways.graph[*best].value))
        best = edge;
    }
    return best;
  };
  for (std::size_t county = 0; county < open.size(); ++county) {
    if (!(open[county] > 0) || open[county] >= unreachable) continue;
    const auto link = towards(county);
    const double minutes = std::exchange(ways.graph[*link].value, closed);
    const std::vector<double> without = shortest(ways, hubs);
    ways.graph[*link].value = minutes;
    for (std::size_t k = 0; k < open.size(); ++k)
      if (open[k] < unreachable)
        result[k] = std::max(result[k], without[k] < closed ? without[k] - open[k] : unreachable);
  }
  return result;
}

std::vector<Belt> belts(const CountyGraph& graph, const std::vector<int>& labels, std::size_t at_least) {
  Graph g(graph.counties.size());
  for (std::size_t a = 0; a < graph.neighbours.size(); ++a)
    for (const Neighbour& n : graph.neighbours[a])
      if (a < n.county) boost::add_edge(a, n.county, Length{}, g);
  const auto alike = [&](const Graph::edge_descriptor& edge) {
    const int label = labels[boost::source(edge, g)];
    return label >= 0 && label == labels[boost::target(edge, g)];
  };
  const boost::filtered_graph<Graph, std::function<bool(const Graph::edge_descriptor&)>> same(g, alike);
  std::vector<std::size_t> part(graph.counties.size(), 0);
  if (!part.empty()) boost::connected_components(same, part.data());
  std::map<std::size_t, Belt> found;
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (labels[i] < 0) continue;
    Belt& belt = found[part[i]];
    belt.label = labels[i];
    belt.counties.push_back(i);
  }
  std::vector<Belt> result;
  for (auto& [number, belt] : found)
    if (belt.counties.size() >= at_least) result.push_back(std::move(belt));
  std::stable_sort(result.begin(), result.end(),
                   [](const Belt& a, const Belt& b) { return a.counties.size() > b.counties.size(); });
  return result;
}

} // namespace yindi
