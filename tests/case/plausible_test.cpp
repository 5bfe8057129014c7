#include "engine/format/plausible.h"

#include "tests/catch.h"

#include <cmath>

namespace plausible_test {

using namespace yindi;

namespace {

const double none = std::nan("");

using Found = std::vector<std::size_t>;

} // namespace

TEST_CASE("codes for no data are told where the column cannot have them", "[plausible]") {
  CHECK(no_data_codes({395, -9999, 577}) == Found{1});
  CHECK(no_data_codes({-99, 12.5, 14}) == Found{0});
  CHECK(no_data_codes({8.35, 9999, none, 999999}) == Found{1, 3});
  CHECK(no_data_codes({-3.4e38, 5, 1e30}) == Found{0, 2});
  CHECK(no_data_codes({-9999}) == Found{0});
  CHECK(no_data_codes({-99, -120, -80}).empty());       // temperatures of a cold place
  CHECK(no_data_codes({99999, 716000, 24600}).empty()); // a number of people
  CHECK(no_data_codes({9999, 8500, 7200}).empty());
  CHECK(no_data_codes({395, 577}).empty());
  // With a scale: beyond it by more than its width.
  CHECK(no_data_codes({9999, 2500}, 0, 4000) == Found{0});
  CHECK(no_data_codes({9999, 2500}, 0, 6000).empty());
  CHECK(no_data_codes({-9999}, 0, 4000) == Found{0});
}

TEST_CASE("one row in another unit is told with the factor that mends it", "[plausible]") {
  const auto share = one_in_another_unit({63.45, 0.6505, 61.9, 62.7, 66.1, 67.3});
  REQUIRE(share);
  CHECK(share->place == 1);
  CHECK(share->factor == 100);
  CHECK(share->others.low == 61.9);
  CHECK(share->others.high == 67.3);
  const auto people = one_in_another_unit({521875, 67293, 46.7609, 716000});
  REQUIRE(people);
  CHECK(people->place == 2);
  CHECK(people->factor == 10000);
  const auto grams = one_in_another_unit({1.2, 1.5, 1400, 1.3});
  REQUIRE(grams);
  CHECK(grams->factor == 1 / 1000.0);
  const auto far = one_in_another_unit({5.1, 5.3, 0.2, 5.0}); // 26 times away, and no factor mends it
  REQUIRE(far);
  CHECK(far->factor == 0);
  CHECK_FALSE(one_in_another_unit({521875, 67293, 467609, 24600, 716000}));
  CHECK_FALSE(one_in_another_unit({0.3, 0.1, 0.05, 0.4}));
  CHECK_FALSE(one_in_another_unit({0, 62, 63, 64}));      // 0 is a number of its own
  CHECK_FALSE(one_in_another_unit({0.62, 0.63, 62, 63})); // two units, not one slip
  CHECK_FALSE(one_in_another_unit({62, 0.6}));
}

TEST_CASE("a total among the summands", "[plausible]") {
  const Column agriculture = {9720, 1295}, construction = {6000, none}, total = {15720, 1295};
  CHECK(is_sum_of_others({agriculture, construction, total}, 2));
  CHECK_FALSE(is_sum_of_others({agriculture, construction, total}, 0));
  CHECK_FALSE(is_sum_of_others({agriculture, construction, {15720, 1300}}, 2));
  CHECK_FALSE(is_sum_of_others({agriculture, agriculture}, 1)); // one other is no sum
  CHECK(is_sum_of_others({{33.3}, {33.3}, {33.3}, {100}}, 3));  // of rounded shares
}

} // namespace plausible_test
