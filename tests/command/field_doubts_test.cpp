// What `check` doubts is what no verdict, ranking or report takes for certain.

#include "tests/catch.h"
#include "tests/command/field.h"

namespace field_doubts_test {

using namespace yindi;
using namespace yindi::field;
using test::run;
using Lines = std::vector<std::string>;

namespace {

/// Litang's yak is clearly first, by values that are known well and by amounts of the region.
void make_clear(const Scratch& scratch, bool by_access = false) {
  REQUIRE(scratch.replace("criteria.toml",
                          "measure = { kind = \"supply\", condition = \"schooling_years\", requirement = "
                          "\"schooling_need_years\" }",
                          by_access ? "measure = { kind = \"access\", decay_requirement = \"price_cv\" }"
                                    : "measure = { kind = \"specialisation\" }"));
  if (by_access)
    REQUIRE(
        scratch.replace("criteria.toml", "unit = \"1\"\nscale = { worst = 0, best = 1 }\nmeasure = { kind = \"access\"",
                        "unit = \"persons\"\nscale = { worst = 0, best = 1000000 }\nmeasure = { kind = \"access\""));
  REQUIRE(scratch.replace("values.csv", "yak,income,900", "yak,income,3800"));
  REQUIRE(scratch.replace("values.csv", "highland_barley,income,,,,,", "highland_barley,income,300,,,survey,estimate"));
  std::string columns = scratch.read("columns.csv");
  for (const std::string quality : {"assumption", "estimate"})
    for (auto at = columns.find(quality); at != std::string::npos; at = columns.find(quality))
      columns.replace(at, quality.size(), "published");
  scratch.write("columns.csv", columns);
}

std::string verdict(const Scratch& scratch) {
  const test::Run result = run({"robust", scratch.path(), "--county", "513334", "--draws", "300", "--format", "json"});
  INFO(result.err);
  return result.status == 0 ? Json::parse(result.out)["counties"][0]["verdict"]["level"].get<std::string>() : "";
}

void append(const Scratch& scratch, const std::string& table, const std::string& rows) {
  scratch.write(table, scratch.read(table) + rows);
}

} // namespace

TEST_CASE("what check doubts keeps a verdict from being clear", "[field][doubts]") {
  const Scratch sound, more, total, years, access, links;
  make_clear(sound);
  CHECK(verdict(sound) == "clear");

  make_clear(more); // more than the reference
  REQUIRE(more.replace("presence.csv", ",1295,", ",14000000,"));
  make_clear(total); // a sector that is called a total, for one county only
  append(total, "sectors.csv", "all,Total,合计,no\n");
  append(total, "reference.csv", "all,20000000,persons (10 % sample),2020,census\n");
  append(total, "presence.csv", "511921,all,15700,persons (10 % sample),2020,census\n");
  make_clear(years);
  REQUIRE(years.replace("presence.csv", "1295,persons (10 % sample),2020", "1295,persons (10 % sample),2010"));
  for (const Scratch* scratch : {&more, &total, &years}) {
    CHECK(of(told(*scratch), "warning").size() == 1);
    CHECK(verdict(*scratch) == "likely");
    CHECK(has(run({"explain", scratch->path(), "--county", "513334"}).out, "Doubtful: "));
  }
  make_clear(access, true);
  const std::string by_access = verdict(access);
  make_clear(links, true);
  append(links, "links.csv", "513334,511922,adjacent,9999,9999,geonames\n");
  CHECK(of(told(links), "warning links.csv:3:").size() == 2);
  CHECK(by_access == "clear");
  CHECK(verdict(links) == "likely");
}

TEST_CASE("counties in two units, or a row without one", "[field][doubts]") {
  const Scratch units, blank, spelling, reference;
  REQUIRE(units.replace("presence.csv", "1295,persons (10 % sample)", "0.1295,万人"));
  const Lines lines = told(units);
  REQUIRE(lines.size() == 1);
  CHECK(has(lines[0], "error presence.csv:4:"));
  CHECK(has(lines[0], "the counties have amounts in different units: persons (10 % sample), 万人"));
  REQUIRE(blank.replace("presence.csv", "1295,persons (10 % sample)", "1295,"));
  CHECK(has(told(blank).at(0), "Agriculture of Litang has no unit; others are in persons (10 % sample)"));
  REQUIRE(spelling.replace("presence.csv", "1295,persons (10 % sample),2020", "1295,Persons（10% sample）,2020年"));
  CHECK(told(spelling).empty());
  std::string rows = reference.read("reference.csv");
  for (auto at = rows.find("persons (10 % sample)"); at != std::string::npos; at = rows.find("persons (10 % sample)"))
    rows.replace(at, 21, "万人");
  reference.write("reference.csv", rows);
  CHECK(has(told(reference).at(0), "the reference is in 万人, the counties are in persons (10 % sample)"));
}

TEST_CASE("of two likely units both are named, and none that leads beyond the others", "[field][doubts]") {
  const auto people = [](const std::string& litang) {
    const Scratch scratch;
    scratch.write("counties.csv", "id,name_en,name_zh,profile,lon,lat,elev_seat_m,schooling_years,pop_2020,"
                                  "hazard_drought,hazard_frost\n"
                                  "511921,Tongjiang,通江县,hilly,107.245,31.912,395,8.35,521875,0.3,0.05\n"
                                  "513334,Litang,理塘县,plateau,100.270,29.996,2950,5.73," +
                                      litang +
                                      ",0.1,0.4\n"
                                      "511922,Nanjiang,南江县,hilly,106.829,32.347,577,,467609,0.3,0.05\n"
                                      "511923,Pingchang,平昌县,hilly,107.10,31.56,360,,716000,,\n"
                                      "513335,Batang,巴塘县,plateau,99.11,30.01,2420,,24600,,\n");
    const Lines lines = of(told(scratch), "warning counties.csv:3:");
    return lines.size() == 1 ? lines[0] : std::to_string(lines.size());
  };
  CHECK(has(people("67.293"), "in another unit? then it is 672930 or 67293"));
  CHECK(has(people("6.7293"), "in another unit? then it is 67293"));
  CHECK(people("67293") == "0");
}

TEST_CASE("a per cent sign written otherwise, fractions in half of the rows or all", "[field][doubts]") {
  const auto shares = [](const Lines& cells, const std::string& unit) {
    const Scratch scratch;
    const Lines rows = {"511921,Tongjiang,通江县,hilly,107.245,31.912,395,8.35,521875,0.3,0.05,",
                        "513334,Litang,理塘县,plateau,100.270,29.996,3950,5.73,67293,0.1,0.4,",
                        "511922,Nanjiang,南江县,hilly,106.829,32.347,577,,467609,0.3,0.05,",
                        "511923,Pingchang,平昌县,hilly,107.10,31.56,360,,716000,,,",
                        "513335,Batang,巴塘县,plateau,99.11,30.01,2580,,50000,,,",
                        "513336,Xiangcheng,乡城县,plateau,99.80,28.93,2870,,30000,,,"};
    std::string text = "id,name_en,name_zh,profile,lon,lat,elev_seat_m,schooling_years,pop_2020,hazard_drought,"
                       "hazard_frost,labour_share\n";
    for (std::size_t i = 0; i < rows.size(); ++i) text += rows[i] + cells.at(i) + "\n";
    scratch.write("counties.csv", text);
    scratch.replace("columns.csv", "industries,elev",
                    "counties,labour_share," + unit + ",census,official,\nindustries,elev");
    scratch.replace("criteria.toml", "condition = \"schooling_years\", requirement = \"schooling_need_years\"",
                    "condition = \"labour_share\", requirement = \"schooling_need_years\"");
    scratch.replace("industries.csv", ",0.20,7,", ",0.20,60,");
    scratch.replace("industries.csv", ",0.15,4,", ",0.15,68,");
    scratch.replace("industries.csv", ",0.10,4,", ",0.10,64,");
    return told(scratch);
  };
  const Lines good = {"63.4", "65", "62.1", "61.9", "66.4", "67.3"};
  for (const char* unit : {"％", "percent", "per cent"}) {
    Lines cells = good;
    cells[1] = "65.05%";
    CHECK(has(shares(cells, unit).at(0), "write 65.05: the column is in %"));
    cells[1] = "650.5‰";
    CHECK(has(shares(cells, unit).at(0), "write 65.05: the column is in %"));
    cells[1] = "0.6505";
    CHECK(has(of(shares(cells, unit), "warning").at(0), "then it is 65.05"));
  }
  CHECK(of(shares({"63.4", "0.65", "62.1", "0.619", "0.664", "67.3"}, "%"), "warning").size() == 3);
  const Lines all = of(shares({"0.634", "0.65", "0.621", "0.619", "0.664", "0.673"}, "%"), "warning");
  REQUIRE(all.size() == 1); // six of one kind
  CHECK(has(all[0], "labour_share: the counties have 0.619 to 0.673, the industries need 60 to 68"));
  CHECK(of(shares(good, "%"), "warning").empty());
}

TEST_CASE("a number with another unit is told in the unit of its column", "[field][doubts]") {
  for (const auto& [cell, hint] : {std::pair("3.95km", "write 3950: the column is in m"),
                                   {"395000cm", "write 3950: the column is in m"},
                                   {"0.395万", "write 3950: the column is in m"},
                                   {"3950½", "write 3950.5"},
                                   {"3950 kg", "write the number alone, in the column's unit: m"}}) {
    const Scratch scratch;
    REQUIRE(scratch.replace("counties.csv", ",3950,", "," + std::string(cell) + ","));
    INFO(cell);
    const Lines lines = of(told(scratch), "error counties.csv:3:");
    REQUIRE(lines.size() == 1);
    CHECK(has(lines[0], "(" + std::string(hint) + ")"));
  }
}

TEST_CASE("an amount, a band and the reference in another unit", "[field][doubts]") {
  const Scratch amount, band, reference;
  amount.write("counties.csv", "id,name_en,name_zh,profile,lon,lat,elev_seat_m,schooling_years,pop_2020,hazard_drought,"
                               "hazard_frost\n"
                               "511921,Tongjiang,通江县,hilly,107.245,31.912,395,8.35,521875,0.3,0.05\n"
                               "513334,Litang,理塘县,plateau,100.270,29.996,3950,5.73,67293,0.1,0.4\n"
                               "511922,Nanjiang,南江县,hilly,106.829,32.347,577,,467609,0.3,0.05\n"
                               "511923,Pingchang,平昌县,hilly,107.10,31.56,360,,716000,,\n"
                               "513335,Batang,巴塘县,plateau,99.11,30.01,2580,,50000,,\n");
  append(amount, "presence.csv",
         "511922,agriculture,9000,persons (10 % sample),2020,census\n"
         "511923,agriculture,11000,persons (10 % sample),2020,census\n"
         "513335,agriculture,0.95,persons (10 % sample),2020,census\n");
  Lines lines = told(amount);
  REQUIRE(lines.size() == 1);
  CHECK(has(lines[0], "warning presence.csv:7:20 Agriculture of Batang is 0.95; the other 4 have 1295 to 11000"));
  REQUIRE(band.replace("industries.csv", "2500;3000;4800;5500", "2.5;3;4.8;5.5"));
  CHECK(has(told(band).at(0), "elevation_band_m of Yak is 2.5 to 5.5; the counties have 395 to 3950"));
  REQUIRE(reference.replace("reference.csv", "construction,7000000", "construction,99999999"));
  CHECK(has(told(reference).at(0), "99999999 is how many tables write \"no data\""));
}

TEST_CASE("places, lengths and codes far off", "[field][doubts]") {
  const Scratch place, length, code, lone;
  REQUIRE(place.replace("counties.csv", "100.270,29.996", "10.27,29.996"));
  CHECK(of(told(place), "warning counties.csv:3:").size() == 1);
  REQUIRE(length.replace("links.csv", "59.4", "59400"));
  CHECK(has(told(length).at(0), "59400 km between two counties"));
  REQUIRE(code.replace("presence.csv", ",1295,", ",-9999,"));
  CHECK(has(told(code).at(0), "-9999 is how many tables write \"no data\""));
  REQUIRE(lone.replace("counties.csv", ",5.73,", ",999,")); // beside one other and a blank
  CHECK(of(told(lone), "warning counties.csv:3:").size() == 1);
}

} // namespace field_doubts_test
