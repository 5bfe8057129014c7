#include "engine/region/homogenization.h"

#include "engine/region/structure.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace yindi {
namespace {

Eigen::VectorXd structure(const Region& region, std::size_t county) {
  return region.amounts.row(static_cast<Eigen::Index>(county)).transpose();
}

void find_pairs(const Region& region, Homogenization& h) {
  for (const std::size_t a : h.counties)
    for (const Neighbour& n : region.graph.neighbours[a]) {
      if (n.county <= a || !h.among[n.county]) continue;
      const Eigen::VectorXd one = structure(region, a), other = structure(region, n.county);
      h.pairs.push_back({a, n.county, structural_similarity(one, other), krugman(one, other)});
    }
  std::sort(h.pairs.begin(), h.pairs.end(),
            [](const LikePair& x, const LikePair& y) { return std::pair(x.a, x.b) < std::pair(y.a, y.b); });
}

void summarise(Homogenization& h) {
  std::vector<double> similar;
  for (const LikePair& pair : h.pairs)
    if (pair.similarity) similar.push_back(*pair.similarity);
  if (similar.empty()) return;
  h.mean = std::accumulate(similar.begin(), similar.end(), 0.0) / static_cast<double>(similar.size());
  h.p5 = quantile(similar, 0.05);
  h.median = quantile(similar, 0.5);
  h.p95 = quantile(similar, 0.95);
  h.greatest = quantile(similar, 1);
}

/// Counties joined by pairs at least as alike as p95; found as belts of one label in a graph of those pairs alone.
std::vector<Belt> most_alike(const Region& region, const Homogenization& h) {
  if (!h.p95) return {};
  CountyGraph graph;
  graph.counties = region.graph.counties;
  graph.neighbours.resize(graph.counties.size());
  for (const LikePair& pair : h.pairs)
    if (pair.similarity && *pair.similarity >= *h.p95) {
      graph.neighbours[pair.a].push_back({pair.b, 1});
      graph.neighbours[pair.b].push_back({pair.a, 1});
    }
  return belts(graph, std::vector<int>(graph.counties.size(), 0));
}

void find_crowded(const Region& region, Homogenization& h) {
  for (const std::size_t county : h.counties)
    for (std::size_t item = 0; item < region.items.size(); ++item) {
      const Crowding inside = crowding_of_item(region, county, item, h.among);
      const Crowding all = crowding_of_item(region, county, item);
      const auto full = [](const Crowding& c) { return c.share && *c.share > 1 - 1e-12; };
      if (full(inside) || full(all)) h.crowded.push_back({county, static_cast<int>(item), full(all)});
    }
}

} // namespace

std::optional<double> quantile(std::vector<double> values, double p) {
  if (values.empty()) return std::nullopt;
  std::sort(values.begin(), values.end());
  const double position = p * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(std::floor(position));
  const std::size_t above = std::min(below + 1, values.size() - 1);
  return values[below] + (position - std::floor(position)) * (values[above] - values[below]);
}

Sameness sameness(const Region& region, const std::vector<int>& labels, const std::vector<bool>& among) {
  Sameness result;
  double sum = 0, counties = 0;
  for (std::size_t a = 0; a < labels.size(); ++a) {
    if (!among[a]) continue;
    double same = 0, all = 0;
    for (const Neighbour& n : region.graph.neighbours[a]) {
      if (!among[n.county]) continue;
      const bool alike = labels[a] >= 0 && labels[a] == labels[n.county];
      all += n.closeness;
      if (alike) same += n.closeness;
      if (n.county > a) {
        ++result.pairs;
        if (alike) ++result.same;
      }
    }
    if (!(all > 0)) continue;
    sum += same / all;
    ++counties;
  }
  if (counties > 0) result.crowding = sum / counties;
  return result;
}

Homogenization homogenization(const Region& region, const std::vector<std::string>& deciding) {
  Homogenization h;
  const std::size_t n = region.graph.counties.size();
  h.among.assign(n, false);
  for (const std::string& id : deciding)
    if (const auto found = region.graph.index.find(id); found != region.graph.index.end()) {
      h.counties.push_back(found->second);
      h.among[found->second] = true;
    }
  if (deciding.empty())
    for (std::size_t k = 0; k < n; ++k)
      if (region.recorded[k]) {
        h.counties.push_back(k);
        h.among[k] = true;
      }
  find_pairs(region, h);
  summarise(h);
  h.leads = sameness(region, region.leading, h.among);
  find_crowded(region, h);
  std::vector<int> labels = region.leading;
  for (std::size_t k = 0; k < n; ++k)
    if (!h.among[k]) labels[k] = no_lead;
  h.belts = belts(region.graph, labels);
  h.clusters = most_alike(region, h);
  return h;
}

} // namespace yindi
