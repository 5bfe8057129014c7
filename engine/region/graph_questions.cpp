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

Eigen::MatrixXd travel_matrix(const CountyGraph& graph, const std::vector<std::size_t>& from) {
  Roads ways = roads(graph);
  Eigen::MatrixXd result(static_cast<Eigen::Index>(from.size()), static_cast<Eigen::Index>(graph.counties.size()));
  for (std::size_t i = 0; i < from.size(); ++i) {
    const std::vector<double> row = shortest(ways, {from[i]});
    result.row(static_cast<Eigen::Index>(i)) = Eigen::Map<const Eigen::RowVectorXd>(row.data(), result.cols());
  }
  return result;
}

std::vector<std::pair<std::size_t, std::size_t>> within_hops(const CountyGraph& graph, std::size_t county,
                                                             std::size_t hops) {
  // Breadth first with a limit of depth, which the library's visitor has only by throwing.
  std::vector<std::pair<std::size_t, std::size_t>> reached = {{county, 0}};
  std::set<std::size_t> seen = {county};
  for (std::size_t i = 0; i < reached.size(); ++i) {
    const auto [from, depth] = reached[i];
    if (depth == hops) break;
    for (const Neighbour& n : graph.neighbours[from])
      if (seen.insert(n.county).second) reached.emplace_back(n.county, depth + 1);
  }
  reached.erase(reached.begin());
  return reached;
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

double access_fragility(const CountyGraph& graph, std::size_t county, const std::vector<std::size_t>& hubs) {
  if (std::find(hubs.begin(), hubs.end(), county) != hubs.end()) return 0;
  using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
  using Flow = boost::adjacency_list<
      boost::vecS, boost::vecS, boost::directedS, boost::no_property,
      boost::property<boost::edge_capacity_t, long,
                      boost::property<boost::edge_residual_capacity_t, long,
                                      boost::property<boost::edge_reverse_t, Traits::edge_descriptor>>>>;
  Flow flow(graph.counties.size() + 1);
  const std::size_t sink = graph.counties.size();
  const auto connect = [&](std::size_t from, std::size_t to, long there, long back) {
    const auto edge = boost::add_edge(from, to, flow).first, reverse = boost::add_edge(to, from, flow).first;
    boost::put(boost::edge_capacity, flow, edge, there);
    boost::put(boost::edge_capacity, flow, reverse, back);
    boost::put(boost::edge_reverse, flow, edge, reverse);
    boost::put(boost::edge_reverse, flow, reverse, edge);
  };
  for (const CountyLink& link : graph.links) connect(link.a, link.b, 1, 1);
  for (const std::size_t hub : hubs) connect(hub, sink, 3, 0);
  const double ways = static_cast<double>(boost::edmonds_karp_max_flow(flow, county, sink));
  return 1 - std::min(1.0, ways / 3);
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
