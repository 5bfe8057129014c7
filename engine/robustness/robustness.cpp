#include "engine/robustness/robustness.h"

#include "engine/robustness/threads.h"

namespace yindi {

SimulationOptions simulation_options(const Case& c) {
  SimulationOptions options;
  options.draws = c.robustness.draws;
  options.seed = static_cast<std::uint64_t>(c.robustness.seed);
  options.weights = c.robustness.weights;
  return options;
}

VerdictRule verdict_rule(const Case& c) { return {c.robustness.clear, c.robustness.likely, c.robustness.agree}; }

CountyRobustness robustness(const Case& c, const CountyRanking& county, const CountyAcceptability& drawn,
                            const SimulationOptions& options) {
  CountyRobustness result;
  result.county = county.assessment.county;
  result.notes = drawn.notes;
  if (!drawn.acceptability) return result;
  Loaded<CountyProblem> problem = county_problem(c, county);
  if (!problem.value || problem.value->ranking.alternatives.empty()) return result;
  result.industries = county.assessment.industries;
  result.acceptability = drawn.acceptability;
  result.problem = std::move(*problem.value);
  const RankingProblem& ranking = result.problem->ranking;
  result.stability = stability(ranking);
  if (auto reversed = reversal(*result.problem); reversed.value) result.reversal = std::move(*reversed.value);
  result.methods = across_methods(c, county);
  result.verdict = verdict(ranking, *drawn.acceptability, result.methods, critical_weight(ranking, result.stability),
                           options.weights, verdict_rule(c));
  count_assumptions(result.verdict, county.assessment, c.robustness.assumed_spread);
  if (!result.verdict.assumptions.empty()) result.notes.insert(result.notes.begin(), result.verdict.assumptions);
  return result;
}

std::optional<std::vector<CountyRobustness>> robustness(const Case& c, const std::vector<CountyRanking>& counties,
                                                        const SimulationOptions& options, const Progress& progress) {
  std::vector<const CountyRanking*> rankings;
  for (const CountyRanking& county : counties) rankings.push_back(&county);
  const auto drawn = simulate(c, rankings, options, progress);
  if (!drawn) return std::nullopt;
  std::vector<CountyRobustness> results(counties.size());
  const std::atomic<bool> cancelled = false;
  for_each(
      static_cast<int>(counties.size()), thread_count(options.threads),
      [&](int k) {
        const auto at = static_cast<std::size_t>(k);
        results[at] = robustness(c, counties[at], (*drawn)[at], options);
      },
      cancelled);
  return results;
}

} // namespace yindi
