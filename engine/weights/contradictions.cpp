// Where judgements contradict each other: worst_judgements() and cycles() of priorities.h.

#include "engine/weights/eigenpair.h"
#include "engine/weights/priorities.h"
#include "engine/weights/scales.h"

#include <algorithm>
#include <cmath>
#include <queue>

namespace yindi {
namespace {

Suspect suspect(const Comparison& comparison, const Priorities& priorities, Eigen::Index a, Eigen::Index b) {
  const auto at = [](Eigen::Index i) { return static_cast<std::size_t>(i); };
  Suspect result;
  result.a = comparison.items[at(a)];
  result.b = comparison.items[at(b)];
  result.given = comparison.ratio(a, b);
  result.implied = priorities.weights[at(a)] / priorities.weights[at(b)];
  return result;
}

/// Fills `suggested` and `cr_after`; false where leaving the judgement out disconnects the items or nothing improves.
bool suggest(Suspect& result, const Comparison& comparison, Eigen::Index a, Eigen::Index b,
             const Priorities& priorities, const PriorityOptions& options) {
  Comparison without = comparison;
  without.ratio(a, b) = without.ratio(b, a) = std::numeric_limits<double>::quiet_NaN();
  if (!connected(without)) return false;
  const JudgementScale& scale = *find_scale(options.scale);
  result.suggested_answer = nearest_answer(scale, least_eigenvalue_completion(without)(a, b), comparison.size());
  result.suggested = ratio_on(scale, result.suggested_answer, comparison.size());
  Comparison changed = comparison;
  judge(changed, a, b, result.suggested);
  const double lambda = principal_eigenpair(least_eigenvalue_completion(changed)).value;
  const auto n = static_cast<double>(comparison.size());
  const RandomIndex index = random_index(options.ri, static_cast<int>(n), priorities.missing, options.scale);
  result.cr_after = std::max(0.0, lambda - n) / (n - 1) / *index.value;
  const Eigen::VectorXd weights = priority_vector(changed, options.prioritization);
  result.weights_after.assign(weights.begin(), weights.end());
  return *result.cr_after < *priorities.cr * (1 - 1e-9);
}

using Beats = std::vector<std::vector<bool>>;

Beats preferences(const Comparison& comparison) {
  const std::size_t n = comparison.items.size();
  Beats beats(n, std::vector<bool>(n));
  for (Eigen::Index i = 0; i < comparison.size(); ++i)
    for (Eigen::Index j = 0; j < comparison.size(); ++j)
      beats[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)] =
          comparison.judged(i, j) && comparison.ratio(i, j) > 1 + 1e-12;
  return beats;
}

/// The shortest way from `start` back to itself along preferences; empty where there is none.
std::vector<std::size_t> shortest_cycle(const Beats& beats, std::size_t start) {
  const std::size_t n = beats.size(), none = n;
  std::vector<std::size_t> before(n, none);
  std::queue<std::size_t> open({start});
  while (!open.empty()) {
    const std::size_t here = open.front();
    open.pop();
    for (std::size_t next = 0; next < n; ++next) {
      if (!beats[here][next]) continue;
      if (next == start) {
        std::vector<std::size_t> path{here};
        while (path.back() != start) path.push_back(before[path.back()]);
        std::reverse(path.begin(), path.end());
        return path;
      }
      if (before[next] != none) continue;
      before[next] = here;
      open.push(next);
    }
  }
  return {};
}

} // namespace

std::vector<Suspect> worst_judgements(const Comparison& comparison, const Priorities& priorities,
                                      const PriorityOptions& options, std::size_t limit) {
  std::vector<Suspect> result;
  if (!priorities.cr) return result;
  struct Misfit {
    double size;
    Eigen::Index a, b;
  };
  std::vector<Misfit> misfits;
  for (Eigen::Index i = 0; i < comparison.size(); ++i)
    for (Eigen::Index j = i + 1; j < comparison.size(); ++j) {
      if (!comparison.judged(i, j)) continue;
      const bool first = comparison.ratio(i, j) >= 1;
      const Suspect pair = suspect(comparison, priorities, first ? i : j, first ? j : i);
      const double size = std::abs(std::log(pair.given / pair.implied));
      if (size > 1e-9) misfits.push_back({size, first ? i : j, first ? j : i});
    }
  std::stable_sort(misfits.begin(), misfits.end(), [](const Misfit& x, const Misfit& y) { return x.size > y.size; });
  for (const Misfit& misfit : misfits) {
    if (result.size() == limit) break;
    Suspect pair = suspect(comparison, priorities, misfit.a, misfit.b);
    if (suggest(pair, comparison, misfit.a, misfit.b, priorities, options)) result.push_back(std::move(pair));
  }
  return result;
}

std::vector<std::vector<std::string>> cycles(const Comparison& comparison) {
  const Beats beats = preferences(comparison);
  const std::size_t n = beats.size();
  std::vector<std::vector<std::string>> result;
  std::vector<bool> told(n);
  const auto tell = [&](const std::vector<std::size_t>& cycle) {
    std::vector<std::string> names;
    for (const std::size_t i : cycle) {
      names.push_back(comparison.items[i]);
      told[i] = true;
    }
    result.push_back(std::move(names));
  };
  for (std::size_t a = 0; a < n; ++a)
    for (std::size_t b = a + 1; b < n; ++b)
      for (std::size_t c = a + 1; c < n; ++c)
        if (beats[a][b] && beats[b][c] && beats[c][a]) tell({a, b, c});
  for (std::size_t a = 0; a < n; ++a) {
    if (told[a]) continue;
    const auto cycle = shortest_cycle(beats, a);
    if (!cycle.empty() && std::none_of(cycle.begin(), cycle.end(), [&](std::size_t i) { return told[i]; })) tell(cycle);
  }
  return result;
}

} // namespace yindi
