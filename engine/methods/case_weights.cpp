#include "engine/methods/case_weights.h"

#include "engine/case/words.h"
#include "engine/methods/normalization.h"

#include <algorithm>

namespace yindi {
namespace {

/// A node's share of the whole decision: that of its leaves.
double share_of(const Library& library, const std::string& node, const std::map<std::string, double>& by_leaf) {
  double share = 0;
  const bool leaf = children(library, node).empty();
  for (const std::string& id : leaf ? std::vector<std::string>{node} : leaves(library, node))
    if (const auto found = by_leaf.find(id); found != by_leaf.end()) share += found->second;
  return share;
}

NodeWeights node_of(const Case& c, const std::string& node, const ObjectiveWeighting& weighting,
                    const std::map<std::string, double>& by_leaf) {
  NodeWeights result;
  result.node = node;
  result.items = children(c.library, node);
  double sum = 0;
  for (const std::string& item : result.items) {
    result.weights.push_back(share_of(c.library, item, by_leaf));
    sum += result.weights.back();
  }
  for (double& weight : result.weights) weight = sum > 0 ? weight / sum : 1 / static_cast<double>(result.items.size());
  result.origin_kind = result.items.size() == 1 ? Origin::single : Origin::data;
  result.origin = result.items.size() == 1 ? say(mark("only one item")) : say(mark("the data, by {}"), weighting.name);
  return result;
}

Diagnostic note(Sentence said) { return {Severity::note, "weighting.kind", 0, 0, std::move(said), {}}; }

/// At the key of [weighting] that is to blame.
Diagnostics at_weighting(Diagnostics problems) {
  const std::string parameters = "method.parameters.";
  for (Diagnostic& problem : problems)
    problem.path = problem.path.starts_with(parameters)
                       ? "weighting.parameters." + problem.path.substr(parameters.size())
                       : std::string("weighting.kind");
  return problems;
}

} // namespace

const ObjectiveWeighting* data_weighting(const Case& c) { return find_objective_weighting(c.weighting.kind); }

Loaded<Weights> data_weights(const Case& c, const std::vector<Assessment>& counties) {
  const ObjectiveWeighting& weighting = *data_weighting(c);
  const Loaded<PooledMatrix> pooled = pooled_matrix(c, counties);
  if (!pooled.value) return {std::nullopt, at_weighting(pooled.diagnostics)};
  if (const auto unknown = unknown_normalization(c.weighting.normalization, "weighting.normalization"))
    return {std::nullopt, {*unknown}};
  const DecisionMatrix& matrix = pooled.value->matrix;
  const Loaded<ObjectiveWeights> found =
      objective_weights(weighting, matrix, c.weighting.normalization, c.weighting.parameters);
  if (!found.value) return {std::nullopt, at_weighting(found.diagnostics)};
  std::map<std::string, double> by_leaf;
  for (std::size_t j = 0; j < matrix.criteria.size(); ++j) by_leaf[matrix.criteria[j]] = found.value->weights[j];
  Weights result;
  for (const std::string& node : weighted_nodes(c.library))
    result.nodes.push_back(node_of(c, node, weighting, by_leaf));
  result.global = global_weights(c.library, local_weights(result));
  for (const Sentence& said : pooled.value->notes) result.notes.push_back(note(said));
  for (const Sentence& said : found.value->notes) result.notes.push_back(note(said));
  std::vector<Text> without;
  for (const std::string& leaf : leaves(c.library))
    if (!by_leaf.count(leaf)) without.push_back(node_name(c.library, leaf));
  if (!without.empty())
    result.notes.push_back(
        note(say(mark("the data give no weight to what takes part in no ranking: {}"), list(without))));
  return {std::move(result), {}};
}

Sentence said_of_data_weights(const ObjectiveWeighting& weighting) {
  return say(mark("The weights come from the values of all counties and industries together, by {}, and not from "
                  "judgements: adding or leaving out a county or an industry changes them."),
             weighting.name);
}

} // namespace yindi
