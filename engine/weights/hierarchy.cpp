#include "engine/weights/hierarchy.h"

#include <algorithm>

namespace yindi {
namespace {

double weight_within(const LocalWeights& local, const std::string& node, const std::string& child) {
  const auto entry = local.find(node);
  if (entry == local.end()) return 1;
  const auto weight = entry->second.find(child);
  return weight == entry->second.end() ? 0 : weight->second;
}

bool has_leaf(const Library& library, const std::string& node, const std::set<std::string>& out) {
  const Criterion* criterion = find_criterion(library, node);
  if (criterion && is_leaf(*criterion)) return !out.contains(node);
  const auto below = leaves(library, node);
  return std::any_of(below.begin(), below.end(), [&](const std::string& leaf) { return !out.contains(leaf); });
}

void multiply_down(const Library& library, const LocalWeights& local, const std::set<std::string>& out,
                   const std::string& node, double weight, std::map<std::string, double>& result) {
  std::vector<std::string> taking_part;
  double sum = 0;
  for (const std::string& child : children(library, node)) {
    if (!has_leaf(library, child, out)) continue;
    taking_part.push_back(child);
    sum += weight_within(local, node, child);
  }
  for (const std::string& child : taking_part) {
    const double share =
        sum > 0 ? weight_within(local, node, child) / sum : 1 / static_cast<double>(taking_part.size());
    if (is_leaf(*find_criterion(library, child)))
      result[child] = weight * share;
    else
      multiply_down(library, local, out, child, weight * share, result);
  }
}

void collect_nodes(const Library& library, const std::string& node, std::size_t depth,
                   std::vector<std::string>& result) {
  const auto below = children(library, node);
  if (below.empty() || depth > library.criteria.size()) return;
  result.push_back(node);
  for (const std::string& child : below)
    if (!is_leaf(*find_criterion(library, child))) collect_nodes(library, child, depth + 1, result);
}

} // namespace

std::map<std::string, double> global_weights(const Library& library, const LocalWeights& local) {
  return redistribute(library, local, {});
}

std::map<std::string, double> redistribute(const Library& library, const LocalWeights& local,
                                           const std::set<std::string>& out) {
  std::map<std::string, double> result;
  multiply_down(library, local, out, goal, 1, result);
  return result;
}

std::vector<std::string> weighted_nodes(const Library& library) {
  std::vector<std::string> result;
  collect_nodes(library, goal, 0, result);
  return result;
}

} // namespace yindi
