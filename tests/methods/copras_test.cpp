#include "tests/methods/published.h"

namespace copras_test {

using namespace yindi;
using namespace yindi::test;

// A library that adds costs ranks the dominated first row first here.
TEST_CASE("COPRAS counts costs against an alternative", "[copras]") {
  const auto scores = run("copras", matrix_of(Json::parse("[[10,50],[10,5],[9,6]]"), {1, -1}), {0.5, 0.5});
  CHECK(ranks_of(*find_method("copras"), *scores.value, 3) == std::vector<int>{3, 1, 2});
}

TEST_CASE("COPRAS takes benefits only, and a zero benefit but no zero cost", "[copras]") {
  const auto benefits = run("copras", matrix_of(Json::parse("[[0,2],[2,5]]"), {1, 1}), {0.5, 0.5});
  CHECK(benefits.value->scores[0] == Approx(2.0 / 7 / (1 + 5.0 / 7)).epsilon(1e-14));
  CHECK(refused(run("copras", matrix_of(Json::parse("[[1,2],[2,0]]"), {1, -1}), {0.5, 0.5})) ==
        "COPRAS cannot take 0 (alternative \"a1\", criterion \"c1\")");
}

} // namespace copras_test
