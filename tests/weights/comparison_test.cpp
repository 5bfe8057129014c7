// Bad input to comparisons; the cases are those on which other programs fail silently.

#include "engine/weights/comparison.h"

#include "engine/weights/comparison_file.h"
#include "engine/weights/priorities.h"
#include "tests/catch.h"
#include "tests/weights/reference.h"

#include <cmath>

namespace comparison_test {

using namespace yindi;
using namespace yindi::test;

namespace {

const double none = std::nan("");
const double infinite = std::numeric_limits<double>::infinity();

std::string refusal(const Eigen::MatrixXd& written) {
  const auto loaded = comparison(letters(static_cast<std::size_t>(written.rows())), written);
  CHECK_FALSE(loaded.value);
  REQUIRE_FALSE(loaded.diagnostics.empty());
  return loaded.diagnostics.front().message.in(Language::en);
}

Eigen::MatrixXd three(double ab, double ba, double aa = 1) {
  Eigen::MatrixXd result(3, 3);
  result << aa, ab, 4, ba, 1, 2, 0.25, 0.5, 1;
  return result;
}

using Cells = std::vector<std::vector<std::string>>;

Loaded<Comparison> read(const Cells& cells, const ComparisonRules& rules = {}) {
  return read_comparison(
      cells,
      [](std::size_t row, std::size_t column) {
        Diagnostic place;
        place.path = "m.csv";
        place.line = static_cast<int>(row) + 1;
        place.column = static_cast<int>(column) + 1;
        return place;
      },
      rules);
}

/// As the command ahp reads.
ComparisonRules judgements() {
  ComparisonRules rules;
  rules.least = 0.01;
  rules.most = 100;
  rules.warn_beyond_scale = true;
  return rules;
}

std::string problem(const Cells& cells, const ComparisonRules& rules = {}) {
  const auto loaded = read(cells, rules);
  CHECK_FALSE(loaded.value);
  REQUIRE_FALSE(loaded.diagnostics.empty());
  return print(loaded.diagnostics.front());
}

} // namespace

TEST_CASE("numbers that are no judgements are refused by name", "[weights]") {
  CHECK(refusal(three(2, 2)) == "a against b is 2, but b against a is 2, which is not its reciprocal");
  CHECK(refusal(three(7.3, 49)) == "a against b is 7.3, but b against a is 49, which is not its reciprocal");
  CHECK(refusal(three(0, none)) == "a against b is 0; a judgement is a number from 1e-9 to 1e9");
  CHECK(refusal(three(-3, -1 / 3.0)) == "a against b is -3; a judgement is a number from 1e-9 to 1e9");
  CHECK(refusal(three(infinite, 0)) == "a against b is inf; a judgement is a number from 1e-9 to 1e9");
  CHECK(refusal(three(2, 0.5, 2)) == "a against itself is 2, where only 1 or nothing can stand");
  CHECK(refusal(Eigen::MatrixXd(0, 0)) == "a comparison of 0 items has 0 rows and 0 columns, not 0 and 0");
  CHECK_FALSE(comparison(letters(2), three(2, 0.5)).value);
}

TEST_CASE("one mirrored entry is enough, and of two the one of at least 1 counts", "[weights]") {
  CHECK(comparison(letters(3), three(2, none)).value->ratio(1, 0) == 0.5);
  CHECK(comparison(letters(3), three(none, 4)).value->ratio(0, 1) == 0.25);
  CHECK(comparison(letters(3), three(0.33, 3)).value->ratio(0, 1) == 1 / 3.0);
  CHECK(comparison(letters(3), three(7, 0.1429)).value->ratio(1, 0) == 1 / 7.0);
  CHECK(comparison(letters(3), three(2, 0.505)).value);
  CHECK_FALSE(comparison(letters(3), three(2, 0.5051)).value);
  const auto missing = comparison(letters(3), three(none, none));
  CHECK(missing_pairs(*missing.value) == 1);
}

TEST_CASE("judgements that do not connect are refused, naming the groups", "[weights]") {
  Comparison parted = no_judgements(letters(4));
  judge(parted, 0, 2, 3);
  judge(parted, 1, 3, 5);
  CHECK(connected_groups(parted) == std::vector<std::vector<std::string>>{{"a", "c"}, {"b", "d"}});
  for (const std::string& by : prioritizations()) {
    const auto loaded = priorities(parted, {by, ""}, plain("m.csv"));
    CHECK_FALSE(loaded.value);
    CHECK(loaded.diagnostics.front().message.in(Language::en) ==
          "the judgements of m.csv leave groups that nobody compared: [a and c] and [b and d]");
  }
}

TEST_CASE("judgements of a case that contradict their node are errors", "[weights]") {
  const auto made = [](const std::string& a, const std::string& b, const std::string& value) {
    Judgement result;
    result.node = "goal";
    result.a = a;
    result.b = b;
    result.value = value;
    return result;
  };
  const auto message = [](const std::vector<Judgement>& judgements) {
    return comparison({"x", "y"}, "goal", judgements).diagnostics.at(0).message.in(Language::en);
  };
  CHECK(message({made("x", "z", "2")}) == "\"z\" is not directly below \"goal\"");
  CHECK(message({made("x", "x", "2")}) == "\"x\" is compared with itself");
  CHECK(message({made("x", "y", "0")}) == "\"0\" is no judgement");
  CHECK(message({made("x", "y", "2"), made("y", "x", "2")}) == "y against x is judged twice with different values");
  CHECK(comparison({"x", "y"}, "goal", {made("x", "y", "3"), made("y", "x", "1/3")}).value);
  CHECK(missing_pairs(*comparison({"x", "y"}, "goal", {made("x", "y", "skip")}).value) == 1);
}

TEST_CASE("a comparison file: decimals, fractions, missing and mirrored cells", "[weights]") {
  const auto loaded = read({{"", "tea", "yak", "barley"},
                            {"tea", "1", "1/3", ""},
                            {"yak", "3", "", " 2.5 "},
                            {"barley", "", "", "1"},
                            {"", "", "", ""}});
  REQUIRE(loaded.value);
  CHECK(loaded.value->items == std::vector<std::string>{"tea", "yak", "barley"});
  CHECK(loaded.value->ratio(1, 0) == 3);
  CHECK(loaded.value->ratio(2, 1) == 0.4);
  CHECK(missing_pairs(*loaded.value) == 1);
  const auto rounded = read({{"", "a", "b"}, {"a", "1", "0.33"}, {"b", "3", "1"}}); // the one of at least 1 counts
  REQUIRE(rounded.value);
  CHECK(rounded.value->ratio(0, 1) == 1 / 3.0);
  // Rows in another order and a short row are the same table.
  const auto other = read({{"", "tea", "yak", "barley"}, {"barley"}, {"yak", "3", "", "2.5"}, {"tea", "1"}});
  REQUIRE(other.value);
  CHECK(other.value->ratio(0, 1) == loaded.value->ratio(0, 1));
  CHECK(read({{"", "alone"}, {"alone", "1"}}).value);
}

TEST_CASE("a bad comparison file is refused at its cell", "[weights]") {
  CHECK(problem({}) == "m.csv:1:1: error: the file is empty\n");
  CHECK(problem({{"x", "a"}, {"b", "1"}}) ==
        "m.csv:2:1: error: no column is named \"b\"\n  is this a table of comparisons?\n");
  CHECK(problem({{"", "a", "", "b"}, {"a"}, {"b"}}) == "m.csv:1:3: error: a column without a name\n");
  CHECK(problem({{"", "a", "a"}, {"a"}, {"a"}}) == "m.csv:1:3: error: the name \"a\" stands twice\n");
  CHECK(problem({{"", "a", "b"}, {"a", "1", "2"}}) ==
        "m.csv:1:3: error: no row is named \"b\"\n  rows and columns name the same items\n");
  CHECK(problem({{"", "a", "b"}, {"a", "1", "2"}, {"c", "1"}}) ==
        "m.csv:3:1: error: no column is named \"c\"\n  rows and columns name the same items\n");
  CHECK(problem({{"", "a", "b"}, {"a", "1", "2", "3"}, {"b"}}) == "m.csv:2:4: error: more cells than names\n");
  CHECK(problem({{"", "a", "b"}, {"a", "1", "two"}, {"b"}}) ==
        "m.csv:2:3: error: \"two\" is no judgement\n"
        "  a number from 1e-9 to 1e9, a fraction like 1/3, or empty\n");
  CHECK(problem({{"", "a", "b"}, {"a", "1", "2,5"}, {"b"}}) == "m.csv:2:3: error: \"2,5\" is no judgement\n"
                                                               "  write a point for the decimal comma\n");
  for (const char* bad : {"0", "-3", "nan", "inf", "1/0", "-1/3", "1e999", "1e10", "1e-320"})
    CHECK(problem({{"", "a", "b"}, {"a", "1", bad}, {"b"}}).find("m.csv:2:3: error: ") == 0);
  CHECK(problem({{"", "a", "b"}, {"a", "1", "2"}, {"b", "2", "1"}}) ==
        "m.csv:3:2: error: a against b is 2, but b against a is 2, which is not its reciprocal\n"
        "  leave one of the two empty, or correct it\n");
  CHECK(problem({{"", "a", "b"}, {"a", "2", "2"}, {"b"}}) == "m.csv:2:2: error: a against itself is 2, where only 1 or "
                                                             "nothing can stand\n  write 1 there, or leave it empty\n");
  CHECK(read({{"", "a", "b"}, {"a", "0", "x"}, {"b", "y", "1"}}).diagnostics.size() == 3); // all in one run
}

TEST_CASE("a comparison file as templates write it: a heading in the corner, no names of rows, no names", "[weights]") {
  const auto ratios = [](const Cells& cells) {
    const auto loaded = read(cells);
    REQUIRE(loaded.value);
    return std::tuple(loaded.value->items, loaded.value->ratio(0, 1), loaded.value->ratio(2, 1));
  };
  const std::vector<std::string> names = {"tea", "yak", "barley"};
  const auto expected = std::tuple(names, 3.0, 0.5);
  CHECK(ratios({{"criteria", "tea", "yak", "barley"}, {"tea", "1", "3", ""}, {"yak", "", "1", "2"}, {"barley"}}) ==
        expected);
  CHECK(ratios({{"tea", "yak", "barley"}, {"1", "3", ""}, {"", "1", "2"}, {"", "1/2", "1"}}) == expected);
  CHECK(ratios({{"1", "3", "4"}, {"1/3", "1", "2"}, {"", "", "1"}}) ==
        std::tuple(std::vector<std::string>{"1", "2", "3"}, 3.0, 0.5));
  // The place is that of the table as it was written.
  CHECK(problem({{"tea", "yak"}, {"1", "three"}, {"", "1"}}).starts_with("m.csv:2:2: error: \"three\""));
  CHECK(problem({{"1", "3", "x"}, {"", "1", "1/y"}, {"", "", "1"}}).starts_with("m.csv"));
}

TEST_CASE("what is no judgement says what it was", "[weights]") {
  const auto hint = [](const std::string& cell) {
    const auto loaded = read({{"", "income", "risk"}, {"income", "1", cell}, {"risk", "", "1"}}, judgements());
    CHECK_FALSE(loaded.value);
    return loaded.diagnostics.at(0).hint.in(Language::en);
  };
  const std::string dated = "a spreadsheet has made a date of 1/3: format the cells as text, or write 0.3333";
  for (const char* cell : {"3-Jan", "Jan-3", "03-Jan-24", "1月3日", "2024年1月3日", "2024-01-03", "2024/1/3",
                           "1/3/2024", "03.01.2024", "1-Mar", "45294"}) {
    CAPTURE(cell);
    CHECK(hint(cell) == dated);
  }
  CHECK(hint("2-May") == "a spreadsheet has made a date of 5/2: format the cells as text, or write 2.5");
  CHECK(hint("-3") == "in surveys from -9 to 9 it means that risk counts 3 times as much as income: write 1/3");
  CHECK(hint("１／３") == "write it with half-width digits and / : 1/3");
  CHECK(hint("5：1") == "write it with half-width / : 5/1");
  CHECK(hint("5:1") == "write 5/1 for 5:1");
  CHECK(hint("0,5") == "write a point for the decimal comma");
  CHECK(hint("250") == "a number from 1/100 to 100, a fraction like 1/3, or empty");
  CHECK(hint("three") == "a number from 1/100 to 100, a fraction like 1/3, or empty");
}

TEST_CASE("signs for a missing judgement are told once with their places", "[weights]") {
  CHECK(problem({{"", "a", "b", "c"}, {"a", "1", "5", "-"}, {"b", "1/5", "1", "-"}, {"c", "-", "-", "1"}}) ==
        "m.csv:2:4: error: \"-\" is no judgement (4 cells: 2:4, 4:2, 3:4, …)\n  leave the cell empty for a missing "
        "judgement\n");
  CHECK(problem({{"", "a", "b"}, {"a", "1", "NA"}, {"b", "2", "1"}}) ==
        "m.csv:2:3: error: \"NA\" is no judgement\n  leave the cell empty for a missing judgement\n");
}

TEST_CASE("mirrored cells with the digits of print: an error with its cure, or read where asked", "[weights]") {
  const auto mirrored = [](const std::string& there, const std::string& back) {
    return Cells{{"", "a", "b"}, {"a", "1", there}, {"b", back, "1"}};
  };
  CHECK(problem(mirrored("7", "0.14")) ==
        "m.csv:3:2: error: a against b is 7, but b against a is 0.14, which is not its reciprocal\n"
        "  1/7 is 0.142857; write 1/7, or leave the cell empty (--rounded takes cells as they were printed)\n");
  CHECK(problem(mirrored("0.2", "6")).find("1/6 is 0.166667; write 1/6, or leave the cell empty") != std::string::npos);
  CHECK(problem(mirrored("7", "0.15")).find("leave one of the two empty, or correct it") != std::string::npos);
  ComparisonRules printed;
  printed.printed_digits = true;
  CHECK(read(mirrored("7", "0.14"), printed).value->ratio(1, 0) == 1 / 7.0);
  CHECK(read(mirrored("0.2", "6"), printed).value->ratio(1, 0) == 6);
  CHECK_FALSE(read(mirrored("7", "0.15"), printed).value);
  CHECK_FALSE(read(mirrored("7", "0.140"), printed).value); // three digits would be 0.143
}

TEST_CASE("a judgement beyond the scale is told of, one beyond 1/100 to 100 refused", "[weights]") {
  const auto loaded = read({{"", "a", "b", "c"}, {"a", "1", "12", "1/9"}, {"b"}, {"c"}}, judgements());
  REQUIRE(loaded.value);
  REQUIRE(loaded.diagnostics.size() == 1);
  CHECK(print(loaded.diagnostics[0]) == "m.csv:2:3: warning: \"12\" is beyond the scale of 1 to 9\n");
  CHECK(read({{"", "a", "b"}, {"a", "1", "100"}, {"b"}}, judgements()).value);
  CHECK_FALSE(read({{"", "a", "b"}, {"a", "1", "101"}, {"b"}}, judgements()).value);
}

} // namespace comparison_test
