#include "gui/session/sureness.h"

#include "engine/rationale/robustness_charts.h"
#include "engine/robustness/doubtful.h"

#include <chrono>
#include <utility>

namespace yindi::gui {
namespace {

/// The analyses after the draws; false where cancelled between two of them.
bool analyse(Sureness& result, const CountyRanking& ranking, const Progress& progress) {
  const Case& c = *result.key.of;
  const CountyProblem& county = *result.county.problem;
  const RankingProblem& problem = county.ranking;
  const auto cancelled = [&] { return progress && !progress(1); };
  result.critical = critical_weight(problem, result.county.stability);
  const std::vector<DoubtfulValue> doubtful = doubtful_values(c, *ranking.assessment);
  result.tornado = tornado(county, doubtful);
  if (cancelled()) return false;
  result.left_out = leave_out(problem);
  if (cancelled()) return false;
  result.information = information(c, ranking, county, doubtful);
  if (cancelled()) return false;
  result.methods = across_methods(c, ranking, scaled_methods());
  const double up_to = weight_axis(result.county.stability);
  for (const Stability& stability : result.county.stability) {
    if (cancelled()) return false;
    for (const WeightNode& node : problem.nodes)
      if (node.id == stability.node) result.graphs.push_back(weight_graph(problem, node, 101, up_to));
  }
  return true;
}

using Clock = std::chrono::steady_clock;

double since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

} // namespace

std::shared_ptr<const Sureness> assess_sureness(const SurenessKey& key, const CountyRanking& ranking,
                                                const Progress& progress,
                                                const std::function<void(std::shared_ptr<const Sureness>)>& publish) {
  constexpr double first_look = 0.25, between_looks = 0.1; // seconds
  const Clock::time_point begin = Clock::now();
  Clock::time_point looked = begin;
  auto result = std::make_shared<Sureness>();
  result->key = key;
  result->options = simulation_options(*key.of);
  std::optional<CountyProblem> problem;
  const Preview preview = [&](std::size_t, const Acceptability& so_far) {
    if (since(begin) < first_look || since(looked) < between_looks) return;
    looked = Clock::now();
    if (!problem) problem = county_problem(*key.of, ranking).value;
    if (!problem || problem->ranking.alternatives.empty()) return;
    auto part = std::make_shared<Sureness>(*result);
    part->filling = true;
    part->county.county = key.county;
    part->county.industries = problem->ranking.alternatives;
    part->county.problem = problem;
    part->county.acceptability = so_far;
    publish(std::move(part));
  };
  auto counties = robustness(*key.of, {ranking}, result->options, progress, publish ? preview : nullptr);
  if (!counties || counties->empty()) return nullptr;
  result->county = std::move(counties->front());
  if (result->county.problem && !analyse(*result, ranking, progress)) return nullptr;
  result->seconds = since(begin);
  return result;
}

} // namespace yindi::gui
