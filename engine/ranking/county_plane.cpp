#include "engine/ranking/county_plane.h"

#include "engine/methods/inputs.h"

namespace yindi {

bool has_plane(const Case& c) { return c.method.id == "promethee-i" || c.method.id == "promethee-ii"; }

Loaded<CountyPlane> county_plane(const CountyRanking& county) {
  if (!county.frame) return {std::nullopt, {refusal(say(mark("nothing was ranked here, so there is no plane")))}};
  const Frame& frame = *county.frame;
  CountyPlane result{{}, frame.matrix(ends_of(frame, *county.assessment).point)};
  Loaded<GaiaPlane> plane = gaia(result.matrix, frame.weights, frame.settings);
  if (!plane.value) return {std::nullopt, std::move(plane.diagnostics)};
  result.plane = std::move(*plane.value);
  return {std::move(result), {}};
}

} // namespace yindi
