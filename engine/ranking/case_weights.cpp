#include "engine/ranking/case_weights.h"

#include "engine/format/words.h"
#include "engine/methods/normalization.h"
#include "engine/ranking/pooled.h"
#include "engine/schema/domains.h"
#include "engine/weights/combined_weights.h"

#include <algorithm>
#include <set>

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

/// Each item gets the share of its leaves among those of the node.
void weigh_by_leaves(NodeWeights& node, const Library& library, const std::map<std::string, double>& by_leaf) {
  double sum = 0;
  node.weights.clear();
  for (const std::string& item : node.items) {
    node.weights.push_back(share_of(library, item, by_leaf));
    sum += node.weights.back();
  }
  for (double& weight : node.weights) weight = sum > 0 ? weight / sum : 1 / static_cast<double>(node.items.size());
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

const ObjectiveWeighting* data_weighting(const Case& c) { return find_objective_weighting(c.judging.weighting.kind); }

Loaded<DataShares> data_shares(const Case& c, const Assessments& assessed) {
  const ObjectiveWeighting& weighting = *data_weighting(c);
  const Loaded<PooledMatrix> pooled = pooled_matrix(c, assessed);
  if (!pooled.value) return {std::nullopt, at_weighting(pooled.diagnostics)};
  if (const auto unknown = unknown_normalization(c.judging.weighting.normalization, "weighting.normalization"))
    return {std::nullopt, {*unknown}};
  const DecisionMatrix& matrix = pooled.value->matrix;
  const Loaded<ObjectiveWeights> found =
      objective_weights(weighting, matrix, c.judging.weighting.normalization, c.judging.weighting.parameters);
  if (!found.value) return {std::nullopt, at_weighting(found.diagnostics)};
  DataShares result;
  for (std::size_t j = 0; j < matrix.criteria.size(); ++j) result.by_leaf[matrix.criteria[j]] = found.value->weights[j];
  for (const Sentence& said : pooled.value->notes) result.notes.push_back(note(said));
  for (const Sentence& said : found.value->notes) result.notes.push_back(note(said));
  std::vector<Text> without;
  for (const std::string& leaf : leaves(c.model->library))
    if (!result.by_leaf.count(leaf)) without.push_back(node_name(c.model->library, leaf));
  if (!without.empty())
    result.notes.push_back(
        note(say(mark("the data give no weight to what takes part in no ranking: {}"), list(without))));
  return {std::move(result), {}};
}

namespace {

Weights weights_of_data(const Case& c, const std::string& profile, const DataShares& data) {
  Weights result;
  result.profile = profile;
  for (const std::string& id : weighted_nodes(c.model->library)) {
    NodeWeights& node = result.nodes.emplace_back();
    node.node = id;
    node.items = children(c.model->library, id);
    weigh_by_leaves(node, c.model->library, data.by_leaf);
    const bool single = node.items.size() == 1;
    node.origin_kind = single ? Origin::single : Origin::data;
    node.origin = single ? say(mark("only one item")) : say(mark("the data, by {}"), data_weighting(c)->name);
  }
  return result;
}

/// People's weights of the leaves that the data weigh.
std::map<std::string, double> judged_shares(const Case& c, const Weights& judged, const DataShares& data) {
  std::set<std::string> out;
  for (const std::string& leaf : leaves(c.model->library))
    if (!data.by_leaf.count(leaf)) out.insert(leaf);
  return redistribute(c.model->library, local_weights(judged), out);
}

/// The ways of `[weighting] combine`.
struct Combining {
  const char* id;
  const char* name; ///< marked
  Loaded<CombinedWeights> (*combine)(const std::vector<double>& people, const std::vector<double>& data);
};
constexpr Combining combinings[] = {{"multiplicative", mark("Times the judgements"), multiplied_weights},
                                    {"game", mark("By game theory"), game_weights}};

Loaded<Weights> combined(const Case& c, Weights judged, const DataShares& data) {
  Combination combination{judged_shares(c, judged, data), {}, {}};
  std::vector<double> people, values;
  for (const auto& [leaf, share] : data.by_leaf) {
    values.push_back(share);
    people.push_back(combination.judged.at(leaf));
  }
  const auto way = std::find_if(std::begin(combinings), std::end(combinings),
                                [&](const Combining& row) { return c.judging.weighting.combine == row.id; });
  Loaded<CombinedWeights> made = (way == std::end(combinings) ? combinings : way)->combine(people, values);
  for (Diagnostic& problem : made.diagnostics) problem.path = "weighting.combine";
  if (!made.value) return {std::nullopt, made.diagnostics};
  std::map<std::string, double> by_leaf;
  auto weight = made.value->weights.begin();
  for (const auto& [leaf, share] : data.by_leaf) by_leaf[leaf] = *weight++;
  combination.shares = std::move(made.value->shares);
  combination.correlation = made.value->correlation;
  for (NodeWeights& node : judged.nodes) {
    weigh_by_leaves(node, c.model->library, by_leaf);
    node.aggregated.reset(); // the judgements alone no longer give the weights
    node.parts.clear();
    if (node.items.size() > 1)
      node.origin = say(mark("{0}, combined with the data by {1}"), node.origin, data_weighting(c)->name);
  }
  for (const Sentence& said : made.value->notes)
    judged.notes.push_back({Severity::note, "weighting.combine", 0, 0, said, {}});
  judged.combination = std::move(combination);
  return {std::move(judged), {}};
}

} // namespace

Loaded<Weights> case_weights(const Case& c, const std::string& profile, const DataShares* data) {
  if (c.judging.weighting.kind != "ahp" && !data_weighting(c))
    return {std::nullopt,
            {refusal(say(mark("weighting \"{}\" is not in this version"), c.judging.weighting.kind),
                     say(mark("kind = \"ahp\" is")), "weighting.kind")}};
  if (!data) return weigh(c, profile);
  Loaded<Weights> result;
  if (c.judging.weighting.combine.empty()) {
    result.value = weights_of_data(c, profile, *data);
  } else {
    result = weigh(c, profile);
    if (!result.value) return result;
    result = combined(c, std::move(*result.value), *data);
    if (!result.value) return result;
  }
  if (auto refused = drop_off(c, *result.value)) return {std::nullopt, {std::move(*refused)}};
  result.value->global = global_weights(c.model->library, local_weights(*result.value));
  result.value->notes.insert(result.value->notes.end(), data->notes.begin(), data->notes.end());
  result.value->data = *data;
  return result;
}

ProfileWeights weigh_counties(const Case& c, const Assessments& assessed, const std::vector<std::string>& counties) {
  ProfileWeights result;
  if (data_weighting(c)) {
    Loaded<DataShares> data = data_shares(c, assessed);
    result.diagnostics = std::move(data.diagnostics);
    if (!data.value) return result;
    result.data = std::move(data.value);
  }
  const DataShares* data = result.data ? &*result.data : nullptr;
  const auto add = [&](const std::string& profile) {
    const auto [entry, fresh] = result.by_profile.try_emplace(profile);
    if (fresh) entry->second = case_weights(c, profile, data);
  };
  for (const std::string& id : counties.empty() ? c.model->county_ids : counties) {
    const County* county = find_county(c, id);
    if (!county) continue;
    add(county->profile);
    if (const auto blend = profile_blend(county->profile))
      for (const auto& [profile, share] : *blend) add(profile);
  }
  if (data && c.judging.weighting.combine.empty()) add(""); // whom no profile asks for: what all have alike
  return result;
}

Sentence said_of_data_weights(const Case& c) {
  const ObjectiveWeighting* weighting = data_weighting(c);
  if (!weighting) return {};
  if (c.judging.weighting.combine.empty())
    return say(mark("The weights come from the values of all counties and industries together, by {}, and not from "
                    "judgements: adding or leaving out a county or an industry changes them."),
               weighting->name);
  if (c.judging.weighting.combine == "game")
    return say(mark("The weights are a mean of people's judgements and of what the values of all counties and "
                    "industries together weigh, by {}; game theory says how much each counts, so that the mean departs "
                    "least from both. Adding or leaving out a county or an industry changes them."),
               weighting->name);
  return say(mark("The weights are people's judgements multiplied by what the values of all counties and industries "
                  "together weigh, by {}: adding or leaving out a county or an industry changes them."),
             weighting->name);
}

std::vector<Sentence> said_of_weights(const Case& c, const Weights& weights) {
  if (!weights.data) return {};
  std::vector<Sentence> said = {said_of_data_weights(c)};
  if (!weights.combination) return said;
  const Combination& made = *weights.combination;
  if (!made.shares.empty())
    said.push_back(
        say(mark("Judgements count {0}, the data {1}."), per_cent(made.shares[0]), per_cent(made.shares[1])));
  said.push_back(
      made.correlation
          ? say(mark(
                    "The correlation of the judged weights with those of the data is {} (1: alike; below 0: opposed)."),
                decimal(*made.correlation, 2))
          : say(mark("The judged weights and those of the data have no correlation, because one of the two gives every "
                     "criterion the same.")));
  return said;
}

Words combining_words() {
  Words all;
  for (const Combining& row : combinings) all.push_back({row.id, both(row.name)});
  return all;
}

} // namespace yindi
