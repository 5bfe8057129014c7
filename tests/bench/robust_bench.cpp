// Robustness at the speed of the hand, beside plain loops: engine_tests "[!benchmark][robustness]".

#include "engine/robustness/random.h"
#include "engine/robustness/simulate.h"
#include "tests/catch.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>
#include <random>
#include <sys/resource.h>

using namespace yindi;
using Eigen::Index;
using Eigen::MatrixXd;

namespace robust_bench {
namespace {

MatrixXd random_u(Index m, Index n, unsigned seed) {
  std::mt19937_64 random(seed);
  std::uniform_real_distribution<double> value(0, 1);
  MatrixXd u(m, n);
  for (Index k = 0; k < u.size(); ++k) u.data()[k] = value(random);
  return u;
}

Simulation topsis(const MatrixXd& u) {
  Frame frame{find_method("topsis"), {{"metric", std::string("euclidean")}, {"weight_power", 1.0}}, {}, {}, {}, {}};
  for (Index j = 0; j < u.cols(); ++j) frame.leaves.push_back(std::to_string(j));
  frame.directions.assign(frame.leaves.size(), Direction::max);
  frame.weights.assign(frame.leaves.size(), 1 / static_cast<double>(u.cols()));
  return {*make_scorer(frame, u).value, {}, frame, u};
}

MatrixXd drawn_weights(int draws, Index n) {
  const WeightSource source = flat_weights(1, n);
  MatrixXd weights(draws, n);
  DrawBlock block;
  for (int first = 0; first < draws; first += static_cast<int>(block_size)) {
    const Index count = std::min<Index>(block_size, draws - first);
    source(static_cast<std::uint32_t>(first), count, block);
    weights.middleRows(first, count) = block.topRows(count);
  }
  return weights;
}

/// What a careful programmer writes first: per draw the distances, the closeness, a sort, the places. No allocation
/// inside; rows lie one after the other in memory.
struct PlainLoop {
  explicit PlainLoop(const MatrixXd& u)
      : m(static_cast<std::size_t>(u.rows())), n(static_cast<std::size_t>(u.cols())), rows(m * n), score(m), order(m),
        places(m * m) {
    for (std::size_t i = 0; i < m; ++i)
      for (std::size_t j = 0; j < n; ++j) rows[i * n + j] = u(static_cast<Index>(i), static_cast<Index>(j));
  }
  void add(const double* w) {
    for (std::size_t i = 0; i < m; ++i) {
      double near = 0, far = 0;
      for (std::size_t j = 0; j < n; ++j) {
        const double u = rows[i * n + j];
        near += w[j] * u * u;
        far += w[j] * (1 - u) * (1 - u);
      }
      score[i] = std::sqrt(near) / (std::sqrt(near) + std::sqrt(far));
    }
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) { return score[a] > score[b]; });
    for (std::size_t r = 0; r < m; ++r) ++places[order[r] * m + r];
  }
  std::size_t m, n;
  std::vector<double> rows, score;
  std::vector<std::size_t> order;
  std::vector<long> places;
};

/// The least work there is: two products, a division, the counts; nothing kept but who beats whom.
std::int64_t products_and_ranks(const MatrixXd& u, const MatrixXd& weights, const Kernels& with) {
  const RowMatrix gain = u.cwiseAbs2(), loss = (1 - u.array()).square().matrix();
  DrawBlock block, near, far, scores;
  Counter counter;
  CountMatrix wins = CountMatrix::Zero(u.rows(), u.rows());
  for (Index first = 0; first + block_size <= weights.rows(); first += block_size) {
    block = weights.middleRows(first, block_size);
    multiply(block, gain, near, with);
    multiply(block, loss, far, with);
    share_of_gain(near, far, scores, with);
    counter.count(scores, true, block_size, wins, with);
  }
  return wins(0, 1);
}

SimulationOptions options(int draws, int threads) {
  SimulationOptions o;
  o.draws = draws;
  o.threads = threads;
  return o;
}

} // namespace

TEST_CASE("TOPSIS, 10,000 given weightings, 30 alternatives, 12 criteria, one core", "[!benchmark][robustness]") {
  const MatrixXd u = random_u(30, 12, 1), weights = drawn_weights(10000, 12);
  const MatrixXd by_draw = weights.transpose();
  const std::vector<Simulation> simulations = {topsis(u)};
  const WeightSource source = given_weights(weights);
  BENCHMARK("Yindi: acceptabilities, central weights, pairwise winning") {
    return simulate(simulations, source, options(10000, 1))->front().draws;
  };
  BENCHMARK("plain loop: places only") {
    PlainLoop loop(u);
    for (Index d = 0; d < by_draw.cols(); ++d) loop.add(by_draw.col(d).data());
    return loop.places[0];
  };
  BENCHMARK("Yindi with the drawing of the weights, as `yindi smaa` does it") {
    return simulate(simulations, flat_weights(1, 12), options(10000, 1))->front().draws;
  };
  for (const Kernels& with : all_kernels())
    BENCHMARK(std::string("products and counted ranks only, ") + with.processor) {
      return products_and_ranks(u, weights, with);
    };
  BENCHMARK("drawing the weights") { return drawn_weights(10000, 12)(0, 0); };
  const MatrixXd a = random_u(512, 512, 2), b = random_u(512, 512, 3);
  BENCHMARK("this machine: Eigen's product of two 512 x 512 matrices (0.27 GFLOP)") { return MatrixXd(a * b)(0, 0); };
}

TEST_CASE("a province: 183 counties x 20 industries x 25 leaves, 10,000 draws, two cores", "[!benchmark][robustness]") {
  std::vector<Simulation> counties;
  for (unsigned k = 0; k < 183; ++k) counties.push_back(topsis(random_u(20, 25, k)));
  BENCHMARK("Yindi") { return simulate(counties, flat_weights(1, 25), options(10000, 2))->size(); };
}

TEST_CASE("a nation: 2,943 counties x 40 industries x 25 leaves, 10,000 draws, two cores", "[!benchmark][robustness]") {
  std::vector<Simulation> counties;
  for (unsigned k = 0; k < 2943; ++k) counties.push_back(topsis(random_u(40, 25, k)));
  const auto began = std::chrono::steady_clock::now();
  const auto results = simulate(counties, flat_weights(1, 25), options(10000, 2));
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  WARN("took " << took.count() << " s");
  CHECK(results->size() == 2943);
  rusage used{};
  REQUIRE(getrusage(RUSAGE_SELF, &used) == 0);
  WARN("most memory of this process so far: " << used.ru_maxrss / 1024 << " MiB"); // Linux counts in KiB
  CHECK(used.ru_maxrss < 1024 * 1024);
}

TEST_CASE("128,000 triangular numbers", "[!benchmark][robustness]") {
  DrawBlock t;
  draw_uniform(1, 2, 0, 1000, t);
  DrawBlock u(block_size, t.cols());
  BENCHMARK("plain loop") {
    for (Index k = 0; k < t.size(); ++k) u(k) = triangular(t(k), 0.1, 0.4, 0.9);
    return u(0, 0);
  };
  for (const Kernels& with : all_kernels()) {
    BENCHMARK(std::string("in blocks, ") + with.processor) {
      for (Index j = 0; j < t.cols(); ++j) triangular(t.col(j), 0.1, 0.4, 0.9, block_size, u.col(j), with);
      return u(0, 0);
    };
  }
}

} // namespace robust_bench
