// How well relatedness foretells entries: the figures that the documents print, recomputed.

#include "engine/command/program.h"
#include "engine/region/entries.h"
#include "tests/catch.h"

#include <nlohmann/json.hpp>
#include <sstream>

namespace entries_test {

using namespace yindi;

namespace {

std::string census(const char* year) {
  return std::string(YINDI_SOURCE) + "/casebooks/textbook/entries/employment_" + year + ".csv";
}

std::string problems_of(const char* text) {
  const auto csv = parse_csv(text, "a.csv");
  REQUIRE(csv.value);
  std::string said;
  for (const Diagnostic& d : read_amounts(*csv.value).diagnostics) said += print(d);
  return said;
}

} // namespace

TEST_CASE("the area under the curve counts pairs, ties half", "[region][entries]") {
  CHECK(*area_under_curve({1, 2, 3, 4}, {false, false, true, true}) == 1);
  CHECK(*area_under_curve({1, 2, 3, 4}, {true, true, false, false}) == 0);
  CHECK(*area_under_curve({1, 2, 2, 3}, {false, true, false, true}) == Approx(3.5 / 4));
  CHECK(*area_under_curve({5, 5, 5}, {true, false, true}) == Approx(.5));
  CHECK_FALSE(area_under_curve({1, 2}, {true, true}));
  CHECK_FALSE(area_under_curve({}, {}));
}

// .564 in the nation and .586 in Sichuan were computed beforehand from the same censuses by another program.
TEST_CASE("relatedness density foretells entries from 2010 to 2020 only weakly", "[region][entries]") {
  std::ostringstream out, err;
  REQUIRE(run_program({"entries", census("2010"), census("2020"), "--county", "51", "--format", "json"}, out, err) ==
          0);
  const auto json = nlohmann::json::parse(out.str());
  CHECK(json["counties"] == 2521);
  CHECK(json["sectors"].size() == 19);
  CHECK(json["groups"][0]["auc"].get<double>() == Approx(.564).margin(.0005));
  CHECK(json["groups"][0]["entered"] == 4643);
  CHECK(json["groups"][1]["counties"] == 166);
  CHECK(json["groups"][1]["auc"].get<double>() == Approx(.586).margin(.0005));
  std::ostringstream help;
  REQUIRE(run_program({"help", "region"}, help, err) == 0);
  CHECK(help.str().find("yindi help entries") != std::string::npos);
}

TEST_CASE("amounts are read wide and one a row, what is wrong has its place", "[region][entries]") {
  const auto wide = read_amounts(*parse_csv("county,farms,mines\n1,10,0\n2,5,5\n", "a.csv").value);
  const auto rows =
      read_amounts(*parse_csv("county,item,amount,unit\n1,farms,10,\n2,farms,5,\n2,mines,5,\n", "a.csv").value);
  REQUIRE(wide.value);
  REQUIRE(rows.value);
  CHECK(wide.value->amounts == rows.value->amounts);
  CHECK(wide.value->items == rows.value->items);
  CHECK(problems_of("county,farms\n1,many\n").find("a.csv:2:3: error: \"many\" is no number") != std::string::npos);
  CHECK(problems_of("county,farms\n1,-2\n").find("a.csv:2:3: error: an amount cannot be negative") !=
        std::string::npos);
  CHECK(problems_of("county,farms\n1,2\n1,3\n").find("a.csv:3:1: error: the id \"1\" is there twice") !=
        std::string::npos);
  CHECK(problems_of("place,farms\n1,2\n").find("a.csv:1:1: error: the table has no column \"county\"") !=
        std::string::npos);
  CHECK(problems_of("county,farms\n1,\n").find("a.csv:2:") != std::string::npos);
}

TEST_CASE("a sector can be left out, one that is not there is refused", "[region][entries]") {
  std::ostringstream out, err;
  CHECK(run_program({"entries", census("2010"), census("2020"), "--without", "eduction"}, out, err) == 2);
  CHECK(err.str().find("did you mean \"education\"?") != std::string::npos);
  std::ostringstream fewer;
  REQUIRE(run_program({"entries", census("2010"), census("2020"), "--without", "education", "--format", "csv"}, fewer,
                      err) == 0);
  CHECK(fewer.str().starts_with("prefix,counties,absent,entered,auc\n,2521,"));
}

} // namespace entries_test
