// The methods that most libraries share: what they do at the edges of their formulas. Their published numbers are in
// the textbook.

#include "tests/methods/published.h"

namespace library_methods_test {

using namespace yindi;
using namespace yindi::test;

namespace {

using Lists = std::vector<std::vector<double>>;

std::vector<double> scores_of(const std::string& id, const DecisionMatrix& m, const std::vector<double>& w,
                              const Settings& settings = {}, const std::string& normalization = {}) {
  const auto result = run(id, m, w, settings, normalization);
  CAPTURE(id);
  REQUIRE(result.value);
  return result.value->scores;
}

} // namespace

TEST_CASE("CoCoSo: where one is worst on everything k_b is left out for all, and that is said", "[cocoso]") {
  const auto m = matrix_of("[[3,5],[1,1],[2,3]]", "[1,1]"); // r: (1, 1), (0, 0), (½, ½)
  const auto result = run("cocoso", m, {0.5, 0.5});
  REQUIRE(result.value);
  // S = 1, 0, ½; P = 2, 0, 2 √½; k_a over 1.5 + 2 + √2, k_c over ½ · 1 + ½ · 2
  const double root = std::sqrt(0.5), all = 1.5 + 2 + 2 * root;
  const auto k = [](double a, double c) { return std::sqrt(a * c) + (a + c) / 2; };
  check_near(result.value->scores, Json{k(3 / all, 1), 0, k((0.5 + 2 * root) / all, (0.25 + root) / 1.5)}, 1e-14);
  REQUIRE(result.value->notes.size() == 1);
  CHECK(result.value->notes[0].in(Language::en).find("k_b is left out") != std::string::npos);
  CHECK(workings_of(*result.value)["k_b"].is_null());
  CHECK(ranks("cocoso", result) == std::vector<int>{1, 3, 2});
}

TEST_CASE("a criterion without weight changes nothing where powers or products would let it", "[cocoso][lmaw][wisp]") {
  const auto two = matrix_of("[[3,5],[1,4],[2,9]]", "[1,-1]"),
             three = matrix_of("[[3,5,1],[1,4,9],[2,9,5]]", "[1,-1,1]");
  for (const char* id : {"cocoso", "lmaw", "wisp"})
    check_near(scores_of(id, three, {0.6, 0.4, 0}), Json(scores_of(id, two, {0.6, 0.4})), 1e-14);
}

TEST_CASE("MAIRCA and ROV order as the weighted sum of min–max values, PIV as that of the vector norm",
          "[mairca][rov]") {
  const auto m = matrix_of("[[3,100,10],[2.5,80,8],[1.8,50,20],[2.2,70,12]]", "[-1,1,-1]");
  const std::vector<double> w = {0.3, 0.5, 0.2};
  const std::vector<double> sum = scores_of("saw", m, w, {}, "minmax");
  std::vector<double> gaps, halves;
  for (const double s : sum) {
    gaps.push_back((1 - s) / 4);
    halves.push_back(s / 2);
  }
  check_near(scores_of("mairca", m, w), Json(gaps), 1e-14);
  check_near(scores_of("rov", m, w), Json(halves), 1e-14);
}

TEST_CASE("on the frozen scales MAIRCA and PIV give what is missing to 1, ROV a half of the sum",
          "[mairca][piv][rov]") {
  const auto u = matrix_of("[[0.4,1],[0.2,0.5],[1,1]]", "[1,1]");
  const std::vector<double> w = {0.25, 0.75};
  check_near(scores_of("mairca", u, w, {}, frozen_frame), Json{0.15, 0.575, 0}, 1e-14);
  check_near(scores_of("piv", u, w, {}, frozen_frame), Json{0.15, 0.575, 0}, 1e-14);
  check_near(scores_of("rov", u, w, {}, frozen_frame), Json{0.425, 0.2125, 0.5}, 1e-14);
}

TEST_CASE("MOOSRA: without costs the sum of benefits, without benefits one over the costs, and a note", "[moosra]") {
  const auto benefits = run("moosra", matrix_of("[[3,4],[4,3]]", "[1,1]"), {0.25, 0.75});
  check_near(benefits.value->scores, Json{0.25 * 0.6 + 0.75 * 0.8, 0.25 * 0.8 + 0.75 * 0.6}, 1e-14);
  CHECK(benefits.value->notes[0].in(Language::en).find("no cost counts") == 0);
  const auto costs = run("moosra", matrix_of("[[3,4],[4,3]]", "[-1,-1]"), {0.25, 0.75});
  check_near(costs.value->scores, Json{1 / (0.25 * 0.6 + 0.75 * 0.8), 1 / (0.25 * 0.8 + 0.75 * 0.6)}, 1e-14);
  CHECK(ranks("moosra", costs) == std::vector<int>{2, 1});
}

TEST_CASE("CRADIS: with one criterion the best is what can be, and the others follow in order", "[cradis]") {
  // v = 0.25, 1, 0.75: S⁺ of the best is 0 as S₀⁺ is, so K⁺ is 1 there and 0 elsewhere; K⁻ = (v − 0.25) / 0.75
  check_near(scores_of("cradis", matrix_of("[[1],[4],[3]]", "[1]"), {1}), Json{0, 1, 1.0 / 3}, 1e-14);
  const auto u = matrix_of("[[0.5,1],[1,1],[0,0]]", "[1,1]"); // frozen: t⁺ = 0.75, t⁻ = 0, S₀⁺ = 0.5, S₀⁻ = 1
  check_near(scores_of("cradis", u, {0.25, 0.75}, {}, frozen_frame),
             Json{(0.5 / 0.625 + 0.875) / 2, 1, (0.5 / 1.5) / 2}, 1e-14);
}

TEST_CASE("RAFSI needs bounds, and no rival moves its scores", "[rafsi]") {
  const auto m = matrix_of("[[3,20],[1,60]]", "[1,-1]");
  CHECK(refused(run("rafsi", m, {0.5, 0.5})) == "RAFSI needs bounds");
  const Settings told = {{"bounds", Lists{{0, 5}, {10, 90}}}, {"ratio", 6.0}};
  // f: 4 and 1.625, 2 and 4.125; benefits f / 7, costs (12 / 7) / 2f
  const std::vector<double> two = scores_of("rafsi", m, {0.5, 0.5}, told);
  check_near(two, Json{0.5 * 4 / 7 + 0.5 * (6.0 / 7) / 1.625, 0.5 * 2 / 7 + 0.5 * (6.0 / 7) / 4.125}, 1e-14);
  const std::vector<double> three = scores_of("rafsi", matrix_of("[[3,20],[1,60],[5,10]]", "[1,-1]"), {0.5, 0.5}, told);
  check_near({three[0], three[1]}, Json(two), 1e-14);
}

TEST_CASE("PROBID may put an alternative above one that is at least as good on every criterion", "[probid]") {
  // Its last summand is the distance to the average, whichever side that is on: a1 is farther below than a0.
  const auto result = run("probid", matrix_of("[[2,1],[1,1],[8,6]]", "[1,1]"), {0.5, 0.5});
  CHECK(ranks("probid", result) == std::vector<int>{3, 2, 1});
}

TEST_CASE("WISP with benefits only and with costs only, as its package rounds them", "[wisp]") {
  // dioubernardo/rwisp, tests/testthat/test-rwisp.R
  check_near(scores_of("wisp", matrix_of("[[3,7],[4,6],[6,4]]", "[1,1]"), {0.5, 0.5}), Json{0.982, 0.993, 1}, 5e-4);
  check_near(scores_of("wisp", matrix_of("[[3,7],[4,6],[6,4]]", "[-1,-1]"), {0.5, 0.5}), Json{1, 0.953, 0.925}, 5e-4);
}

TEST_CASE("methods of ratios refuse what they cannot divide by, by the cell", "[ocra][moosra][wisp]") {
  const auto m = matrix_of("[[0,2],[3,1]]", "[-1,1]");
  CHECK(refused(run("ocra", m, {0.5, 0.5})) == "OCRA cannot take 0 (alternative \"a0\", criterion \"c0\")");
  CHECK(refused(run("moosra", m, {0.5, 0.5})) == "MOOSRA cannot take 0 (alternative \"a0\", criterion \"c0\")");
  CHECK(refused(run("wisp", m, {0.5, 0.5})) == "WISP cannot take 0 (alternative \"a0\", criterion \"c0\")");
  CHECK(ranks("ram", run("ram", m, {0.5, 0.5})) == std::vector<int>{1, 2}); // a share of 0 is a number
}

TEST_CASE("TODIM: gains are roots, losses roots over theta, and the sums are brought between 0 and 1", "[todim]") {
  const auto u = matrix_of("[[0],[0.25],[1]]", "[1]");
  for (const double theta : {1.0, 2.5}) {
    const double least = -1.5 / theta, middle = 0.5 - std::sqrt(0.75) / theta, greatest = 1 + std::sqrt(0.75);
    check_near(scores_of("todim", u, {1}, {{"theta", theta}}, frozen_frame),
               Json{0, (middle - least) / (greatest - least), 1}, 1e-14);
  }
  // δ(0, 1) = √¼ − √(1 / ¾), δ(1, 0) = √¾ − √(1 / ¼): the loss on what weighs little decides (Llamazares 2018)
  const auto result = run("todim", matrix_of("[[1,0],[0,1]]", "[1,1]"), {0.25, 0.75}, {}, frozen_frame);
  check_near(workings_of(*result.value)["sums"].get<std::vector<double>>(),
             Json{0.5 - std::sqrt(4.0 / 3), std::sqrt(0.75) - 2}, 1e-14);
  CHECK(ranks("todim", result) == std::vector<int>{1, 2});
}

TEST_CASE("TODIM: what weights sum to, a criterion without weight and differences of rounding change nothing",
          "[todim]") {
  const auto two = matrix_of("[[3,5],[1,4],[2,9]]", "[1,-1]"),
             three = matrix_of("[[3,5,1],[1,4,9],[2,9,5]]", "[1,-1,1]");
  check_near(scores_of("todim", three, {0.6, 0.4, 0}), Json(scores_of("todim", two, {0.6, 0.4})), 1e-14);
  check_near(scores_of("todim", two, {3, 2}), Json(scores_of("todim", two, {0.6, 0.4})), 1e-14);
  auto same = matrix_of("[[0.3,1],[0.3,1],[0.6,0]]", "[1,1]");
  same.values(0, 0) = 0.1 + 0.2; // not 0.3 to the last bit
  CHECK(ranks("todim", run("todim", same, {0.5, 0.5}, {}, frozen_frame))[0] ==
        ranks("todim", run("todim", same, {0.5, 0.5}, {}, frozen_frame))[1]);
}

TEST_CASE("TODIM refuses more alternatives than can be compared by pairs, and costs that stay costs", "[todim]") {
  const auto m = matrix_of("[[3,5],[1,4]]", "[1,-1]");
  CHECK(refused(run("todim", m, {0.5, 0.5}, {}, "vector")) ==
        "normalisation \"Vector\" leaves criterion \"c1\" a cost, which TODIM would count as a benefit");
  CHECK_FALSE(run("todim", m, {0.5, 0.5}, {{"theta", 0.0}}).value);
  DecisionMatrix many;
  many.values = Eigen::MatrixXd::Ones(4001, 1);
  many.alternatives.assign(4001, "a");
  many.criteria = {"c"};
  many.directions = {Direction::max};
  CHECK(refused(run("todim", many, {1.0})) ==
        "4001 alternatives are 16,008,001 pairs; methods that compare by pairs take at most 4000 alternatives");
}

} // namespace library_methods_test
