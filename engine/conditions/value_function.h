#pragma once

// From a leaf's unit to u in [0, 1] by its frozen scale (DESIGN §6, "One frame").

#include "engine/conditions/assessment.h"

namespace yindi {

/// Degree of membership of x in the trapezoid a ≤ b ≤ c ≤ d: 0 outside [a, d], 1 on [b, c], straight in between.
double trapezoid(double x, const std::vector<double>& corners);

/// u of `x` (leaf's unit). Beyond an anchor x counts as the anchor, and `clamped` is set.
double value_of(const Criterion& leaf, double x, bool& clamped);

/// Least and greatest u over an interval of x: of a non-monotone value function they may lie inside.
Interval value_range(const Criterion& leaf, Interval x);

} // namespace yindi
