// Further instances of the kinds of slips in field_casebook_test.cpp and field_tables_test.cpp: the kind, not the case.

#include "tests/catch.h"
#include "tests/command/field.h"

namespace field_more_test {

using namespace yindi;
using namespace yindi::field;
using test::run;
using Lines = std::vector<std::string>;

namespace {

const std::string head = "id,name_en,name_zh,profile,lon,lat,elev_seat_m,schooling_years,pop_2020,hazard_drought,"
                         "hazard_frost\n";

/// The table of counties of the example with three neighbours more; `xiangcheng` is the last one's row.
void with_neighbours(const Scratch& scratch, const std::string& xiangcheng) {
  scratch.write("counties.csv", head +
                                    "511921,Tongjiang,通江县,hilly,107.245,31.912,395,8.35,521875,0.3,0.05\n"
                                    "513334,Litang,理塘县,plateau,100.270,29.996,3950,5.73,67293,0.1,0.4\n"
                                    "511922,Nanjiang,南江县,hilly,106.829,32.347,577,7.9,467609,0.3,0.05\n"
                                    "513335,Batang,巴塘县,plateau,99.11,30.01,2580,6.1,50000,0.1,0.3\n" +
                                    xiangcheng + "\n");
}

} // namespace

TEST_CASE("codes for no data in other columns", "[field]") {
  const Scratch years, people, requirement;
  with_neighbours(years, "513336,Xiangcheng,乡城县,plateau,99.80,28.93,2870,-999,30000,0.1,0.3");
  CHECK(has(only(of(told(years), "error counties.csv:6:")), "-999 is how many tables write \"no data\""));
  with_neighbours(people, "513336,Xiangcheng,乡城县,plateau,99.80,28.93,9999,6.2,30000,0.1,0.3");
  CHECK(has(only(of(told(people), "warning counties.csv:6:")), "9999 is how many tables write \"no data\""));
  REQUIRE(requirement.replace("industries.csv", ",0.15,4,0.3,0.3", ",0.15,-99,0.3,0.3"));
  const Lines need = told(requirement); // refused or doubted, never taken
  CHECK((!of(need, "warning industries.csv:3:").empty() || !of(need, "error industries.csv:3:").empty()));
}

TEST_CASE("places and people in another unit than the others", "[field]") {
  const Scratch swapped, thousands, fine;
  with_neighbours(swapped, "513336,Xiangcheng,乡城县,plateau,28.93,79.80,2870,6.2,30000,0.1,0.3");
  CHECK(has(only(of(told(swapped), "warning counties.csv:6:")), "are lon and lat swapped?"));
  with_neighbours(thousands, "513336,Xiangcheng,乡城县,plateau,99.80,28.93,2870,6.2,4.2,0.1,0.3");
  CHECK(has(only(of(told(thousands), "warning counties.csv:6:")), "pop_2020 of Xiangcheng is 4.2"));
  with_neighbours(fine, "513336,Xiangcheng,乡城县,plateau,99.80,28.93,2870,6.2,30000,0.1,0.3");
  CHECK(of(told(fine), "warning").empty());
}

TEST_CASE("a county that has more than the reference, and a county that is the sum of the others", "[field]") {
  const Scratch more, all;
  REQUIRE(more.replace("reference.csv", "construction,7000000", "construction,5000"));
  CHECK(has(only(of(told(more), "warning presence.csv:3:")), "is more than the whole reference has, 5000"));
  all.write("counties.csv", head + "511921,Tongjiang,通江县,hilly,107.245,31.912,395,8,500,0.3,0.05\n"
                                   "513334,Litang,理塘县,plateau,100.270,29.996,3950,6,700,0.1,0.4\n"
                                   "511922,Nanjiang,南江县,hilly,106.829,32.347,577,7,300,0.3,0.05\n"
                                   "51,Total,合计,,104,30,4922,21,1500,0.7,0.5\n");
  CHECK(has(only(of(told(all), "warning counties.csv:5:")), "is the sum of the others: take a total out"));
}

TEST_CASE("invisible characters, merged cells and cut rows in other tables", "[field]") {
  for (const char* odd : {"\u200C", "\u200D", "\u2060", "\uFEFF"}) {
    const Scratch scratch;
    REQUIRE(scratch.replace("values.csv", "513334,yak", std::string("513334") + odd + ",yak"));
    CHECK(only(told(scratch)).starts_with("error values.csv:3:7 the invisible character U+"));
  }
  const Scratch blank; // full-width, before a number
  REQUIRE(blank.replace("counties.csv", ",3950,", ",\u30003950,"));
  CHECK(has(only(told(blank)), "a blank that is none (U+3000, ideographic space)"));
  const Scratch merged;
  REQUIRE(merged.replace("values.csv", "513334,highland_barley", ",highland_barley"));
  CHECK(has(only(told(merged)), "a blank id below 513334"));
  const Scratch cut;
  REQUIRE(cut.replace("links.csv", "511921,511922,adjacent,59.4,,geonames", "511921,511922,adjacent,59.4"));
  CHECK(of(told(cut), "error").empty());
}

TEST_CASE("titles, notes and delimiters of other tables", "[field]") {
  const Scratch title, lines, semicolon;
  const std::string sectors = title.read("sectors.csv");
  title.write("sectors.csv", "表1 行业分类\n" + sectors);
  CHECK(only(told(title)).starts_with("error sectors.csv:1:1 line 1 is no header: the columns are named in line 2"));
  lines.write("sectors.csv", "Table 2\n(all sectors)\n" + sectors);
  CHECK(has(only(told(lines)), "the columns are named in line 3"));
  std::string other = sectors;
  std::replace(other.begin(), other.end(), ',', ';');
  semicolon.write("sectors.csv", "\"sep=;\"\n" + other);
  CHECK(told(semicolon).empty());
}

TEST_CASE("comparisons that a spreadsheet or a survey changed, in other words", "[field]") {
  const auto refusal = [](const std::string& bytes) {
    const TableFile table(bytes);
    const test::Run result = run({"ahp", table.path});
    return result.status == 1 ? result.err : std::string();
  };
  CHECK(has(refusal(",a,b\na,1,\nb,7-Jan,1\n"), "1/7"));
  CHECK(has(refusal(",a,b\na,1,\nb,2024/1/9,1\n"), "1/9"));
  CHECK(has(refusal(",a,b\na,1,\nb,45300,1\n"), "1/9"));
  CHECK(has(refusal(",a,b\na,1,\nb,-7,1\n"), "write 1/7"));
  CHECK(has(refusal(",a,b\na,1,５\nb,,1\n"), "half-width digits (0-9): 5"));
  CHECK(has(refusal(",a,b\na,1,6\nb,0.17,1\n"), "1/6 is 0.166667; write 1/6"));
  CHECK(has(refusal(",a,b\na,1,n/a\nb,,1\n"), "leave the cell empty"));
}

TEST_CASE("totals and padding of plain tables, in other words", "[field]") {
  const auto said = [](const std::string& bytes) {
    const TableFile table(bytes);
    return run({"matrix", table.path, "--method", "saw", "--directions", "max"}).err;
  };
  CHECK(has(said("item,a,b\nx,1,5\ny,2,6\nz,4,7\nSum,7,18\n"), ":5:1: warning: Sum is the sum of the others"));
  CHECK(has(said("item,a,b\nTotal,7,18\nx,1,5\ny,2,6\nz,4,7\n"), ":2:1: warning: Total is the sum of the others"));
  CHECK(said("item,a,b\nx,1,5\ny,2,6\nz,4,7\nv,7,17\n").find("sum of the others") == std::string::npos);
  CHECK(said("item,a,b,,\nx,1,5,,\ny,2,6,,\n,,,,\n").empty());
  CHECK(has(said("item,a,b,,\nx,1,5,,\ny,2,6,7,\n"), "a column without a name"));
}

TEST_CASE("the ranking of many rows needs no pairs", "[field]") {
  std::string rows = "alternative,a,b\ndirection,max,min\n";
  for (int i = 0; i < 5000; ++i)
    rows += "r" + std::to_string(i) + "," + std::to_string(1 + i % 977) + "," + std::to_string(1 + i % 313) + "\n";
  const TableFile table(rows);
  for (const char* method : {"vikor", "promethee-ii", "topsis"})
    CHECK(run({"matrix", table.path, "--method", method, "--format", "csv"}).status == 0);
}

} // namespace field_more_test
