#include "engine/robustness/tornado.h"
#include "engine/robustness/weight_graph.h"
#include "tests/robustness/synthetic.h"

namespace tornado_test {

using namespace yindi;
using namespace yindi::test;
using Eigen::Index;

namespace {

/// i0 leads i1 by 0.6 · 0.4 − 0.4 · 0.2 = 0.16; i1's second leaf is a range, its first assumed.
SyntheticCounty small() {
  SyntheticCounty county{synthetic_case({1, 1}, {{0.9, 0.3}, {0.5, 0.5}}), {}};
  county.c.method.id = "saw";
  GivenValue& range = county.c.model.edit().values[3];
  range.low = 0.4;
  range.high = 0.8;
  county.c.model.edit().values[2].quality = "assumption";
  county.ranked = rank_county(county.c, std::make_shared<const Assessment>(assess(county.c, "k")),
                              weights_of(county.c, {{"goal", {{"g0", 0.6}, {"g1", 0.4}}}}));
  return county;
}

} // namespace

TEST_CASE("a tornado of an additive method by hand", "[robustness][tornado]") {
  const auto county = small();
  const Tornado result = tornado(problem_of(county), doubtful_values(county.c, *county.ranked.assessment));
  CHECK(result.first == "i0");
  CHECK(result.second == "i1");
  CHECK(result.lead == Approx(0.16));
  REQUIRE(result.weights.size() == 4); // both groups and both leaves
  CHECK(result.weights[0].node == "g0");
  CHECK(result.weights[0].low == Approx(0.3));
  CHECK(result.weights[0].high == 1); // twice 0.6 is more than all
  CHECK(result.weights[0].lead_low == Approx(0.3 * 0.4 - 0.7 * 0.2));
  CHECK(result.weights[0].lead_high == Approx(0.4));

  REQUIRE(result.values.size() == 2);
  CHECK(result.values[0].node == "c0"); // assumed 0.5 ± 0.2, times 0.6
  CHECK(result.values[0].industry == "i1");
  CHECK(result.values[0].quality == "assumption");
  CHECK(result.values[0].lead_low == Approx(0.16 + 0.12));
  CHECK(result.values[0].lead_high == Approx(0.16 - 0.12));
  CHECK(result.values[1].node == "c1"); // 0.4 to 0.8 around 0.5, times 0.4
  CHECK(result.values[1].lead_low == Approx(0.16 + 0.04));
  CHECK(result.values[1].lead_high == Approx(0.16 - 0.12));
  CHECK(result.values[1].label.en == "Leaf c1, Industry i1");
  CHECK(result.values[1].label.zh == "准则c1（产业i1）");
}

TEST_CASE("cells at another value score as a case that has that value", "[robustness][tornado]") {
  std::mt19937_64 random(11);
  for (const char* method : {"saw", "topsis", "spotis", "vikor", "gra", "promethee-ii", "edas", "electre-iii"}) {
    CAPTURE(method);
    const auto county = synthetic_county(random, {2, 3}, 6, method, {}, true);
    const CountyProblem problem = problem_of(county);
    for (std::size_t k = 0; k < county.c.model->values.size(); ++k) {
      CAPTURE(k);
      SyntheticCounty known = county;
      known.c.model.edit().values[k].value = 0.37;
      known.c.model.edit().values[k].low = known.c.model.edit().values[k].high = std::nullopt;
      known.ranked =
          rank_county(known.c, std::make_shared<const Assessment>(assess(known.c, "k")), known.ranked.weights);
      const CountyProblem expected = problem_of(known);
      const Eigen::MatrixXd met =
          merits_with(problem, {{{static_cast<Index>(k / 5), static_cast<Index>(k % 5), 0.37}}});
      const Eigen::RowVectorXd wanted = merits_under(expected.ranking, expected.ranking.weights);
      REQUIRE(met.cols() == wanted.size());
      CHECK((met.row(0) - wanted).cwiseAbs().maxCoeff() < 1e-12);
    }
  }
}

TEST_CASE("the weight graph holds the method's scores along the weight", "[robustness][tornado]") {
  std::mt19937_64 random(12);
  for (const char* method : {"topsis", "spotis", "vikor"}) {
    const auto county = synthetic_county(random, {2, 3}, 4, method, {});
    const CountyProblem problem = problem_of(county);
    const WeightNode& node = problem.ranking.nodes[0];
    const WeightGraph graph = weight_graph(problem.ranking, node, 11);
    CHECK(graph.node == "g0");
    CHECK(graph.now == node.weight);
    REQUIRE(graph.t.size() == 11);
    CHECK(graph.t.back() == 1);
    Frame frame = problem.frame;
    for (std::size_t k = 0; k < graph.t.size(); ++k) {
      for (std::size_t j = 0; j < frame.weights.size(); ++j)
        frame.weights[j] =
            problem.frame.weights[j] * (j < 2 ? graph.t[k] / node.weight : (1 - graph.t[k]) / (1 - node.weight));
      const std::vector<double> scores = frame.scores(problem.point).scores;
      for (std::size_t i = 0; i < scores.size(); ++i)
        CHECK(graph.scores(static_cast<Index>(k), static_cast<Index>(i)) == Approx(scores[i]).margin(1e-12));
    }
  }
}

} // namespace tornado_test
