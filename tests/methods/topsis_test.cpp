#include "engine/methods/method.h"
#include "engine/methods/normalization.h"
#include "engine/methods/topsis.h"
#include "engine/methods/topsis_kernels.h"
#include "tests/methods/published.h"

#include <random>

namespace topsis_test {

using namespace yindi;
using namespace yindi::test;

namespace {

Loaded<Scores> topsis(const DecisionMatrix& m, const std::vector<double>& weights, const std::string& normalization,
                      const Settings& settings = {}) {
  return run("topsis", m, weights, settings, normalization);
}

} // namespace

TEST_CASE("contributions sum to the score, shortfalls to the rest", "[topsis]") {
  std::mt19937_64 random(7);
  std::uniform_real_distribution<double> uniform(0, 1);
  for (int round = 0; round < 200; ++round) {
    DecisionMatrix m = matrix_of(Json::parse("[[1,1,1,1],[1,1,1,1],[1,1,1,1]]"), {1, 1, -1, 1});
    for (Eigen::Index k = 0; k < m.values.size(); ++k) m.values.data()[k] = uniform(random);
    std::vector<double> weights;
    for (int j = 0; j < 4; ++j) weights.push_back(uniform(random));
    for (double power : {1.0, 2.0, 1.5}) {
      const auto scores = topsis(m, weights, "vector", {{"weight_power", power}});
      REQUIRE(scores.value);
      for (std::size_t i = 0; i < 3; ++i) {
        double sum = 0, rest = 0;
        for (double c : scores.value->contributions[i]) sum += c;
        for (double s : scores.value->shortfalls[i]) rest += s;
        CHECK(sum == Approx(scores.value->scores[i]).margin(1e-12));
        CHECK(rest == Approx(1 - scores.value->scores[i]).margin(1e-12));
      }
    }
  }
}

TEST_CASE("degenerate input has one answer", "[topsis]") {
  SECTION("identical alternatives: no score is made up") {
    const auto scores = topsis(matrix_of(Json::parse("[[1,2],[1,2]]"), {1, 1}), {0.5, 0.5}, "vector");
    REQUIRE(scores.value);
    CHECK(scores.value->scores.empty());
    CHECK_FALSE(scores.value->notes.empty());
  }
  SECTION("one alternative") {
    CHECK(topsis(matrix_of(Json::parse("[[1,2]]"), {1, 1}), {0.5, 0.5}, "minmax").value->scores.empty());
  }
  SECTION("a column of zeros counts nothing") {
    for (const char* id : {"vector", "minmax", "max", "sum", "sum_plain", "linear", "none"}) {
      CAPTURE(id);
      const auto with = topsis(matrix_of(Json::parse("[[0,2],[0,1],[0,3]]"), {1, 1}), {0.5, 0.5}, id);
      const auto without = topsis(matrix_of(Json::parse("[[2],[1],[3]]"), {1}), {0.5}, id);
      REQUIRE(with.value);
      for (std::size_t i = 0; i < 3; ++i) CHECK(with.value->scores[i] == Approx(without.value->scores[i]));
    }
  }
  SECTION("what a normalisation cannot take is refused by name") {
    const auto zero = topsis(matrix_of(Json::parse("[[1,0],[2,5]]"), {1, -1}), {0.5, 0.5}, "linear");
    CHECK_FALSE(zero.value);
    REQUIRE(zero.diagnostics.size() == 1);
    CHECK(zero.diagnostics[0].message.in(Language::en) ==
          "normalisation \"Linear ratio\" cannot take 0 (alternative \"a0\", criterion \"c1\")");
    CHECK_FALSE(topsis(matrix_of(Json::parse("[[1,-1],[2,5]]"), {1, 1}), {0.5, 0.5}, "sum").value);
    CHECK(topsis(matrix_of(Json::parse("[[1,-1],[2,5]]"), {1, 1}), {0.5, 0.5}, "vector").value);
  }
}

TEST_CASE("order, copies and dominated alternatives do not disturb", "[topsis]") {
  const DecisionMatrix m = matrix_of(Json::parse("[[5,8,4],[7,6,8],[8,8,6],[7,4,6]]"), {1, 1, -1});
  const std::vector<double> w = {0.3, 0.4, 0.3};
  const auto base = topsis(m, w, "vector").value->scores;
  DecisionMatrix turned = m;
  turned.values = m.values.colwise().reverse().eval();
  const auto reversed = topsis(turned, w, "vector").value->scores;
  for (std::size_t i = 0; i < 4; ++i) CHECK(std::abs(base[i] - reversed[3 - i]) < 1e-12);

  DecisionMatrix copied = m;
  copied.values.conservativeResize(5, 3);
  copied.values.row(4) = m.values.row(2);
  copied.alternatives.push_back("copy");
  const auto with_copy = topsis(copied, w, "vector").value->scores;
  CHECK(with_copy[4] == Approx(with_copy[2]).margin(1e-15));

  copied.values.row(4) = m.values.row(2);
  copied.values(4, 0) -= 1;
  const auto dominated = topsis(copied, w, "vector").value->scores;
  CHECK(dominated[4] < dominated[2]);
}

TEST_CASE("ties share the smallest rank", "[ranks]") {
  CHECK(competition_ranks({0.5, 0.7, 0.5, 0.1}, true) == std::vector<int>{2, 1, 2, 4});
  CHECK(competition_ranks({0.5, 0.7, 0.5, 0.1}, false) == std::vector<int>{2, 4, 2, 1});
  CHECK(competition_ranks({1, 1 - 0.9e-9, 1 - 1.8e-9}, true) == std::vector<int>{1, 1, 3});
  CHECK(competition_ranks({0, 0, 0}, true) == std::vector<int>{1, 1, 1});
  CHECK(competition_ranks({}, true).empty());
}

TEST_CASE("parameters out of range are refused", "[methods]") {
  const Method& method = *find_method("topsis");
  CHECK_FALSE(complete_settings(method, {{"weight_power", 9.0}}).value);
  CHECK_FALSE(complete_settings(method, {{"weight_power", std::string("two")}}).value);
  CHECK_FALSE(complete_settings(method, {{"metric", std::string("euclid")}}).value);
  CHECK_FALSE(complete_settings(method, {{"wieght_power", 1.0}}).value);
}

TEST_CASE("the fast reads of a matrix give what plain loops give, whatever the number of rows", "[topsis]") {
  for (Eigen::Index m = 1; m < 70; ++m) {
    CAPTURE(m);
    const Eigen::MatrixXd x = Eigen::MatrixXd::Random(m, 3) * 50;
    for (Eigen::Index j = 0; j < 3; ++j) {
      const ColumnExtent extent = extent_of(x.col(j));
      CHECK(extent.squares == Approx(x.col(j).squaredNorm()).epsilon(1e-13));
      CHECK(extent.least == x.col(j).minCoeff());
      CHECK(extent.greatest == x.col(j).maxCoeff());
    }
    const Eigen::RowVectorXd factors = Eigen::RowVector3d(0.2, 0, 3), best = x.colwise().maxCoeff(),
                             worst = x.colwise().minCoeff();
    Eigen::VectorXd plus, minus;
    squared_distances(x, factors, best, worst, plus, minus);
    const Eigen::VectorXd up = (x.rowwise() - best).cwiseAbs2() * factors.transpose(),
                          down = (x.rowwise() - worst).cwiseAbs2() * factors.transpose();
    CHECK(plus.isApprox(up, 1e-13));
    CHECK(minus.isApprox(down, 1e-13));
  }
}

TEST_CASE("columns whose squares leave the range of a double, and columns of zeros, still have a closeness",
          "[topsis]") {
  const std::vector<double> w = {0.5, 0.5};
  const auto small = topsis(matrix_of(Json::parse("[[1,8],[2,6],[3,1]]"), {1, 1}), w, "vector");
  const auto large = topsis(matrix_of(Json::parse("[[1e200,8],[2e200,6],[3e200,1]]"), {1, 1}), w, "vector");
  REQUIRE(small.value);
  REQUIRE(large.value);
  for (std::size_t i = 0; i < 3; ++i) CHECK(large.value->scores[i] == Approx(small.value->scores[i]).epsilon(1e-12));
  const auto zeros = topsis(matrix_of(Json::parse("[[0,8],[0,6],[0,1]]"), {1, 1}), w, "vector");
  REQUIRE(zeros.value);
  check_near(zeros.value->scores, Json::parse("[1, 0.714285714285714, 0]"), 1e-12);
}

// García-Cascales & Lamata 2012, Math. Comput. Model. 56:123–132: ideals that do not come from the alternatives. The
// numbers are the formula's, reckoned apart from this program.
TEST_CASE("TOPSIS against ideals that somebody gives, in the units of the matrix", "[topsis]") {
  const auto m = matrix_of("[[7,40],[9,60],[8,50]]", "[1,-1]");
  const std::vector<double> w = {0.6, 0.4};
  const Settings given = {{"ideal", std::vector<double>{10, 30}}, {"anti_ideal", std::vector<double>{5, 80}}};
  check_near(topsis(m, w, "vector", given).value->scores, Json({0.5954085549053713, 0.5762077196832827, 0.6}), 1e-12);
  check_near(topsis(m, w, "minmax", given).value->scores, Json({0.5203036951380752, 0.6534537935444722, 0.6}), 1e-12);
  // With given ideals nothing that is added moves another's score under a normalisation that adds nothing.
  const auto more = matrix_of("[[7,40],[9,60],[8,50],[6,75]]", "[1,-1]");
  const auto few_scores = topsis(m, w, "none", given).value->scores,
             more_scores = topsis(more, w, "none", given).value->scores;
  for (std::size_t i = 0; i < 3; ++i) CHECK(more_scores[i] == few_scores[i]);
  CHECK(refused(topsis(m, w, "vector", {{"ideal", std::vector<double>{10}}})) ==
        "values given for parameter \"ideal\": 1, criteria: 2");
  CHECK(refused(topsis(matrix_of("[[0.2,0.4],[0.5,0.1]]", "[1,1]"), w, frozen_frame, given)) ==
        "on fixed scales the ideals are the ends of each scale, so \"ideal\" cannot be given");
}

} // namespace topsis_test
