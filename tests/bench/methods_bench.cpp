// Ranking methods beside plain textbook loops: engine_tests "[!benchmark]".

#include "engine/methods/promethee.h"
#include "engine/methods/topsis.h"
#include "tests/catch.h"

#include <cmath>
#include <random>

using namespace yindi;
using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

namespace methods_bench {
namespace {

MatrixXd random_values(Index rows, Index columns) {
  std::mt19937_64 random(1);
  std::uniform_real_distribution<double> value(1, 100);
  return MatrixXd::NullaryExpr(rows, columns, [&] { return value(random); });
}

double fast_topsis(const DecisionMatrix& matrix, const VectorXd& weights) {
  static const Settings settings = *complete_settings(topsis_method(), {}).value;
  return topsis_distances(matrix, "vector", settings, weights).value->closeness(0);
}

/// As a textbook writes it: norms, the weighted matrix, ideals, distances, cell by cell.
double plain_topsis(const MatrixXd& values, const VectorXd& weights) {
  const Index m = values.rows(), n = values.cols();
  MatrixXd v(m, n);
  std::vector<double> best(static_cast<std::size_t>(n), -1e300), worst(static_cast<std::size_t>(n), 1e300), closeness;
  for (Index j = 0; j < n; ++j) {
    double squares = 0;
    for (Index i = 0; i < m; ++i) squares += values(i, j) * values(i, j);
    for (Index i = 0; i < m; ++i) v(i, j) = weights(j) * values(i, j) / std::sqrt(squares);
    for (Index i = 0; i < m; ++i) {
      best[static_cast<std::size_t>(j)] = std::max(best[static_cast<std::size_t>(j)], v(i, j));
      worst[static_cast<std::size_t>(j)] = std::min(worst[static_cast<std::size_t>(j)], v(i, j));
    }
  }
  for (Index i = 0; i < m; ++i) {
    double plus = 0, minus = 0;
    for (Index j = 0; j < n; ++j) {
      plus += std::pow(v(i, j) - best[static_cast<std::size_t>(j)], 2);
      minus += std::pow(v(i, j) - worst[static_cast<std::size_t>(j)], 2);
    }
    closeness.push_back(std::sqrt(minus) / (std::sqrt(plus) + std::sqrt(minus)));
  }
  return closeness[0];
}

VectorXd net_flows(const MatrixXd& values, const PreferenceFunction& f, const VectorXd& weights) {
  VectorXd net = VectorXd::Zero(values.rows());
  for (Index j = 0; j < values.cols(); ++j) {
    const Flows flow = flows(values.col(j), f);
    net += weights(j) * (flow.positive - flow.negative);
  }
  return net;
}

VectorXd plain_net_flows(const MatrixXd& values, const PreferenceFunction& f, const VectorXd& weights) {
  const Index m = values.rows();
  VectorXd net = VectorXd::Zero(m);
  for (Index a = 0; a < m; ++a)
    for (Index b = 0; b < m; ++b) {
      if (a == b) continue;
      double preference = 0;
      for (Index j = 0; j < values.cols(); ++j) preference += weights(j) * f(values(a, j) - values(b, j));
      net(a) += preference / static_cast<double>(m - 1);
      net(b) -= preference / static_cast<double>(m - 1);
    }
  return net;
}

DecisionMatrix matrix_with(const MatrixXd& values) {
  DecisionMatrix matrix;
  matrix.values = values;
  matrix.alternatives.resize(static_cast<std::size_t>(values.rows()));
  matrix.criteria.resize(static_cast<std::size_t>(values.cols()));
  matrix.directions.assign(matrix.criteria.size(), Direction::max);
  return matrix;
}

} // namespace

TEST_CASE("the fast ways give what the plain ways give", "[methods]") {
  const MatrixXd values = random_values(300, 6);
  const VectorXd weights = VectorXd::LinSpaced(6, 0.05, 0.3);
  CHECK(fast_topsis(matrix_with(values), weights) == Approx(plain_topsis(values, weights)).epsilon(1e-12));
  for (const char* normalization : {"vector", "minmax", "none"})
    for (const char* metric : {"euclidean", "cityblock", "chebyshev"}) {
      const Settings settings =
          *complete_settings(topsis_method(), {{"metric", std::string(metric)}, {"weight_power", 1.0}}).value;
      const DecisionMatrix matrix = matrix_with(values);
      const VectorXd once = topsis_distances(matrix, normalization, settings, weights).value->closeness;
      const VectorXd prepared = score_topsis(*prepare_topsis(matrix, normalization, settings).value, weights).closeness;
      CHECK((once - prepared).cwiseAbs().maxCoeff() < 1e-12);
    }
  for (const auto shape : {PreferenceShape::usual, PreferenceShape::ushape, PreferenceShape::vshape,
                           PreferenceShape::level, PreferenceShape::linear, PreferenceShape::gaussian}) {
    const PreferenceFunction f{shape, 5, 40, 20};
    CHECK((net_flows(values, f, weights) - plain_net_flows(values, f, weights)).cwiseAbs().maxCoeff() < 1e-12);
  }
}

TEST_CASE("TOPSIS of 100,000 alternatives on 20 criteria", "[!benchmark][methods]") {
  const MatrixXd values = random_values(100000, 20);
  const DecisionMatrix matrix = matrix_with(values);
  const VectorXd weights = VectorXd::Constant(20, 0.05);
  // The plain loop first: the memory it frees stays with the process, so that nobody waits for fresh pages.
  BENCHMARK("plain loop") { return plain_topsis(values, weights); };
  BENCHMARK("reading the matrix") { return values.sum(); };
  BENCHMARK("TOPSIS") { return fast_topsis(matrix, weights); };
}

TEST_CASE("PROMETHEE II of 500 alternatives on 10 criteria", "[!benchmark][methods]") {
  const MatrixXd values = random_values(500, 10);
  const VectorXd weights = VectorXd::Constant(10, 0.1);
  for (const auto& shape : {std::pair("usual", PreferenceFunction{PreferenceShape::usual, 0, 0, 0}),
                            std::pair("linear", PreferenceFunction{PreferenceShape::linear, 5, 40, 0})}) {
    BENCHMARK(std::string("by sorting, ") + shape.first) { return net_flows(values, shape.second, weights)(0); };
    BENCHMARK(std::string("pair by pair, ") + shape.first) {
      return plain_net_flows(values, shape.second, weights)(0);
    };
  }
}

} // namespace methods_bench
