#pragma once

// One ranking from several, each of them a voter: one table row a rule. Rankings are competition ranks (1 best, ties
// share the smallest place) of the same alternatives.

#include "engine/language/language.h"

#include <optional>
#include <vector>

namespace yindi {

using Rankings = std::vector<std::vector<int>>;

struct CombinedRanking {
  std::vector<double> scores; ///< one an alternative
  std::vector<int> ranks;     ///< competition ranks
};

struct CombiningRule {
  const char* id;
  Text name;
  bool higher_is_better;
  const char* source;
  CombinedRanking (*combine)(const Rankings& rankings);
  std::size_t most = 0; ///< alternatives whose duels it holds or whose paths it follows; 0: any number
};

/// Why a rule does not combine rankings of so many alternatives; nothing where it does.
std::optional<Sentence> too_many(const CombiningRule& rule, std::size_t alternatives);

const std::vector<CombiningRule>& combining_rules();

/// Σ over voters of the number beaten plus half of those tied with (Borda 1781): the order of the rank sums.
CombinedRanking borda(const Rankings& rankings);
/// Duels won minus duels lost by majority (Copeland 1951).
CombinedRanking copeland(const Rankings& rankings);
/// a before b where the strongest path of majorities from a to b is stronger than the one back; a majority's strength
/// is the number of voters for it (Schulze 2011, Soc. Choice Welf. 36:267–303). Score: the number it is before.
CombinedRanking schulze(const Rankings& rankings);
/// The mean place, ties at the mean of the places that they take up; lower is better.
CombinedRanking mean_rank(const Rankings& rankings);

} // namespace yindi
