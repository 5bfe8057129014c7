#include "engine/methods/promethee.h"
#include "tests/methods/published.h"

#include <random>

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
