#pragma once

// Pictures of points in a plane, on white paper: GAIA and DEMATEL, of a table or of a county.

#include "engine/methods/gaia.h"
#include "engine/ranking/county_plane.h"
#include "engine/rationale/charts.h"
#include "engine/weights/dematel.h"

namespace yindi {

/// A point or an arrow of a plane.
struct PlaneThing {
  std::string id, name;
  Ink ink = Ink::n1, text = Ink::t3;
  int place = 0;       ///< of an alternative; stands for its name where that has no room
  bool picked = false; ///< ringed, and named before the others
};
struct PlaneThings {
  std::vector<PlaneThing> alternatives, criteria; ///< in the rows of the plane
  Text kind = {"alternatives", "方案"};
  bool headed = true; ///< says above itself what it is and how to read it
};
/// As a table has them.
PlaneThings plane_things(const DecisionMatrix& matrix, const GaiaPlane& plane);
/// A county's in one language: industries with their places in the ranking, criteria in the colours of their groups.
PlaneThings county_things(const Case& c, const CountyRanking& county, const CountyPlane& plane, Language language);

/// How to read it. `kind`: what the points are.
Sentence gaia_legend(const Text& kind);

/// Alternatives as points, criteria as spokes, the decision axis as a thick arrow. Regions "alternative:ID" and
/// "criterion:ID". `height` 0: three quarters of the width.
Drawing gaia_chart(const GaiaPlane& plane, const PlaneThings& things, const ChartStyle& style, double height = 0);

/// Factors by prominence (to the right) and relation (causes above the line, effects below), with an arrow for each
/// influence above `threshold`.
Drawing dematel_chart(const DirectInfluence& influence, const Dematel& result, double threshold,
                      const ChartStyle& style);

} // namespace yindi
