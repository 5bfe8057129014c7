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
  std::vector<double> low, high;      ///< nonlinear: the ends of each weight; else empty
  std::optional<double> output_ratio; ///< nonlinear: ξ over the consistency index
};

/// The linear model of Rezaei 2016 (Omega 64:126–130), solved exactly. `best_to_others[j]` says how many times more the
/// best counts than j, `others_to_worst[j]` how many times more j than the worst: 1 to 9, one a place, in the same
/// order. The consistency ratio and its thresholds are those of Liang, Brunelli & Rezaei 2020 (Omega 96:102175), for 3
/// to 9 items on the scale to 9.
/// Errors: lengths that differ, a number outside 1 to 9, no best or no worst (nothing rated 1), two answers for the
/// pair of best and worst.
Loaded<BestWorst> best_worst(const std::vector<double>& best_to_others, const std::vector<double>& others_to_worst);

/// The first, nonlinear model (Rezaei 2015, Omega 53:49–57): least ξ with |w_B/w_j − a_Bj| ≤ ξ and
/// |w_j/w_W − a_jW| ≤ ξ, solved exactly. Where more than one set of weights has this ξ, `low` and `high` are the ends
/// of each weight and `weights` the middles, divided by their sum (Rezaei 2016, Omega 64:126–130, section 2).
/// `output_ratio` is ξ over the consistency index of a_BW (2015, table 1); none where a_BW is no whole number from 2
/// to 9. Input ratio, thresholds and errors as above.
Loaded<BestWorst> best_worst_nonlinear(const std::vector<double>& best_to_others,
                                       const std::vector<double>& others_to_worst);

} // namespace yindi
