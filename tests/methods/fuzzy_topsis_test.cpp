// Fuzzy TOPSIS: what must hold of any matrix, and its answers to bad input. The published examples are in the textbook.

#include "engine/methods/fuzzy_topsis.h"

#include "tests/catch.h"

#include <cmath>
#include <random>

namespace fuzzy_topsis_test {

using namespace yindi;

namespace {

FuzzyMatrix matrix_of(std::vector<std::vector<FuzzyNumber>> values, std::vector<Direction> directions) {
  FuzzyMatrix matrix;
  for (std::size_t i = 0; i < values.size(); ++i) matrix.alternatives.push_back("a" + std::to_string(i));
  for (std::size_t j = 0; j < directions.size(); ++j) matrix.criteria.push_back("c" + std::to_string(j));
  matrix.directions = std::move(directions);
  matrix.values = std::move(values);
  return matrix;
}

std::string refused(const FuzzyMatrix& matrix, const std::vector<FuzzyNumber>& weights,
                    FuzzyIdeal ideal = FuzzyIdeal::fixed) {
  const auto result = fuzzy_topsis(matrix, weights, ideal);
  CHECK_FALSE(result.value);
  return result.diagnostics.empty() ? "" : result.diagnostics.front().message.in(Language::en);
}

constexpr Direction more = Direction::max, less = Direction::min;

} // namespace

TEST_CASE("vertex distance", "[fuzzy]") {
  CHECK(vertex_distance({1, 2, 3}, {1, 2, 3}) == 0);
  CHECK(vertex_distance({0, 0, 0}, {1, 1, 1}) == Approx(1));
  CHECK(vertex_distance({1, 2, 3}, {2, 4, 6}) == Approx(std::sqrt(14 / 3.0)));
}

TEST_CASE("without doubt fuzzy TOPSIS is a weighted mean with fixed ideals", "[fuzzy]") {
  // Of crisp numbers d* = Σ (1 − v), d⁻ = Σ v, so that the closeness is Σ v / n.
  const FuzzyMatrix matrix =
      matrix_of({{crisp(2), crisp(5)}, {crisp(4), crisp(10)}, {crisp(3), crisp(4)}}, {more, less});
  const auto scores = fuzzy_topsis(matrix, {crisp(.5), crisp(1)});
  REQUIRE(scores.value);
  const double expected[] = {(.5 * 2 / 4 + 4 / 5.0) / 2, (.5 + 4 / 10.0) / 2, (.5 * 3 / 4 + 1) / 2};
  for (std::size_t i = 0; i < 3; ++i) CHECK(scores.value->closeness[i] == Approx(expected[i]).epsilon(1e-14));
  CHECK(scores.value->ranks == std::vector<int>{2, 3, 1});
}

TEST_CASE("fuzzy TOPSIS: what is better everywhere is not behind, and units do not matter", "[fuzzy]") {
  std::mt19937_64 random(5);
  const auto draw = [&] { return static_cast<double>(random() % 1000 + 1) / 100; };
  const auto triangle = [&] {
    const double low = draw(), mode = low + draw(), high = mode + draw();
    return FuzzyNumber{low, mode, high};
  };
  for (int trial = 0; trial < 200; ++trial) {
    const std::size_t m = 2 + random() % 4, n = 1 + random() % 4;
    std::vector<std::vector<FuzzyNumber>> values(m, std::vector<FuzzyNumber>(n));
    std::vector<Direction> directions;
    std::vector<FuzzyNumber> weights;
    for (std::size_t j = 0; j < n; ++j) {
      directions.push_back(random() % 2 ? more : less);
      const double low = static_cast<double>(random() % 50 + 1) / 100;
      weights.push_back({low, low + .1, low + .4});
      for (std::size_t i = 0; i < m; ++i) values[i][j] = triangle();
      // The first is better than the second.
      values[0][j] = values[1][j];
      const double lead = directions[j] == more ? 1 + draw() : 1 / (1 + draw());
      values[0][j] = values[0][j] * crisp(lead);
    }
    const FuzzyMatrix matrix = matrix_of(values, directions);
    for (const FuzzyIdeal ideal : {FuzzyIdeal::fixed, FuzzyIdeal::found}) {
      const auto scores = fuzzy_topsis(matrix, weights, ideal);
      REQUIRE(scores.value);
      CHECK(scores.value->closeness[0] > scores.value->closeness[1]);
      for (const double closeness : scores.value->closeness) CHECK((closeness >= 0 && closeness <= 1));
      FuzzyMatrix other = matrix;
      for (auto& row : other.values) row[0] = row[0] * crisp(1024);
      CHECK(fuzzy_topsis(other, weights, ideal).value->closeness == scores.value->closeness);
    }
  }
}

TEST_CASE("fuzzy TOPSIS answers bad input by cell", "[fuzzy]") {
  const FuzzyMatrix good =
      matrix_of(std::vector<std::vector<FuzzyNumber>>{{{1, 2, 3}, {1, 1, 2}}, {{2, 3, 4}, {1, 2, 2}}}, {more, less});
  const std::vector<FuzzyNumber> weights = {{.1, .2, .3}, {.4, .5, .6}};
  REQUIRE(fuzzy_topsis(good, weights).value);
  FuzzyMatrix bad = good;
  bad.values[1][0] = {3, 2, 4};
  CHECK(refused(bad, weights) == "\"3 2 4\" is no triangular number (alternative \"a1\", criterion \"c0\")");
  bad.values[1][0] = {-1, 2, 4};
  CHECK(refused(bad, weights) == "\"-1 2 4\" is no triangular number (alternative \"a1\", criterion \"c0\")");
  bad.values[1][0] = {1, NAN, 4};
  CHECK(refused(bad, weights) == "\"1 nan 4\" is no triangular number (alternative \"a1\", criterion \"c0\")");
  bad.values[1] = {{0, 0, 0}, {0, 1, 2}};
  CHECK(refused(bad, weights) ==
        "where less is better fuzzy TOPSIS cannot take 0 1 2 (alternative \"a1\", criterion \"c1\")");
  CHECK(refused(good, {{.2, .1, .3}, crisp(1)}) ==
        "\"0.2 0.1 0.3\" is no triangular number (alternative \"weight\", criterion \"c0\")");
  CHECK(refused(good, {crisp(0), crisp(0)}) == "all weights are zero");
  CHECK(refused(good, {crisp(1), {1, 2, 3}}) ==
        "a weight reaches 3, and the fixed ideals (1, 1, 1) and (0, 0, 0) are for weights up to 1");
  CHECK(fuzzy_topsis(good, {crisp(1), {1, 2, 3}}, FuzzyIdeal::found).value);

  // A column of zeros says nothing; alternatives that are all the same have no closeness and share a place.
  FuzzyMatrix same = matrix_of({{crisp(0), {1, 2, 3}}, {crisp(0), {1, 2, 3}}}, {more, more});
  for (const FuzzyIdeal ideal : {FuzzyIdeal::fixed, FuzzyIdeal::found}) {
    const auto scores = fuzzy_topsis(same, {crisp(1), crisp(1)}, ideal);
    REQUIRE(scores.value);
    CHECK(scores.value->closeness.empty());
    CHECK(scores.value->ranks == std::vector<int>{1, 1});
  }
}

} // namespace fuzzy_topsis_test
