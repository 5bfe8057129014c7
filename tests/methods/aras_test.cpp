#include "tests/methods/published.h"

using namespace yindi;
using namespace yindi::test;

TEST_CASE("ARAS: summands sum to the score", "[aras]") {
  check_contributions("aras", [](double score) { return score; });
}
