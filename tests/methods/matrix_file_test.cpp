#include "engine/methods/matrix_file.h"
#include "tests/catch.h"

#include <cmath>

namespace matrix_file_test {

using namespace yindi;

namespace {

Loaded<MatrixFile> read(const std::string& text, const TableReading& options = {}) {
  auto table = parse_csv(text, "m.csv", {{"alternative", "direction"}, true});
  REQUIRE(table.value);
  return read_matrix(std::move(*table.value), options);
}

TableReading beside(const std::string& directions, const std::string& weights = {}, const std::string& columns = {}) {
  TableReading options;
  options.directions = directions;
  options.weights = weights;
  options.columns = columns;
  return options;
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
      {"alternative,a\ndirection,mxa\nA,1\n", "m.csv:2:11: direction \"mxa\" is neither max nor min\n"},
      {"alternative,a\nA,1\n", "m.csv:2:1: a decision matrix without a row \"direction\"\n"},
      {"alternative,a\ndirection,max\nA,\n", "m.csv:3:3: a blank cell in a decision matrix\n"},
      {"alternative,a\ndirection,max\nA,nan\n", "m.csv:3:3: \"nan\" is no number\n"},
      {"alternative,a\ndirection,max\nA,inf\n", "m.csv:3:3: \"inf\" is no number\n"},
      {"alternative,a\ndirection,max\nweight,-1\nA,1\n", "m.csv:3:8: a negative weight: -1\n"},
      {"alternative,a\ndirection,max\nweight,0\nA,1\n", "m.csv:3:1: all weights are zero\n"},
      {"alternative,a\ndirection,max\nA,1\nA,2\n", "m.csv:4:1: alternative \"A\" stands here twice\n"},
      {"alternative,a\ndirection,max\n", "m.csv:1:1: a decision matrix without alternatives\n"},
      {"alternative,a,b\n", "m.csv:1:1: a decision matrix without a row \"direction\"\n"
                            "m.csv:1:1: a decision matrix without alternatives\n"},
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

TEST_CASE("a table is read as pandas, R and a person write it", "[matrix]") {
  const std::vector<Direction> directions = {Direction::min, Direction::max};
  for (const char* text : {"alternative,price,size\ndirection,min,max\nweight,0.4,0.6\nA,10,3\nB,12.5,4\n",
                           ",price,size\nDirections,MIN,Max\nWEIGHTS,0.4,0.6\nA,10,3\nB,12.5,4\n",
                           "name;price;size\ndirection;cost;benefit\nweights;0,4;0,6\nA;10;3\nB;12,5;4\n",
                           "方案,price,size\n方向,逆向,正向\n权重,0.4,0.6\nA,10,3\nB,12.5,4\n",
                           "\"x\"\tprice\tsize\nobjectives\t-1\t1\nWeight\t0.4\t0.6\nA\t10\t3\nB\t12.5\t4\n",
                           "item,price,size\nA,10,3\nB,12.5,4\nweight,0.4,0.6\ntype,−,+\n",
                           "item,price,size\nwhich way,minimise,maximise\nweight,0.4,0.6\nA,10,3\nB,12.5,4\n"}) {
    CAPTURE(text);
    const auto file = read(text);
    INFO(with_places(file.diagnostics));
    REQUIRE(file.value);
    CHECK(file.value->matrix.alternatives == std::vector<std::string>{"A", "B"});
    CHECK(file.value->matrix.directions == directions);
    CHECK(file.value->weights == std::vector<double>{0.4, 0.6});
    CHECK(file.value->matrix.values(1, 0) == 12.5);
  }
}

TEST_CASE("directions, weights and columns may stand beside the table", "[matrix]") {
  const char* plain = "car,mpg,make,hp\nMazda,21,x,110\nHonda,30.4,y,52\n";
  const auto file = read(plain, beside("max,min", "2,1", "mpg,hp"));
  REQUIRE(file.value);
  CHECK(file.value->matrix.criteria == std::vector<std::string>{"mpg", "hp"});
  CHECK(file.value->matrix.directions == std::vector<Direction>{Direction::max, Direction::min});
  CHECK(file.value->weights == std::vector<double>{2, 1});
  CHECK(file.value->matrix.values(1, 1) == 52);
  CHECK(read(plain, beside("max", "", "mpg,hp")).value->matrix.directions ==
        std::vector<Direction>{Direction::max, Direction::max});
  const std::pair<TableReading, const char*> wrong[] = {
      {beside("max,min,max", "", "mpg,hp"), "--directions:0:0: entries given: 3, criteria of the file: 2 (mpg, hp)\n"},
      {beside("max,up there", "", "mpg,hp"), "--directions:0:0: direction \"up there\" is neither max nor min\n"},
      {beside("max", "1,x", "mpg,hp"), "--weights:0:0: \"x\" is no number\n"},
      {beside("max", "1,-1", "mpg,hp"), "--weights:0:0: a negative weight: -1\n"},
      {beside("max", "", "mpg,horses"), "--columns:0:0: the file has no column \"horses\"\n"},
      {beside("max"), "m.csv:2:10: \"x\" is no number\nm.csv:3:12: \"y\" is no number\n"},
  };
  for (const auto& [options, said] : wrong) CHECK(with_places(read(plain, options).diagnostics) == said);
}

TEST_CASE("a row that is nearly called weight is no alternative", "[matrix]") {
  const auto said = [](const std::string& name) {
    const auto file = read("alternative,a,b\ndirection,max,max\n" + name + ",0.5,0.5\nA,1,2\nB,2,1\n");
    return file.value
               ? std::to_string(file.value->matrix.alternatives.size())
               : file.diagnostics.at(0).message.in(Language::en) + "; " + file.diagnostics.at(0).hint.in(Language::en);
  };
  for (const char* weights : {"weight", "Weight", "weights", "WEIGHTS", " Weights ", "weight:", "权重", "权重系数"})
    CHECK(said(weights) == "2");
  CHECK(said("wieght") == "a row \"wieght\" in a decision matrix; did you mean \"weight\"?");
  CHECK(said("Weigth") == "a row \"Weigth\" in a decision matrix; did you mean \"weight\"?");
  CHECK(said("directoin") == "a row \"directoin\" in a decision matrix; did you mean \"direction\"?");
  CHECK(said("height") == "a row \"height\" in a decision matrix; did you mean \"weight\"?");
  CHECK(said("freight") == "3");
}

TEST_CASE("a total among the alternatives is told of", "[matrix]") {
  const auto warned = [](const std::string& rows) {
    const auto file = read("alternative,a,b\ndirection,max,max\n" + rows);
    REQUIRE(file.value);
    return with_places(file.diagnostics);
  };
  CHECK(warned("A,1,2\nB,2,1\n合计,3,3\n") == "m.csv:5:1: 合计 is the sum of the others: take a total out\n");
  CHECK(warned("A,1,2\nsum of all,6,7\nB,2,1\nC,3,4\n") ==
        "m.csv:4:1: sum of all is the sum of the others: take a total out\n");
  CHECK(warned("A,0.333,2\nB,0.333,1\nC,0.333,4\nwhole,1,7\n") ==
        "m.csv:6:1: whole is the sum of the others: take a total out\n"); // shares with rounded digits
  CHECK(warned("A,1,2\nB,2,1\nTotal,3,1.5\n") == "m.csv:5:1: Total takes part as an alternative: take a total out\n");
  CHECK(warned("A,1,2\nB,2,1\nC,3,4\n").empty());
}

TEST_CASE("a cell that is no number says what it was", "[matrix]") {
  const auto hint = [](const std::string& cell) {
    const auto file = read("alternative,a\ndirection,max\nA,1\nB," + cell + "\n");
    return file.diagnostics.at(0).hint.in(Language::en);
  };
  CHECK(hint("65%") == "write 65 where the column is in %, 0.65 where it is a share of 1");
  CHECK(hint("３．５") == "write it with half-width digits and . : 3.5");
  CHECK(hint("3-Jan") == "a spreadsheet has made a date of it: format the cells as numbers and type the value again");
  CHECK(hint("\"1,5\"") == "write 1.5 with a point");
}

TEST_CASE("blank cells are taken where the method takes them", "[matrix]") {
  TableReading options;
  options.blanks = true;
  const auto file = read("alternative,a,b\ndirection,max,max\nA,,2\nB,NA,1\nC,3,-\n", options);
  REQUIRE(file.value);
  CHECK(std::isnan(file.value->matrix.values(0, 0)));
  CHECK(std::isnan(file.value->matrix.values(1, 0)));
  CHECK(std::isnan(file.value->matrix.values(2, 1)));
  CHECK(file.value->matrix.values(2, 0) == 3);
}

TEST_CASE("a table without a column of names numbers its rows and says so", "[matrix]") {
  const auto numbered = [](const std::string& text) {
    const auto file = read(text, beside("max,max", "", ""));
    return file.value ? file.value->matrix.alternatives == std::vector<std::string>{"1", "2", "3", "4"} &&
                            file.diagnostics.size() == 1 && file.diagnostics.front().severity == Severity::note
                      : false;
  };
  CHECK(numbered("length,width\n5.1,3.5\n4.9,3\n4.7,3.2\n4.6,3.1\n"));    // decimals
  CHECK(numbered("flow,temperature\n80,27\n80,25\n75,25\n75,24\n"));      // whole and mostly there again
  CHECK(!numbered("code,a,b\n511921,1,2\n511922,2,1\n511923,3,4\n"));     // codes
  CHECK(!numbered("year,a,b\n2019,1,2\n2020,2,1\n2021,3,4\n2022,5,1\n")); // years
  CHECK(!numbered(",a,b\n0.1,1,2\n0.2,2,1\n0.3,3,4\n0.4,5,1\n"));         // an index, as pandas writes it
  CHECK(with_places(read("code,a,b\n511921,1,2\n511922,2,1\n511921,3,4\n", beside("max,max")).diagnostics) ==
        "m.csv:4:1: alternative \"511921\" stands here twice\n");
}

TEST_CASE("points between thousands are read where the comma marks decimals", "[matrix]") {
  const auto cell = [](const std::string& text) {
    auto table = parse_csv("alternative;a;b\nA;" + text + ";12,5\nB;0,5;1\n", "m.csv", {{"alternative"}, true});
    REQUIRE(table.value);
    const auto file = read_matrix(std::move(*table.value), beside("max,max"));
    return file.value ? file.value->matrix.values(0, 0) : std::nan("");
  };
  CHECK(cell("29.990,50") == 29990.5);
  CHECK(cell("1.234.567,8") == 1234567.8);
  CHECK(std::isnan(cell("29.99,50")));
  CHECK(std::isnan(cell("1234.567,8")));
  CHECK(std::isnan(cell("1.234"))); // a decimal or a thousand
}

} // namespace matrix_file_test
