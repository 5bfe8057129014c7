#pragma once

// Weights as they might be: drawn around what people said, or anywhere (DESIGN §6).

#include "engine/case/stated.h"
#include "engine/robustness/kernels.h"
#include "engine/weights/weigh.h"

#include <functional>

namespace yindi {

/// Fills row d of a block with the weights of draw `first + d`. The same seed and draw give the same row, whoever
/// asks. Safe to call from several threads at once.
using WeightSource = std::function<void(std::uint32_t first, Eigen::Index draws, DrawBlock& weights)>;

/// Uniform on the simplex of n weights: all weightings alike.
WeightSource flat_weights(std::uint64_t seed, Eigen::Index criteria);

/// Exactly these, row by row (draws × criteria).
WeightSource given_weights(Eigen::MatrixXd weights);

/// The words of `[robustness] weights`.
const std::vector<std::string>& weight_draw_kinds();
/// Somebody's judgement stands behind some of the weights: a round, or participants; not a library's or the data's.
bool judged_by_people(const Weights& weights);
/// How weights are drawn, as `[robustness] weights` names it; where nobody `judged` no error of judgements is spoken
/// of.
Text drawn_in_words(const std::string& weights, bool judged);

/// How a node's weights are drawn: each part with its share, as in a blend of profiles.
struct NodeDraw {
  enum class Kind { fixed, judgements, around, any };
  struct Part {
    double share = 1;
    Kind kind = Kind::fixed;
    std::vector<double> weights; ///< as they are; the mean of `around`
    Comparison mean;             ///< of `judgements`: the aggregated comparison
    Eigen::MatrixXd spread;      ///< and the standard deviation of ln of each judged pair
    std::string purpose;
    StatedWeights stated; ///< what is stated of the node's weights; every part keeps to it, so their blend does too
  };
  std::string node;
  std::vector<std::string> items;
  std::vector<Part> parts;
  std::vector<bool> off; ///< of each item: it is switched off, so that what is drawn for it goes to those beside it
};

/// What a simulation does with the judgements of one profile.
struct WeightDraws {
  std::string kind, prioritization;
  std::vector<NodeDraw> nodes; ///< goal first, as in Weights
  std::vector<Sentence> notes; ///< nodes that nobody judged, …
};

/// Dirichlet concentration of `around`, in units of one judgement's worth: the sum of its parameters. At 25 a weight of
/// 0.25 varies by ±0.085 (one standard deviation).
inline constexpr double default_concentration = 25;

/// `judgements`: each aggregated comparison of a node is log-normal around its value v ≥ 1 with
/// σ² = max(r² + d², (½ ln((v + 1)/v))²), where r² = Σ (ln a − ln wᵢ/wⱼ)² over the judged pairs ÷ (pairs − (n − 1)) is
/// how badly the judgements fit each other (0 for a tree) and d² the weighted variance of the participants' ln a; the
/// node's weights are then recomputed. Where priorities are aggregated, each member is drawn so with d² = 0. A node
/// that nobody judged is drawn as `any`. Nodes whose weights in `weights` are not those that the judgements give (a
/// what-if) are drawn as `around`.
/// `around`: each node Dirichlet with mean at its current weights. `any`: uniform on each node's simplex.
/// Each of them given what [robustness] states of the node: the same distribution, restricted to the weights that keep
/// to its ranges and its order. Where these leave a weight no room, comparisons that vary cannot meet it and the node
/// is drawn as `around`.
WeightDraws weight_draws(const Case&, const Weights& weights, const std::string& kind);

/// Somebody who meets weights: how they are drawn, and the leaves that take part, in the order of the columns.
struct WeightTaker {
  WeightDraws draws;
  std::vector<std::string> leaves;
};

/// As WeightSource, one block a taker.
using SharedWeightSource =
    std::function<void(std::uint32_t first, Eigen::Index draws, std::vector<DrawBlock>& weights)>;

/// Local draws multiplied down, the weight of leaves that take no part given to their siblings as redistribute() does.
/// What several takers share (the same judgements of the same node) is drawn once for all of them.
SharedWeightSource shared_weights(std::uint64_t seed, const std::vector<WeightTaker>&);

} // namespace yindi
