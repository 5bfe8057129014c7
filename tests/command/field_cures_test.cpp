// Cures on the command line that can be typed as they stand, and answers that were silently wrong.

#include "tests/catch.h"
#include "tests/command/field.h"

namespace field_cures_test {

using namespace yindi;
using namespace yindi::field;
using test::run;

namespace {

const std::string teas = "alternative,a,b,c\ndirection,max,min,min\nweight,0.4,0.3,0.3\nx,120,40,0.2\ny,140,20,0.3\n"
                         "z,60,90,0.1\n";

/// What `matrix` says with a method's parameters.
test::Run with(const std::string& method, const std::vector<std::string>& parameters) {
  static const TableFile file(teas);
  std::vector<std::string> arguments = {"matrix", file.path, "--method", method};
  for (const std::string& one : parameters) arguments.insert(arguments.end(), {"--param", one});
  return run(arguments);
}

test::Run weigh(const std::string& table, const std::string& by) {
  return run({"weigh", TableFile(table).path, "--by", by, "--format", "csv"});
}

} // namespace

TEST_CASE("lists of parameters are named so that they can be typed", "[field][cures]") {
  const std::string words = with("promethee-ii", {"functions=linear,usual,linear", "q=1", "p=5"}).err;
  CHECK(has(words, "write 'functions=[\"linear\",\"usual\",\"linear\"]'"));
  // As a shell hands that over, and without its quotes.
  CHECK(with("promethee-ii", {"functions=[\"linear\",\"usual\",\"linear\"]", "q=1", "p=5"}).status == 0);
  CHECK(with("promethee-ii", {"functions=[linear,usual,linear]", "q=1", "p=5"}).status == 0);
  for (const char* list : {"p=(3,4,5)", "p={3,4,5}", "p=3;4;5", "p=3，4，5"})
    CHECK(has(with("promethee-ii", {"functions=linear", "q=1", list}).err, "write \"p=[3,4,5]\""));
  CHECK(has(with("promethee-ii", {"functions=linear", "q=1", "p=0,5"}).err, "p=0.5 for one number"));
  CHECK(has(with("promethee-ii", {"q=1", "q=-1"}).err, "--param q is given twice"));
  CHECK(has(with("promethee-ii", {"functions=Linear"}).err, "did you mean \"linear\"?"));
  CHECK(has(with("promethee-ii", {"P=3"}).err, "did you mean \"p\"?"));
}

TEST_CASE("an ideal that is worse than the anti-ideal is refused", "[field][cures]") {
  CHECK(has(with("topsis", {"ideal=[0,100,1]", "anti_ideal=[150,10,0]"}).err,
            "on criterion \"a\" the ideal is worse than the anti-ideal"));
  CHECK(has(with("topsis", {"ideal=[50,100,1]"}).err, "the ideal is worse than the anti-ideal"));
  const test::Run beyond = with("topsis", {"ideal=[100,20,0.1]"});
  CHECK(beyond.status == 0);
  CHECK(has(beyond.out + beyond.err, "alternatives better than the given ideal on \"a\": 2"));
  CHECK(!has(with("topsis", {"ideal=[150,10,0]"}).out, "better than the given ideal"));
  const test::Run optimum = with("aras", {"optimum=[50,100,0.5]"});
  CHECK(has(optimum.out + optimum.err, "alternatives better than the given ideal on \"b\": 3"));
}

TEST_CASE("columns of statements are read by their names, a header is asked for, totals are none", "[field][cures]") {
  const std::string right = weigh("item,best,worst\nprice,1,8\nquality,2,4\nstyle,8,1\n", "best-worst").out;
  CHECK(weigh("item,worst,best\nprice,8,1\nquality,4,2\nstyle,1,8\n", "best-worst").out == right);
  CHECK(has(weigh("a,1\nb,2\nc,3\n", "rank-sum").err, "the header is missing"));
  CHECK(has(weigh("item,points\na,50\nb,30\n合计,80\n", "points").err, "合计 sums up the others"));
}

TEST_CASE("a date among judgements is told whatever the mirrored cell has", "[field][cures]") {
  const TableFile full(",a,b,c\na,1,3,5\nb,45294,1,2\nc,0.2,0.5,1\n");
  const std::string said = run({"ahp", full.path}).err;
  CHECK(has(said, "\"45294\" is no judgement"));
  CHECK(has(said, "a spreadsheet has made a date of 1/3"));
  const TableFile sums(",a,b\nA,1,3\nb,1/3,1\nSum,1.33,4\n");
  const test::Run read = run({"ahp", sums.path});
  CHECK(read.status == 0);
  CHECK(has(read.err, "the row \"Sum\" sums up the others and is read over"));
  const Scratch tree(false);
  tree.write("h.toml", "name = \"goal\"\nelements = [\"a\", \"b\"]\npairwise = [[1, 45294], [\"\", 1]]\nalternatives = "
                       "[\"x\", \"y\"]\n");
  CHECK(has(run({"hierarchy", tree.path() + "/h.toml"}).err, "made a date"));
}

TEST_CASE("codes of counties and words of methods are not taken for others", "[field][cures]") {
  const Scratch scratch;
  CHECK(!has(run({"rank", scratch.path(), "--county", "511923"}).err, "did you mean"));
  CHECK(run({"rank", scratch.path(), "--method", "TOPSIS"}).status != 0);
  CHECK(has(run({"rank", scratch.path(), "--method", "TOPSIS"}).err, "did you mean \"topsis\"?"));
  CHECK(has(run({"rank", scratch.path(), "--method", "wsm"}).err, "did you mean \"saw\"?"));
  CHECK(has(run({"help", "normalize"}).out, "zavadskas_turskis"));
  CHECK(has(run({"help", "matrix"}).out, "What --normalization takes:"));
}

TEST_CASE("codes for no data are told wherever a table is read", "[field][cures]") {
  const TableFile table("x,a,b\np,1,5\nq,2,4\nr,-9999,3\ns,4,2\nt,5,1\n");
  CHECK(has(run({"correlate", table.path}).err, "-9999 is how many tables write \"no data\""));
}

} // namespace field_cures_test
