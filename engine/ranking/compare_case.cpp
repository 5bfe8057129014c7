#include "engine/ranking/compare_case.h"

#include <algorithm>

namespace yindi {
namespace {

/// Why a method gave one county no ranking; empty where it did: it refused the values, or nothing differs.
Diagnostics refused_because(const CountyRanking& county) {
  const auto nothing = [](const RankedIndustry& e) { return !e.score && e.rank == 1; };
  Diagnostics reasons;
  for (const Sentence& refused : county.refused) reasons.push_back(refusal(refused));
  if (reasons.empty() && std::all_of(county.ranking.begin(), county.ranking.end(), nothing))
    for (const Sentence& note : county.notes) reasons.push_back(refusal(note));
  return reasons;
}

MethodRanking ranking_of(const std::string& method, const CountyRanking& county,
                         const std::vector<std::string>& industries) {
  MethodRanking result{method, std::vector<std::optional<double>>(industries.size()),
                       std::vector<int>(industries.size(), 1), county.notes};
  for (const RankedIndustry& e : county.ranking) {
    const auto at =
        static_cast<std::size_t>(std::find(industries.begin(), industries.end(), e.industry) - industries.begin());
    result.scores[at] = e.score;
    result.ranks[at] = e.rank;
  }
  return result;
}

} // namespace

MethodComparison compare_methods(const Case& c, const std::shared_ptr<const Assessment>& assessment,
                                 const Weights& weights, const std::vector<std::string>& methods,
                                 const std::map<std::string, Settings>& given) {
  MethodComparison comparison;
  comparison.alternatives = assessment->industries;
  for (const std::string& id : methods) {
    MethodChoice method = id == c.method.id ? c.method : MethodChoice{id, {}, {}, {}};
    for (const auto& [key, value] : given_to(given, id)) method.parameters[key] = value;
    if (const Loaded<Settings> settings = casebook_settings(method); !settings.value) {
      comparison.refused.push_back({id, settings.diagnostics});
      continue;
    }
    const CountyRanking county = rank_county(c, method, assessment, weights);
    if (Diagnostics reasons = refused_because(county); !reasons.empty())
      comparison.refused.push_back({id, std::move(reasons)});
    else
      comparison.rankings.push_back(ranking_of(id, county, assessment->industries));
  }
  put_together(comparison);
  return comparison;
}

} // namespace yindi
