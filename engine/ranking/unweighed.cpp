#include "engine/ranking/unweighed.h"

#include "engine/ranking/case_weights.h"

#include <algorithm>
#include <set>

namespace yindi {
namespace {

/// Profiles that weights are asked for, a blend's parts in place of it.
std::vector<std::string> profiles_asked(const Case& c) {
  std::vector<std::string> result;
  const auto add = [&](const std::string& profile) {
    if (std::find(result.begin(), result.end(), profile) == result.end()) result.push_back(profile);
  };
  for (const std::string& id : c.model->county_ids) {
    const County* county = find_county(c, id);
    if (!county) continue;
    if (const auto blend = profile_blend(county->profile))
      for (const auto& part : *blend) add(part.first);
    else
      add(county->profile);
  }
  return result;
}

/// What stands outside the largest group.
std::vector<std::string> outside(const std::vector<std::string>& items,
                                 const std::vector<std::vector<std::string>>& groups) {
  const auto largest =
      std::max_element(groups.begin(), groups.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  std::vector<std::string> result;
  for (const std::string& item : items)
    if (std::find(largest->begin(), largest->end(), item) == largest->end()) result.push_back(item);
  return result;
}

/// Errors of weighing that unweighed_nodes() says better: they are known by their cure.
const Sentence& cure_of_groups() {
  static const Sentence cure = say(mark("compare one item of each group with one of another"));
  return cure;
}

} // namespace

bool told_by_unweighed(const Diagnostic& d) { return d.hint == cure_of_groups(); }

std::vector<Unweighed> unweighed_nodes(const Case& c) {
  std::vector<Unweighed> result;
  if (data_weighting(c) && c.judging.weighting.combine.empty()) return result; // nobody's answers are asked
  const std::vector<std::string> profiles = profiles_asked(c);
  constexpr std::size_t many_items =
      300; ///< from here on weighing tells it without the matrices, and so its error stays
  for (const std::string& node : nodes_to_weigh(c.model->library)) {
    const std::vector<std::string> items = children(c.model->library, node);
    if (items.size() >= many_items) continue;
    for (const std::string& profile : profiles) {
      const Loaded<NodeVoices> voices = voices_for(c, node, items, profile);
      if (!voices.value || voices.value->direct || voices.value->members.empty()) continue;
      const auto groups = connected_groups(aggregate_judgements(voices.value->members));
      if (groups.size() < 2) continue;
      const bool person = voices.value->origin_kind == Origin::participants;
      const Voice voice =
          person ? Voice{voices.value->members.front().id, voices.value->origin_id} : Voice{"", profile};
      const std::vector<std::string> apart = outside(items, groups);
      const auto same = std::find_if(result.begin(), result.end(),
                                     [&](const Unweighed& one) { return one.node == node && one.apart == apart; });
      if (same == result.end())
        result.push_back({node, apart, items.size(), {voice}});
      else if (std::find(same->voices.begin(), same->voices.end(), voice) == same->voices.end())
        same->voices.push_back(voice);
    }
  }
  return result;
}

Sentence said_of_unweighed(const Case& c, const Unweighed& one) {
  constexpr std::size_t most_named = 3;
  Text node = node_name(c.model->library, one.node);
  if (one.node == goal) node = both(say(mark("the goal")));
  const Text all{std::to_string(one.of), std::to_string(one.of)};
  if (one.apart.size() == 1)
    return say(mark("{0} is not compared with the other criteria of {1} yet."),
               node_name(c.model->library, one.apart.front()), node);
  if (one.apart.size() + 1 == one.of)
    return say(mark("None of the {0} criteria of {1} is compared with another yet."), all, node);
  std::vector<Text> names;
  for (std::size_t i = 0; i < std::min(most_named, one.apart.size()); ++i)
    names.push_back(node_name(c.model->library, one.apart[i]));
  const std::size_t more = one.apart.size() - names.size();
  if (more == 0) return say(mark("{0} are not compared with the other criteria of {1} yet."), list(names), node);
  return say(mark("{0} and {1} more of {2} criteria of {3} are not compared with the others yet."), list(names),
             std::to_string(more), all, node);
}

Text voices_of_unweighed(const Case& c, const Unweighed& one) {
  std::vector<Text> names;
  for (const Voice& voice : one.voices) names.push_back(voice_name(c, voice));
  return list(names);
}

} // namespace yindi
