// What libraries of the field were found to get wrong, one test each: a small problem whose right answer follows from
// the formula, so that the same mistake here would show. The published vectors of each method are in the textbook.

#include "engine/methods/agreement.h"
#include "engine/methods/normalization.h"
#include "engine/methods/objective.h"
#include "tests/methods/published.h"

#include <numeric>

namespace wrong_elsewhere_test {

using namespace yindi;
using namespace yindi::test;

namespace {

std::vector<double> scores_of(const std::string& id, const DecisionMatrix& m, const std::vector<double>& w,
                              const Settings& settings = {}) {
  const auto result = run(id, m, w, settings);
  CAPTURE(id);
  REQUIRE(result.value);
  return result.value->scores;
}

std::vector<double> weights_by(const std::string& id, const DecisionMatrix& m, const Settings& settings = {}) {
  const auto result = objective_weights(*find_objective_weighting(id), m, {}, settings);
  CAPTURE(id);
  REQUIRE(result.value);
  return result.value->weights;
}

/// The methods of the table that give scores for positive data without being told bounds.
std::vector<std::string> scoring(const DecisionMatrix& m, const std::vector<double>& w) {
  std::vector<std::string> ids;
  for (const Method& method : methods())
    if (const auto result = run(method.id, m, w); result.value && !result.value->scores.empty())
      ids.emplace_back(method.id);
  REQUIRE(ids.size() > 15);
  return ids;
}

} // namespace

TEST_CASE("COPRAS: costs count against, so the dominated is not first", "[methods][wrong_elsewhere]") {
  // S⁺ = ½ · 10/29, ½ · 10/29, ½ · 9/29; S⁻ = ½ · 5/61, ½ · 50/61, ½ · 6/61; Q = S⁺ + Σ S⁻ / (S⁻ Σ 1/S⁻)
  const auto m = matrix_of("[[10,5],[10,50],[9,6]]", "[1,-1]");
  const std::vector<double> costs = {2.5 / 61, 25.0 / 61, 3.0 / 61}, benefits = {5.0 / 29, 5.0 / 29, 4.5 / 29};
  double inverse = 0, sum = 0;
  for (const double cost : costs) inverse += 1 / cost, sum += cost;
  std::vector<double> q;
  for (std::size_t i = 0; i < 3; ++i) q.push_back(benefits[i] + sum / (costs[i] * inverse));
  const double best = q[0];
  for (double& x : q) x /= best;
  check_near(scores_of("copras", m, {0.5, 0.5}), Json(q), 1e-14);
}

TEST_CASE("PROMETHEE II: the better has the positive flow, over n - 1", "[methods][wrong_elsewhere]") {
  check_near(scores_of("promethee-ii", matrix_of("[[3],[2],[1]]", "[1]"), {1}), Json({1, 0, -1}), 1e-15);
  check_near(scores_of("promethee-ii", matrix_of("[[3],[2],[1]]", "[-1]"), {1}), Json({-1, 0, 1}), 1e-15);
}

TEST_CASE("CRITIC turns costs round unless asked not to, so a reversed column changes nothing",
          "[methods][wrong_elsewhere]") {
  const auto cost = matrix_of("[[9,3,5],[7,1,7],[4,8,2],[2,6,3]]", "[1,-1,1]");
  const auto benefit = matrix_of("[[9,-3,5],[7,-1,7],[4,-8,2],[2,-6,3]]", "[1,1,1]");
  check_near(weights_by("critic", cost), Json(weights_by("critic", benefit)), 1e-14);
  const auto blind = weights_by("critic", cost, {{"direction_aware", false}});
  CHECK(std::abs(blind[1] - weights_by("critic", cost)[1]) > 0.05);
}

TEST_CASE("entropy weighs x / sum, whatever the direction, and exactly", "[methods][wrong_elsewhere]") {
  const auto up = matrix_of("[[1,2],[2,5],[3,9]]", "[1,1]"), down = matrix_of("[[1,2],[2,5],[3,9]]", "[1,-1]");
  check_near(weights_by("entropy", down), Json(weights_by("entropy", up)), 1e-16);
  const auto divergence = [](const std::vector<double>& x) {
    const double sum = std::accumulate(x.begin(), x.end(), 0.0);
    double entropy = 0;
    for (const double v : x) entropy -= v / sum * std::log(v / sum);
    return 1 - entropy / std::log(static_cast<double>(x.size()));
  };
  const double a = divergence({1, 2, 3}), b = divergence({2, 5, 9});
  check_near(weights_by("entropy", up), Json({a / (a + b), b / (a + b)}), 1e-14);
}

TEST_CASE("the denominator of standard deviations cancels in their weights", "[methods][wrong_elsewhere]") {
  const auto m = matrix_of("[[1,2],[2,5],[3,9]]", "[1,1]");
  check_near(weights_by("std", m, {{"ddof", 0.0}}), Json(weights_by("std", m, {{"ddof", 1.0}})), 1e-15);
}

TEST_CASE("no weights are made of rounding where nothing differs", "[methods][wrong_elsewhere]") {
  const auto same = matrix_of("[[0.1,0.3],[0.1,0.3],[0.1,0.3]]", "[1,1]"); // 0.1 + 0.1 + 0.1 is not 0.3
  for (const ObjectiveWeighting& weighting : objective_weightings()) {
    CAPTURE(weighting.id);
    CHECK(objective_weights(weighting, same).value.has_value() == (std::string(weighting.id) == "equal"));
  }
}

TEST_CASE("VIKOR: one alternative is the compromise where both conditions hold", "[methods][wrong_elsewhere]") {
  const auto clear = run("vikor", matrix_of("[[9,9],[5,5],[1,1]]", "[1,1]"), {0.5, 0.5});
  REQUIRE(clear.value);
  CHECK(clear.value->workings()["acceptable_advantage"] == true);
  CHECK(clear.value->workings()["acceptable_stability"] == true);
  CHECK(Json(clear.value->workings()["compromise_set"]) == Json({"a0"}));
  CHECK(ranks("vikor", clear) == std::vector<int>{1, 2, 3});
  const auto near = run("vikor", matrix_of("[[9,9],[8.9,8.9],[1,1]]", "[1,1]"), {0.5, 0.5});
  CHECK(Json(near.value->workings()["compromise_set"]) == Json({"a0", "a1"}));
  CHECK(ranks("vikor", near) == std::vector<int>{1, 2, 3}); // the set is not the first place
}

TEST_CASE("TOPSIS takes vector normalisation, and 1 - x / ||x|| of costs gives the same",
          "[methods][wrong_elsewhere]") {
  CHECK(std::string(find_method("topsis")->normalization) == "vector");
  const auto m = matrix_of("[[3,100,10],[2.5,80,8],[1.8,50,20]]", "[-1,1,-1]");
  const std::vector<double> w = {0.3, 0.5, 0.2};
  const auto inverted = run("topsis", m, w, {}, "vector_inverted");
  REQUIRE(inverted.value);
  check_near(inverted.value->scores, Json(scores_of("topsis", m, w)), 1e-14);
}

TEST_CASE("a ranking gives places, not an order, and ties share the smallest", "[methods][wrong_elsewhere]") {
  CHECK(competition_ranks({0.2, 0.9, 0.5, 0.2}, true) == std::vector<int>{3, 1, 2, 3});
  CHECK(competition_ranks({0.2, 0.9, 0.5, 0.2}, false) == std::vector<int>{1, 4, 3, 1});
}

TEST_CASE("problems without a cost are ranked by every method", "[methods][wrong_elsewhere]") {
  const auto m = matrix_of("[[3,9],[2,5],[1,4]]", "[1,1]");
  for (const Method& method : methods()) {
    CAPTURE(method.id);
    const auto result = run(method.id, m, {0.5, 0.5}, told(method.id, m, 0, 10));
    REQUIRE(result.value);
    CHECK(ranks_of(method, *result.value, 3)[0] == 1);
  }
}

TEST_CASE("places as correlations take them: ties at their mean, tau-a and tau-b apart, WS of the reference",
          "[methods][wrong_elsewhere]") {
  const Ranks x = mid_ranks({1, 2, 2, 4, 5, 5}), y = mid_ranks({1, 3, 2, 4, 6, 5});
  const double no_ties = 1 - 6 * (0.25 + 0.25 + 0.25 + 0.25) / (6.0 * 35);
  CHECK(std::abs(*spearman(x, y) - no_ties) > 1e-4); // the formula without ties is another
  CHECK(*spearman(x, y) == Approx(16.5 / std::sqrt(16.5 * 17.5)).epsilon(1e-12));
  CHECK(*kendall_tau_a(x, y) == Approx(13.0 / 15).epsilon(1e-12));
  CHECK(*kendall_tau_b(x, y) == Approx(13.0 / std::sqrt(13.0 * 15)).epsilon(1e-12));
  CHECK(*ws_coefficient({1, 2, 3}, {2, 3, 1}) != Approx(*ws_coefficient({2, 3, 1}, {1, 2, 3})));
}

TEST_CASE("weights that sum to 2 order as those that sum to 1", "[methods][wrong_elsewhere]") {
  const auto m = matrix_of("[[3,100,10],[2.5,80,8],[1.8,50,20],[2.2,70,12]]", "[-1,1,-1]");
  const std::vector<double> one = {0.3, 0.5, 0.2}, two = {0.6, 1, 0.4};
  const std::vector<std::string> free = {"topsis", "vikor", "copras", "edas", "marcos"},
                                 with = {"saw", "moora", "promethee-ii"};
  for (const std::string& id : free) check_near(scores_of(id, m, two), Json(scores_of(id, m, one)), 1e-14);
  for (const std::string& id : with) {
    const std::vector<double> a = scores_of(id, m, one), b = scores_of(id, m, two);
    for (std::size_t i = 0; i < a.size(); ++i) CHECK(b[i] == Approx(2 * a[i]).epsilon(1e-12));
  }
}

TEST_CASE("ELECTRE I: a concordance that meets the threshold counts", "[methods][wrong_elsewhere]") {
  const auto m = matrix_of("[[3,1],[1,1.1]]", "[1,1]"); // a0 is ahead with 0.7 of the weights
  CHECK(scores_of("electre-i", m, {0.7, 0.3}, {{"p", 0.7}, {"q", 1.0}}) == std::vector<double>{1, 0});
  CHECK(scores_of("electre-i", m, {0.7, 0.3}, {{"p", 0.71}, {"q", 1.0}}) == std::vector<double>{1, 1});
}

TEST_CASE("units as small as 1e-4 of the data change no winner", "[methods][wrong_elsewhere]") {
  auto m = matrix_of("[[3,100,10],[2.5,80,8],[1.8,50,20],[2.2,70,12]]", "[-1,1,-1]");
  const std::vector<double> w = {0.3, 0.5, 0.2};
  for (const std::string& id : scoring(m, w)) {
    CAPTURE(id);
    const auto before = ranks(id, run(id, m, w));
    DecisionMatrix small = m;
    small.values *= 1e-4;
    CHECK(ranks(id, run(id, small, w)) == before);
  }
}

TEST_CASE("a negative benefit is refused or ranked the right way round, by every method",
          "[methods][wrong_elsewhere]") {
  const auto m = matrix_of("[[-1],[-5],[-9]]", "[1]");
  for (const Method& method : methods()) {
    CAPTURE(method.id);
    const auto result = run(method.id, m, {1}, told(method.id, m, -10, 10));
    if (!result.value) {
      CHECK(refused(result).find("-1") != std::string::npos);
      continue;
    }
    const std::vector<int> places = ranks_of(method, *result.value, 3);
    CHECK(places[0] == 1);
    CHECK(places[0] <= places[1]);
    CHECK(places[1] <= places[2]);
  }
}

TEST_CASE("the cheapest keeps its credit where a cost is 0", "[methods][wrong_elsewhere]") {
  const auto m = matrix_of("[[0,2],[3,2],[5,2]]", "[-1,1]");
  for (const Method& method : methods()) {
    CAPTURE(method.id);
    const auto result = run(method.id, m, {0.5, 0.5}, told(method.id, m, -1, 10));
    if (!result.value)
      CHECK(refused(result).find("cannot take 0") != std::string::npos);
    else
      CHECK(ranks_of(method, *result.value, 3)[0] == 1);
  }
}

} // namespace wrong_elsewhere_test
