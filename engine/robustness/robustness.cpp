#include "engine/robustness/robustness.h"

#include "engine/conditions/doubted.h"
#include "engine/ranking/case_weights.h"
#include "engine/robustness/spread.h"
#include "engine/vectors/threads.h"

#include <algorithm>

namespace yindi {

SimulationOptions simulation_options(const Case& c) {
  SimulationOptions options;
  options.draws = c.robustness.draws;
  options.seed = static_cast<std::uint64_t>(c.robustness.seed);
  options.standard_error = c.robustness.standard_error;
  options.weights = c.robustness.weights;
  if (options.weights == "judgements" && data_weighting(c)) options.weights = "around"; // there are none to be drawn
  return options;
}

SimulationOptions options_for_verdicts(const Case& c) {
  SimulationOptions options = simulation_options(c);
  options.verdict_only = true;
  // Where every value of some quality is drawn, a draw costs ten times as much.
  if (tells_spread(c.model->library.spread)) {
    options.settles_at = {c.robustness.clear, c.robustness.likely};
    options.firsts_only = true;
  }
  return options;
}

VerdictRule verdict_rule(const Case& c) { return {c.robustness.clear, c.robustness.likely, c.robustness.agree}; }

Sentence not_sure_enough(const SimulationOptions& options, const Acceptability& drawn) {
  if (options.standard_error <= 0 || drawn.standard_error() <= options.standard_error) return {};
  return say(mark("the standard error asked for, {0} points, needs more than {1} draws"),
             decimal(100 * options.standard_error, 2), quantity(static_cast<double>(drawn.draws)));
}

namespace {

bool is_from_people(const NodeWeights& node) {
  const Origin from = node.origin_kind;
  return from == Origin::round || from == Origin::given || from == Origin::participants ||
         std::any_of(node.parts.begin(), node.parts.end(), is_from_people);
}

bool is_from_library(const NodeWeights& node) {
  return node.origin_kind == Origin::profile || std::any_of(node.parts.begin(), node.parts.end(), is_from_library);
}

/// The rival of which most is unknown.
std::optional<OpenRival> open_rival_of(const CountyProblem& problem) {
  constexpr double most = .5;
  const RankingProblem& ranking = problem.ranking;
  const Eigen::VectorXd w = ranking.weights.transpose(), best = problem.high * w,
                        open = (problem.high - problem.low) * w, now = problem.point * w;
  std::optional<OpenRival> result;
  for (Eigen::Index i = 0; i < open.size() && ranking.first >= 0; ++i)
    if (i != ranking.first && open(i) > most && best(i) > now(ranking.first) && (!result || open(i) > result->open))
      result = OpenRival{ranking.alternatives[static_cast<std::size_t>(i)], open(i)};
  return result;
}

Evidence evidence_of(const Case& c, const CountyRanking& county, const CountyProblem& problem) {
  const auto& nodes = county.weights.nodes;
  Evidence evidence;
  evidence.assessed_weight = county.assessed_weight;
  evidence.library_only = std::any_of(nodes.begin(), nodes.end(), is_from_library) &&
                          std::none_of(nodes.begin(), nodes.end(), is_from_people);
  // What a value could be is said on the frozen scale, so only methods that take that can be asked.
  if (problem.frame.method->input != InputKind::scaled) return evidence;
  evidence.open_rival = open_rival_of(problem);
  evidence.turned = [&]() -> std::optional<Turned> {
    const std::vector<DoubtfulValue> values = values_that_may_be_off(c, *county.assessment);
    const auto met = turning_value(problem, values);
    if (!met) return std::nullopt;
    return Turned{label_in_words(c, *met->value), met->spread, met->becomes_first};
  };
  return evidence;
}

/// `suspicious`: of the whole case.
CountyRobustness robustness(const Case& c, const CountyRanking& county, const CountyAcceptability& drawn,
                            const SimulationOptions& options, const std::function<bool()>& goes_on,
                            const std::vector<SuspiciousCell>& suspicious) {
  CountyRobustness result;
  result.county = county.assessment->county;
  result.notes = drawn.notes;
  if (!drawn.acceptability) return result;
  Loaded<CountyProblem> problem = county_problem(c, county);
  if (!problem.value || problem.value->ranking.alternatives.empty()) return result;
  result.industries = county.assessment->industries;
  result.acceptability = drawn.acceptability;
  if (const Sentence note = not_sure_enough(options, *drawn.acceptability); !note.empty()) result.notes.push_back(note);
  result.problem = std::move(*problem.value);
  // Of several that stand first the one that most draws put there speaks for them, in all that follows.
  put_first(result.problem->ranking, drawn.acceptability->rank_acceptability.col(0));
  const RankingProblem& ranking = result.problem->ranking;
  const auto stops = [&] { return goes_on && !goes_on(); };
  if (!options.verdict_only) result.stability = stability(ranking, goes_on);
  if (stops()) return result;
  if (std::any_of(result.stability.begin(), result.stability.end(), [](const Stability& node) { return !node.exact; }))
    result.notes.push_back(say(mark("the weights at which first place changes were found by a scan: a change and its "
                                    "reversal within half a point may be missed")));
  if (!options.verdict_only)
    if (auto reversed = reversal(*result.problem); reversed.value) result.reversal = std::move(*reversed.value);
  if (stops()) return result;
  result.methods = across_methods(c, county);
  result.verdict = verdict(
      ranking, *drawn.acceptability, result.methods,
      [&] {
        return critical_weight(ranking, options.verdict_only ? nearest_changes(ranking, goes_on) : result.stability);
      },
      options.weights, verdict_rule(c), evidence_of(c, county, *result.problem));
  count_assumptions(result.verdict, c, *county.assessment);
  doubt_numbers(result.verdict, suspicious_behind(c, *county.assessment, suspicious));
  return result;
}

} // namespace

CountyRobustness robustness(const Case& c, const CountyRanking& county, const CountyAcceptability& drawn,
                            const SimulationOptions& options, const std::function<bool()>& goes_on) {
  return robustness(c, county, drawn, options, goes_on, suspicious_cells(c));
}

std::optional<std::vector<CountyRobustness>> robustness(const Case& c, const std::vector<CountyRanking>& counties,
                                                        const SimulationOptions& options, const Progress& progress,
                                                        const Preview& preview) {
  std::vector<const CountyRanking*> rankings;
  for (const CountyRanking& county : counties) rankings.push_back(&county);
  // The draws are most of the work where they are slow; what comes after counts as the last tenth.
  constexpr double share_of_draws = 0.9;
  const Progress of_draws = [&](double share) { return progress(share_of_draws * share); };
  const auto drawn = simulate(c, rankings, options, progress ? of_draws : nullptr, preview);
  if (!drawn) return std::nullopt;
  std::vector<CountyRobustness> results(counties.size());
  const std::vector<SuspiciousCell> suspicious = suspicious_cells(c);
  std::atomic<bool> cancelled = false;
  const auto goes_on = [&] {
    if (progress && !progress(share_of_draws)) cancelled = true;
    return !cancelled;
  };
  for_each(
      static_cast<int>(counties.size()), thread_count(options.threads),
      [&](int k) {
        const auto at = static_cast<std::size_t>(k);
        results[at] = robustness(c, counties[at], (*drawn)[at], options, goes_on, suspicious);
      },
      cancelled);
  if (cancelled) return std::nullopt;
  return results;
}

} // namespace yindi
