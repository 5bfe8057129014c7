#include "engine/workshop/weight_tree.h"

#include "engine/weights/hierarchy.h"

#include <algorithm>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

/// Which columns hold a leaf of `part` below them, or are one.
std::vector<bool> taking_part(const WeightTree& tree, const std::vector<std::string>& part) {
  std::vector<bool> result(static_cast<std::size_t>(tree.columns), false);
  const auto takes_part = [&](Index column) { result[static_cast<std::size_t>(column)] = !tree.off.count(column); };
  for (std::size_t k = 0; k < tree.leaves.size(); ++k)
    if (std::find(part.begin(), part.end(), tree.leaves[k]) != part.end()) takes_part(tree.leaf_columns[k]);
  for (auto node = tree.nodes.rbegin(); node != tree.nodes.rend(); ++node) // children come after their parents
    for (Index i = 0; i < node->size() && node->parent >= 0; ++i)
      if (result[static_cast<std::size_t>(node->column + i)]) takes_part(node->parent);
  return result;
}

/// The local weights with those of columns that take no part handed to their siblings in proportion; siblings that
/// weigh nothing share equally.
MatrixXd among(const WeightTree& tree, MatrixXd local, const std::vector<bool>& part) {
  for (const TreeNode& node : tree.nodes) {
    Index alive = 0;
    for (Index i = 0; i < node.size(); ++i) {
      const bool takes_part = part[static_cast<std::size_t>(node.column + i)];
      alive += takes_part ? 1 : 0;
      if (!takes_part) local.col(node.column + i).setZero();
    }
    if (alive == node.size() || alive == 0) continue;
    for (Index row = 0; row < local.rows(); ++row) {
      const double sum = local.row(row).segment(node.column, node.size()).sum();
      for (Index i = 0; i < node.size(); ++i)
        if (part[static_cast<std::size_t>(node.column + i)])
          local(row, node.column + i) = sum > 0 ? local(row, node.column + i) / sum : 1 / static_cast<double>(alive);
    }
  }
  return local;
}

} // namespace

const TreeNode* WeightTree::find(const std::string& node) const {
  const auto found = std::find_if(nodes.begin(), nodes.end(), [&](const TreeNode& n) { return n.id == node; });
  return found == nodes.end() ? nullptr : &*found;
}

WeightTree weight_tree(const Library& library, const std::vector<std::string>& off) {
  WeightTree tree;
  for (const std::string& id : weighted_nodes(library)) {
    TreeNode node{id, children(library, id), tree.columns, -1, {}};
    node.item_node.assign(node.items.size(), -1);
    for (Index i = 0; i < node.size(); ++i)
      if (std::find(off.begin(), off.end(), node.items[static_cast<std::size_t>(i)]) != off.end())
        tree.off.insert(node.column + i);
    tree.columns += node.size();
    for (TreeNode& above : tree.nodes) {
      const auto at = std::find(above.items.begin(), above.items.end(), id) - above.items.begin();
      if (at == above.size()) continue;
      node.parent = above.column + at;
      above.item_node[static_cast<std::size_t>(at)] = static_cast<Index>(tree.nodes.size());
    }
    tree.nodes.push_back(std::move(node));
  }
  for (const std::string& leaf : leaves(library))
    for (const TreeNode& node : tree.nodes) {
      const auto at = std::find(node.items.begin(), node.items.end(), leaf) - node.items.begin();
      if (at == node.size()) continue;
      tree.leaves.push_back(leaf);
      tree.leaf_columns.push_back(node.column + at);
    }
  return tree;
}

MatrixXd criterion_weights(const WeightTree& tree, const MatrixXd& local) {
  MatrixXd result = local;
  for (const TreeNode& node : tree.nodes) // parents come before their children
    for (Index i = 0; i < node.size() && node.parent >= 0; ++i)
      result.col(node.column + i).array() *= result.col(node.parent).array();
  return result;
}

MatrixXd leaf_weights(const WeightTree& tree, const MatrixXd& local) { return leaf_weights(tree, local, tree.leaves); }

MatrixXd leaf_weights(const WeightTree& tree, const MatrixXd& local, const std::vector<std::string>& part) {
  const MatrixXd all = criterion_weights(tree, among(tree, local, taking_part(tree, part)));
  MatrixXd result = MatrixXd::Zero(local.rows(), static_cast<Index>(part.size()));
  for (std::size_t j = 0; j < part.size(); ++j) {
    const auto at = std::find(tree.leaves.begin(), tree.leaves.end(), part[j]) - tree.leaves.begin();
    if (at < static_cast<Index>(tree.leaves.size()))
      result.col(static_cast<Index>(j)) = all.col(tree.leaf_columns[static_cast<std::size_t>(at)]);
  }
  return result;
}

} // namespace yindi
