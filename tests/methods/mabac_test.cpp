#include "tests/methods/published.h"

namespace mabac_test {

using namespace yindi;
using namespace yindi::test;

TEST_CASE("MABAC: summands sum to the score", "[mabac]") {
  check_contributions("mabac", [](double score) { return score; });
}

} // namespace mabac_test
