#include "engine/weights/voices.h"

#include "engine/weights/scales.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace yindi {
namespace {

bool says_something(const Judgement& judgement) { return judgement.value != "skip"; }

/// One person's judgements on a node that hold for `profile`: those made for it, and those for all about other pairs.
std::vector<Judgement> holding_for(const std::vector<Judgement>& judgements, const std::string& node,
                                   const std::string& profile) {
  std::vector<Judgement> result;
  const auto on_same_pair = [](const Judgement& x, const Judgement& y) {
    return (x.a == y.a && x.b == y.b) || (x.a == y.b && x.b == y.a);
  };
  for (const Judgement& judgement : judgements)
    if (judgement.node == node && !judgement.profile.empty() && judgement.profile == profile)
      result.push_back(judgement);
  const std::size_t own = result.size();
  for (const Judgement& judgement : judgements) {
    if (judgement.node != node || !judgement.profile.empty()) continue;
    const auto end = result.begin() + static_cast<std::ptrdiff_t>(own);
    if (std::none_of(result.begin(), end, [&](const Judgement& made) { return on_same_pair(made, judgement); }))
      result.push_back(judgement);
  }
  return result;
}

/// The node that is asked about, and on which scale.
struct Asked {
  const std::string& node;
  const std::vector<std::string>& items;
  const std::string& scale;
};

/// Adds a member, unless all they said was "skip".
void add_member(NodeVoices& voices, Diagnostics& problems, const std::string& id, double weight, const Asked& asked,
                const std::vector<Judgement>& judgements) {
  if (std::none_of(judgements.begin(), judgements.end(), says_something)) return;
  auto loaded = comparison(asked.items, asked.node, judgements);
  if (loaded.value) loaded = on_scale(*loaded.value, asked.scale);
  problems.insert(problems.end(), loaded.diagnostics.begin(), loaded.diagnostics.end());
  if (loaded.value) voices.members.push_back({id, weight, std::move(*loaded.value)});
  for (const Judgement& judgement : judgements)
    if (judgement.stale) {
      voices.notes.push_back(
          say(mark("a scale was changed after {} judged this node: the judgements are to be confirmed"), id));
      break;
    }
}

double participant_weight(const Case& c, const std::string& id) {
  const auto found = std::find_if(c.judging.participants.begin(), c.judging.participants.end(),
                                  [&](const Participant& p) { return p.id == id; });
  return found == c.judging.participants.end() ? 1 : found->weight;
}

/// A pseudonymous or anonymous ballot has weight 1; a named one its participant's.
NodeVoices round_voices(const Case& c, const Round& round, const Asked& asked, const std::string& profile,
                        Diagnostics& problems) {
  NodeVoices result;
  for (const Ballot& ballot : round.ballots) {
    const bool by_name = round.naming == "named";
    const std::string id = !ballot.participant.empty() && by_name ? ballot.participant
                           : !ballot.pseudonym.empty()            ? ballot.pseudonym
                           : !ballot.token.empty()                ? ballot.token
                                                                  : ballot.file;
    add_member(result, problems, id, by_name ? participant_weight(c, ballot.participant) : 1, asked,
               holding_for(ballot.judgements, asked.node, profile));
  }
  result.origin_kind = Origin::round;
  result.origin_id = std::to_string(round.number);
  result.origin = say(mark("round {}"), result.origin_id);
  return result;
}

bool together_connect(const std::vector<Member>& members) {
  const bool heard = std::any_of(members.begin(), members.end(), [](const Member& m) { return m.weight > 0; });
  return heard && connected(aggregate_judgements(members));
}

/// Closed rounds that asked for the node, the last first.
std::vector<const Round*> closed_rounds(const Case& c, const std::string& node) {
  std::vector<const Round*> result;
  for (const Round& round : c.judging.rounds)
    if (round.state == "closed" && std::find(round.nodes.begin(), round.nodes.end(), node) != round.nodes.end())
      result.push_back(&round);
  std::stable_sort(result.begin(), result.end(), [](auto* x, auto* y) { return x->number > y->number; });
  return result;
}

NodeVoices participants_voices(const Case& c, const Asked& asked, const std::string& profile, Diagnostics& problems) {
  NodeVoices result;
  result.origin_kind = Origin::participants;
  result.origin_id = profile;
  std::vector<std::pair<std::string, std::vector<Judgement>>> people; // in the order in which they first judged
  std::unordered_map<std::string_view, std::size_t> place;
  for (const Judgement& judgement : c.judging.judgements) {
    const auto [at, fresh] = place.try_emplace(judgement.participant, people.size());
    if (fresh) people.emplace_back(judgement.participant, std::vector<Judgement>{});
    if (judgement.node == asked.node && judgement.profile == profile) people[at->second].second.push_back(judgement);
  }
  for (const auto& [id, own] : people) add_member(result, problems, id, participant_weight(c, id), asked, own);
  return result;
}

Text profile_name(const Judging& judging, const std::string& id) {
  for (const Profile& profile : judging.profiles)
    if (profile.id == id && !profile.name.empty()) return profile.name;
  return plain(id);
}

NodeVoices library_voices(const Judging& judging, const Asked& asked, const std::string& profile,
                          Diagnostics& problems) {
  NodeVoices result;
  std::vector<Judgement> judgements;
  for (const Judgement& judgement : judging.profile_judgements)
    if (judgement.node == asked.node && judgement.profile == profile) judgements.push_back(judgement);
  add_member(result, problems, profile, 1, asked, judgements);
  result.named = false;
  result.origin_kind = Origin::profile;
  result.origin_id = profile;
  result.origin = say(mark("profile {}"), profile_name(judging, profile));
  return result;
}

/// The case says the weights itself.
NodeVoices own_weights(const Case& c, const NodeWeighting& direct) {
  NodeVoices result;
  result.origin_kind = Origin::given;
  result.origin_id = std::to_string(&direct - c.judging.node_weightings.data() + 1);
  result.origin = say(mark("the case's own weights"));
  result.named = false;
  result.direct = &direct;
  return result;
}

} // namespace

const char* name(Origin origin) {
  switch (origin) {
  case Origin::round:
    return "round";
  case Origin::given:
    return "given";
  case Origin::participants:
    return "participants";
  case Origin::profile:
    return "profile";
  case Origin::blend:
    return "blend";
  case Origin::equal:
    return "equal";
  case Origin::single:
    return "single";
  case Origin::data:
    return "data";
  }
  return "";
}

Text node_name(const Library& library, const std::string& node) {
  if (node == goal) return both(mark("goal"));
  const Criterion* criterion = find_criterion(library, node);
  return criterion && !criterion->name.empty() ? criterion->name : plain(node);
}

Loaded<NodeVoices> voices_for(const Case& c, const std::string& node, const std::vector<std::string>& items,
                              const std::string& profile) {
  const Asked asked{node, items, c.judging.weighting.scale};
  Diagnostics problems;
  std::vector<Sentence> passed_over;
  std::vector<int> numbers;
  const auto finish = [&](NodeVoices voices) -> Loaded<NodeVoices> {
    voices.notes.insert(voices.notes.begin(), passed_over.begin(), passed_over.end());
    voices.passed_over = numbers;
    tame_weights(voices.members);
    return {std::move(voices), problems};
  };
  for (const Round* round : closed_rounds(c, node)) {
    NodeVoices voices = round_voices(c, *round, asked, profile, problems);
    tame_weights(voices.members);
    if (together_connect(voices.members)) return finish(std::move(voices));
    passed_over.push_back(say(mark("the ballots of round {} do not connect all items, so earlier judgements stay"),
                              std::to_string(round->number)));
    numbers.push_back(round->number);
  }
  if (const NodeWeighting* direct = find_node_weighting(c, node)) return finish(own_weights(c, *direct));
  if (!profile.empty()) {
    NodeVoices voices = participants_voices(c, asked, profile, problems);
    voices.origin = say(mark("participants, for profile {}"), profile_name(c.judging, profile));
    if (!voices.members.empty()) return finish(std::move(voices));
  }
  NodeVoices voices = participants_voices(c, asked, "", problems);
  voices.origin = say(mark("participants"));
  if (!voices.members.empty()) return finish(std::move(voices));
  if (!profile.empty()) {
    NodeVoices from_library = library_voices(c.judging, asked, profile, problems);
    if (!from_library.members.empty()) return finish(std::move(from_library));
  }
  NodeVoices none;
  none.origin = say(mark("equal weights"));
  none.named = false;
  return finish(std::move(none));
}

Loaded<NodeVoices> voices_in_round(const Case& c, const Round& round, const std::string& node,
                                   const std::vector<std::string>& items, const std::string& profile) {
  Diagnostics problems;
  NodeVoices voices = round_voices(c, round, {node, items, c.judging.weighting.scale}, profile, problems);
  return {std::move(voices), std::move(problems)};
}

} // namespace yindi
