#pragma once

// Pictures of analyses without a casebook: points in a plane, on white paper.

#include "engine/methods/gaia.h"
#include "engine/rationale/charts.h"
#include "engine/weights/dematel.h"

namespace yindi {

/// Alternatives as points, criteria as spokes, the decision axis as a thick arrow; above it how much the plane keeps.
Drawing gaia_chart(const GaiaPlane& plane, const DecisionMatrix& matrix, const ChartStyle& style);

/// Factors by prominence (to the right) and relation (causes above the line, effects below), with an arrow for each
/// influence above `threshold`.
Drawing dematel_chart(const DirectInfluence& influence, const Dematel& result, double threshold,
                      const ChartStyle& style);

} // namespace yindi
