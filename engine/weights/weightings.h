#pragma once

// Weights that no comparison matrix stands behind: one table of the ways to give them.

#include "engine/case/case.h"
#include "engine/format/diagnostic.h"
#include "engine/weights/best_worst.h"

namespace yindi {

/// What a weighting asks of each item.
enum class Asks { nothing, points, ranks, best_worst, ratios, steps };

/// What the places and the steps of a kind say, as heads of their columns, and from where to where a step goes.
struct StepsAsked {
  const char *place = "", *step = "";
  double least = 0, most = 0;
};

struct WeightingKind {
  const char* id;
  Text name;
  Text help; ///< what the numbers mean, as a form says it
  Asks asks;
  const char* source;
  /// The weight of place 1 … n, summing to 1; nullptr where places don't matter.
  std::vector<double> (*of_places)(std::size_t n);
  StepsAsked steps = {}; ///< of a kind that asks for steps
};

/// equal, points, swing, rank-order-centroid (SMARTER), rank-sum, rank-reciprocal, best-worst, best-worst-nonlinear,
/// fucom, swara, piprecia.
const std::vector<WeightingKind>& weightings();
const WeightingKind* find_weighting(const std::string& id);

struct DirectWeights {
  std::vector<double> weights;         ///< in the order of the items; sum to 1
  std::optional<BestWorst> best_worst; ///< its consistency
  std::vector<Sentence> notes;
};

/// The weights that one [[weight]] gives the items. Points and swing are divided by their sum; of ranks the smallest
/// counts most and items of one rank share the mean weight of their places. FUCOM's ratios to the most important item,
/// one of which is 1, are inverted; with every item compared with that one only, nothing can contradict and its
/// deviation from full consistency is 0. SWARA goes down the places: kⱼ = 1 + sⱼ, qⱼ = qⱼ₋₁ / kⱼ, q₁ = 1;
/// PIPRECIA, whose places may stand in any order, the same with kⱼ = 2 − sⱼ, 0 < sⱼ < 2. Errors
/// (without a place), each naming the item: an unknown kind, an item without a number, a number for no item, a negative
/// or infinite one, all points 0, a rank of 0, no ratio of 1, two items in one place of swara or piprecia, a
/// step that is missing, out of its range or of the first item, and those of best_worst(). `names` gives each item's
/// name for messages (blank: the item itself).
Loaded<DirectWeights> direct_weights(const std::vector<std::string>& items, const NodeWeighting&,
                                     const std::vector<Text>& names = {});

} // namespace yindi
