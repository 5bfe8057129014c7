#pragma once

// What another answer would do to a county's ranking, and whether asking on can still change it.

#include "engine/ranking/what_if.h"
#include "engine/weights/answers.h"

namespace yindi {

/// What one other answer would do: to this voice's weights and CR, and to the county's ranking.
struct Consequence {
  OwnConsequence own;
  std::optional<RankingEffect> ranking; ///< nothing where there is no ranking, or the data alone weigh
};

/// `county` may be nullptr. The case itself is not changed.
Consequence consequence(const Case& c, const CountyRanking* county, const Weighing& weighing, const AnsweredPair& pair,
                        double answer);

/// Whether to ask on. Sampled, so it takes longer than a frame of a window.
struct AskingOn {
  std::optional<Stop> stop;          ///< where pairs of the voice are open
  std::optional<double> first_stays; ///< where pairs that count in the county are open; see first_stays() of what_if.h
};

/// Whether asking_on() has anything to say.
bool can_ask_on(const Weighing& weighing, const CountyRanking* county);
/// Both from `draws` possible ends of the questioning.
AskingOn asking_on(const Case& c, const CountyRanking* county, const Weighing& weighing, int draws = 500);

} // namespace yindi
