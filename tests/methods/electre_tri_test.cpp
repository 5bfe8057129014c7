// ELECTRE TRI-B: what must hold of any assignment, and its answers to bad input. The published example is in the
// textbook.

#include "engine/methods/electre_tri.h"

#include "tests/methods/published.h"

#include <limits>
#include <random>

namespace electre_tri_test {

using namespace yindi;
using namespace yindi::test;

namespace {

constexpr double none = std::numeric_limits<double>::infinity();

/// Two limits on three criteria, the last of which is better when smaller.
CategoryLimits two_limits() {
  return {{"b1", "b2"}, matrix_of("[[10,10,10],[20,20,5]]", "[1,1,-1]").values, {1, 1, 1}, {2, 2, 2}, {9, none, none}};
}

std::string refused(const DecisionMatrix& m, const CategoryLimits& limits, double cut = .75) {
  const auto result = electre_tri(m, std::vector<double>(m.criteria.size(), 1), limits, cut);
  CHECK_FALSE(result.value);
  return result.diagnostics.empty() ? "" : result.diagnostics.front().message.in(Language::en);
}

} // namespace

TEST_CASE("ELECTRE TRI: the categories of plain cases", "[electre-tri]") {
  // Better than all, between, worse than all; at a limit exactly; at odds with itself; just within indifference.
  const DecisionMatrix m = matrix_of("[[30,30,1],[15,15,7],[5,5,15],[20,20,5],[30,5,1],[19,19,6]]", "[1,1,-1]");
  const auto sorted = electre_tri(m, {1, 1, 1}, two_limits(), .75);
  REQUIRE(sorted.value);
  CHECK(sorted.value->pessimistic == std::vector<int>{2, 1, 0, 2, 0, 2});
  CHECK(sorted.value->optimistic == std::vector<int>{2, 1, 0, 2, 2, 2});
  CHECK(sorted.value->categories == std::vector<std::string>{"C1", "C2", "C3"});
  CHECK(std::string(sorted.value->relation[4][0]) == "R");
  CHECK(std::string(sorted.value->relation[5][1]) == "I");
  CHECK(std::string(sorted.value->relation[0][1]) == ">");
  CHECK(std::string(sorted.value->relation[2][0]) == "<");
  // With a lower cut two of three criteria are enough.
  CHECK(electre_tri(m, {1, 1, 1}, two_limits(), .6).value->pessimistic[4] == 2);
  // A disadvantage as great as the veto on the first criterion alone keeps it down.
  const DecisionMatrix vetoed = matrix_of("[[11,30,1]]", "[1,1,-1]");
  CHECK(electre_tri(vetoed, {1, 1, 1}, two_limits(), .6).value->pessimistic[0] == 1);
}

TEST_CASE("ELECTRE TRI: never better by pessimism, and better values never lower", "[electre-tri]") {
  std::mt19937_64 random(11);
  for (int trial = 0; trial < 300; ++trial) {
    const Eigen::Index m = 6, n = 3, count = 3;
    DecisionMatrix matrix = matrix_of("[[0,0,0],[0,0,0],[0,0,0],[0,0,0],[0,0,0],[0,0,0]]", "[1,-1,1]");
    CategoryLimits limits{{"b1", "b2", "b3"}, Eigen::MatrixXd(count, n), {2, 2, 2}, {5, 5, 5}, {none, 12, 30}};
    for (Eigen::Index j = 0; j < n; ++j) {
      const double sign = j == 1 ? -1 : 1;
      for (Eigen::Index i = 0; i < m; ++i) matrix.values(i, j) = static_cast<double>(random() % 41);
      for (Eigen::Index k = 0; k < count; ++k)
        limits.values(k, j) = 20 + sign * (10 * static_cast<double>(k - 1) + static_cast<double>(random() % 5));
      matrix.values(0, j) = matrix.values(1, j) + sign * static_cast<double>(random() % 6); // not worse than the second
    }
    const double cut = .5 + static_cast<double>(random() % 50) / 100;
    const auto sorted = electre_tri(matrix, {1, 2, 1.5}, limits, cut);
    REQUIRE(sorted.value);
    for (std::size_t i = 0; i < 6; ++i) {
      CHECK(sorted.value->pessimistic[i] <= sorted.value->optimistic[i]);
      CHECK((sorted.value->pessimistic[i] >= 0 && sorted.value->optimistic[i] <= 3));
    }
    CHECK(sorted.value->pessimistic[0] >= sorted.value->pessimistic[1]);
    CHECK(sorted.value->optimistic[0] >= sorted.value->optimistic[1]);
  }
}

TEST_CASE("ELECTRE TRI answers bad input", "[electre-tri]") {
  const DecisionMatrix m = matrix_of("[[1,2,3]]", "[1,1,-1]");
  CHECK(refused(m, two_limits(), .4) == "the cut is 0.4, and needs to be from 0.5 to 1");
  CHECK(refused(m, two_limits(), std::nan("")) == "the cut is nan, and needs to be from 0.5 to 1");
  CategoryLimits bad = two_limits();
  bad.values(1, 2) = 11;
  CHECK(refused(m, bad) == "limit \"b2\" is worse than \"b1\" before it on criterion \"c2\"");
  bad.values.row(1) = bad.values.row(0);
  CHECK(refused(m, bad) == "limit \"b2\" is the same as \"b1\" before it");
  bad = two_limits();
  bad.q[1] = 3;
  CHECK(refused(m, bad) == "criterion \"c1\" needs q ≤ p ≤ v");
  bad = two_limits();
  bad.v[0] = 0;
  CHECK(refused(m, bad) == "criterion \"c0\" needs q ≤ p ≤ v");
  bad.names.clear();
  bad.values.resize(0, 3);
  CHECK(refused(m, bad) == "sorting needs at least one limit between two categories");
  bad = two_limits();
  bad.values(0, 0) = std::nan("");
  CHECK(refused(m, bad).find("a blank cell") == 0);
}

} // namespace electre_tri_test
