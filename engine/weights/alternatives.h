#pragma once

// A hierarchy from the goal down to alternatives, without a casebook: node by node priorities, multiplied down. Each
// node has its own way to weigh: comparisons (AHP), scores, measures on a fixed scale, or a row of weightings().

#include "engine/format/data_tree.h"
#include "engine/weights/priorities.h"

namespace yindi {

/// A node weighs its elements by comparisons or otherwise. Its children, one for each element, go further; without
/// children its elements are the alternatives. Branches may have unequal depth.
struct HierarchyNode {
  std::string name;
  Place place;
  Comparison comparison;      ///< its items are the elements
  std::vector<double> scores; ///< in place of judgements: benefits, one an element; else empty
  bool rated = false;         ///< the scores are shares, 0 to 1, of the way from a scale's worst end to its best
  std::string weighting;      ///< the scores are weights by this row of weightings(); else blank
  std::vector<HierarchyNode> children; ///< in the order of the elements
  std::string mode;                    ///< of the root: "ideal", or blank for "distributive"
};

/// Weights within one node.
struct NodePriorities {
  std::string path; ///< names from the root's own name down, joined by "/"; a "/" in a name is written "//"
  std::vector<std::string> items;
  std::vector<double> weights; ///< sum to 1
  std::optional<double> cr;    ///< none of scores, and where consistency cannot be tested
  double lambda_max = 0;       ///< 0 of scores
  RandomIndex ri;              ///< that the ratio was taken with; blank of scores
  std::string by;              ///< "pairwise", "scores", "measures" or the id of a weighting
};

/// How a leaf node's priorities reach the alternatives: as shares of one, or divided by their largest, so that the best
/// alternative of each leaf node gets its whole weight and a copy of another takes nothing from the rest.
const std::vector<std::string>& hierarchy_modes();

struct HierarchyPriorities {
  std::string mode;
  std::vector<std::pair<std::string, double>> alternatives; ///< in the order of their first mention; sum to 1
  std::vector<NodePriorities> nodes;                        ///< depth first from the root
};

/// The keys `name`, `elements`, `pairwise` or `scores`, and `children` (DESIGN §5). `pairwise` has a row an element:
/// numbers, fractions such as "1/3", and null or "" for a missing judgement. In place of the two: `measures`, one an
/// element, with `scale = {worst, best}`; or `weighting`, the id of a row of weightings(), with `values`, for
/// best-worst `worst` and for swara `steps`, one an element. The root may have `mode`. Other keys are ignored, with a
/// warning where one is nearly a known one. All problems are reported, each at its place.
Loaded<HierarchyNode> read_hierarchy(const DataNode& root);

/// Priorities of the alternatives, summing to 1; `mode` blank: the root's own. Ideal mode: Forman & Gass 2001, Oper.
/// Res. 49:469-486. Judgements are read on the scale of the options. Errors at the node's place: those of on_scale()
/// and priorities(). A warning where leaf nodes name different alternatives.
Loaded<HierarchyPriorities> hierarchy_priorities(const HierarchyNode& root, const PriorityOptions& = {},
                                                 const std::string& mode = {});

} // namespace yindi
