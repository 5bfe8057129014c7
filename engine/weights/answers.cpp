#include "engine/weights/answers.h"

#include "engine/format/stated_ratio.h"
#include "engine/weights/scales.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

constexpr std::size_t most_urged = 3; ///< judgements that are called bad where all together are
constexpr double far_off = 2;         ///< a factor that is more than a small step of the scale

const std::vector<Judgement>& judgements_of(const Case& c, const Voice& voice) {
  return voice.participant.empty() ? c.judging.profile_judgements : c.judging.judgements;
}

/// The answer on 1 … 9 (or below 1) whose ratio on the case's scale is `ratio`, as near as 1/1000 of a step.
double answer_for(const JudgementScale& scale, double ratio, Eigen::Index items) {
  if (ratio < 1) return 1 / answer_for(scale, 1 / ratio, items);
  double low = 1, high = 9;
  while (high - low > 1e-3) (ratio_on(scale, (low + high) / 2, items) < ratio ? low : high) = (low + high) / 2;
  return low < 1.0015 ? 1 : high > 8.999 ? 9 : (low + high) / 2;
}

/// What all other judgements say of a pair; nothing where they do not connect it.
std::optional<double> implied_by_others(const Comparison& comparison, const JudgementScale& scale,
                                        const AnsweredPair& pair) {
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
      AnsweredPair pair;
      pair.a = i, pair.b = j;
      const std::string &a = w.items[static_cast<std::size_t>(i)], &b = w.items[static_cast<std::size_t>(j)];
      for (const Judgement& judgement : judgements) {
        const bool mirrored = judgement.a == b && judgement.b == a;
        if (!mirrored && !(judgement.a == a && judgement.b == b)) continue;
        pair.written = judgement;
        if (const auto value = stated_ratio(judgement.value)) pair.value = mirrored ? 1 / value->mode : value->mode;
      }
      w.answered += pair.value.has_value();
      w.pairs.push_back(std::move(pair));
    }
}

AnsweredPair& pair_of(Weighing& w, const std::string& a, const std::string& b) { return w.pairs[w.place_of(a, b)]; }

/// Cycles, worst judgements and what the other answers imply.
void add_help(Weighing& w, const Case& c, const PriorityOptions& options) {
  w.cycles = cycles(w.comparison);
  for (const auto& cycle : w.cycles)
    for (std::size_t i = 0; i < cycle.size(); ++i) pair_of(w, cycle[i], cycle[(i + 1) % cycle.size()]).in_cycle = true;
  if (w.own) w.worst = worst_judgements(w.comparison, *w.own, options, w.pairs.size());
  for (std::size_t i = 0; i < w.worst.size(); ++i) pair_of(w, w.worst[i].a, w.worst[i].b).suspect = i;
  const JudgementScale* scale = find_scale(c.judging.weighting.scale);
  if (!scale) return;
  for (AnsweredPair& pair : w.pairs) pair.implied = implied_by_others(w.comparison, *scale, pair);
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
    Respondent person;
    if (voices.value->origin_kind == Origin::participants) person.voice = {member.id, voices.value->origin_id};
    person.name = plain(person_name(c, member.id));
    person.counts = member.weight;
    person.answered = static_cast<int>(w.pairs.size()) - missing_pairs(member.comparison);
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
std::string main_profile(const Weights& weights) {
  const auto blend = profile_blend(weights.profile);
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

/// Whether the county's weights of the node come from the voice.
bool counts_in(const Case& c, const Weights& county, const std::string& node, const Voice& voice) {
  if (!(voice_behind(c, county, node) == voice) || find_node_weighting(c, node)) return false;
  const NodeWeights* weights = node_weights(county, node);
  return !weights || (weights->origin_kind != Origin::round && weights->origin_kind != Origin::equal &&
                      weights->origin_kind != Origin::data);
}

} // namespace

std::vector<Judgement> spoken(const Case& c, const Voice& voice, const std::string& node) {
  std::vector<Judgement> result;
  for (const Judgement& j : judgements_of(c, voice))
    if (j.participant == voice.participant && j.profile == voice.profile && j.node == node) result.push_back(j);
  return result;
}

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

Voice voice_behind(const Case& c, const Weights& county, const std::string& node) {
  const NodeWeights* weights = node_weights(county, node);
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

std::size_t Weighing::place_of(const std::string& a, const std::string& b) const {
  const auto is_it = [&](const AnsweredPair& pair) {
    const std::string &x = items[static_cast<std::size_t>(pair.a)], &y = items[static_cast<std::size_t>(pair.b)];
    return (x == a && y == b) || (x == b && y == a);
  };
  const auto found = std::find_if(pairs.begin(), pairs.end(), is_it);
  return found == pairs.end() ? 0 : static_cast<std::size_t>(found - pairs.begin());
}

Weighing weigh_answers(const Case& c, const Weights* county, const std::string& node, const Voice& voice) {
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
  w.counts = county && counts_in(c, *county, node, voice);
  if (!find_node_weighting(c, node)) add_people(w, c, county ? main_profile(*county) : std::string(), options);
  return w;
}

bool contradictory(const Weighing& w) { return w.own && w.own->cr && *w.own->cr > cr_limit; }

const Suspect* suspect_of(const Weighing& w, const AnsweredPair& pair) {
  if (!pair.suspect || (pair.written && !pair.written->kept_because.empty())) return nullptr;
  const Suspect& found = w.worst[*pair.suspect];
  const bool far = std::abs(std::log(found.given / found.implied)) >= std::log(far_off);
  return far || (contradictory(w) && *pair.suspect < most_urged) ? &found : nullptr;
}

double suggested_answer(const Weighing& w, const AnsweredPair& pair, const Suspect& suspect) {
  return w.items[static_cast<std::size_t>(pair.a)] == suspect.a ? suspect.suggested_answer
                                                                : 1 / suspect.suggested_answer;
}

std::size_t first_question(const Weighing& w) {
  if (w.next) return w.place_of(w.next->a, w.next->b);
  if (contradictory(w))
    for (const Suspect& suspect : w.worst)
      if (const AnsweredPair& pair = w.of(suspect.a, suspect.b); pair.written && pair.written->kept_because.empty())
        return w.place_of(suspect.a, suspect.b);
  return 0;
}

OwnConsequence own_consequence(const Case& with_it, const Weighing& w) {
  OwnConsequence result;
  const Comparison comparison = on_scale_of(with_it, w.items, w.node, spoken(with_it, w.voice, w.node));
  if (const auto own = priorities(comparison, options_of(with_it.judging.weighting)); own.value) {
    result.weights = own.value->weights;
    result.cr = own.value->cr;
  }
  return result;
}

std::pair<std::string, std::string> answer_edit(const Weighing& w, const AnsweredPair& pair, double answer) {
  const std::string &a = w.items[static_cast<std::size_t>(pair.a)], &b = w.items[static_cast<std::size_t>(pair.b)];
  if (pair.written && pair.written->a == b) return {judgement_path(w.voice, w.node, b, a), spelled(1 / answer)};
  return {judgement_path(w.voice, w.node, a, b), spelled(answer)};
}

std::pair<std::string, std::string> range_edit(const Weighing& w, const AnsweredPair& pair, const FuzzyNumber& range) {
  const bool mirrored = pair.written && pair.written->a == w.items[static_cast<std::size_t>(pair.b)];
  const FuzzyNumber written = mirrored ? inverse(range) : range;
  return {answer_edit(w, pair, range.mode).first,
          spelled(written.low) + " " + spelled(written.mode) + " " + spelled(written.high)};
}

std::optional<FuzzyNumber> answered_range(const Weighing& w, const AnsweredPair& pair) {
  if (!pair.written) return std::nullopt;
  const auto range = stated_ratio(pair.written->value);
  if (!range || range->low == range->high) return std::nullopt;
  return pair.written->a == w.items[static_cast<std::size_t>(pair.b)] ? inverse(*range) : *range;
}

} // namespace yindi
