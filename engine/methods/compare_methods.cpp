#include "engine/methods/compare_methods.h"

#include "engine/methods/frame.h"
#include "engine/methods/inputs.h"

#include <algorithm>

namespace yindi {
namespace {

Settings given_to(const std::map<std::string, Settings>& given, const std::string& method) {
  const auto found = given.find(method);
  return found == given.end() ? Settings{} : found->second;
}

template <class Coefficient>
Coefficients pairwise(const std::vector<Ranks>& places, Coefficient coefficient) {
  Coefficients matrix(places.size(), std::vector<std::optional<double>>(places.size()));
  for (std::size_t a = 0; a < places.size(); ++a)
    for (std::size_t b = 0; b <= a; ++b) matrix[a][b] = matrix[b][a] = coefficient(places[a], places[b]);
  return matrix;
}

void put_together(MethodComparison& comparison) {
  Rankings rankings;
  std::vector<Ranks> places;
  for (const MethodRanking& ranking : comparison.rankings) {
    rankings.push_back(ranking.ranks);
    places.push_back(mid_ranks(ranking.ranks));
  }
  comparison.kendall = pairwise(places, kendall_tau_b);
  comparison.kendall_a = pairwise(places, kendall_tau_a);
  comparison.spearman = pairwise(places, spearman);
  comparison.weighted_spearman = pairwise(places, weighted_spearman);
  comparison.ws = comparison.spearman;
  for (std::size_t a = 0; a < places.size(); ++a)
    for (std::size_t b = 0; b < places.size(); ++b) comparison.ws[a][b] = ws_coefficient(places[a], places[b]);
  comparison.kendall_w = kendall_w(places);
  if (!rankings.empty())
    for (const CombiningRule& rule : combining_rules()) comparison.combined.emplace_back(&rule, rule.combine(rankings));
  comparison.agreed = agreed_places(rankings);
}

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

MethodComparison compare_methods(const DecisionMatrix& matrix, const std::vector<double>& weights,
                                 const std::vector<std::string>& methods,
                                 const std::map<std::string, Settings>& given) {
  MethodComparison comparison;
  comparison.alternatives = matrix.alternatives;
  for (const std::string& id : methods) {
    const Method& method = *find_method(id);
    const Loaded<Settings> settings = complete_settings(method, given_to(given, id));
    const Loaded<Scores> scores =
        settings.value ? method.score(matrix, weights, method.normalization, *settings.value) : Loaded<Scores>{};
    if (!scores.value) {
      comparison.refused.push_back({id, settings.value ? scores.diagnostics : settings.diagnostics});
      continue;
    }
    MethodRanking ranking{id, std::vector<std::optional<double>>(matrix.alternatives.size()),
                          ranks_of(method, *scores.value, matrix.alternatives.size()), scores.value->notes};
    std::copy(scores.value->scores.begin(), scores.value->scores.end(), ranking.scores.begin());
    comparison.rankings.push_back(std::move(ranking));
  }
  put_together(comparison);
  return comparison;
}

MethodComparison compare_methods(const Case& c, const Assessment& assessment, const Weights& weights,
                                 const std::vector<std::string>& methods,
                                 const std::map<std::string, Settings>& given) {
  MethodComparison comparison;
  comparison.alternatives = assessment.industries;
  Case with = c;
  for (const std::string& id : methods) {
    with.method = id == c.method.id ? c.method : MethodChoice{id, {}, {}, {}};
    for (const auto& [key, value] : given_to(given, id)) with.method.parameters[key] = value;
    if (const Loaded<Settings> settings = casebook_settings(with); !settings.value) {
      comparison.refused.push_back({id, settings.diagnostics});
      continue;
    }
    const CountyRanking county = rank_county(with, assessment, weights);
    if (Diagnostics reasons = refused_because(county); !reasons.empty())
      comparison.refused.push_back({id, std::move(reasons)});
    else
      comparison.rankings.push_back(ranking_of(id, county, assessment.industries));
  }
  put_together(comparison);
  return comparison;
}

} // namespace yindi
