#include "engine/robustness/weight_draws.h"

#include "engine/robustness/random.h"
#include "engine/weights/eigenpair.h"
#include "engine/weights/voices.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace yindi {
namespace {

using Eigen::Index;
using Kind = NodeDraw::Kind;

Comparison logarithms_fitted(const Comparison& comparison, const std::vector<double>& weights) {
  Comparison residual = comparison;
  for (Index i = 0; i < comparison.size(); ++i)
    for (Index j = 0; j < comparison.size(); ++j)
      residual.ratio(i, j) = std::log(comparison.ratio(i, j)) -
                             std::log(weights[static_cast<std::size_t>(i)] / weights[static_cast<std::size_t>(j)]);
  return residual;
}

/// r²: how badly the judgements fit each other.
double misfit(const Comparison& comparison, const std::vector<double>& weights) {
  const int free = judged_pairs(comparison) - (static_cast<int>(comparison.size()) - 1);
  if (free <= 0) return 0;
  const Comparison residual = logarithms_fitted(comparison, weights);
  double sum = 0;
  for (Index i = 0; i < comparison.size(); ++i)
    for (Index j = i + 1; j < comparison.size(); ++j)
      if (comparison.judged(i, j)) sum += residual.ratio(i, j) * residual.ratio(i, j);
  return sum / free;
}

/// d²: weighted variance of what the members said of one pair, in logarithms.
double disagreement(const std::vector<Member>& members, Index i, Index j) {
  double weight = 0, sum = 0, squares = 0;
  for (const Member& member : members) {
    if (member.weight <= 0 || !member.comparison.judged(i, j)) continue;
    const double x = std::log(member.comparison.ratio(i, j));
    weight += member.weight;
    sum += member.weight * x;
    squares += member.weight * x * x;
  }
  if (weight <= 0) return 0;
  const double mean = sum / weight;
  return std::max(0.0, squares / weight - mean * mean);
}

Eigen::MatrixXd spreads(const Comparison& comparison, const std::vector<double>& weights,
                        const std::vector<Member>& members) {
  const Index n = comparison.size();
  const double r2 = misfit(comparison, weights);
  Eigen::MatrixXd result = Eigen::MatrixXd::Zero(n, n);
  for (Index i = 0; i < n; ++i)
    for (Index j = i + 1; j < n; ++j) {
      if (!comparison.judged(i, j)) continue;
      const double v = std::max(comparison.ratio(i, j), comparison.ratio(j, i));
      const double step = std::log((v + 1) / v) / 2; // half the way to the next word of the scale
      result(i, j) = std::sqrt(std::max(r2 + disagreement(members, i, j), step * step));
    }
  return result;
}

std::vector<double> list(const Eigen::VectorXd& values) { return {values.data(), values.data() + values.size()}; }

NodeDraw::Part as_is(const NodeWeights& node, Kind kind) {
  NodeDraw::Part part;
  part.kind = node.items.size() == 1 ? Kind::fixed : kind;
  part.weights = node.weights;
  part.purpose = "weights/" + node.node;
  return part;
}

bool near(const std::vector<double>& a, const std::vector<double>& b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if (std::abs(a[i] - b[i]) > 1e-9) return false;
  return a.size() == b.size();
}

/// The parts of one node and one profile under `judgements`.
std::vector<NodeDraw::Part> judged_parts(const Case& c, const NodeWeights& node, const std::string& profile,
                                         WeightDraws& draws) {
  if (node.items.size() == 1) return {as_is(node, Kind::fixed)};
  const auto voices = voices_for(c, node.node, node.items, profile);
  if (voices.value && voices.value->direct) return {as_is(node, Kind::around)}; // said without comparisons
  const std::string purpose = "weights/" + node.node + "/" + profile;
  const auto part_of = [&](const Comparison& comparison, const std::vector<Member>& members, double share) {
    NodeDraw::Part part;
    part.kind = Kind::judgements;
    part.share = share;
    part.mean = comparison;
    part.weights = list(priority_vector(comparison, draws.prioritization));
    part.spread = spreads(comparison, part.weights, members);
    part.purpose = purpose;
    return part;
  };
  std::vector<NodeDraw::Part> parts;
  if (voices.value && !voices.value->members.empty() && c.weighting.aggregate == "judgements") {
    const Comparison aggregated = aggregate_judgements(voices.value->members);
    if (connected(aggregated)) parts.push_back(part_of(aggregated, voices.value->members, 1));
  } else if (voices.value) {
    double whole = 0;
    for (const Member& member : voices.value->members)
      if (member.weight > 0 && connected(member.comparison)) whole += member.weight;
    for (const Member& member : voices.value->members) {
      if (member.weight <= 0 || !connected(member.comparison)) continue;
      parts.push_back(part_of(member.comparison, {member}, member.weight / whole));
      parts.back().purpose += "/" + member.id;
    }
  }
  if (!parts.empty()) return parts;
  draws.notes.push_back(
      say(mark("nobody judged {}, so its weights are drawn from all possible ones"), node_name(c.library, node.node)));
  return {as_is(node, Kind::any)};
}

std::vector<double> mean_of(const NodeDraw& draw, std::size_t n) {
  std::vector<double> mean(n, 0.0);
  for (const NodeDraw::Part& part : draw.parts)
    for (std::size_t i = 0; i < n; ++i) mean[i] += part.share * part.weights[i];
  return mean;
}

NodeDraw judged(const Case& c, const NodeWeights& node, const std::string& profile, WeightDraws& draws) {
  NodeDraw draw{node.node, node.items, {}};
  if (node.parts.empty()) {
    draw.parts = judged_parts(c, node, profile, draws);
  } else {
    for (const NodeWeights& blended : node.parts)
      for (NodeDraw::Part part : judged_parts(c, blended, blended.profile, draws)) {
        part.share *= blended.share;
        draw.parts.push_back(std::move(part));
      }
  }
  const bool what_if = !near(mean_of(draw, node.items.size()), node.weights);
  if (what_if) draw.parts = {as_is(node, Kind::around)};
  return draw;
}

/// Adds share × the weights of one draw of `part` to `weights`.
void draw_part(const NodeDraw::Part& part, const std::string& prioritization, std::uint64_t seed, std::uint64_t key,
               std::uint32_t draw, std::vector<double>& weights) {
  const std::size_t n = part.weights.size();
  if (part.kind == Kind::fixed) {
    for (std::size_t i = 0; i < n; ++i) weights[i] += part.share * part.weights[i];
    return;
  }
  DrawStream random(seed, key, draw);
  if (part.kind == Kind::judgements) {
    Comparison comparison = part.mean;
    for (Index i = 0; i < comparison.size(); ++i)
      for (Index j = i + 1; j < comparison.size(); ++j)
        if (comparison.judged(i, j)) {
          const double value = comparison.ratio(i, j) * std::exp(part.spread(i, j) * random.normal());
          comparison.ratio(i, j) = value;
          comparison.ratio(j, i) = 1 / value;
        }
    const Eigen::VectorXd drawn = priority_vector(comparison, prioritization);
    for (std::size_t i = 0; i < n; ++i) weights[i] += part.share * drawn(static_cast<Index>(i));
    return;
  }
  std::vector<double> drawn(n);
  double sum = 0;
  for (std::size_t i = 0; i < n; ++i) {
    drawn[i] = part.kind == Kind::any ? random.exponential()
               : part.weights[i] > 0  ? random.gamma(default_concentration * part.weights[i])
                                      : 0.0;
    sum += drawn[i];
  }
  for (std::size_t i = 0; i < n; ++i) weights[i] += part.share * drawn[i] / sum;
}

/// The hierarchy as indices, with the leaves that take part.
struct Tree {
  struct Child {
    int node = -1, column = -1; ///< of a group; of a leaf that takes part
  };
  std::vector<std::vector<Child>> nodes;
  std::vector<bool> used; ///< whether a leaf below takes part
};

Tree tree_of(const std::vector<NodeDraw>& nodes, const std::vector<std::string>& leaves) {
  Tree tree;
  tree.used.assign(nodes.size(), false);
  const auto node_at = [&](const std::string& id) {
    const auto found = std::find_if(nodes.begin(), nodes.end(), [&](const NodeDraw& n) { return n.node == id; });
    return found == nodes.end() ? -1 : static_cast<int>(found - nodes.begin());
  };
  const auto column_of = [&](const std::string& id) {
    const auto found = std::find(leaves.begin(), leaves.end(), id);
    return found == leaves.end() ? -1 : static_cast<int>(found - leaves.begin());
  };
  for (const NodeDraw& node : nodes) {
    auto& children = tree.nodes.emplace_back();
    for (const std::string& item : node.items) children.push_back({node_at(item), column_of(item)});
  }
  for (std::size_t k = nodes.size(); k-- > 0;) // children come after their parents
    for (const Tree::Child& child : tree.nodes[k])
      if (child.column >= 0 || (child.node >= 0 && tree.used[static_cast<std::size_t>(child.node)]))
        tree.used[k] = true;
  return tree;
}

/// What the goal has, handed down to the leaves; `local` are the weights of each node's children.
void hand_down(const Tree& tree, const std::vector<std::vector<double>>& local, Index row, DrawBlock& weights) {
  std::vector<double> of(tree.nodes.size(), 0.0);
  of[0] = 1;
  for (std::size_t k = 0; k < tree.nodes.size(); ++k) {
    double sum = 0;
    int count = 0;
    const auto takes_part = [&](const Tree::Child& child) {
      return child.column >= 0 || (child.node >= 0 && tree.used[static_cast<std::size_t>(child.node)]);
    };
    for (std::size_t i = 0; i < tree.nodes[k].size(); ++i)
      if (takes_part(tree.nodes[k][i])) {
        sum += local[k][i];
        ++count;
      }
    for (std::size_t i = 0; i < tree.nodes[k].size(); ++i) {
      const Tree::Child& child = tree.nodes[k][i];
      if (!takes_part(child)) continue;
      const double share = of[k] * (sum > 0 ? local[k][i] / sum : 1.0 / count);
      if (child.column >= 0)
        weights(row, child.column) = share;
      else
        of[static_cast<std::size_t>(child.node)] = share;
    }
  }
}

} // namespace

const std::vector<std::string>& weight_draw_kinds() {
  static const std::vector<std::string> kinds = {"judgements", "around", "any"};
  return kinds;
}

WeightSource flat_weights(std::uint64_t seed, Index criteria) {
  return [seed, criteria, key = purpose("weights")](std::uint32_t first, Index draws, DrawBlock& weights) {
    weights.setZero(block_size, criteria);
    for (Index d = 0; d < draws; ++d) {
      DrawStream random(seed, key, first + static_cast<std::uint32_t>(d));
      for (Index j = 0; j < criteria; ++j) weights(d, j) = random.exponential();
      weights.row(d) /= weights.row(d).sum();
    }
  };
}

WeightSource given_weights(Eigen::MatrixXd given) {
  return [given = std::move(given)](std::uint32_t first, Index draws, DrawBlock& weights) {
    weights.setZero(block_size, given.cols());
    weights.topRows(draws) = given.middleRows(first, draws);
  };
}

WeightDraws weight_draws(const Case& c, const Weights& weights, const std::string& kind) {
  WeightDraws draws{kind, c.weighting.prioritization, {}, {}};
  for (const NodeWeights& node : weights.nodes) {
    if (kind == "judgements")
      draws.nodes.push_back(judged(c, node, weights.profile, draws));
    else
      draws.nodes.push_back({node.node, node.items, {as_is(node, kind == "any" ? Kind::any : Kind::around)}});
  }
  return draws;
}

WeightSource case_weights(std::uint64_t seed, const WeightDraws& draws, const std::vector<std::string>& leaves) {
  std::vector<std::vector<std::uint64_t>> keys;
  for (const NodeDraw& node : draws.nodes) {
    auto& of_node = keys.emplace_back();
    for (const NodeDraw::Part& part : node.parts) of_node.push_back(purpose(part.purpose));
  }
  return [seed, draws, keys, tree = tree_of(draws.nodes, leaves),
          columns = static_cast<Index>(leaves.size())](std::uint32_t first, Index count, DrawBlock& weights) {
    weights.setZero(block_size, columns);
    std::vector<std::vector<double>> local(draws.nodes.size());
    for (Index d = 0; d < count; ++d) {
      for (std::size_t k = 0; k < draws.nodes.size(); ++k) {
        const NodeDraw& node = draws.nodes[k];
        local[k].assign(node.items.size(), 0.0);
        if (!tree.used[k]) continue;
        for (std::size_t p = 0; p < node.parts.size(); ++p)
          draw_part(node.parts[p], draws.prioritization, seed, keys[k][p], first + static_cast<std::uint32_t>(d),
                    local[k]);
      }
      hand_down(tree, local, d, weights);
    }
  };
}

} // namespace yindi
