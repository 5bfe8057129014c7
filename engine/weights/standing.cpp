#include "engine/weights/standing.h"

#include <algorithm>

namespace yindi {

NodeStand node_stand(const Case& c, const NodeWeights& weights) {
  const auto is_stale = [&](const Judgement& j) { return j.node == weights.node && j.stale; };
  const bool library = weights.origin_kind == Origin::profile || weights.origin_kind == Origin::blend;
  const auto& judgements = library ? c.judging.profile_judgements : c.judging.judgements;
  if (weights.origin_kind == Origin::equal) return {Standing::equal, say(mark("not weighed: equal weights"))};
  if (weights.origin_kind == Origin::data) return {Standing::done, say(mark("weighed by the data"))};
  if (weights.origin_kind == Origin::given) return {Standing::done, say(mark("given directly"))};
  if (std::any_of(judgements.begin(), judgements.end(), is_stale))
    return {Standing::attention, say(mark("a scale was changed since"))};
  double cr = weights.cr.value_or(0);
  int missing = weights.missing;
  for (const NodeWeights& part : weights.parts)
    cr = std::max(cr, part.cr.value_or(0)), missing = std::max(missing, part.missing);
  if (cr > cr_limit) return {Standing::attention, say(mark("CR {0} above {1}"), decimal(cr, 3), decimal(cr_limit, 2))};
  if (missing > 0) return {Standing::open, say(mark("{} pairs open"), std::to_string(missing))};
  return {Standing::done, weights.cr ? say(mark("CR {}"), decimal(cr, 3)) : say(mark("answered"))};
}

const NodeWeights* node_weights(const Weights& weights, const std::string& node) {
  for (const NodeWeights& one : weights.nodes)
    if (one.node == node) return &one;
  return nullptr;
}

std::vector<std::string> nodes_to_weigh(const Library& library) {
  std::vector<std::string> result, open = {goal};
  while (!open.empty()) {
    const std::string node = open.back();
    open.pop_back();
    const auto below = children(library, node);
    if (below.size() > 1) result.push_back(node);
    for (auto child = below.rbegin(); child != below.rend(); ++child) open.push_back(*child);
  }
  return result;
}

const NodeWeights& least_consistent(const NodeWeights& node) {
  const NodeWeights* worst = &node;
  for (const NodeWeights& part : node.parts)
    if (part.cr && (!worst->cr || *part.cr > *worst->cr)) worst = &part;
  return *worst;
}

const NodeWeights* least_consistent(const Weights& weights) {
  const NodeWeights* worst = nullptr;
  for (const NodeWeights& node : weights.nodes) {
    const NodeWeights& own = least_consistent(node);
    if (own.cr && (!worst || *own.cr > *worst->cr)) worst = &own;
  }
  return worst;
}

} // namespace yindi
