#pragma once

// How the weights of a node stand: done, to be looked at, to be gone on with.

#include "engine/weights/weigh.h"

#include <string>
#include <vector>

namespace yindi {

inline constexpr double cr_limit = 0.10; ///< Saaty (1977), J. Math. Psychol. 15:234–281

enum class Standing {
  done,
  attention, ///< the judgements contradict each other, or a scale was changed since
  open,      ///< pairs that nobody judged
  equal      ///< nobody said anything: equal weights
};

struct NodeStand {
  Standing standing = Standing::done;
  Sentence words;
};
NodeStand node_stand(const Case& c, const NodeWeights& weights);

/// The weights of one node; nullptr where there are none.
const NodeWeights* node_weights(const Weights& weights, const std::string& node);

/// The nodes with something to weigh, the goal first, depth first.
std::vector<std::string> nodes_to_weigh(const Library& library);

/// Of a blend the part with the largest CR, where one is testable; else the node itself.
const NodeWeights& least_consistent(const NodeWeights& node);
/// The node whose judgements fit least; nullptr where nothing can be tested.
const NodeWeights* least_consistent(const Weights& weights);

} // namespace yindi
