#include "engine/conditions/assessment.h"
#include "engine/conditions/value_function.h"
#include "tests/catch.h"

namespace measures_test {

using namespace yindi;

namespace {

/// One county, one industry, one leaf: what the measure gives.
struct Small {
  Case c;
  Criterion leaf;
  Small(const std::string& kind) {
    County county;
    county.id = "k";
    county.conditions = {
        {"elev", 3950.0}, {"school", 5.73}, {"rain", 600.0}, {"hazard_drought", 0.1}, {"hazard_frost", 0.4}};
    Industry industry;
    industry.id = "i";
    industry.requirements = {{"elev_band", std::vector<double>{2500, 3000, 4800, 5500}},
                             {"rain_band", std::vector<double>{400, 800, 1200, 1600}},
                             {"school_need", 7.0},
                             {"sensitivity_drought", 0.3},
                             {"sensitivity_frost", 0.3},
                             {"cv", 0.15}};
    c.model.edit().counties = {county};
    c.model.edit().industries = {industry};
    leaf.id = "leaf";
    leaf.scale = Scale{0, 1};
    leaf.direction = Direction::max;
    leaf.measure = Measure{};
    leaf.measure->kind = kind;
  }
  LeafValue value() {
    Diagnostics diagnostics;
    const LeafValue v = measure(c, leaf, c.model->counties[0], c.model->industries[0], diagnostics);
    CHECK(diagnostics.empty());
    return v;
  }
};

} // namespace

TEST_CASE("band is a trapezoid of the county's condition", "[measures]") {
  const std::vector<double> corners = {200, 440, 1500, 2130};
  CHECK(trapezoid(199, corners) == 0);
  CHECK(trapezoid(320, corners) == Approx(0.5));
  CHECK(trapezoid(440, corners) == 1);
  CHECK(trapezoid(1500, corners) == 1);
  CHECK(trapezoid(1815, corners) == Approx(0.5));
  CHECK(trapezoid(2131, corners) == 0);
  CHECK(trapezoid(5, {5, 5, 7, 7}) == 1); // a step has no slope to stand on
  Small small("band");
  small.leaf.measure->condition = "elev";
  small.leaf.measure->requirement = "elev_band";
  CHECK(small.value().x == 1.0);
  small.c.model.edit().counties[0].conditions["elev"] = Cell{};
  const LeafValue unknown = small.value();
  CHECK(unknown.unknown());
  CHECK(unknown.unknown_condition == "elev");
  CHECK((unknown.u_range == Interval{0, 1}));
}

TEST_CASE("limiting takes the scarcest factor or the geometric mean", "[measures]") {
  Small small("limiting");
  small.leaf.measure->bands = {{"elev", "elev_band", 0, {}, false}, {"rain", "rain_band", 0, {}, false}};
  CHECK(*small.value().x == Approx(0.5));
  small.leaf.measure->combine = "geometric";
  CHECK(*small.value().x == Approx(std::sqrt(0.5)));
  small.c.model.edit().counties[0].conditions["rain"] = Cell{};
  CHECK(small.value().unknown());
  small.c.model.edit().counties[0].conditions["elev"] = 100.0; // nothing can mend a zero
  CHECK(small.value().x == 0.0);
}

TEST_CASE("supply is what there is over what is needed", "[measures]") {
  Small small("supply");
  small.leaf.measure->condition = "school";
  small.leaf.measure->requirement = "school_need";
  CHECK(*small.value().x == Approx(5.73 / 7));
  small.c.model.edit().counties[0].conditions["school"] = 9.0;
  CHECK(small.value().x == 1.0);
  small.c.model.edit().counties[0].conditions["school"] = Cell{};
  CHECK(small.value().unknown());
  small.c.model.edit().industries[0].requirements["school_need"] = 0.0;
  CHECK(small.value().x == 1.0);
}

TEST_CASE("exposure multiplies what each hazard spares", "[measures]") {
  Small small("exposure");
  small.leaf.measure->hazards = {"drought", "frost"};
  CHECK(*small.value().x == Approx(1 - (1 - 0.1 * 0.3) * (1 - 0.4 * 0.3)));
  small.c.model.edit().counties[0].conditions["hazard_frost"] = Cell{};
  CHECK(small.value().unknown());
  small.c.model.edit().industries[0].requirements["sensitivity_frost"] = 0.0; // what cannot hurt need not be known
  CHECK(*small.value().x == Approx(0.03));
}

TEST_CASE("county, industry and formula read columns", "[measures]") {
  Small county("county");
  county.leaf.measure->condition = "school";
  CHECK(county.value().x == 5.73);
  Small industry("industry");
  industry.leaf.measure->requirement = "cv";
  CHECK(industry.value().x == 0.15);
  Small formula("formula");
  formula.leaf.measure->expression = "1 - county.hazard_frost * industry.cv";
  CHECK(*formula.value().x == Approx(0.94));
}

TEST_CASE("a formula that divides by zero is an error, not a number", "[measures]") {
  Small small("formula");
  small.leaf.measure->expression = "1 / (county.school - 5.73)";
  Diagnostics diagnostics;
  const LeafValue value =
      measure(small.c, small.leaf, small.c.model->counties[0], small.c.model->industries[0], diagnostics);
  CHECK(value.unknown());
  CHECK(has_errors(diagnostics));
}

TEST_CASE("the frozen scale maps the anchors to 0 and 1 and clamps beyond", "[scale]") {
  Criterion leaf;
  leaf.scale = Scale{0.5, 0};
  bool clamped = false;
  CHECK(value_of(leaf, 0.5, clamped) == 0);
  CHECK(value_of(leaf, 0, clamped) == 1);
  CHECK(value_of(leaf, 0.15, clamped) == Approx(0.7));
  CHECK_FALSE(clamped);
  CHECK(value_of(leaf, 0.6, clamped) == 0);
  CHECK(clamped);
}

TEST_CASE("piecewise and s-curve value functions", "[scale]") {
  Criterion leaf;
  leaf.scale = Scale{0, 4000};
  leaf.value.kind = "piecewise";
  leaf.value.points = {{0, 0}, {1000, 0.5}, {4000, 1}};
  bool clamped = false;
  CHECK(value_of(leaf, 500, clamped) == Approx(0.25));
  CHECK(value_of(leaf, 2500, clamped) == Approx(0.75));
  CHECK(value_of(leaf, 9000, clamped) == 1);

  SECTION("a function that turns has its extremes inside the interval") {
    leaf.value.points = {{0, 0}, {2000, 1}, {3000, 0.2}, {4000, 1}};
    const Interval range = value_range(leaf, {1000, 3500});
    CHECK(range.low == Approx(0.2));
    CHECK(range.high == Approx(1.0));
  }
  SECTION("an s-curve meets its anchors exactly") {
    leaf.value = {"s-curve", {}, 1000, 8, {}};
    CHECK(value_of(leaf, 0, clamped) == 0);
    CHECK(value_of(leaf, 4000, clamped) == 1);
    const auto logistic = [](double t) { return 1 / (1 + std::exp(-8 * (t - 0.25))); };
    CHECK(value_of(leaf, 1000, clamped) == Approx((0.5 - logistic(0)) / (logistic(1) - logistic(0))));
  }
}

} // namespace measures_test
