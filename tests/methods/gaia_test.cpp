// GAIA: what must hold of any plane, and its answers to bad input. The published example is in the textbook.

#include "engine/methods/gaia.h"

#include "tests/catch.h"

#include <random>

namespace gaia_test {

using namespace yindi;

namespace {

DecisionMatrix some_matrix(std::mt19937_64& random, Eigen::Index m, Eigen::Index n) {
  DecisionMatrix matrix{{}, {}, {}, Eigen::MatrixXd(m, n)};
  for (Eigen::Index i = 0; i < m; ++i) matrix.alternatives.push_back("a" + std::to_string(i));
  for (Eigen::Index j = 0; j < n; ++j) {
    matrix.criteria.push_back("c" + std::to_string(j));
    matrix.directions.push_back(random() % 2 == 0 ? Direction::max : Direction::min);
    for (Eigen::Index i = 0; i < m; ++i) matrix.values(i, j) = static_cast<double>(random() % 50);
  }
  return matrix;
}

Settings usual() { return *complete_settings(*find_method("promethee-ii"), {}).value; }

} // namespace

TEST_CASE("the plane keeps as much as its two axes do, and points where the weights do", "[gaia]") {
  std::mt19937_64 random(88);
  for (int trial = 0; trial < 30; ++trial) {
    const auto m = static_cast<Eigen::Index>(3 + random() % 6), n = static_cast<Eigen::Index>(2 + random() % 5);
    const DecisionMatrix matrix = some_matrix(random, m, n);
    std::vector<double> weights;
    for (Eigen::Index j = 0; j < n; ++j) weights.push_back(static_cast<double>(1 + random() % 9));
    const auto plane = gaia(matrix, weights, usual());
    REQUIRE(plane.value);
    const GaiaPlane& p = *plane.value;
    CHECK((p.criteria.transpose() * p.criteria - Eigen::Matrix2d::Identity()).norm() < 1e-12);
    CHECK(p.alternatives.squaredNorm() / p.flows.squaredNorm() == Approx(p.explained));
    CHECK(p.explained == Approx(n == 2 ? 1.0 : p.explained));
    CHECK(p.decision(0) >= -1e-12);
    CHECK(p.decision(1) >= -1e-12);
    CHECK(p.decision.norm() <= 1 + 1e-12);
    CHECK(p.flows.colwise().sum().norm() < 1e-12);
    const auto scores = find_method("promethee-ii")->score(matrix, weights, "", usual());
    REQUIRE(scores.value);
    CHECK(p.ranks == ranks_of(*find_method("promethee-ii"), *scores.value, p.net.size()));
    for (const double kept : p.shown) CHECK((kept >= 0 && kept <= 1 + 1e-12));
    // In a plane of two criteria nothing is lost: the projections on the decision axis are the net flows.
    if (n != 2) continue;
    const double sum = weights[0] + weights[1], length = std::hypot(weights[0], weights[1]);
    for (Eigen::Index i = 0; i < m; ++i)
      CHECK(p.alternatives.row(i).dot(p.decision) * length / sum ==
            Approx(p.net[static_cast<std::size_t>(i)]).margin(1e-12));
  }
}

TEST_CASE("what has no plane is refused", "[gaia]") {
  std::mt19937_64 random(1);
  const auto wrong = [](const DecisionMatrix& matrix, const std::vector<double>& weights) {
    const auto plane = gaia(matrix, weights, usual());
    CHECK_FALSE(plane.value);
    return plane.diagnostics.empty() ? "" : plane.diagnostics.front().message.in(Language::en);
  };
  CHECK(wrong(some_matrix(random, 4, 1), {1}) ==
        "a plane needs two alternatives and two criteria, and here are 4 and 1");
  CHECK(wrong(some_matrix(random, 1, 3), {1, 1, 1}) ==
        "a plane needs two alternatives and two criteria, and here are 1 and 3");
  DecisionMatrix alike = some_matrix(random, 3, 2);
  alike.values.setConstant(7);
  CHECK(wrong(alike, {1, 1}) == "no alternative is preferred to another on any criterion");
  CHECK(wrong(some_matrix(random, 3, 2), {0, 0}) == "all weights are zero");
}

} // namespace gaia_test
