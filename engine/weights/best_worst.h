#pragma once

// The best–worst method: compare everything with the best and with the worst only.

#include "engine/format/diagnostic.h"

#include <optional>
#include <vector>

namespace yindi {

struct BestWorst {
  std::vector<double> weights;     ///< sum to 1
  double xi = 0;                   ///< ξᴸ: the largest |w_B − a_Bj w_j|, |w_j − a_jW w_W|; 0 means consistent
  double ratio = 0;                ///< input-based consistency ratio: max |a_Bj a_jW − a_BW| / (a_BW² − a_BW)
  std::optional<double> threshold; ///< what `ratio` should not exceed; none outside the published table
  std::size_t best = 0, worst = 0;
};

/// The linear model of Rezaei 2016 (Omega 64:126–130), solved exactly. `best_to_others[j]` says how many times more the
/// best counts than j, `others_to_worst[j]` how many times more j than the worst: 1 to 9, one a place, in the same
/// order. The consistency ratio and its thresholds are those of Liang, Brunelli & Rezaei 2020 (Omega 96:102175), for 3
/// to 9 items on the scale to 9.
/// Errors: lengths that differ, a number outside 1 to 9, no best or no worst (nothing rated 1), two answers for the
/// pair of best and worst.
Loaded<BestWorst> best_worst(const std::vector<double>& best_to_others, const std::vector<double>& others_to_worst);

} // namespace yindi
