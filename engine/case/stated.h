#pragma once

// What people state about weights beside their judgements: ranges and orders (case.h), node by node.

#include "engine/case/case.h"

namespace yindi {

/// Of the children of one node, in their order: each weight lies in [low, high], and those at the positions in `order`
/// do not rise along it. The ends are drawn in as far as the order asks for: then the weights that keep to all of it
/// exist where every low ≤ high and Σ low ≤ 1 ≤ Σ high.
struct StatedWeights {
  std::vector<double> low, high;
  std::vector<std::size_t> order;
  bool stated = false; ///< whether anything was stated of this node
  bool operator==(const StatedWeights&) const = default;
};

/// What is stated of the node whose children are `items`; ids that are not among them are left out.
StatedWeights stated_weights(const RobustnessSettings& settings, const std::string& node,
                             const std::vector<std::string>& items);

/// Whether any weights keep to it.
bool possible(const StatedWeights& stated);

} // namespace yindi
