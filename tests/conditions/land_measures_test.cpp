// The measures and bands here name the members that matter; the others are as they come.
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

// Measures over the heights of a county's land, by shares of classes, with errors, and with cells that are intervals.

#include "engine/conditions/assessment.h"
#include "tests/catch.h"

#include <cmath>

namespace land_measures_test {

using namespace yindi;

namespace {

using Numbers = std::vector<double>;

/// One county, one industry, one leaf from 0 to 1.
struct Spot {
  Case c;
  Criterion leaf;

  explicit Spot(const char* kind) {
    County county;
    county.id = "k";
    county.name = plain("K");
    Industry industry;
    industry.id = "i";
    c.model.edit().counties = {county};
    c.model.edit().industries = {industry};
    leaf.id = "leaf";
    leaf.scale = Scale{0, 1};
    leaf.direction = Direction::max;
    leaf.measure = Measure{};
    leaf.measure->kind = kind;
  }
  Measure& measure_of() { return *leaf.measure; }
  Cell& condition(const char* column) { return c.model.edit().counties[0].conditions[column]; }
  Cell& requirement(const char* column) { return c.model.edit().industries[0].requirements[column]; }
  LeafValue value() {
    Diagnostics diagnostics;
    LeafValue met = measure(c, leaf, c.model->counties[0], c.model->industries[0], diagnostics);
    CHECK(diagnostics.empty());
    return met;
  }
};

Spot over_heights() {
  Spot place("band");
  place.measure_of().from = "low";
  place.measure_of().to = "mid";
  place.measure_of().requirement = "band";
  place.condition("low") = 1142.0;
  place.condition("mid") = 2994.0;
  place.requirement("band") = Numbers{1700, 2000, 3000, 3300};
  return place;
}

Spot climate() {
  Spot place("limiting");
  Measure& m = place.measure_of();
  m.from = "low", m.to = "mid", m.at = "at", m.combine = "min";
  m.bands = {{"t", "t_band", -5.4, "t_error", false}, {"rain", "rain_band", 0, "rain_error", false}};
  place.condition("low") = 1142.0;
  place.condition("mid") = 2994.0;
  place.condition("at") = 1584.0;
  place.condition("t") = 11.2;
  place.condition("t_error") = 0.7;
  place.condition("rain") = 491.0;
  place.condition("rain_error") = 43.0;
  place.requirement("t_band") = Numbers{7, 8.5, 12, 14};
  place.requirement("rain_band") = Numbers{400, 600, 3000, 4000};
  return place;
}

} // namespace

TEST_CASE("band over the heights of the land", "[measures][heights]") {
  Spot place = over_heights();
  CHECK(*place.value().x == Approx(0.6177105831533477).epsilon(1e-14));
  CHECK(place.value().inputs.size() == 3);
  place.condition("mid") = Cell{};
  CHECK(place.value().unknown());
  CHECK(place.value().unknown_condition == "mid");
  place.condition("mid") = 900.0; // the wrong way round, which reading refuses
  CHECK(place.value().unknown());
  CHECK(place.value().unknown_because.in(Language::en) == "\"low\" (1142) lies above \"mid\" (900) in K");
}

TEST_CASE("what uses the land above the fields looks further up", "[measures][heights]") {
  Spot place = over_heights();
  place.condition("low") = 661.0;
  place.condition("mid") = 1872.0;
  place.condition("high") = 2802.0;
  place.requirement("band") = Numbers{2000, 2300, 3200, 3500};
  place.measure_of().to_high = "high";
  place.measure_of().high_for = "uses_high_land";
  CHECK(place.value().x == 0.0); // blank
  place.requirement("uses_high_land") = 0.0;
  CHECK(place.value().x == 0.0);
  place.requirement("uses_high_land") = 1.0;
  CHECK(*place.value().x == Approx(0.30453059318075665).epsilon(1e-14));
}

TEST_CASE("band over the shares of classes", "[measures][heights]") {
  Spot place("band");
  place.measure_of().shares = "land_shares";
  place.measure_of().classes = {0, 500, 1000, 1500};
  place.measure_of().requirement = "band";
  place.requirement("band") = Numbers{200, 440, 1200, 1600};
  place.condition("land_shares") = Numbers{0.2, 0.5, 0.3};
  CHECK(*place.value().x == Approx(0.8045));
  place.condition("land_shares") = Cell{};
  CHECK(place.value().unknown_condition == "land_shares");
  for (const Numbers& bad : {Numbers{0.2, 0.5}, Numbers{0.2, -0.5, 0.3}, Numbers{0, 0, 0}}) {
    place.condition("land_shares") = bad;
    CHECK(place.value().unknown());
    CHECK_FALSE(place.value().unknown_because.empty());
  }
}

TEST_CASE("limiting over heights, with errors as an interval", "[measures][heights]") {
  Spot place = climate();
  const LeafValue value = place.value();
  CHECK(*value.x == Approx(0.27798003058748).epsilon(1e-9));
  REQUIRE(value.x_range);
  CHECK(value.x_range->low == Approx(0.01038979382).epsilon(1e-8));
  CHECK(value.x_range->high == Approx(0.6480380819489862).epsilon(1e-9));
  CHECK(value.bounded());
  CHECK_FALSE(value.unknown());
  place.condition("t_error") = Cell{}; // a blank error is none
  place.condition("rain_error") = 0.0;
  CHECK(*place.value().x == Approx(0.27798003058748).epsilon(1e-9));
  CHECK_FALSE(place.value().x_range);
}

TEST_CASE("what is unknown of a climate lies below what is known", "[measures][heights]") {
  Spot place = climate();
  place.condition("rain") = Cell{};
  const LeafValue some = place.value();
  CHECK_FALSE(some.x);
  REQUIRE(some.x_range);
  CHECK(some.x_range->low == 0);
  Spot warmth = climate();
  warmth.measure_of().bands.pop_back();
  CHECK(some.x_range->high == warmth.value().x_range->high);
  place.condition("t") = Cell{};
  CHECK(place.value().unknown());
  CHECK(place.value().unknown_condition == "t");
  place.condition("t") = -30.0; // too cold everywhere, whatever the rain
  CHECK(place.value().x == 0.0);
  CHECK_FALSE(place.value().x_range);
  place.measure_of().combine = "geometric";
  place.condition("t") = 11.2;
  CHECK(place.value().x_range->high > some.x_range->high); // of two factors, one of which may be 1
}

TEST_CASE("a blank requirement is unknown, or no limit where the band says so", "[measures][heights]") {
  Spot place = climate();
  place.requirement("rain_band") = Cell{};
  CHECK_FALSE(place.value().x);
  place.measure_of().bands[1].blank_is_open = true;
  Spot warmth = climate();
  warmth.measure_of().bands.pop_back();
  CHECK(place.value().x == warmth.value().x);
  CHECK(place.value().x_range == warmth.value().x_range);
  place.measure_of().bands[0].blank_is_open = true;
  place.requirement("t_band") = Cell{};
  CHECK(place.value().unknown());
  // In a plain measure too, and there what is unknown stays wholly unknown.
  Spot plain_one("limiting");
  plain_one.measure_of().bands = {{"t", "t_band"}, {"rain", "rain_band", 0, "", true}};
  plain_one.condition("t") = 11.2;
  plain_one.condition("rain") = 491.0;
  plain_one.requirement("t_band") = Numbers{7, 8.5, 12, 14};
  CHECK(plain_one.value().x == 1.0);
  plain_one.measure_of().bands[1].blank_is_open = false;
  CHECK(plain_one.value().unknown());
}

TEST_CASE("a cell may be an interval", "[measures][intervals]") {
  Spot place("industry");
  place.measure_of().requirement = "price";
  place.requirement("price") = Numbers{0.3, 0.4, 0.6};
  CHECK(place.value().x == 0.4);
  CHECK((place.value().x_range == Interval{0.3, 0.6}));
  place.requirement("price") = Numbers{0.3, 0.5};
  CHECK_FALSE(place.value().x);
  CHECK((place.value().x_range == Interval{0.3, 0.5}));
  CHECK((place.value().u_range == Interval{0.3, 0.5}));
  place.requirement("price") = Numbers{0.5, 0.5};
  CHECK(place.value().x == 0.5);
  place.leaf.veto = Veto{0.4, {}, {}, {}};
  place.requirement("price") = Numbers{0.6, 0.3}; // reading refuses it
  CHECK(place.value().unknown());

  Spot supply("supply");
  supply.measure_of().condition = "has";
  supply.measure_of().requirement = "need";
  supply.condition("has") = Numbers{2, 3, 6};
  supply.requirement("need") = Numbers{4, 8};
  CHECK_FALSE(supply.value().x);
  CHECK((supply.value().x_range == Interval{0.25, 1}));
  supply.requirement("need") = 4.0;
  CHECK(supply.value().x == 0.75);
  CHECK((supply.value().x_range == Interval{0.5, 1}));
  supply.requirement("need") = Numbers{0, 4};
  CHECK((supply.value().x_range == Interval{0.5, 1}));
  supply.requirement("need") = Numbers{-1, 0};
  CHECK(supply.value().x == 1.0);

  Spot formula("formula");
  formula.measure_of().expression = "county.has * industry.price";
  formula.condition("has") = Numbers{1, 3};
  formula.requirement("price") = Numbers{0.1, 0.2, 0.6};
  CHECK(*formula.value().x == Approx(0.4));
  CHECK_FALSE(formula.value().x_range);
}

} // namespace land_measures_test
