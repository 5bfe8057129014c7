#include "tests/methods/published.h"

using namespace yindi;
using namespace yindi::test;

TEST_CASE("WASPAS gives the published scores", "[waspas]") { check_published("waspas"); }

TEST_CASE("WASPAS at its two ends is SAW and WPM", "[waspas]") {
  const Json example = published("waspas")[0];
  const DecisionMatrix m = decision_matrix(example["matrix"], example["directions"]);
  const auto w = example["weights"].get<std::vector<double>>();
  check_values(scores_by("waspas", m, w, {{"lam", 1.0}}).value->scores, scores_by("saw", m, w).value->scores, 1e-14);
  check_values(scores_by("waspas", m, w, {{"lam", 0.0}}).value->scores, scores_by("wpm", m, w).value->scores, 1e-14);
}
