// Plain tables and comparisons as people have them: what is meant is read or named, never ranked along.

#include "tests/catch.h"
#include "tests/command/field.h"

namespace field_tables_test {

using namespace yindi;
using namespace yindi::field;
using test::run;

namespace {

const std::string crops = "alternative,yield,price\ndirection,max,min\nyak,9,4\ntea,6,2\nbarley,3,3\n";

std::string ranking(const std::string& bytes, const std::string& method = "saw") {
  const TableFile table(bytes);
  const test::Run result = run({"matrix", table.path, "--method", method, "--format", "csv"});
  return result.status == 0 ? result.out : std::string();
}

/// What `ahp` prints on the error stream of a table that it refuses; "" where it takes it.
std::string refusal(const std::string& bytes) {
  const TableFile table(bytes);
  const test::Run result = run({"ahp", table.path});
  return result.status == 1 ? result.err : std::string();
}

std::vector<double> priorities(const std::string& bytes, const std::vector<std::string>& more = {}) {
  const TableFile table(bytes);
  std::vector<std::string> arguments = {"ahp", table.path, "--format", "json"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const test::Run result = run(arguments);
  if (result.status != 0) return {};
  return Json::parse(result.out)["weights"].get<std::vector<double>>();
}

} // namespace

TEST_CASE("a row of weights or directions is never ranked", "[field]") {
  const std::string right =
      ranking("alternative,yield,price\ndirection,max,min\nweight,0.8,0.2\nyak,9,4\ntea,6,2\nbarley,3,3\n");
  REQUIRE_FALSE(right.empty());
  for (const char* word : {"weights", "Weight", "WEIGHTS", "wieght", "权重"}) {
    INFO(word);
    const TableFile table("alternative,yield,price\ndirection,max,min\n" + std::string(word) +
                          ",0.8,0.2\nyak,9,4\ntea,6,2\nbarley,3,3\n");
    const test::Run result = run({"matrix", table.path, "--method", "saw", "--format", "csv"});
    if (result.status == 0)
      CHECK(result.out == right);
    else
      CHECK(has(result.err, ":3:1: error: "));
    if (result.status != 0) CHECK(has(result.err, "did you mean \"weight\"?"));
  }
  CHECK(ranking("Alternative,yield,price\nDirections,MAX,cost\nweight,0.8,0.2\nyak,9,4\ntea,6,2\nbarley,3,3\n") ==
        right);
  CHECK(ranking("方案,yield,price\n方向,越大越好,越小越好\nweight,0.8,0.2\nyak,9,4\ntea,6,2\nbarley,3,3\n") == right);
}

TEST_CASE("what is beside a plain table stands in for its rows", "[field]") {
  const std::string right = ranking(crops);
  const TableFile plain("crop;yield;price\nyak;9,0;4\ntea;6,0;2\nbarley;3,0;3\n");
  const auto asked = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"matrix", plain.path, "--method", "saw", "--format", "csv"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  };
  CHECK(asked({"--directions", "max,min"}).out == right);
  CHECK(asked({"--directions", "+,-", "--weights", "0.5,0.5"}).out == right);
  const test::Run lacking = asked({});
  CHECK(lacking.status == 1);
  CHECK(has(lacking.err, "put a row below the header: direction,max,min,…"));
  CHECK(asked({"--directions", "max"}).out != right); // one for all
  CHECK(asked({"--directions", "max,min,max"}).status != 0);
  const test::Run none = run({"compare", std::string(YINDI_SOURCE) + "/tests/data/minimal", "--weights", "1,2"});
  CHECK(none.status == 2);
  CHECK(has(none.err, "--weights goes with a decision matrix only"));
}

TEST_CASE("padding, totals and names of methods in tables", "[field]") {
  CHECK(ranking("alternative,yield,price,,,\ndirection,max,min,,,\nyak,9,4,,,\ntea,6,2,,,\nbarley,3,3,,,\n,,,,,\n") ==
        ranking(crops));
  const TableFile total("alternative,yield,price\ndirection,max,min\nyak,9,4\ntea,6,2\nbarley,3,3\n合计,18,9\n");
  const test::Run said = run({"matrix", total.path, "--method", "topsis"});
  CHECK(has(said.err, ":6:1: warning: "));
  CHECK(has(said.err, "sum of the others"));
  for (const char* word : {"TOPSIS", "Topsis", "topsis"}) CHECK(ranking(crops, word) == ranking(crops, "topsis"));
  CHECK(ranking(crops, "wsm") == ranking(crops, "saw"));
  CHECK(ranking(crops, "PROMETHEE II") == ranking(crops, "promethee-ii"));
}

TEST_CASE("fractions that a spreadsheet made dates of", "[field]") {
  for (const auto& [cell, meant] : std::vector<std::pair<std::string, std::string>>{
           {"3-Jan", "1/3"}, {"1月3日", "1/3"}, {"5-Feb", "2/5"}, {"45294", "1/3"}}) {
    INFO(cell);
    const std::string said = refusal(",a,b\na,1,\nb," + cell + ",1\n");
    CHECK(has(said, ":3:3: error: "));
    CHECK(has(said, meant));
  }
  CHECK_FALSE(refusal(",a,b\na,1,\nb,150,1\n").empty()); // beyond 100 nobody compares
  const TableFile wide(",a,b\na,1,12\nb,,1\n");
  CHECK(has(run({"ahp", wide.path}).err, "warning"));
}

TEST_CASE("judgements as surveys, templates and print have them", "[field]") {
  CHECK(has(refusal(",income,risk\nincome,1,-3\nrisk,,1\n"), "write 1/3"));
  CHECK(has(refusal(",income,risk\nincome,1,-5\nrisk,,1\n"), "write 1/5"));
  const std::string dashes = refusal(",a,b,c\na,1,2,3\nb,-,1,2\nc,-,-,1\n");
  CHECK(has(dashes, "leave the cell empty for a missing judgement"));
  CHECK(std::count(dashes.begin(), dashes.end(), '\n') <= 2); // told once
  for (const char* none : {"—", "/", "NA"})
    CHECK(has(refusal(",a,b\na,1,2\nb," + std::string(none) + ",1\n"), "leave the cell empty"));
  const std::vector<double> clean = priorities(",a,b\na,1,3\nb,1/3,1\n");
  REQUIRE(clean.size() == 2);
  CHECK(clean[0] == Approx(.75));
  CHECK(priorities("criteria,a,b\na,1,3\nb,1/3,1\n") == clean); // a heading in the corner
  CHECK(priorities("a,b\n1,3\n1/3,1\n") == clean);              // no names of rows
  CHECK(has(refusal(",a,b\na,1,３\nb,,1\n"), "half-width"));
  CHECK(has(refusal(",a,b\na,1,\nb,１／３,1\n"), "1/3"));
}

TEST_CASE("mirrored cells with the digits of print", "[field]") {
  const std::string printed = ",a,b,c\na,1,3,7\nb,0.33,1,3\nc,0.14,0.33,1\n";
  const std::string said = refusal(printed);
  CHECK(has(said, "1/7 is 0.142857; write 1/7, or leave the cell empty"));
  const std::vector<double> exact = priorities(",a,b,c\na,1,3,7\nb,1/3,1,3\nc,1/7,1/3,1\n");
  const std::vector<double> rounded = priorities(printed, {"--rounded"});
  REQUIRE(rounded.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) CHECK(rounded[i] == Approx(exact[i]).margin(1e-9));
  CHECK(exact[0] == Approx(.669).margin(5e-4));
  CHECK(exact[2] == Approx(.088).margin(5e-4));
  // What no rounding explains stays an error.
  const TableFile wrong(",a,b\na,1,7\nb,0.2,1\n");
  CHECK(run({"ahp", wrong.path, "--rounded"}).status == 1);
}

TEST_CASE("a matrix that is only its header has a place for what it lacks", "[field]") {
  for (const std::vector<std::string>& command : {std::vector<std::string>{"matrix", "--method", "topsis"},
                                                  {"smaa", "--method", "saw", "--draws", "10", "--seed", "1"},
                                                  {"compare"},
                                                  {"weigh", "--by", "entropy"},
                                                  {"normalize", "--normalization", "minmax"}}) {
    INFO(command.front());
    const TableFile table("alternative,a,b\n");
    std::vector<std::string> arguments = command;
    arguments.insert(arguments.begin() + 1, table.path);
    const test::Run result = run(arguments);
    CHECK(result.status == 1);
    CHECK(has(result.err, table.path + ":1:1: error: "));
    for (const char* bytes : {"", "\n", "alternative\n", "alternative,a\ndirection,max\n"}) {
      const TableFile other(bytes);
      arguments[1] = other.path;
      CHECK(run(arguments).status == 1);
    }
  }
}

TEST_CASE("standard errors that are no numbers", "[field]") {
  const TableFile table(crops);
  for (const char* word : {"nan", "NaN", "-nan", "inf", "few"}) {
    INFO(word);
    const test::Run result = run({"smaa", table.path, "--method", "saw", "--standard-error", word});
    CHECK(result.status == 2);
    CHECK(has(result.err, "--standard-error"));
  }
}

TEST_CASE("normalize, correlate and combine", "[field]") {
  const TableFile table(crops);
  CHECK(run({"normalize", table.path, "--normalization", "minmax", "--format", "csv"}).out ==
        "alternative,yield,price\nyak,1,0\ntea,0.5,1\nbarley,0,0.5\n");
  CHECK(has(run({"normalize", table.path, "--normalization", "sum", "--format", "csv"}).out, "yak,0.5,"));
  CHECK(run({"normalize", table.path, "--normalization", "minmx"}).status == 2);
  const TableFile ranks("item,a,b\nx,1,3\ny,2,2\nz,3,1\n");
  const Json agreement = Json::parse(run({"correlate", ranks.path, "--format", "json"}).out);
  CHECK(has(agreement.dump(), "spearman"));
  CHECK(run({"correlate", ranks.path, "--coefficient", "spearman", "--format", "csv"}).out ==
        "column,a,b\na,1,-1\nb,-1,1\n");
  const TableFile votes("item,p,q,r\nx,1,1,2\ny,2,3,1\nz,3,2,3\n");
  const std::string combined = run({"combine", votes.path, "--format", "csv"}).out;
  CHECK(has(combined, "\nx,1"));
}

TEST_CASE("weights from what somebody states", "[field]") {
  const TableFile points("item,points\na,60\nb,30\nc,10\n");
  CHECK(run({"weigh", points.path, "--by", "points", "--format", "csv"}).out ==
        "criterion,weight\na,0.6\nb,0.3\nc,0.1\n");
  const TableFile ranks("item,place\na,1\nb,2\n");
  CHECK(run({"weigh", ranks.path, "--by", "roc", "--format", "csv"}).out == "criterion,weight\na,0.75\nb,0.25\n");
  const TableFile steps("item,place,step\na,1,\nb,2,1\nc,3,0\n");
  CHECK(run({"weigh", steps.path, "--by", "swara", "--format", "csv"}).out ==
        "criterion,weight\na,0.5\nb,0.25\nc,0.25\n");
  const TableFile wrong("item,points\na,60\na,３\n");
  const test::Run result = run({"weigh", wrong.path, "--by", "points"});
  CHECK(result.status == 1);
  CHECK(has(result.err, ":3:"));
}

TEST_CASE("help lists every key", "[field]") {
  CHECK(has(run({"help", "matrix"}).out, "weight_power"));
  CHECK(has(run({"matrix", "--help"}).out, "concordance_rule"));
  CHECK(has(run({"help", "rank"}).out, "robustness.standard_error"));
  CHECK(has(run({"help", "rank"}).out, "weighting.ri"));
  CHECK(has(run({"help", "weigh"}).out, "rank-order-centroid"));
  CHECK(has(run({"help", "ahp"}).out, "eigenvector|"));
  CHECK(has(run({"help", "rank", "--lang", "zh"}).out, "--set 可用的键"));
}

} // namespace field_tables_test
