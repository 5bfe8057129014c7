// The command matrix: its JSON for every method, and what a person reads.

#include "engine/methods/method.h"
#include "tests/case/scratch.h"
#include "tests/catch.h"
#include "tests/command/run.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace matrix_test {

using namespace yindi;
using test::run;
using test::Run;
using Json = nlohmann::json;

namespace {

constexpr const char* cars = "alternative,price,range,noise\ndirection,min,max,min\nweight,0.3,0.5,0.2\n"
                             "A,3,100,10\nB,2.5,80,8\nC,1.8,50,20\nD,2.2,70,12\nE,2.2,70,12\n";

struct Cars : Scratch {
  std::string file = path() + "/cars.csv";
  Cars() : Scratch(false) { write("cars.csv", cars); }
};

/// What a method that knows no scale of its own must be told.
std::vector<std::string> told_to(const std::string& method) {
  if (method == "spotis" || method == "rim" || method == "rafsi") return {"--param", "bounds=[[1,4],[40,120],[5,25]]"};
  if (method == "comet") return {"--param", "cvalues=[[1,4],[40,120],[5,25]]"};
  if (method == "fce") return {"--param", "standards=[[4,2,1],[40,80,120],[25,15,5]]"};
  return {};
}

Json result_of(const Cars& files, const std::string& method) {
  std::vector<std::string> words = {"matrix", files.file, "--method", method, "--format", "json"};
  for (const std::string& word : told_to(method)) words.push_back(word);
  const Run result = run(words);
  INFO(result.err);
  REQUIRE(result.status == 0);
  return Json::parse(result.out);
}

} // namespace

TEST_CASE("matrix gives every field for every method, in the order of the rows", "[program]") {
  const Cars files;
  for (const Method& method : methods()) {
    CAPTURE(method.id);
    const Json json = result_of(files, method.id);
    for (const char* key :
         {"method", "higher_is_better", "normalization", "parameters", "weights", "ranking", "workings"})
      CHECK(json.contains(key));
    CHECK(json["method"] == method.id);
    CHECK(json["higher_is_better"] == method.higher_is_better);
    CHECK(json["weights"] == Json({0.3, 0.5, 0.2}));
    CHECK(json["normalization"] == (*method.normalization ? Json(method.normalization) : Json(nullptr)));
    for (const Parameter& parameter : method.parameters) CHECK(json["parameters"].contains(parameter.id));
    REQUIRE(json["ranking"].size() == 5);
    for (std::size_t i = 0; i < 5; ++i) {
      CHECK(json["ranking"][i]["alternative"] == std::string(1, static_cast<char>('A' + i)));
      CHECK((json["ranking"][i]["score"].is_number() || json["ranking"][i]["score"].is_null()));
      CHECK(json["ranking"][i]["rank"].is_number_integer());
    }
    CHECK(json["ranking"][3]["rank"] == json["ranking"][4]["rank"]); // equal rows
    const Json& parts = json["workings"]["contributions"];
    if (parts.is_null()) {
      CHECK_FALSE(json["workings"]["contributions_note"].get<std::string>().empty());
      continue;
    }
    for (std::size_t i = 0; i < 5; ++i) {
      double sum = 0;
      for (const Json& part : parts[i]) sum += part.get<double>();
      const double score = json["ranking"][i]["score"].get<double>();
      CHECK(sum == Approx(method.id == std::string("wpm") ? std::log(score) : score).margin(1e-9));
    }
  }
}

TEST_CASE("matrix speaks Chinese, and a table of data keeps its ids", "[program]") {
  const Cars files;
  CHECK(run({"matrix", files.file, "--method", "saw", "--lang", "zh"}).out.find("备选方案") != std::string::npos);
  CHECK(run({"weigh", files.file, "--by", "std", "--lang", "zh"}).out.find("权重") != std::string::npos);
  CHECK(run({"matrix", files.file, "--method", "saw", "--lang", "zh", "--format", "csv"})
            .out.starts_with("alternative,score,rank\nA,"));
  CHECK(run({"verify", "--lang", "zh"}).out.find("最大差") != std::string::npos);
}

TEST_CASE("a parameter that JSON leaves out is not given, and a normalisation is no parameter", "[program]") {
  const Cars files;
  const Run plainly = run({"matrix", files.file, "--method", "vikor", "--format", "json"});
  CHECK(run({"matrix", files.file, "--method", "vikor", "--param", "v=null", "--format", "json"}).out == plainly.out);
  const Run refused = run({"matrix", files.file, "--method", "topsis", "--param", "normalization=minmax"});
  CHECK(refused.status == 2);
  CHECK(refused.err.find("--normalization") != std::string::npos);
  CHECK(run({"matrix", files.file, "--method", "vikor", "--param", "w=null"}).status == 2);
}

} // namespace matrix_test
