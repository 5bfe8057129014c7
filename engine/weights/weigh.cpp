#include "engine/weights/weigh.h"

#include "engine/weights/voices.h"

#include <algorithm>

namespace yindi {
namespace {

Diagnostic error(Sentence message, Sentence hint = {}) {
  Diagnostic diagnostic;
  diagnostic.message = std::move(message);
  diagnostic.hint = std::move(hint);
  return diagnostic;
}

PriorityOptions options_of(const Weighting& weighting) { return {weighting.prioritization, weighting.ri}; }

Diagnostics check(const Weighting& weighting) {
  Diagnostics problems;
  if (weighting.kind != "ahp")
    problems.push_back(
        error(say(mark("weighting \"{}\" is not in this version"), weighting.kind), say(mark("kind = \"ahp\" is"))));
  if (weighting.scale != "saaty")
    problems.push_back(error(say(mark("judgement scale \"{}\" is not in this version"), weighting.scale),
                             say(mark("scale = \"saaty\" is"))));
  const Diagnostics words = check(options_of(weighting));
  problems.insert(problems.end(), words.begin(), words.end());
  return problems;
}

/// Nothing was compared: equal shares.
NodeWeights equal_weights(const std::string& node, const std::vector<std::string>& items) {
  NodeWeights result;
  result.node = node;
  result.items = items;
  result.weights.assign(items.size(), 1 / static_cast<double>(items.size()));
  result.origin = items.size() == 1 ? say(mark("only one item")) : say(mark("equal weights"));
  return result;
}

void take_consistency(NodeWeights& result, const Priorities& priorities) {
  result.lambda_max = priorities.lambda_max;
  result.ci = priorities.ci;
  result.ri = priorities.ri.value;
  result.cr = priorities.cr;
  result.gci = priorities.gci;
  result.ri_table = priorities.ri.table;
  result.ri_label = priorities.ri.label;
  result.missing = priorities.missing;
  if (!priorities.ri.note.empty() && (!priorities.ri.label.empty() || priorities.items.size() > 2))
    result.notes.push_back(priorities.ri.note);
}

void take_group(NodeWeights& result, const GroupPriorities& group, bool named) {
  result.weights = group.weights;
  result.judged = true;
  result.aggregated = group.aggregated;
  if (group.priorities) take_consistency(result, *group.priorities);
  if (!named) { // one voice without a person: its consistency is the node's own
    if (!group.priorities && group.members.front().own) take_consistency(result, *group.members.front().own);
    return;
  }
  for (const MemberPriorities& member : group.members)
    result.members.push_back({member.id, member.weight, member.own ? member.own->cr : std::nullopt});
  result.fewer_voices = group.fewer_voices;
  if (!group.left_out.empty()) {
    std::vector<Text> ids;
    for (const std::string& id : group.left_out) ids.push_back(plain(id));
    result.notes.push_back(say(mark("left out, because their own judgements do not connect all items: {}"), list(ids)));
  }
}

/// One node for one profile; errors go to `problems` and then the weights are not to be used.
NodeWeights weigh_node(const Case& c, const std::string& node, const std::string& profile, Diagnostics& problems) {
  const std::vector<std::string> items = children(c.library, node);
  NodeWeights result = equal_weights(node, items);
  if (items.size() == 1) return result;
  auto voices = voices_for(c, node, items, profile);
  problems.insert(problems.end(), voices.diagnostics.begin(), voices.diagnostics.end());
  if (!voices.value || has_errors(voices.diagnostics)) return result;
  result.origin = voices.value->origin;
  result.notes = voices.value->notes;
  if (voices.value->members.empty()) {
    result.notes.push_back(say(mark("nobody judged this node, so all its items weigh the same")));
    return result;
  }
  std::vector<Text> names;
  for (const std::string& item : items) names.push_back(node_name(c.library, item));
  const auto group = group_priorities(voices.value->members, c.weighting.aggregate, options_of(c.weighting),
                                      node_name(c.library, node), names);
  problems.insert(problems.end(), group.diagnostics.begin(), group.diagnostics.end());
  if (group.value) take_group(result, *group.value, voices.value->named);
  return result;
}

/// Weights blended in the node; where all profiles come to the same judgements, they stay what they are.
NodeWeights blend(std::vector<NodeWeights> parts) {
  const bool same = std::all_of(parts.begin(), parts.end(), [&](const NodeWeights& part) {
    return part.origin == parts.front().origin && part.weights == parts.front().weights;
  });
  if (same) {
    NodeWeights result = std::move(parts.front());
    result.profile.clear();
    result.share = 1;
    return result;
  }
  NodeWeights result = equal_weights(parts.front().node, parts.front().items);
  std::fill(result.weights.begin(), result.weights.end(), 0.0);
  std::vector<Text> shares;
  for (const NodeWeights& part : parts) {
    for (std::size_t i = 0; i < result.weights.size(); ++i) result.weights[i] += part.share * part.weights[i];
    const Text share = per_cent(part.share);
    shares.push_back({part.profile + " " + share.en, part.profile + " " + share.zh});
    result.judged = result.judged || part.judged;
    for (const Sentence& note : part.notes)
      if (std::find(result.notes.begin(), result.notes.end(), note) == result.notes.end()) result.notes.push_back(note);
  }
  result.origin = say(mark("a blend of {}"), list(shares));
  result.parts = std::move(parts);
  return result;
}

void collect_notes(Weights& weights, const Library& library) {
  for (const NodeWeights& node : weights.nodes)
    for (const Sentence& note : node.notes) {
      const Text name = node_name(library, node.node);
      weights.notes.push_back(say(mark("{0}: {1}"), name, Text{note.in(Language::en), note.in(Language::zh)}));
    }
}

} // namespace

Loaded<Weights> weigh(const Case& c, const std::string& profile) {
  Diagnostics problems = check(c.weighting);
  auto shares = profile_blend(profile);
  if (!shares)
    problems.push_back(error(say(mark("\"{}\" is neither a profile nor a blend of profiles"), profile),
                             say(mark("write hilly, or a blend like hilly:0.6;plateau:0.4"))));
  if (has_errors(problems)) return {std::nullopt, problems};
  if (shares->empty()) shares->emplace_back("", 1.0);

  Weights result;
  result.profile = profile;
  for (const std::string& node : weighted_nodes(c.library)) {
    std::vector<NodeWeights> parts;
    for (const auto& [id, share] : *shares) {
      Diagnostics found;
      parts.push_back(weigh_node(c, node, id, found));
      parts.back().profile = id;
      parts.back().share = share;
      for (const Diagnostic& problem : found) // the profiles of a blend may share a faulty judgement
        if (std::find(problems.begin(), problems.end(), problem) == problems.end()) problems.push_back(problem);
    }
    result.nodes.push_back(blend(std::move(parts)));
  }
  if (has_errors(problems)) return {std::nullopt, problems};
  result.global = global_weights(c.library, local_weights(result));
  collect_notes(result, c.library);
  return {std::move(result), problems};
}

LocalWeights local_weights(const Weights& weights) {
  LocalWeights result;
  for (const NodeWeights& node : weights.nodes)
    for (std::size_t i = 0; i < node.items.size(); ++i) result[node.node][node.items[i]] = node.weights[i];
  return result;
}

} // namespace yindi
