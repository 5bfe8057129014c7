#include "engine/robustness/weight_draws.h"

#include "engine/robustness/stated_draws.h"
#include "engine/weights/eigenpair.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace yindi {
namespace {

using Eigen::Index;
using Kind = NodeDraw::Kind;

/// A part that several profiles or counties may share, with all that decides what is drawn.
struct SharedPart {
  NodeDraw::Part part;
  std::string prioritization;
  std::uint64_t key = 0;
  bool rare = false; ///< redrawing would seldom meet what is stated
};

bool draw_alike(const SharedPart& shared, const NodeDraw::Part& part, const std::string& prioritization) {
  const NodeDraw::Part& a = shared.part;
  return a.kind == part.kind && a.purpose == part.purpose && a.weights == part.weights &&
         a.spread.size() == part.spread.size() && a.spread == part.spread && a.stated == part.stated &&
         a.mean.ratio.size() == part.mean.ratio.size() && a.mean.ratio == part.mean.ratio &&
         shared.prioritization == prioritization;
}

/// Weights of comparisons that are `steps` standard deviations away from what was said, pair by pair.
void judged_weights(const SharedPart& shared, const std::vector<double>& steps, std::span<double> weights) {
  Comparison comparison = shared.part.mean;
  std::size_t k = 0;
  for (Index i = 0; i < comparison.size(); ++i)
    for (Index j = i + 1; j < comparison.size(); ++j)
      if (comparison.judged(i, j)) {
        const double value = comparison.ratio(i, j) * std::exp(shared.part.spread(i, j) * steps[k++]);
        comparison.ratio(i, j) = value;
        comparison.ratio(j, i) = 1 / value;
      }
  const Eigen::VectorXd drawn = priority_vector(comparison, shared.prioritization);
  std::copy_n(drawn.data(), weights.size(), weights.begin());
}

/// The steps that make exactly these weights.
std::vector<double> steps_to(const NodeDraw::Part& part, const std::vector<double>& weights) {
  std::vector<double> steps;
  for (Index i = 0; i < part.mean.size(); ++i)
    for (Index j = i + 1; j < part.mean.size(); ++j)
      if (part.mean.judged(i, j))
        steps.push_back(std::log(weights[static_cast<std::size_t>(i)] / weights[static_cast<std::size_t>(j)] /
                                 part.mean.ratio(i, j)) /
                        part.spread(i, j));
  return steps;
}

/// Whatever was stated.
void draw_freely(const SharedPart& shared, DrawStream& random, std::span<double> weights) {
  const NodeDraw::Part& part = shared.part;
  if (part.kind == Kind::judgements) {
    std::vector<double> steps(static_cast<std::size_t>(judged_pairs(part.mean)));
    for (double& step : steps) step = random.normal();
    judged_weights(shared, steps, weights);
    return;
  }
  double sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    weights[i] = part.kind == Kind::any ? random.exponential()
                 : part.weights[i] > 0  ? random.gamma(default_concentration * part.weights[i])
                                        : 0.0;
    sum += weights[i];
  }
  for (double& weight : weights) weight /= sum;
}

/// Redraws up to `tries` times; false where none keeps to what is stated.
bool redraw(const SharedPart& shared, int tries, DrawStream& random, std::span<double> weights) {
  for (int k = 0; k < tries; ++k) {
    draw_freely(shared, random, weights);
    if (shared.part.kind == Kind::any) sort_stated(shared.part.stated, weights);
    if (keeps_to(shared.part.stated, weights)) return true;
  }
  return false;
}

void walk(const SharedPart& shared, DrawStream& random, std::span<double> weights) {
  const NodeDraw::Part& part = shared.part;
  if (part.kind == Kind::judgements) {
    walk_normal(
        part.stated, steps_to(part, centre_of(part.stated)),
        [&](const std::vector<double>& steps, std::span<double> made) { judged_weights(shared, steps, made); }, random,
        weights);
    return;
  }
  std::vector<double> alpha(weights.size(), 1.0);
  StatedWeights within = part.stated;
  for (std::size_t i = 0; i < alpha.size() && part.kind == Kind::around; ++i) {
    alpha[i] = default_concentration * std::max(part.weights[i], part.stated.low[i]);
    if (alpha[i] > 0) continue;
    StatedWeights without = within; // what weighs nothing stays so, where the others can do without it
    without.high[i] = 0;
    const auto place = std::find(without.order.begin(), without.order.end(), i);
    for (auto after = place; after != without.order.end(); ++after) without.high[*after] = 0;
    if (possible(without)) within = std::move(without);
  }
  walk_simplex(within, alpha, random, weights);
}

/// The weights of one draw of a part.
void draw_part(const SharedPart& shared, std::uint64_t seed, std::uint32_t draw, std::span<double> weights) {
  const NodeDraw::Part& part = shared.part;
  if (part.kind == Kind::fixed) {
    std::copy(part.weights.begin(), part.weights.end(), weights.begin());
    return;
  }
  DrawStream random(seed, shared.key, draw);
  if (!part.stated.stated)
    draw_freely(shared, random, weights);
  else if (constexpr int patience = 1000; shared.rare || !redraw(shared, patience, random, weights))
    walk(shared, random, weights);
}

/// Whether fewer than one of 25 trials keeps to what is stated: then a walk is cheaper than redrawing.
bool is_rare(const SharedPart& shared, std::uint64_t seed) {
  constexpr int trials = 400, enough = 16;
  if (!shared.part.stated.stated || shared.part.kind == Kind::fixed) return false;
  std::vector<double> weights(shared.part.weights.size());
  DrawStream random(seed, purpose("trial/" + shared.part.purpose), 0);
  int kept = 0;
  for (int k = 0; k < trials; ++k) kept += redraw(shared, 1, random, weights);
  return kept < enough;
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

SharedWeightSource shared_weights(std::uint64_t seed, const std::vector<WeightTaker>& takers) {
  std::vector<SharedPart> parts;
  std::vector<Taker> all;
  for (const WeightTaker& taker : takers) all.push_back(taker_of(taker.draws, taker.leaves, parts, seed));
  return [seed, parts = std::move(parts), all = std::move(all)](std::uint32_t first, Index count,
                                                                std::vector<DrawBlock>& weights) {
    std::vector<RowMatrix> drawn;
    for (const SharedPart& part : parts) {
      RowMatrix& rows = drawn.emplace_back(count, static_cast<Index>(part.part.weights.size()));
      for (Index d = 0; d < count; ++d)
        draw_part(part, seed, first + static_cast<std::uint32_t>(d), {rows.row(d).data(), part.part.weights.size()});
    }
    weights.resize(all.size());
    for (std::size_t t = 0; t < all.size(); ++t) {
      const Taker& taker = all[t];
      weights[t].setZero(block_size, taker.columns);
      std::vector<std::vector<double>> local(taker.nodes.size());
      for (Index d = 0; d < count; ++d) {
        for (std::size_t k = 0; k < taker.nodes.size(); ++k) {
          local[k].assign(taker.tree.nodes[k].size(), 0.0);
          for (const auto& [part, share] : taker.nodes[k])
            for (std::size_t i = 0; i < local[k].size(); ++i)
              local[k][i] += share * drawn[part](d, static_cast<Index>(i));
        }
        hand_down(taker.tree, local, d, weights[t]);
      }
    }
  };
}

} // namespace yindi
