#include "engine/weights/combined_weights.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace yindi {
namespace {

double sum(const std::vector<double>& x) { return std::accumulate(x.begin(), x.end(), 0.0); }

double product(const std::vector<double>& x, const std::vector<double>& y) {
  return std::inner_product(x.begin(), x.end(), y.begin(), 0.0);
}

Diagnostics check_pair(const std::vector<double>& x, const std::vector<double>& y) {
  if (x.size() != y.size())
    return {refusal(say(mark("{0} subjective weights cannot be combined with {1} objective ones"),
                        std::to_string(x.size()), std::to_string(y.size())))};
  for (const auto* weights : {&x, &y})
    if (!std::all_of(weights->begin(), weights->end(), [](double w) { return w >= 0 && std::isfinite(w); }))
      return {refusal(say(mark("weights to combine are finite and not negative")))};
  return {};
}

std::vector<double> normalised(std::vector<double> weights) {
  const double total = sum(weights);
  for (double& weight : weights) weight /= total;
  return weights;
}

} // namespace

std::optional<double> correlation(const std::vector<double>& x, const std::vector<double>& y) {
  if (x.size() != y.size() || x.empty()) return std::nullopt;
  const auto n = static_cast<double>(x.size());
  const double mean_x = sum(x) / n, mean_y = sum(y) / n;
  double xx = 0, yy = 0, xy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx += (x[i] - mean_x) * (x[i] - mean_x);
    yy += (y[i] - mean_y) * (y[i] - mean_y);
    xy += (x[i] - mean_x) * (y[i] - mean_y);
  }
  // Below this only rounding tells the weights apart.
  if (xx <= 1e-24 * n * mean_x * mean_x || yy <= 1e-24 * n * mean_y * mean_y) return std::nullopt;
  return std::clamp(xy / std::sqrt(xx * yy), -1.0, 1.0);
}

Loaded<CombinedWeights> multiplied_weights(const std::vector<double>& subjective,
                                           const std::vector<double>& objective) {
  Diagnostics problems = check_pair(subjective, objective);
  if (has_errors(problems)) return {std::nullopt, problems};
  CombinedWeights result;
  for (std::size_t i = 0; i < subjective.size(); ++i) result.weights.push_back(subjective[i] * objective[i]);
  if (!(sum(result.weights) > 0))
    return {std::nullopt, {refusal(say(mark("no criterion has a weight above 0 in both weightings")))}};
  result.weights = normalised(result.weights);
  result.correlation = correlation(subjective, objective);
  return {std::move(result), {}};
}

Loaded<CombinedWeights> game_weights(const std::vector<double>& subjective, const std::vector<double>& objective) {
  Diagnostics problems = check_pair(subjective, objective);
  if (!has_errors(problems) && (!(sum(subjective) > 0) || !(sum(objective) > 0)))
    problems.push_back(refusal(say(mark("the weights sum to zero"))));
  if (has_errors(problems)) return {std::nullopt, problems};
  const std::vector<double> s = normalised(subjective), o = normalised(objective);
  const double ss = product(s, s), so = product(s, o), oo = product(o, o);
  const double determinant = ss * oo - so * so;
  double alpha = 1, beta = 1;
  if (determinant > 1e-14 * ss * oo) { // else they are the same
    alpha = (ss * oo - so * oo) / determinant;
    beta = (oo * ss - so * ss) / determinant;
  }
  CombinedWeights result;
  if (alpha < 0 || beta < 0)
    result.notes.push_back(say(mark("one of the two weightings got a negative share, which counts by its size")));
  const double total = std::abs(alpha) + std::abs(beta);
  result.shares = {std::abs(alpha) / total, std::abs(beta) / total};
  for (std::size_t i = 0; i < s.size(); ++i)
    result.weights.push_back(result.shares[0] * s[i] + result.shares[1] * o[i]);
  result.correlation = correlation(s, o);
  return {std::move(result), {}};
}

} // namespace yindi
