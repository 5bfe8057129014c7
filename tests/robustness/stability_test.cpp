#include "engine/robustness/stability.h"
#include "tests/robustness/synthetic.h"

namespace stability_test {

using namespace yindi;
using namespace yindi::test;
using Eigen::Index;

namespace {

bool inside(const Stability& stability, double t) {
  for (const StableInterval& interval : stability.intervals)
    if (interval.low <= t && t <= interval.high) return true;
  return false;
}

bool near_an_end(const Stability& stability, double t, double distance) {
  for (const StableInterval& interval : stability.intervals)
    if (std::abs(t - interval.low) < distance || std::abs(t - interval.high) < distance) return true;
  return false;
}

/// Weights by their meaning, without the path: leaves of the node share t as they do now, the others the rest.
Eigen::RowVectorXd plain_weights(const RankingProblem& problem, const WeightNode& node, double t) {
  Eigen::RowVectorXd weights = problem.weights;
  for (Index j = 0; j < weights.size(); ++j) {
    const bool below = std::find(node.columns.begin(), node.columns.end(), j) != node.columns.end();
    weights(j) *= below ? t / node.weight : (1 - t) / (1 - node.weight);
  }
  return weights;
}

/// Scans every node and counts what disagrees with the intervals; `points` equal steps.
int disagreements(const RankingProblem& problem, const std::vector<Stability>& found, int points, double near) {
  int wrong = 0;
  for (std::size_t k = 0; k < found.size(); ++k)
    for (int step = 0; step <= points; ++step) {
      const double t = static_cast<double>(step) / points;
      const std::vector<int> ranks = ranks_under(problem.scorer, plain_weights(problem, problem.nodes[k], t));
      const bool first = ranks[static_cast<std::size_t>(problem.first)] == 1;
      if (first != inside(found[k], t) && !near_an_end(found[k], t, near)) ++wrong;
    }
  return wrong;
}

std::vector<int> random_leaves(std::mt19937_64& random) {
  std::vector<int> leaves(2 + random() % 3);
  for (int& count : leaves) count = static_cast<int>(1 + random() % 4);
  return leaves;
}

/// B leads where the weights mix, A at both ends: A is even inside g0 and extreme inside g1, B the other way round
/// (what Simpson's paradox is made of).
SyntheticCounty two_intervals(double power, double shift = 0) {
  return made_county({2, 2}, {{0.5, 0.5, 0.6, 0.0}, {0.98 - shift, 0.0, 0.35, 0.35 - shift}, {0.4, 0.4, 0.3, 0.3}},
                     {{"goal", {{"g0", 0.001}, {"g1", 0.999}}}}, "topsis", {{"weight_power", power}});
}

} // namespace

TEST_CASE("stability intervals agree with a dense scan on 1,000 random problems", "[robustness][stability]") {
  struct Kind {
    const char* method;
    Settings parameters;
  };
  const std::vector<Kind> kinds = {{"saw", {}},
                                   {"topsis", {{"weight_power", 1.0}}},
                                   {"topsis", {{"weight_power", 2.0}}},
                                   {"topsis", {{"weight_power", 1.5}}},
                                   {"spotis", {}},
                                   {"gra", {}},
                                   {"promethee-ii", {}},
                                   {"topsis", {{"metric", std::string("cityblock")}}}};
  std::mt19937_64 random(4);
  int several = 0, wrong = 0;
  for (int round = 0; round < 1000; ++round) {
    const Kind& kind = kinds[static_cast<std::size_t>(round) % kinds.size()];
    const auto county = round % 20 == 19
                            ? two_intervals(round % 40 == 19 ? 1 : 2, 0.02 * uniform(random))
                            : synthetic_county(random, random_leaves(random), static_cast<int>(2 + random() % 7),
                                               kind.method, kind.parameters);
    const RankingProblem problem = problem_of(county).ranking;
    CAPTURE(round, kind.method);
    const auto found = stability(problem);
    REQUIRE(found.size() == problem.nodes.size());
    for (const Stability& node : found) {
      REQUIRE(node.exact);
      REQUIRE(current_interval(node));
      several += node.intervals.size() > 1 ? 1 : 0;
    }
    wrong += disagreements(problem, found, 100, 1e-7);
  }
  CHECK(wrong == 0);
  CHECK(several >= 50); // by construction, and a few by chance
}

TEST_CASE("first place comes back where TOPSIS makes it", "[robustness][stability]") {
  for (const double power : {1.0, 2.0, 0.5}) {
    CAPTURE(power);
    const auto county = two_intervals(power);
    const RankingProblem problem = problem_of(county).ranking;
    REQUIRE(problem.alternatives[static_cast<std::size_t>(problem.first)] == "i0");
    const auto found = stability(problem);
    REQUIRE(found[0].node == "g0");
    REQUIRE(found[0].intervals.size() == 2);
    CHECK(found[0].exact);
    CHECK(found[0].intervals[0].low == 0);
    CHECK(found[0].intervals[0].above == "i1");
    CHECK(found[0].intervals[1].high == 1);
    CHECK(found[0].intervals[1].below == "i1");
    CHECK(found[0].intervals[1].above.empty());
    CHECK(disagreements(problem, found, 2000, 1e-7) == 0);
    // The same by scanning: the root of the lead by hand, z² c2 + z c1 + c0 = 0 with z = (t / (1 − t))ᵖ.
    const double z = std::pow(found[0].intervals[0].high / (1 - found[0].intervals[0].high), power);
    const double c2 = 0.25 * 0.5002 - 0.4802 * 0.25, c0 = 0.18 * 0.4225 - 0.1225 * 0.58;
    const double c1 = 0.25 * 0.4225 + 0.18 * 0.5002 - (0.4802 * 0.58 + 0.1225 * 0.25);
    CHECK((-c1 - std::sqrt(c1 * c1 - 4 * c2 * c0)) / (2 * c2) == Approx(z).epsilon(1e-6));
  }
}

TEST_CASE("other methods are scanned, and say so", "[robustness][stability]") {
  std::mt19937_64 random(5);
  for (const char* method : {"vikor", "codas", "edas", "electre-iii", "comet"}) {
    CAPTURE(method);
    const auto county = synthetic_county(random, {2, 1, 1}, 5, method, {});
    const RankingProblem problem = problem_of(county).ranking;
    const auto found = stability(problem);
    for (const Stability& node : found) {
      CHECK_FALSE(node.exact);
      CHECK(current_interval(node));
    }
    CHECK(disagreements(problem, found, 200, 1e-6) == 0);
  }
}

TEST_CASE("what takes over at an end is first beyond it", "[robustness][stability]") {
  std::mt19937_64 random(6);
  int ends = 0;
  for (int round = 0; round < 100; ++round) {
    const auto county = synthetic_county(random, {2, 3, 2}, 6, "topsis", {});
    const RankingProblem problem = problem_of(county).ranking;
    const auto found = stability(problem);
    for (std::size_t k = 0; k < found.size(); ++k)
      for (const StableInterval& interval : found[k].intervals) {
        const auto check = [&](double t, const std::string& taker) {
          if (t <= 0 || t >= 1) return;
          const auto ranks = ranks_under(problem.scorer, plain_weights(problem, problem.nodes[k], t));
          const auto at = std::find(problem.alternatives.begin(), problem.alternatives.end(), taker);
          REQUIRE(at != problem.alternatives.end());
          CHECK(ranks[static_cast<std::size_t>(at - problem.alternatives.begin())] == 1);
          ++ends;
        };
        if (interval.low > 0) check(interval.low - 1e-5, interval.below);
        if (interval.high < 1) check(interval.high + 1e-5, interval.above);
      }
  }
  CHECK(ends > 100);
}

TEST_CASE("stability of what cannot change", "[robustness][stability]") {
  const auto one_leaf = made_county({1}, {{0.4}, {0.7}}, {}, "saw");
  const auto alone = stability(problem_of(one_leaf).ranking);
  REQUIRE(alone.size() == 2); // the group and its leaf
  CHECK_FALSE(alone[0].movable);
  REQUIRE(alone[0].intervals.size() == 1);
  CHECK(alone[0].intervals[0].low == 1);
  CHECK(alone[0].intervals[0].high == 1);

  const auto one_industry = made_county({1, 1}, {{0.4, 0.2}}, {}, "topsis");
  const auto unrivalled = stability(problem_of(one_industry).ranking);
  REQUIRE(unrivalled.size() == 4);
  for (const Stability& node : unrivalled) {
    REQUIRE(node.intervals.size() == 1);
    CHECK(node.intervals[0].low == 0);
    CHECK(node.intervals[0].high == 1);
  }

  // Alike: they tie for all weights, and ties count as first.
  const auto twins = made_county({1, 1}, {{0.4, 0.2}, {0.4, 0.2}}, {}, "topsis");
  const RankingProblem problem = problem_of(twins).ranking;
  CHECK(problem.first == 0);
  for (Index of : {0, 1})
    for (const Stability& node : stability(problem, of)) {
      REQUIRE(node.intervals.size() == 1);
      CHECK(node.intervals[0].high - node.intervals[0].low == 1);
    }

  // Level now, apart elsewhere: each is first on its own side only.
  const auto crossing = made_county({1, 1}, {{0.8, 0.2}, {0.2, 0.8}}, {}, "saw");
  const RankingProblem level = problem_of(crossing).ranking;
  const auto mine = stability(level, 0), yours = stability(level, 1);
  CHECK(mine[0].intervals[0].low == Approx(0.5));
  CHECK(mine[0].intervals[0].high == 1);
  CHECK(mine[0].intervals[0].below == "i1");
  CHECK(yours[0].intervals[0].high == Approx(0.5));
  CHECK(current_interval(mine[0]));
}

TEST_CASE("a node without weight and one with all of it can still move", "[robustness][stability]") {
  const auto county =
      made_county({2, 2}, {{0.9, 0.9, 0.1, 0.1}, {0.1, 0.1, 0.9, 0.9}}, {{"goal", {{"g0", 1}, {"g1", 0}}}}, "saw");
  const auto found = stability(problem_of(county).ranking);
  REQUIRE(found[0].node == "g0");
  CHECK(found[0].weight == 1);
  REQUIRE(found[0].intervals.size() == 1);
  CHECK(found[0].intervals[0].low == Approx(0.5)); // the leaves of g1 share equally
  CHECK(found[0].intervals[0].high == 1);
  REQUIRE(found[3].node == "g1");
  CHECK(found[3].weight == 0);
  CHECK(found[3].intervals[0].high == Approx(0.5));
  CHECK(found[3].intervals[0].above == "i1");
}

TEST_CASE("a matrix file's criteria move alike, for every method", "[robustness][stability]") {
  std::mt19937_64 random(8);
  DecisionMatrix matrix;
  matrix.values.resize(5, 4);
  for (Index k = 0; k < matrix.values.size(); ++k) matrix.values.data()[k] = 1 + 9 * uniform(random);
  for (int i = 0; i < 5; ++i) matrix.alternatives.push_back("a" + std::to_string(i));
  for (int j = 0; j < 4; ++j) matrix.criteria.push_back("c" + std::to_string(j));
  matrix.directions = {Direction::max, Direction::min, Direction::max, Direction::min};
  int asked = 0;
  for (const Method& method : methods()) {
    CAPTURE(method.id);
    const auto problem = matrix_problem(method, *complete_settings(method, {}).value, method.normalization, matrix,
                                        {0.4, 0.3, 0.2, 0.2});
    if (!problem.value) continue; // asks for parameters
    ++asked;
    CHECK(problem.value->weights.sum() == Approx(1));
    const auto found = stability(*problem.value);
    REQUIRE(found.size() == 4);
    CHECK(disagreements(*problem.value, found, 100, 1e-6) == 0);
  }
  CHECK(asked >= 15);
}

} // namespace stability_test
