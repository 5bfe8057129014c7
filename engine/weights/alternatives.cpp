#include "engine/weights/alternatives.h"

#include "engine/weights/scales.h"

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
  bool ideal = false;
  HierarchyPriorities result;
  Problems problems;
  std::vector<std::pair<const HierarchyNode*, std::string>> leaves; ///< and their paths

  void add_problems(const HierarchyNode& node, const Diagnostics& diagnostics) {
    for (Diagnostic diagnostic : diagnostics) {
      diagnostic.path = node.place.path;
      diagnostic.line = node.place.line;
      diagnostic.column = node.place.column;
      problems.add(diagnostic);
    }
  }

  std::optional<NodePriorities> local(const HierarchyNode& node, const std::string& path) {
    NodePriorities own{path, node.comparison.items, node.scores, {}, 0, {}, "pairwise"};
    if (!node.scores.empty()) {
      const double sum = std::accumulate(node.scores.begin(), node.scores.end(), 0.0);
      for (double& weight : own.weights) weight /= sum;
      own.by = !node.weighting.empty() ? node.weighting : node.rated ? "measures" : "scores";
      return own;
    }
    const Loaded<Comparison> scaled = on_scale(node.comparison, options.scale);
    add_problems(node, scaled.diagnostics);
    if (!scaled.value) return std::nullopt;
    const Loaded<Priorities> loaded = priorities(*scaled.value, options, plain(path));
    add_problems(node, loaded.diagnostics);
    if (!loaded.value) return std::nullopt;
    own.weights = loaded.value->weights;
    own.cr = loaded.value->cr;
    own.lambda_max = loaded.value->lambda_max;
    own.ri = loaded.value->ri;
    return own;
  }

  /// What each alternative of a leaf node gets of the node's weight.
  std::vector<double> parts(const HierarchyNode& node, const NodePriorities& own) const {
    if (!ideal) return own.weights;
    if (node.rated) return node.scores; // the ideal is the scale's best end
    std::vector<double> result = own.weights;
    const double largest = *std::max_element(result.begin(), result.end());
    for (double& part : result) part /= largest;
    return result;
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
    const std::vector<double> part = parts(node, *own);
    for (std::size_t i = 0; i < own->items.size(); ++i) add(own->items[i], share * part[i]);
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

const std::vector<std::string>& hierarchy_modes() {
  static const std::vector<std::string> modes = {"distributive", "ideal"};
  return modes;
}

Loaded<HierarchyPriorities> hierarchy_priorities(const HierarchyNode& root, const PriorityOptions& options,
                                                 const std::string& mode) {
  const std::string asked = !mode.empty() ? mode : !root.mode.empty() ? root.mode : "distributive";
  Composer composer{options, asked == "ideal", {asked, {}, {}}, {}, {}};
  composer.compose(root, step(root.name), 1);
  composer.compare_leaves();
  Loaded<HierarchyPriorities> loaded{std::nullopt, composer.problems.sorted()};
  if (has_errors(loaded.diagnostics)) return loaded;
  if (composer.ideal) {
    double sum = 0;
    for (const auto& [name, priority] : composer.result.alternatives) sum += priority;
    for (auto& [name, priority] : composer.result.alternatives) priority /= sum;
  }
  loaded.value = std::move(composer.result);
  return loaded;
}

} // namespace yindi
