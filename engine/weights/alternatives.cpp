#include "engine/weights/alternatives.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace yindi {
namespace {

/// A name in a path: "/" written "//".
std::string step(const std::string& name) {
  std::string result;
  for (const char c : name) result += c == '/' ? "//" : std::string(1, c);
  return result;
}

struct Composer {
  const PriorityOptions& options;
  HierarchyPriorities result;
  Problems problems;
  std::vector<std::pair<const HierarchyNode*, std::string>> leaves; ///< and their paths

  std::optional<NodePriorities> local(const HierarchyNode& node, const std::string& path) {
    NodePriorities own{path, node.comparison.items, node.scores, {}, 0, {}};
    if (!node.scores.empty()) {
      const double sum = std::accumulate(node.scores.begin(), node.scores.end(), 0.0);
      for (double& weight : own.weights) weight /= sum;
      return own;
    }
    Loaded<Priorities> loaded = priorities(node.comparison, options, plain(path));
    for (Diagnostic& diagnostic : loaded.diagnostics) {
      diagnostic.path = node.place.path;
      diagnostic.line = node.place.line;
      diagnostic.column = node.place.column;
      problems.add(diagnostic);
    }
    if (!loaded.value) return std::nullopt;
    own.weights = loaded.value->weights;
    own.cr = loaded.value->cr;
    own.lambda_max = loaded.value->lambda_max;
    own.ri_table = loaded.value->ri.table;
    return own;
  }

  void add(const std::string& alternative, double share) {
    auto& list = result.alternatives;
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& a) { return a.first == alternative; });
    if (found == list.end())
      list.emplace_back(alternative, share);
    else
      found->second += share;
  }

  void compose(const HierarchyNode& node, const std::string& path, double share) {
    const auto own = local(node, path);
    if (!own) {
      for (const HierarchyNode& child : node.children) compose(child, path + "/" + step(child.name), 0);
      return;
    }
    result.nodes.push_back(*own);
    for (std::size_t i = 0; i < node.children.size(); ++i)
      compose(node.children[i], path + "/" + step(node.children[i].name), share * own->weights[i]);
    if (!node.children.empty()) return;
    leaves.emplace_back(&node, path);
    for (std::size_t i = 0; i < own->items.size(); ++i) add(own->items[i], share * own->weights[i]);
  }

  /// A misspelt alternative would stand beside the right one without a word.
  void compare_leaves() {
    for (const auto& [leaf, path] : leaves) {
      const std::set<std::string> named(leaf->comparison.items.begin(), leaf->comparison.items.end());
      for (const auto& [alternative, share] : result.alternatives)
        if (!named.count(alternative))
          problems.warning(leaf->place, say(mark("{0} says nothing of \"{1}\", which others name"), path, alternative),
                           say(mark("it gets nothing from this node")));
    }
  }
};

} // namespace

Loaded<HierarchyPriorities> hierarchy_priorities(const HierarchyNode& root, const PriorityOptions& options) {
  Composer composer{options, {}, {}, {}};
  composer.compose(root, step(root.name), 1);
  composer.compare_leaves();
  Loaded<HierarchyPriorities> loaded{std::nullopt, composer.problems.sorted()};
  if (!has_errors(loaded.diagnostics)) loaded.value = std::move(composer.result);
  return loaded;
}

} // namespace yindi
