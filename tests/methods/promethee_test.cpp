#include "engine/methods/promethee.h"
#include "tests/methods/published.h"

#include <limits>
#include <random>

namespace promethee_test {

using namespace yindi;
using namespace yindi::test;

// Six hydroelectric stations under all six preference functions: Brans, Vincke & Mareschal 1986 (see the textbook).
TEST_CASE("PROMETHEE I leaves stations without an order where each has its strength", "[promethee]") {
  const Scores partial = run(examples("promethee-i")[0]);
  CHECK(partial.scores.empty());
  // Station 5 precedes all; 2 and 1 are not comparable: more strength, more weakness.
  CHECK(Json(partial.workings()["relation"][4]) == Json::parse(R"(["P","P","P","P","I","P"])"));
  CHECK(partial.workings()["relation"][1][0] == "R");
}

TEST_CASE("PROMETHEE by sorting is the sum over pairs", "[promethee]") {
  std::mt19937_64 random(3);
  std::uniform_int_distribution<int> grid(0, 12);
  for (const PreferenceShape shape : {PreferenceShape::usual, PreferenceShape::ushape, PreferenceShape::vshape,
                                      PreferenceShape::level, PreferenceShape::linear, PreferenceShape::gaussian})
    for (int round = 0; round < 40; ++round) {
      Eigen::VectorXd column(17);
      for (Eigen::Index i = 0; i < column.size(); ++i) column(i) = grid(random) * 0.1; // ties and exact thresholds
      const PreferenceFunction f{shape, 0.2, round % 4 == 0 ? 0.2 : 0.5, 0.3};
      const Flows fast = flows(column, f);
      for (Eigen::Index a = 0; a < column.size(); ++a) {
        double over = 0, under = 0;
        for (Eigen::Index b = 0; b < column.size(); ++b) {
          over += f(column(a) - column(b));
          under += f(column(b) - column(a));
        }
        CHECK(fast.positive(a) == Approx(over / 16).margin(1e-12));
        CHECK(fast.negative(a) == Approx(under / 16).margin(1e-12));
      }
    }
}

TEST_CASE("PROMETHEE refuses thresholds that make no sense and notes the unused", "[promethee]") {
  const auto m = matrix_of("[[1,2],[2,1],[3,3]]", "[1,-1]");
  const std::vector<double> w = {0.5, 0.5};
  using Words = std::string;
  CHECK(refused(run("promethee-ii", m, w, {{"functions", Words("vshape")}})) ==
        "the function \"vshape\" of criterion \"c0\" needs p above zero");
  CHECK(refused(run("promethee-ii", m, w, {{"functions", Words("linear")}, {"q", 2.0}, {"p", 1.0}})) ==
        "criterion \"c0\" is indifferent up to q = 2, beyond strict preference at p = 1");
  CHECK(refused(run("promethee-ii", m, w, {{"q", std::vector<double>{1, 2, 3}}})) ==
        "values given for parameter \"q\": 3, criteria: 2");
  CHECK(refused(run("promethee-ii", m, w, {{"functions", std::vector<std::string>{"usual", "vee"}}})) ==
        "parameter \"functions\" has no such choice");
  CHECK(run("promethee-ii", m, w, {{"q", 1.0}}).value->notes.size() == 1);
  CHECK(run("promethee-ii", m, w).value->notes.empty());
}

TEST_CASE("a lead meets a threshold as decimal numbers do", "[promethee]") {
  // 0.8 − 0.7 is 0.1 and not above it, whatever doubles make of it; so is 0.3 − 0.2 − 0.1 nothing.
  const auto net = [](const char* rows, const std::string& function, double q, double p) {
    const auto result =
        run("promethee-ii", matrix_of(rows, "[1]"), {1}, {{"functions", function}, {"q", q}, {"p", p}, {"s", 0.0}});
    REQUIRE(result.value);
    return result.value->scores;
  };
  check_near(net("[[0.8],[0.7]]", "ushape", 0.1, 0), {0, 0}, 0);
  check_near(net("[[0.7],[0.8]]", "ushape", 0.1, 0), {0, 0}, 0);
  check_near(net("[[1.1],[0.8]]", "level", 0.3, 0.3), {0, 0}, 0);
  check_near(net("[[1.1],[0.8]]", "level", 0.1, 0.3), {0.5, -0.5}, 0);
  check_near(net("[[1.1],[0.8]]", "linear", 0.3, 0.3), {0, 0}, 0);
  check_near(net("[[0.8001],[0.7]]", "ushape", 0.1, 0), {1, -1}, 0);
  check_near(net("[[800000.3],[800000.2]]", "ushape", 0.1, 0), {0, 0}, 0);
}

// Mareschal & El Hadouchi 2015: no preference either way in a pair of which one value is missing.
TEST_CASE("a blank cell counts as no preference and is told of", "[promethee]") {
  auto m = matrix_of("[[5,10],[3,20],[4,30]]", "[1,-1]");
  m.values(1, 0) = std::numeric_limits<double>::quiet_NaN();
  const std::vector<double> w = {0.75, 0.25};
  const auto ii = run("promethee-ii", m, w);
  REQUIRE(ii.value);
  // By hand, over two rivals: a0 beats a2 on c0; on c1 the order is a0, a1, a2.
  check_near(ii.value->scores, {(0.75 + 0.5) / 2, 0, (-0.75 - 0.5) / 2}, 1e-15);
  REQUIRE(ii.value->notes.size() == 1);
  CHECK(ii.value->notes[0].in(Language::en) ==
        "blank cells: 1; a pair of which one value is blank counts as no preference either way");
  CHECK(ranks("promethee-i", run("promethee-i", m, w)) == std::vector<int>{1, 2, 3});
  CHECK(refused(run("saw", m, w)) == "a blank cell (alternative \"a1\", criterion \"c0\")");
}

} // namespace promethee_test
