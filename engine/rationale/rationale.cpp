#include "engine/rationale/rationale.h"

#include "engine/methods/case_weights.h"

#include <algorithm>

namespace yindi {

Rationale make_rationale(const Case& c, const std::vector<std::string>& counties) {
  Rationale result;
  result.c = c;
  result.ranking = rank(c, counties);
  std::vector<std::string> profiles;
  for (const CountyRanking& county : result.ranking.counties) {
    result.explanations.push_back(explain(c, county));
    auto parts = profile_blend(county.profile);
    if (!parts || parts->empty()) parts = {{county.profile, 1.0}};
    for (const auto& [profile, share] : *parts)
      if (std::find(profiles.begin(), profiles.end(), profile) == profiles.end()) profiles.push_back(profile);
  }
  const DataShares* data = nullptr;
  if (!result.ranking.counties.empty() && result.ranking.counties.front().weights.data)
    data = &*result.ranking.counties.front().weights.data;
  if (data && c.judging.weighting.combine.empty()) profiles = {""}; // the same for every profile
  for (const std::string& profile : profiles)
    if (auto weights = case_weights(c, profile, data); weights.value)
      result.profiles.push_back(std::move(*weights.value));
  result.drawn = simulation_options(c);
  result.robustness = *robustness(c, result.ranking.counties, result.drawn);
  return result;
}

} // namespace yindi
