#include "tests/methods/published.h"

namespace marcos_test {

using namespace yindi;
using namespace yindi::test;

TEST_CASE("MARCOS: summands sum to the score", "[marcos]") {
  check_contributions("marcos", [](double score) { return score; });
}

} // namespace marcos_test
