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
  const std::vector<DoubtfulValue> doubtful = doubtful_values(c, ranking.assessment);
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

} // namespace

std::shared_ptr<const Sureness> assess_sureness(const SurenessKey& key, const CountyRanking& ranking,
                                                const Progress& progress) {
  const auto begin = std::chrono::steady_clock::now();
  auto result = std::make_shared<Sureness>();
  result->key = key;
  result->options = simulation_options(*key.of);
  auto counties = robustness(*key.of, {ranking}, result->options, progress);
  if (!counties || counties->empty()) return nullptr;
  result->county = std::move(counties->front());
  if (result->county.problem && !analyse(*result, ranking, progress)) return nullptr;
  result->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return result;
}

} // namespace yindi::gui
