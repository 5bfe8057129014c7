#include "engine/rationale/rationale.h"

#include <algorithm>

namespace yindi {

Rationale make_rationale(const Case& c, RankedCase ranked, std::vector<CountyRobustness> robustness,
                         const SimulationOptions& drawn) {
  Rationale result;
  result.c = c;
  result.ranking = std::move(ranked.ranking);
  result.robustness = std::move(robustness);
  result.drawn = drawn;
  std::vector<std::string> profiles;
  for (const CountyRanking& county : result.ranking.counties) {
    result.explanations.push_back(explain(c, county));
    auto parts = profile_blend(county.profile);
    if (!parts || parts->empty()) parts = {{county.profile, 1.0}};
    for (const auto& [profile, share] : *parts)
      if (std::find(profiles.begin(), profiles.end(), profile) == profiles.end()) profiles.push_back(profile);
  }
  if (ranked.weights.data && c.judging.weighting.combine.empty() && !profiles.empty())
    profiles = {""}; // the same for every profile
  for (const std::string& profile : profiles)
    if (auto& weights = ranked.weights.by_profile.at(profile); weights.value)
      result.profiles.push_back(std::move(*weights.value));
  return result;
}

Rationale make_rationale(const Case& c, const std::vector<std::string>& counties) {
  RankedCase ranked = rank_case(c, counties);
  const SimulationOptions drawn = simulation_options(c);
  std::vector<CountyRobustness> sure = *robustness(c, ranked.ranking.counties, drawn);
  return make_rationale(c, std::move(ranked), std::move(sure), drawn);
}

} // namespace yindi
