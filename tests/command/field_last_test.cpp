// What fresh eyes found at the doors: files of other programs, headers of two lines, rows that are none, cures that
// fail when they are followed.

#include "tests/catch.h"
#include "tests/command/field.h"

#include <array>
#include <boost/locale/encoding.hpp>

namespace field_last_test {

using namespace yindi;
using namespace yindi::field;
using test::run;
using Lines = std::vector<std::string>;

namespace {

test::Run saw(const std::string& bytes) {
  const TableFile table(bytes);
  return run({"matrix", table.path, "--method", "saw", "--directions", "max", "--format", "csv"});
}

/// How many lines are errors or warnings.
std::size_t told_in(const test::Run& result) {
  std::size_t lines = 0;
  for (const char* word : {": error: ", ": warning: "})
    for (auto at = result.err.find(word); at != std::string::npos; at = result.err.find(word, at + 1)) ++lines;
  return lines;
}

std::string as(const char* charset, const std::string& text) {
  return boost::locale::conv::from_utf<char>(text, charset);
}

/// The example with its round open again and without ballots.
void open_round(const Scratch& scratch) {
  std::filesystem::remove(scratch.folder / "rounds/1/p1.toml");
  std::string text = scratch.read("rounds/1/round.toml");
  text = text.substr(0, text.find("[ballots]"));
  text.replace(text.find("\"closed\""), 8, "\"open\"");
  scratch.write("rounds/1/round.toml", text);
}

/// What `round --table` says of one answer.
std::string surveyed(const std::string& answer) {
  const Scratch scratch;
  open_round(scratch);
  const TableFile table("pseudonym,nature:livelihood\na1,\"" + answer + "\"\n");
  const test::Run result = run({"round", scratch.path(), "--table", table.path});
  return result.out + result.err;
}

} // namespace

TEST_CASE("UTF-16 with its mark is read in tables, and told in TOML", "[field][last]") {
  const std::string text = "方案\t产量\t成本\n茶\t1\t2\n牦牛\t3\t1\n";
  const std::string plain = saw("方案,产量,成本\n茶,1,2\n牦牛,3,1\n").out;
  REQUIRE(has(plain, "牦牛"));
  CHECK(saw("\xFF\xFE" + as("UTF-16LE", text)).out == plain);
  CHECK(saw("\xFE\xFF" + as("UTF-16BE", text)).out == plain);
  CHECK(saw("\xFF\xFE" + as("UTF-16LE", text)).err.empty());
  CHECK(has(saw("\xFF\xFE" + as("UTF-16LE", text) + "x").err, "the text is not UTF-16 from here on"));
  CHECK(has(saw("\xFF\xFE" + as("UTF-16LE", text) + "x").err, "the file is damaged or cut off"));
  const Scratch tables, toml;
  tables.write("counties.csv", "\xFF\xFE" + as("UTF-16LE", tables.read("counties.csv")));
  CHECK(told(tables).empty());
  CHECK_FALSE(ranked(tables).empty());
  toml.write("casebook.toml", "\xFF\xFE" + as("UTF-16LE", toml.read("casebook.toml")));
  CHECK(only(told(toml)) == "error casebook.toml:1:1 the file is UTF-16, which is not read (save it as UTF-8 in a text "
                            "editor)");
}

TEST_CASE("short Korean and Japanese names are asked about, short Chinese ones are not", "[field][last]") {
  const std::string word = "the text is no UTF-8 and was read as GB18030";
  CHECK(has(saw(as("EUC-KR", "alternative,a,b\n통강,1,2\n이당,3,1\n남강,2,2\n")).err, word));
  CHECK(has(saw(as("EUC-KR", "a,b,c\n서울,1,2\n부산,3,1\n")).err, word));
  CHECK(has(saw(as("EUC-JP", "a,b,c\n大阪,1,2\n東京,3,1\n")).err, word));
  for (const char* names :
       {"通江,1,2\n南江,3,1\n", "茶叶,1,2\n牦牛,3,1\n", "青稞,1,2\n核桃,3,1\n", "巴中,1,2\n平昌,3,1\n"})
    CHECK(saw(as("GB18030", std::string("a,b,c\n") + names)).err.empty());
}

TEST_CASE("a parameter or key that is given twice is refused", "[field][last]") {
  const TableFile table("alternative,a,b\nx,1,2\ny,3,1\n");
  const test::Run twice =
      run({"compare", table.path, "--directions", "max", "--param", "vikor.v=0.1", "--param", "vikor.v=0.9"});
  CHECK(twice.status == 2);
  CHECK(has(twice.err, "--param vikor.v is given twice"));
  CHECK(has(run({"compare", table.path, "--directions", "max", "--method", "vikor", "--param", "v=0.1", "--param",
                 "vikor.v=0.9"})
                .err,
            "is given twice"));
  const Scratch scratch;
  const test::Run set = run({"rank", scratch.path(), "--set", "robustness.draws=10", "--set", "robustness.draws=20"});
  CHECK(set.status == 2);
  CHECK(has(set.err, "--set robustness.draws is given twice: 10, 20"));
  CHECK(has(run({"rank", scratch.path(), "--param", "weight_power=1", "--param", "weight_power=2"}).err,
            "--param weight_power is given twice: 1, 2"));
}

TEST_CASE("smaa refuses more alternatives than it can count, before it counts", "[field][last]") {
  std::string rows = "alternative,a,b\n";
  for (int i = 0; i < 2001; ++i) rows += "r" + std::to_string(i) + "," + std::to_string(1 + i % 97) + ",1\n";
  const TableFile table(rows);
  const test::Run result = run({"smaa", table.path, "--method", "topsis", "--directions", "max", "--draws", "100"});
  CHECK(result.status == 1);
  CHECK(has(result.err, "2001 alternatives are 4,004,001 places and pairs to count; smaa takes at most 2000 "
                        "alternatives"));
}

TEST_CASE("one name of 40,000 columns, and rows far shorter than their header", "[field][last]") {
  std::string same = "alternative", values = "x";
  for (int i = 0; i < 40000; ++i) same += ",a", values += ",1";
  const test::Run result = saw(same + "\n" + values + "\ny" + values.substr(1) + "\n");
  CHECK(has(result.err, "the column \"a\" is there twice (1000 times: "));
  CHECK(has(result.err, "further problems like these, not listed: 38999"));
  std::string wide = "alternative", rows;
  for (int i = 0; i < 100000; ++i) wide += ",c" + std::to_string(i);
  for (int i = 0; i < 1000; ++i) rows += "r" + std::to_string(i) + ",1\n";
  const test::Run shorter = saw(wide + "\n" + rows);
  CHECK(told_in(shorter) == 1);
  CHECK(
      has(shorter.err, ":52:1: error: the rows are far shorter than the header: fields here 2, in the header 100001"));
}

TEST_CASE("names that are blank or there twice, with the cure for where they stand", "[field][last]") {
  const auto said = [](const char* file, const std::string& old, const std::string& next) {
    const Scratch scratch;
    REQUIRE(scratch.replace(file, old, next));
    return only(told(scratch));
  };
  CHECK(said("criteria.toml", "condition = \"elev_seat_m\"", "condition = \" \"")
            .starts_with("error criteria.toml:18:40 \"condition\" is blank"));
  CHECK(has(said("criteria.toml", "\"drought\", \"frost\"", "\"drought\", \"\""),
            "\"hazards\" is blank (write what it names, or take this one out)"));
  CHECK(has(said("criteria.toml", "\"drought\", \"frost\"", "\"drought\", \"drought\""), "\"drought\" is there twice"));
  CHECK(has(
      said("casebook.toml", "participant = \"agriculture\"\nnode = \"goal\"", "participant = \" \"\nnode = \"goal\""),
      "\"participant\" is blank (write what it names)"));
  CHECK(has(said("criteria.toml", "{ kind = \"given\" }", "{ kind = \"formula\", expression = \"   \" }"),
            "\"expression\" is blank"));
  CHECK(has(said("rounds/1/round.toml", "[\"goal\", \"livelihood\"]", "[\"goal\", \"goal\", \"livelihood\"]"),
            "\"goal\" is there twice"));
}

TEST_CASE("whole numbers in other dress are told as the number that they are", "[field][last]") {
  const Scratch scratch;
  const auto with = [&](const char* option, const std::string& value) {
    return run({"robust", scratch.path(), option, value}).err;
  };
  CHECK(has(with("--draws", "1e3"), "--draws does not take 1e3: write 1000"));
  CHECK(has(with("--draws", "10.5"), "--draws does not take 10.5: it must be a whole number"));
  CHECK(has(with("--draws", "many"), "--draws does not take \"many\": it must be a number"));
  CHECK(has(with("--draws", "0"), "--draws does not take 0: it must be between 1 and 100000000"));
  CHECK(has(with("--set", "robustness.draws=1e3"), "write 1000"));
  CHECK(has(with("--set", "robustness.seed=9223372036854775807"), "write a whole number up to 2147483647"));
  REQUIRE(scratch.replace("casebook.toml", "seed = 1", "seed = 4000000000"));
  CHECK(has(only(told(scratch)), "\"seed\" is too large: a number up to 2147483647"));
  REQUIRE(scratch.replace("casebook.toml", "seed = 4000000000", "seed = 2147483647"));
  CHECK(told(scratch).empty());
}

TEST_CASE("remarks that begin with # are read over", "[field][last]") {
  const std::string plain = saw("alternative,a,b\nx,1,2\ny,3,1\n").out;
  for (const char* table : {"# made by R, version 4\nalternative,a,b\nx,1,2\ny,3,1\n",
                            "# one\n# two, with, many, commas\nalternative,a,b\nx,1,2\ny,3,1\n",
                            "# as, many, fields\nalternative,a,b\nx,1,2\ny,3,1\n",
                            "#made by R, v4\nalternative,a,b\nx,1,2\n# between, them\ny,3,1\n# end\n"}) {
    INFO(table);
    const test::Run result = saw(table);
    CHECK(result.out == plain);
    CHECK(told_in(result) == 0);
    CHECK(has(result.err, "note: lines that begin with # are read over"));
  }
  CHECK(saw("# made by R; v4\nalternative;a;b\nx;1;2\ny;3;1\n").out == plain);
  CHECK(saw("% made by M, v4\nalternative,a,b\nx,1,2\ny,3,1\n").out == plain);
  // A header and names may begin so.
  CHECK(has(saw("%,a,b\n1,1,2\n2,3,1\n").out, "\n2,"));
  CHECK(saw("#,a,b\n1,1,2\n2,3,1\n").err.empty());
  CHECK(has(saw("alternative,a,b\n#1,1,2\n#2,3,1\n").out, "#2,"));
}

TEST_CASE("fuzzy numbers between other signs, dates and codes among them", "[field][last]") {
  const auto fuzzy = [](const std::string& cell) {
    const TableFile table("alternative,a,b\ndirection,max,min\nx,1 2 3,\"" + cell + "\"\ny,2 3 4,1 2 3\n");
    return run({"fuzzy", table.path, "--ideal", "found", "--format", "csv"});
  };
  const std::string plain = fuzzy("1 2 3").out;
  REQUIRE(has(plain, "x,"));
  for (const char* cell : {"1;2;3", "1；2；3", "1、2、3", "(1,2,3)", "[1, 2, 3]", "（1，2，3）"}) {
    INFO(cell);
    CHECK(fuzzy(cell).out == plain);
  }
  CHECK(has(fuzzy("1,5 2 3").err, "is neither a number nor three"));
  const TableFile words("名称,a,b\n方向,效益,成本\n权重,1,1\nx,1 2 3,1 2 3\ny,2 3 4,1 2 3\n");
  CHECK(run({"fuzzy", words.path, "--ideal", "found", "--format", "csv"}).out == plain);
  const auto ahp = [](const std::string& cell) {
    const TableFile table("item,a,b\na,1,\"" + cell + "\"\nb,,1\n");
    return run({"fuzzy-ahp", table.path, "--format", "csv"});
  };
  CHECK(ahp("2；3；4").out == ahp("2 3 4").out);
  CHECK(has(ahp("3-Jan").err, "a spreadsheet has made a date of 1/3"));
  CHECK(has(ahp("45294").err, "a spreadsheet has made a date of 1/3"));
  CHECK(has(ahp("3:1").err, "write 3/1 for 3:1"));
  CHECK(has(ahp("-3").err, "in surveys from -9 to 9 it means that b counts 3 times as much as a: write 1/3"));
  CHECK(has(ahp("-99").err, "every pair is needed"));
}

TEST_CASE("sums of influences are no factor", "[field][last]") {
  const auto dematel = [](const std::string& bytes) {
    const TableFile table(bytes);
    return run({"dematel", table.path}).err;
  };
  CHECK(has(dematel(",a,b,合计\na,0,3,3\nb,2,0,2\n合计,2,3,5\n"),
            "\"合计\" sums up the others: it is no factor\n  take the row and the column out"));
  CHECK(has(dematel(",a,b,c\na,0,3,3\nb,2,0,2\nc,2,3,0\ntotal,4,6,5\n"), "take the row out"));
  CHECK(has(dematel(",a,b,Sum\na,0,3,3\nb,2,0,2\n"), "take the column out"));
  CHECK(dematel(",a,b,total\na,0,3,1\nb,2,0,2\ntotal,1,1,0\n").empty()); // called so, but none
}

TEST_CASE("who differs in capitals only is asked about", "[field][last]") {
  const Scratch scratch;
  const std::string ballot = scratch.read("rounds/1/p1.toml");
  open_round(scratch);
  scratch.write("rounds/1/p1.toml", ballot);
  scratch.write("rounds/1/p2.toml", std::string(ballot).replace(ballot.find("\"p1\""), 4, "\"P1\""));
  CHECK(has(only(of(told(scratch), "warning")), "the ballots of \"p1\" and \"P1\" differ in capitals only"));
  const Scratch survey;
  open_round(survey);
  const TableFile table("pseudonym,nature:livelihood\na1,3\nA1,3\n");
  const test::Run result = run({"round", survey.path(), "--table", table.path});
  CHECK(has(result.err, ":3:1: error: \"a1\" and \"A1\" differ in capitals only"));
  CHECK_FALSE(has(result.out, "counted"));
}

TEST_CASE("what systems put beside ballots is none, and a ballot in UTF-16 accuses nobody", "[field][last]") {
  const Scratch scratch, wide;
  scratch.write("rounds/1/._p1.toml", std::string("\0\5\26\7\0\2Mac OS X", 14));
  scratch.write("rounds/1/~$p1.toml", std::string("\5Wang\0\0", 7));
  const Lines lines = told(scratch);
  CHECK(of(lines, "error").empty());
  REQUIRE(lines.size() == 2);
  CHECK(has(lines[0], "rounds/1/._p1.toml:1:1 macOS put this beside a file that it copied: it is no ballot (take it "
                      "out of the folder)"));
  CHECK(has(lines[1], "an office program put this beside a file"));
  wide.write("rounds/1/p1.toml", "\xFF\xFE" + as("UTF-16LE", wide.read("rounds/1/p1.toml")));
  CHECK(has(only(told(wide)), "the ballot was saved as UTF-16, which is not read"));
}

TEST_CASE("answers of a survey have cures that are answers", "[field][last]") {
  CHECK(has(surveyed("1/99"), "an answer is a whole number from 1 to 9"));
  CHECK(has(surveyed("10/3"), "an answer is a whole number from 1 to 9"));
  CHECK(has(surveyed("3:1"), "write 3 for 3:1"));
  CHECK(has(surveyed("3/1"), "write 3 for 3/1"));
  CHECK(has(surveyed("1:3"), "write 1/3 for 1:3"));
  CHECK(has(surveyed("１／３"), "write it with half-width digits and / : 1/3"));
  CHECK(has(surveyed("1/3"), "counted as the ballot of a1"));
}

TEST_CASE("files put together, merged names and the end of a file of DOS", "[field][last]") {
  const std::string plain = saw("alternative,a,b\nx,1,2\ny,3,1\n").out;
  const test::Run together = saw("alternative,a,b\nx,1,2\nalternative,a,b\ny,3,1\n");
  CHECK(together.out == plain);
  CHECK(has(together.err, ":3:1: note: the header stands here once more: it is read over"));
  const test::Run dos = saw("alternative,a,b\r\nx,1,2\r\ny,3,1\r\n\x1A");
  CHECK(dos.out == plain);
  CHECK(dos.err.empty());
  CHECK(has(saw("alternative,a,b\nx,1,2\n,3,1\nz,1,1\n").err,
            "an alternative without a name\n  give it a name; cells that were merged keep theirs in the first row "
            "only"));
  const Scratch scratch;
  const std::string table = scratch.read("values.csv");
  scratch.write("values.csv", table + table.substr(0, table.find('\n') + 1));
  CHECK(of(told(scratch), "error").empty());
  CHECK(has(only(of(told(scratch), "note values.csv")), "the header stands here once more"));
}

TEST_CASE("a cell with a spreadsheet's error is not to be left blank where a value is needed", "[field][last]") {
  const std::string said = saw("alternative,a,b\nx,1,#DIV/0!\nz,1,1\n").err;
  CHECK(has(said, "a spreadsheet's error stands here: mend its formula\n"));
  CHECK_FALSE(has(said, "blank"));
}

TEST_CASE("a header and rows with different signs between their fields", "[field][last]") {
  for (const auto& [table, header, rows] :
       std::vector<std::array<const char*, 3>>{{"alternative;a;b\nx,1,2\nz,1,1\n", ";", ","},
                                               {"alternative,a,b\nx;1;2\nz;1;1\n", ",", ";"},
                                               {"alternative;a;b\nx\t1\t2\nz\t1\t1\n", ";", "\\t"}}) {
    INFO(table);
    const test::Run result = saw(table);
    CHECK(told_in(result) == 1);
    CHECK(has(result.err, std::string(":1:1: error: the fields of the header stand apart by \"") + header +
                              "\", those of the rows by \"" + rows + "\""));
  }
  const Scratch scratch;
  std::string table = scratch.read("values.csv");
  std::replace(table.begin(), table.begin() + static_cast<std::ptrdiff_t>(table.find('\n')), ',', ';');
  scratch.write("values.csv", table);
  CHECK(has(only(told(scratch)), "error values.csv:1:1 the fields of the header stand apart by \";\""));
}

TEST_CASE("columns that are named in two lines are one error with the line that they would be", "[field][last]") {
  const auto said = [](const std::string& bytes) {
    const test::Run result = saw(bytes);
    CHECK(told_in(result) == 1);
    return result.err;
  };
  const std::string word = "error: the columns are named in lines above each other\n  write one line for them: ";
  CHECK(has(said(",cost,cost,yield\n,min,max,mean\nname,,,\nx,1,2,3\ny,2,3,1\n"),
            word + "name,cost min,cost max,yield mean\n"));
  CHECK(has(said("metric,cost,cost,yield\nstat,mean,std,mean\nx,1,2,3\ny,2,3,1\n"),
            word + "metric,cost mean,cost std,yield mean\n"));
  CHECK(has(said(",cost,,yield\n,2019,2020,2019\nx,1,2,3\ny,2,3,1\n"), word + ",cost 2019,cost 2020,yield 2019\n"));
  CHECK(
      has(said("名称,产量,,成本\n,一季,二季,全年\nx,1,2,3\ny,2,3,1\n"), word + "名称,产量 一季,产量 二季,成本 全年\n"));
  // Units below a header are none of it, nor are values.
  CHECK(saw("alternative,a,b\n,kg,m\nx,1,2\ny,3,1\n").status == 0);
  CHECK(has(saw("alternative,a,a\nx,1,2\ny,3,1\n").err, "the column \"a\" is there twice"));
}

TEST_CASE("codes for no data have cures that hold", "[field][last]") {
  const Scratch low, lon, lat, swapped;
  REQUIRE(low.replace("values.csv", "2500,2000,3200", "2500,-999,3200"));
  CHECK(has(only(told(low)), "(leave \"low\" and \"high\" blank if they are unknown)"));
  REQUIRE(lon.replace("counties.csv", "107.245", "-9999"));
  CHECK(has(only(told(lon)), "-9999 is how many tables write \"no data\""));
  REQUIRE(lat.replace("counties.csv", "31.912", "-9999"));
  CHECK(has(only(told(lat)), "-9999 is how many tables write \"no data\""));
  REQUIRE(swapped.replace("counties.csv", "107.245,31.912", "31.912,107.245"));
  CHECK(has(only(told(swapped)), "are lon and lat swapped?"));
}

} // namespace field_last_test
