#include "engine/weights/weightings.h"

#include "tests/catch.h"
#include "tests/weights/reference.h"

#include <cmath>
#include <numeric>
#include <random>

namespace weightings_test {

using namespace yindi;
using namespace yindi::test;

namespace {

NodeWeighting given(const std::string& kind, std::map<std::string, double> values,
                    std::map<std::string, double> worst = {}) {
  return {"goal", kind, std::move(values), std::move(worst), {}, "", {}};
}

std::vector<double> weights(const std::vector<std::string>& items, const NodeWeighting& weighting) {
  const auto result = direct_weights(items, weighting);
  for (const Diagnostic& diagnostic : result.diagnostics) UNSCOPED_INFO(print(diagnostic));
  REQUIRE(result.value);
  return result.value->weights;
}

std::string refusal(const NodeWeighting& weighting) {
  const auto result = direct_weights({"a", "b", "c"}, weighting);
  CHECK_FALSE(result.value);
  REQUIRE_FALSE(result.diagnostics.empty());
  return result.diagnostics.front().message.in(Language::en);
}

/// Maximises Σx under Ax ≤ 1, x ≥ 0 by the plain simplex method with Bland's rule: the linear model of Rezaei 2016 with
/// ξ = 1, as an independent solution.
std::vector<double> simplex(const std::vector<std::vector<double>>& rows, std::size_t n) {
  const std::size_t m = rows.size();
  std::vector<std::vector<double>> table(m + 1, std::vector<double>(n + m + 1, 0.0));
  std::vector<std::size_t> basis(m);
  for (std::size_t i = 0; i < m; ++i) {
    std::copy(rows[i].begin(), rows[i].end(), table[i].begin());
    table[i][n + i] = table[i][n + m] = 1;
    basis[i] = n + i;
  }
  std::fill_n(table[m].begin(), n, -1.0);
  for (int step = 0; step < 1000; ++step) {
    std::size_t in = 0;
    while (in < n + m && table[m][in] > -1e-11) ++in;
    if (in == n + m) break;
    std::size_t out = m;
    for (std::size_t i = 0; i < m; ++i)
      if (table[i][in] > 1e-11 && (out == m || table[i][n + m] * table[out][in] < table[out][n + m] * table[i][in]))
        out = i;
    REQUIRE(out < m); // else consistent
    const double pivot = table[out][in];
    for (double& entry : table[out]) entry /= pivot;
    for (std::size_t i = 0; i <= m; ++i)
      if (const double factor = table[i][in]; i != out && factor != 0)
        for (std::size_t j = 0; j <= n + m; ++j) table[i][j] -= factor * table[out][j];
    basis[out] = in;
  }
  std::vector<double> x(n, 0.0);
  for (std::size_t i = 0; i < m; ++i)
    if (basis[i] < n) x[basis[i]] = table[i][n + m];
  return x;
}

} // namespace

TEST_CASE("places become weights as their sources print them", "[weights][weightings]") {
  // Edwards & Barron 1994: rank-order centroids of four items .5208 .2708 .1458 .0625
  const std::map<std::string, double> ranks = {{"a", 1}, {"b", 2}, {"c", 3}, {"d", 4}};
  CHECK(near(weights(letters(4), given("rank-order-centroid", ranks)), {.5208, .2708, .1458, .0625}, 5e-5));
  CHECK(near(weights(letters(4), given("rank-sum", ranks)), {.4, .3, .2, .1}, 1e-15));
  CHECK(near(weights(letters(4), given("rank-reciprocal", ranks)), {12 / 25.0, 6 / 25.0, 4 / 25.0, 3 / 25.0}, 1e-15));
  // Items of one place share.
  CHECK(near(weights(letters(3), given("rank-sum", {{"a", 2}, {"b", 1}, {"c", 2}})), {.25, .5, .25}, 1e-15));
  CHECK(near(weights(letters(3), given("rank-order-centroid", {{"a", 7}, {"b", 7}, {"c", 7}})),
             {1 / 3.0, 1 / 3.0, 1 / 3.0}, 1e-15));
}

TEST_CASE("points and swing are shares", "[weights][weightings]") {
  CHECK(near(weights({"x", "y"}, given("points", {{"x", 40}, {"y", 60}})), {.4, .6}, 1e-15));
  CHECK(near(weights({"x", "y", "z"}, given("swing", {{"x", 100}, {"y", 60}, {"z", 0}})), {.625, .375, 0}, 1e-15));
  CHECK(near(weights({"x", "y"}, given("equal", {})), {.5, .5}, 0));
  CHECK(weights({"x"}, given("points", {{"x", 3}})) == std::vector<double>{1});
}

TEST_CASE("every weighting gives weights that sum to 1 and follow the items", "[weights][weightings]") {
  std::mt19937_64 random(2);
  for (const WeightingKind& kind : weightings())
    for (std::size_t n = 1; n <= 9; ++n) {
      INFO(kind.id);
      const auto items = letters(n);
      NodeWeighting weighting = given(kind.id, {});
      for (std::size_t i = 0; i < n; ++i) weighting.values[items[i]] = static_cast<double>(random() % 9 + 1);
      weighting.worst = weighting.values;
      if (kind.asks == Asks::ratios) weighting.values[items[random() % n]] = 1;
      if (kind.asks == Asks::steps)
        for (std::size_t i = 0; i < n; ++i) {
          weighting.values[items[i]] = static_cast<double>((i + 2) % n + 1);
          if (weighting.values[items[i]] > 1) weighting.steps[items[i]] = static_cast<double>(random() % 9 + 1) / 10;
        }
      if (kind.asks == Asks::best_worst) {
        weighting.values[items.front()] = weighting.worst[items.back()] = 1;
        weighting.worst[items.front()] = weighting.values[items.back()] = n == 1 ? 1 : 9;
      }
      const auto first = weights(items, weighting);
      CHECK(std::accumulate(first.begin(), first.end(), 0.0) == Approx(1).epsilon(1e-14));
      const std::vector<std::string> turned(items.rbegin(), items.rend());
      const auto second = weights(turned, weighting);
      CHECK(near(first, {second.rbegin(), second.rend()}, 1e-14));
      for (const double weight : first) CHECK(weight >= 0);
    }
  CHECK(weightings().size() == 11);
}

TEST_CASE("PIPRECIA: an item may count more than the one before it", "[weights][weightings]") {
  NodeWeighting three = given("piprecia", {{"a", 1}, {"b", 2}, {"c", 3}});
  three.steps = {{"b", 1.5}, {"c", 0.5}}; // k = 0.5 and 1.5: 1, 2, 4/3
  CHECK(near(weights({"a", "b", "c"}, three), {3.0 / 13, 6.0 / 13, 4.0 / 13}, 1e-15));
  three.steps["c"] = 2;
  CHECK(refusal(three) == "c has the step 2");
  three.steps["c"] = 0;
  CHECK(refusal(three) == "c has the step 0");
  three.steps.erase("c");
  CHECK(refusal(three) == "c has no step");
}

TEST_CASE("FUCOM: ratios to the most important item, as printed", "[weights][weightings]") {
  // Pamučar, Stević & Sremac 2018, Symmetry 10(9):393: priorities of eight and of five criteria
  CHECK(near(weights(letters(8),
                     given("fucom", {{"a", 1}, {"b", 1}, {"c", 1}, {"d", 2}, {"e", 4}, {"f", 4}, {"g", 4}, {"h", 4}})),
             {.2222, .2222, .2222, .1111, .0556, .0556, .0556, .0556}, 5e-5));
  CHECK(near(weights(letters(5), given("fucom", {{"a", 1}, {"b", 2}, {"c", 2}, {"d", 4}, {"e", 8}})),
             {.4211, .2105, .2105, .1053, .0526}, 5e-5));
  CHECK(refusal(given("fucom", {{"a", 2}, {"b", 3}, {"c", 4}})) ==
        "fucom needs an item with 1: the one that counts most, with which all are compared");
  CHECK(refusal(given("fucom", {{"a", 1}, {"b", .5}, {"c", 4}})) ==
        "fucom asks how many times more the most important item counts: a number from 1 on");
}

TEST_CASE("SWARA: step by step down the places, as printed", "[weights][weightings]") {
  // Keršulienė, Zavadskas & Turskis 2010, Table 1: q 1 .87 .84 .65 .64 .61
  NodeWeighting six = given("swara", {{"a", 1}, {"b", 2}, {"c", 3}, {"d", 4}, {"e", 5}, {"f", 6}});
  six.steps = {{"b", .15}, {"c", .04}, {"d", .29}, {"e", .02}, {"f", .04}};
  const std::vector<double> printed = weights(letters(6), six);
  CHECK(near(printed, {.22, .19, .18, .14, .14, .13}, .005));
  CHECK(printed[3] / printed[0] == Approx(.65).margin(.005));
  six.steps["a"] = 0; // a step of 0 at the first place says nothing
  CHECK(weights(letters(6), six) == printed);

  NodeWeighting three = given("swara", {{"a", 2}, {"b", 1}, {"c", 5}}); // places may leave gaps
  three.steps = {{"a", 0}, {"c", 1}};
  CHECK(near(weights(letters(3), three), {.4, .4, .2}, 1e-15));
  three.steps["b"] = .1;
  CHECK(refusal(three) == "b has the first place, so no step leads to it");
  three.steps = {{"a", 0}};
  CHECK(refusal(three) == "c has no step");
  three.steps = {{"a", -.5}, {"c", 1}};
  CHECK(refusal(three) == "a has the step -0.5");
  three.steps = {{"a", 0}, {"c", 1}, {"d", 1}};
  CHECK(refusal(three) == "\"d\" is none of the items to weigh");
  three.values["c"] = 2;
  CHECK(refusal(three) == "a and c have the same place");
  three.values["c"] = 0;
  CHECK(refusal(three) == "a rank is a number from 1 on; 1 counts most");
}

TEST_CASE("numbers that give no weights are refused by name", "[weights][weightings]") {
  CHECK(refusal(given("points", {{"a", 0}, {"b", 0}, {"c", 0}})) ==
        "all numbers are 0, so nothing says which item counts more");
  CHECK(refusal(given("points", {{"a", 1}, {"b", -2}, {"c", 1}})) == "b has -2; a number from 0 on is needed");
  CHECK(refusal(given("points", {{"a", 1}, {"b", INFINITY}, {"c", 1}})) == "b has inf; a number from 0 on is needed");
  CHECK(refusal(given("points", {{"a", 1}, {"c", 1}})) == "b has no number");
  CHECK(refusal(given("points", {{"a", 1}, {"b", 1}, {"c", 1}, {"d", 1}})) == "\"d\" is none of the items to weigh");
  CHECK(refusal(given("rank-sum", {{"a", 0}, {"b", 1}, {"c", 2}})) == "a rank is a number from 1 on; 1 counts most");
  CHECK(refusal(given("point", {})) == "no weighting \"point\"");
  CHECK(refusal(given("best-worst", {{"a", 2}, {"b", 3}, {"c", 4}}, {{"a", 4}, {"b", 2}, {"c", 1}})) ==
        "best-worst needs a best and a worst item");
  CHECK(refusal(given("best-worst", {{"a", 1}, {"b", 3}, {"c", 4}}, {{"a", 5}, {"b", 2}, {"c", 1}})) ==
        "the best counts 4 times the worst in one list and 5 times in the other");
  CHECK(refusal(given("best-worst", {{"a", 1}, {"b", 30}, {"c", 4}}, {{"a", 4}, {"b", 2}, {"c", 1}})) ==
        "30 is no answer of best-worst");
  CHECK_FALSE(best_worst({1, 2}, {1}).value);
}

TEST_CASE("best-worst: consistent answers give back their weights (Rezaei 2015, buying a car)",
          "[weights][weightings]") {
  // quality 2, price 1, comfort 4, safety 2, style 8 against price; 4, 8, 2, 4, 1 against style
  const BestWorst car = *best_worst({2, 1, 4, 2, 8}, {4, 8, 2, 4, 1}).value;
  CHECK(near(car.weights, {.2105, .4211, .1053, .2105, .0526}, 5e-5));
  CHECK(car.xi == Approx(0).margin(1e-15));
  CHECK(car.ratio == 0);
  CHECK(car.best == 1);
  CHECK(car.worst == 4);
}

TEST_CASE("best-worst: the smallest largest deviation", "[weights][weightings]") {
  // Load flexibility, accessibility, cost: 8, 2, 1 and 1, 5, 8. By hand: w_W = 2, w_2 = 9, w_B = 17 of 28, ξ = 1/28.
  const BestWorst transport = *best_worst({8, 2, 1}, {1, 5, 8}).value;
  CHECK(near(transport.weights, {2 / 28.0, 9 / 28.0, 17 / 28.0}, 1e-15));
  CHECK(transport.xi == Approx(1 / 28.0).epsilon(1e-14));
  CHECK(transport.ratio == Approx(2 / 56.0)); // |2·5 − 8|/(8² − 8)
  CHECK(*transport.threshold == .1309);

  std::mt19937_64 random(9);
  for (int trial = 0; trial < 300; ++trial) {
    const std::size_t n = 3 + random() % 7, best = 0, worst = n - 1;
    const auto range = static_cast<double>(random() % 8 + 2);
    std::vector<double> a(n), b(n);
    for (std::size_t j = 0; j < n; ++j) {
      a[j] = 1 + static_cast<double>(random() % static_cast<unsigned>(range));
      b[j] = 1 + static_cast<double>(random() % static_cast<unsigned>(range));
    }
    a[best] = b[worst] = 1;
    a[worst] = b[best] = range;
    std::vector<std::vector<double>> rows;
    const auto both_ways = [&](std::size_t plus, std::size_t minus, double times) {
      std::vector<double> row(n, 0.0);
      row[plus] += 1;
      row[minus] -= times;
      rows.push_back(row);
      for (double& entry : row) entry = -entry;
      rows.push_back(row);
    };
    bool consistent = true;
    for (std::size_t j = 0; j < n; ++j) {
      if (j != best) both_ways(best, j, a[j]);
      if (j != worst) both_ways(j, worst, b[j]);
      consistent = consistent && a[j] * b[j] == range;
    }
    const BestWorst solved = *best_worst(a, b).value;
    if (consistent || solved.best != best || solved.worst != worst) continue; // another item may be rated 1 too
    std::vector<double> expected = simplex(rows, n);
    const double sum = std::accumulate(expected.begin(), expected.end(), 0.0);
    for (double& weight : expected) weight /= sum;
    CHECK(solved.xi == Approx(1 / sum).epsilon(1e-9));
    CHECK(near(solved.weights, expected, 1e-9));
  }
}

TEST_CASE("best-worst: thresholds of the input-based ratio (Liang, Brunelli & Rezaei 2020)", "[weights][weightings]") {
  const auto threshold = [](std::size_t n, double range) {
    std::vector<double> a(n, 2), b(n, 2);
    a.front() = b.back() = 1;
    a.back() = b.front() = range;
    return best_worst(a, b).value->threshold;
  };
  CHECK(*threshold(3, 3) == .1667);
  CHECK(*threshold(4, 5) == .1994);
  CHECK(*threshold(9, 9) == .3662);
  CHECK_FALSE(threshold(10, 9));
  CHECK_FALSE(threshold(4, 2));
  const auto notes =
      direct_weights(letters(3), given("best-worst", {{"a", 1}, {"b", 9}, {"c", 9}}, {{"a", 9}, {"b", 9}, {"c", 1}}))
          .value->notes;
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].in(Language::en).find("is above its threshold 0.1359") != std::string::npos);
  CHECK(near(best_worst({1, 1}, {1, 1}).value->weights, {.5, .5}, 0));
  CHECK(near(best_worst({1, 4}, {4, 1}).value->weights, {.8, .2}, 1e-15));
}

// Rezaei 2015, Omega 53:49–57: the example of section 4 (load flexibility, accessibility, cost) and table 1.
TEST_CASE("best-worst, nonlinear: the weights and the consistency indices as printed", "[weights][weightings]") {
  const BestWorst transport = *best_worst_nonlinear({8, 2, 1}, {1, 5, 8}).value;
  CHECK(near(transport.weights, {.0714, .3387, .5899}, 5e-5));
  CHECK(transport.xi == Approx(4 - std::sqrt(14)).margin(1e-12));
  CHECK(*transport.output_ratio == Approx(.058).margin(5e-4));
  CHECK(near(transport.low, transport.weights, 1e-12)); // three items: one solution
  CHECK(near(transport.high, transport.weights, 1e-12));
  const std::vector<double> printed = {.44, 1, 1.63, 2.3, 3, 3.73, 4.47, 5.23};
  for (std::size_t k = 0; k < printed.size(); ++k) {
    const double range = static_cast<double>(k) + 2;
    CHECK(best_worst_nonlinear({1, range, range}, {range, range, 1}).value->xi == Approx(printed[k]).margin(.005));
  }
}

TEST_CASE("best-worst, nonlinear: the deviation is the least there is, and ends and middles are within it",
          "[weights][weightings]") {
  std::mt19937_64 random(5);
  for (int round = 0; round < 200; ++round) {
    const std::size_t n = 3 + random() % 5;
    const double range = static_cast<double>(random() % 8 + 2);
    std::vector<double> a(n), b(n);
    for (std::size_t j = 0; j < n; ++j) {
      a[j] = static_cast<double>(random() % 8 + 2);
      b[j] = static_cast<double>(random() % 8 + 2);
    }
    a.front() = b.back() = 1;
    a.back() = b.front() = range;
    const BestWorst found = *best_worst_nonlinear(a, b).value;
    // Whether some w_B/w_W leaves every item a weight, looked for on a fine grid.
    const auto possible = [&](double xi) {
      for (double top = 1; top < 25; top += 1e-3) {
        bool all = std::abs(top - range) <= xi;
        for (std::size_t j = 1; all && j + 1 < n; ++j) {
          const double low = std::max(top / (a[j] + xi), b[j] - xi);
          const double high = std::min(a[j] > xi ? top / (a[j] - xi) : 1e9, b[j] + xi);
          all = low <= high;
        }
        if (all) return true;
      }
      return false;
    };
    CHECK(possible(found.xi + .01));
    if (found.xi > .01) CHECK_FALSE(possible(found.xi - .01));
    double sum = 0;
    for (std::size_t j = 0; j < n; ++j) {
      sum += found.weights[j];
      CHECK(found.low[j] <= found.high[j]);
    }
    CHECK(sum == Approx(1).epsilon(1e-12));
  }
  const BestWorst consistent = *best_worst_nonlinear({1, 2, 4, 8}, {8, 4, 2, 1}).value;
  CHECK(consistent.xi == 0);
  CHECK(near(consistent.weights, {8 / 15.0, 4 / 15.0, 2 / 15.0, 1 / 15.0}, 1e-15));
}

} // namespace weightings_test
