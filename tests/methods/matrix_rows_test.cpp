// What the rows and columns of a plain table are: names or values, directions, weights, totals, decimals.

#include "engine/methods/matrix_file.h"
#include "tests/catch.h"

namespace matrix_rows_test {

using namespace yindi;

namespace {

using Names = std::vector<std::string>;

Loaded<MatrixFile> read(const std::string& text, const std::string& directions = {}, const std::string& columns = {}) {
  auto table = parse_csv(text, "m.csv", {{"alternative", "direction"}, true});
  REQUIRE(table.value);
  TableReading options;
  options.directions = directions;
  options.columns = columns;
  return read_matrix(std::move(*table.value), options);
}

/// "error 2:1 message (hint)" for each.
Names said(const Loaded<MatrixFile>& file) {
  Names lines;
  for (const Diagnostic& d : file.diagnostics) {
    const char* const severity = d.severity == Severity::error     ? "error "
                                 : d.severity == Severity::warning ? "warning "
                                                                   : "note ";
    lines.push_back(severity + std::to_string(d.line) + ":" + std::to_string(d.column) + " " +
                    d.message.in(Language::en) + (d.hint.empty() ? "" : " (" + d.hint.in(Language::en) + ")"));
  }
  return lines;
}

std::string first(const Loaded<MatrixFile>& file) {
  const Names lines = said(file);
  return lines.empty() ? "" : lines.front();
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("a first column of numbers is a criterion, or names the rows, and either is told", "[matrix]") {
  const auto prices = read("Price,Storage\n250,16\n200,16\n300,32\n", "max");
  REQUIRE(prices.value);
  CHECK(prices.value->matrix.criteria == Names{"Price", "Storage"});
  CHECK(prices.value->matrix.values(2, 0) == 300);
  CHECK(has(first(prices), "note 1:1 no column names the rows"));
  CHECK(read("height,weight\n58,115\n59,117\n60,120\n", "max").value->matrix.criteria == Names{"height", "weight"});
  CHECK(read("hp,mpg\n110,21\n110,21.4\n105,18\n", "max").value->matrix.criteria.size() == 2); // one twice

  for (const char* names : {"1\n2\n3", "2019\n2020\n2021", "511921\n511922\n513334"}) { // a series, years, codes
    std::string text = "what,a,b\n", rest = names;
    for (auto at = rest.find('\n'); at != std::string::npos; at = rest.find('\n')) {
      text += rest.substr(0, at) + ",10,20\n";
      rest = rest.substr(at + 1);
    }
    const auto file = read(text + rest + ",30,5\n", "max");
    INFO(names);
    REQUIRE(file.value);
    CHECK(file.value->matrix.criteria == Names{"a", "b"});
    CHECK(has(first(file), "note 1:1 the numbers of the column \"what\" name the rows"));
  }
  for (const char* head : {"alternative", "名称", "id", "code", "年份"}) { // the head says so: nothing is in doubt
    const auto file = read(std::string(head) + ",a,b\n0.5,1,5\n1.5,2,4\n2.5,3,6\n", "max");
    REQUIRE(file.value);
    CHECK(file.value->matrix.alternatives == Names{"0.5", "1.5", "2.5"});
    CHECK(file.diagnostics.empty());
  }
  // As many directions as columns, or one less, say which.
  CHECK(read("x,a\n10101,3\n10102,1\n", "max,min").value->matrix.criteria == Names{"x", "a"});
  CHECK(read("x,a,b\n250,3,1\n200,1,1\n300,1,2\n", "max,min").value->matrix.criteria == Names{"a", "b"});
  // Who asks for the column gets it.
  CHECK(read("x,a,b\n1,3,1\n2,1,1\n3,1,2\n", "max", "x,b").value->matrix.criteria == Names{"x", "b"});
}

TEST_CASE("names of columns with commas are found in --columns, and the hint can be typed", "[matrix]") {
  const std::string cars = "Car,\"Price, USD\",\"Fuel (l/100km, mean)\",Type\nGolf,24000,5.6,hatch\nClio,18000,5,van\n";
  CHECK(has(first(read(cars, "max")), "leave it out: --columns \"Price, USD,Fuel (l/100km, mean)\""));
  const auto file = read(cars, "max", "Price, USD,Fuel (l/100km, mean)");
  REQUIRE(file.value);
  CHECK(file.value->matrix.criteria == Names{"Price, USD", "Fuel (l/100km, mean)"});
  CHECK(read(cars, "max", "\"Price, USD\"").value->matrix.criteria == Names{"Price, USD"});
  CHECK(has(first(read(cars, "max", "Price, EUR")), "error 0:0 the file has no column \"Price\""));
  CHECK(has(first(read(",name,a\n0,tea,3\n1,yak,2\n", "max")), "note 1:2 the column \"name\" names the rows; "));
  CHECK(has(first(read("x,a,good\nA,3,yes\nB,2,no\nC,2,no\n", "max")), "write numbers for its words"));
}

TEST_CASE("rows of weights in other words are weights", "[matrix]") {
  for (const char* name : {"Criteria weight", "weight_vector", "权值", "比重", "重要性", "importance", "Gewicht",
                           "poids", "peso", "Criterion weights"}) {
    const auto file = read("x,a,b\n" + std::string(name) + ",0.4,0.6\nA,10,30\nB,20,25\n", "max");
    INFO(name);
    REQUIRE(file.value);
    CHECK(file.value->weights == std::vector<double>{0.4, 0.6});
    CHECK(file.value->matrix.alternatives == Names{"A", "B"});
    CHECK(has(first(file), "is read as the row \"weight\""));
  }
  CHECK(has(first(read("x,a,b\nEntropy weight,0.4,0.6\nA,10,30\nB,20,25\n", "max")),
            "error 2:1 a row \"Entropy weight\""));
  const auto unknown = read("x,a,b\nA,10,30\nB,20,25\nVikt,0.4,0.6\n", "max"); // a word that nobody lists
  REQUIRE(unknown.value);
  CHECK(has(first(unknown), "warning 4:1 the numbers of Vikt add up as weights do"));
  CHECK(read("x,a,b\nA,0.1,0.9\nB,0.5,0.5\nC,0.4,0.6\n", "max").diagnostics.empty()); // shares are none
}

TEST_CASE("rows of 1 and -1 are directions, or are told of", "[matrix]") {
  for (const char* name : {"types", "impacts", "optimum", "属性", "性质", "min/max"}) {
    const auto file = read("x,a,b\nA,10,30\nB,20,25\n" + std::string(name) + ",1,-1\n");
    INFO(name);
    REQUIRE(file.value);
    CHECK(file.value->matrix.directions == std::vector<Direction>{Direction::max, Direction::min});
    CHECK(file.value->matrix.alternatives == Names{"A", "B"});
    CHECK(has(first(file), "is read as the row \"direction\""));
  }
  const std::string other = "x,a,b\nA,10,30\nB,20,25\nUtfall,1,-1\n";
  CHECK(said(read(other)) == Names{"error 4:1 the row \"Utfall\" has 1 and -1 only, as directions are written (call it "
                                   "\"direction\" if they are directions)"});
  CHECK(has(first(read(other, "max,max")), "warning 4:1 the row \"Utfall\" has 1 and -1 only"));
  CHECK(read(other, "max,min").value->matrix.alternatives == Names{"A", "B"});
  CHECK(read("x,a,b\nA,1,-1\nB,-1,1\n", "max").value->matrix.alternatives == Names{"A", "B"}); // votes
  CHECK(read("x,a,b\nA,1,2\nB,2,1\n", "[max,min]").value);
  CHECK(read("x,a,b\nA,1,2\nB,2,1\n", "正,负").value->matrix.directions ==
        std::vector<Direction>{Direction::max, Direction::min});
}

TEST_CASE("what sums the others up is told of, by its name or its numbers", "[matrix]") {
  for (const char* name :
       {"全县合计", "全市", "Summe", "Gesamt", "Total général", "TOTAL:", "平均水平", "全国平均", "合 计"}) {
    INFO(name);
    CHECK(has(first(read("x,a,b\nA,10,30\nB,20,25\n" + std::string(name) + ",31,28\n", "max")),
              "takes part as an alternative"));
  }
  CHECK(has(first(read("x,a,b\nA,10,30\nB,20,26\nwhole,30,28\n", "max")), "warning 4:1 whole takes part"));
  CHECK(read("x,a,b\nTotal Energies,10,30\nB,20,25\nC,3,80\n", "max").diagnostics.empty());
  CHECK(read("x,a,b\nx,-1,0\ny,2,0\nz,3,0\n", "max").diagnostics.empty()); // a column of zeros says nothing
}

TEST_CASE("a table whose criteria are its rows is told by its column of weights, too", "[matrix]") {
  CHECK(has(first(read("指标,权重,茶,牦牛\n产量,0.5,120,90\n成本,0.5,40,20\n", "max")), "the criteria are the rows"));
  CHECK(has(first(read("指标,方向,茶,牦牛\n产量,正向,120,90\n成本,逆向,40,20\n", "max")), "the criteria are the rows"));
  CHECK(read("car,price,weight\nA,10,1200\nB,20,900\n", "max").value); // a weight in kilograms
}

TEST_CASE("three digits behind a comma or a point may be thousands", "[matrix]") {
  for (const char* text : {"x;a;b\nA;1,234;500\nB;950;600\n", "x;a;b\nA;1.200;40\nB;900;20\n"}) {
    const Names lines = said(read(text, "max"));
    REQUIRE(lines.size() == 1);
    CHECK(has(lines[0], "may have decimals or thousands"));
  }
  CHECK(read("x;a;b\nA;1,2340;500\nB;950;600\n", "max").value->matrix.values(0, 0) == 1.234); // as the cure says
  CHECK(read("x;a;b\nA;1,234;500\nB;0,95;600\n", "max").value->matrix.values(0, 0) == 1.234);
  CHECK(read("x;a;b\nA;2.620;40\nB;2.875;20\n", "max").value->matrix.values(0, 0) == 2.62);
}

TEST_CASE("rows of one field more than the header have names only where the header leaves room for them", "[matrix]") {
  const auto lines = [](const std::string& text) {
    auto table = parse_csv(text, "m.csv", {{"alternative", "direction"}, true});
    return table.diagnostics.empty() ? std::string() : table.diagnostics.front().message.in(Language::en);
  };
  CHECK(lines("mpg,hp\nMazda,21,110\nDatsun,22.8,93\n") ==
        "the header is one field shorter than the rows: their first one is read as their names");
  CHECK(lines("alternative,price,b\nx,1,200,3\ny,1,500,4\n") == "fields here: 4, in the header: 3");
  CHECK(lines("县,人口,收入\n甲,12,345,100\n乙,13,456,200\n") == "fields here: 4, in the header: 3");
}

TEST_CASE("a number with a unit is told in the unit of its head", "[matrix]") {
  const auto hint = [](const std::string& head, const std::string& cell) {
    const auto file = read("x," + head + "\nA,1\nB," + cell + "\n", "max");
    REQUIRE(!file.diagnostics.empty());
    return file.diagnostics.front().hint.in(Language::en);
  };
  CHECK(hint("耕地占比（%）", "35%") == "write 35: the column is in %");
  CHECK(hint("人口（万人）", "12.3万") == "write 12.3: the column is in 万人");
  CHECK(hint("height (m)", "3.95km") == "write 3950: the column is in m");
  CHECK(hint("人口", "12.3万") == "write 123000, or 12.3 where the column is in 万");
}

TEST_CASE("fractions in a column of per cents are told, some or all but two", "[matrix]") {
  const auto file = read("x,share (%)\nA,61.9\nB,0.6505\nC,0.62\nD,66.4\nE,63\nF,0.67\n", "max");
  REQUIRE(file.value);
  REQUIRE(file.diagnostics.size() == 3);
  CHECK(has(first(file), "then it is 65.05"));
}

} // namespace matrix_rows_test
