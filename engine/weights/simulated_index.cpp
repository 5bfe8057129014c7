// The random index of a judgement scale by simulation: simulated_index() of random_index.h.

#include "engine/weights/eigenpair.h"
#include "engine/weights/random_index.h"
#include "engine/weights/scales.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <random>

namespace yindi {
namespace {

constexpr unsigned long long seed = 20260101;

/// The work of a draw grows with n³, its scatter falls: about the same time for every n.
int draws_for(int n) { return std::clamp(static_cast<int>(1e7 / (static_cast<double>(n) * n * n)), 20, 10000); }

double simulate(const JudgementScale& scale, int n) {
  double ratios[17]; // of the answers 1/9 … 1 … 9
  for (int k = -8; k <= 8; ++k) ratios[k + 8] = ratio_on(scale, k < 0 ? 1.0 / (1 - k) : 1.0 + k, n);
  std::mt19937_64 random(seed + static_cast<unsigned long long>(n));
  Comparison comparison = no_judgements(std::vector<std::string>(static_cast<std::size_t>(n)));
  const int draws = draws_for(n);
  double sum = 0;
  for (int draw = 0; draw < draws; ++draw) {
    for (Eigen::Index i = 0; i < n; ++i)
      for (Eigen::Index j = i + 1; j < n; ++j) judge(comparison, i, j, ratios[random() % 17]);
    sum += (principal_eigenpair(comparison.ratio).value - n) / (n - 1);
  }
  return sum / draws;
}

} // namespace

double simulated_index(const std::string& scale, int n) {
  static std::mutex mutex; // the window computes on several threads
  static std::map<std::pair<std::string, int>, double> known;
  const std::lock_guard lock(mutex);
  const auto [entry, fresh] = known.try_emplace({scale, n}, 0.0);
  if (fresh) entry->second = simulate(*find_scale(scale), n);
  return entry->second;
}

} // namespace yindi
