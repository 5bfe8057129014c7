#include "engine/weights/weigh.h"

#include "engine/format/place.h"
#include "engine/weights/scales.h"
#include "engine/weights/voices.h"
#include "engine/weights/weightings.h"

#include <algorithm>

namespace yindi {
namespace {

/// Nothing was compared: equal shares.
NodeWeights equal_weights(const std::string& node, const std::vector<std::string>& items) {
  NodeWeights result;
  result.node = node;
  result.items = items;
  result.weights.assign(items.size(), 1 / static_cast<double>(items.size()));
  result.origin_kind = items.size() == 1 ? Origin::single : Origin::equal;
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
}

void note_index(NodeWeights& result, const Priorities& priorities) {
  if (!priorities.ri.note.empty() && (!priorities.ri.label.empty() || priorities.items.size() > 2))
    result.notes.push_back(priorities.ri.note);
}

void take_group(NodeWeights& result, const GroupPriorities& group, bool named) {
  result.weights = group.weights;
  result.judged = true;
  result.aggregated = group.aggregated;
  // One voice without a person: its consistency is the node's own.
  const auto& own = named ? group.priorities : group.priorities ? group.priorities : group.members.front().own;
  if (own) {
    take_consistency(result, *own);
    note_index(result, *own);
  }
  if (!named) return;
  for (const MemberPriorities& member : group.members)
    result.members.push_back({member.id, member.weight, member.own ? member.own->cr : std::nullopt});
  result.fewer_voices = group.fewer_voices;
  if (!group.left_out.empty()) {
    std::vector<Text> ids;
    for (const std::string& id : group.left_out) ids.push_back(plain(id));
    result.notes.push_back(say(mark("left out, because their own judgements do not connect all items: {}"), list(ids)));
  }
}

/// The key of what a node's weights come from: the round, or the first judgement that counts; else the node itself.
std::string key_of(const Case& c, const NodeWeights& node) {
  const auto first = [&](const auto& items, const std::string& name, const auto& is_it) {
    const auto found = std::find_if(items.begin(), items.end(), is_it);
    return found == items.end() ? std::string() : indexed(name, static_cast<std::size_t>(found - items.begin()));
  };
  const auto judged = [&](const Judgement& j) { return j.node == node.node && j.profile == node.origin_id; };
  std::string key;
  if (node.origin_kind == Origin::round)
    key = first(c.judging.rounds, "round", [&](const Round& r) { return std::to_string(r.number) == node.origin_id; });
  if (node.origin_kind == Origin::given)
    key = first(c.judging.node_weightings, "weight", [&](const NodeWeighting& w) { return w.node == node.node; });
  if (node.origin_kind == Origin::participants) key = first(c.judging.judgements, "judgement", judged);
  if (node.origin_kind == Origin::profile) key = first(c.judging.profile_judgements, "profile_judgement", judged);
  if (key.empty())
    key = first(c.model->library.criteria, "criterion", [&](const Criterion& x) { return x.id == node.node; });
  return key.empty() ? "library_file" : key;
}

/// The weights that the case gives the node's items itself.
void take_direct(NodeWeights& result, const Case& c, const NodeWeighting& given, const std::vector<Text>& names,
                 Diagnostics& problems) {
  auto direct = direct_weights(result.items, given, names);
  for (Diagnostic& problem : direct.diagnostics) {
    problem.message = say(mark("the weights of {0}: {1}"), node_name(c.model->library, result.node), problem.message);
    problem.path = key_of(c, result);
    problems.push_back(std::move(problem));
  }
  if (!direct.value) return;
  result.weights = direct.value->weights;
  result.judged = given.kind != "equal";
  result.origin = say(mark("given: {}"), find_weighting(given.kind)->name);
  if (!given.reason.empty()) result.notes.push_back(say(mark("reason: {}"), given.reason));
  result.notes.insert(result.notes.end(), direct.value->notes.begin(), direct.value->notes.end());
}

/// A node of so many items makes a matrix of millions of pairs for each voice.
constexpr std::size_t many_items = 300;

/// What the participants' judgements of a node with very many items leave apart, told before those matrices are made.
/// Nothing where something stands above them or they connect.
std::optional<Diagnostic> apart_at_once(const Case& c, const std::string& node, const std::vector<std::string>& items,
                                        const std::vector<Text>& names) {
  if (items.size() < many_items || find_node_weighting(c, node)) return std::nullopt;
  for (const Round& round : c.judging.rounds)
    if (round.state == "closed") return std::nullopt;
  std::vector<Judgement> said;
  for (const Judgement& judgement : c.judging.judgements)
    if (judgement.node == node) said.push_back(judgement);
  if (said.empty()) return std::nullopt;
  return unconnected(items, said, node_name(c.model->library, node), names);
}

/// One node for one profile; errors go to `problems` and then the weights are not to be used.
NodeWeights weigh_node(const Case& c, const std::string& node, const std::string& profile, Diagnostics& problems) {
  const std::vector<std::string> items = children(c.model->library, node);
  NodeWeights result = equal_weights(node, items);
  if (items.size() == 1) return result;
  std::vector<Text> names;
  for (const std::string& item : items) names.push_back(node_name(c.model->library, item));
  if (auto apart = apart_at_once(c, node, items, names)) {
    result.origin_kind = Origin::participants;
    apart->path = key_of(c, result);
    problems.push_back(std::move(*apart));
    return result;
  }
  auto voices = voices_for(c, node, items, profile);
  problems.insert(problems.end(), voices.diagnostics.begin(), voices.diagnostics.end());
  if (!voices.value || has_errors(voices.diagnostics)) return result;
  result.origin_kind = voices.value->origin_kind;
  result.origin_id = voices.value->origin_id;
  result.origin = voices.value->origin;
  result.passed_over = voices.value->passed_over;
  result.notes = voices.value->notes;
  if (voices.value->direct) {
    take_direct(result, c, *voices.value->direct, names, problems);
    return result;
  }
  if (voices.value->members.empty()) {
    result.notes.push_back(say(mark("nobody judged this node, so all its items weigh the same")));
    return result;
  }
  auto group = group_priorities(voices.value->members, c.judging.weighting.aggregate, options_of(c.judging.weighting),
                                node_name(c.model->library, node), names);
  for (Diagnostic& problem : group.diagnostics) {
    problem.path = key_of(c, result);
    problems.push_back(std::move(problem));
  }
  if (group.value) take_group(result, *group.value, voices.value->named);
  return result;
}

/// What a profile is called; its id where it has no name.
Text profile_name(const Case& c, const std::string& id) {
  for (const Profile& one : c.judging.profiles)
    if (one.id == id && !one.name.empty()) return one.name;
  return plain(id);
}

/// "a blend of hilly areas 74 % and plateau 26 %".
Sentence blend_in_words(const Case& c, const std::vector<NodeWeights>& parts) {
  std::vector<Text> shares;
  for (const NodeWeights& part : parts) {
    const Text share = per_cent(part.share), name = profile_name(c, part.profile);
    shares.push_back({name.in(Language::en) + " " + share.en, name.in(Language::zh) + " " + share.zh});
  }
  return say(mark("a blend of {}"), list(shares));
}

/// Weights blended in the node; where all profiles come to the same judgements, they stay what they are.
NodeWeights blend(std::vector<NodeWeights> parts, const std::string& profile, Sentence in_words) {
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
  for (const NodeWeights& part : parts) {
    for (std::size_t i = 0; i < result.weights.size(); ++i) result.weights[i] += part.share * part.weights[i];
    result.judged = result.judged || part.judged;
    for (const Sentence& note : part.notes)
      if (std::find(result.notes.begin(), result.notes.end(), note) == result.notes.end()) result.notes.push_back(note);
  }
  result.origin_kind = Origin::blend;
  result.origin_id = profile;
  result.origin = std::move(in_words);
  result.parts = std::move(parts);
  return result;
}

/// The notes of one node, or of one part of a blend; what the parts share is said once.
void collect_notes(Weights& weights, const Case& c, const NodeWeights& node) {
  const Text name = node_name(c.model->library, node.node);
  for (std::size_t i = 0; i < node.notes.size(); ++i) {
    std::string key = key_of(c, node);
    for (std::size_t k = 0; i < node.passed_over.size() && k < c.judging.rounds.size(); ++k)
      if (c.judging.rounds[k].number == node.passed_over[i]) key = indexed("round", k);
    Diagnostic said{Severity::note, std::move(key), 0, 0, say(mark("{0}: {1}"), name, node.notes[i]), {}};
    if (std::find(weights.notes.begin(), weights.notes.end(), said) == weights.notes.end())
      weights.notes.push_back(std::move(said));
  }
}

/// Puts one aggregated judgement and what follows from it; false where the node has no such pair.
bool replace_judgement(NodeWeights& node, const std::string& a, const std::string& b, double ratio,
                       const PriorityOptions& options) {
  if (!node.parts.empty()) {
    bool any = false;
    for (NodeWeights& part : node.parts) any = replace_judgement(part, a, b, ratio, options) || any;
    const std::string profile = node.origin_id;
    const Sentence in_words = node.origin;
    if (any) node = blend(std::move(node.parts), profile, in_words);
    return any;
  }
  const auto i = std::find(node.items.begin(), node.items.end(), a) - node.items.begin();
  const auto j = std::find(node.items.begin(), node.items.end(), b) - node.items.begin();
  const auto n = static_cast<std::ptrdiff_t>(node.items.size());
  if (!node.aggregated || i == n || j == n || i == j) return false;
  judge(*node.aggregated, i, j, ratio);
  const auto changed = priorities(*node.aggregated, options);
  if (!changed.value) return false;
  node.weights = changed.value->weights;
  take_consistency(node, *changed.value);
  return true;
}

} // namespace

std::optional<Diagnostic> drop_off(const Case& c, Weights& weights) {
  std::vector<Text> names;
  for (NodeWeights& node : weights.nodes) {
    double rest = 0;
    bool any = false;
    for (std::size_t i = 0; i < node.items.size(); ++i)
      if (!is_off(c, node.items[i]))
        rest += node.weights[i];
      else
        names.push_back(node_name(c.model->library, node.items[i])), any = true;
    if (!any) continue;
    if (!(rest > 0))
      return refusal(say(mark("what is not switched off in {} has no weight"), node_name(c.model->library, node.node)),
                     say(mark("switch the whole node off instead")), "weighting.off");
    for (std::size_t i = 0; i < node.items.size(); ++i)
      node.weights[i] = is_off(c, node.items[i]) ? 0 : node.weights[i] / rest;
  }
  if (names.empty()) return std::nullopt;
  Diagnostic note{Severity::note,
                  "weighting.off",
                  0,
                  0,
                  say(mark("switched off, so that those beside it share the weight: {}"), list(names)),
                  {}};
  if (std::find(weights.notes.begin(), weights.notes.end(), note) == weights.notes.end())
    weights.notes.push_back(std::move(note));
  return std::nullopt;
}

PriorityOptions options_of(const Weighting& weighting) {
  return {weighting.prioritization, weighting.ri, weighting.scale};
}

Loaded<Weights> weigh(const Case& c, const std::string& profile) {
  Diagnostics problems = check(options_of(c.judging.weighting));
  auto shares = profile_blend(profile);
  if (!shares)
    problems.push_back(refusal(say(mark("\"{}\" is neither a profile nor a blend of profiles"), profile),
                               say(mark("write hilly, or a blend like hilly:0.6;plateau:0.4"))));
  if (has_errors(problems)) return {std::nullopt, problems};
  if (shares->empty()) shares->emplace_back("", 1.0);

  Weights result;
  result.profile = profile;
  for (const std::string& node : weighted_nodes(c.model->library)) {
    std::vector<NodeWeights> parts;
    for (const auto& [id, share] : *shares) {
      Diagnostics found;
      parts.push_back(weigh_node(c, node, id, found));
      parts.back().profile = id;
      parts.back().share = share;
      for (const Diagnostic& problem : found) // the profiles of a blend may share a faulty judgement
        if (std::find(problems.begin(), problems.end(), problem) == problems.end()) problems.push_back(problem);
    }
    Sentence in_words = blend_in_words(c, parts);
    result.nodes.push_back(blend(std::move(parts), profile, std::move(in_words)));
  }
  if (has_errors(problems)) return {std::nullopt, problems};
  if (auto refused = drop_off(c, result)) return {std::nullopt, {std::move(*refused)}};
  result.global = global_weights(c.model->library, local_weights(result));
  for (const NodeWeights& node : result.nodes) {
    if (node.parts.empty()) collect_notes(result, c, node);
    for (const NodeWeights& part : node.parts) collect_notes(result, c, part);
  }
  const auto compared = [](const NodeWeights& node) { return node.aggregated || !node.members.empty(); };
  const Sentence scale = scale_note(c.judging.weighting.scale);
  if (!scale.empty() && std::any_of(result.nodes.begin(), result.nodes.end(), compared))
    result.notes.push_back({Severity::note, "weighting.scale", 0, 0, scale, {}});
  return {std::move(result), problems};
}

std::optional<Weights> with_judgement(const Case& c, const Weights& weights, const std::string& node,
                                      const std::string& a, const std::string& b, double ratio) {
  Weights result = weights;
  const auto found = std::find_if(result.nodes.begin(), result.nodes.end(),
                                  [&](const NodeWeights& candidate) { return candidate.node == node; });
  if (found == result.nodes.end() || !can_be_judgement(ratio)) return std::nullopt;
  if (!replace_judgement(*found, a, b, ratio, options_of(c.judging.weighting)) || drop_off(c, result))
    return std::nullopt;
  result.global = global_weights(c.model->library, local_weights(result));
  return result;
}

LocalWeights local_weights(const Weights& weights) {
  LocalWeights result;
  for (const NodeWeights& node : weights.nodes)
    for (std::size_t i = 0; i < node.items.size(); ++i) result[node.node][node.items[i]] = node.weights[i];
  return result;
}

} // namespace yindi
