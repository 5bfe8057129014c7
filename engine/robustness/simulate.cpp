#include "engine/robustness/simulate.h"

#include "engine/robustness/threads.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

/// Blocks of weights that all counties of a group are scored with in turn.
constexpr int most_blocks_at_once = 32, least_blocks_at_once = 4, blocks_between_previews = 4;
constexpr int value_draws = 2000, slow_value_draws = 200;

/// A simulation with its matrices laid out for the kernels.
class Worker {
public:
  explicit Worker(const Simulation& simulation)
      : simulation_(simulation), tally_(simulation.scorer.alternatives, simulation.scorer.criteria) {
    const Scorer& scorer = simulation.scorer;
    if (scorer.linear) first_ = *scorer.linear;
    if (scorer.ratio) {
      first_ = scorer.ratio->gain;
      second_ = scorer.ratio->loss;
    }
    products_ = (scorer.linear || scorer.ratio) && (simulation.cells.empty() || scorer.entry);
    if (products_)
      for (const DrawnCell& cell : simulation.cells) { // these come with each draw
        first_(cell.row, cell.column) = 0;
        if (scorer.ratio) second_(cell.row, cell.column) = 0;
      }
  }

  void add(const DrawBlock& weights, std::uint32_t first, Index draws, std::uint64_t seed) {
    score(weights, first, draws, seed);
    tally_.add(weights, scores_, upwards(), simulation_.scorer.by_places, draws);
  }

  /// Whether its draws are enough.
  bool sure() const { return sure_; }
  void see_whether_sure(double standard_error) { sure_ = sure_ || tally_.result().standard_error() <= standard_error; }

  Acceptability so_far() const { return tally_.result(); }

  Acceptability result(const SimulationOptions& options) const {
    Acceptability result = tally_.result();
    add_confidence(result, options);
    return result;
  }

private:
  /// The share of the possible values under which the central weights of each put it first.
  void add_confidence(Acceptability& result, const SimulationOptions& options) const {
    const int draws =
        simulation_.cells.empty()
            ? 1
            : std::min({options.draws, products_ ? value_draws : slow_value_draws, static_cast<int>(result.draws)});
    for (std::size_t i = 0; i < result.central_weights.size(); ++i) {
      if (!result.central_weights[i]) continue;
      const auto& central = *result.central_weights[i];
      const DrawBlock weights = Eigen::Map<const Eigen::RowVectorXd>(central.data(), static_cast<Index>(central.size()))
                                    .replicate(block_size, 1);
      Worker at_centre(simulation_);
      for (int first = 0; first < draws; first += static_cast<int>(block_size))
        at_centre.add(weights, static_cast<std::uint32_t>(first), std::min<Index>(block_size, draws - first),
                      options.seed);
      result.confidence[i] = at_centre.tally_.result().rank_acceptability(static_cast<Index>(i), 0);
    }
  }

  bool upwards() const { return products_ || simulation_.scorer.higher_is_better; }

  void score(const DrawBlock& weights, std::uint32_t first, Index draws, std::uint64_t seed) {
    if (products_) {
      score_products(weights, first, draws, seed);
    } else if (simulation_.cells.empty()) {
      scores_.setZero(block_size, simulation_.scorer.alternatives);
      MatrixXd scores(draws, simulation_.scorer.alternatives);
      simulation_.scorer.block(weights.topRows(draws), scores);
      scores_.topRows(draws) = scores;
    } else {
      score_one_by_one(weights, first, draws, seed);
    }
  }

  void score_products(const DrawBlock& weights, std::uint32_t first, Index draws, std::uint64_t seed) {
    const auto& ratio = simulation_.scorer.ratio;
    const bool as_they_are = !ratio || ratio->power == 1;
    if (!as_they_are) powers_ = weights.array().pow(ratio->power);
    const DrawBlock& effective = as_they_are ? weights : powers_;
    multiply(effective, first_, gain_);
    if (ratio) multiply(effective, second_, loss_);
    for (const DrawnCell& cell : simulation_.cells)
      for (Index d = 0; d < draws; ++d) {
        const double u = cell.u(seed, first + static_cast<std::uint32_t>(d));
        const auto [one, other] = simulation_.scorer.entry(cell.column, u);
        gain_(d, cell.row) += effective(d, cell.column) * one;
        if (ratio) loss_(d, cell.row) += effective(d, cell.column) * other;
      }
    if (ratio)
      share_of_gain(gain_, loss_, scores_);
    else
      scores_ = gain_;
  }

  void score_one_by_one(const DrawBlock& weights, std::uint32_t first, Index draws, std::uint64_t seed) {
    scores_.setZero(block_size, simulation_.scorer.alternatives);
    Frame frame = *simulation_.frame;
    MatrixXd u = simulation_.u;
    for (Index d = 0; d < draws; ++d) {
      for (const DrawnCell& cell : simulation_.cells)
        u(cell.row, cell.column) = cell.u(seed, first + static_cast<std::uint32_t>(d));
      for (std::size_t j = 0; j < frame.weights.size(); ++j) frame.weights[j] = weights(d, static_cast<Index>(j));
      const Scores met = frame.scores(u);
      const auto m = static_cast<std::size_t>(u.rows());
      if (met.scores.size() == m && met.ranks.empty()) {
        for (std::size_t i = 0; i < m; ++i) scores_(d, static_cast<Index>(i)) = met.scores[i];
        continue;
      }
      const std::vector<int> ranks = ranks_of(*frame.method, met, m);
      const int sign = simulation_.scorer.higher_is_better ? -1 : 1;
      for (std::size_t i = 0; i < m; ++i) scores_(d, static_cast<Index>(i)) = sign * ranks[i];
    }
  }

  const Simulation& simulation_;
  Tally tally_;
  bool products_ = false, sure_ = false;
  RowMatrix first_, second_;
  DrawBlock gain_, loss_, powers_, scores_;
};

/// Simulations that meet the same weights.
struct Group {
  std::vector<Worker*> workers;
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
  const int at_once = std::min(blocks, preview ? blocks_between_previews : blocks_at_once(groups.size()));
  std::vector<std::pair<Group*, Worker*>> work;
  for (Group& group : groups)
    for (Worker* worker : group.workers) work.emplace_back(&group, worker);
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
                        options.seed);
        },
        cancelled);
    if (progress && !progress(static_cast<double>(from + count) / blocks)) cancelled = true;
    if (cancelled) return false;
    if (preview) preview();
    // Looked at in steps that depend on nothing else, each county for itself.
    if (options.standard_error <= 0 || (from + count) % most_blocks_at_once != 0) continue;
    for (const auto& [group, worker] : work) worker->see_whether_sure(options.standard_error);
    if (std::all_of(work.begin(), work.end(), [](const auto& one) { return one.second->sure(); })) break;
  }
  return true;
}

} // namespace

std::optional<std::vector<Acceptability>> simulate(const std::vector<Simulation>& simulations,
                                                   const WeightSource& weights, const SimulationOptions& options,
                                                   const Progress& progress) {
  std::vector<Worker> workers(simulations.begin(), simulations.end());
  std::vector<Group> groups(1);
  for (Worker& worker : workers) groups.front().workers.push_back(&worker);
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
