#include "engine/results/ahp_json.h"

#include "tests/catch.h"

#include <nlohmann/json.hpp>

namespace ahp_json_test {

using namespace yindi;

namespace {

std::vector<std::string> keys(const nlohmann::ordered_json& object) {
  std::vector<std::string> result;
  for (const auto& [key, value] : object.items()) result.push_back(key);
  return result;
}

Comparison circular() {
  Comparison result = no_judgements({"a", "b", "c"});
  judge(result, 0, 1, 2);
  judge(result, 1, 2, 2);
  judge(result, 2, 0, 2);
  return result;
}

} // namespace

TEST_CASE("one matrix as JSON has the keys of the contract", "[command][weights]") {
  const Comparison comparison = circular();
  const auto json = ahp_json(comparison, *priorities(comparison).value, {});
  CHECK(keys(json) == std::vector<std::string>{
                          "items",    "weights",       "lambda_max", "ci",         "cr",      "ri",     "ri_table",
                          "ri_label", "gci",           "missing",    "connected",  "worst",   "cycles", "notes",
                          "scale",    "gci_threshold", "koczkodaj",  "left_right", "by_hand", "next",   "stop"});
  CHECK(json["ri_table"] == "saaty1977");
  CHECK(json["connected"] == true);
  CHECK(json["cycles"] == nlohmann::ordered_json::parse(R"([["a", "b", "c"]])"));
  REQUIRE_FALSE(json["worst"].empty());
  CHECK(keys(json["worst"][0]) == std::vector<std::string>{"a", "b", "given", "implied", "suggested", "cr_after",
                                                           "given_answer", "suggested_answer", "weights_after"});
  CHECK(json["koczkodaj"]["index"] == Approx(0.875)); // 1 against 2 · 2 · 2
  CHECK(json["koczkodaj"]["triad"] == std::vector<std::string>{"a", "b", "c"});
  CHECK(json["left_right"]["difference"] == Approx(0).margin(1e-14));
  CHECK(json["gci_threshold"] == .3147);
  CHECK(json["next"].empty());
  CHECK(json["stop"].is_null());
  CHECK(
      ahp_json(comparison, *priorities(comparison, {"geometric-mean", ""}).value, {"geometric-mean", ""})["left_right"]
          .is_null());
  CHECK(json["worst"][0]["given"] == 2);
}

TEST_CASE("what cannot be tested is null", "[command][weights]") {
  Comparison two = no_judgements({"a", "b"});
  judge(two, 0, 1, 3);
  const auto json = ahp_json(two, *priorities(two).value, {});
  CHECK(json["cr"].is_null());
  CHECK(json["ri"].is_null());
  CHECK(json["gci"].is_null());
  CHECK(json["ci"] == 0);
  CHECK(json["worst"].empty());
}

TEST_CASE("several files as JSON: members, aggregate, matrix", "[command][weights]") {
  Comparison part = no_judgements({"a", "b", "c"});
  judge(part, 0, 1, 2);
  const std::vector<Member> members = {{"x.csv", 1, circular()}, {"y.csv", 1, part}};
  const auto judgements = ahp_json(*group_priorities(members, "judgements").value, {});
  const auto first = keys(judgements);
  CHECK(std::vector<std::string>(first.begin(), first.begin() + 5) ==
        std::vector<std::string>{"members", "aggregate", "matrix", "items", "weights"});
  CHECK(judgements["members"][0]["file"] == "x.csv");
  CHECK(judgements["members"][1]["weights"].is_null());
  CHECK(judgements["matrix"][0][1] == Approx(2));
  CHECK(judgements["cr"].is_number());

  const auto means = ahp_json(*group_priorities(members, "priorities").value, {});
  CHECK(means["matrix"].is_null());
  CHECK(means["cr"].is_null());
  CHECK(means["left_out"] == std::vector<std::string>{"y.csv"});
}

TEST_CASE("open pairs: what to ask next and whether to stop", "[command][weights]") {
  Comparison open = no_judgements({"a", "b", "c", "d"});
  judge(open, 0, 1, 2);
  judge(open, 0, 2, 3);
  judge(open, 0, 3, 4);
  const auto json = ahp_json(open, *priorities(open).value, {});
  REQUIRE(json["next"].size() == 3);
  CHECK(json["next"][0]["gain"] == Approx(8 / 27.0)); // the star of four: variance 9/4, one pair more takes 2/3 of it
  CHECK(json["stop"]["item"] == "a");
  CHECK(json["stop"]["exact"] == false);
  CHECK(json["stop"]["probability"] > .5);
}

} // namespace ahp_json_test
