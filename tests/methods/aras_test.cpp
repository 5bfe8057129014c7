#include "tests/methods/published.h"

using namespace yindi;
using namespace yindi::test;

TEST_CASE("ARAS gives the published scores", "[aras]") { check_published("aras"); }

// Balezentiene & Kusta 2012, Sci. World J. 2012:908384.
TEST_CASE("ARAS gives the printed optimality of each alternative and of the ideal", "[aras]") {
  const Json example = published("aras")[0];
  const auto workings = scores_of("aras", example).value->workings;
  check_values(workings["s"].get<std::vector<double>>(), example["expected_S"], 2e-6);
  CHECK(std::abs(workings["s_ideal"].get<double>() - example["expected_S_ideal"].get<double>()) <= 2e-6);
}

TEST_CASE("ARAS: summands sum to the score", "[aras]") {
  for (const Json& example : published("aras"))
    check_contributions(*scores_of("aras", example).value, [](double score) { return score; });
}
