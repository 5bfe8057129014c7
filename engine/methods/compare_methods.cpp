#include "engine/methods/compare_methods.h"

#include <algorithm>

namespace yindi {
namespace {

template <class Coefficient>
Coefficients pairwise(const std::vector<Ranks>& places, Coefficient coefficient) {
  Coefficients matrix(places.size(), std::vector<std::optional<double>>(places.size()));
  for (std::size_t a = 0; a < places.size(); ++a)
    for (std::size_t b = 0; b <= a; ++b) matrix[a][b] = matrix[b][a] = coefficient(places[a], places[b]);
  return matrix;
}

} // namespace

Settings given_to(const std::map<std::string, Settings>& given, const std::string& method) {
  const auto found = given.find(method);
  return found == given.end() ? Settings{} : found->second;
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
  for (const CombiningRule& rule : combining_rules()) {
    if (rankings.empty()) break;
    if (auto reason = too_many(rule, rankings.front().size()))
      comparison.rules_left_out.emplace_back(&rule, std::move(*reason));
    else
      comparison.combined.emplace_back(&rule, rule.combine(rankings));
  }
  comparison.agreed = agreed_places(rankings);
}

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

} // namespace yindi
