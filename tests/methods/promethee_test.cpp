#include "engine/methods/promethee.h"
#include "tests/methods/vectors.h"

#include <random>

using namespace yindi;
using namespace yindi::test;

namespace {

Settings settings_of(const Json& parameters) {
  Settings settings = {{"functions", parameters["functions"].get<std::vector<std::string>>()}};
  for (const char* id : {"q", "p", "s"})
    if (parameters.contains(id)) settings[id] = parameters[id].get<std::vector<double>>();
  return settings;
}

/// Six hydroelectric stations under all six preference functions: Brans, Vincke & Mareschal 1986, Eur. J. Oper. Res.
/// 24:228–238, tables 1 to 3.
struct Stations {
  DecisionMatrix matrix =
      matrix_of("[[80,90,6,5.4,8,5],[65,58,2,9.7,1,1],[83,60,4,7.2,4,7],[40,80,10,7.5,7,10],[52,72,6,2,3,8],"
                "[94,96,7,3.6,5,6]]",
                "[-1,1,-1,-1,-1,1]");
  std::vector<double> weights = std::vector<double>(6, 1.0 / 6);
  Settings settings = {
      {"functions", std::vector<std::string>{"ushape", "vshape", "linear", "level", "usual", "gaussian"}},
      {"q", std::vector<double>{10, 0, 0.5, 1, 0, 0}},
      {"p", std::vector<double>{0, 30, 5, 6, 0, 0}},
      {"s", std::vector<double>{0, 0, 0, 0, 0, 5}}};
};

} // namespace

TEST_CASE("PROMETHEE II gives the published net flows", "[promethee]") {
  for (const Json& example : vectors("promethee2"))
    check_vector("promethee-ii", example, settings_of(example["parameters"]));
}

TEST_CASE("PROMETHEE I and II on the six stations of Brans, Vincke & Mareschal", "[promethee]") {
  const Stations stations;
  const auto partial = run("promethee-i", stations.matrix, stations.weights, stations.settings);
  REQUIRE(partial.value);
  const auto& workings = partial.value->workings;
  check_near(workings["positive_flow"], {0.220, 0.396, 0.247, 0.329, 0.455, 0.300}, 6e-4);
  check_near(workings["negative_flow"], {0.366, 0.379, 0.336, 0.349, 0.162, 0.355}, 6e-4);
  const auto net = run("promethee-ii", stations.matrix, stations.weights, stations.settings);
  check_near(net.value->scores, {-0.146, 0.017, -0.089, -0.020, 0.293, -0.055}, 1.1e-3);

  // Station 5 precedes all; 2 and 1 are not comparable: more strength, more weakness.
  CHECK(partial.value->scores.empty());
  CHECK(workings["relation"][4] == Json::parse(R"(["P","P","P","P","I","P"])"));
  CHECK(workings["relation"][1][0] == "R");
  CHECK(partial.value->ranks == std::vector<int>{5, 2, 2, 2, 1, 3});
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
