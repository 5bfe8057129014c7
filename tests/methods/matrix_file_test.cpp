#include "engine/methods/matrix_file.h"
#include "tests/catch.h"

using namespace yindi;

namespace {

Loaded<MatrixFile> read(const std::string& text) {
  const auto table = parse_csv(text, "m.csv", {{"alternative", "direction"}, false});
  REQUIRE(table.value);
  return read_matrix(*table.value);
}

std::string with_places(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& d : diagnostics)
    text += d.path + ":" + std::to_string(d.line) + ":" + std::to_string(d.column) + ": " + d.message.in(Language::en) +
            "\n";
  return text;
}

} // namespace

TEST_CASE("a decision matrix file is read", "[matrix]") {
  const auto file = read("alternative,price,size\ndirection,min,max\nweight,0.4,0.6\nA,10,3\nB,12.5,4\n");
  REQUIRE(file.value);
  CHECK(file.diagnostics.empty());
  CHECK(file.value->matrix.alternatives == std::vector<std::string>{"A", "B"});
  CHECK(file.value->matrix.directions == std::vector<Direction>{Direction::min, Direction::max});
  CHECK(file.value->weights == std::vector<double>{0.4, 0.6});
  CHECK(file.value->matrix.values(1, 0) == 12.5);
}

TEST_CASE("without a row of weights each counts alike", "[matrix]") {
  CHECK(read("alternative,a,b\ndirection,max,max\nA,1,2\n").value->weights == std::vector<double>{0.5, 0.5});
}

TEST_CASE("bad matrix files say where and what", "[matrix]") {
  const std::pair<const char*, const char*> rows[] = {
      {"alternative,a\ndirection,Max\nA,1\n", "m.csv:2:11: direction \"Max\" is neither max nor min\n"},
      {"alternative,a\nA,1\n", "m.csv:2:1: a decision matrix without a row \"direction\"\n"},
      {"alternative,a\ndirection,max\nA,\n", "m.csv:3:3: a blank cell in a decision matrix\n"},
      {"alternative,a\ndirection,max\nA,nan\n", "m.csv:3:3: \"nan\" is no number\n"},
      {"alternative,a\ndirection,max\nA,inf\n", "m.csv:3:3: \"inf\" is no number\n"},
      {"alternative,a\ndirection,max\nweight,-1\nA,1\n", "m.csv:3:8: a negative weight: -1\n"},
      {"alternative,a\ndirection,max\nweight,0\nA,1\n", "m.csv:3:1: all weights are zero\n"},
      {"alternative,a\ndirection,max\nA,1\nA,2\n", "m.csv:4:1: alternative \"A\" stands here twice\n"},
      {"alternative,a\ndirection,max\n", "m.csv:1:1: a decision matrix without alternatives\n"},
      {"name,a\ndirection,max\nA,1\n", "m.csv:1:1: the first column is \"name\"\n"},
  };
  for (const auto& [text, message] : rows) {
    const auto file = read(text);
    CHECK_FALSE(file.value);
    CHECK(with_places(file.diagnostics) == message);
  }
}

TEST_CASE("weights that do not sum to 1 are used as written, with a note", "[matrix]") {
  const auto file = read("alternative,a,b\ndirection,max,max\nweight,1,1\nA,1,2\n");
  REQUIRE(file.value);
  CHECK(file.value->weights == std::vector<double>{1, 1});
  CHECK(with_places(file.diagnostics) == "m.csv:3:1: the weights sum to 2 and are used as written\n");
}
