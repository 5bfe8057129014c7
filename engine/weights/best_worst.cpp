#include "engine/weights/best_worst.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace yindi {
namespace {

Diagnostic error(Sentence message, Sentence hint = {}) {
  Diagnostic diagnostic;
  diagnostic.message = std::move(message);
  diagnostic.hint = std::move(hint);
  return diagnostic;
}

/// Liang, Brunelli & Rezaei 2020, the table for the input-based ratio: rows a_BW = 3 … 9, columns 3 … 9 items.
constexpr double thresholds[7][7] = {
    {.1667, .1667, .1667, .1667, .1667, .1667, .1667}, {.1121, .1529, .1898, .2206, .2527, .2577, .2683},
    {.1354, .1994, .2306, .2546, .2716, .2844, .2960}, {.1330, .1990, .2643, .3044, .3144, .3221, .3262},
    {.1294, .2457, .2819, .3029, .3144, .3251, .3403}, {.1309, .2521, .2958, .3154, .3408, .3620, .3657},
    {.1359, .2681, .3062, .3337, .3517, .3620, .3662},
};

std::optional<double> threshold(std::size_t items, double best_over_worst) {
  const double scale = std::round(best_over_worst);
  if (items < 3 || items > 9 || scale < 3 || scale > 9) return std::nullopt;
  return thresholds[static_cast<std::size_t>(scale) - 3][items - 3];
}

/// The item rated 1 that the other list rates highest; the size of the list where none is.
std::size_t rated_one(const std::vector<double>& list, const std::vector<double>& other) {
  std::size_t found = list.size();
  for (std::size_t j = 0; j < list.size(); ++j)
    if (list[j] == 1 && (found == list.size() || other[j] > other[found])) found = j;
  return found;
}

/// What an answer about one item (or about best and worst) allows: s·w_W − c ≤ w_B ≤ s·w_W + c, in units of ξ.
struct Limit {
  double slope, room;
};

/// Minimal ξ for Σw = 1 is maximal Σw for ξ = 1. Then each of the others takes its upper bound
/// w_j = min((w_B + 1)/a_Bj, a_jW w_W + 1), Σw rises in w_B and in w_W, and both have their largest values together in
/// one corner of the limits; so the optimum is this corner, and the only one. Without limits that meet, ξ = 0.
std::vector<double> unscaled(const std::vector<double>& a, const std::vector<double>& b, std::size_t best,
                             std::size_t worst) {
  const std::size_t n = a.size();
  std::vector<Limit> limits = {{a[worst], 1}};
  for (std::size_t j = 0; j < n; ++j)
    if (j != best && j != worst) limits.push_back({a[j] * b[j], a[j] + 1});
  double least = std::numeric_limits<double>::infinity();
  for (const Limit& upper : limits)
    for (const Limit& lower : limits)
      if (lower.slope > upper.slope) least = std::min(least, (upper.room + lower.room) / (lower.slope - upper.slope));
  if (std::isinf(least)) return b;
  std::vector<double> weights(n);
  double most = std::numeric_limits<double>::infinity();
  for (const Limit& upper : limits) most = std::min(most, upper.slope * least + upper.room);
  for (std::size_t j = 0; j < n; ++j) weights[j] = std::min((most + 1) / a[j], b[j] * least + 1);
  weights[best] = most;
  weights[worst] = least;
  return weights;
}

Diagnostics check(const std::vector<double>& best_to_others, const std::vector<double>& others_to_worst) {
  if (best_to_others.size() != others_to_worst.size() || best_to_others.empty())
    return {error(say(mark("best-worst needs both lists with a number for each item")))};
  Diagnostics problems;
  for (const auto* list : {&best_to_others, &others_to_worst})
    for (const double number : *list)
      if (!(number >= 1 && number <= 9))
        problems.push_back(error(say(mark("{} is no answer of best-worst"), shortest(number)),
                                 say(mark("1 for as much, to 9 for extremely more"))));
  return problems;
}

/// Rezaei 2015, table 1: the largest possible ξ by a_BW = 1 … 9.
constexpr double consistency_indices[9] = {0, .44, 1, 1.63, 2.3, 3, 3.73, 4.47, 5.23};

std::optional<double> output_ratio(double xi, double best_over_worst) {
  if (best_over_worst != std::round(best_over_worst) || best_over_worst < 2 || best_over_worst > 9) return std::nullopt;
  return xi / consistency_indices[static_cast<std::size_t>(best_over_worst) - 1];
}

/// The answers with the best and the worst found; weights are there already where nothing counts more than anything.
/// The input ratio is that of Liang, Brunelli & Rezaei 2020.
Loaded<BestWorst> best_and_worst(const std::vector<double>& best_to_others,
                                 const std::vector<double>& others_to_worst) {
  const Diagnostics problems = check(best_to_others, others_to_worst);
  if (has_errors(problems)) return {std::nullopt, problems};
  const std::size_t n = best_to_others.size();
  BestWorst result;
  result.best = rated_one(best_to_others, others_to_worst);
  result.worst = rated_one(others_to_worst, best_to_others);
  if (result.best == n || result.worst == n)
    return {std::nullopt,
            {error(say(mark("best-worst needs a best and a worst item")),
                   say(mark("rate the best 1 against itself in the first list, the worst 1 in the second")))}};
  const double range = best_to_others[result.worst];
  if (range != others_to_worst[result.best])
    return {std::nullopt,
            {error(say(mark("the best counts {0} times the worst in one list and {1} times in the other"),
                       shortest(range), shortest(others_to_worst[result.best])))}};
  if (result.best == result.worst) { // then nothing may count more than anything else
    const auto one = [](double number) { return number == 1; };
    if (!std::all_of(best_to_others.begin(), best_to_others.end(), one) ||
        !std::all_of(others_to_worst.begin(), others_to_worst.end(), one))
      return {std::nullopt, {error(say(mark("best-worst needs a best and a worst item")))}};
    result.weights.assign(n, 1 / static_cast<double>(n));
    return {result, {}};
  }
  for (std::size_t j = 0; j < n && range > 1; ++j)
    result.ratio =
        std::max(result.ratio, std::abs(best_to_others[j] * others_to_worst[j] - range) / (range * range - range));
  result.threshold = threshold(n, range);
  return {result, {}};
}

/// Ends of a number.
struct Ends {
  double low, high;
};

/// What w_B/w_W may be, given ξ: between the products of what item j says of it both ways, for each j.
Ends allowed(const std::vector<double>& a, const std::vector<double>& b, std::size_t best, std::size_t worst,
             double xi) {
  Ends ends{a[worst] - xi, a[worst] + xi};
  for (std::size_t j = 0; j < a.size(); ++j) {
    if (j == best || j == worst) continue;
    ends.low = std::max(ends.low, std::max(0.0, a[j] - xi) * std::max(0.0, b[j] - xi));
    ends.high = std::min(ends.high, (a[j] + xi) * (b[j] + xi));
  }
  return ends;
}

/// The least ξ that leaves w_B/w_W a value, by halving: the ends move apart as ξ grows, and 9 is always enough.
double least_xi(const std::vector<double>& a, const std::vector<double>& b, std::size_t best, std::size_t worst) {
  const auto possible = [&](double xi) {
    const Ends ends = allowed(a, b, best, worst, xi);
    return ends.low <= ends.high;
  };
  if (possible(0)) return 0;
  double low = 0, high = 9;
  for (int step = 0; step < 100; ++step) {
    const double middle = (low + high) / 2;
    (possible(middle) ? high : low) = middle;
  }
  return high;
}

/// Of each item the ends of w_j/w_W at ξ.
std::vector<Ends> relative_weights(const std::vector<double>& a, const std::vector<double>& b, const BestWorst& found) {
  const Ends ends = allowed(a, b, found.best, found.worst, found.xi);
  const double top = (ends.low + ends.high) / 2; // one number up to rounding
  std::vector<Ends> result;
  for (std::size_t j = 0; j < a.size(); ++j) {
    const double by_best = a[j] > found.xi ? top / (a[j] - found.xi) : std::numeric_limits<double>::infinity();
    result.push_back({std::max(top / (a[j] + found.xi), b[j] - found.xi), std::min(by_best, b[j] + found.xi)});
    if (result.back().low > result.back().high) result.back().low = result.back().high; // rounding
  }
  result[found.best] = {top, top};
  result[found.worst] = {1, 1};
  return result;
}

} // namespace

Loaded<BestWorst> best_worst_nonlinear(const std::vector<double>& best_to_others,
                                       const std::vector<double>& others_to_worst) {
  Loaded<BestWorst> found = best_and_worst(best_to_others, others_to_worst);
  if (!found.value || !found.value->weights.empty()) return found;
  BestWorst& result = *found.value;
  result.xi = least_xi(best_to_others, others_to_worst, result.best, result.worst);
  result.output_ratio = output_ratio(result.xi, best_to_others[result.worst]);
  const std::vector<Ends> relative = relative_weights(best_to_others, others_to_worst, result);
  Ends sums{0, 0};
  for (const Ends& ends : relative) sums.low += ends.low, sums.high += ends.high;
  double middles = 0;
  for (const Ends& ends : relative) {
    result.low.push_back(ends.low / (ends.low + sums.high - ends.high));
    result.high.push_back(ends.high / (ends.high + sums.low - ends.low));
    result.weights.push_back((result.low.back() + result.high.back()) / 2);
    middles += result.weights.back();
  }
  for (double& weight : result.weights) weight /= middles;
  return found;
}

Loaded<BestWorst> best_worst(const std::vector<double>& best_to_others, const std::vector<double>& others_to_worst) {
  Loaded<BestWorst> found = best_and_worst(best_to_others, others_to_worst);
  if (!found.value || !found.value->weights.empty()) return found;
  BestWorst& result = *found.value;
  result.weights = unscaled(best_to_others, others_to_worst, result.best, result.worst);
  const double sum = std::accumulate(result.weights.begin(), result.weights.end(), 0.0);
  for (double& weight : result.weights) weight /= sum;
  for (std::size_t j = 0; j < result.weights.size(); ++j) {
    const double from_best = result.weights[result.best] - best_to_others[j] * result.weights[j];
    const double to_worst = result.weights[j] - others_to_worst[j] * result.weights[result.worst];
    result.xi = std::max({result.xi, std::abs(from_best), std::abs(to_worst)});
  }
  return found;
}

} // namespace yindi
