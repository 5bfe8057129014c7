// The draws of a case: its counties with the same model are drawn together.

#include "engine/robustness/simulate.h"

#include "engine/vectors/threads.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

namespace yindi {

std::optional<Simulation> simulation_of(const Case& c, const CountyRanking& county) {
  const Assessment& assessment = *county.assessment;
  if (county.ranking.empty() || !county.frame) return std::nullopt;
  Simulation simulation;
  simulation.frame = county.frame;
  simulation.u = ends_of(*simulation.frame, assessment).point;
  Loaded<Scorer> scorer = make_scorer(*simulation.frame, simulation.u);
  if (!scorer.value) return std::nullopt;
  simulation.scorer = std::move(*scorer.value);
  simulation.cells = drawn_cells(c, assessment, simulation.frame->method->input);
  if (county.ranking.size() > 1) {
    const auto& all = assessment.industries;
    const auto at = [&](const RankedIndustry& e) {
      return static_cast<Index>(std::find(all.begin(), all.end(), e.industry) - all.begin());
    };
    simulation.first = at(county.ranking[0]);
    simulation.second = at(county.ranking[1]);
    const double lead = county.ranking[0].score.value_or(0) - county.ranking[1].score.value_or(0);
    simulation.lead = simulation.scorer.higher_is_better ? lead : -lead;
  }
  return simulation;
}

std::optional<std::vector<CountyAcceptability>> simulate(const Case& c,
                                                         const std::vector<const CountyRanking*>& rankings,
                                                         const SimulationOptions& options, const Progress& progress,
                                                         const Preview& preview) {
  std::vector<std::optional<Simulation>> simulations(rankings.size());
  std::atomic<bool> cancelled = false;
  const int threads = thread_count(options.threads);
  for_each(
      static_cast<int>(rankings.size()), threads,
      [&](int k) {
        const auto at = static_cast<std::size_t>(k);
        simulations[at] = simulation_of(c, *rankings[at]);
      },
      cancelled);

  std::vector<std::optional<Worker>> workers(rankings.size());
  std::vector<CountyAcceptability> results(rankings.size());
  using Same = std::tuple<std::string, LocalWeights, std::vector<std::string>>;
  std::map<Same, std::size_t> places;
  std::vector<Group> groups;
  std::vector<WeightTaker> takers;
  for (std::size_t k = 0; k < rankings.size(); ++k) {
    if (!simulations[k]) continue;
    const CountyRanking& county = *rankings[k];
    const Same same{county.weights.profile, local_weights(county.weights), county.assessment->leaves};
    const auto [place, fresh] = places.try_emplace(same, groups.size());
    if (fresh) {
      takers.push_back({weight_draws(c, county.weights, options.weights), county.assessment->leaves});
      groups.emplace_back();
    }
    groups[place->second].workers.push_back(&workers[k].emplace(*simulations[k]));
    results[k].notes = takers[place->second].draws.notes;
  }
  const auto preview_all = [&] {
    for (std::size_t k = 0; k < workers.size(); ++k)
      if (workers[k]) preview(k, workers[k]->so_far());
  };
  if (!run(groups, shared_weights(options.seed, takers), options, progress,
           preview ? std::function<void()>(preview_all) : nullptr))
    return std::nullopt;
  for_each(
      static_cast<int>(rankings.size()), threads,
      [&](int k) {
        const auto at = static_cast<std::size_t>(k);
        if (!workers[at]) return;
        results[at].acceptability = workers[at]->result(options);
      },
      cancelled);
  return results;
}

} // namespace yindi
