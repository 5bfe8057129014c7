// What the analyses beside the ranking methods promise: the order of what is put in does not matter, nor do units, and
// whoever is worse on every count never comes out better.

#include "engine/methods/electre_tri.h"
#include "engine/methods/fuzzy_topsis.h"
#include "engine/methods/gaia.h"
#include "engine/methods/objective.h"
#include "engine/weights/dematel.h"
#include "engine/weights/fuzzy_ahp.h"
#include "engine/weights/network.h"
#include "tests/catch.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace analyses_contract_test {

using namespace yindi;
using Eigen::Index;
using Eigen::MatrixXd;

namespace {

using Order = std::vector<std::size_t>;

Order shuffled(std::mt19937_64& random, std::size_t n) {
  Order order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::shuffle(order.begin(), order.end(), random);
  return order;
}

std::vector<std::string> names(const char* letter, std::size_t n) {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < n; ++i) all.push_back(letter + std::to_string(i));
  return all;
}

double number(std::mt19937_64& random, double low, double high) {
  return std::uniform_real_distribution<double>(low, high)(random);
}

DecisionMatrix some_matrix(std::mt19937_64& random, Index m, Index n) {
  DecisionMatrix matrix{names("a", static_cast<std::size_t>(m)), names("c", static_cast<std::size_t>(n)), {}, {}};
  matrix.values.resize(m, n);
  for (Index k = 0; k < m * n; ++k) matrix.values.data()[k] = number(random, 1, 10);
  for (Index j = 0; j < n; ++j) matrix.directions.push_back(random() % 3 == 0 ? Direction::min : Direction::max);
  return matrix;
}

/// Rows and columns in another order.
DecisionMatrix reordered(const DecisionMatrix& matrix, const Order& rows, const Order& columns) {
  DecisionMatrix result = matrix;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    result.alternatives[i] = matrix.alternatives[rows[i]];
    for (std::size_t j = 0; j < columns.size(); ++j)
      result.values(static_cast<Index>(i), static_cast<Index>(j)) =
          matrix.values(static_cast<Index>(rows[i]), static_cast<Index>(columns[j]));
  }
  for (std::size_t j = 0; j < columns.size(); ++j) {
    result.criteria[j] = matrix.criteria[columns[j]];
    result.directions[j] = matrix.directions[columns[j]];
  }
  return result;
}

template <class T>
std::vector<T> in_order(const std::vector<T>& values, const Order& order) {
  std::vector<T> result;
  for (const std::size_t at : order) result.push_back(values[at]);
  return result;
}

} // namespace

TEST_CASE("GAIA: order and units do not matter, a copy stands where its original does, flows keep dominance",
          "[gaia][contract]") {
  std::mt19937_64 random(23);
  for (int trial = 0; trial < 20; ++trial) {
    const DecisionMatrix matrix = some_matrix(random, 5, 4);
    std::vector<double> weights;
    for (int j = 0; j < 4; ++j) weights.push_back(number(random, .1, 1));
    Settings settings = *complete_settings(*find_method("promethee-ii"), {}).value;
    settings["functions"] = std::string("linear"), settings["q"] = 0.5, settings["p"] = 3.0;
    const GaiaPlane plane = *gaia(matrix, weights, settings).value;
    const Order rows = shuffled(random, 5), columns = shuffled(random, 4);
    const GaiaPlane again = *gaia(reordered(matrix, rows, columns), in_order(weights, columns), settings).value;
    CHECK(again.explained == Approx(plane.explained));
    for (std::size_t i = 0; i < 5; ++i) {
      CHECK(again.net[i] == Approx(plane.net[rows[i]]).margin(1e-12));
      for (Index k = 0; k < 2; ++k)
        CHECK(again.alternatives(static_cast<Index>(i), k) ==
              Approx(plane.alternatives(static_cast<Index>(rows[i]), k)).margin(1e-9));
    }
    // Another unit of one column: its thresholds go with it.
    DecisionMatrix scaled = matrix;
    scaled.values.col(1) *= 1000;
    Settings with = settings;
    with["q"] = std::vector<double>{.5, 500, .5, .5}, with["p"] = std::vector<double>{3, 3000, 3, 3};
    const GaiaPlane in_units = *gaia(scaled, weights, with).value;
    CHECK((in_units.alternatives - plane.alternatives).norm() < 1e-9);
    // A copy.
    DecisionMatrix twice = matrix;
    twice.alternatives.emplace_back("copy");
    twice.values.conservativeResize(6, Eigen::NoChange);
    twice.values.row(5) = twice.values.row(2);
    const GaiaPlane both = *gaia(twice, weights, settings).value;
    CHECK((both.alternatives.row(5) - both.alternatives.row(2)).norm() < 1e-12);
    CHECK(both.net[5] == Approx(both.net[2]));
    // Worse everywhere.
    for (Index j = 0; j < 4; ++j)
      twice.values(5, j) += matrix.directions[static_cast<std::size_t>(j)] == Direction::max ? -.5 : .5;
    const GaiaPlane worse = *gaia(twice, weights, settings).value;
    CHECK(worse.net[5] <= worse.net[2] + 1e-12);
  }
}

TEST_CASE("fuzzy TOPSIS and ELECTRE TRI-B: the order of rows and columns does not matter", "[fuzzy][contract]") {
  std::mt19937_64 random(7);
  for (int trial = 0; trial < 20; ++trial) {
    const DecisionMatrix matrix = some_matrix(random, 5, 3);
    FuzzyMatrix fuzzy{matrix.alternatives, matrix.criteria, matrix.directions, {}};
    std::vector<FuzzyNumber> triangles;
    std::vector<double> weights;
    for (int j = 0; j < 3; ++j) {
      weights.push_back(number(random, .1, 1));
      triangles.push_back({weights.back() * .9, weights.back(), std::min(1.0, weights.back() * 1.1)});
    }
    for (Index i = 0; i < 5; ++i) {
      fuzzy.values.emplace_back();
      for (Index j = 0; j < 3; ++j) {
        const double x = matrix.values(i, j);
        fuzzy.values.back().push_back({.8 * x, x, 1.3 * x});
      }
    }
    const Order rows = shuffled(random, 5), columns = shuffled(random, 3);
    FuzzyMatrix other{
        in_order(fuzzy.alternatives, rows), in_order(fuzzy.criteria, columns), in_order(fuzzy.directions, columns), {}};
    for (const std::size_t i : rows) other.values.push_back(in_order(fuzzy.values[i], columns));
    for (const FuzzyIdeal ideal : {FuzzyIdeal::fixed, FuzzyIdeal::found}) {
      const FuzzyScores one = *fuzzy_topsis(fuzzy, triangles, ideal).value;
      const FuzzyScores two = *fuzzy_topsis(other, in_order(triangles, columns), ideal).value;
      for (std::size_t i = 0; i < 5; ++i) CHECK(two.closeness[i] == Approx(one.closeness[rows[i]]));
    }
    CategoryLimits limits{{"low", "high"}, MatrixXd(2, 3), {.2, .2, .2}, {1, 1, 1}, {9, 9, 9}};
    for (Index j = 0; j < 3; ++j) {
      const bool up = matrix.directions[static_cast<std::size_t>(j)] == Direction::max;
      limits.values(0, j) = up ? 3 : 8, limits.values(1, j) = up ? 7 : 4;
    }
    CategoryLimits turned = limits;
    for (Index j = 0; j < 3; ++j)
      turned.values.col(j) = limits.values.col(static_cast<Index>(columns[static_cast<std::size_t>(j)]));
    const Assignments sorted = *electre_tri(matrix, weights, limits, .7).value;
    const Assignments again =
        *electre_tri(reordered(matrix, rows, columns), in_order(weights, columns), turned, .7).value;
    for (std::size_t i = 0; i < 5; ++i) {
      CHECK(again.pessimistic[i] == sorted.pessimistic[rows[i]]);
      CHECK(again.optimistic[i] == sorted.optimistic[rows[i]]);
    }
  }
}

TEST_CASE("fuzzy AHP, DEMATEL and the network: the order of items does not matter", "[network][contract]") {
  std::mt19937_64 random(3);
  for (int trial = 0; trial < 20; ++trial) {
    const std::vector<std::string> items = names("i", 4);
    FuzzyComparison fuzzy{items, std::vector(4, std::vector<FuzzyNumber>(4, crisp(1)))};
    DirectInfluence influence{items, MatrixXd::Zero(4, 4)};
    for (std::size_t i = 0; i < 4; ++i)
      for (std::size_t j = 0; j < 4; ++j) {
        if (i != j) influence.direct(static_cast<Index>(i), static_cast<Index>(j)) = number(random, 0, 4);
        if (j <= i) continue;
        const double x = number(random, .3, 4);
        fuzzy.ratio[i][j] = {.8 * x, x, 1.4 * x};
        fuzzy.ratio[j][i] = inverse(fuzzy.ratio[i][j]);
      }
    const Order order = shuffled(random, 4);
    FuzzyComparison other{in_order(items, order), {}};
    for (const std::size_t i : order) other.ratio.push_back(in_order(fuzzy.ratio[i], order));
    for (const FuzzyWay way : {FuzzyWay::geometric_mean, FuzzyWay::extent}) {
      const FuzzyPriorities one = *fuzzy_priorities(fuzzy, way).value, two = *fuzzy_priorities(other, way).value;
      for (std::size_t i = 0; i < 4; ++i) CHECK(two.weights[i] == Approx(one.weights[order[i]]).margin(1e-12));
    }
    DirectInfluence turned{in_order(items, order), MatrixXd::Zero(4, 4)};
    for (std::size_t i = 0; i < 4; ++i)
      for (std::size_t j = 0; j < 4; ++j)
        turned.direct(static_cast<Index>(i), static_cast<Index>(j)) =
            influence.direct(static_cast<Index>(order[i]), static_cast<Index>(order[j]));
    const Dematel one = *dematel(influence).value, two = *dematel(turned).value;
    for (std::size_t i = 0; i < 4; ++i) {
      CHECK(two.prominence[i] == Approx(one.prominence[order[i]]));
      CHECK(two.relation[i] == Approx(one.relation[order[i]]).margin(1e-12));
    }
    // The scale of the answers says nothing.
    DirectInfluence tenfold = influence;
    tenfold.direct *= 10;
    CHECK((dematel(tenfold).value->total - one.total).norm() < 1e-9);

    Network network{{{"x", {"a", "b"}}, {"y", {"c", "d"}}}, {}, {}, {}};
    const auto shares = [&] {
      const double s = number(random, .1, .9);
      return std::vector<double>{s, 1 - s};
    };
    for (const char* on : {"a", "b", "c", "d"})
      for (const char* of : {"x", "y"}) network.influences.push_back({on, of, shares(), {}});
    Network back{{network.clusters[1], {"x", {"b", "a"}}}, network.influences, {}, {}};
    for (Influence& one_influence : back.influences)
      if (one_influence.of == "x") std::reverse(one_influence.weights.begin(), one_influence.weights.end());
    std::reverse(back.influences.begin(), back.influences.end());
    const NetworkPriorities before = *network_priorities(network).value, after = *network_priorities(back).value;
    for (std::size_t i = 0; i < before.elements.size(); ++i) {
      const auto at =
          std::find(after.elements.begin(), after.elements.end(), before.elements[i]) - after.elements.begin();
      CHECK(after.priorities[static_cast<std::size_t>(at)] == Approx(before.priorities[i]));
    }
  }
}

TEST_CASE("what depends only on clusters without weight is refused, and every ratio of consistency is kept",
          "[network]") {
  Network network{{{"x", {"a"}}, {"y", {"b", "c"}}},
                  {{"a", "y", {.5, .5}, {}}, {"b", "x", {1}, {}}, {"c", "x", {1}, {}}},
                  {{"x", {1, 0}, {}}},
                  {}};
  const auto refused = network_priorities(network);
  CHECK_FALSE(refused.value);
  REQUIRE_FALSE(refused.diagnostics.empty());
  CHECK(refused.diagnostics.front().message.in(Language::en) ==
        "all that \"a\" depends on has the weight 0 in the cluster influence on \"x\"");
  network.cluster_influences.front().weights = {.5, .5};
  CHECK(network_priorities(network).value.has_value());
}

TEST_CASE("weightings by the data that say units do not matter keep to it, the others are told", "[weigh][contract]") {
  std::mt19937_64 random(41);
  const DecisionMatrix matrix = some_matrix(random, 6, 4);
  DecisionMatrix in_other_units = matrix;
  in_other_units.values.col(0) *= 1000;
  for (const ObjectiveWeighting& weighting : objective_weightings()) {
    CAPTURE(weighting.id);
    const auto before = objective_weights(weighting, matrix), after = objective_weights(weighting, in_other_units);
    REQUIRE(before.value);
    REQUIRE(after.value);
    double most = 0;
    for (std::size_t j = 0; j < 4; ++j)
      most = std::max(most, std::abs(before.value->weights[j] - after.value->weights[j]));
    // Jahan & Edwards 2013 take the deviation of the values as they are; its sentence in `methods` says so.
    CHECK((most < 1e-9) == (std::string(weighting.id) != "std"));
  }
}

} // namespace analyses_contract_test
