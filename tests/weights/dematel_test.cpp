// DEMATEL: what must hold of any influences, and its answers to bad input. The published examples are in the textbook.

#include "engine/weights/dematel.h"

#include "tests/catch.h"
#include "tests/weights/reference.h"

#include <cmath>
#include <random>

namespace dematel_test {

using namespace yindi;
using namespace yindi::test;

namespace {

std::string refused(const DirectInfluence& influence) {
  const auto result = dematel(influence);
  CHECK_FALSE(result.value);
  return result.diagnostics.empty() ? "" : result.diagnostics.front().message.in(Language::en);
}

DirectInfluence of(const std::vector<std::vector<double>>& rows) {
  DirectInfluence influence{letters(rows.size()), {}};
  const auto n = static_cast<Eigen::Index>(rows.size());
  influence.direct.resize(n, n);
  for (Eigen::Index i = 0; i < n; ++i)
    for (Eigen::Index j = 0; j < n; ++j)
      influence.direct(i, j) = rows[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
  return influence;
}

} // namespace

TEST_CASE("the total influence is the sum of all ways round", "[dematel]") {
  std::mt19937_64 random(8);
  for (int trial = 0; trial < 50; ++trial) {
    const std::size_t n = 3 + random() % 5;
    std::vector<std::vector<double>> rows(n, std::vector<double>(n, 0.0));
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j)
        if (i != j) rows[i][j] = static_cast<double>(random() % 5);
    rows[0][1] += 7; // so that one row stands out and every way fades
    const DirectInfluence influence = of(rows);
    const auto result = dematel(influence);
    REQUIRE(result.value);
    Eigen::MatrixXd sum = result.value->normalized, power = sum;
    for (int k = 0; k < 4000; ++k) sum += power = power * result.value->normalized;
    CHECK((sum - result.value->total).cwiseAbs().maxCoeff() < 1e-9);
    double relation = 0, weights = 0;
    for (std::size_t i = 0; i < n; ++i) {
      relation += result.value->relation[i];
      weights += result.value->weights[i];
      CHECK(result.value->prominence[i] >= std::abs(result.value->relation[i]) - 1e-12);
    }
    CHECK(relation == Approx(0).margin(1e-10)); // what one gives another receives
    CHECK(weights == Approx(1));
    DirectInfluence scaled = influence;
    scaled.direct *= 4; // the scale does not matter
    CHECK((dematel(scaled).value->total - result.value->total).cwiseAbs().maxCoeff() < 1e-12);
  }
}

TEST_CASE("a chain: who drives and who is driven", "[dematel]") {
  // a → b → c, each by 1: N is the chain itself, T adds the way from a to c.
  const auto chain = dematel(of({{0, 1, 0}, {0, 0, 1}, {0, 0, 0}}));
  REQUIRE(chain.value);
  CHECK(near(chain.value->given, {2, 1, 0}, 1e-14));
  CHECK(near(chain.value->received, {0, 1, 2}, 1e-14));
  CHECK(near(chain.value->relation, {2, 0, -2}, 1e-14));
  CHECK(chain.value->threshold == Approx(3 / 9.0));
}

TEST_CASE("DEMATEL answers bad input", "[dematel]") {
  CHECK(refused(of({{0, 1}, {-1, 0}})) == "-1 is no influence (of \"b\" on \"a\")");
  CHECK(refused(of({{0, NAN}, {1, 0}})) == "nan is no influence (of \"a\" on \"b\")");
  CHECK(refused(of({{0, 1}, {1, 2}})) == "\"b\" influences itself by 2");
  CHECK(refused(of({{0, 0}, {0, 0}})) == "no factor influences another, so there is nothing to follow");
  CHECK(refused({}) == "no factor influences another, so there is nothing to follow");
  // Everybody passes on all to others of the same set: no way ever fades.
  CHECK(refused(of({{0, 2}, {2, 0}})).find("these influences never fade") == 0);
  CHECK(dematel(of({{0, 2, 0}, {2, 0, 0}, {0, 1, 0}})).value); // what b receives of c makes every share smaller
}

TEST_CASE("an influence file is read by its names", "[dematel]") {
  const auto read = [](const std::string& text) { return read_influence(*parse_csv(text, "x.csv", {{}, true}).value); };
  const auto good = read(",a,b\na,,2\nb,3,0\n");
  REQUIRE(good.value);
  CHECK(good.value->factors == std::vector<std::string>{"a", "b"});
  CHECK(good.value->direct(0, 1) == 2);
  CHECK(good.value->direct(1, 0) == 3);
  const auto first = [&](const std::string& text) {
    const auto result = read(text);
    CHECK_FALSE(result.value);
    REQUIRE_FALSE(result.diagnostics.empty());
    const Diagnostic& d = result.diagnostics.front();
    return std::to_string(d.line) + ":" + std::to_string(d.column) + " " + d.message.in(Language::en);
  };
  CHECK(first(",a,b\na,,x\nb,3,0\n") == "2:4 \"x\" is no number");
  CHECK(first(",a,b\nb,0,1\na,3,0\n") == "2:1 row \"b\" stands where \"a\" is expected");
  CHECK(first(",a,b\na,1,1\nb,3,0\n") == "2:3 \"a\" influences itself by 1");
  CHECK(first(",a,b\na,0,-1\nb,3,0\n") == "2:5 -1 is no influence (of \"a\" on \"b\")");
  CHECK(first(",a,b\na,0,1\n") == "1:1 1 rows for 2 elements");
}

} // namespace dematel_test
