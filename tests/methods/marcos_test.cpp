#include "tests/methods/published.h"

using namespace yindi;
using namespace yindi::test;

TEST_CASE("MARCOS gives the published scores", "[marcos]") { check_published("marcos"); }

TEST_CASE("MARCOS: summands sum to the score", "[marcos]") {
  check_contributions(*scores_of("marcos", published("marcos")[0]).value, [](double score) { return score; });
}
