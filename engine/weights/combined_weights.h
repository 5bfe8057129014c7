#pragma once

// A subjective and an objective weighting of the same criteria become one.

#include "engine/format/diagnostic.h"

#include <optional>
#include <vector>

namespace yindi {

struct CombinedWeights {
  std::vector<double> weights;       ///< sum to 1
  std::vector<double> shares;        ///< how much each of the two counts, summing to 1; empty where they are multiplied
  std::optional<double> correlation; ///< Pearson's r of the two; none where one of them is constant
  std::vector<Sentence> notes;
};

/// Pearson's correlation of two weightings of the same criteria; none where one gives all the same.
std::optional<double> correlation(const std::vector<double>& x, const std::vector<double>& y);

/// w ∝ s·o: what both find important counts most, what one finds unimportant counts little (Hwang & Yoon 1981, Multiple
/// Attribute Decision Making, where a-priori weights join the entropy weights so). Errors: lengths that differ, a
/// weight that is negative or not finite, no criterion with a weight above 0 in both.
Loaded<CombinedWeights> multiplied_weights(const std::vector<double>& subjective, const std::vector<double>& objective);

/// The combination Σ αₖ wₖ that deviates least from every wₖ at once: Σₗ αₗ wₖ·wₗ = wₖ·wₖ for all k, α then normalised
/// by Σ|α|: game-theoretic combination weighting (博弈论组合赋权) as usual in Chinese practice.
/// Equal weightings stay what they are. A negative α counts by its size, as in the literature, with a note. Errors:
/// as for multiplied_weights(), and weights that sum to zero.
Loaded<CombinedWeights> game_weights(const std::vector<double>& subjective, const std::vector<double>& objective);

} // namespace yindi
