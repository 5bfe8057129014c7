#include "engine/robustness/simulate.h"

#include "engine/robustness/simulation_worker.h"
#include "engine/vectors/threads.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace yindi {
namespace {

using Eigen::Index;

/// Blocks of weights that all counties of a group are scored with in turn.
constexpr int most_blocks_at_once = 32, least_blocks_at_once = 4, blocks_between_previews = 4, blocks_until_settled = 4;

/// Simulations that meet the same weights.
struct Group {
  std::vector<SimulationWorker*> workers;
};

int blocks_of(int draws) { return (draws + static_cast<int>(block_size) - 1) / static_cast<int>(block_size); }

Index draws_in(int block, int draws) {
  return std::min<Index>(block_size, draws - static_cast<Index>(block) * block_size);
}

/// Blocks of weights kept at a time: fewer where many groups meet their own, so that memory stays the same.
int blocks_at_once(std::size_t groups) {
  int count = most_blocks_at_once;
  while (count > least_blocks_at_once && static_cast<std::size_t>(count) * groups > 8 * most_blocks_at_once) count /= 2;
  return count;
}

/// Less than the draws asked for where the standard error was small enough before; false where cancelled.
bool run(std::vector<Group>& groups, const SharedWeightSource& source, const SimulationOptions& options,
         const Progress& progress, const std::function<void()>& preview = nullptr) {
  const int threads = thread_count(options.threads), blocks = blocks_of(options.draws);
  int at_once = std::min(blocks, preview ? blocks_between_previews : blocks_at_once(groups.size()));
  if (!options.settles_at.empty()) at_once = std::min(at_once, blocks_until_settled);
  const bool firsts_only = options.firsts_only && options.verdict_only && options.standard_error <= 0 && !preview;
  std::vector<std::pair<Group*, SimulationWorker*>> work;
  for (Group& group : groups)
    for (SimulationWorker* worker : group.workers) work.emplace_back(&group, worker);
  std::atomic<bool> cancelled = false;
  std::vector<std::vector<DrawBlock>> weights(static_cast<std::size_t>(at_once)); // block × group
  const auto first_of = [](int block) { return static_cast<std::uint32_t>(block * static_cast<int>(block_size)); };
  for (int from = 0; from < blocks; from += at_once) {
    const int count = std::min(at_once, blocks - from);
    for_each(
        count, threads,
        [&](int k) {
          source(first_of(from + k), draws_in(from + k, options.draws), weights[static_cast<std::size_t>(k)]);
        },
        cancelled);
    for_each(
        static_cast<int>(work.size()), threads,
        [&](int w) {
          const auto [group, worker] = work[static_cast<std::size_t>(w)];
          const auto g = static_cast<std::size_t>(group - groups.data());
          for (int k = 0; k < count && !worker->sure(); ++k)
            worker->add(weights[static_cast<std::size_t>(k)][g], first_of(from + k), draws_in(from + k, options.draws),
                        options.seed, firsts_only);
        },
        cancelled);
    if (progress && !progress(static_cast<double>(from + count) / blocks)) cancelled = true;
    if (cancelled) return false;
    if (preview) preview();
    // Looked at in steps that depend on nothing else, each county for itself.
    const bool settles = !options.settles_at.empty();
    if (options.standard_error <= 0 && !settles) continue;
    if ((from + count) % (settles ? blocks_until_settled : most_blocks_at_once) != 0) continue;
    for (const auto& [group, worker] : work)
      if (settles)
        worker->see_whether_settled(options);
      else
        worker->see_whether_sure(options.standard_error);
    if (std::all_of(work.begin(), work.end(), [](const auto& one) { return one.second->sure(); })) break;
  }
  return true;
}

} // namespace

std::optional<std::vector<Acceptability>> simulate(const std::vector<Simulation>& simulations,
                                                   const WeightSource& weights, const SimulationOptions& options,
                                                   const Progress& progress) {
  std::vector<SimulationWorker> workers(simulations.begin(), simulations.end());
  std::vector<Group> groups(1);
  for (SimulationWorker& worker : workers) groups.front().workers.push_back(&worker);
  const auto source = [&](std::uint32_t first, Index draws, std::vector<DrawBlock>& blocks) {
    blocks.resize(1);
    weights(first, draws, blocks.front());
  };
  if (!run(groups, source, options, progress)) return std::nullopt;
  std::vector<Acceptability> results(workers.size());
  const std::atomic<bool> cancelled = false;
  for_each(
      static_cast<int>(workers.size()), thread_count(options.threads),
      [&](int k) { results[static_cast<std::size_t>(k)] = workers[static_cast<std::size_t>(k)].result(options); },
      cancelled);
  return results;
}

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
      return static_cast<Eigen::Index>(std::find(all.begin(), all.end(), e.industry) - all.begin());
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
  std::vector<std::optional<SimulationWorker>> workers(rankings.size());
  const std::atomic<bool> cancelled = false;
  const int threads = thread_count(options.threads);
  for_each(
      static_cast<int>(rankings.size()), threads,
      [&](int k) {
        const auto at = static_cast<std::size_t>(k);
        simulations[at] = simulation_of(c, *rankings[at]);
        if (simulations[at]) workers[at].emplace(*simulations[at]);
      },
      cancelled);

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
    groups[place->second].workers.push_back(&*workers[k]);
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
