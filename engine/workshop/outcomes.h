#pragma once

// What the people of a group would choose: each alone, all without one of them, and what they could live with.

#include "engine/robustness/problem.h"
#include "engine/workshop/opinions.h"

namespace yindi {

/// Industries with rank 1 (places in RankingProblem::alternatives), and all ranks.
struct Choice {
  std::vector<std::size_t> firsts;
  std::vector<int> ranks; ///< competition ranks
};

/// The group's choice without one person, or without a whole group.
struct Without {
  std::string id;
  bool is_group = false;
  std::optional<Choice> choice; ///< none: nobody can tell what would count without them (see group_weights())
  bool kept = true;             ///< the same firsts as with them
};

/// What somebody loses by an industry: the score of their own first minus that of the industry, under their own
/// weights; in places where the method has no scores of its own.
struct Compromise {
  std::vector<std::size_t> industries; ///< with the least greatest regret; several where equal
  double regret = 0;                   ///< that greatest regret
  std::vector<std::size_t> who;        ///< who has it
  double regret_of_first = 0;          ///< the greatest regret of the group's own first
  std::vector<std::size_t> who_of_first;
  bool in_places = false;
};

/// One county. Lists are by person as in Opinions::people; voices of 0 choose too, but count nowhere else.
struct Outcomes {
  Choice group;
  std::vector<Choice> people;
  std::vector<double> distance;         ///< share of the weight that a person would have to move to weigh as the group
  std::optional<double> concordance;    ///< Kendall's W of the rankings of those with a voice; none for one person
  std::vector<Without> without;         ///< each person, then each group; of those with a voice
  int kept = 0, of = 0;                 ///< of `without`, where it can be told
  std::optional<Compromise> compromise; ///< minimax regret (Savage 1951, J. Am. Stat. Assoc. 46:55–67); none without
                                        ///< industries or voices
};

/// `problem` is the county's; its weights are not used, those of `opinions` are. Costs one block of scores.
Outcomes outcomes(const Opinions& opinions, const RankingProblem& problem);

/// The choice of some people together, as of a bloc: where they judged nothing the whole group's weights count. Nothing
/// where nobody of them has a voice and judged anything.
std::optional<Choice> choice_of(const Opinions& opinions, const RankingProblem& problem,
                                const std::vector<std::size_t>& people);

/// "Without any one person the first stays …" / "Without the bureau of agriculture the first would be …".
Sentence said_of_without(const Opinions& opinions, const RankingProblem& problem, const Outcomes& outcomes);
/// "Yak costs nobody more than 0.03; tea, first for the group, costs the herders 0.11."
Sentence said_of_compromise(const Opinions& opinions, const RankingProblem& problem, const Outcomes& outcomes);

} // namespace yindi
