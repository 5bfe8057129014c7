#include "tests/methods/published.h"

namespace codas_test {

using namespace yindi;
using namespace yindi::test;

TEST_CASE("CODAS looks at city-block distances from the threshold on", "[codas]") {
  const DecisionMatrix m = matrix_of(Json::parse("[[1,0.2],[0.5,1],[0.2,0.2]]"), {1, 1});
  const auto near = run("codas", m, {0.5, 0.5}, {{"tau", 1.0}}), far = run("codas", m, {0.5, 0.5}, {{"tau", 0.0}});
  const auto e = near.value->workings()["euclidean"];
  const auto t = near.value->workings()["taxicab"];
  for (std::size_t i = 0; i < 3; ++i) {
    double h = 0, all = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      h += e[i].get<double>() - e[k].get<double>();
      all += t[i].get<double>() - t[k].get<double>();
    }
    CHECK(near.value->scores[i] == Approx(h).margin(1e-14));
    CHECK(far.value->scores[i] == Approx(h + all).margin(1e-14));
  }
}

// Found by search: a0 is better than a1 in both criteria.
TEST_CASE("CODAS: a dominated alternative scores higher, and is not ranked higher", "[codas]") {
  const auto scores = run("codas", matrix_of(Json::parse("[[46,26],[45,23],[9,23],[34,48]]"), {1, 1}), {0.5, 0.5});
  CHECK(scores.value->scores[1] > scores.value->scores[0]);
  CHECK(scores.value->ranks == std::vector<int>{2, 2, 4, 1});
  REQUIRE(scores.value->notes.size() == 1);
  CHECK(scores.value->notes[0].in(Language::en) == "alternative \"a0\" is nowhere worse than \"a1\", so it ranks no "
                                                   "lower, although the method scores it lower");
}

} // namespace codas_test
