// Values as they might be: normal ones, assumed ones, and what several industries lack together.

#include "engine/robustness/doubtful.h"
#include "engine/robustness/random.h"
#include "engine/robustness/robustness.h"
#include "engine/robustness/value_draws.h"
#include "tests/robustness/synthetic.h"

#include <algorithm>

namespace value_draws_test {

using namespace yindi;
using namespace yindi::test;

namespace {

std::vector<double> draws_of(const DrawnCell& cell, int count = 20000) {
  std::vector<double> values;
  for (int d = 0; d < count; ++d) values.push_back(cell.u(1, static_cast<std::uint32_t>(d)));
  std::sort(values.begin(), values.end());
  return values;
}

double at_share(const std::vector<double>& sorted, double share) {
  return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size()))];
}

} // namespace

TEST_CASE("a normal value has its ends as quantiles and is cut at the scale", "[robustness]") {
  CHECK(normal_between(0.5, 1, 2, 5, -100, 100) == Approx(2));
  CHECK(normal_between(0.025, 1, 2, 5, -100, 100) == Approx(1));
  CHECK(normal_between(0.975, 1, 2, 5, -100, 100) == Approx(5));
  CHECK(normal_between(0.84134474606854, 0, 0, 1.959963984540054, -100, 100) == Approx(1)); // Φ(1)
  CHECK(normal_between(1e-9, 1, 2, 5, 1.5, 100) == Approx(1.5).margin(1e-6));
  CHECK(normal_between(0.7, 2, 2, 2, 0, 3) == 2);
}

TEST_CASE("an interval with a point value is drawn as [robustness] values says", "[robustness]") {
  Case c = synthetic_case({2}, {{.5, .1}, {.3, .2}});
  c.model.edit().values[0].low = .3;
  c.model.edit().values[0].high = .6;
  const auto triangle = draws_of(drawn_cells(c, assess(c, "k"), InputKind::scaled).at(0));
  CHECK(triangle.front() >= .3);
  CHECK(triangle.back() <= .6);
  c.robustness.values = "normal";
  const auto normal = draws_of(drawn_cells(c, assess(c, "k"), InputKind::scaled).at(0));
  CHECK(at_share(normal, .025) == Approx(.3).margin(0.006));
  CHECK(at_share(normal, .5) == Approx(.5).margin(0.003));
  CHECK(at_share(normal, .975) == Approx(.6).margin(0.004));
  CHECK(normal.front() >= 0);
  CHECK(quantile(doubtful_values(c, assess(c, "k")).at(0), .025) == Approx(.3));
}

TEST_CASE("assumed values are drawn only where asked", "[robustness]") {
  Case c = synthetic_case({2}, {{.5, .1}, {.3, .95}});
  for (GivenValue& value : c.model.edit().values) value.quality = value.criterion == "c1" ? "assumption" : "official";
  CHECK(drawn_cells(c, assess(c, "k"), InputKind::scaled).empty());
  c.robustness.assumed_spread = .1;
  const auto cells = drawn_cells(c, assess(c, "k"), InputKind::scaled);
  REQUIRE(cells.size() == 2);
  const auto low = draws_of(cells[0]), high = draws_of(cells[1]);
  CHECK(low.front() == Approx(0).margin(0.01));
  CHECK(low.back() == Approx(.2).margin(0.01));
  CHECK(at_share(low, .5) == Approx(.1).margin(0.004));
  CHECK(high.back() <= 1);
}

TEST_CASE("the verdict says how much is assumed, and what the draws make of it", "[robustness]") {
  SyntheticCounty county = made_county({2}, {{.55, .5}, {.5, .5}}, {}, "saw");
  for (GivenValue& value : county.c.model.edit().values) value.quality = "assumption";
  county.ranked =
      rank_county(county.c, std::make_shared<const Assessment>(assess(county.c, "k")), county.ranked.weights);
  const auto sure = robustness(county.c, {county.ranked}, simulation_options(county.c));
  CHECK(sure->front().verdict.share == 1);
  CHECK(sure->front().verdict.assumed == 4);
  CHECK(sure->front().verdict.assumptions.in(Language::en) ==
        "4 of the 4 values behind it rest on assumptions, which the draws do not vary: this tells how sure the weights "
        "make it, not how sure the values are.");
  county.c.robustness.assumed_spread = .3;
  const auto unsure = robustness(county.c, {county.ranked}, simulation_options(county.c));
  CHECK(unsure->front().verdict.share < .8);
  CHECK(unsure->front().verdict.share > .5);
}

TEST_CASE("cells that lack one condition of the county move together, others on their own", "[robustness]") {
  Case c = synthetic_case({2}, {{.5, .1}, {.3, .2}, {.4, .6}});
  Criterion& leaf = c.model.edit().library.criteria[1]; // what the county has of what the industry needs
  leaf.measure->kind = "supply";
  leaf.measure->condition = "water";
  leaf.measure->requirement = "water_need";
  c.model.edit().condition_columns = {"water"};
  c.model.edit().requirement_columns = {"water_need"};
  for (Industry& industry : c.model.edit().industries) industry.requirements["water_need"] = 2.0;
  std::erase_if(c.model.edit().values, [](const GivenValue& value) { return value.criterion == "c0"; });
  c.model.edit().values.back().value.reset(); // unknown for one industry alone
  const Assessment assessment = assess(c, "k");
  // A leaf unknown for every industry is not assessed; the condition is known to matter only where it can.
  CHECK(std::find(assessment.leaves.begin(), assessment.leaves.end(), "c0") == assessment.leaves.end());
  c.model.edit().values.push_back({"k", "i2", "c0", .7, {}, {}, "s", "official", {}, {}});
  const auto cells = drawn_cells(c, assess(c, "k"), InputKind::scaled);
  REQUIRE(cells.size() == 3); // i0 and i1 under c0, i2 under c1
  for (std::uint32_t draw = 0; draw < 50; ++draw) {
    CHECK(cells[0].u(1, draw) == cells[1].u(1, draw));
    CHECK(cells[0].u(1, draw) != cells[2].u(1, draw));
  }
}

} // namespace value_draws_test
