// Tables of a casebook as spreadsheets, yearbooks and chats give them back: each slip is told once, where it is, with
// its cause and a cure that is right; what follows from the cure are the numbers of the clean table.

#include "tests/catch.h"
#include "tests/command/field.h"

namespace field_casebook_test {

using namespace yindi;
using namespace yindi::field;
using Lines = std::vector<std::string>;

namespace {

/// The table of counties with a column more, of which Litang has `litang`; the leaf `services` asks for it.
void with_labour(const Scratch& scratch, const std::string& litang, const std::string& unit = "%") {
  scratch.write("counties.csv", "id,name_en,name_zh,profile,lon,lat,elev_seat_m,schooling_years,pop_2020,"
                                "hazard_drought,hazard_frost,labour_share\n"
                                "511921,Tongjiang,通江县,hilly,107.245,31.912,395,8.35,521875,0.3,0.05,63.45\n"
                                "513334,Litang,理塘县,plateau,100.270,29.996,3950,5.73,67293,0.1,0.4," +
                                    litang +
                                    "\n"
                                    "511922,Nanjiang,南江县,hilly,106.829,32.347,577,,467609,0.3,0.05,62.1\n"
                                    "511923,Pingchang,平昌县,hilly,107.10,31.56,360,,716000,,,61.9\n"
                                    "513335,Batang,巴塘县,plateau,99.11,30.01,2580,,50000,,,66.4\n"
                                    "513336,Xiangcheng,乡城县,plateau,99.80,28.93,2870,,30000,,,67.3\n");
  scratch.replace("columns.csv", "industries,elev",
                  "counties,labour_share," + unit + ",census,official,\nindustries,elev");
  scratch.replace("criteria.toml", "condition = \"schooling_years\", requirement = \"schooling_need_years\"",
                  "condition = \"labour_share\", requirement = \"schooling_need_years\"");
}

/// The word of the verdict on Litang.
std::string verdict(const Scratch& scratch) {
  const test::Run run =
      test::run({"robust", scratch.path(), "--county", "513334", "--draws", "500", "--format", "json"});
  return run.status == 0 ? Json::parse(run.out)["counties"][0]["verdict"]["level"].get<std::string>() : "";
}

} // namespace

TEST_CASE("numbers that mean no data are told, and no verdict on them is clear", "[field]") {
  const char* const income = "513334,yak,income,900";
  for (const char* code : {"-9999", "-99", "999999", "-3.4e38"}) {
    INFO(code);
    const Scratch scratch;
    REQUIRE(scratch.replace("values.csv", income, std::string("513334,yak,income,") + code));
    const Lines lines = of(told(scratch), "warning values.csv:3:19 ");
    REQUIRE(lines.size() == 1);
    CHECK(has(lines[0], "is how many tables write \"no data\" (leave the cell blank if the number is unknown)"));
    CHECK(has(test::run({"rank", scratch.path(), "--county", "513334"}).out, "no data"));
    CHECK(verdict(scratch) != "clear");
  }
  const Scratch elevation; // in the table of counties, of what a band asks for
  REQUIRE(elevation.replace("counties.csv", ",3950,", ",-9999,"));
  CHECK(of(told(elevation), "warning counties.csv:3:42 ").size() == 1);
  CHECK(has(test::run({"explain", elevation.path(), "--county", "513334"}).out, "Doubtful: "));
  const Scratch fine; // a number as large, of a column that has such numbers
  REQUIRE(fine.replace("counties.csv", "467609", "99999"));
  CHECK(of(told(fine), "warning").empty());
}

TEST_CASE("one row in another unit is told with the number that it is in the unit of the others", "[field]") {
  const Scratch share;
  with_labour(share, "0.6505");
  Lines lines = of(told(share), "warning counties.csv:3:");
  REQUIRE(lines.size() == 1);
  CHECK(has(lines[0],
            "labour_share of Litang is 0.6505; the other 5 have 61.9 to 67.3 % (a fraction instead of per cent? "
            "then it is 65.05)"));
  CHECK(has(test::run({"explain", share.path(), "--county", "513334"}).out, "Doubtful: "));

  const Scratch beyond; // a share of more than everything
  with_labour(beyond, "650.5");
  CHECK(of(told(beyond), "warning counties.csv:3:").size() == 1);

  const Scratch metres; // the seat's height in kilometres, among plateau counties in metres
  with_labour(metres, "65.05");
  CHECK(of(told(metres), "warning").empty());
  metres.write("counties.csv", "id,name_en,name_zh,profile,lon,lat,elev_seat_m,schooling_years,pop_2020,hazard_drought,"
                               "hazard_frost,labour_share\n"
                               "511921,Tongjiang,通江县,hilly,107.245,31.912,2395,8.35,521875,0.3,0.05,63\n"
                               "513334,Litang,理塘县,plateau,100.270,29.996,3.95,5.73,67293,0.1,0.4,63\n"
                               "511922,Nanjiang,南江县,hilly,106.829,32.347,2577,,467609,0.3,0.05,63\n"
                               "513335,Batang,巴塘县,plateau,99.11,30.01,2580,,50000,,,63\n");
  lines = of(told(metres), "warning counties.csv:3:");
  REQUIRE(lines.size() == 1);
  CHECK(has(lines[0], "then it is 3950"));
}

TEST_CASE("a per cent sign asks for the number in the unit of its column", "[field]") {
  const Scratch per_cent;
  with_labour(per_cent, "65.05%");
  CHECK(of(told(per_cent), "error") ==
        Lines{"error counties.csv:3:66 \"65.05%\" is not a number (write 65.05: the column is in %)"});
  const Scratch of_one;
  with_labour(of_one, "65.05%", "1");
  const Lines lines = of(told(of_one), "error counties.csv:3:");
  REQUIRE(lines.size() == 1);
  CHECK(has(lines[0], "(write 0.6505: the column is a share of 1)"));
  const Scratch all; // six of one kind are told once
  with_labour(all, "65.05%");
  for (const char* number : {",63.45\n", ",62.1\n", ",61.9\n", ",66.4\n", ",67.3\n"})
    REQUIRE(all.replace("counties.csv", number, std::string(number).substr(0, std::string(number).size() - 1) + "%\n"));
  const Lines once = of(told(all), "error counties.csv:");
  REQUIRE(once.size() == 1);
  CHECK(has(once[0], "(6 times: "));
  CHECK(has(once[0], "(write 63.45: the column is in %)"));
}

TEST_CASE("amounts of different units are no shares", "[field]") {
  const Scratch units;
  REQUIRE(units.replace("presence.csv", "511921,agriculture,9720,persons (10 % sample)",
                        "511921,agriculture,0.972,10 000 persons"));
  const Lines lines = of(told(units), "error presence.csv:2:");
  REQUIRE(lines.size() == 1);
  CHECK(has(lines[0], "Tongjiang has amounts in different units: "));
  CHECK(test::run({"region", units.path()}).status == 1);
  const Scratch years;
  REQUIRE(years.replace("presence.csv", "511921,construction,6000,persons (10 % sample),2020",
                        "511921,construction,6000,persons (10 % sample),2010"));
  CHECK(of(told(years), "warning presence.csv:").size() == 1);
  const Scratch sectors;
  REQUIRE(sectors.replace("reference.csv", "construction,7000000,persons (10 % sample)",
                          "construction,700,10 000 persons"));
  CHECK(of(told(sectors), "error reference.csv:").size() == 1);
}

TEST_CASE("an id that a spreadsheet wrote as a number is one error, and cures no other id", "[field]") {
  for (const char* damaged : {"5.11921E+05", "511921.0"}) {
    INFO(damaged);
    const Scratch scratch;
    REQUIRE(scratch.replace("counties.csv", "511921,Tongjiang", std::string(damaged) + ",Tongjiang"));
    const Lines lines = told(scratch);
    REQUIRE(lines.size() == 1);
    CHECK(has(lines[0], "error counties.csv:2:1 "));
    CHECK(has(lines[0], "a spreadsheet wrote the id 511921 as a number"));
  }
  const Scratch slip; // a slip in a code and another county look the same
  REQUIRE(slip.replace("values.csv", "511921,tea", "511929,tea"));
  const Lines lines = of(told(slip), "error values.csv:2:1 ");
  REQUIRE(lines.size() == 1);
  CHECK_FALSE(has(lines[0], "did you mean"));
}

TEST_CASE("characters that nobody sees are named where they are", "[field]") {
  const Scratch id, header, link;
  REQUIRE(id.replace("counties.csv", "511921,Tong", "511921\u200B,Tong"));
  CHECK(told(id) ==
        Lines{"error counties.csv:2:7 the invisible character U+200B (zero-width space) (take it out: it comes "
              "along from web pages and chats)"});
  REQUIRE(header.replace("counties.csv", "elev_seat_m", "elev_seat_m\u00AD"));
  CHECK(told(header) ==
        Lines{"error counties.csv:1:47 the invisible character U+00AD (soft hyphen) (take it out: it comes "
              "along from web pages and chats)"});
  REQUIRE(link.replace("links.csv", "511921,511922", "511921,511922\u00A0"));
  const Lines lines = told(link);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].starts_with("error links.csv:2:14 a blank that is none (U+00A0, no-break space)"));
}

TEST_CASE("what stands above or below a table is told as that", "[field]") {
  const std::string table = Scratch().read("presence.csv");
  const Scratch title;
  title.write("presence.csv", "Table 3-1: Persons by sector,,,,,\n" + table + "Source: the census\n");
  const Lines lines = told(title);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0] == "error presence.csv:1:1 line 1 is no header: the columns are named in line 2 (take out what stands "
                    "above them)");
  CHECK(has(lines[1],
            "this row has one field only (a note belongs into columns.csv or sources.csv, or out of the table)"));
  const Scratch told_by_line; // Excel's hint of the delimiter
  told_by_line.write("presence.csv", "sep=,\n" + table);
  CHECK(told(told_by_line).empty());
  const Scratch full_width;
  std::string commas = table;
  for (std::size_t at = 0; (at = commas.find(',', at)) != std::string::npos; at += 3) commas.replace(at, 1, "，");
  full_width.write("presence.csv", commas);
  const Lines one = told(full_width);
  REQUIRE(one.size() == 1);
  CHECK(has(one[0], "the fields stand apart by the full-width \"，\""));
}

TEST_CASE("padding is no data", "[field]") {
  const Scratch clean, padded, filled;
  for (const Scratch* one : {&padded, &filled}) {
    std::string table, line;
    std::istringstream lines(clean.read("counties.csv"));
    while (std::getline(lines, line)) table += line + ",,,\n";
    one->write("counties.csv", table + ",,,,,,,,,,,,,\n");
  }
  CHECK(told(padded).empty());
  CHECK(ranked(padded) == ranked(clean));
  REQUIRE(filled.replace("counties.csv", "0.4,,,", "0.4,,see note,"));
  CHECK(of(told(filled), "error").size() == 1);
  const Scratch cut; // no delimiters for blanks at the end of a row
  REQUIRE(cut.replace("values.csv", ",income,,,,,,nobody has measured it yet", ",income"));
  CHECK(told(cut).empty());
}

TEST_CASE("full-width signs are named where the eye sees none", "[field]") {
  const Scratch band, judgement;
  REQUIRE(band.replace("industries.csv", "200;440;1500;2130", "200；440；1500；2130"));
  CHECK(
      of(told(band), "error") ==
      Lines{
          "error industries.csv:2:24 \"200；440；1500；2130\" is no band of four numbers (write it with half-width ; : "
          "200;440;1500;2130)"});
  REQUIRE(judgement.replace("casebook.toml", "value = \"1/2\"", "value = \"１／２\""));
  const Lines lines = of(told(judgement), "error casebook.toml:");
  REQUIRE(lines.size() == 1);
  CHECK(has(lines[0], "write it with half-width"));
}

TEST_CASE("a name is never garbled without a word", "[field]") {
  const std::string ids =
      "id,name_en,name_zh,profile,lon,lat,elev_seat_m,schooling_years,pop_2020,hazard_drought,hazard_frost\n";
  const auto table = [&](const std::string& tong, const std::string& li, const std::string& nan) {
    return ids + "511921,Tongjiang," + tong + ",hilly,107.245,31.912,395,8.35,521875,0.3,0.05\n513334,Litang," + li +
           ",plateau,100.270,29.996,3950,5.73,67293,0.1,0.4\n511922,Nanjiang," + nan +
           ",hilly,106.829,32.347,577,,467609,0.3,0.05\n";
  };
  const Scratch big5;
  big5.write("counties.csv", table("\xB3\x71\xA6\xBF\xBF\xA4", "\xB2\x7A\xB6\xED\xBF\xA4", "\xAB\x6E\xA6\xBF\xBF\xA4"));
  Lines lines = told(big5);
  REQUIRE(lines.size() == 1);
  CHECK(has(lines[0], "the text is no UTF-8 and was read as Big5: the first name is \"通江縣\""));
  CHECK(has(test::run({"rank", big5.path(), "--lang", "zh"}).out, "理塘縣"));
  const Scratch gbk;
  gbk.write("counties.csv", table("\xCD\xA8\xBD\xAD\xCF\xD8", "\xC0\xED\xCC\xC1\xCF\xD8", "\xC4\xCF\xBD\xAD\xCF\xD8"));
  CHECK(has(test::run({"rank", gbk.path(), "--lang", "zh"}).out, "理塘县"));
  CHECK(of(told(gbk), "warning").empty());
  const Scratch western; // an author's name
  REQUIRE(western.replace("sources.csv", "GeoNames,GeoNames", "GeoNames,Bj\xF6rn M\xFCller"));
  lines = told(western);
  REQUIRE(lines.size() == 1);
  CHECK(has(lines[0], "Windows-1252"));
}

TEST_CASE("a second ballot is told with what to do about it", "[field]") {
  const auto open_round = [](const Scratch& scratch) {
    std::string round = scratch.read("rounds/1/round.toml");
    round.erase(round.find("[ballots]"));
    round.replace(round.find("\"closed\""), 8, "\"open\"");
    scratch.write("rounds/1/round.toml", round);
  };
  const Scratch copied, changed, lines;
  open_round(copied);
  copied.write("rounds/1/p1 - copy.toml", copied.read("rounds/1/p1.toml"));
  Lines said = told(copied);
  REQUIRE(said.size() == 1);
  CHECK(said[0] ==
        "error rounds/1/p1 - copy.toml:1:1 a second ballot of \"p1\", beside p1.toml (the two are the same byte "
        "for byte: take this one out)");
  open_round(changed);
  std::string other = changed.read("rounds/1/p1.toml");
  changed.write("rounds/1/p1 (2).toml", other.replace(other.find("1/2"), 3, "1/3"));
  said = told(changed);
  REQUIRE(said.size() == 1);
  CHECK(has(said[0], "the two differ: ask the voter which counts, and take the other out"));
  std::string windows;
  for (const char c : lines.read("rounds/1/p1.toml")) windows += c == '\n' ? "\r\n" : std::string(1, c);
  lines.write("rounds/1/p1.toml", windows);
  said = told(lines);
  REQUIRE(said.size() == 1);
  CHECK(has(said[0], "the ballot was written with other line ends after the round was closed"));
}

TEST_CASE("merged cells and totals", "[field]") {
  const Scratch merged;
  REQUIRE(merged.replace("presence.csv", "511921,construction", ",construction"));
  Lines lines = of(told(merged), "error presence.csv:3:1 ");
  REQUIRE(lines.size() == 1);
  CHECK(has(lines[0], "a blank id below 511921 (cells that were merged keep their value in the first row only"));
  const Scratch total;
  total.write("sectors.csv", total.read("sectors.csv") + "all,All,合计,no\n");
  total.write("reference.csv", total.read("reference.csv") + "all,20000000,persons (10 % sample),2020,census\n");
  total.write("presence.csv", total.read("presence.csv") + "511921,all,15720,persons (10 % sample),2020,census\n"
                                                           "513334,all,1295,persons (10 % sample),2020,census\n");
  lines = of(told(total), "warning");
  REQUIRE_FALSE(lines.empty());
  CHECK(
      std::any_of(lines.begin(), lines.end(), [](const std::string& line) { return has(line, "sum of the others"); }));
}

TEST_CASE("a text that must be there is not blank", "[field]") {
  struct Slip {
    const char *file, *old, *blank, *place;
  };
  for (const Slip& slip :
       {Slip{"criteria.toml", "condition = \"elev_seat_m\"", "condition = \"\"", "criteria.toml:18:"},
        {"criteria.toml", "[\"drought\", \"frost\"]", "[\" \", \"frost\"]", "criteria.toml:30:"},
        {"criteria.toml", "requirement = \"price_cv\"", "requirement = \"  \"", "criteria.toml:"},
        {"casebook.toml", "node = \"nature\"", "node = \"\"", "casebook.toml:42:"},
        {"casebook.toml", "[\"511921\", \"513334\"]", "[\"511921\", \"\"]", "casebook.toml:8:"}}) {
    INFO(slip.place << " " << slip.blank);
    const Scratch scratch;
    REQUIRE(scratch.replace(slip.file, slip.old, slip.blank));
    CHECK_FALSE(of(told(scratch), std::string("error ") + slip.place).empty());
    CHECK(ranked(scratch).empty());
  }
}

TEST_CASE("how many people live in a county is a number, or unknown, and never none by mistake", "[field]") {
  const auto market = [](const Scratch& scratch, const std::string& nanjiang) {
    scratch.replace("criteria.toml",
                    "kind = \"supply\", condition = \"schooling_years\", requirement = \"schooling_need_years\"",
                    "kind = \"access\", decay_requirement = \"price_cv\"");
    scratch.replace("criteria.toml", "scale = { worst = 0, best = 1 }\nmeasure = { kind = \"access\"",
                    "scale = { worst = 0, best = 100000 }\nmeasure = { kind = \"access\"");
    scratch.replace("counties.csv", "467609", nanjiang);
  };
  const Scratch known;
  market(known, "467609");
  const std::string as_it_is = ranked(known, "511921");
  REQUIRE_FALSE(as_it_is.empty());
  for (const char* wrong : {"many", "46.8万", "-467609", "inf"}) {
    INFO(wrong);
    const Scratch scratch;
    market(scratch, wrong);
    CHECK(of(told(scratch), "error counties.csv:4:").size() == 1);
    CHECK(ranked(scratch, "511921").empty());
  }
  const Scratch unknown;
  market(unknown, "");
  CHECK(of(told(unknown), "error").empty());
  const std::string why = test::run({"explain", unknown.path(), "--county", "511921"}).out;
  CHECK(has(why, "nobody knows how many people live in Nanjiang, who count for the market of Tongjiang"));
  // From nobody to as many as the most populous county has, so that what it really is lies between.
  const auto tea = [](const Scratch& scratch) {
    const test::Run run = test::run({"rank", scratch.path(), "--county", "511921", "--format", "json"});
    return Json::parse(run.out)["counties"][0]["ranking"][0];
  };
  const Json open = tea(unknown), closed = tea(known);
  CHECK(open["bounded"] == true);
  CHECK(open["score_low"] < closed["score_low"]);
  CHECK(open["score_high"] > closed["score_high"]);
}

} // namespace field_casebook_test
