#pragma once

// Counties made by chance, with groups of leaves, given weights and, where asked for, doubtful values.

#include "engine/robustness/problem.h"
#include "tests/catch.h"

#include <random>

namespace yindi::test {

struct SyntheticCounty {
  Case c;
  CountyRanking ranked;
};

inline double uniform(std::mt19937_64& random) { return static_cast<double>(random() >> 11) * 0x1p-53; }

inline Criterion synthetic_leaf(const std::string& id, const std::string& parent) {
  Criterion leaf;
  leaf.id = id;
  leaf.parent = parent;
  leaf.name = {"Leaf " + id, "准则" + id};
  leaf.direction = Direction::max;
  leaf.scale = Scale{0, 1};
  leaf.measure = Measure{};
  leaf.measure->kind = "given";
  return leaf;
}

/// Weights with these local ones.
inline Weights weights_of(const Case& c, const LocalWeights& local) {
  Weights weights;
  for (const std::string& node : weighted_nodes(c.model->library)) {
    NodeWeights entry;
    entry.node = node;
    entry.items = children(c.model->library, node);
    for (const std::string& item : entry.items)
      entry.weights.push_back(local.contains(node) ? local.at(node).at(item)
                                                   : 1 / static_cast<double>(entry.items.size()));
    weights.nodes.push_back(entry);
  }
  weights.global = global_weights(c.model->library, local_weights(weights));
  return weights;
}

/// One county "k": group g has leaves[g] leaves, industry i the values u[i][leaf], nothing: unknown. Industries i0 …,
/// groups g0 …, leaves c0 ….
inline Case synthetic_case(const std::vector<int>& leaves, const std::vector<std::vector<std::optional<double>>>& u) {
  Case c;
  c.model.edit().county_ids = {"k"};
  c.model.edit().counties.push_back({"k", plain("K"), "", {}, {}, {}});
  int next = 0;
  for (std::size_t g = 0; g < leaves.size(); ++g) {
    Criterion group;
    group.id = "g" + std::to_string(g);
    group.name = {"Group " + group.id, "组" + group.id};
    c.model.edit().library.criteria.push_back(group);
    for (int k = 0; k < leaves[g]; ++k)
      c.model.edit().library.criteria.push_back(synthetic_leaf("c" + std::to_string(next++), group.id));
  }
  for (std::size_t i = 0; i < u.size(); ++i) {
    const std::string id = "i" + std::to_string(i);
    c.model.edit().industry_ids.push_back(id);
    c.model.edit().industries.push_back({id, {"Industry " + id, "产业" + id}, "", {}});
    for (std::size_t j = 0; j < u[i].size(); ++j)
      c.model.edit().values.push_back({"k", id, "c" + std::to_string(j), u[i][j], {}, {}, "s", "estimate", {}, {}});
  }
  return c;
}

inline LocalWeights random_weights(const Case& c, std::mt19937_64& random) {
  LocalWeights local;
  for (const std::string& node : weighted_nodes(c.model->library)) {
    double sum = 0;
    for (const std::string& item : children(c.model->library, node)) sum += local[node][item] = 0.05 + uniform(random);
    for (auto& [item, weight] : local[node]) weight /= sum;
  }
  return local;
}

/// `doubtful`: every eleventh cell unknown, every seventh a range (each other one with a point), every fifth assumed.
inline SyntheticCounty synthetic_county(std::mt19937_64& random, const std::vector<int>& leaves, int industries,
                                        const std::string& method, const Settings& parameters, bool doubtful = false) {
  int n = 0;
  for (int count : leaves) n += count;
  std::vector<std::vector<std::optional<double>>> u(static_cast<std::size_t>(industries));
  for (auto& row : u)
    for (int j = 0; j < n; ++j) row.emplace_back(uniform(random));
  SyntheticCounty county{synthetic_case(leaves, u), {}};
  county.c.method.id = method;
  county.c.method.parameters = parameters;
  for (std::size_t k = 0; doubtful && k < county.c.model->values.size(); ++k) {
    GivenValue& value = county.c.model.edit().values[k];
    if (k % 5 == 4) value.quality = "assumption";
    if (k % 7 == 6) {
      value.low = *value.value * 0.7;
      value.high = std::min(1.0, *value.value * 1.2);
      if (k % 2 == 0) value.value.reset();
    }
    if (k % 11 == 10) value.value = value.low = value.high = std::nullopt;
  }
  county.ranked = rank_county(county.c, std::make_shared<const Assessment>(assess(county.c, "k")),
                              weights_of(county.c, random_weights(county.c, random)));
  return county;
}

inline CountyProblem problem_of(const SyntheticCounty& county) {
  Loaded<CountyProblem> problem = county_problem(county.c, county.ranked);
  for (const Diagnostic& d : problem.diagnostics) UNSCOPED_INFO(print(d));
  REQUIRE(problem.value);
  return std::move(*problem.value);
}

/// A county with these values and local weights.
inline SyntheticCounty made_county(const std::vector<int>& leaves,
                                   const std::vector<std::vector<std::optional<double>>>& u, const LocalWeights& local,
                                   const std::string& method, const Settings& parameters = {}) {
  SyntheticCounty county{synthetic_case(leaves, u), {}};
  county.c.method.id = method;
  county.c.method.parameters = parameters;
  county.ranked =
      rank_county(county.c, std::make_shared<const Assessment>(assess(county.c, "k")), weights_of(county.c, local));
  return county;
}

} // namespace yindi::test
