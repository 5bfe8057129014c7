// Slips that a fourth reader of the doors found: names behind a counter, letters of another script, answers for
// directions, tables in other forms, numbers with something around them, units that people use.

#include "engine/casebook/read_casebook.h"
#include "engine/format/alike.h"
#include "engine/format/dressed.h"
#include "engine/format/plausible.h"
#include "engine/format/units.h"
#include "engine/format/words.h"
#include "engine/methods/matrix_file.h"
#include "engine/methods/matrix_words.h"
#include "tests/case/scratch.h"
#include "tests/catch.h"
#include "tests/command/run.h"

namespace fourth_look_test {

using namespace yindi;
using test::run;
using Names = std::vector<std::string>;

namespace {

Loaded<MatrixFile> read(const std::string& text, const std::string& directions = {}, const std::string& columns = {}) {
  auto table = parse_csv(text, "m.csv", {{"alternative", "direction"}, true});
  if (!table.value) return {std::nullopt, table.diagnostics};
  TableReading options;
  options.directions = directions;
  options.columns = columns;
  Loaded<MatrixFile> file = read_matrix(std::move(*table.value), options);
  file.diagnostics.insert(file.diagnostics.begin(), table.diagnostics.begin(), table.diagnostics.end());
  return file;
}

/// "error 2:1 message (hint)" for each.
std::string said(const Diagnostics& diagnostics, Language language = Language::en) {
  std::string text;
  for (const Diagnostic& d : diagnostics)
    text += std::string(name(d.severity)) + " " + std::to_string(d.line) + ":" + std::to_string(d.column) + " " +
            d.message.in(language) + (d.hint.empty() ? "" : " (" + d.hint.in(language) + ")") + "\n";
  return text;
}

std::string hint(const std::string& text) { return read_needed_number(text).hint.in(Language::en); }
std::string hint_in(const std::string& text, const std::string& unit) {
  const auto found = unit_hint(text, unit);
  return found ? found->in(Language::en) : std::string();
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// What is told of a casebook.
std::string told(const Scratch& scratch, Language language = Language::en) {
  return said(open_casebook(scratch.path()).diagnostics, language);
}

} // namespace

TEST_CASE("names may stand behind a counter, codes or years, and are read with a note", "[fourth]") {
  for (const char* text : {"序号,名称,产量,成本\n1,甲,10,1\n2,乙,20,2\n3,丙,30,4\n",
                           "id,county,产量,成本\n511921,甲,10,1\n511922,乙,20,2\n511923,丙,30,4\n",
                           "year,name,产量,成本\n2019,甲,10,1\n2020,乙,20,2\n2021,丙,30,4\n",
                           ",名称,产量,成本\n0,甲,10,1\n1,乙,20,2\n2,丙,30,4\n",
                           "No.,产量,成本,名称\n1,10,1,甲\n2,20,2,乙\n3,30,4,丙\n"}) {
    INFO(text);
    const auto file = read(text, "max,min");
    REQUIRE(file.value);
    CHECK(file.value->matrix.alternatives == Names{"甲", "乙", "丙"});
    CHECK(file.value->matrix.criteria == Names{"产量", "成本"});
    CHECK(file.value->matrix.values(2, 1) == 4);
    CHECK(has(said(file.diagnostics), "names the rows; "));
  }
  // x is a name here, though elsewhere it means that nothing is known.
  CHECK(read("No.,name,a\n1,x,10\n2,y,20\n3,z,30\n", "max").value->matrix.alternatives == Names{"x", "y", "z"});
  // The rows beside the alternatives have their names in either column.
  for (const char* rows : {"direction,,max,min\nweight,,0.25,0.75\n", ",direction,max,min\n,weight,0.25,0.75\n"}) {
    const auto file = read("No,name,a,b\n" + std::string(rows) + "1,tea,10,1\n2,yak,20,2\n");
    INFO(rows);
    REQUIRE(file.value);
    CHECK(file.value->weights == std::vector<double>{0.25, 0.75});
    CHECK(file.value->matrix.alternatives == Names{"tea", "yak"});
    CHECK(file.value->matrix.directions[1] == Direction::min);
  }
  // What stands in front of them counts where it holds values.
  const auto values = read("yield,risk,name\n7.5,0.2,tea\n3.1,0.4,yak\n", "max");
  REQUIRE(values.value);
  CHECK(values.value->matrix.criteria == Names{"yield", "risk"});
  CHECK(said(values.diagnostics).find("note 1:12 the column \"name\" names the rows\n") == 0);
  // Places are those of the file.
  CHECK(has(said(read("No,name,a\n1,tea,1\n2,yak,k\n", "max").diagnostics), "error 3:7 \"k\" is no number"));
  CHECK(has(said(read("序号,名称,产量\n1,甲,10\n2,乙,20\n", "max").diagnostics, Language::zh), "为各行名称"));
  // Words that are grades, or not all different, name nothing.
  CHECK_FALSE(read("No,grade,a\n1,good,10\n2,good,20\n3,bad,4\n", "max").value);
}

TEST_CASE("a column that only counts or ranks is doubted as a criterion", "[fourth]") {
  CHECK(has(said(read("name,序号,a\n甲,1,10\n乙,2,20\n丙,3,5\n", "max").diagnostics),
            "warning 1:6 the column \"序号\" takes part as a criterion: does it only count, rank or date the rows? "
            "(leave it out: --columns a)"));
  CHECK(has(said(read("name,a,Rank\nx1,10,2\nx2,20,1\nx3,5,3\n", "max").diagnostics), "--columns a"));
  CHECK(read("name,a,Rank\nx1,10,2\nx2,20,1\nx3,5,3\n", "max", "a,Rank").diagnostics.empty()); // asked for
  CHECK(read("name,a,b\nx1,10,2\nx2,20,1\nx3,5,3\n", "max").diagnostics.empty());
}

TEST_CASE("letters of another script in a name are told where they stand", "[fourth]") {
  CHECK(with_ascii_letters("еlev_sеat_m") == "elev_seat_m");
  CHECK(with_ascii_letters("Вес") == "Вес"); // a word of its own language
  CHECK(with_ascii_letters("α_max") == "α_max");
  CHECK(with_ascii_letters("海拔_m") == "海拔_m");
  const Scratch scratch;
  REQUIRE(scratch.replace("counties.csv", "elev_seat_m", "еlev_seat_m"));
  CHECK(told(scratch) == "error 1:36 the letter е (U+0435) only looks like \"e\" (write elev_seat_m)\n");
  CHECK(told(scratch, Language::zh) == "error 1:36 字母 е（U+0435）只是形似“e” (请写 elev_seat_m)\n");
  // In the words of a plain table they are read as what they look like.
  const auto file = read("x,a,b\nweіght,0.5,0.5\ndirеction,mаx,min\nA,10,30\nB,20,25\n");
  REQUIRE(file.value);
  CHECK(file.value->matrix.alternatives == Names{"A", "B"});
  CHECK(file.value->matrix.directions == std::vector<Direction>{Direction::max, Direction::min});
}

TEST_CASE("answers and letters are directions only in a row that asks for them", "[fourth]") {
  const std::string rows = "A,10,30\nB,20,25\n";
  const auto directions = [&](const std::string& row) {
    const auto file = read("x,a,b\n" + row + "\n" + rows);
    INFO(row);
    REQUIRE(file.value);
    CHECK(file.value->matrix.alternatives == Names{"A", "B"});
    return file.value->matrix.directions;
  };
  const std::vector<Direction> more_less = {Direction::max, Direction::min},
                               less_more = {Direction::min, Direction::max};
  for (const char* row :
       {"is_benefit,1,0", "beneficial,yes,no", "benefit,TRUE,FALSE", "是否效益型,是,否", "type,B,C", "direction,b,c",
        "direction,望大型,越低越好", "type,beneficial,non-beneficial", "is_benefit,1,-1", "方向,越高越好,负嚮"})
    CHECK(directions(row) == more_less);
  for (const char* row : {"is_cost,1,0", "is cost,yes,no", "是否成本型,是,否"}) CHECK(directions(row) == less_more);
  // A row of grades or answers is an alternative, and one of dashes has no values.
  CHECK_FALSE(direction_of("B"));
  CHECK_FALSE(direction_of("yes"));
  CHECK(has(said(read("x,a,b\nA,-,-\nB,2,3\nC,3,1\n", "max").diagnostics), "error 2:3 \"-\" is no number"));
  CHECK(
      said(read("x,a,b\ntype,1,0\n" + rows).diagnostics) ==
      "error 2:1 the row \"type\" has 1 and 0 only, as directions are written (1 and 0, yes and no say what they mean "
      "only in a row \"is_benefit\" or \"is_cost\": write max where more is better, min where less is better)\n");
  CHECK(has(said(read("x,a,b\ndirection,1,0\n" + rows).diagnostics),
            "error 2:13 direction \"0\" is neither max nor min "
            "(1 and 0, yes and no"));
  CHECK(said(read("x,a,b\ntype,benefit,C1\n" + rows).diagnostics).find("error 2:14 direction \"C1\"") !=
        std::string::npos);
  const auto between = read("x,a,b\n指标类型,正向,区间型\n" + rows);
  CHECK(has(said(between.diagnostics), "(a best in between: --method rim takes it as ref_ideal"));
  CHECK(has(said(between.diagnostics, Language::zh), "最优值居中"));
}

TEST_CASE("tables in other forms are one error with the right cure", "[fourth]") {
  const auto only = [](const std::string& text) { return said(read(text, "max").diagnostics); };
  const std::string drawn =
      "error 1:1 this is a table as Markdown or a terminal draws it (take out the lines of dashes and the bars at both "
      "ends, and write \",\" between the cells)\n";
  CHECK(only("| name | a | b |\n|---|---|---|\n| x | 1 | 2 |\n| y | 2 | 3 |\n") == drawn);
  CHECK(only("name | a | b\n---|:-:|--:\nx | 1 | 2\ny | 2 | 3\n") == drawn);
  CHECK(only("+------+---+\n| name | a |\n+------+---+\n| x    | 1 |\n| y    | 2 |\n+------+---+\n") == drawn);
  CHECK(only("name & a & b \\\\\nx & 1 & 2 \\\\\ny & 2\\% & 3 \\\\ \\hline\n")
            .find("error 1:1 this is a table of LaTeX") == 0);
  CHECK(only("\\begin{tabular}{lr}\n\\toprule\n & a \\\\\n\\midrule\nx & 1 \\\\\ny & 2 \\\\\n\\bottomrule\n"
             "\\end{tabular}\n") ==
        "error 1:1 this is a table of LaTeX (write \",\" for &, and take out the \\\\ behind "
        "the rows and the lines that begin with \\)\n");
  CHECK(only("[{\"name\":\"x\",\"a\":1},\n{\"name\":\"y\",\"a\":2}]\n").find("error 1:1 this is JSON, no table") == 0);
  CHECK(only("{\"name\": [\"x\"], \"a\": [1]}\n").find("error 1:1 this is JSON, no table") == 0);
  CHECK(only("<table><tr><td>n</td></tr></table>\n").find("error 1:1 this is a page of the web or XML") == 0);
  CHECK(only("%PDF-1.7\n1 0 obj\n").find("error 1:1 this is a PDF, no table") == 0);
  CHECK(only("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").find("error 1:1 this is a workbook of the old form (XLS)") == 0);
  CHECK(only("item|a|b\nx|1|2\ny|2|3\n").find("error 1:1 the fields stand apart by \"|\"") == 0);
  CHECK(has(said(read("| n | a |\n|--|--|\n| x | 1 |\n| y | 2 |\n", "max").diagnostics, Language::zh), "Markdown"));
  const Scratch scratch;
  scratch.write("presence.csv", "| county | item | amount | unit | year | source |\n|---|---|---|---|---|---|\n"
                                "| 511921 | agriculture | 9720 | persons (10 % sample) | 2020 | census |\n"
                                "| 511921 | construction | 6000 | persons (10 % sample) | 2020 | census |\n"
                                "| 513334 | agriculture | 1295 | persons (10 % sample) | 2020 | census |\n");
  CHECK(told(scratch) == drawn);
}

TEST_CASE("what is around a number is taken off in the cure, and nothing else", "[fourth]") {
  for (const auto& [text, cure] : std::vector<std::pair<std::string, std::string>>{
           {"~10", "write 10 without \"~\""},
           {"约15", "write 15 without \"约\""},
           {"15左右", "write 15 without \"左右\""},
           {"10*", "write 10 without \"*\""},
           {"10***", "write 10 without \"***\""},
           {"1,200†", "write 1200 without thousands separators, or 1.200 with a point"},
           {"3.5 (0.2)", "write 3.5 without \"(0.2)\""},
           {"12[1]", "write 12 without \"[1]\""},
           {"约15元", "write 15; its unit, 元, belongs to the column's name or into columns.csv"},
           {"<5", "a bound is no number: write the value itself"},
           {"5以上", "a bound is no number: write the value itself"},
           {"100+", "a bound is no number: write the value itself"},
           {"100.270E", "degrees east are written 100.27; where digits behind the E are lost, type the number again"},
           {"29.996N", "write 29.996"},
           {"12.5°S", "write -12.5"},
           {"北纬29.996", "write 29.996"},
           {"31°54'36\"N", "write 31.91"},
           {"1O0", "write 100: a letter stands for a digit in 1O0"},
           {"l2.5", "write 12.5: a letter stands for a digit in l2.5"},
           {"$1,299.00", "write 1299; its unit, $, belongs to the column's name or into columns.csv"},
           {"-$1,299.50", "write -1299.5; its unit, $, belongs to the column's name or into columns.csv"},
           {"1.299,50 €", "write 1299.5; its unit, €, belongs to the column's name or into columns.csv"},
           {"1'299.50", "write 1299.50 without thousands separators"},
           {"10 000 km", "write 10000; its unit, km, belongs to the column's name or into columns.csv"},
           {"$1,299", "write 1299 without thousands separators, or 1.299 with a point"},
           {"(1,200)", "write -1200 without thousands separators, or -1.200 with a point"},
           {"(1,200.50)", "write -1200.50"},
           {"($1,200.50)", "write -1200.5; its unit, $, belongs to the column's name or into columns.csv"},
           {"(10)", "write -10"},
           {"12,5%", "write 12.5 where the column is in %, 0.125 where it is a share of 1"}})
    CHECK(std::pair(text, hint(text)) == std::pair(text, cure));
  // No cure where one would falsify: watts, seconds, litres, a lost exponent.
  for (const char* text : {"12.5W", "10S", "10l", "1e", "5k", "3-5"}) {
    INFO(text);
    CHECK_FALSE(has(hint(text), "write -1"));
    CHECK_FALSE(has(hint(text), "write 101"));
    CHECK_FALSE(has(hint(text), "write 5;"));
  }
  CHECK(hint("5.11921E+05").empty());
}

TEST_CASE("units of feet, mu, acres and days have the number of the column's unit", "[fourth]") {
  for (const auto& [text, unit, cure] : std::vector<std::tuple<std::string, std::string, std::string>>{
           {"12959 ft", "m", "write 3949.9032: the column is in m"},
           {"12,959 feet", "m", "write the number alone, in the column's unit: m"},
           {"12,959.5 ft", "m", "write 3950.0556: the column is in m"},
           {"15亩", "公顷", "write 1: the column is in 公顷"},
           {"3 acres", "ha", "write 1.21405692672: the column is in ha"},
           {"2天", "h", "write 48: the column is in h"},
           {"10里", "km", "write 5: the column is in km"},
           {"46.8万", "persons", "write 468000: the column is in persons"},
           {"46.8万人", "人", "write 468000: the column is in 人"},
           {"1,200.5万元", "元", "write 12005000: the column is in 元"},
           {"$5", "yuan", "write the number alone, in the column's unit: yuan"}})
    CHECK(std::pair(text, hint_in(text, unit)) == std::pair(text, cure));
  CHECK(is_same_unit("t", "吨"));
  CHECK(is_same_unit("10 000 persons", "万人"));
  CHECK_FALSE(is_same_unit("persons", "万人"));
  CHECK_FALSE(is_same_unit("persons (10 % sample)", "persons"));
  CHECK_FALSE(is_same_unit("", "m"));
}

TEST_CASE("Chinese numerals, notes, accounts and full-width units have a cure that is whole", "[fourth]") {
  CHECK(chinese_number("三") == 3);
  CHECK(chinese_number("十二") == 12);
  CHECK(chinese_number("一百零五") == 105);
  CHECK(chinese_number("两万三千") == 23000);
  CHECK(chinese_number("一亿二千万") == 1.2e8);
  for (const char* text : {"", "万", "二三", "三个", "tea", "3"}) CHECK_FALSE(chinese_number(text));
  CHECK(hint("三") == "write 3");
  CHECK(hint("3.5（注1）") == "write 3.5 without \"（注1）\"");
  CHECK(hint("3.5(km)") == "write 3.5; its unit, km, belongs to the column's name or into columns.csv");
  CHECK(hint("$ -") == "in accounting formats a dash is nought: write 0");
  CHECK(hint("1.234.567") == "write 1234567 without thousands separators");
  CHECK(has(said(read("名称,等级\n甲,三\n乙,二\n丙,一\n", "max").diagnostics),
            "error 2:3 \"三\" is no number (write 3)"));
  CHECK(has(said(read("名称,占比(%)\n甲,12.3％\n乙,10\n", "max").diagnostics), "(write 12.3: the column is in %)"));
  CHECK(has(said(read("名称,长\n甲,３．５ｋｍ\n乙,10\n", "max").diagnostics), "(write 3.5; its unit, km, belongs"));
  const auto counted = read("序号,名称,产量\n一,甲,10\n二,乙,20\n三,丙,5\n", "max");
  REQUIRE(counted.value);
  CHECK(counted.value->matrix.alternatives == Names{"甲", "乙", "丙"});
}

TEST_CASE("directions in heads, titles with units, printed tables and descriptions", "[fourth]") {
  const auto file = read("名称,产量(+),成本（-）,risk [min],yield ↑\n甲,1,2,3,4\n乙,2,3,5,2\n");
  REQUIRE(file.value);
  CHECK(file.value->matrix.directions ==
        std::vector<Direction>{Direction::max, Direction::min, Direction::min, Direction::max});
  CHECK(said(file.diagnostics) == "note 1:4 the directions are those of the columns' names\n");
  CHECK(has(said(read("名称,产量(+),成本(-)\n甲,1,2\n乙,2,3\n", "max").diagnostics),
            "warning 1:10 the name of \"成本(-)\" says the other direction"));
  CHECK_FALSE(read("名称,产量(+),成本\n甲,1,2\n乙,2,3\n").value); // one head says nothing
  CHECK_FALSE(read("名称,长(m),宽(cm)\n甲,1,2\n乙,2,3\n").value);

  CHECK(said(read("表1 评价数据,,单位：万元\n名称,产值,成本\n甲,1,2\n乙,2,3\n", "max").diagnostics) ==
        "error 1:1 line 1 is no header: the columns are named in line 2 (take out what stands above them)\n");
  CHECK(said(read("          mpg cyl\nMazda RX4 21.0   6\nDatsun    22.8   4\n", "max").diagnostics) ==
        "error 1:1 the fields stand apart by blanks (write \",\")\n");
  CHECK(has(said(read(",mean,std,min,max\na,10,2,8,12\nb,5,1,4,6.5\n", "max").diagnostics),
            "the columns describe others by mean, deviation and the like"));
  CHECK(has(said(read("指标,甲,乙,属性\n产量,1,2,效益型\n成本,3,4,成本型\n", "max").diagnostics),
            "error 1:8 a column \"属性\": the criteria are the rows of this table"));
  for (const char* code : {"structure(list(a = c(1, 2)))\n", "INSERT INTO t VALUES ('x',1,2);\n", "{'x': [1, 2]}\n",
                           "@relation t\n@data\n1\n", "[1 2 3; 4 5 6]\n"})
    CHECK(has(said(read(code, "max").diagnostics), "error 1:1 this is the code of a program, no table"));
}

TEST_CASE("weights and parameters in per cent are shares, and a list may lack its commas", "[fourth]") {
  const Scratch scratch;
  scratch.write("table.csv", "n,a,b\nx,1,2\ny,2,3\n");
  const auto err = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"matrix", scratch.path() + "/table.csv", "--directions", "max"});
    return run(words).err;
  };
  CHECK(has(err({"--method", "saw", "--weights", "40%,60%"}), "\"40%\" is no number\n  write 0.4\n"));
  CHECK(has(err({"--method", "vikor", "--param", "v=50%"}), "write 0.5\n"));
  CHECK(has(err({"--method", "promethee-ii", "--param", "q=10 2"}), "write \"q=[10,2]\""));
  CHECK(has(said(read("n,a,b\nweight,40%,60%\nx,1,2\ny,2,3\n", "max").diagnostics), "(write 0.4)"));
}

TEST_CASE("heights, inhabitants and digits that no county has are told", "[fourth]") {
  const auto doubts = [](const std::string& from, const std::string& to) {
    const Scratch scratch;
    REQUIRE(scratch.replace("counties.csv", from, to));
    return told(scratch);
  };
  CHECK(has(doubts("3950,5.73", "12959,5.73"), "warning 3:42 no land lies at 12959 m (in feet? then it is 3950)"));
  CHECK(has(doubts("3950,5.73", "-8888,5.73"), "no land lies at -8888 m (leave the cell blank"));
  CHECK(has(doubts("67293", "6.7293"),
            "6.7293 persons: nobody counts parts of one (in ten thousands? then it is 67293)"));
  CHECK(has(doubts("67293", "0"), "0 persons: nobody lives in Litang (leave the cell blank"));
  const Scratch scratch;
  CHECK(told(scratch).empty());
  REQUIRE(scratch.replace("values.csv", "513334,yak,income,900,", "513334,yak,income,0.09,"));
  CHECK(has(told(scratch), "in another unit? then it is 900"));

  const auto off = one_digit_off({61.9, 6.505, 62.1, 67.3, 64.0});
  REQUIRE(off);
  CHECK(off->place == 1);
  CHECK(off->factor == 10);
  CHECK_FALSE(one_digit_off({61.9, 6.505, 62.1, 67.3})); // three others say little
  CHECK_FALSE(one_digit_off({10, 6.5, 62.1, 67.3, 64.0}));
  CHECK(has(said(read("n,a,b\nA,61.9,1\nB,6.505,2\nC,62.1,3\nD,67.3,2\nE,64,5\n", "max").diagnostics),
            "a digit missing or too many, or the point in another place? then it is 65.05"));
}

TEST_CASE("cells with units, bands with other signs and names for ids are told in casebooks", "[fourth]") {
  const auto told_of = [](const char* file, const std::string& from, const std::string& to) {
    const Scratch scratch;
    REQUIRE(scratch.replace(file, from, to));
    return told(scratch);
  };
  CHECK(has(told_of("counties.csv", "521875", "52.19万"),
            "\"52.19万\" is not a number (write 521900: the column is in persons)"));
  for (const char* band : {"\"200,440,1500,2130\"", "200、440、1500、2130", "200/440/1500/2130"})
    CHECK(has(told_of("industries.csv", "200;440;1500;2130", band), "(write 200;440;1500;2130)"));
  CHECK(has(told_of("presence.csv", "511921,agriculture", "511921,农林牧渔业"), "(write its id: agriculture)"));
  CHECK(has(told_of("casebook.toml", "weight = 1.0", "weight = 50%"),
            "this is no number (a number is written 1234.5, without a unit or %)"));
  CHECK(has(told_of("counties.csv", "67293", "6.7293"), "then it is 67293"));
  CHECK(told_of("presence.csv", "persons (10 % sample)", "Persons (10 % sample)").empty());
}

TEST_CASE("a full-width equals sign and a day's number are named as such in TOML", "[fourth]") {
  const Scratch sign, day;
  REQUIRE(sign.replace("casebook.toml", "seed = ", "seed ＝ "));
  CHECK(has(told(sign), "write it with half-width = : seed = "));
  REQUIRE(day.replace("casebook.toml", "value = \"2\"", "value = \"45294\""));
  CHECK(has(told(day), "a spreadsheet has made a date of 1/3"));
}

} // namespace fourth_look_test
