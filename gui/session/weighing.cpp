#include "gui/session/weighing.h"

#include "engine/ranking/case_weights.h"
#include "engine/weights/consistency.h"
#include "engine/weights/group.h"
#include "engine/weights/scales.h"
#include "engine/weights/voices.h"
#include "gui/session/attention.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace yindi::gui {
namespace {

const std::vector<Judgement>& judgements_of(const Case& c, const Voice& voice) {
  return voice.participant.empty() ? c.judging.profile_judgements : c.judging.judgements;
}

std::vector<Judgement> spoken(const Case& c, const Voice& voice, const std::string& node) {
  std::vector<Judgement> result;
  for (const Judgement& j : judgements_of(c, voice))
    if (j.participant == voice.participant && j.profile == voice.profile && j.node == node) result.push_back(j);
  return result;
}

/// The answer on 1 … 9 (or below 1) whose ratio on the case's scale is `ratio`, as near as 1/1000 of a step.
double answer_for(const JudgementScale& scale, double ratio, Eigen::Index items) {
  if (ratio < 1) return 1 / answer_for(scale, 1 / ratio, items);
  double low = 1, high = 9;
  while (high - low > 1e-3) (ratio_on(scale, (low + high) / 2, items) < ratio ? low : high) = (low + high) / 2;
  return low < 1.0015 ? 1 : high > 8.999 ? 9 : (low + high) / 2;
}

/// What all other judgements say of a pair; nothing where they do not connect it.
std::optional<double> implied_by_others(const Comparison& comparison, const JudgementScale& scale, const Answer& pair) {
  Comparison others = comparison;
  others.ratio(pair.a, pair.b) = others.ratio(pair.b, pair.a) = std::nan("");
  if (!connected(others)) return std::nullopt;
  const Eigen::VectorXd weights = priority_vector(others, "geometric-mean");
  return answer_for(scale, weights(pair.a) / weights(pair.b), comparison.size());
}

Comparison on_scale_of(const Case& c, const std::vector<std::string>& items, const std::string& node,
                       const std::vector<Judgement>& spoken) {
  const Loaded<Comparison> answers = comparison(items, node, spoken);
  if (!answers.value) return no_judgements(items);
  const Loaded<Comparison> scaled = on_scale(*answers.value, c.judging.weighting.scale);
  return scaled.value ? *scaled.value : no_judgements(items);
}

void add_answers(Weighing& w, const std::vector<Judgement>& judgements) {
  const auto n = static_cast<Eigen::Index>(w.items.size());
  for (Eigen::Index i = 0; i < n; ++i)
    for (Eigen::Index j = i + 1; j < n; ++j) {
      Answer pair;
      pair.a = i, pair.b = j;
      const std::string &a = w.items[static_cast<std::size_t>(i)], &b = w.items[static_cast<std::size_t>(j)];
      for (const Judgement& judgement : judgements) {
        const bool mirrored = judgement.a == b && judgement.b == a;
        if (!mirrored && !(judgement.a == a && judgement.b == b)) continue;
        pair.written = judgement;
        if (const auto value = ratio(judgement.value)) pair.value = mirrored ? 1 / *value : *value;
      }
      w.answered += pair.value.has_value();
      w.answers.push_back(std::move(pair));
    }
}

Answer& pair_of(Weighing& w, const std::string& a, const std::string& b) { return const_cast<Answer&>(w.of(a, b)); }

/// Cycles, worst judgements and what the other answers imply.
void add_help(Weighing& w, const Case& c, const PriorityOptions& options) {
  w.cycles = cycles(w.comparison);
  for (const auto& cycle : w.cycles)
    for (std::size_t i = 0; i < cycle.size(); ++i) pair_of(w, cycle[i], cycle[(i + 1) % cycle.size()]).in_cycle = true;
  if (w.own) w.worst = worst_judgements(w.comparison, *w.own, options, w.answers.size());
  for (std::size_t i = 0; i < w.worst.size(); ++i) pair_of(w, w.worst[i].a, w.worst[i].b).suspect = i;
  const JudgementScale* scale = find_scale(c.judging.weighting.scale);
  if (!scale) return;
  for (Answer& pair : w.answers) pair.implied = implied_by_others(w.comparison, *scale, pair);
}

std::string person_name(const Case& c, const std::string& id) {
  for (const Participant& p : c.judging.participants)
    if (p.id == id && !p.name.empty()) return p.name;
  return id;
}

/// Everybody behind the county's weights of the node, each alone and both ways together.
void add_people(Weighing& w, const Case& c, const std::string& profile, const PriorityOptions& options) {
  const Loaded<NodeVoices> voices = voices_for(c, w.node, w.items, profile);
  if (!voices.value || !voices.value->named || voices.value->members.size() < 2) return;
  for (const Member& member : voices.value->members) {
    Person person;
    if (voices.value->origin_kind == Origin::participants) person.voice = {member.id, voices.value->origin_id};
    person.name = plain(person_name(c, member.id));
    person.counts = member.weight;
    person.answered = static_cast<int>(w.answers.size()) - missing_pairs(member.comparison);
    if (const auto own = priorities(member.comparison, options); own.value) {
      person.weights = own.value->weights;
      person.cr = own.value->cr;
    }
    w.people.push_back(std::move(person));
  }
  for (const auto& [how, into] : {std::pair("judgements", &w.pooled), std::pair("priorities", &w.average)})
    if (const auto group = group_priorities(voices.value->members, how, options); group.value)
      *into = group.value->weights;
}

/// The profile that has most of the county; a blend's largest.
std::string main_profile(const CountyRanking& county) {
  const auto blend = profile_blend(county.profile);
  std::string profile;
  double largest = 0;
  if (blend)
    for (const auto& [id, share] : *blend)
      if (share > largest) largest = share, profile = id;
  return profile;
}

std::string spelled(double answer) {
  if (answer >= 1) return shortest(std::round(answer * 1000) / 1000);
  const double size = 1 / answer;
  return std::abs(size - std::round(size)) < 1e-9 ? "1/" + shortest(std::round(size)) : shortest(answer);
}

} // namespace

std::vector<Voice> voices(const Case& c, const std::string& node) {
  std::vector<Voice> all;
  const auto add = [&](Voice voice) {
    if (!voice.none() && std::find(all.begin(), all.end(), voice) == all.end()) all.push_back(std::move(voice));
  };
  for (const Participant& p : c.judging.participants) add({p.id, ""});
  for (const Judgement& j : c.judging.judgements) add({j.participant, j.profile});
  for (const Profile& p : c.judging.profiles) add({"", p.id});
  for (const Judgement& j : c.judging.profile_judgements) add({"", j.profile});
  std::stable_partition(all.begin(), all.end(), [&](const Voice& v) { return !spoken(c, v, node).empty(); });
  return all;
}

Text voice_name(const Case& c, const Voice& voice) {
  const auto named = [](const auto& list, const std::string& id) {
    return std::find_if(list.begin(), list.end(), [&](const auto& entry) { return entry.id == id; });
  };
  const auto both = [](const Sentence& s) { return Text{s.in(Language::en), s.in(Language::zh)}; };
  const auto profile = named(c.judging.profiles, voice.profile);
  const Text profile_name = profile == c.judging.profiles.end() ? plain(voice.profile) : profile->name;
  if (voice.participant.empty()) return both(say(mark("Profile {}"), profile_name));
  const auto person = named(c.judging.participants, voice.participant);
  const bool nameless = person == c.judging.participants.end() || person->name.empty();
  const Text name = plain(nameless ? voice.participant : person->name);
  return voice.profile.empty() ? name : both(say(mark("{0} for {1}"), name, profile_name));
}

Voice voice_behind(const Case& c, const CountyRanking& county, const std::string& node) {
  const NodeWeights* weights = node_weights(&county, node);
  const std::string profile = main_profile(county);
  if (weights && weights->origin_kind == Origin::participants && !weights->members.empty()) {
    const std::string& first = weights->members.front().id;
    const Voice own{first, profile};
    return spoken(c, own, node).empty() ? Voice{first, ""} : own;
  }
  const auto all = voices(c, node);
  const Voice library{"", profile};
  if (std::find(all.begin(), all.end(), library) != all.end()) return library;
  return all.empty() ? Voice{} : all.front();
}

std::string new_participant(const Case& c) {
  for (int i = 1;; ++i) {
    const std::string id = "p" + std::to_string(i);
    const auto taken = [&](const auto& entry) { return entry.id == id; };
    if (std::none_of(c.judging.participants.begin(), c.judging.participants.end(), taken)) return id;
  }
}

std::string judgement_path(const Voice& voice, const std::string& node, const std::string& a, const std::string& b) {
  const std::string who = voice.participant.empty()
                              ? "profile_judgement." + voice.profile
                              : "judgement." + voice.participant + (voice.profile.empty() ? "" : ":" + voice.profile);
  return who + "." + node + "." + a + "." + b;
}

const Answer& Weighing::of(const std::string& a, const std::string& b) const {
  const auto is_it = [&](const Answer& pair) {
    const std::string &x = items[static_cast<std::size_t>(pair.a)], &y = items[static_cast<std::size_t>(pair.b)];
    return (x == a && y == b) || (x == b && y == a);
  };
  const auto found = std::find_if(answers.begin(), answers.end(), is_it);
  return found == answers.end() ? answers.front() : *found;
}

Weighing weigh_answers(const Case& c, const CountyRanking* county, const std::string& node, const Voice& voice) {
  Weighing w;
  w.node = node;
  w.voice = voice;
  w.items = children(c.model->library, node);
  const auto judgements = spoken(c, voice, node);
  add_answers(w, judgements);
  w.comparison = on_scale_of(c, w.items, node, judgements);
  w.groups = connected_groups(w.comparison);
  const PriorityOptions options = options_of(c.judging.weighting);
  w.own = priorities(w.comparison, options).value;
  w.gci_limit = gci_threshold(static_cast<int>(w.items.size()), missing_pairs(w.comparison));
  add_help(w, c, options);
  w.next = next_question(w.comparison);
  if (w.own && w.next && w.items.size() > 2) w.stop = stop_asking(w.comparison, {.draws = 500});
  w.counts = county && voice_behind(c, *county, node) == voice && !find_node_weighting(c, node);
  if (const NodeWeights* weights = node_weights(county, node); weights && w.counts)
    w.counts = weights->origin_kind != Origin::round && weights->origin_kind != Origin::equal &&
               weights->origin_kind != Origin::data;
  if (const NodeWeights* weights = node_weights(county, node); weights && w.counts && weights->missing > 0)
    w.first_stays = first_stays(c, county->assessment, county->weights, node, 500);
  if (!find_node_weighting(c, node)) add_people(w, c, county ? main_profile(*county) : std::string(), options);
  return w;
}

Change answer_change(const Weighing& w, const Answer& pair, double answer) {
  const std::string &a = w.items[static_cast<std::size_t>(pair.a)], &b = w.items[static_cast<std::size_t>(pair.b)];
  if (pair.written && pair.written->a == b) return {judgement_path(w.voice, w.node, b, a), spelled(1 / answer)};
  return {judgement_path(w.voice, w.node, a, b), spelled(answer)};
}

Consequence consequence(const Case& c, const CountyRanking* county, const Weighing& w, const Answer& pair,
                        double answer) {
  Consequence result;
  const Change change = answer_change(w, pair, answer);
  const Applied applied = apply(c, edit_to(c, change.path, change.text));
  if (!applied.value) return result;
  const Case& next = *applied.value;
  const Comparison comparison = on_scale_of(next, w.items, w.node, spoken(next, w.voice, w.node));
  if (const auto own = priorities(comparison, options_of(next.judging.weighting)); own.value) {
    result.weights = own.value->weights;
    result.cr = own.value->cr;
  }
  if (!county) return result;
  const DataShares* data = county->weights.data ? &*county->weights.data : nullptr;
  if (data && next.judging.weighting.combine.empty())
    return result; // where the data alone weigh, no answer moves a ranking
  const Loaded<Weights> weights = case_weights(next, county->profile, data);
  if (weights.value) result.ranking = difference(*county, rank_county(next, county->assessment, *weights.value));
  return result;
}

const NodeWeights* node_weights(const CountyRanking* county, const std::string& node) {
  if (!county) return nullptr;
  for (const NodeWeights& weights : county->weights.nodes)
    if (weights.node == node) return &weights;
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

NodeStand node_stand(const Case& c, const NodeWeights& weights) {
  const auto is_stale = [&](const Judgement& j) { return j.node == weights.node && j.stale; };
  const bool library = weights.origin_kind == Origin::profile || weights.origin_kind == Origin::blend;
  const auto& judgements = library ? c.judging.profile_judgements : c.judging.judgements;
  if (weights.origin_kind == Origin::equal) return {State::waiting, say(mark("not weighed: equal weights"))};
  if (weights.origin_kind == Origin::data) return {State::done, say(mark("weighed by the data"))};
  if (weights.origin_kind == Origin::given) return {State::done, say(mark("given directly"))};
  if (std::any_of(judgements.begin(), judgements.end(), is_stale))
    return {State::attention, say(mark("a scale was changed since"))};
  double cr = weights.cr.value_or(0);
  int missing = weights.missing;
  for (const NodeWeights& part : weights.parts)
    cr = std::max(cr, part.cr.value_or(0)), missing = std::max(missing, part.missing);
  if (cr > cr_limit) return {State::attention, say(mark("CR {0} above {1}"), decimal(cr, 3), decimal(cr_limit, 2))};
  if (missing > 0) return {State::running, say(mark("{} pairs open"), std::to_string(missing))};
  return {State::done, weights.cr ? say(mark("CR {}"), decimal(cr, 3)) : say(mark("answered"))};
}

} // namespace yindi::gui
