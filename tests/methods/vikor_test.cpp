#include "tests/methods/published.h"

using namespace yindi;
using namespace yindi::test;

TEST_CASE("VIKOR gives the published scores", "[vikor]") { check_published("vikor"); }

TEST_CASE("VIKOR gives the published compromise", "[vikor]") {
  std::size_t seen = 0;
  for (const Json& example : published("vikor")) {
    if (!example.contains("expected_compromise_set_0based")) continue;
    CAPTURE(example["id"]);
    ++seen;
    const auto workings = scores_of("vikor", example).value->workings;
    if (example.contains("expected_S")) {
      check_values(workings["s"].get<std::vector<double>>(), example["expected_S"], example["tolerance"].get<double>());
      check_values(workings["r"].get<std::vector<double>>(), example["expected_R"], example["tolerance"].get<double>());
    }
    CHECK(workings["acceptable_advantage"].get<bool>() == example["expected_acceptable_advantage"].get<bool>());
    CHECK(workings["acceptable_stability"].get<bool>() == example["expected_acceptable_stability"].get<bool>());
    std::vector<std::string> expected;
    for (const Json& i : example["expected_compromise_set_0based"])
      expected.push_back("a" + std::to_string(i.get<int>()));
    CHECK(workings["compromise_set"].get<std::vector<std::string>>() == expected);
  }
  CHECK(seen == 4);
}

TEST_CASE("VIKOR on frozen scales ignores rivals", "[vikor]") {
  const std::vector<double> w = {0.5, 0.3, 0.2};
  const auto u = Json::parse("[[1,1,1],[0,0,0],[0.5,1,0.25]]");
  const auto scores = scores_by("vikor", decision_matrix(u, {1, 1, 1}), w, {}, "frozen");
  CHECK(scores.value->scores[0] == 0);
  CHECK(scores.value->scores[1] == 1);
  CHECK(scores.value->scores[2] == Approx((0.25 + 0.15) / 2 + 0.25 / 0.5 / 2).epsilon(1e-14));
  const auto alone = scores_by("vikor", decision_matrix(Json::parse("[[0.5,1,0.25]]"), {1, 1, 1}), w, {}, "frozen");
  CHECK(alone.value->scores[0] == scores.value->scores[2]);
  CHECK(alone.value->workings["compromise_set"].size() == 1);
}

TEST_CASE("VIKOR: a column that does not differ counts nothing", "[vikor]") {
  const auto with = scores_by("vikor", decision_matrix(Json::parse("[[7,2],[7,1],[7,3]]"), {1, 1}), {0.5, 0.5});
  const auto without = scores_by("vikor", decision_matrix(Json::parse("[[2],[1],[3]]"), {1}), {0.5});
  CHECK(with.value->scores == without.value->scores);
}

TEST_CASE("VIKOR: equal sums of regret are equal whatever the order of summing", "[vikor]") {
  const auto scores =
      scores_by("vikor", decision_matrix(Json::parse("[[1,0,0,0],[0,1,0,0],[0,0,1,0],[0,0,0,1]]"), {1, 1, 1, 1}),
                {0.1, 0.1, 0.1, 0.1});
  CHECK(scores.value->scores == std::vector<double>{0, 0, 0, 0});
}
