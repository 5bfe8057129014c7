// What comes in at the door in other shapes than those of field_casebook_test.cpp and field_tables_test.cpp: damaged
// ids, characters that were lost, codes, units and years, rows that are no alternatives, ballots that were saved again.

#include "tests/catch.h"
#include "tests/command/field.h"

#include <boost/locale/encoding.hpp>

namespace field_door_test {

using namespace yindi;
using namespace yindi::field;
using test::run;
using Lines = std::vector<std::string>;

namespace {

const std::string head = "id,name_en,name_zh,profile,lon,lat,elev_seat_m,schooling_years,pop_2020,hazard_drought,"
                         "hazard_frost,labour_share\n";

/// Seven counties with a share; `shares` from the third on.
void with_shares(const Scratch& scratch, const Lines& shares, const std::string& unit) {
  const Lines rows = {"511921,Tongjiang,通江县,hilly,107.245,31.912,395,8.35,521875,0.3,0.05,",
                      "513334,Litang,理塘县,plateau,100.270,29.996,3950,5.73,67293,0.1,0.4,",
                      "511922,Nanjiang,南江县,hilly,106.829,32.347,577,,467609,0.3,0.05,",
                      "511923,Pingchang,平昌县,hilly,107.10,31.56,360,,716000,,,",
                      "513335,Batang,巴塘县,plateau,99.11,30.01,2580,,50000,,,",
                      "513336,Xiangcheng,乡城县,plateau,99.80,28.93,2870,,30000,,,",
                      "513337,Daocheng,稻城县,plateau,100.30,29.04,3750,,32000,,,"};
  std::string table = head;
  for (std::size_t i = 0; i < rows.size(); ++i) table += rows[i] + shares[i] + "\n";
  scratch.write("counties.csv", table);
  scratch.replace("columns.csv", "industries,elev",
                  "counties,labour_share," + unit + ",census,official,\nindustries,elev");
  scratch.replace("criteria.toml", "condition = \"schooling_years\", requirement = \"schooling_need_years\"",
                  "condition = \"labour_share\", requirement = \"schooling_need_years\"");
}

/// What `matrix` says of a table on the error stream, and what it prints.
test::Run ranked_table(const std::string& bytes, const Lines& more = {}, const std::string& method = "saw") {
  const TableFile table(bytes);
  Lines arguments = {"matrix", table.path, "--method", method, "--format", "csv"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run(arguments);
}

const Lines benefit = {"--directions", "max"};

/// The ballot of the example's closed round as `bytes`; the same round open where `open`.
void with_ballot(const Scratch& scratch, const std::string& bytes) { scratch.write("rounds/1/p1.toml", bytes); }

} // namespace

TEST_CASE("a damaged id is one error with the id that it was, and makes no other unknown", "[field][door]") {
  for (const char* damaged : {"511 921", "'511921", "=511921", "+511921", "511921#", "#511921;"}) {
    INFO(damaged);
    const Scratch scratch;
    REQUIRE(scratch.replace("counties.csv", "511921", damaged));
    CHECK(has(only(told(scratch)), "(an id has letters, digits, _ and - only: write 511921)"));
  }
  const Scratch thousands; // one field more: its cells may be shifted
  REQUIRE(thousands.replace("counties.csv", "511921", "511,921"));
  CHECK(has(only(told(thousands)), "fields here: 12, in the header: 11"));
  const Scratch name; // nobody knows what it was
  REQUIRE(name.replace("industries.csv", "yak,Yak", "牦牛,Yak"));
  CHECK(has(only(told(name)), "(an id has letters, digits, _ and - only; a name goes into the name columns)"));
}

TEST_CASE("an id whose last digits a spreadsheet took has no cure that invents them", "[field][door]") {
  const Scratch table, reference;
  REQUIRE(table.replace("counties.csv", "511921", "5.1192E+05"));
  CHECK(only(told(table)) == "error counties.csv:2:1 a spreadsheet wrote an id as a number, and its last digits are "
                             "gone: 5.1192E+05 (format the column as text and type the id again)");
  REQUIRE(reference.replace("values.csv", "511921,tea", "5.1E+05,tea"));
  const std::string said = only(told(reference));
  CHECK(has(said, "its last digits are gone: type it again"));
  CHECK_FALSE(has(said, "did you mean"));
}

TEST_CASE("of codes no other code is the cure", "[field][door]") {
  for (const char* code : {"511923", "51192", "5119221", "51922", "611921"}) {
    INFO(code);
    const Scratch scratch;
    REQUIRE(scratch.replace("values.csv", "511921,tea", std::string(code) + ",tea"));
    const std::string said = only(of(told(scratch), "error"));
    CHECK(has(said, "unknown county \"" + std::string(code) + "\""));
    CHECK_FALSE(has(said, "did you mean"));
  }
  const Scratch zeros; // but for zeros in front, which spreadsheets take away
  REQUIRE(zeros.replace("values.csv", "511921,tea", "0511921,tea"));
  CHECK(has(only(of(told(zeros), "error")), "did you mean \"511921\"?"));
  const Scratch word; // names can be told apart
  REQUIRE(word.replace("values.csv", "513334,yak", "513334,yack"));
  CHECK(has(only(of(told(word), "error")), "did you mean \"yak\"?"));
}

TEST_CASE("more characters that nobody sees", "[field][door]") {
  for (const char* odd : {"\u034F", "\u115F", "\u180E", "\u2061", "\u2064", "\u2800", "\u3164", "\uFE0F", "\uFFA0",
                          "\U000E0020", "\U000E0100"}) {
    INFO(odd);
    const Scratch scratch;
    REQUIRE(scratch.replace("counties.csv", "elev_seat_m", std::string("elev_seat_m") + odd));
    CHECK(only(told(scratch)).starts_with("error counties.csv:1:47 the invisible character U+"));
  }
  for (const char* blank : {"\u00A0", "\u2003", "\u2009", "\u205F", "\u3000"}) {
    INFO(blank);
    const Scratch scratch;
    REQUIRE(scratch.replace("counties.csv", ",395,", std::string(",395") + blank + ","));
    CHECK(only(told(scratch)).starts_with("error counties.csv:2:46 a blank that is none (U+"));
  }
  const Scratch chinese; // behind a Chinese character it chooses between two shapes
  REQUIRE(chinese.replace("counties.csv", "通江县", "通江县\uFE00"));
  CHECK(told(chinese).empty());
}

TEST_CASE("characters that were lost before the file was saved are told", "[field][door]") {
  const std::vector<std::pair<const char*, const char*>> lost = {
      {"通\uFFFD县", "stands where a character was lost"},
      {"通锟斤拷县", "\"锟斤拷\" stands where a character was lost"}};
  for (const auto& [name, said] : lost) {
    const Scratch scratch;
    REQUIRE(scratch.replace("counties.csv", "通江县", name));
    CHECK(has(only(of(told(scratch), "warning counties.csv:2:")), said));
  }
  CHECK(has(ranked_table("Ort,a\nK\u00C3\u00B6ln,1\nBonn,2\n", benefit).err, "was it \"Köln\"?"));
  CHECK(has(ranked_table("item,a\n\u00E9\u20AC\u0161\u00E6\u00B1\u0178,1\nb,2\n", benefit).err, "was it \"通江\"?"));
  CHECK(ranked_table("Ort,a\nKöln,1\nSão Paulo,2\nÃ,3\n", benefit).err.empty()); // as people write it
}

TEST_CASE("Korean and Japanese tables are not read as Chinese without a word", "[field][door]") {
  const auto in = [](const char* charset, const std::string& text) {
    return boost::locale::conv::from_utf<char>(text, charset);
  };
  const std::string word = "the text is no UTF-8 and was read as ";
  CHECK(has(ranked_table(in("EUC-KR", "지역,가격,생산량\n서울시,1,2\n부산시,3,4\n"), benefit).err, word));
  CHECK(has(ranked_table(in("EUC-JP", "なまえ,ねだん\nとうきょう,1\nおおさか,2\n"), benefit).err, word));
  CHECK(ranked_table(in("GB18030", "方案,产量\n通江县茶叶,1\n理塘县牦牛,2\n"), benefit).err.empty());
  const TableFile big5(in("Big5", "項目,甲縣,臺灣\n甲縣,1,3\n臺灣,,1\n")); // of comparisons, too
  CHECK(has(run({"ahp", big5.path}).err, "was read as Big5"));
}

TEST_CASE("names of people, profiles and parents are not blank", "[field][door]") {
  for (const char* blank : {"", "  ", "\u3000"}) {
    INFO("\"" << blank << "\"");
    const Scratch person, parent, profile, place;
    REQUIRE(person.replace("casebook.toml", "participant = \"agriculture\"\nnode = \"livelihood\"",
                           "participant = \"" + std::string(blank) + "\"\nnode = \"livelihood\""));
    CHECK(has(only(of(told(person), "error casebook.toml:48:15 ")), "\"participant\" is blank"));
    REQUIRE(profile.replace("casebook.toml", "node = \"livelihood\"",
                            "profile = \"" + std::string(blank) + "\"\nnode = \"livelihood\""));
    CHECK(has(only(of(told(profile), "error casebook.toml:49:11 ")), "\"profile\" is blank"));
    REQUIRE(parent.replace("criteria.toml", "parent = \"nature\"", "parent = \"" + std::string(blank) + "\""));
    CHECK(has(of(told(parent), "error criteria.toml:13:10 ").at(0), "\"parent\" is blank"));
  }
  const Scratch name;
  REQUIRE(name.replace("criteria.toml", "\"Terrain fit\"", "\"\u3000\""));
  CHECK(has(only(told(name)), "\"name\" is blank"));
  const Scratch cell; // of a table a cell of blanks is blank
  REQUIRE(cell.replace("counties.csv", ",Litang,", ",  ,"));
  CHECK(told(cell).empty());
}

TEST_CASE("full-width signs of a profile are told, also where no profile is known", "[field][door]") {
  for (const char* profile : {"hilly：0.6；plateau：0.4", "ｈｉｌｌｙ"}) {
    const Scratch scratch;
    REQUIRE(scratch.replace("counties.csv", "通江县,hilly", std::string("通江县,") + profile));
    CHECK(has(only(told(scratch)), "write it with half-width"));
  }
}

TEST_CASE("short codes for no data, where they stand out", "[field][door]") {
  for (const char* code : {"-1", "-88", "-9999.9", "999999", "32767"}) {
    INFO(code);
    const Scratch scratch; // people of a county that nothing measures
    with_shares(scratch, {"63", "65", "62", "61", "66", "67", "64"}, "%");
    REQUIRE(scratch.replace("counties.csv", ",2580,", std::string(",") + code + ","));
    CHECK(has(only(of(told(scratch), "warning counties.csv:6:")), "is how many tables write \"no data\""));
  }
  const Scratch corner, amount, way;
  REQUIRE(corner.replace("industries.csv", "200;440;1500;2130", "-999;440;1500;2130"));
  CHECK(has(only(told(corner)), "-999 is how many tables write \"no data\""));
  REQUIRE(amount.replace("presence.csv", "9720", "9999999"));
  CHECK(has(only(told(amount)), "warning presence.csv:2:20 9999999 is how many tables write \"no data\""));
  REQUIRE(way.replace("links.csv", "59.4", "9999"));
  CHECK(has(only(told(way)), "warning links.csv:2:24 9999 is how many tables write \"no data\""));
  const Scratch refused; // what cannot stand there has the code in its cure
  REQUIRE(refused.replace("counties.csv", ",8.35,", ",-88,"));
  CHECK(has(only(told(refused)), "-88 is how many tables write \"no data\": leave the cell blank"));
  const Scratch fine;
  with_shares(fine, {"3", "-1", "0.5", "1", "2", "-2", "0"}, "%");
  CHECK(of(told(fine), "warning counties.csv:3:").empty());
}

TEST_CASE("some rows in another unit, a share above 1", "[field][door]") {
  const Scratch fractions, high, share;
  with_shares(fractions, {"63.4", "0.6505", "62.1", "0.619", "66.4", "67.3", "64"}, "%");
  Lines lines = of(told(fractions), "warning counties.csv:");
  REQUIRE(lines.size() == 2);
  CHECK(has(lines[0], "counties.csv:3:66 labour_share of Litang is 0.6505; the other 5 have 62.1 to 67.3 % (a fraction "
                      "instead of per cent? then it is 65.05)"));
  CHECK(has(lines[1], "then it is 61.9"));
  with_shares(high, {"0.634", "65.05", "0.621", "61.9", "0.664", "0.673", "0.64"}, "1");
  lines = of(told(high), "warning counties.csv:");
  REQUIRE(lines.size() == 2);
  CHECK(has(lines[0], "then it is 0.6505"));
  with_shares(share, {"0.634", "1.2", "0.621", "0.7", "0.664", "0.673", "0.64"}, "1");
  CHECK(has(only(of(told(share), "warning")), "1.2 is outside 0 to 1, where the others are"));
  const Scratch given; // of given values, among four others
  std::string values = given.read("values.csv");
  for (const char* row : {"511921,yak,income,1000", "513334,tea,income,1200", "513334,highland_barley,income,1.1"})
    values += std::string(row) + ",,,survey,estimate,\n";
  values.replace(values.find("513334,highland_barley,income,,,,,,"), 35, "511921,highland_barley,income,1100,,,,,");
  given.write("values.csv", values);
  CHECK(has(only(of(told(given), "warning values.csv:7:")), "of Litang, highland_barley is 1.1") == false);
  CHECK(has(only(of(told(given), "warning values.csv:7:")), "then it is 1100"));
}

TEST_CASE("years that differ between counties, or from the reference", "[field][door]") {
  const Scratch counties, reference, spelling;
  REQUIRE(counties.replace("presence.csv", "513334,agriculture,1295,persons (10 % sample),2020",
                           "513334,agriculture,1295,persons (10 % sample),2010"));
  CHECK(has(only(told(counties)), "the counties have amounts of different years: 2010, 2020"));
  for (const char* sector : {"agriculture,13000000", "construction,7000000"})
    REQUIRE(reference.replace("reference.csv", std::string(sector) + ",persons (10 % sample),2020",
                              std::string(sector) + ",persons (10 % sample),2010"));
  CHECK(has(only(told(reference)), "the reference is of 2010, the counties are of 2020"));
  REQUIRE(spelling.replace("presence.csv", "6000,persons", "6000,Persons")); // one unit
  CHECK(told(spelling).empty());
}

TEST_CASE("numbers as people and programs write them have the cure that is meant", "[field][door]") {
  for (const auto& [cell, cure] :
       std::vector<std::pair<std::string, std::string>>{{"46.8万", "write 468000, or 46.8 where the column is in 万"},
                                                        {"3亿", "write 300000000, or 3 where the column is in 亿"},
                                                        {"¥10", "write 10; its unit, ¥,"},
                                                        {"10 kg", "write 10; its unit, kg,"},
                                                        {"12元", "write 12; its unit, 元,"},
                                                        {"#DIV/0!", "a spreadsheet's error stands here"},
                                                        {"#REF!", "a spreadsheet's error stands here"},
                                                        {"(5)", "write -5"},
                                                        {"7-", "write -7"},
                                                        {"5~6", "one number is expected here, not several"},
                                                        {"5–6", "one number is expected here, not several"},
                                                        {"1/4", "write 0.2500"},
                                                        {"'5", "write 5"},
                                                        {"1\u00A0000", "write 1000 without thousands separators"},
                                                        {"NA", "what nobody knows cannot stand in this table"},
                                                        {"缺失", "what nobody knows cannot stand in this table"}}) {
    INFO(cell);
    const test::Run said = ranked_table("item,a,b\nx," + cell + ",2\ny,20,4\n", benefit);
    CHECK(said.status == 1);
    CHECK(has(said.err, cure));
  }
  // 5k is 5000 and 1e is broken: no cure rather than a wrong one
  for (const char* cell : {"5k", "1e"})
    CHECK_FALSE(has(ranked_table("item,a,b\nx," + std::string(cell) + ",2\ny,20,4\n", benefit).err, "its unit"));
}

TEST_CASE("rows that are no alternatives, in more words", "[field][door]") {
  const std::string right = ranked_table("item,a,b\nweight,0.4,0.6\nx,2,2\ny,20,3\n", benefit).out;
  REQUIRE_FALSE(right.empty());
  for (const char* name : {"权　重", "权 重", "指标权重(w)", "Weight (w)", "WEIGHTS:", "\u3000权重"}) {
    INFO(name);
    const test::Run read = ranked_table("item,a,b\nx,2,2\ny,20,3\n" + std::string(name) + ",0.4,0.6\n", benefit);
    CHECK(read.out == right);
    CHECK(has(read.err, "is read as the row \"weight\""));
  }
  for (const char* name : {"w", "wt", "w_j", "weight 1", "熵权重法"}) {
    INFO(name);
    const test::Run refused = ranked_table("item,a,b\nx,2,2\ny,20,3\n" + std::string(name) + ",0.4,0.6\n", benefit);
    CHECK(refused.status == 1);
    CHECK(has(refused.err, "did you mean \"weight\"?"));
  }
  CHECK(ranked_table("item,a,b\nx,2,2\ny,20,3\nw,5,6\n", benefit).status == 0); // an alternative
  CHECK(has(ranked_table("item,a,b\nx,2,2\ny,20,4\nMean,11,3\n", benefit).err, "take out what sums the others up"));
  CHECK(has(ranked_table("item,a,b\nx,2,2\ny,20,4\n平均值,11,3\n", benefit).err, "take out what sums the others up"));
  for (const char* units : {"unit,yuan,kg", "单位,元,公斤", ",元,公斤"}) {
    INFO(units);
    const test::Run read =
        ranked_table("item,a,b\n" + std::string(units) + "\nweight,0.4,0.6\nx,2,2\ny,20,3\n", benefit);
    CHECK(read.out == right);
    CHECK(has(read.err, ":2:1: note: a row of units is read over"));
  }
  CHECK(has(ranked_table("item,a\nyak,1\nYak,2\n", benefit).err, "differ in capitals only"));
}

TEST_CASE("tables whose first line or shape is another", "[field][door]") {
  const auto refused = [](const std::string& bytes, const std::string& why, const Lines& more = benefit) {
    INFO(bytes);
    const test::Run said = ranked_table(bytes, more);
    CHECK(said.status == 1);
    CHECK(has(said.err, why));
    CHECK(std::count(said.err.begin(), said.err.end(), '\n') == 2);
  };
  refused("x,1.5,2\ny,2,3\nz,3,1\n", ":1:1: error: the first line holds numbers: the header is missing");
  refused("tea,120,35\nyak,90,20\n", "the header is missing");
  refused("item|a|b\nx|1|2\ny|2|3\n", ":1:1: error: the fields stand apart by \"|\"");
  refused("\"a\" \"b\"\n\"x\" 1 2\n\"y\" 3 1\n", ":1:1: error: the fields stand apart by blanks");
  refused("表1 数据,,\n,,单位：元\nitem,a,b\nx,1,2\ny,3,1\n", "line 1 is no header: the columns are named in line 3");
  refused("Table 3\n\nitem,a,b\nx,1,2\ny,3,1\n", "line 1 is no header: the columns are named in line 3");
  refused("criterion,direction,weight,x,y\na,max,0.5,1,2\nb,min,0.5,3,1\n", "the criteria are the rows of this table",
          {});
  refused("准则,方向,甲,乙\na,正向,1,2\nb,逆向,3,1\n", "the criteria are the rows of this table", {});
  refused("item,a,species,b\nx,1,setosa,2\ny,2,virginica,3\n",
          ":1:8: error: the column \"species\" holds words, no numbers");
  refused("item;a;b\nx;1,234;0.5\ny;2,500;0.7\n", "nobody knows which is the decimal sign");
  refused("item;a;b\nx;1.234;0,5\ny;2.500;0,7\n", "nobody knows which is the decimal sign");
  CHECK(has(ranked_table("item,a,species\nx,1,setosa\ny,2,virginica\n", benefit).err, "leave it out: --columns a"));
  for (const char* fine :
       {",0,1,2\nx,1,2,3\ny,2,3,1\n", "county,2010,2015,2020\nx,1,2,3\ny,2,3,1\n", "a,b\n1,2\n2,3\n"})
    CHECK(ranked_table(fine, benefit).status == 0);
}

TEST_CASE("lists beside a table, in more ways", "[field][door]") {
  const std::string table = "item,a,b\nx,2,2\ny,20,3\n";
  const std::string right = ranked_table(table, {"--directions", "max,min", "--weights", "0.4,0.6"}).out;
  CHECK(ranked_table("item,a,b\ndirection,min,max\nweight,1,1\nx,2,2\ny,20,3\n",
                     {"--directions", "max,min", "--weights", "0.4,0.6"})
            .out == right); // beside the table stands above its rows
  for (const char* directions : {"max;min", "max min", "正向，逆向", "+、-", "MAX, cost"})
    for (const char* weights : {"0.4;0.6", "0.4 0.6", "０.４，０.６"}) {
      INFO(directions << " " << weights);
      CHECK(ranked_table(table, {"--directions", directions, "--weights", weights}).out == right);
    }
  for (const char* weights : {"1e308,1e308", "1e-320,1e-320", "nan,1", "inf,1", "-1,2", "0,0", "40%,60%"}) {
    INFO(weights);
    const test::Run refused = ranked_table(table, {"--directions", "max", "--weights", weights});
    CHECK(refused.status == 1);
    CHECK(has(refused.err, "--weights: error: "));
  }
  const test::Run comma = ranked_table(table, {"--directions", "max", "--param", "v=0,5"}, "vikor");
  CHECK(has(comma.err, "parameter \"v\" is no number: 0,5"));
  CHECK(has(comma.err, "write 0.5 with a point"));
  CHECK(has(ranked_table(table, {"--directions", "max", "--columns", "A"}).err, "did you mean \"a\"?"));
}

TEST_CASE("codes and other units in plain tables", "[field][door]") {
  CHECK(has(ranked_table("item,a,b\nx,999999,2\ny,20,3\nz,21,4\n", benefit).err,
            ":2:3: warning: 999999 is how many tables write \"no data\""));
  CHECK(has(ranked_table("item,a,b\nx,20,2\ny,-99,3\nz,21,4\n", benefit, "topsis").err,
            ":3:3: warning: -99 is how many tables write \"no data\""));
  CHECK(has(ranked_table("item,a,b\nx,0.65,2\ny,62,3\nz,63,4\nu,66,1\nv,64,2\n", benefit).err,
            ":2:3: warning: a of x is 0.65; the other 4 have 62 to 66"));
  CHECK(ranked_table("item,a,b\nx,9999,2\ny,8000,3\nz,12000,4\n", benefit).err.empty());
}

TEST_CASE("more dates, and signs of fractions, where a judgement should stand", "[field][door]") {
  for (const auto& [cell, meant] : std::vector<std::pair<std::string, std::string>>{{"2024-01-03 00:00:00", "1/3"},
                                                                                    {"2024-01-03T00:00", "1/3"},
                                                                                    {"3.1.24", "1/3"},
                                                                                    {"３月１日", "1/3"},
                                                                                    {"5. Mär", "3/5"},
                                                                                    {"3 janv.", "1/3"},
                                                                                    {"7-ene", "1/7"},
                                                                                    {"½", "1/2"},
                                                                                    {"⅐", "1/7"},
                                                                                    {"1÷3", "1/3"},
                                                                                    {"1∶5", "1/5"},
                                                                                    {"=1/3", "1/3"},
                                                                                    {"3-Jan-24", "1/3"},
                                                                                    {"Sep-01", "1/9"}}) {
    INFO(cell);
    const TableFile table(",a,b\na,1,\nb," + cell + ",1\n");
    const test::Run said = run({"ahp", table.path});
    CHECK(said.status == 1);
    CHECK(has(said.err, ":3:3: error: "));
    CHECK(has(said.err, meant));
  }
  const TableFile comma(";a;b\na;1;\nb;0,25;1\n"), point(",a,b\na,1,\nb,0.25,1\n");
  const test::Run read = run({"ahp", comma.path, "--format", "json"});
  CHECK(read.status == 0);
  CHECK(Json::parse(read.out)["weights"] == Json::parse(run({"ahp", point.path, "--format", "json"}).out)["weights"]);
}

TEST_CASE("a ballot that was saved otherwise is the same ballot", "[field][door]") {
  const Scratch first;
  const std::string bytes = first.read("rounds/1/p1.toml");
  std::string crlf, cr = bytes;
  for (const char c : bytes) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
  std::replace(cr.begin(), cr.end(), '\n', '\r');
  for (const auto& [altered, hint] : std::vector<std::pair<std::string, std::string>>{
           {"\xEF\xBB\xBF" + bytes, "it is the same but for a byte order mark: save it without one"},
           {"\xEF\xBB\xBF" + crlf, "it is the same but for a byte order mark: save it without one"},
           {bytes + "\n\n", "it is the same but for line ends behind its last line: save it with 1"},
           {cr, "it is the same but for its line ends: save it with LF in place of CR"},
           {crlf, "it is the same but for its line ends: save it with LF in place of CR LF"}}) {
    INFO(hint);
    const Scratch scratch;
    with_ballot(scratch, altered);
    CHECK(has(only(told(scratch)), "error rounds/1/p1.toml:1:1 "));
    CHECK(has(only(told(scratch)), "(" + hint + ")"));
  }
  const Scratch changed; // a judgement is no way of saving
  with_ballot(changed, bytes.substr(0, bytes.find("\"1/2\"")) + "\"1/3\"" + bytes.substr(bytes.find("\"1/2\"") + 5));
  CHECK(has(only(told(changed)), "the ballot was changed after the round was closed"));
  const Scratch copy, ends; // beside the ballot, in a closed round, one error each
  copy.write("rounds/1/p1 (1).toml", bytes);
  CHECK(has(only(told(copy)),
            "rounds/1/p1 (1).toml:1:1 a second ballot of \"p1\", beside p1.toml (the two are the same "
            "byte for byte: take this one out)"));
  ends.write("rounds/1/Copy of p1.toml", crlf);
  CHECK(has(only(told(ends)), "the two are the same but for how they were saved: take this one out"));
}

TEST_CASE("20,000 rows are compared in time, or refused with their number", "[field][door]") {
  std::string rows = "alternative,a,b,c\ndirection,max,min,max\n", points = "item,points\n", columns = "item";
  for (int i = 0; i < 20000; ++i) {
    rows += "r" + std::to_string(i) + "," + std::to_string(1 + i * 7919 % 20011) + "," +
            std::to_string(1 + i * 104729 % 19997) + "," + std::to_string(1 + i % 313) + "\n";
    points += "p" + std::to_string(i) + ",1\n";
    columns += ",c" + std::to_string(i);
  }
  const TableFile table(rows), stated(points), wide(columns + "\nx" + std::string(20000, ',') + "\n");
  const test::Run all = run({"compare", table.path, "--methods", "codas,topsis,rsr,saw"});
  CHECK(all.status == 0);
  CHECK(has(all.out, "Left out: Schulze's rule: 20000 alternatives are 400,000,000 pairs; this rule compares at most "
                     "1000 alternatives"));
  CHECK(has(all.out, "Left out: Copeland's rule: "));
  const test::Run one = run({"combine", table.path, "--directions", "max", "--format", "csv"});
  CHECK(one.status == 0);
  CHECK(one.out.starts_with("alternative,borda,mean_rank\n"));
  CHECK(has(one.err, "20000 alternatives are 400,000,000 pairs"));
  CHECK(run({"weigh", stated.path, "--by", "points", "--format", "csv"}).status == 0);
  std::string cells = "x", other = "y";
  for (int i = 0; i < 20000; ++i) cells += ",1", other += ",2";
  const TableFile pairs(columns + "\n" + cells + "\n" + other + "\n");
  CHECK(has(run({"correlate", pairs.path}).err, "20000 columns of 2 rows are too many to compare two by two"));
}

TEST_CASE("CODAS of many rows is CODAS", "[field][door]") {
  // The same alternatives among themselves, once in a table that is gone through pair by pair, once in a longer one:
  // twins add to everybody's sum alike, so scores of a doubled table are twice those of the single one.
  std::string single = "alternative,a,b,c\ndirection,max,min,max\n", twice = single;
  for (int i = 0; i < 400; ++i) {
    const std::string cells = "," + std::to_string(1 + i * 7919 % 401) + "," + std::to_string(1 + i * 1049 % 397) +
                              "," + std::to_string(1 + i % 31) + "\n";
    single += "r" + std::to_string(i) + cells;
    twice += "r" + std::to_string(i) + cells + "s" + std::to_string(i) + cells;
  }
  const auto scores = [](const std::string& bytes) {
    const TableFile table(bytes);
    std::vector<double> all;
    const Json json = Json::parse(run({"matrix", table.path, "--method", "codas", "--format", "json"}).out);
    for (const Json& one : json["ranking"]) all.push_back(one["score"].get<double>());
    return all;
  };
  const std::vector<double> few = scores(single), many = scores(twice);
  REQUIRE(few.size() == 400);
  REQUIRE(many.size() == 800);
  for (std::size_t i = 0; i < few.size(); ++i) {
    CHECK(many[2 * i] == Approx(2 * few[i]).margin(1e-9));
    CHECK(many[2 * i + 1] == many[2 * i]);
  }
}

} // namespace field_door_test
