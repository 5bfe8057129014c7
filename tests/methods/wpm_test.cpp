#include "tests/methods/published.h"

namespace wpm_test {

using namespace yindi;
using namespace yindi::test;

TEST_CASE("WPM: logarithms sum to the logarithm of the score", "[wpm]") {
  check_contributions("wpm", [](double score) { return std::log(score); });
}

TEST_CASE("WPM: a cost in its own unit has a negative exponent", "[wpm]") {
  const auto scores = run("wpm", matrix_of(Json::parse("[[4,9],[16,25]]"), {1, -1}), {0.5, 0.5}, {}, "none");
  CHECK(scores.value->scores[0] == Approx(2.0 / 3).epsilon(1e-14));
  CHECK(scores.value->scores[1] == Approx(4.0 / 5).epsilon(1e-14));
}

TEST_CASE("WPM names what it cannot take", "[wpm]") {
  const std::vector<double> w = {0.5, 0.5};
  CHECK(refused(run("wpm", matrix_of(Json::parse("[[1,2],[0,5]]"), {1, -1}), w)) ==
        "WPM (weighted product) cannot take 0 (alternative \"a1\", criterion \"c0\")");
  CHECK(refused(run("wpm", matrix_of(Json::parse("[[1,2],[3,5]]"), {1, 1}), w, {}, "minmax")) ==
        "normalisation \"Min–max\" turns 1 into 0, which WPM (weighted product) cannot take (alternative \"a0\", "
        "criterion \"c0\")");
  CHECK(refused(run("wpm", matrix_of(Json::parse("[[1,2],[3,5]]"), {1, 1}), w, {}, "frozen")) ==
        "WPM (weighted product) needs positive values in their own units, not values between 0 and 1");
}

} // namespace wpm_test
