#include "tests/methods/published.h"

namespace vikor_test {

using namespace yindi;
using namespace yindi::test;

TEST_CASE("VIKOR on frozen scales ignores rivals", "[vikor]") {
  const std::vector<double> w = {0.5, 0.3, 0.2};
  const auto u = Json::parse("[[1,1,1],[0,0,0],[0.5,1,0.25]]");
  const auto scores = run("vikor", matrix_of(u, {1, 1, 1}), w, {}, "frozen");
  CHECK(scores.value->scores[0] == 0);
  CHECK(scores.value->scores[1] == 1);
  CHECK(scores.value->scores[2] == Approx((0.25 + 0.15) / 2 + 0.25 / 0.5 / 2).epsilon(1e-14));
  const auto alone = run("vikor", matrix_of(Json::parse("[[0.5,1,0.25]]"), {1, 1, 1}), w, {}, "frozen");
  CHECK(alone.value->scores[0] == scores.value->scores[2]);
  CHECK(alone.value->workings()["compromise_set"].size() == 1);
}

TEST_CASE("VIKOR: a column that does not differ counts nothing", "[vikor]") {
  const auto with = run("vikor", matrix_of(Json::parse("[[7,2],[7,1],[7,3]]"), {1, 1}), {0.5, 0.5});
  const auto without = run("vikor", matrix_of(Json::parse("[[2],[1],[3]]"), {1}), {0.5});
  CHECK(with.value->scores == without.value->scores);
}

TEST_CASE("VIKOR: equal sums of regret are equal whatever the order of summing", "[vikor]") {
  const auto scores = run("vikor", matrix_of(Json::parse("[[1,0,0,0],[0,1,0,0],[0,0,1,0],[0,0,0,1]]"), {1, 1, 1, 1}),
                          {0.1, 0.1, 0.1, 0.1});
  CHECK(scores.value->scores == std::vector<double>{0, 0, 0, 0});
}

} // namespace vikor_test
