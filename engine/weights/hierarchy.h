#pragma once

// Local weights (within a node) multiplied down to global ones (of the leaves).

#include "engine/case/case.h"

#include <map>
#include <set>
#include <string>

namespace yindi {

/// Node → child → weight within the node.
using LocalWeights = std::map<std::string, std::map<std::string, double>>;

/// The weight of every leaf, multiplied down from the goal; sums to 1. A node without an entry weighs its children
/// equally; a group without any leaf below takes no part.
std::map<std::string, double> global_weights(const Library&, const LocalWeights&);

/// The same without the leaves in `out`: the weight of one goes to its siblings in proportion, that of a node with no
/// leaf left to the node's own siblings. Sums to 1 over the leaves that remain, empty where none does. Remaining
/// siblings that all have weight 0 share equally, because nothing says which of them counts more.
std::map<std::string, double> redistribute(const Library&, const LocalWeights&, const std::set<std::string>& out);

/// "goal", then every node that has children, depth first in the library's order.
std::vector<std::string> weighted_nodes(const Library&);

} // namespace yindi
