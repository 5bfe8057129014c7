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
  if (data_weighting(c) && !result.ranking.counties.empty()) { // the same for every profile
    result.profiles = {result.ranking.counties.front().weights};
    result.profiles.front().profile.clear();
    profiles.clear();
  }
  for (const std::string& profile : profiles)
    if (auto weights = weigh(c, profile); weights.value) result.profiles.push_back(std::move(*weights.value));
  result.drawn = simulation_options(c);
  result.robustness = *robustness(c, result.ranking.counties, result.drawn);
  return result;
}

} // namespace yindi
