#include "engine/robustness/simulation_worker.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

constexpr int value_draws = 2000, slow_value_draws = 200;

/// Whether the share of first places lies so far from each of the `thresholds`, and the lead from what the draws move
/// it by, that more draws would hardly bring it to the other side: three standard errors.
bool is_settled(const std::vector<double>& thresholds, const Tally& tally, Index first, double lead, double deviation) {
  constexpr double errors = 3;
  const double n = static_cast<double>(tally.draws), share = static_cast<double>(tally.places(first, 0)) / n;
  const double error = std::sqrt(share * (1 - share) / n), error_of_deviation = deviation / std::sqrt(2 * n);
  return std::all_of(thresholds.begin(), thresholds.end(),
                     [&](double at) { return std::abs(share - at) > errors * error; }) &&
         std::abs(lead - deviation) >= errors * error_of_deviation;
}

/// The greatest value of u that a law draws, or more.
double greatest_drawn(const DrawnCell& cell) {
  if (cell.given || cell.law.other) return 1;
  double high = std::max(cell.law.at(0), cell.law.at(1));
  for (const auto& [x, u] : cell.law.bends)
    if (x > cell.law.low && x < cell.law.high) high = std::max(high, u);
  constexpr double rounding = 1e-12;
  return std::min(1.0, high + rounding);
}

double gain_at(const Entry& entry, double u) { return entry.gain[0] + u * (entry.gain[1] + u * entry.gain[2]); }
double loss_at(const Entry& entry, double u) {
  const double rest = 1 - u;
  return entry.loss[0] + rest * (entry.loss[1] + rest * entry.loss[2]);
}

/// Whether a better value never makes a score worse.
bool is_rising(const Entry& entry) {
  const auto rises = [](const std::array<double, 3>& of) { return of[1] >= 0 && of[1] + 2 * of[2] >= 0; };
  return rises(entry.gain) && rises(entry.loss);
}

/// What is not below it may be first beside this score, or tie with it.
double below_ties(double score) {
  constexpr double tie = 1e-8;
  return score - tie * (1 + std::abs(score));
}

/// The entries of a column that belong to these draws.
void gather(const double* column, const SomeDraws& draws, Index count, DrawColumn& to) {
  for (Index k = 0; k < count; ++k) to(k) = column[draws.places[static_cast<std::size_t>(k)]];
}

} // namespace

/// What a block of draws passes through, and nothing of it stays: one a thread, warm in its cache.
struct SimulationWorker::Scratch {
  DrawBlock gain, loss, powers, scores, upper, best_gain, best_loss, values;
};

SimulationWorker::Scratch& SimulationWorker::scratch() {
  static thread_local Scratch one;
  return one;
}

SimulationWorker::SimulationWorker(const Simulation& simulation)
    : simulation_(simulation), values_(simulation.cells),
      tally_(simulation.scorer.alternatives, simulation.scorer.criteria) {
  const Scorer& scorer = simulation.scorer;
  if (scorer.linear) first_ = *scorer.linear;
  if (scorer.ratio) {
    first_ = scorer.ratio->gain;
    second_ = scorer.ratio->loss;
  }
  products_ = (scorer.linear || scorer.ratio) && (simulation.cells.empty() || !scorer.entries.empty());
  if (products_)
    for (const DrawnCell& cell : simulation.cells) { // these come with each draw
      first_(cell.row, cell.column) = 0;
      if (scorer.ratio) second_(cell.row, cell.column) = 0;
    }
  if (products_ && !simulation.cells.empty() && std::all_of(scorer.entries.begin(), scorer.entries.end(), is_rising))
    find_best();
}

void SimulationWorker::add(const DrawBlock& weights, std::uint32_t first, Index draws, std::uint64_t seed,
                           bool firsts_only) {
  const DrawBlock& scores = firsts_only && has_best_ ? score_firsts(weights, first, draws, seed)
                                                     : score(weights, values_.draw(seed, first), draws);
  tally_.add(weights, scores, upwards(), simulation_.scorer.by_places, draws);
  add_lead(scores, draws);
}

void SimulationWorker::see_whether_settled(const SimulationOptions& options) {
  sure_ = sure_ || (leads() && is_settled(options.settles_at, tally_, simulation_.first, simulation_.lead,
                                          so_far().lead.deviation));
}

Acceptability SimulationWorker::so_far() const {
  Acceptability result = tally_.result();
  if (!leads() || result.draws == 0) return result;
  const double of = static_cast<double>(result.draws), mean = lead_.sum / of;
  result.lead = {simulation_.first, simulation_.second, std::sqrt(std::max(0.0, lead_.squares / of - mean * mean))};
  return result;
}

Acceptability SimulationWorker::result(const SimulationOptions& options) {
  Acceptability result = so_far();
  if (!options.verdict_only) add_confidence(result, options);
  return result;
}

void SimulationWorker::add_confidence(Acceptability& result, const SimulationOptions& options) {
  const int draws =
      simulation_.cells.empty()
          ? 1
          : std::min({options.draws, products_ ? value_draws : slow_value_draws, static_cast<int>(result.draws)});
  std::vector<std::int64_t> firsts(result.central_weights.size());
  for (int first = 0; first < draws; first += static_cast<int>(block_size)) {
    const Index count = std::min<Index>(block_size, draws - first);
    const DrawBlock& values = values_.draw(options.seed, static_cast<std::uint32_t>(first));
    for (std::size_t i = 0; i < firsts.size(); ++i) {
      if (!result.central_weights[i]) continue;
      const auto& central = *result.central_weights[i];
      const DrawBlock weights = Eigen::Map<const Eigen::RowVectorXd>(central.data(), static_cast<Index>(central.size()))
                                    .replicate(block_size, 1);
      const DrawBlock& scores = score(weights, values, count);
      for (Index d = 0; d < count; ++d) firsts[i] += is_first(scores, static_cast<Index>(i), d) ? 1 : 0;
    }
  }
  for (std::size_t i = 0; i < firsts.size(); ++i)
    if (result.central_weights[i]) result.confidence[i] = static_cast<double>(firsts[i]) / std::max(1, draws);
}

bool SimulationWorker::is_first(const DrawBlock& scores, Index i, Index draw) const {
  if (simulation_.scorer.by_places) return scores(draw, i) == 1;
  const auto row = scores.row(draw);
  const double best = upwards() ? row.maxCoeff() : row.minCoeff();
  return std::abs(row(i) - best) <= 1e-9 * row.cwiseAbs().maxCoeff();
}

void SimulationWorker::add_lead(const DrawBlock& scores, Index draws) {
  if (!leads()) return;
  const bool roots = products_ && simulation_.scorer.ratio && simulation_.scorer.ratio->roots;
  const auto merit = [&](Index draw, Index i) {
    const double score = scores(draw, i);
    if (!roots) return upwards() ? score : -score;
    const double near = std::sqrt(std::max(0.0, score)), far = std::sqrt(std::max(0.0, 1 - score));
    return near / (near + far);
  };
  for (Index d = 0; d < draws; ++d) {
    const double lead = merit(d, simulation_.first) - merit(d, simulation_.second);
    lead_.sum += lead;
    lead_.squares += lead * lead;
  }
}

void SimulationWorker::find_best() {
  const Scorer& scorer = simulation_.scorer;
  has_best_ = true;
  best_first_ = first_;
  best_second_ = second_;
  for (const DrawnCell& cell : simulation_.cells) {
    const Entry& entry = scorer.entries[static_cast<std::size_t>(cell.column)];
    const double high = greatest_drawn(cell);
    best_first_(cell.row, cell.column) = gain_at(entry, high);
    if (scorer.ratio) best_second_(cell.row, cell.column) = loss_at(entry, high);
  }
  order_pairs();
}

void SimulationWorker::order_pairs() {
  const Scorer& scorer = simulation_.scorer;
  cells_of_row_.resize(static_cast<std::size_t>(scorer.alternatives));
  for (std::size_t k = 0; k < simulation_.cells.size(); ++k)
    cells_of_row_[static_cast<std::size_t>(simulation_.cells[k].row)].push_back(k);
  // What a value in the middle takes from the best, weighted as the frame does.
  const auto tells = [&](const NumberPair& pair) {
    double sum = 0;
    for (const int k : pair.cells) {
      if (k < 0) continue;
      const DrawnCell& cell = simulation_.cells[static_cast<std::size_t>(k)];
      const Entry& entry = scorer.entries[static_cast<std::size_t>(cell.column)];
      const double weight = simulation_.frame ? simulation_.frame->weights[static_cast<std::size_t>(cell.column)] : 1;
      const double middle = cell.given ? 0.5 : cell.law.at(0.5), high = greatest_drawn(cell);
      const double power = scorer.ratio ? scorer.ratio->power : 1;
      sum += std::pow(weight, power) *
             (gain_at(entry, high) - gain_at(entry, middle) + loss_at(entry, middle) - loss_at(entry, high));
    }
    return sum;
  };
  for (Index row = 0; row < scorer.alternatives; ++row) {
    std::vector<std::pair<double, NumberPair>> sorted;
    for (const NumberPair& pair : number_pairs(simulation_.cells, row)) sorted.emplace_back(tells(pair), pair);
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<NumberPair>& pairs = pairs_.emplace_back();
    for (const auto& [how_much, pair] : sorted) pairs.push_back(pair);
  }
}

const DrawBlock& SimulationWorker::score_firsts(const DrawBlock& weights, std::uint32_t first, Index draws,
                                                std::uint64_t seed) const {
  Scratch& room = scratch();
  const DrawBlock& effective = effective_of(weights);
  products(effective, best_first_, best_second_, room);
  to_scores(room, room.upper);
  std::swap(room.gain, room.best_gain);
  std::swap(room.loss, room.best_loss);
  products(effective, first_, second_, room);
  const Index m = room.upper.cols();
  const Eigen::RowVectorXd mean = room.upper.topRows(draws).colwise().mean();
  std::vector<Index> order(static_cast<std::size_t>(m));
  std::iota(order.begin(), order.end(), Index{0});
  std::sort(order.begin(), order.end(), [&](Index a, Index b) { return mean(a) > mean(b); });
  const std::vector<bool> drawn = good_ones(order);
  add_entries(effective, values_.draw(seed, first, drawn), drawn, room);
  to_scores(room, room.scores);
  DrawColumn bar = DrawColumn::Constant(-std::numeric_limits<double>::infinity());
  for (Index i = 0; i < m; ++i)
    if (drawn[static_cast<std::size_t>(i)]) bar = bar.cwiseMax(room.scores.col(i));
  bar = bar.unaryExpr(&below_ties);
  for (const Index i : order)
    if (!drawn[static_cast<std::size_t>(i)]) score_above(i, bar, first, draws, seed, effective, room);
  return room.scores;
}

std::vector<bool> SimulationWorker::good_ones(const std::vector<Index>& order) const {
  constexpr std::size_t some = 2;
  std::vector<bool> result(order.size());
  for (std::size_t k = 0; k < std::min(some, order.size()); ++k) result[static_cast<std::size_t>(order[k])] = true;
  for (const Index i : {simulation_.first, simulation_.second})
    if (i >= 0) result[static_cast<std::size_t>(i)] = true;
  return result;
}

void SimulationWorker::score_above(Index row, DrawColumn& bar, std::uint32_t first, Index draws, std::uint64_t seed,
                                   const DrawBlock& effective, Scratch& room) const {
  auto scores = room.scores.col(row);
  scores = room.upper.col(row);
  SomeDraws left;
  DrawColumn gain, loss, bound;
  for (Index d = 0; d < draws; ++d) {
    if (!(scores(d) >= bar(d))) continue;
    gain(left.count) = room.best_gain(d, row);
    loss(left.count) = room.best_loss(d, row);
    left.add(first, static_cast<std::uint32_t>(d));
  }
  std::array<DrawColumn, 2> values;
  DrawColumn weights;
  for (const NumberPair& pair : pairs_[static_cast<std::size_t>(row)]) {
    if (left.count == 0) return;
    const Index filled = left.fill();
    for (Index k = left.count; k < filled; ++k) gain(k) = gain(left.count - 1), loss(k) = loss(left.count - 1);
    draw_pair(simulation_.cells, pair, seed, left, filled, values);
    for (std::size_t which = 0; which < 2; ++which) {
      if (pair.cells[which] < 0) continue;
      const Index column = simulation_.cells[static_cast<std::size_t>(pair.cells[which])].column;
      Entry entry = simulation_.scorer.entries[static_cast<std::size_t>(column)];
      entry.gain[0] -= best_first_(row, column); // what is drawn in place of the best
      if (simulation_.scorer.ratio) entry.loss[0] -= best_second_(row, column);
      gather(effective.col(column).data(), left, filled, weights);
      add_entry(weights.data(), values[which].data(), entry.gain, entry.loss, filled, gain.data(), loss.data());
    }
    to_scores(gain, loss, filled, bound);
    const Index before = left.count;
    left.count = 0;
    for (Index k = 0; k < before; ++k) {
      const std::uint32_t place = left.places[static_cast<std::size_t>(k)];
      scores(place) = bound(k);
      if (!(bound(k) >= bar(place))) continue;
      gain(left.count) = gain(k);
      loss(left.count) = loss(k);
      left.add(first, place);
    }
  }
  if (left.count == 0) return;
  score_some(row, left, seed, effective, room, bound);
  for (Index k = 0; k < left.count; ++k) {
    const std::uint32_t place = left.places[static_cast<std::size_t>(k)];
    scores(place) = bound(k);
    bar(place) = std::max(bar(place), below_ties(bound(k)));
  }
}

void SimulationWorker::score_some(Index row, const SomeDraws& asked, std::uint64_t seed, const DrawBlock& effective,
                                  Scratch& room, DrawColumn& scores) const {
  SomeDraws draws = asked;
  const Index filled = draws.fill();
  const auto& cells = cells_of_row_[static_cast<std::size_t>(row)];
  room.values.resize(block_size, static_cast<Index>(simulation_.cells.size()));
  std::array<DrawColumn, 2> values;
  for (const NumberPair& pair : pairs_[static_cast<std::size_t>(row)]) {
    draw_pair(simulation_.cells, pair, seed, draws, filled, values);
    for (std::size_t which = 0; which < 2; ++which)
      if (pair.cells[which] >= 0) room.values.col(pair.cells[which]).head(filled) = values[which].head(filled);
  }
  DrawColumn gain, loss, weights;
  gather(room.gain.col(row).data(), draws, filled, gain);
  gather(room.loss.col(row).data(), draws, filled, loss);
  for (const std::size_t k : cells) {
    const Index column = simulation_.cells[k].column;
    const Entry& entry = simulation_.scorer.entries[static_cast<std::size_t>(column)];
    gather(effective.col(column).data(), draws, filled, weights);
    add_entry(weights.data(), room.values.col(static_cast<Index>(k)).data(), entry.gain, entry.loss, filled,
              gain.data(), loss.data());
  }
  to_scores(gain, loss, filled, scores);
}

void SimulationWorker::to_scores(const DrawColumn& gain, const DrawColumn& loss, Index count,
                                 DrawColumn& scores) const {
  if (simulation_.scorer.ratio)
    share_of_gain(gain.data(), loss.data(), count, scores.data());
  else
    scores.head(count) = gain.head(count);
}

const DrawBlock& SimulationWorker::effective_of(const DrawBlock& weights) const {
  const auto& ratio = simulation_.scorer.ratio;
  if (!ratio || ratio->power == 1) return weights;
  DrawBlock& powers = scratch().powers;
  powers = weights.array().pow(ratio->power);
  return powers;
}

const DrawBlock& SimulationWorker::score(const DrawBlock& weights, const DrawBlock& values, Index draws) const {
  DrawBlock& scores = scratch().scores;
  if (products_) {
    const DrawBlock& effective = effective_of(weights);
    products(effective, first_, second_, scratch());
    add_entries(effective, values, {}, scratch());
    to_scores(scratch(), scores);
  } else if (simulation_.cells.empty()) {
    scores.setZero(block_size, simulation_.scorer.alternatives);
    MatrixXd met(draws, simulation_.scorer.alternatives);
    simulation_.scorer.block(weights.topRows(draws), met);
    scores.topRows(draws) = met;
  } else {
    score_one_by_one(weights, values, draws, scores);
  }
  return scores;
}

void SimulationWorker::products(const DrawBlock& effective, const RowMatrix& first, const RowMatrix& second,
                                Scratch& room) const {
  multiply(effective, first, room.gain);
  if (simulation_.scorer.ratio)
    multiply(effective, second, room.loss);
  else if (!simulation_.cells.empty())
    room.loss.setZero(block_size, room.gain.cols());
}

void SimulationWorker::add_entries(const DrawBlock& effective, const DrawBlock& values, const std::vector<bool>& wanted,
                                   Scratch& room) const {
  for (std::size_t k = 0; k < simulation_.cells.size(); ++k) {
    const DrawnCell& cell = simulation_.cells[k];
    if (!wanted.empty() && !wanted[static_cast<std::size_t>(cell.row)]) continue;
    const Entry& entry = simulation_.scorer.entries[static_cast<std::size_t>(cell.column)];
    add_entry(effective.col(cell.column).data(), values.col(static_cast<Index>(k)).data(), entry.gain, entry.loss,
              block_size, room.gain.col(cell.row).data(), room.loss.col(cell.row).data());
  }
}

void SimulationWorker::to_scores(const Scratch& room, DrawBlock& scores) const {
  if (simulation_.scorer.ratio)
    share_of_gain(room.gain, room.loss, scores);
  else
    scores = room.gain;
}

void SimulationWorker::score_one_by_one(const DrawBlock& weights, const DrawBlock& values, Index draws,
                                        DrawBlock& scores) const {
  scores.setZero(block_size, simulation_.scorer.alternatives);
  Frame frame = *simulation_.frame;
  MatrixXd u = simulation_.u;
  for (Index d = 0; d < draws; ++d) {
    for (std::size_t k = 0; k < simulation_.cells.size(); ++k)
      u(simulation_.cells[k].row, simulation_.cells[k].column) = values(d, static_cast<Index>(k));
    for (std::size_t j = 0; j < frame.weights.size(); ++j) frame.weights[j] = weights(d, static_cast<Index>(j));
    const Scores met = frame.scores(u);
    const auto m = static_cast<std::size_t>(u.rows());
    if (met.scores.size() == m && met.ranks.empty()) {
      for (std::size_t i = 0; i < m; ++i) scores(d, static_cast<Index>(i)) = met.scores[i];
      continue;
    }
    const std::vector<int> ranks = ranks_of(*frame.method, met, m);
    const int sign = simulation_.scorer.higher_is_better ? -1 : 1;
    for (std::size_t i = 0; i < m; ++i) scores(d, static_cast<Index>(i)) = sign * ranks[i];
  }
}

} // namespace yindi
