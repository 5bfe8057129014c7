#pragma once

// One person's judgements on one node: what is answered, what the answers weigh, what does not fit, what to ask next.

#include "engine/format/fuzzy_number.h"
#include "engine/weights/consistency.h"
#include "engine/weights/questions.h"
#include "engine/weights/standing.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace yindi {

/// Whose judgements: those of a profile of the library, or of a participant, for all counties or for one profile.
struct Voice {
  std::string participant; ///< blank: the library's profile
  std::string profile;
  bool operator==(const Voice&) const = default;
  bool none() const { return participant.empty() && profile.empty(); }
};

/// All whose judgements can be written, those that have some on the node first.
std::vector<Voice> voices(const Case& c, const std::string& node);
Text voice_name(const Case& c, const Voice& voice);
/// Whose judgements stand behind the node's weights; of a blend the largest share, of a group the first.
Voice voice_behind(const Case& c, const Weights& weights, const std::string& node);
/// An id for the next participant who answers: p1, p2, ...
std::string new_participant(const Case& c);

/// The judgements of a voice on a node, as written.
std::vector<Judgement> spoken(const Case& c, const Voice& voice, const std::string& node);
/// The path of a judgement for edits (edit.h).
std::string judgement_path(const Voice& voice, const std::string& node, const std::string& a, const std::string& b);

/// One pair of the matrix, `a` before `b` in the node's order.
struct AnsweredPair {
  Eigen::Index a = 0, b = 0;
  std::optional<double> value; ///< a over b as answered, 1/9 to 9; none: nobody answered
  std::optional<Judgement> written;
  bool in_cycle = false;
  std::optional<std::size_t> suspect; ///< place in Weighing::worst
  std::optional<double> implied;      ///< a over b as an answer, from the other judgements
  bool stale() const { return written && written->stale; }
};

/// One of several who judged a node.
struct Respondent {
  Voice voice; ///< none() for a sealed ballot of a round
  Text name;
  std::vector<double> weights; ///< in the order of the items; empty where their own answers do not connect them
  std::optional<double> cr;
  int answered = 0;
  double counts = 1; ///< their weight in the group
};

struct Weighing {
  std::string node;
  Voice voice;
  std::vector<std::string> items;
  std::vector<AnsweredPair> pairs; ///< every pair, row by row of the upper triangle
  Comparison comparison;           ///< on the scale of the case
  std::optional<Priorities> own;   ///< none where the answers do not connect the items
  std::optional<double> gci_limit;
  std::vector<std::vector<std::string>> groups; ///< of items that answers connect
  std::vector<std::vector<std::string>> cycles;
  std::vector<Suspect> worst; ///< worst fit first
  std::optional<Question> next;
  int answered = 0;
  bool counts = false;            ///< whether the weights of the county come from this voice
  std::vector<Respondent> people; ///< those behind the county's weights; empty where there are not several
  std::vector<double> pooled,
      average; ///< their judgements aggregated, their priorities aggregated; empty: not to be had

  /// Place in `pairs`, whichever of the two stands first; 0 where there is no such pair.
  std::size_t place_of(const std::string& a, const std::string& b) const;
  const AnsweredPair& of(const std::string& a, const std::string& b) const { return pairs[place_of(a, b)]; }
};

/// `county` are the weights in force there; nullptr where there are none: then nothing counts.
Weighing weigh_answers(const Case& c, const Weights* county, const std::string& node, const Voice& voice);

/// Whether the answers contradict each other beyond cr_limit.
bool contradictory(const Weighing& weighing);
/// The judgement of the pair that fits badly and is not kept on purpose; nullptr where it is none. Where all together
/// contradict each other the three worst are bad, and at any time those that are off by more than a factor of two.
const Suspect* suspect_of(const Weighing& weighing, const AnsweredPair& pair);
/// The suggested answer in the direction of the pair.
double suggested_answer(const Weighing& weighing, const AnsweredPair& pair, const Suspect& suspect);
/// Place of the first question that helps: the open pair of the largest gain, else the worst fit above the limit.
std::size_t first_question(const Weighing& weighing);

/// What one other answer would do to this voice's weights and CR; empty and none where the answers do not connect.
struct OwnConsequence {
  std::vector<double> weights; ///< in the order of the items
  std::optional<double> cr;
};
OwnConsequence own_consequence(const Case& with_it, const Weighing& weighing);

/// An answer from 1/9 to 9 as an edit: its path and text, in the direction in which the judgement is written.
std::pair<std::string, std::string> answer_edit(const Weighing& weighing, const AnsweredPair& pair, double answer);
/// The same of a range: the least, the likeliest and the most that `a` counts over `b`.
std::pair<std::string, std::string> range_edit(const Weighing& weighing, const AnsweredPair& pair,
                                               const FuzzyNumber& range);
/// The range that was answered, `a` over `b`; nothing where one number was.
std::optional<FuzzyNumber> answered_range(const Weighing& weighing, const AnsweredPair& pair);

} // namespace yindi
