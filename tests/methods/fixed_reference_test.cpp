// SPOTIS, COMET, grey relational analysis and the rank-sum ratio against print.

#include "tests/methods/vectors.h"

using namespace yindi;
using namespace yindi::test;

using Lists = std::vector<std::vector<double>>;

TEST_CASE("SPOTIS gives the published distances", "[spotis]") {
  for (const Json& example : vectors("spotis")) {
    const Json& parameters = example["parameters"];
    Settings settings = {{"bounds", parameters["bounds"].get<Lists>()}};
    if (parameters.contains("esp")) settings["esp"] = parameters["esp"].get<std::vector<double>>();
    check_vector("spotis", example, settings);
  }
}

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

TEST_CASE("COMET gives the published preferences", "[comet]") {
  for (const Json& example : vectors("comet"))
    check_vector("comet", example,
                 {{"cvalues", example["parameters"]["cvalues"].get<Lists>()},
                  {"expert", example["parameters"]["expert"].get<std::string>()}});
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

// Celikbilek 2018 (textbook), the example of JMcDM's grey relational analysis.
TEST_CASE("grey relational analysis gives the published grades", "[gra]") {
  const auto scores = run("gra",
                          matrix_of("[[105000,105,10,4,300,10],[120000,110,15,4,500,8],[150000,120,12,3,550,12],"
                                    "[115000,105,20,4,600,9],[135000,115,15,5,400,9]]",
                                    "[-1,1,-1,1,1,-1]"),
                          {0.05, 0.20, 0.10, 0.15, 0.10, 0.40});
  REQUIRE(scores.value);
  check_near(scores.value->scores,
             {0.525, 0.7007142857142857, 0.5464285714285715, 0.5762820512820512, 0.650952380952381}, 1e-12);
  CHECK(ranks("gra", scores) == std::vector<int>{5, 1, 4, 3, 2});
}

// Maternal care in ten regions: Sun Zhenqiu, Medical Statistics (孙振球，医学统计学), after Tian Fengtiao.
TEST_CASE("the rank-sum ratio gives the published values", "[rsr]") {
  const auto scores = run("rsr",
                          matrix_of("[[99.54,60.27,16.15],[96.52,59.67,20.10],[99.36,43.91,15.60],[92.83,58.99,17.04],"
                                    "[91.71,35.40,15.01],[95.35,44.71,13.93],[96.09,49.81,17.43],[99.27,31.69,13.89],"
                                    "[94.76,22.91,19.87],[84.80,81.49,23.63]]",
                                    "[1,-1,-1]"),
                          {1.0 / 3, 1.0 / 3, 1.0 / 3});
  REQUIRE(scores.value);
  check_near(scores.value->scores, {0.6000, 0.4000, 0.7667, 0.4000, 0.6000, 0.6667, 0.5000, 0.9000, 0.5667, 0.1000},
             5.1e-5);
  CHECK(ranks("rsr", scores) == std::vector<int>{4, 8, 2, 8, 4, 3, 7, 1, 6, 10});
}

TEST_CASE("ties in a rank-sum ratio share the mean of their ranks", "[rsr]") {
  const auto scores = run("rsr", matrix_of("[[1],[2],[2],[3]]", "[1]"), {1});
  check_near(scores.value->scores, {0.25, 0.625, 0.625, 1}, 1e-15);
}
