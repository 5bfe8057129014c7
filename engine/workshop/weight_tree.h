#pragma once

// The criteria hierarchy as numbers: what many people weigh node by node, multiplied down to criteria and leaves as
// matrices. A row of local weights holds every node's items one after another, in the order of weighted_nodes().

#include "engine/case/case.h"

#include <Eigen/Core>
#include <set>
#include <string>
#include <vector>

namespace yindi {

struct TreeNode {
  std::string id;
  std::vector<std::string> items;
  Eigen::Index column = 0;             ///< of its first item
  Eigen::Index parent = -1;            ///< the column of this node itself as an item; -1 for the goal
  std::vector<Eigen::Index> item_node; ///< of each item: its place in `nodes`; -1 for a leaf

  Eigen::Index size() const { return static_cast<Eigen::Index>(items.size()); }
};

struct WeightTree {
  std::vector<TreeNode> nodes; ///< goal first, depth first
  Eigen::Index columns = 0;
  std::vector<std::string> leaves;        ///< ids, in the order of leaves()
  std::vector<Eigen::Index> leaf_columns; ///< of each leaf
  std::set<Eigen::Index> off;             ///< the columns of what is switched off

  /// The node with this id; nullptr where there is none or nothing is below it.
  const TreeNode* find(const std::string& node) const;
};

/// `off`: criteria that count nothing, whatever is said of them.
WeightTree weight_tree(const Library& library, const std::vector<std::string>& off = {});

/// rows × columns of local weights → rows × columns: each criterion's share of the whole decision.
Eigen::MatrixXd criterion_weights(const WeightTree& tree, const Eigen::MatrixXd& local);

/// → rows × leaves; each row sums to 1.
Eigen::MatrixXd leaf_weights(const WeightTree& tree, const Eigen::MatrixXd& local);

/// → rows × `part`, the leaves (by id) that take part in a ranking; the weight of the others goes where redistribute()
/// sends it. Each row sums to 1.
Eigen::MatrixXd leaf_weights(const WeightTree& tree, const Eigen::MatrixXd& local,
                             const std::vector<std::string>& part);

} // namespace yindi
