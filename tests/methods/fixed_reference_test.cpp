// SPOTIS, COMET, grey relational analysis and the rank-sum ratio against print.

#include "tests/methods/published.h"

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

TEST_CASE("ties in a rank-sum ratio share the mean of their ranks", "[rsr]") {
  const auto scores = run("rsr", matrix_of("[[1],[2],[2],[3]]", "[1]"), {1});
  check_near(scores.value->scores, {0.25, 0.625, 0.625, 1}, 1e-15);
}
