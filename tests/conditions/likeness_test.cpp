#include "engine/conditions/likeness.h"
#include "tests/catch.h"

namespace likeness_test {

using namespace yindi;

TEST_CASE("places are compared on what both have", "[likeness]") {
  CHECK(squared_distance({1.0, 2.0}, {2.0, 4.0}) == 5.0);
  CHECK(squared_distance({1.0, std::nullopt}, {2.0, 4.0}) == 2.0); // one of two known counts for both
  CHECK(squared_distance({1.0, 2.0, 3.0}, {1.0, std::nullopt, 5.0}) == Approx(6));
  CHECK_FALSE(squared_distance({1.0, std::nullopt}, {std::nullopt, 4.0}));
  CHECK(likeness(0) == 1);
  CHECK(likeness(0.5) == Approx(0.77880078).epsilon(1e-8));
  CHECK(likeness(2) == Approx(0.36787944).epsilon(1e-8));
  CHECK(likeness(4.5) == Approx(0.10539922).epsilon(1e-7));
}

TEST_CASE("the share of places alike is drawn towards that of all", "[likeness]") {
  const std::vector<double> weights = {likeness(0.5), likeness(2), likeness(4.5)}, known = {1, 0, 0.5};
  const auto share = shrunk_share(weights, known, 0.5, 1);
  CHECK(*share == Approx(0.5912315376169474).epsilon(1e-14));
  CHECK(*shrunk_share({0, 0, 0}, known, 0.25, 1) == 0.25); // nobody alike: what is usual
  CHECK(*shrunk_share({1, 1, 0}, known, 0.25, 0) == 0.5);
  CHECK_FALSE(shrunk_share({0, 0, 0}, known, 0.25, 0));
  const Interval between = score_interval(*share, 1.2520794488047116 + 1, 1);
  CHECK(between.low == Approx(0.2891316557671978).epsilon(1e-12));
  CHECK(between.high == Approx(0.8372248334787814).epsilon(1e-12));
  // Wilson's interval for 0 and 10 of 10 at 1.96: from 0 to z²/(n + z²), and its mirror.
  const double z2 = 1.96 * 1.96;
  CHECK(score_interval(0, 10, 1.96).low == 0);
  CHECK(score_interval(0, 10, 1.96).high == Approx(z2 / (10 + z2)));
  CHECK(score_interval(1, 10, 1.96).low == Approx(10 / (10 + z2)));
  CHECK(score_interval(1, 10, 1.96).high == Approx(1));
  CHECK((score_interval(0.3, 5, 0) == Interval{0.3, 0.3}));
}

} // namespace likeness_test
