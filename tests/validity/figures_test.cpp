#include "engine/validity/figures.h"
#include "tests/catch.h"

#include <cmath>

namespace figures_test {

using namespace yindi;

TEST_CASE("the share of the others below each known pair", "[validity]") {
  const JudgedList list{{0.9, 0.5}, 1, {0.7, 0.5, 0.1, 0.95}, {}};
  CHECK(shares_below(list) == std::vector<double>{0.75, 0.375, 0});
  CHECK(shares_below({{0.9}, 0, {}, {0.1}}).empty()); // nobody to compare with
  CHECK(shares_below({{}, 2, {0.1}, {}}) == std::vector<double>{0, 0});
  // The mean over all pairs is the Mann–Whitney statistic: 0.2, 0.6, 0.6 against 0.1, 0.6, 0.7.
  const auto parts = shares_below({{0.2, 0.6, 0.6}, 0, {0.1, 0.6, 0.7}, {}});
  CHECK((parts[0] + parts[1] + parts[2]) / 3 == Approx((1 + 1.5 + 1.5) / 9));
}

TEST_CASE("hits and reciprocal ranks are expected ones where merits tie", "[validity]") {
  const JudgedList list{{0.5, 0.2}, 0, {0.9, 0.8, 0.1}, {0.7}};
  CHECK(hit(list, 3) == 0); // the one that does not count has its place, too
  CHECK(hit(list, 4) == 1);
  CHECK(reciprocal_rank(list) == 0.25);
  // Two known of five that tie: C(3,1)/C(5,1), C(3,2)/C(5,2) have none among the first one, two.
  const JudgedList tied{{1, 1}, 0, {1, 1, 1}, {}};
  CHECK(hit(tied, 1) == Approx(0.4));
  CHECK(hit(tied, 2) == Approx(1 - 3.0 / 10));
  CHECK(hit(tied, 4) == 1);
  // The best known stands first, second, third, fourth with 4/10, 3/10, 2/10, 1/10.
  CHECK(reciprocal_rank(tied) == Approx(0.4 + 0.3 / 2 + 0.2 / 3 + 0.1 / 4));
  CHECK(hit({{1}, 0, {2, 1, 1}, {}}, 2) == Approx(1.0 / 3));
  CHECK(hit({{}, 1, {0.5}, {}}, 5) == 0); // a veto excludes it
  CHECK(reciprocal_rank({{}, 1, {0.5}, {}}) == 0);
}

TEST_CASE("a mean over counties with its bootstrap", "[validity]") {
  std::vector<CountyPart> parts;
  for (int k = 0; k < 100; ++k) parts.push_back({static_cast<double>(k % 2), 1});
  const Estimate mean = mean_over_counties(parts, 1);
  CHECK(*mean.value == 0.5);
  // Binomial: ½ ± 1.96 · √(¼/100).
  CHECK(*mean.low == Approx(0.5 - 0.098).margin(0.012));
  CHECK(*mean.high == Approx(0.5 + 0.098).margin(0.012));
  CHECK(*mean_over_counties(parts, 1).low == *mean.low); // the same seed, the same draws
  // A county with three pairs counts three times.
  CHECK(*mean_over_counties({{3, 3}, {0, 1}}, 1).value == 0.75);
  CHECK(*mean_over_counties({{0.5, 1}}, 1).low == 0.5);
  CHECK_FALSE(mean_over_counties({}, 1).value);
  CHECK_FALSE(mean_over_counties({{0, 0}}, 1).value);
  CHECK_FALSE(mean_over_counties({{0, 0}}, 1).high);
}

TEST_CASE("within an industry counties are compared", "[validity]") {
  // Tea: counties 0 and 1 are known for it, 2 and 3 are not; in 1 and 3 a veto excludes it.
  AcrossCounties tea;
  tea.known = {{0, 0.6}, {1, std::nullopt}};
  tea.others = {{2, 0.6}, {3, std::nullopt}};
  AcrossCounties rice; // nobody else to compare with
  rice.known = {{2, 0.9}};
  const Estimate within = within_industries({tea, rice}, 4, 1);
  CHECK(*within.value == Approx((0.75 + 0.25) / 2));
  CHECK(*within.low <= *within.value);
  CHECK(*within.high >= *within.value);
  CHECK_FALSE(within_industries({rice}, 4, 1).value);
}

} // namespace figures_test
