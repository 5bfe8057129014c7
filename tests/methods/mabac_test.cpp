#include "tests/methods/published.h"

using namespace yindi;
using namespace yindi::test;

TEST_CASE("MABAC gives the published scores", "[mabac]") { check_published("mabac"); }

// Pamucar & Cirovic 2015, Expert Syst. Appl. 42(6):3016-3028.
TEST_CASE("MABAC gives the printed border area", "[mabac]") {
  const Json example = published("mabac")[0];
  const auto workings = scores_of("mabac", example).value->workings;
  check_values(workings["border"].get<std::vector<double>>(), example["expected_border"], 6e-5);
}

TEST_CASE("MABAC: summands sum to the score", "[mabac]") {
  for (const Json& example : published("mabac"))
    check_contributions(*scores_of("mabac", example).value, [](double score) { return score; });
}
