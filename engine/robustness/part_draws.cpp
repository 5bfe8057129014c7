#include "engine/robustness/part_draws.h"

#include "engine/robustness/stated_draws.h"
#include "engine/weights/eigenpair.h"

#include <cmath>
#include <span>

namespace yindi {
namespace {

using Eigen::Index;
using Kind = NodeDraw::Kind;

/// Weights of comparisons that are `steps` standard deviations away from what was said, pair by pair.
void judged_weights(const SharedPart& shared, const std::vector<double>& steps, std::span<double> weights) {
  Comparison comparison = shared.part.mean;
  std::size_t k = 0;
  for (Index i = 0; i < comparison.size(); ++i)
    for (Index j = i + 1; j < comparison.size(); ++j)
      if (comparison.judged(i, j)) {
        const double value = comparison.ratio(i, j) * std::exp(shared.part.spread(i, j) * steps[k++]);
        comparison.ratio(i, j) = value;
        comparison.ratio(j, i) = 1 / value;
      }
  const Eigen::VectorXd drawn = priority_vector(comparison, shared.prioritization);
  std::copy_n(drawn.data(), weights.size(), weights.begin());
}

/// The steps that make exactly these weights.
std::vector<double> steps_to(const NodeDraw::Part& part, const std::vector<double>& weights) {
  std::vector<double> steps;
  for (Index i = 0; i < part.mean.size(); ++i)
    for (Index j = i + 1; j < part.mean.size(); ++j)
      if (part.mean.judged(i, j))
        steps.push_back(std::log(weights[static_cast<std::size_t>(i)] / weights[static_cast<std::size_t>(j)] /
                                 part.mean.ratio(i, j)) /
                        part.spread(i, j));
  return steps;
}

/// Whatever was stated.
void draw_freely(const SharedPart& shared, DrawStream& random, std::span<double> weights) {
  const NodeDraw::Part& part = shared.part;
  if (part.kind == Kind::judgements) {
    std::vector<double> steps(static_cast<std::size_t>(judged_pairs(part.mean)));
    for (double& step : steps) step = random.normal();
    judged_weights(shared, steps, weights);
    return;
  }
  double sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    weights[i] = part.kind == Kind::any ? random.exponential()
                 : part.weights[i] > 0  ? random.gamma(default_concentration * part.weights[i])
                                        : 0.0;
    sum += weights[i];
  }
  for (double& weight : weights) weight /= sum;
}

/// Redraws up to `tries` times; false where none keeps to what is stated.
bool redraw(const SharedPart& shared, int tries, DrawStream& random, std::span<double> weights) {
  for (int k = 0; k < tries; ++k) {
    draw_freely(shared, random, weights);
    if (shared.part.kind == Kind::any) sort_stated(shared.part.stated, weights);
    if (keeps_to(shared.part.stated, weights)) return true;
  }
  return false;
}

void walk(const SharedPart& shared, DrawStream& random, std::span<double> weights) {
  const NodeDraw::Part& part = shared.part;
  if (part.kind == Kind::judgements) {
    walk_normal(
        part.stated, steps_to(part, centre_of(part.stated)),
        [&](const std::vector<double>& steps, std::span<double> made) { judged_weights(shared, steps, made); }, random,
        weights);
    return;
  }
  std::vector<double> alpha(weights.size(), 1.0);
  StatedWeights within = part.stated;
  for (std::size_t i = 0; i < alpha.size() && part.kind == Kind::around; ++i) {
    alpha[i] = default_concentration * std::max(part.weights[i], part.stated.low[i]);
    if (alpha[i] > 0) continue;
    StatedWeights without = within; // what weighs nothing stays so, where the others can do without it
    without.high[i] = 0;
    const auto place = std::find(without.order.begin(), without.order.end(), i);
    for (auto after = place; after != without.order.end(); ++after) without.high[*after] = 0;
    if (possible(without)) within = std::move(without);
  }
  walk_simplex(within, alpha, random, weights);
}

/// The weights of one draw of a part.
void draw_part(const SharedPart& shared, std::uint64_t seed, std::uint32_t draw, std::span<double> weights) {
  const NodeDraw::Part& part = shared.part;
  if (part.kind == Kind::fixed) {
    std::copy(part.weights.begin(), part.weights.end(), weights.begin());
    return;
  }
  DrawStream random(seed, shared.key, draw);
  if (!part.stated.stated)
    draw_freely(shared, random, weights);
  else if (constexpr int patience = 1000; shared.rare || !redraw(shared, patience, random, weights))
    walk(shared, random, weights);
}

/// As draw_part, for a whole block of complete comparisons that may become anything.
void draw_judged(const SharedPart& shared, std::uint64_t seed, std::uint32_t first, Index draws, DrawBlock& weights) {
  const NodeDraw::Part& part = shared.part;
  const Index n = shared.items();
  DrawBlock steps, matrices(block_size, n * n);
  draw_normal(seed, shared.key, first, n * (n - 1) / 2, steps);
  weights.setZero(block_size, n); // of the logarithms of rows first: a start near the end
  for (Index i = 0, pair = 0; i < n; ++i) {
    matrices.col(i * n + i).setZero();
    for (Index j = i + 1; j < n; ++j, ++pair) {
      matrices.col(i * n + j) = part.spread(i, j) * steps.col(pair).array() + std::log(part.mean.ratio(i, j));
      matrices.col(j * n + i) = -matrices.col(i * n + j);
    }
  }
  for (Index i = 0; i < n; ++i)
    for (Index j = 0; j < n; ++j) weights.col(i) += matrices.col(i * n + j) / static_cast<double>(n);
  exponentials(matrices);
  exponentials(weights);
  weights.array().colwise() /= weights.array().rowwise().sum().eval();
  const std::vector<bool> exact = principal_vectors(matrices, n, weights);
  std::vector<double> row(static_cast<std::size_t>(n));
  for (Index d = 0; d < draws; ++d) {
    if (exact[static_cast<std::size_t>(d)]) continue;
    draw_part(shared, seed, first + static_cast<std::uint32_t>(d), row);
    for (Index i = 0; i < n; ++i) weights(d, i) = row[static_cast<std::size_t>(i)];
  }
}

} // namespace

bool draw_alike(const SharedPart& shared, const NodeDraw::Part& part, const std::string& prioritization) {
  const NodeDraw::Part& a = shared.part;
  return a.kind == part.kind && a.purpose == part.purpose && a.weights == part.weights &&
         a.spread.size() == part.spread.size() && a.spread == part.spread && a.stated == part.stated &&
         a.mean.ratio.size() == part.mean.ratio.size() && a.mean.ratio == part.mean.ratio &&
         shared.prioritization == prioritization;
}

void draw_flat(std::uint64_t seed, std::uint64_t purpose, std::uint32_t first, Index columns, DrawBlock& weights) {
  draw_uniform(seed, purpose, first, columns, weights);
  logarithms(weights);
  weights.array().colwise() /= weights.array().rowwise().sum().eval(); // all negative, so the shares are not
}

void draw_block(const SharedPart& shared, std::uint64_t seed, std::uint32_t first, Index draws, DrawBlock& weights) {
  const NodeDraw::Part& part = shared.part;
  if (part.kind == Kind::judgements && !part.stated.stated && shared.prioritization == "eigenvector" &&
      missing_pairs(part.mean) == 0)
    return draw_judged(shared, seed, first, draws, weights);
  if (part.kind == Kind::any && !part.stated.stated) return draw_flat(seed, shared.key, first, shared.items(), weights);
  weights.setZero(block_size, shared.items());
  std::vector<double> row(part.weights.size());
  for (Index d = 0; d < draws; ++d) {
    draw_part(shared, seed, first + static_cast<std::uint32_t>(d), row);
    for (Index i = 0; i < weights.cols(); ++i) weights(d, i) = row[static_cast<std::size_t>(i)];
  }
}

bool is_rare(const SharedPart& shared, std::uint64_t seed) {
  constexpr int trials = 400, enough = 16;
  if (!shared.part.stated.stated || shared.part.kind == Kind::fixed) return false;
  std::vector<double> weights(shared.part.weights.size());
  DrawStream random(seed, purpose("trial/" + shared.part.purpose), 0);
  int kept = 0;
  for (int k = 0; k < trials; ++k) kept += redraw(shared, 1, random, weights);
  return kept < enough;
}

} // namespace yindi
