#include "engine/validity/judged_county.h"

#include "engine/robustness/problem.h"
#include "engine/robustness/robustness.h"
#include "engine/validity/validity.h"

#include <set>

namespace yindi {
namespace {

using Eigen::Index;

/// More is better: the score turned, else the place.
Merits merits_of(const Case& c, const CountyRanking& county) {
  const Method* method = find_method(c.method.id);
  const double sign = !method || method->higher_is_better ? 1 : -1;
  Merits merits;
  for (const RankedIndustry& e : county.ranking) merits[e.industry] = e.score ? sign * *e.score : -e.rank;
  return merits;
}

Merits by_industry(const RankingProblem& problem, const Eigen::RowVectorXd& row) {
  Merits merits;
  for (std::size_t i = 0; i < problem.alternatives.size(); ++i)
    merits[problem.alternatives[i]] = row(static_cast<Index>(i));
  return merits;
}

/// The order without each leaf that weighs something: its weight goes where that of a leaf goes that is not assessed.
std::map<std::string, Merits> without_leaves(const Case& c, const CountyRanking& county,
                                             const RankingProblem& problem) {
  const LocalWeights local = local_weights(county.weights);
  std::set<std::string> out;
  for (const std::string& leaf : leaves(c.model->library))
    if (!county.used.count(leaf)) out.insert(leaf);
  std::map<std::string, Merits> result;
  for (const std::string& leaf : problem.criteria) {
    std::set<std::string> more = out;
    more.insert(leaf);
    const auto used = redistribute(c.model->library, local, more);
    if (used.empty()) continue;
    Eigen::RowVectorXd weights(problem.weights.size());
    for (std::size_t j = 0; j < problem.criteria.size(); ++j) {
      const auto found = used.find(problem.criteria[j]);
      weights(static_cast<Index>(j)) = found == used.end() ? 0 : found->second;
    }
    result[leaf] = by_industry(problem, merits_under(problem, weights));
  }
  return result;
}

/// u of each leaf alone; the middle of an interval, and ½ where it is unknown.
std::map<std::string, Merits> by_leaves(const Assessment& assessment) {
  std::map<std::string, Merits> result;
  for (std::size_t j = 0; j < assessment.leaves.size(); ++j)
    for (std::size_t i = 0; i < assessment.industries.size(); ++i) {
      const LeafValue& cell = assessment.cells[i][j];
      result[assessment.leaves[j]][assessment.industries[i]] =
          cell.u.value_or((cell.u_range.low + cell.u_range.high) / 2);
    }
  return result;
}

} // namespace

JudgedCounty judge_county(const Case& c, const std::string& id, const std::set<std::string>& withheld,
                          JudgedParts parts) {
  JudgedCounty result;
  result.id = id;
  const Case held_back = without_facts_of(c, withheld, result.presence, result.values);
  RankedCase ranked = rank_case(held_back, {id});
  result.diagnostics = std::move(ranked.ranking.diagnostics);
  if (ranked.ranking.counties.empty()) return result;
  result.ranking = std::move(ranked.ranking.counties.front());
  result.merits = merits_of(held_back, result.ranking);
  result.alone = by_leaves(*result.ranking.assessment);
  if (parts.leaves)
    if (const auto problem = county_problem(held_back, result.ranking); problem.value)
      result.without = without_leaves(held_back, result.ranking, problem.value->ranking);
  if (!parts.verdict) return result;
  SimulationOptions options = options_for_verdicts(held_back);
  options.threads = 1;
  if (const auto robust = robustness(held_back, {result.ranking}, options)) result.verdict = robust->front().verdict;
  return result;
}

} // namespace yindi
