#include "tests/methods/published.h"

namespace waspas_test {

using namespace yindi;
using namespace yindi::test;

TEST_CASE("WASPAS at its two ends is SAW and WPM", "[waspas]") {
  const MatrixExample example = examples("waspas")[0];
  const DecisionMatrix& m = example.matrix;
  const std::vector<double>& w = example.weights;
  check_near(run("waspas", m, w, {{"lam", 1.0}}).value->scores, run("saw", m, w).value->scores, 1e-14);
  check_near(run("waspas", m, w, {{"lam", 0.0}}).value->scores, run("wpm", m, w).value->scores, 1e-14);
}

} // namespace waspas_test
