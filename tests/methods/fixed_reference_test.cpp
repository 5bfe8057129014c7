// SPOTIS, COMET, grey relational analysis and the rank-sum ratio against print.

#include "tests/methods/published.h"

#include <iterator>
#include <set>

namespace fixed_reference_test {

using namespace yindi;
using namespace yindi::test;

using Lists = std::vector<std::vector<double>>;

TEST_CASE("SPOTIS refuses missing bounds and values outside them", "[spotis]") {
  const auto m = matrix_of("[[1,2],[2,1]]", "[1,-1]");
  CHECK(refused(run("spotis", m, {0.5, 0.5})) == "SPOTIS needs bounds");
  CHECK(refused(run("spotis", m, {0.5, 0.5}, {{"bounds", Lists{{0, 5}, {0, 1.5}}}})) ==
        "2 lies outside its bounds (alternative \"a0\", criterion \"c1\")");
  CHECK(refused(run("spotis", m, {0.5, 0.5}, {{"bounds", Lists{{0, 5}, {3, 3}}}})) ==
        "the bounds of criterion \"c1\" are no pair that rises");
  CHECK(refused(run("spotis", m, {0.5, 0.5}, {{"bounds", Lists{{0, 5}}}})) ==
        "lists given for parameter \"bounds\": 1, criteria: 2");
}

TEST_CASE("COMET refuses too many characteristic objects, giving their number", "[comet]") {
  Eigen::MatrixXd u = Eigen::MatrixXd::Constant(2, 13, 0.5);
  DecisionMatrix m = matrix_of("[[0],[0]]", "[1]");
  m.values = u;
  m.criteria.assign(13, "c");
  m.directions.assign(13, Direction::max);
  CHECK(refused(run("comet", m, std::vector<double>(13, 1.0 / 13), {}, frozen_frame)) ==
        "COMET would rate 8192 characteristic objects; it takes at most 4096");
  CHECK(refused(run("comet", matrix_of("[[1],[3]]", "[1]"), {1}, {{"cvalues", Lists{{0, 2}}}})) ==
        "3 lies outside the characteristic values (alternative \"a1\", criterion \"c0\")");
  CHECK(refused(run("comet", matrix_of("[[1],[3]]", "[1]"), {1})) == "COMET needs characteristic values");
}

TEST_CASE("COMET rates more than 4,096 objects, as the matrix of all pairs would", "[comet]") {
  // Thirteen criteria with two characteristic values: 8,192 objects. The reference counts every pair, as Sałabun does.
  constexpr Eigen::Index n = 13, objects = 1 << n;
  DecisionMatrix m;
  m.alternatives = {"a0", "a1"};
  m.values.resize(2, n);
  std::vector<double> w;
  for (Eigen::Index j = 0; j < n; ++j) {
    m.criteria.push_back("c" + std::to_string(j));
    m.directions.push_back(j % 3 == 1 ? Direction::min : Direction::max);
    w.push_back(static_cast<double>(j % 4 + 1));
    m.values(0, j) = 0.07 * static_cast<double>(j);
    m.values(1, j) = 0.5;
  }
  const auto scores = run("comet", m, w, {{"cvalues", Lists(n, {0, 1})}});
  REQUIRE(scores.value);
  std::vector<double> rating(objects);
  for (Eigen::Index k = 0; k < objects; ++k) {
    double plus = 0, minus = 0;
    for (Eigen::Index j = 0; j < n; ++j) {
      const bool high = (k >> (n - 1 - j) & 1) != 0;
      const double weight = w[static_cast<std::size_t>(j)];
      (high == (m.directions[static_cast<std::size_t>(j)] == Direction::max) ? minus : plus) += weight * weight;
    }
    rating[static_cast<std::size_t>(k)] = std::sqrt(minus) / (std::sqrt(plus) + std::sqrt(minus));
  }
  std::vector<double> sums(objects);
  for (std::size_t k = 0; k < objects; ++k)
    for (const double other : rating) sums[k] += other < rating[k] - 1e-9 ? 1 : other > rating[k] + 1e-9 ? 0 : 0.5;
  const std::set<double> steps(sums.begin(), sums.end());
  std::vector<double> preference;
  for (const double sum : sums)
    preference.push_back(static_cast<double>(std::distance(steps.begin(), steps.find(sum))) /
                         static_cast<double>(steps.size() - 1));
  for (Eigen::Index i = 0; i < 2; ++i) {
    double expected = 0;
    for (Eigen::Index k = 0; k < objects; ++k) {
      double held = 1;
      for (Eigen::Index j = 0; j < n; ++j) held *= (k >> (n - 1 - j) & 1) != 0 ? m.values(i, j) : 1 - m.values(i, j);
      expected += held * preference[static_cast<std::size_t>(k)];
    }
    CHECK(scores.value->scores[static_cast<std::size_t>(i)] == Approx(expected).epsilon(1e-12));
  }
  CHECK(scores.value->workings()["characteristic_objects"] == objects);
  const auto all = matrix_of("[[0.5],[0.5]]", "[1]");
  DecisionMatrix wide = all;
  wide.values = Eigen::MatrixXd::Constant(2, 25, 0.5);
  wide.criteria.assign(25, "c");
  wide.directions.assign(25, Direction::max);
  CHECK(refused(run("comet", wide, std::vector<double>(25, 1), {{"cvalues", Lists(25, {0, 1})}})) ==
        "COMET would rate 33554432 characteristic objects; it takes at most 10000000");
}

TEST_CASE("ties in a rank-sum ratio share the mean of their ranks", "[rsr]") {
  const auto scores = run("rsr", matrix_of("[[1],[2],[2],[3]]", "[1]"), {1});
  check_near(scores.value->scores, {0.25, 0.625, 0.625, 1}, 1e-15);
}

} // namespace fixed_reference_test
