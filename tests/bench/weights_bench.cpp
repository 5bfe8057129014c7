// Priorities of many comparison matrices, as a simulation needs them: engine_tests "[!benchmark]".

#include "engine/weights/eigenpair.h"
#include "engine/weights/priorities.h"
#include "tests/catch.h"

#include <random>

using namespace yindi;

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

/// The plain way: a thousand steps of A x.
double plain_power(const Eigen::MatrixXd& matrix) {
  Eigen::VectorXd x = Eigen::VectorXd::Ones(matrix.rows());
  for (int step = 0; step < 1000; ++step) {
    x = matrix * x;
    x /= x.sum();
  }
  return x(0);
}

} // namespace

TEST_CASE("principal eigenvectors of 1000 matrices of nine items", "[!benchmark][weights]") {
  const auto matrices = random_comparisons(1000, 9);
  BENCHMARK("principal_eigenpair") {
    double sum = 0;
    for (const Comparison& comparison : matrices) sum += principal_eigenpair(comparison.ratio).vector(0);
    return sum;
  };
  BENCHMARK("plain power iteration") {
    double sum = 0;
    for (const Comparison& comparison : matrices) sum += plain_power(comparison.ratio);
    return sum;
  };
}
