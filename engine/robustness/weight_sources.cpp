#include "engine/robustness/weight_draws.h"

#include "engine/robustness/part_draws.h"
#include "engine/robustness/random.h"

#include <algorithm>

namespace yindi {
namespace {

using Eigen::Index;

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
    for (std::size_t i = 0; i < node.items.size(); ++i)
      children.push_back(i < node.off.size() && node.off[i]
                             ? Tree::Child{}
                             : Tree::Child{node_at(node.items[i]), column_of(node.items[i])});
  }
  for (std::size_t k = nodes.size(); k-- > 0;) // children come after their parents
    for (const Tree::Child& child : tree.nodes[k])
      if (child.column >= 0 || (child.node >= 0 && tree.used[static_cast<std::size_t>(child.node)]))
        tree.used[k] = true;
  return tree;
}

/// What the goal has, handed down to the leaves; `local` are the weights of each node's children.
void hand_down(const Tree& tree, const std::vector<DrawBlock>& local, DrawBlock& weights) {
  std::vector<DrawColumn> of(tree.nodes.size(), DrawColumn::Zero());
  of[0].setOnes();
  for (std::size_t k = 0; k < tree.nodes.size(); ++k) {
    DrawColumn sum = DrawColumn::Zero();
    int count = 0;
    const auto takes_part = [&](const Tree::Child& child) {
      return child.column >= 0 || (child.node >= 0 && tree.used[static_cast<std::size_t>(child.node)]);
    };
    for (std::size_t i = 0; i < tree.nodes[k].size(); ++i)
      if (takes_part(tree.nodes[k][i])) {
        sum += local[k].col(static_cast<Index>(i));
        ++count;
      }
    for (std::size_t i = 0; i < tree.nodes[k].size(); ++i) {
      const Tree::Child& child = tree.nodes[k][i];
      if (!takes_part(child)) continue;
      const auto here = local[k].col(static_cast<Index>(i)).array();
      const DrawColumn share =
          of[k].array() * (sum.array() > 0).select(here / sum.array(), DrawColumn::Constant(1.0 / count).array());
      if (child.column >= 0)
        weights.col(child.column) = share;
      else
        of[static_cast<std::size_t>(child.node)] = share;
    }
  }
}

/// One who meets weights: the hierarchy with its leaves, and for each node which parts it is made of.
struct Taker {
  struct Share {
    std::size_t part = 0;
    double share = 1;
  };
  Tree tree;
  std::vector<std::vector<Share>> nodes;
  Index columns = 0;
};

Taker taker_of(const WeightDraws& draws, const std::vector<std::string>& leaves, std::vector<SharedPart>& parts,
               std::uint64_t seed) {
  Taker taker{tree_of(draws.nodes, leaves), {}, static_cast<Index>(leaves.size())};
  for (std::size_t k = 0; k < draws.nodes.size(); ++k) {
    auto& shares = taker.nodes.emplace_back();
    if (!taker.tree.used[k]) continue;
    for (const NodeDraw::Part& part : draws.nodes[k].parts) {
      auto found = std::find_if(parts.begin(), parts.end(),
                                [&](const SharedPart& p) { return draw_alike(p, part, draws.prioritization); });
      if (found == parts.end()) {
        found = parts.insert(parts.end(), {part, draws.prioritization, purpose(part.purpose)});
        found->rare = is_rare(*found, seed);
      }
      shares.push_back({static_cast<std::size_t>(found - parts.begin()), part.share});
    }
  }
  return taker;
}

} // namespace

WeightSource flat_weights(std::uint64_t seed, Index criteria) {
  return [seed, criteria, key = purpose("weights")](std::uint32_t first, Index draws, DrawBlock& weights) {
    draw_flat(seed, key, first, criteria, weights);
    weights.bottomRows(block_size - draws).setZero();
  };
}

WeightSource given_weights(Eigen::MatrixXd given) {
  return [given = std::move(given)](std::uint32_t first, Index draws, DrawBlock& weights) {
    weights.setZero(block_size, given.cols());
    weights.topRows(draws) = given.middleRows(first, draws);
  };
}

SharedWeightSource shared_weights(std::uint64_t seed, const std::vector<WeightTaker>& takers) {
  std::vector<SharedPart> parts;
  std::vector<Taker> all;
  for (const WeightTaker& taker : takers) all.push_back(taker_of(taker.draws, taker.leaves, parts, seed));
  return [seed, parts = std::move(parts), all = std::move(all)](std::uint32_t first, Index count,
                                                                std::vector<DrawBlock>& weights) {
    std::vector<DrawBlock> drawn(parts.size());
    for (std::size_t p = 0; p < parts.size(); ++p) draw_block(parts[p], seed, first, count, drawn[p]);
    weights.resize(all.size());
    for (std::size_t t = 0; t < all.size(); ++t) {
      const Taker& taker = all[t];
      std::vector<DrawBlock> local(taker.nodes.size());
      for (std::size_t k = 0; k < taker.nodes.size(); ++k) {
        local[k].setZero(block_size, static_cast<Index>(taker.tree.nodes[k].size()));
        for (const auto& [part, share] : taker.nodes[k]) local[k] += share * drawn[part];
      }
      weights[t].setZero(block_size, taker.columns);
      hand_down(taker.tree, local, weights[t]);
    }
  };
}

} // namespace yindi
