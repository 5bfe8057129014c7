// Files of fuzzy matrices and of limits between categories: what they may hold, and what is wrong at its place.

#include "engine/methods/fuzzy_file.h"

#include "engine/methods/limits_file.h"
#include "tests/catch.h"

#include <cmath>

namespace fuzzy_file_test {

using namespace yindi;

namespace {

CsvTable table_of(const std::string& text) {
  const Loaded<CsvTable> table = parse_csv(text, "x.csv");
  REQUIRE(table.value);
  return *table.value;
}

std::string problems_of(const Diagnostics& diagnostics) {
  std::string all;
  for (const Diagnostic& d : diagnostics)
    all += std::to_string(d.line) + ":" + std::to_string(d.column) + " " + d.message.in(Language::en) + "\n";
  return all;
}

std::string wrong_matrix(const std::string& text) {
  const auto file = read_fuzzy_matrix(table_of(text));
  CHECK_FALSE(file.value);
  return problems_of(file.diagnostics);
}

std::string wrong_limits(const std::string& text) {
  const auto limits = read_limits(table_of(text), {"c", "d"});
  CHECK_FALSE(limits.value);
  return problems_of(limits.diagnostics);
}

} // namespace

TEST_CASE("a fuzzy matrix file: numbers alone and in threes", "[fuzzy]") {
  const auto file = read_fuzzy_matrix(
      table_of("alternative,c,d\ndirection,max,min\nweight,0.2 0.5 1,1\nA,1 2.5 4,3\nB, 2  3 4 ,1 1 2\n"));
  REQUIRE(file.value);
  CHECK(file.value->matrix.alternatives == std::vector<std::string>{"A", "B"});
  CHECK(file.value->matrix.directions == std::vector<Direction>{Direction::max, Direction::min});
  CHECK(file.value->weights == std::vector<FuzzyNumber>{{.2, .5, 1}, crisp(1)});
  CHECK(file.value->matrix.values[0] == std::vector<FuzzyNumber>{{1, 2.5, 4}, crisp(3)});
  CHECK(file.value->matrix.values[1] == std::vector<FuzzyNumber>{{2, 3, 4}, {1, 1, 2}});
  const auto alike = read_fuzzy_matrix(table_of("alternative,c\ndirection,max\nA,1\n"));
  REQUIRE(alike.value);
  CHECK(alike.value->weights == std::vector<FuzzyNumber>{crisp(1)});
}

TEST_CASE("a fuzzy matrix file tells what is wrong at its place", "[fuzzy]") {
  CHECK(wrong_matrix("alternative,c\ndirection,max\nA,1 2\nB,x\nC,\n") ==
        "3:3 \"1 2\" is neither a number nor three\n4:3 \"x\" is neither a number nor three\n"
        "5:3 a blank cell\n");
  CHECK(wrong_matrix("alternative,c\nA,1\n") == "1:1 a decision matrix without a row \"direction\"\n");
  CHECK(wrong_matrix("alternative,c\ndirection,sideways\nA,1\nA,2\n") ==
        "2:11 direction \"sideways\" is neither max nor min\n4:1 alternative \"A\" stands here twice\n");
  CHECK(wrong_matrix("alternative,c\ndirection,max\n") == "1:1 a decision matrix without alternatives\n");
  CHECK(wrong_matrix("A,1\ndirection,max\nB,1\n") == "1:3 the first line holds numbers: the header is missing\n");
  CHECK(wrong_matrix("alternative,c\ndirection,max\nDirection,min\nA,1\n") == "3:1 a second row \"Direction\"\n");
  // Rows and directions are called as in any decision matrix.
  const auto chinese = read_fuzzy_matrix(table_of("方案,成本,效益\n方向,越小越好,越大越好\n权重,1,2 3 4\n甲,1,2\n"));
  REQUIRE(chinese.value);
  CHECK(chinese.value->matrix.directions == std::vector<Direction>{Direction::min, Direction::max});
  CHECK(chinese.value->weights == std::vector<FuzzyNumber>{crisp(1), {2, 3, 4}});
  CHECK(chinese.value->matrix.alternatives == std::vector<std::string>{"甲"});
}

TEST_CASE("a file of limits: thresholds if any, criteria by name", "[electre-tri]") {
  const auto limits = read_limits(table_of("limit,d,c\nq,1,2\nv,0,9\nlow,10,1\nhigh,5,3\n"), {"c", "d"});
  REQUIRE(limits.value);
  CHECK(limits.value->names == std::vector<std::string>{"low", "high"});
  CHECK(limits.value->values == (Eigen::MatrixXd(2, 2) << 1, 10, 3, 5).finished());
  CHECK(limits.value->q == std::vector<double>{2, 1});
  CHECK(limits.value->p == limits.value->q);
  CHECK(limits.value->v[0] == 9);
  CHECK(std::isinf(limits.value->v[1]));
  CHECK(limits.diagnostics.empty());
  const auto more = read_limits(table_of("limit,c,d,e\nb,1,2,3\n"), {"c", "d"});
  REQUIRE(more.value);
  CHECK(problems_of(more.diagnostics) == "1:11 \"e\" is ignored\n");
  CHECK(more.value->q == std::vector<double>{0, 0});

  // Thresholds out of order: at the cell of the later one.
  CHECK(wrong_limits("limit,c,d\nq,1,2\np,2,1\nv,5,0\nb,1,2\n") == "3:5 criterion \"d\" needs q ≤ p ≤ v\n");
  CHECK(wrong_limits("limit,c,d\nv,1,9\nb,1,2\nq,2,0\n") == "2:3 criterion \"c\" needs q ≤ p ≤ v\n");
  CHECK(wrong_limits("limit,c,d\nq,-1,0\nb,1,2\n") == "2:3 criterion \"c\" needs q ≤ p ≤ v\n");

  CHECK(wrong_limits("limit,c\nb,1\n") == "1:1 no column is named \"d\"\n");
  CHECK(wrong_limits("limit,c,d\nb,1,x\nb,1,2\n") == "2:5 \"x\" is no number\n3:1 a second row \"b\"\n");
  CHECK(wrong_limits("c,d\n1,2\n") == "1:1 the first column is \"c\"\n");
  CHECK(wrong_limits("界限,c,d\nb,1,\n") == "2:5 a blank cell\n");
}

} // namespace fuzzy_file_test
