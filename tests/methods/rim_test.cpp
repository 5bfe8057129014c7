// RIM; the example of Cables, Lamata & Verdegay 2016 is in the textbook.

#include "tests/methods/published.h"

namespace rim_test {

using namespace yindi;
using namespace yindi::test;

using Lists = std::vector<std::vector<double>>;

TEST_CASE("without a reference ideal RIM aims at the best bound", "[rim]") {
  const auto m = matrix_of("[[1,8],[5,2]]", "[1,-1]");
  const Lists bounds = {{0, 10}, {0, 10}};
  const auto plain = run("rim", m, {0.5, 0.5}, {{"bounds", bounds}});
  const auto given = run("rim", m, {0.5, 0.5}, {{"bounds", bounds}, {"ref_ideal", Lists{{10, 10}, {0, 0}}}});
  REQUIRE((plain.value && given.value));
  check_near(plain.value->scores, Json(given.value->scores), 1e-15);
  CHECK(ranks("rim", plain) == std::vector<int>{2, 1});
}

TEST_CASE("RIM in the frozen frame is TOPSIS with the classic weights", "[rim]") {
  const auto u = matrix_of("[[0.2,0.9,0.5],[0.7,0.1,1],[0,0.3,0.4]]", "[1,1,1]");
  const auto rim = run("rim", u, {0.5, 0.3, 0.2}, {}, frozen_frame);
  const auto topsis = run("topsis", u, {0.5, 0.3, 0.2}, {}, frozen_frame);
  check_near(rim.value->scores, Json(topsis.value->scores), 1e-15);
}

TEST_CASE("RIM refuses missing bounds, values outside and ideals outside", "[rim]") {
  const auto m = matrix_of("[[1,2],[2,1]]", "[1,-1]");
  CHECK(refused(run("rim", m, {0.5, 0.5})) == "RIM needs bounds");
  CHECK(refused(run("rim", m, {0.5, 0.5}, {{"bounds", Lists{{0, 5}, {0, 1.5}}}})) ==
        "2 lies outside its bounds (alternative \"a0\", criterion \"c1\")");
  CHECK(refused(run("rim", m, {0.5, 0.5}, {{"bounds", Lists{{0, 5}, {0, 5}}}, {"ref_ideal", Lists{{1, 2}, {4, 6}}}})) ==
        "the reference ideal of criterion \"c1\" is no range inside its bounds");
}

} // namespace rim_test
