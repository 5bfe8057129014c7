#include "engine/robustness/stated_draws.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace yindi {
namespace {

constexpr double rounding = 1e-12;

/// One corner: `raised` go up together as far as they can, then the others share what is left. Keeps to the order
/// where `raised` has a beginning of it, because low and high ends do not rise along it.
std::vector<double> corner(const StatedWeights& stated, const std::vector<bool>& raised) {
  std::vector<double> weights = stated.low;
  double left = 1 - std::accumulate(weights.begin(), weights.end(), 0.0);
  for (const bool turn : {true, false}) {
    double room = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
      if (raised[i] == turn) room += stated.high[i] - stated.low[i];
    if (room <= 0) continue;
    const double share = std::clamp(left / room, 0.0, 1.0);
    for (std::size_t i = 0; i < weights.size(); ++i)
      if (raised[i] == turn) weights[i] += share * (stated.high[i] - stated.low[i]);
    left -= share * room;
  }
  return weights;
}

/// The steps along a direction that keep to all that is stated.
std::pair<double, double> chord(const StatedWeights& stated, std::span<const double> at,
                                const std::vector<double>& along) {
  double from = -2, to = 2;
  const auto keep = [&](double room, double slope) { // room + t · slope ≥ 0
    if (slope > 0) from = std::max(from, -std::max(room, 0.0) / slope);
    if (slope < 0) to = std::min(to, -std::max(room, 0.0) / slope);
  };
  for (std::size_t i = 0; i < along.size(); ++i) {
    keep(at[i] - stated.low[i], along[i]);
    keep(stated.high[i] - at[i], -along[i]);
  }
  for (std::size_t k = 1; k < stated.order.size(); ++k) {
    const std::size_t a = stated.order[k - 1], b = stated.order[k];
    keep(at[a] - at[b], along[a] - along[b]);
  }
  return {from, to};
}

/// ln of the Dirichlet density at `at` + t · `along`, up to a constant.
double log_density(const std::vector<double>& alpha, std::span<const double> at, const std::vector<double>& along,
                   double t) {
  double sum = 0;
  for (std::size_t i = 0; i < alpha.size(); ++i)
    if (alpha[i] != 1 && along[i] != 0) sum += (alpha[i] - 1) * std::log(std::max(at[i] + t * along[i], 1e-300));
  return sum;
}

} // namespace

bool keeps_to(const StatedWeights& stated, std::span<const double> weights) {
  for (std::size_t i = 0; i < weights.size(); ++i)
    if (weights[i] < stated.low[i] - rounding || weights[i] > stated.high[i] + rounding) return false;
  for (std::size_t k = 1; k < stated.order.size(); ++k)
    if (weights[stated.order[k]] > weights[stated.order[k - 1]] + rounding) return false;
  return true;
}

std::vector<double> centre_of(const StatedWeights& stated) {
  const std::size_t n = stated.low.size();
  std::vector<double> centre(n, 0.0);
  std::vector<bool> in_order(n, false), raised(n, false);
  int corners = 0;
  const auto add = [&](const std::vector<bool>& of) {
    const std::vector<double> met = corner(stated, of);
    for (std::size_t i = 0; i < n; ++i) centre[i] += met[i];
    ++corners;
  };
  for (const std::size_t i : stated.order) {
    in_order[i] = raised[i] = true;
    add(raised);
  }
  for (std::size_t i = 0; i < n; ++i) {
    if (in_order[i]) continue;
    raised.assign(n, false);
    raised[i] = true;
    add(raised);
  }
  for (double& weight : centre) weight /= corners;
  return centre;
}

bool pinned(const StatedWeights& stated) {
  double low = 0, high = 0;
  for (std::size_t i = 0; i < stated.low.size(); ++i) {
    low += stated.low[i];
    high += stated.high[i];
    if (stated.high[i] - stated.low[i] <= rounding) return true;
  }
  return low >= 1 - rounding || high <= 1 + rounding;
}

void sort_stated(const StatedWeights& stated, std::span<double> weights) {
  std::vector<double> values;
  for (const std::size_t i : stated.order) values.push_back(weights[i]);
  std::sort(values.rbegin(), values.rend());
  for (std::size_t k = 0; k < values.size(); ++k) weights[stated.order[k]] = values[k];
}

void walk_simplex(const StatedWeights& stated, const std::vector<double>& alpha, DrawStream& random,
                  std::span<double> weights) {
  const std::size_t n = weights.size(), steps = 30 * n;
  const std::vector<double> centre = centre_of(stated);
  std::copy(centre.begin(), centre.end(), weights.begin());
  std::vector<bool> moves(n);
  for (std::size_t i = 0; i < n; ++i) moves[i] = stated.high[i] - stated.low[i] > rounding && alpha[i] > 0;
  const auto free = std::count(moves.begin(), moves.end(), true);
  std::vector<double> along(n);
  for (std::size_t step = 0; step < steps && free > 1; ++step) {
    double mean = 0;
    for (std::size_t i = 0; i < n; ++i) mean += along[i] = moves[i] ? random.normal() : 0;
    mean /= static_cast<double>(free);
    double length = 0;
    for (std::size_t i = 0; i < n; ++i) {
      if (moves[i]) along[i] -= mean;
      length += along[i] * along[i];
    }
    for (double& component : along) component /= std::sqrt(length);
    auto [from, to] = chord(stated, weights, along);
    const double level = log_density(alpha, weights, along, 0) - random.exponential();
    double t = 0;
    for (int tries = 0; tries < 60 && to > from; ++tries) {
      t = from + random.uniform() * (to - from);
      if (log_density(alpha, weights, along, t) >= level) break;
      (t < 0 ? from : to) = t;
      t = 0;
    }
    for (std::size_t i = 0; i < n; ++i)
      weights[i] = std::clamp(weights[i] + t * along[i], stated.low[i], stated.high[i]);
  }
}

void walk_normal(const StatedWeights& stated, std::vector<double> start,
                 const std::function<void(const std::vector<double>&, std::span<double>)>& weights_of,
                 DrawStream& random, std::span<double> weights) {
  constexpr int steps = 50;
  std::vector<double> now = std::move(start), other(now.size()), met(now.size());
  for (int step = 0; step < steps; ++step) {
    for (double& value : other) value = random.normal();
    double angle = 2 * std::numbers::pi * random.uniform(), from = angle - 2 * std::numbers::pi, to = angle;
    for (int tries = 0; tries < 100; ++tries) {
      for (std::size_t k = 0; k < now.size(); ++k) met[k] = now[k] * std::cos(angle) + other[k] * std::sin(angle);
      weights_of(met, weights);
      if (keeps_to(stated, weights)) {
        now = met;
        break;
      }
      (angle < 0 ? from : to) = angle;
      angle = from + random.uniform() * (to - from);
    }
  }
  weights_of(now, weights);
}

} // namespace yindi
