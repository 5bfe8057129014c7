// Fuzzy AHP: what must hold of any triangular judgements, its files, and the flaw of extent analysis. The published
// examples are in the textbook.

#include "engine/weights/fuzzy_ahp.h"

#include "tests/catch.h"
#include "tests/weights/reference.h"

#include <random>

namespace fuzzy_ahp_test {

using namespace yindi;
using namespace yindi::test;

namespace {

Loaded<FuzzyComparison> read(const std::string& text, double spread = 1) {
  const Loaded<CsvTable> table = parse_csv(text, "x.csv", {{}, true});
  REQUIRE(table.value);
  return read_fuzzy_comparison(*table.value, spread);
}

std::string wrong(const std::string& text) {
  const auto comparison = read(text);
  CHECK_FALSE(comparison.value);
  std::string all;
  for (const Diagnostic& d : comparison.diagnostics)
    all += std::to_string(d.line) + ":" + std::to_string(d.column) + " " + d.message.in(Language::en) + "\n";
  return all;
}

} // namespace

TEST_CASE("an answer with doubt stays on the scale, and one over it is its mirror", "[fuzzy]") {
  CHECK(around(3, 1) == FuzzyNumber{2, 3, 4});
  CHECK(around(1, 1) == crisp(1));
  CHECK(around(2, 1.5) == FuzzyNumber{1, 2, 3.5});
  CHECK(around(9, 1) == FuzzyNumber{8, 9, 9});
  CHECK(around(12, 1) == crisp(12));
  const FuzzyNumber third = around(1.0 / 3, 1);
  CHECK(third.low == Approx(0.25));
  CHECK(third.mode == Approx(1.0 / 3));
  CHECK(third.high == Approx(0.5));
}

TEST_CASE("without any doubt the geometric mean is that of ahp", "[fuzzy]") {
  std::mt19937_64 random(23);
  for (int trial = 0; trial < 40; ++trial) {
    const std::size_t n = 2 + random() % 6;
    std::vector<std::vector<std::optional<FuzzyNumber>>> cells(n, std::vector<std::optional<FuzzyNumber>>(n));
    Comparison plain_judgements = no_judgements(letters(n));
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = i + 1; j < n; ++j) {
        const double answer = static_cast<double>(1 + random() % 9);
        const double value = random() % 2 == 0 ? answer : 1 / answer;
        cells[i][j] = crisp(value);
        judge(plain_judgements, static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j), value);
      }
    const auto fuzzy = fuzzy_comparison(letters(n), cells, [](std::size_t, std::size_t) { return Diagnostic{}; });
    REQUIRE(fuzzy.value);
    const auto result = fuzzy_priorities(*fuzzy.value, FuzzyWay::geometric_mean);
    const auto ahp = priorities(plain_judgements, {"geometric-mean", ""});
    REQUIRE(result.value);
    REQUIRE(ahp.value);
    for (std::size_t i = 0; i < n; ++i) {
      CHECK(result.value->weights[i] == Approx(ahp.value->weights[i]));
      CHECK(result.value->fuzzy[i].low == Approx(result.value->fuzzy[i].high));
    }
    CHECK(result.value->centre.lambda_max == Approx(ahp.value->lambda_max));
  }
}

TEST_CASE("extent analysis gives items that count no weight, and says so", "[fuzzy]") {
  const auto comparison = read(",a,b,c,d\na,,2 3 4,4 5 6,4 5 6\nb,,,2 3 4,3\nc,,,,2\nd,,,,\n");
  REQUIRE(comparison.value);
  CHECK(comparison.value->ratio[1][3] == FuzzyNumber{2, 3, 4});
  const auto extent = fuzzy_priorities(*comparison.value, FuzzyWay::extent);
  REQUIRE(extent.value);
  CHECK(extent.value->weights[0] == Approx(.7331939395)); // worked by hand from the row sums
  CHECK(extent.value->weights[1] == Approx(.2668060605));
  CHECK(extent.value->weights[2] == 0);
  CHECK(extent.value->weights[3] == 0);
  REQUIRE(extent.value->notes.size() == 1);
  CHECK(extent.value->notes[0].in(Language::en).find("no weight to: c and d.") != std::string::npos);
  const auto mean = fuzzy_priorities(*comparison.value, FuzzyWay::geometric_mean);
  REQUIRE(mean.value);
  CHECK(mean.value->notes.empty());
  CHECK(mean.value->weights[3] > 0.05);
}

TEST_CASE("a fuzzy comparison file tells what is wrong at its place", "[fuzzy]") {
  CHECK(wrong(",a,b\na,,x\nb,,\n") == "2:4 \"x\" is neither a judgement nor three\n");
  CHECK(wrong(",a,b\na,,3 2 4\nb,,\n") == "2:4 a against b is 3 2 4, which is no triangular judgement\n");
  CHECK(wrong(",a,b,c\na,,2,\nb,,,3\nc,,,\n") == "2:6 a and c are not compared\n");
  CHECK(wrong(",a,b\na,2,3\nb,,\n") == "2:3 a against itself is 1 2 3, where only 1 or nothing can stand\n");
  CHECK(wrong(",a,b\na,,2 3 4\nb,2 3 4,\n") ==
        "3:3 a against b is 2 3 4, but b against a is 2 3 4, which is not its reciprocal\n");
  CHECK(wrong(",a,b\na,,3\nc,,\n").find("no column is named \"c\"") != std::string::npos);
  const auto printed = read(",a,b\na,1,2 3 4\nb,0.25 0.33 0.5,1\n"); // as papers print it
  REQUIRE(printed.value);
  CHECK(printed.value->ratio[1][0].mode == Approx(1.0 / 3));
  CHECK(read(",a,b\na,1,\"(2, 3, 4)\"\nb,,1\n").value);
}

} // namespace fuzzy_ahp_test
