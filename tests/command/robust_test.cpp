// The commands robust and smaa: their JSON as scripts meet it, and draws that end at a standard error.

#include "tests/case/scratch.h"
#include "tests/catch.h"
#include "tests/command/run.h"

#include <nlohmann/json.hpp>
#include <set>

namespace robust_test {

using namespace yindi;
using test::run;
using Json = nlohmann::json;

namespace {

std::string minimal() { return std::string(YINDI_SOURCE) + "/tests/data/minimal"; }

constexpr const char* matrix_text = "alternative,price,yield,risk\ndirection,min,max,min\n"
                                    "A,3,100,10\nB,2.5,80,8\nC,1.8,50,20\nD,2.2,70,12\n";

struct MatrixFile : Scratch {
  MatrixFile() : Scratch(false) { write("m.csv", matrix_text); }
  std::string file() const { return path() + "/m.csv"; }
};

Json json_of_run(std::vector<std::string> arguments) {
  arguments.insert(arguments.end(), {"--format", "json"});
  const test::Run result = run(arguments);
  CAPTURE(result.err);
  REQUIRE(result.status == 0);
  return Json::parse(result.out);
}

/// m × m shares, every alternative in some place, every place taken (ties aside) in each draw.
void check_shares(const Json& acceptability, const Json& winning, std::size_t m) {
  REQUIRE(acceptability.size() == m);
  REQUIRE(winning.size() == m);
  for (std::size_t i = 0; i < m; ++i) {
    double sum = 0;
    for (const Json& share : acceptability[i]) sum += share.get<double>();
    CHECK(sum == Approx(1));
    CHECK(winning[i][i] == 0);
    for (std::size_t k = 0; k < m; ++k) CHECK(winning[i][k].get<double>() + winning[k][i].get<double>() <= 1 + 1e-12);
  }
}

} // namespace

TEST_CASE("smaa answers with the fields that scripts read", "[program][robustness]") {
  const MatrixFile files;
  const Json json =
      json_of_run({"smaa", files.file(), "--method", "topsis", "--draws", "5000", "--seed", "7", "--threads", "2"});
  CHECK(json["alternatives"] == Json{"A", "B", "C", "D"});
  CHECK(json["draws"] == 5000);
  CHECK(json["seed"] == 7);
  CHECK(json["standard_error_asked"].is_null());
  check_shares(json["rank_acceptability"], json["pairwise_winning"], 4);
  for (std::size_t i = 0; i < 4; ++i) {
    const bool never = json["rank_acceptability"][i][0] == 0.0;
    CHECK(json["central_weights"][i].is_null() == never);
    CHECK(json["confidence"][i].is_null() == never);
    if (never) continue;
    double sum = 0;
    for (const Json& weight : json["central_weights"][i]) sum += weight.get<double>();
    CHECK(sum == Approx(1));
  }
  CHECK(json ==
        json_of_run({"smaa", files.file(), "--method", "topsis", "--draws", "5000", "--seed", "7", "--threads", "1"}));
  CHECK(json != json_of_run({"smaa", files.file(), "--method", "topsis", "--draws", "5000", "--seed", "8"}));
}

TEST_CASE("robust answers with the fields that scripts read", "[program][robustness]") {
  for (const char* weights : {"judgements", "around", "any"}) {
    CAPTURE(weights);
    const Json json = json_of_run({"robust", minimal(), "--draws", "3000", "--seed", "2", "--weights", weights});
    CHECK(json["draws"] == 3000);
    CHECK(json["seed"] == 2);
    CHECK(json["weights_drawn"] == weights);
    REQUIRE_FALSE(json["counties"].empty());
    for (const Json& county : json["counties"]) {
      const std::size_t m = county["industries"].size();
      REQUIRE(m > 0);
      CHECK(county["draws"] == 3000);
      check_shares(county["rank_acceptability"], county["pairwise_winning"], m);
      for (std::size_t i = 0; i < m; ++i) {
        const Json& central = county["central_weights"][i];
        CHECK(central.is_null() == (county["rank_acceptability"][i][0] == 0.0));
        CHECK(county["confidence"][i].is_null() == central.is_null());
        double sum = 0;
        for (const auto& [leaf, weight] : central.items()) sum += weight.get<double>();
        if (!central.is_null()) CHECK(sum == Approx(1));
      }
      REQUIRE_FALSE(county["stability"].empty());
      for (const Json& node : county["stability"]) {
        CHECK(node["weight"].is_number());
        CHECK(node["exact"].is_boolean());
        for (const Json& interval : node["intervals"]) CHECK(interval[0].get<double>() <= interval[1].get<double>());
      }
      CHECK(county["reversal"]["kept"].get<int>() <= county["reversal"]["of"].get<int>());
      const std::set<std::string> levels = {"clear", "likely", "no clear winner", "only one left"};
      CHECK(levels.contains(county["verdict"]["level"].get<std::string>()));
      CHECK_FALSE(county["verdict"]["sentence"].get<std::string>().empty());
    }
  }
}

TEST_CASE("draws end at the standard error asked for, and say how many there were", "[program][robustness]") {
  const MatrixFile files;
  const std::vector<std::string> smaa = {"smaa", files.file(), "--method", "saw", "--draws", "1000000"};
  const auto with = [&](const std::vector<std::string>& base, const std::vector<std::string>& more) {
    std::vector<std::string> all = base;
    all.insert(all.end(), more.begin(), more.end());
    return json_of_run(all);
  };
  const Json one = with(smaa, {"--standard-error", "0.004", "--threads", "1"});
  CHECK(one["standard_error_asked"] == 0.004);
  CHECK(one["draws"].get<int>() < 100000);
  CHECK(one["draws"].get<int>() % 4096 == 0);
  CHECK(one["standard_error"].get<double>() <= 0.004);
  CHECK(one == with(smaa, {"--standard-error", "0.004", "--threads", "3"}));

  const std::vector<std::string> robust = {"robust",  minimal(), "--set", "robustness.standard_error=0.004",
                                           "--draws", "200000"};
  const Json all = json_of_run(robust);
  for (const Json& county : all["counties"]) {
    CHECK(county["standard_error"].get<double>() <= 0.004);
    CHECK(county["draws"].get<int>() % 4096 == 0);
    // Who else is asked for changes nothing.
    CHECK(with(robust, {"--county", county["id"]})["counties"][0] == county);
  }
  const Json few = json_of_run({"robust", minimal(), "--standard-error", "0.0001", "--draws", "5000"});
  bool said = false;
  for (const Json& county : few["counties"])
    for (const Json& note : county["notes"])
      said = said || note.get<std::string>().find("needs more than 5,000 draws") != std::string::npos;
  CHECK(said);
}

TEST_CASE("draws, seeds and errors that make no sense get an answer", "[program][robustness]") {
  const MatrixFile files;
  for (const auto& [option, value] : std::vector<std::pair<std::string, std::string>>{{"--draws", "0"},
                                                                                      {"--draws", "-1"},
                                                                                      {"--draws", "1000000000"},
                                                                                      {"--draws", "many"},
                                                                                      {"--seed", "-1"},
                                                                                      {"--seed", "x"},
                                                                                      {"--standard-error", "2"},
                                                                                      {"--threads", "0"}}) {
    CAPTURE(option, value);
    for (const test::Run& result :
         {run({"smaa", files.file(), "--method", "saw", option, value}), run({"robust", minimal(), option, value})}) {
      CHECK(result.status == wrong_usage);
      CHECK(result.err.find(option) != std::string::npos);
      CHECK(result.out.empty());
    }
  }
  const test::Run many = run({"robust", minimal(), "--set", "robustness.draws=1000000000"});
  CHECK(many.status == wrong_usage);
  CHECK(many.err.find("100,000,000") != std::string::npos);
}

} // namespace robust_test
