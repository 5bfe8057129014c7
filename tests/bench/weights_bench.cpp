// Priorities of many comparison matrices, as a simulation needs them: engine_tests "[!benchmark]".

#include "engine/weights/eigenpair.h"
#include "engine/weights/priorities.h"
#include "engine/weights/questions.h"
#include "tests/catch.h"

#include <limits>
#include <random>

using namespace yindi;

namespace weights_bench {
namespace {

std::vector<Comparison> random_comparisons(int count, int n) {
  std::mt19937_64 random(1);
  std::vector<Comparison> result;
  for (int k = 0; k < count; ++k) {
    Comparison comparison = no_judgements(std::vector<std::string>(static_cast<std::size_t>(n)));
    for (Eigen::Index i = 0; i < n; ++i)
      for (Eigen::Index j = i + 1; j < n; ++j) {
        const auto value = static_cast<double>(random() % 9 + 1);
        judge(comparison, i, j, random() % 2 == 0 ? value : 1 / value);
      }
    result.push_back(std::move(comparison));
  }
  return result;
}

/// With `missing` pairs taken out, still connected.
Comparison with_gaps(Comparison comparison, int missing) {
  std::mt19937_64 random(2);
  const Eigen::Index n = comparison.size();
  while (missing_pairs(comparison) < missing) {
    const auto i = static_cast<Eigen::Index>(random() % static_cast<unsigned>(n));
    const auto j = static_cast<Eigen::Index>(random() % static_cast<unsigned>(n));
    if (i == j) continue;
    const double there = comparison.ratio(i, j), back = comparison.ratio(j, i);
    comparison.ratio(i, j) = comparison.ratio(j, i) = std::numeric_limits<double>::quiet_NaN();
    if (connected(comparison)) continue;
    comparison.ratio(i, j) = there;
    comparison.ratio(j, i) = back;
  }
  return comparison;
}

/// The plain way: A x until the weights stand still to 1e-12, then CR by Saaty's table.
double plain_power(const Eigen::MatrixXd& matrix) {
  Eigen::VectorXd x = Eigen::VectorXd::Constant(matrix.rows(), 1.0 / static_cast<double>(matrix.rows()));
  double lambda = 0;
  for (int step = 0; step < 10000; ++step) {
    const Eigen::VectorXd y = matrix * x;
    lambda = y.sum();
    const Eigen::VectorXd next = y / lambda;
    const double change = (next - x).cwiseAbs().maxCoeff();
    x = next;
    if (change < 1e-12) break;
  }
  const auto n = static_cast<double>(matrix.rows());
  return x(0) + (lambda - n) / (n - 1) / 1.45;
}

} // namespace

TEST_CASE("weights and CR of 10,000 matrices of nine items", "[!benchmark][weights]") {
  const auto matrices = random_comparisons(10000, 9);
  BENCHMARK("priorities: weights, CR and GCI, checked") {
    double sum = 0;
    for (const Comparison& comparison : matrices) {
      const auto result = priorities(comparison);
      sum += result.value->weights[0] + *result.value->cr;
    }
    return sum;
  };
  BENCHMARK("principal_eigenpair alone, true to rounding") {
    double sum = 0;
    for (const Comparison& comparison : matrices) sum += principal_eigenpair(comparison.ratio).value;
    return sum;
  };
  BENCHMARK("plain power iteration to 1e-12") {
    double sum = 0;
    for (const Comparison& comparison : matrices) sum += plain_power(comparison.ratio);
    return sum;
  };
}

TEST_CASE("8 items with 12 missing pairs", "[!benchmark][weights]") {
  const Comparison comparison = with_gaps(random_comparisons(1, 8).front(), 12); // AHPy 2.1 takes 108 ms for its own
  BENCHMARK("least-eigenvalue completion") { return least_eigenvalue_completion(comparison).sum(); };
  BENCHMARK("priorities with worst judgements and cycles") {
    const auto result = priorities(comparison);
    return worst_judgements(comparison, *result.value, {}).size() + cycles(comparison).size();
  };
  BENCHMARK("next question and stop rule") {
    return next_question(comparison)->gain + stop_asking(comparison).probability;
  };
  const Eigen::MatrixXd completed = least_eigenvalue_completion(comparison);
  BENCHMARK("plain power iteration on the completed matrix") { return plain_power(completed); };
}

} // namespace weights_bench
