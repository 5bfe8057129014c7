// What is said must follow from the numbers: directions of methods, ranges of rivals, files that were read, who is
// first.

#include "tests/case/scratch.h"
#include "tests/catch.h"
#include "tests/command/run.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

namespace told_right_test {

using namespace yindi;
using test::run;
using Json = nlohmann::json;

namespace {

std::string minimal() { return std::string(YINDI_SOURCE) + "/tests/data/minimal"; }
std::string plateau() { return std::string(YINDI_SOURCE) + "/casebooks/sichuan-plateau"; }
bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("where the lower score is better, ahead is what lowers it", "[told]") {
  const auto text = run({"explain", minimal(), "--county", "513334", "--method", "spotis", "--levers"}).out;
  const auto ahead = text.find("Ahead in"), behind = text.find("Behind in");
  REQUIRE(ahead < behind);
  const std::string wins = text.substr(ahead, behind - ahead), losses = text.substr(behind);
  CHECK(has(wins, "Disaster risk +0.042")); // 0.146 against 0.24
  CHECK(has(losses, "Price volatility −0.018"));
  CHECK_FALSE(has(text, "it is 1, the best would be 1"));
  const Json json =
      Json::parse(run({"explain", minimal(), "--county", "513334", "--method", "spotis", "--format", "json"}).out);
  double sum = 0;
  for (const auto& [leaf, difference] : json["difference"].items()) sum += difference.get<double>();
  CHECK(sum < 0); // the numbers stay differences of scores
}

TEST_CASE("what is unknown of one moves the scores of all whom a method compares", "[told]") {
  const Json json = Json::parse(run({"rank", minimal(), "--method", "promethee-ii", "--format", "json"}).out);
  for (const Json& county : json["counties"]) {
    if (county["id"] != "513334") continue;
    double sum = 0;
    for (const Json& entry : county["ranking"]) {
      sum += entry["score"].get<double>();
      CHECK(entry["bounded"] == true);
      CHECK(entry["score_low"] < entry["score_high"]);
      CHECK(entry["contributions"].is_null());
      CHECK(has(entry["contributions_note"], "unknown"));
    }
    CHECK(sum == Approx(0).margin(1e-12)); // net flows
  }
}

TEST_CASE("the report proves the files that were read and no others", "[told]") {
  const Scratch scratch;
  std::ofstream(scratch.path() + "/secret.docx") << "not of the casebook";
  std::filesystem::create_symlink("/etc/hostname", scratch.path() + "/outside.txt");
  const std::string report = scratch.path() + "/report.md";
  REQUIRE(run({"report", scratch.path(), "--output", report}).status == 0);
  REQUIRE(run({"report", scratch.path(), "--output", report}).status == 0);
  std::ifstream stream(report);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  for (const char* listed : {"casebook.toml", "criteria.toml", "counties.csv", "industries.csv", "rounds/"})
    CHECK(has(text, listed));
  for (const char* unread : {"secret.docx", "outside.txt", "report.md", "README.md", "etc/hostname"})
    CHECK_FALSE(has(text, unread));
  CHECK(has(text, "How sure"));
}

TEST_CASE("of several that share first place the verdict names the one that most draws put there", "[told]") {
  const Json json = Json::parse(
      run({"robust", plateau(), "--county", "513334", "--method", "electre-iii", "--draws", "100", "--format", "json"})
          .out);
  const Json& county = json["counties"][0];
  double most = 0;
  for (const Json& shares : county["rank_acceptability"]) most = std::max(most, shares[0].get<double>());
  const Json& industries = county["industries"];
  const auto at = std::find(industries.begin(), industries.end(), county["verdict"]["first"]) - industries.begin();
  CHECK(county["rank_acceptability"][static_cast<std::size_t>(at)][0] == most);
  for (const Json& change : county["changes"]) // what would overtake it is told of the same industry
    CHECK(change["industry"] != county["verdict"]["first"]);
}

TEST_CASE("a criterion that tells nobody apart does not take the exactness from the others", "[told]") {
  for (const char* method : {"promethee-ii", "rsr"}) {
    const Json json = Json::parse(
        run({"robust", plateau(), "--county", "513334", "--method", method, "--draws", "20", "--format", "json"}).out);
    REQUIRE_FALSE(json["counties"][0]["stability"].empty());
    for (const Json& node : json["counties"][0]["stability"]) CHECK(node["exact"] == true);
  }
}

} // namespace told_right_test
