#pragma once

// Tornado: how far the lead of the first industry over the second moves while one weight or one value moves.

#include "engine/robustness/doubtful.h"

namespace yindi {

/// One bar. The lead is first − second in merit (scores turned so that more is better; places where the method gives no
/// scores); negative where the second is ahead.
struct TornadoBar {
  bool weight = false; ///< of a criterion; else a doubtful value
  Text label;
  std::string node;         ///< the criterion, or the leaf of the value
  std::string industry;     ///< of a value that belongs to one industry
  std::string quality;      ///< of a value
  double low = 0, high = 0; ///< the weight, or u, at the two ends
  double lead_low = 0, lead_high = 0;
};

struct Tornado {
  std::string first, second;
  double lead = 0;                         ///< now
  std::vector<TornadoBar> weights, values; ///< each the widest first
};

/// Weights go to half and to double (at most 1), the others in proportion (WeightPath); nodes that cannot move and
/// those that weigh nothing are left out. Values go to the ends of what they can be (DoubtfulValue); inexact ones that
/// do not move the lead are left out. Empty with fewer than two industries.
Tornado tornado(const CountyProblem& county, const std::vector<DoubtfulValue>& values);
/// Of a matrix file: weights only.
Tornado tornado(const RankingProblem& problem);

} // namespace yindi
