// Words, signs and blanks that people and spreadsheets write: told once, with a cure that leads on.

#include "tests/catch.h"
#include "tests/command/field.h"

#include <array>
#include <utility>

namespace field_words_test {

using namespace yindi;
using namespace yindi::field;
using test::run;
using Lines = std::vector<std::string>;

namespace {

std::string ahp(const std::string& bytes) {
  const TableFile table(bytes);
  return run({"ahp", table.path}).err;
}

} // namespace

TEST_CASE("a table that cannot be read is the only thing told", "[field][fifth]") {
  for (const char* file : {"sectors.csv", "columns.csv", "sources.csv", "counties.csv", "industries.csv"})
    for (const std::string& bytes : {std::string(), std::string("i\0d\0,\0n\0", 8)}) {
      CAPTURE(file, bytes.size());
      const Scratch scratch;
      scratch.write(file, bytes);
      CHECK(has(only(told(scratch)), std::string("error ") + file + ":1:"));
    }
}

TEST_CASE("a spreadsheet's error in the place of an id is told once", "[field][fifth]") {
  for (const char* failed : {"#REF!", "#NAME?", "#DIV/0!", "Err:508"})
    for (const auto& [file, id] : std::vector<std::pair<const char*, const char*>>{
             {"sectors.csv", "agriculture,"}, {"counties.csv", "511921,"}, {"industries.csv", "yak,Yak"}}) {
      CAPTURE(failed, file);
      const Scratch scratch;
      const std::string rest = std::string(id).substr(std::string(id).find(','));
      REQUIRE(scratch.replace(file, std::string("\n") + id, std::string("\n") + failed + rest));
      CHECK(has(only(told(scratch)), "is no id (a spreadsheet's error stands here: mend its formula)"));
    }
}

TEST_CASE("blanks behind commas belong to no id and no word", "[field][fifth]") {
  const std::string before = ranked(Scratch());
  for (const char* file :
       {"values.csv", "industries.csv", "counties.csv", "links.csv", "presence.csv", "sectors.csv", "columns.csv"}) {
    CAPTURE(file);
    const Scratch scratch;
    std::string text = scratch.read(file), spaced;
    bool quoted = false;
    for (const char c : text) {
      if (c == '"') quoted = !quoted;
      spaced += c;
      if (c == ',' && !quoted) spaced += ' ';
    }
    if (text.find('"') != std::string::npos) continue; // a quote behind a blank is another matter
    scratch.write(file, spaced);
    CHECK(told(scratch) == Lines{});
    CHECK(ranked(scratch) == before);
  }
}

TEST_CASE("Chinese and spreadsheets' words are told with ours", "[field][fifth]") {
  const std::vector<std::array<const char*, 4>> cases = {{"columns.csv", ",official,", ",官方,", "write official"},
                                                         {"columns.csv", ",official,", ",官方数据,", "write official"},
                                                         {"columns.csv", ",official,", ",估计值,", "write estimate"},
                                                         {"links.csv", "adjacent", "接壤", "write adjacent"},
                                                         {"links.csv", "adjacent", "Common border", "write adjacent"},
                                                         {"sectors.csv", ",no", ",否", "write no"},
                                                         {"sectors.csv", ",no", ",FALSE", "write no"},
                                                         {"sectors.csv", ",no", ",是", "write yes"}};
  for (const auto& [file, from, to, cure] : cases) {
    CAPTURE(file, to);
    const Scratch scratch;
    REQUIRE(scratch.replace(file, from, to));
    CHECK(has(only(of(told(scratch), "error")), std::string("(") + cure + ")"));
  }
}

TEST_CASE("equal slips of different words keep the cure of each", "[field][fifth]") {
  Scratch scratch;
  std::string table = "table,column,unit,source,quality,note\n";
  for (int i = 0; i < 12; ++i)
    table += "counties,x" + std::to_string(i) + ",m,census," + (i % 3 == 0 ? "估计值" : "官方") + ",\n";
  scratch.write("columns.csv", table);
  const Lines all = of(told(scratch), "error columns.csv");
  CAPTURE(all);
  REQUIRE(all.size() == 3); // and that there are no such columns
  CHECK(has(all[1], "unknown quality \"估计值\" (4 times: 2:"));
  CHECK(has(all[1], "(write estimate)"));
  CHECK(has(all[2], "unknown quality \"官方\" (8 times: 3:"));
  CHECK(has(all[2], "(write official)"));
}

TEST_CASE("the cure of a band is the whole band", "[field][fifth]") {
  for (const char* band : {"200m;440m;1500m;2130m", "\"200;440;1,500;2,130\"", "0.2km;440;1500米;2130"}) {
    CAPTURE(band);
    const Scratch scratch;
    REQUIRE(scratch.replace("industries.csv", "200;440;1500;2130", band));
    CHECK(has(only(told(scratch)), "(write 200;440;1500;2130)"));
  }
  const Scratch scratch;
  REQUIRE(scratch.replace("industries.csv", "200;440;1500;2130", "200;about;1500;2130"));
  CHECK(has(only(told(scratch)), "(write digits with a point"));
}

TEST_CASE("equal slips of a comparison are one message", "[field][fifth]") {
  std::string table = ",1,2,3,4,5,6,7,8,9,10\n";
  for (int i = 0; i < 10; ++i) {
    table += std::to_string(i + 1);
    for (int j = 0; j < 10; ++j) table += j < i ? ",0" : j == i ? ",1" : ",2";
    table += "\n";
  }
  const std::string said = ahp(table);
  CHECK(has(said, "\"0\" is no judgement (45 cells: 3:3, "));
  CHECK(has(said, "leave the cell empty where nothing is judged"));
  CHECK(std::count(said.begin(), said.end(), '\n') == 2);
}

TEST_CASE("what a judgement was is told from its sign and its mirrored cell", "[field][fifth]") {
  CHECK(has(ahp(",a,b\na,1,−3\nb,,1\n"), "it means that b counts 3 times as much as a: write 1/3"));
  CHECK(has(ahp(",a,b\na,1,33 %\nb,,1\n"), "write 0.33 for 33 %"));
  CHECK(has(ahp(",a,b\na,1,50％\nb,,1\n"), "write 0.5 for 50％"));
  CHECK(has(ahp(",a,b\na,1,3-Jan\nb,0.3333,1\n"), "made a date of 3: format the cells as text, or write 3"));
  CHECK(has(ahp(",a,b\na,1,3-Jan\nb,3,1\n"), "made a date of 1/3: format the cells as text, or write 0.3333"));
  CHECK(has(ahp(",a,b\na,1,3-Jan\nb,,1\n"), "made a date of 1/3"));
}

TEST_CASE("a code for no data is told as one, and not cured by another normalisation", "[field][fifth]") {
  const TableFile table("n,a,b\nx,1,-9999\ny,2,4\nz,2,5\n");
  const std::string said = run({"matrix", table.path, "--method", "saw", "--directions", "max"}).err;
  CHECK(has(said, "-9999 is how many tables write \"no data\""));
  CHECK_FALSE(has(said, "--normalization minmax"));
}

TEST_CASE("a sum of weights is as short as tells it", "[field][fifth]") {
  const TableFile table("n,a,b,c\nx,1,3,3\ny,2,4,1\nz,2,5,3\n");
  const std::string said =
      run({"matrix", table.path, "--method", "saw", "--directions", "max", "--weights", "0.2,0.1,0.6"}).err;
  CHECK(has(said, "the weights sum to 0.9 and"));
}

TEST_CASE("a column that sums up the others is told", "[field][fifth]") {
  const auto said = [](const std::string& bytes) {
    const TableFile table(bytes);
    return run({"matrix", table.path, "--method", "topsis", "--directions", "max"}).err;
  };
  CHECK(has(said("n,a,b,all\nA,100,20,120\nB,200,30,230\nC,300,50,350\n"),
            "table.csv:1:7: warning: the column all is the sum of the others"));
  CHECK(has(said("n,合计,a,b\nA,120,100,20\nB,230,200,30\nC,350,300,50\n"), "is the sum of the others"));
  CHECK_FALSE(has(said("n,a,b,all\nA,100,20,120\nB,200,30,231\nC,300,50,350\n"), "is the sum"));
  CHECK_FALSE(has(said("n,a,b\nA,100,100\nB,250,250\nC,300,300\n"), "is the sum"));
  CHECK(has(said("n,a,b\nA,120,3\nB,1e20,4\nC,340,3\nD,210,5\nE,480,6\n"),
            "a of B is 1e+20; the other 4 have 120 to 480"));
}

TEST_CASE("an input coefficient above 1 is told", "[field][fifth]") {
  const Scratch scratch;
  scratch.write("linkage.csv", "supplier,user,input,output,source\nagriculture,construction,14,0.2,census\n"
                               "construction,agriculture,0.1,20,census\n");
  const Lines all = of(told(scratch), "warning linkage.csv");
  CAPTURE(all);
  REQUIRE(all.size() == 2);
  CHECK(has(all[0], "linkage.csv:2:26 input of agriculture for construction is 14: more than the whole output"));
  CHECK(has(all[1], "output of construction for agriculture is 20"));
}

TEST_CASE("a number in Chinese signs is the one that people mean", "[field][fifth]") {
  const std::vector<std::pair<const char*, const char*>> meant = {{"二千五", "2500"}, {"三万五", "35000"},
                                                                  {"一百二", "120"},  {"二千零五", "2005"},
                                                                  {"二十五", "25"},   {"一万二千五", "12500"}};
  for (const auto& [written, number] : meant) {
    CAPTURE(written);
    const Scratch scratch;
    REQUIRE(scratch.replace("counties.csv", ",3950,", std::string(",") + written + ","));
    CHECK(has(only(of(told(scratch), "error")), std::string("(write ") + number + ")"));
  }
}

TEST_CASE("rows of weights have further names, and Yunnan is no nan", "[field][fifth]") {
  for (const char* name : {"Weightage", "权系数"}) {
    const TableFile table(std::string("n,a,b\n") + name + ",0.4,0.6\nx,1,2\ny,2,1\n");
    const test::Run ranked = run({"matrix", table.path, "--method", "saw", "--directions", "max"});
    CHECK(ranked.status == 0);
    CHECK_FALSE(has(ranked.out, name));
  }
  const TableFile table("n,a,b\nx,1,Yunnan\ny,2,3\nz,4,2\n");
  CHECK_FALSE(has(run({"matrix", table.path, "--method", "saw", "--directions", "max"}).err, "nobody knows"));
}

} // namespace field_words_test
