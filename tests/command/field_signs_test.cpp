// What keeps the fields of a table apart, how its header is written, and what stands below it: each slip is one message
// with its cause.

#include "tests/catch.h"
#include "tests/command/field.h"

namespace field_signs_test {

using namespace yindi;
using namespace yindi::field;
using test::run;
using Lines = std::vector<std::string>;

namespace {

std::string with(std::string text, const std::string& old, const std::string& next) {
  for (auto at = text.find(old); at != std::string::npos; at = text.find(old, at + next.size()))
    text.replace(at, old.size(), next);
  return text;
}

/// What check says once `table` is `bytes`.
Lines told_of(const std::string& table, const std::string& bytes) {
  const Scratch scratch;
  scratch.write(table, bytes);
  return told(scratch);
}

std::string of_minimal(const std::string& table) { return Scratch().read(table); }

/// What `matrix` says of a table, without notes, or its ranking.
test::Run matrix(const std::string& bytes) {
  return run({"matrix", TableFile(bytes).path, "--method", "topsis", "--directions", "max", "--format", "csv"});
}

} // namespace

TEST_CASE("fields that stand apart by blanks or bars are named as such", "[field][signs]") {
  const Lines tables = {"\"mpg\" \"cyl\" \"hp\"\n\"Mazda RX4\" 21 6 110\n\"Datsun 710\" 22.8 4 93\n", // R, write.table
                        "           mpg  cyl\nMazda RX4  21.0    6\nDatsun     22.8    4\n", // aligned by pandas
                        "   alt  yield  cost\n0  tea    120    40\n1  yak     90    20\n",   // with its index
                        "name yield cost\ntea 120 40\nyak 90 20\n",
                        "    ROE[x 2.0] CAP[x 4.0]\nPE           7          5\nJN           5          4\n"};
  for (const std::string& table : tables) {
    INFO(table);
    const test::Run run = matrix(table);
    CHECK(run.status != 0);
    CHECK(has(run.err, "the fields stand apart by blanks"));
    CHECK(!has(run.err, "closing quote"));
    CHECK(!has(run.err, "without criteria"));
  }
  const std::string presence = of_minimal("presence.csv");
  for (const char* sign : {"|", "、"}) {
    const Lines lines = told_of("presence.csv", with(presence, ",", sign));
    REQUIRE(lines.size() == 1);
    CHECK(has(lines[0], "error presence.csv:1:"));
    CHECK(has(lines[0], "the fields stand apart by \"" + std::string(sign) + "\""));
  }
}

TEST_CASE("a line sep= that does not fit is read over", "[field][signs]") {
  const Lines lines = told_of("presence.csv", "sep=;\n" + of_minimal("presence.csv"));
  REQUIRE(lines.size() == 1);
  CHECK(lines[0] == "note presence.csv:1:1 the line \"sep=;\" is read over: other signs keep the fields apart");
  CHECK(matrix("sep=;\nname,a,b\nx,1,2\ny,2,1\n").status == 0);
  CHECK(told_of("presence.csv", "sep=;\n" + with(of_minimal("presence.csv"), ",", ";")).empty());
}

TEST_CASE("names of columns in full-width signs or other capitals are told at the header", "[field][signs]") {
  const std::string counties = of_minimal("counties.csv");
  for (const auto& [given, meant] :
       {std::pair("ｅｌｅｖ＿ｓｅａｔ＿ｍ", "elev_seat_m"), {"Elev_Seat_M", "elev_seat_m"}}) {
    const Lines lines = told_of("counties.csv", with(counties, "elev_seat_m", given));
    INFO(given);
    REQUIRE(lines.size() == 1);
    CHECK(has(lines[0], "error counties.csv:1:"));
    CHECK(has(lines[0], "unknown column \"" + std::string(given) + "\""));
    CHECK(has(lines[0], meant));
  }
  CHECK(told_of("counties.csv", "ID" + counties.substr(2)) ==
        Lines{"error counties.csv:1:1 unknown column \"ID\" (did you mean \"id\"?)"});
  CHECK(told_of("counties.csv", with(counties, "elev_seat_m", " elev_seat_m ")).empty());
}

TEST_CASE("decimal commas of a whole table are one message", "[field][signs]") {
  const std::string counties = of_minimal("counties.csv");
  const Lines lines = told_of("counties.csv", with(with(counties, ",", ";"), ".", ","));
  REQUIRE(lines.size() == 1);
  CHECK(has(lines[0], "the numbers of this table have decimal commas, such as 8,35 (write points for them: 8.35)"));
}

TEST_CASE("rows of units and of headings below the header, notes with commas", "[field][signs]") {
  const std::string counties = of_minimal("counties.csv"), rest = counties.substr(counties.find('\n') + 1),
                    header = counties.substr(0, counties.find('\n') + 1);
  for (const char* row : {"单位,,,,°,°,m,a,persons,1,1\n", ",,,,度,度,米,年,人,,\n",
                          "编码,英文名,中文名,类型,经度,纬度,海拔,受教育年限,人口,干旱,霜冻\n"}) {
    INFO(row);
    CHECK(told_of("counties.csv", header + row + rest) == Lines{"note counties.csv:2:1 a row of units is read over"});
  }
  // A county whose id is its name is no such row.
  CHECK(of(told_of("counties.csv", header + "通江县,Tongjiang,通江县,hilly,,,,,,,\n" + rest), "error counties.csv:2:")
            .size() == 1);
  const Lines note = told_of("presence.csv", of_minimal("presence.csv") + "Source: census 2020, table 3\n");
  REQUIRE(note.size() == 1);
  CHECK(has(note[0], "error presence.csv:5:1 "));
}

TEST_CASE("ids that a program or a hand changed", "[field][signs]") {
  const std::string counties = of_minimal("counties.csv"), presence = of_minimal("presence.csv");
  CHECK(of(told_of("counties.csv", with(counties, "511921,", "=\"511921\",")), "error").empty());
  Lines lines = told_of("counties.csv", with(counties, "511921,", "\"5,11921E+05\","));
  CHECK(has(lines.at(0), "511921"));
  CHECK(!has(lines.at(0), "a name goes into"));
  lines = told_of("counties.csv", with(counties, "511921,", "511921\u200E,"));
  REQUIRE(lines.size() == 1);
  CHECK(has(lines[0], "the invisible character U+200E (direction mark)"));
  for (const char* slip : {"51192I", "5l1921", "0511921"}) {
    lines = told_of("counties.csv", with(counties, "511921,", std::string(slip) + ","));
    INFO(slip);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0] == "error counties.csv:2:1 the id \"" + std::string(slip) +
                          "\" is \"511921\" in the other tables (write 511921)");
  }
  lines = told_of("presence.csv", with(presence, "513334,", "理塘县,"));
  REQUIRE(lines.size() == 1);
  CHECK(has(lines[0], "(write its id: 513334)"));
}

TEST_CASE("invisible characters in TOML are named where they matter", "[field][signs]") {
  const Scratch list, blank, value;
  REQUIRE(list.replace("casebook.toml", "\"511921\", \"513334\"]", "\"511921\", \"513334\u200B\"]"));
  CHECK(has(told(list).at(0), "take out the invisible character U+200B"));
  REQUIRE(blank.replace("casebook.toml", "\"511921\", \"513334\"]", "\"511921\", \"513334\u3000\"]"));
  CHECK(has(told(blank).at(0), "take out the blank that is none (U+3000"));
  REQUIRE(value.replace("casebook.toml", "value = \"1/2\"", "value = \"1/2\u3000\""));
  CHECK(has(told(value).at(0), "take out the blank that is none (U+3000"));
}

} // namespace field_signs_test
