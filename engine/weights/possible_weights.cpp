// What the open questions may still change, by simulation: possible_weights() and stop_asking() of questions.h.

#include "engine/weights/eigenpair.h"
#include "engine/weights/questions.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

namespace yindi {
namespace {

/// Standard normal numbers that are the same with every standard library (Box & Muller 1958).
class Normals {
public:
  explicit Normals(unsigned long long seed) : random_(seed) {}
  double operator()() {
    if (kept_) {
      const double result = *kept_;
      kept_.reset();
      return result;
    }
    const double radius = std::sqrt(-2 * std::log(uniform())), angle = 2 * std::numbers::pi * uniform();
    kept_ = radius * std::sin(angle);
    return radius * std::cos(angle);
  }

private:
  double uniform() { return (static_cast<double>(random_() >> 11) + 0.5) * 0x1p-53; } // within (0, 1)
  std::mt19937_64 random_;
  std::optional<double> kept_;
};

/// The variance s² of a judgement's logarithm.
double judgement_variance(const Comparison& comparison, const Eigen::VectorXd& weights) {
  double residuals = 0, steps = 0;
  int pairs = 0;
  for (Eigen::Index i = 0; i < comparison.size(); ++i)
    for (Eigen::Index j = i + 1; j < comparison.size(); ++j) {
      if (!comparison.judged(i, j)) continue;
      const double ratio = comparison.ratio(i, j), size = std::max(ratio, 1 / ratio);
      residuals += std::pow(std::log(ratio * weights(j) / weights(i)), 2);
      steps += std::pow(std::log((size + 1) / size) / 2, 2);
      ++pairs;
    }
  const int freedom = pairs - static_cast<int>(comparison.size()) + 1;
  return pairs == 0 ? 0 : std::max(freedom > 0 ? residuals / freedom : 0, steps / pairs);
}

} // namespace

Eigen::MatrixXd possible_weights(const Comparison& comparison, int draws, unsigned long long seed, double limit) {
  const Eigen::Index n = comparison.size();
  const Eigen::VectorXd weights = least_squares_weights(comparison), logs = weights.array().log();
  const double deviation = std::sqrt(judgement_variance(comparison, weights)), most = std::log(limit);
  // Σ = (L + 11ᵀ/n)⁻¹ differs from L⁺ by a constant only, which moves all log weights alike and so no ratio.
  Eigen::MatrixXd precision = Eigen::MatrixXd::Constant(n, n, 1 / static_cast<double>(n));
  Eigen::MatrixXd known = Eigen::MatrixXd::Zero(n, n);
  for (Eigen::Index i = 0; i < n; ++i)
    for (Eigen::Index j = 0; j < n; ++j)
      if (i != j && comparison.judged(i, j)) {
        precision(i, i) += 1;
        precision(i, j) -= 1;
        known(i, j) = std::log(comparison.ratio(i, j));
      }
  const Eigen::LLT<Eigen::MatrixXd> factor(precision);
  Normals normal(seed);
  Eigen::MatrixXd result(draws, n);
  for (int draw = 0; draw < draws; ++draw) {
    Eigen::VectorXd noise(n);
    for (double& z : noise) z = normal();
    const Eigen::VectorXd drawn = logs + deviation * Eigen::VectorXd(factor.matrixU().solve(noise));
    Eigen::MatrixXd full = known;
    for (Eigen::Index i = 0; i < n; ++i)
      for (Eigen::Index j = i + 1; j < n; ++j) {
        if (comparison.judged(i, j)) continue;
        full(i, j) = std::clamp(drawn(i) - drawn(j) + deviation * normal(), -most, most);
        full(j, i) = -full(i, j);
      }
    const Eigen::VectorXd means = full.rowwise().mean();
    const Eigen::VectorXd row = (means.array() - means.maxCoeff()).exp();
    result.row(draw) = row.transpose() / row.sum();
  }
  return result;
}

Stop stop_asking(const Comparison& comparison, const StopRule& rule) {
  const Lead leader = lead(comparison, rule.limit);
  Stop result;
  result.item = leader.item;
  if (leader.settled) {
    result.stop = result.exact = true;
    result.probability = 1;
    result.why = say(mark("no further answers from 1/9 to 9 can put another item before {}"), leader.item);
    return result;
  }
  const auto at = std::find(comparison.items.begin(), comparison.items.end(), leader.item) - comparison.items.begin();
  const Eigen::MatrixXd ends = possible_weights(comparison, rule.draws, rule.seed, rule.limit);
  int kept = 0;
  for (Eigen::Index draw = 0; draw < ends.rows(); ++draw) kept += ends(draw, at) >= ends.row(draw).maxCoeff();
  result.probability = static_cast<double>(kept) / std::max(rule.draws, 1);
  result.stop = result.probability >= rule.enough;
  result.why = result.stop
                   ? say(mark("{0} stays first in {1} of the simulated ends of the questioning: further answers "
                              "will hardly change it"),
                         leader.item, per_cent(result.probability))
                   : say(mark("{0} stays first in only {1} of the simulated ends of the questioning: ask on"),
                         leader.item, per_cent(result.probability));
  return result;
}

} // namespace yindi
