#include "engine/robustness/change.h"
#include "tests/robustness/synthetic.h"

namespace change_test {

using namespace yindi;
using namespace yindi::test;
using Eigen::Index;
using Eigen::RowVectorXd;

namespace {

double lead(const RankingProblem& problem, const RowVectorXd& weights, Index a, Index b) {
  const RowVectorXd met = merits_under(problem, weights);
  return met(a) - met(b);
}

/// The least Σ |Δ| over a grid of weights of three leaves; 3 where the challenger leads nowhere.
double least_on_grid(const RankingProblem& problem, Index challenger, Index leader, int steps) {
  Eigen::MatrixXd weights((steps + 1) * (steps + 2) / 2, 3);
  Index k = 0;
  for (int a = 0; a <= steps; ++a)
    for (int b = 0; a + b <= steps; ++b, ++k)
      weights.row(k) << static_cast<double>(a) / steps, static_cast<double>(b) / steps,
          static_cast<double>(steps - a - b) / steps;
  const Eigen::MatrixXd met = merits(problem, weights);
  double least = 3;
  for (k = 0; k < weights.rows(); ++k)
    if (met(k, challenger) > met(k, leader))
      least = std::min(least, (weights.row(k) - problem.weights).cwiseAbs().sum());
  return least;
}

void check_weights(const WeightChange& change) {
  CHECK(change.after.minCoeff() >= -1e-15);
  CHECK(change.after.sum() == Approx(1));
  CHECK(change.size == Approx((change.after - change.before).cwiseAbs().sum()).margin(1e-15));
}

} // namespace

TEST_CASE("the least change of an additive method by hand", "[robustness][change]") {
  // d = (−0.4, 0, 0.3) under weights (0.5, 0.3, 0.2): 0.14 behind; moving x from the first to the third gains 0.7 x.
  const auto county = made_county({1, 1, 1}, {{0.9, 0.5, 0.3}, {0.5, 0.5, 0.6}},
                                  {{"goal", {{"g0", 0.5}, {"g1", 0.3}, {"g2", 0.2}}}}, "saw");
  const RankingProblem problem = problem_of(county).ranking;
  const WeightChange change = smallest_change(problem, 1, 0);
  CHECK(change.exact);
  REQUIRE(change.possible);
  CHECK(change.size == Approx(2 * 0.14 / 0.7));
  CHECK(change.after(0) == Approx(0.3));
  CHECK(change.after(1) == Approx(0.3));
  CHECK(change.after(2) == Approx(0.4));
  CHECK(smallest_change(problem, 0, 1).size == 0); // leads already
}

TEST_CASE("where the challenger is nowhere better, no weights help", "[robustness][change]") {
  for (const char* method : {"saw", "topsis", "vikor"}) {
    CAPTURE(method);
    const auto county = made_county({1, 2}, {{0.9, 0.5, 0.3}, {0.5, 0.5, 0.2}}, {}, method);
    const WeightChange change = smallest_change(problem_of(county).ranking, 1, 0);
    CHECK_FALSE(change.possible);
    CHECK(change.exact == (std::string(method) == "saw"));
    CHECK(change.size == 0);
  }
}

TEST_CASE("no weights on a fine grid need less than the least change", "[robustness][change]") {
  struct Kind {
    const char* method;
    Settings parameters;
    bool exact;
  };
  const std::vector<Kind> kinds = {{"saw", {}, true},
                                   {"spotis", {}, true},
                                   {"promethee-ii", {}, true},
                                   {"topsis", {{"weight_power", 1.0}}, false},
                                   {"topsis", {{"weight_power", 2.0}}, false},
                                   {"vikor", {}, false}};
  std::mt19937_64 random(9);
  constexpr int steps = 100;
  for (int round = 0; round < 120; ++round) {
    const Kind& kind = kinds[static_cast<std::size_t>(round) % kinds.size()];
    CAPTURE(round, kind.method);
    const auto county = synthetic_county(random, {1, 1, 1}, 4, kind.method, kind.parameters);
    const RankingProblem problem = problem_of(county).ranking;
    for (const WeightChange& change : smallest_changes(problem)) {
      const auto challenger =
          static_cast<Index>(std::find(problem.alternatives.begin(), problem.alternatives.end(), change.challenger) -
                             problem.alternatives.begin());
      CAPTURE(change.challenger);
      const double on_grid = least_on_grid(problem, challenger, problem.first, steps);
      CHECK(change.exact == kind.exact);
      CHECK(change.possible == (on_grid < 3));
      if (!change.possible) continue;
      check_weights(change);
      // None better; and as good as the grid can be. A search may stop a little short.
      CHECK(change.size <= on_grid * (change.exact ? 1 : 1.02) + 1e-9);
      CHECK(change.size >= on_grid - 4.0 / steps);
      CHECK(lead(problem, change.after, challenger, problem.first) == Approx(0).margin(1e-6));
    }
  }
}

TEST_CASE("with many leaves no random weights need less than the exact change", "[robustness][change]") {
  std::mt19937_64 random(10);
  for (int round = 0; round < 50; ++round) {
    const auto county = synthetic_county(random, {3, 2, 3}, 5, "saw", {});
    const RankingProblem problem = problem_of(county).ranking;
    const auto changes = smallest_changes(problem);
    for (std::size_t k = 1; k < changes.size(); ++k)
      CHECK((!changes[k].possible || changes[k - 1].size <= changes[k].size));
    for (const WeightChange& change : changes) {
      if (!change.possible) continue;
      check_weights(change);
      const auto challenger =
          static_cast<Index>(std::find(problem.alternatives.begin(), problem.alternatives.end(), change.challenger) -
                             problem.alternatives.begin());
      CHECK(lead(problem, change.after, challenger, problem.first) == Approx(0).margin(1e-9));
      for (int draw = 0; draw < 200; ++draw) {
        RowVectorXd weights = problem.weights;
        for (int moves = 0; moves < 3; ++moves) { // near the present ones, where the least lies
          const auto from = static_cast<Index>(random() % 8), to = static_cast<Index>(random() % 8);
          const double mass = weights(from) * uniform(random);
          weights(from) -= mass;
          weights(to) += mass;
        }
        if (lead(problem, weights, challenger, problem.first) > 1e-12)
          CHECK((weights - problem.weights).cwiseAbs().sum() >= change.size - 1e-9);
      }
    }
  }
}

} // namespace change_test
