#pragma once

// The GAIA plane of a county: its industries and criteria as PROMETHEE sees them, with the county's weights.

#include "engine/methods/gaia.h"
#include "engine/ranking/rank.h"

namespace yindi {

/// Whether the case ranks by PROMETHEE: only its preferences make a plane that says something of the ranking.
bool has_plane(const Case& c);

struct CountyPlane {
  GaiaPlane plane; ///< rows as `matrix.alternatives`, ids of industries; criteria as `matrix.criteria`, ids of leaves
  DecisionMatrix matrix; ///< of the point values, as the ranking has them
};

/// Of a county that PROMETHEE ranked. Errors: fewer than two industries or criteria, or nothing tells them apart.
Loaded<CountyPlane> county_plane(const CountyRanking& county);

} // namespace yindi
