#pragma once

// An AHP hierarchy from the goal down to alternatives, without a casebook: node by node priorities, multiplied down.

#include "engine/case/data_tree.h"
#include "engine/weights/priorities.h"

namespace yindi {

/// A node weighs its elements by comparisons or by measured scores. Its children, one for each element, go further;
/// without children its elements are the alternatives. Branches may have unequal depth.
struct HierarchyNode {
  std::string name;
  Place place;
  Comparison comparison;               ///< its items are the elements
  std::vector<double> scores;          ///< in place of judgements: benefits, one an element; else empty
  std::vector<HierarchyNode> children; ///< in the order of the elements
};

/// Weights within one node.
struct NodePriorities {
  std::string path; ///< names from the root's own name down, joined by "/"; a "/" in a name is written "//"
  std::vector<std::string> items;
  std::vector<double> weights; ///< sum to 1
  std::optional<double> cr;    ///< none of scores, and where consistency cannot be tested
  double lambda_max = 0;       ///< 0 of scores
  std::string ri_table;        ///< blank of scores
};

struct HierarchyPriorities {
  std::vector<std::pair<std::string, double>> alternatives; ///< in the order of their first mention; sum to 1
  std::vector<NodePriorities> nodes;                        ///< depth first from the root
};

/// The keys `name`, `elements`, `pairwise` or `scores`, and `children` (DESIGN §5); others are ignored. `pairwise` has
/// a row an element: numbers, fractions such as "1/3", and null or "" for a missing judgement. All problems are
/// reported, each at its place.
Loaded<HierarchyNode> read_hierarchy(const DataNode& root);

/// Errors at the node's place: those of priorities(). A warning where leaf nodes name different alternatives.
Loaded<HierarchyPriorities> hierarchy_priorities(const HierarchyNode& root, const PriorityOptions& = {});

} // namespace yindi
