#pragma once

// What another judgement would do to the ranking of a county.

#include "engine/edit/edit.h"
#include "engine/ranking/rank.h"
#include "engine/weights/priorities.h"
#include "engine/weights/questions.h"

namespace yindi {

/// One industry before and after.
struct Shift {
  std::string industry;
  int rank_before = 0, rank_after = 0;
  std::optional<double> score_before, score_after;
};

struct RankingEffect {
  std::string county;
  std::vector<Shift> shifts;                          ///< in the order of the ranking before
  std::vector<std::string> first_before, first_after; ///< industries of rank 1, by id
  bool moves = false;                                 ///< some rank changes
};

/// The difference of two rankings of one county; an industry that only one of them ranks is left out.
RankingEffect difference(const CountyRanking& before, const CountyRanking& after);

/// What an edit (a judgement replaced, most of all) would do: the case itself is not changed. Errors: those of apply()
/// and of ranking the county before or after.
Loaded<RankingEffect> effect_of(const Case&, const std::string& county, const Edit&);

/// What following a suggestion of worst_judgements() in `node` would do, where the node's weights come from aggregated
/// judgements, whoever made them; `weights` are those of the county now. Nothing where they do not.
std::optional<RankingEffect> effect_of(const Case&, const std::shared_ptr<const Assessment>&, const Weights& weights,
                                       const std::string& node, const Suspect&);

/// The probability that the industries first in the county now stay first whatever the open pairs of `node` are
/// answered: the share of possible_weights() that leave them there, all other nodes as they are. 1 where no pair is
/// open. Nothing where no single aggregated comparison stands behind the node (given weights, a blend of different
/// profiles) or nothing is ranked.
std::optional<double> first_stays(const Case&, const std::shared_ptr<const Assessment>&, const Weights& weights,
                                  const std::string& node, int draws = 500, unsigned long long seed = 1);

/// A node of the county whose judgements leave pairs open: what to ask next, and what asking could still change.
struct OpenNode {
  std::string node;
  int missing = 0; ///< pairs that nobody judged
  Question next;
  std::optional<double> first_stays;
};

/// Those behind which one aggregated comparison stands; depth first.
std::vector<OpenNode> open_nodes(const Case&, const std::shared_ptr<const Assessment>&, const Weights& weights);
Sentence said_of_open(const Case&, const std::string& county, const OpenNode&);

} // namespace yindi
