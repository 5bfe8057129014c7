#pragma once

// One person's judgements on one node as the Weights page shows them, and what another answer would do: plain values
// made from a case, kept by the page until the case, the node or the person changes.

#include "engine/ranking/what_if.h"
#include "engine/weights/questions.h"
#include "gui/session/session.h"
#include "gui/widgets/symbols.h"

namespace yindi::gui {

/// Whose judgements: those of a profile of the library, or of a participant, for all counties or for one profile.
struct Voice {
  std::string participant; ///< blank: the library's profile
  std::string profile;
  bool operator==(const Voice&) const = default;
  bool none() const { return participant.empty() && profile.empty(); }
};

/// All whose judgements can be written, those that have some on the node first.
std::vector<Voice> voices(const Case&, const std::string& node);
Text voice_name(const Case&, const Voice&);
/// Whose judgements stand behind the node's weights in the county; of a blend the largest share, of a group the first.
Voice voice_behind(const Case&, const CountyRanking&, const std::string& node);
/// An id for the next participant who answers: p1, p2, ...
std::string new_participant(const Case&);

/// The path of a judgement for edits (engine/edit/edit.h).
std::string judgement_path(const Voice&, const std::string& node, const std::string& a, const std::string& b);

/// One pair of the matrix, `a` before `b` in the node's order.
struct Answer {
  Eigen::Index a = 0, b = 0;
  std::optional<double> value; ///< a over b as answered, 1/9 to 9; none: nobody answered
  std::optional<Judgement> written;
  bool in_cycle = false;
  std::optional<std::size_t> suspect; ///< place in Weighing::worst
  std::optional<double> implied;      ///< a over b as an answer, from the other judgements
  bool stale() const { return written && written->stale; }
};

/// One of several who judged a node.
struct Person {
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
  std::vector<Answer> answers;   ///< every pair, row by row of the upper triangle
  Comparison comparison;         ///< on the scale of the case
  std::optional<Priorities> own; ///< none where the answers do not connect the items
  std::optional<double> gci_limit;
  std::vector<std::vector<std::string>> groups; ///< of items that answers connect
  std::vector<std::vector<std::string>> cycles;
  std::vector<Suspect> worst; ///< worst fit first
  std::optional<Question> next;
  std::optional<Stop> stop;
  int answered = 0;
  bool counts = false; ///< whether the county's weights come from this voice
  /// Where pairs that count are open: see first_stays() of engine/ranking/what_if.h.
  std::optional<double> first_stays;
  std::vector<Person> people; ///< those behind the county's weights; empty where there are not several
  std::vector<double> pooled,
      average; ///< their judgements aggregated, their priorities aggregated; empty: not to be had
  const Answer& of(const std::string& a, const std::string& b) const;
};

/// `county` may be nullptr: then nothing counts.
Weighing weigh_answers(const Case&, const CountyRanking* county, const std::string& node, const Voice&);

/// What one other answer would do: to this voice's weights and CR, and to the county's ranking.
struct Consequence {
  std::vector<double> weights; ///< in the order of the items; empty where the answers do not connect them
  std::optional<double> cr;
  std::optional<RankingEffect> ranking;
};
Consequence consequence(const Case&, const CountyRanking* county, const Weighing&, const Answer&, double answer);

/// The text of an answer from 1/9 to 9 in the direction in which the judgement is written, and its path.
Change answer_change(const Weighing&, const Answer&, double answer);

/// How a node stands in the county: its mark, and what is to be said.
struct NodeStand {
  State mark = State::done;
  Sentence words;
};
NodeStand node_stand(const Case&, const NodeWeights&);

/// The weights of one node in a county; nullptr where there are none.
const NodeWeights* node_weights(const CountyRanking*, const std::string& node);

/// The nodes with something to weigh, the goal first, depth first.
std::vector<std::string> nodes_to_weigh(const Library&);

/// What each objective weighting gives the leaves.
struct DataWeights {
  struct Row {
    Text name;
    std::map<std::string, double> leaves;
  };
  std::vector<Row> rows;
  Sentence problem;
};

} // namespace yindi::gui
