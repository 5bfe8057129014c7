#pragma once

// Memberships in bands over a range of heights: a county is more than its seat. All means are integrals that are worked
// out exactly piece by piece, never sampled, but for the geometric mean, as it says.

#include "engine/conditions/assessment.h"

#include <vector>

namespace yindi {

/// Mean membership of what lies evenly between `low` and `high` in the trapezoid a ≤ b ≤ c ≤ d:
/// 1/(high − low) · ∫ μ(h) dh, and μ(low) where both are one height. The probability of a fuzzy event, Zadeh 1968,
/// J. Math. Anal. Appl. 23:421–427.
double mean_membership(const std::vector<double>& corners, double low, double high);

/// Of what lies in classes between n + 1 rising edges, n shares: Σ share · (mean over its class) / Σ share.
double mean_membership(const std::vector<double>& corners, const std::vector<double>& shares,
                       const std::vector<double>& edges);

/// One factor at a reference height: how it changes with height, and how far it may be wrong.
struct Factor {
  std::vector<double> corners; ///< a ≤ b ≤ c ≤ d
  double value = 0;
  double per_km = 0;      ///< change of the value per 1,000 m up
  double either_side = 0; ///< the value is known as value ± this
};

/// Heights in m; `at` is where the factors have their values.
struct HeightRange {
  double low = 0, high = 0, at = 0;
};

enum class Combine { min, geometric };

struct MeanOfLeast {
  double point = 0;       ///< of the values as they are
  Interval between{0, 0}; ///< of the worst and of the best that the values may be
};

/// Mean over the heights of the scarcest factor's membership (Liebig's law of the minimum as FAO's ECOCROP uses it,
/// Hijmans et al. 2001), or of the geometric mean of all. Exact for `min`; the geometric mean is integrated by
/// Simpson's rule with 16 steps on each piece between the corners, where it is smooth.
MeanOfLeast mean_of_least(const std::vector<Factor>& factors, const HeightRange& heights, Combine combine);

} // namespace yindi
