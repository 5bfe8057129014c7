// What a number of each quality may be off by, and the blocks in which values are drawn.

#include "engine/casebook/read_casebook.h"
#include "engine/conditions/value_function.h"
#include "engine/robustness/doubtful.h"
#include "engine/robustness/random.h"
#include "engine/robustness/robustness.h"
#include "engine/robustness/spread.h"
#include "tests/robustness/synthetic.h"

#include <algorithm>

namespace spread_test {

using namespace yindi;
using namespace yindi::test;

namespace {

double mean_of(const DrawnCell& cell, int count = 20000) {
  double sum = 0;
  for (int d = 0; d < count; ++d) sum += cell.u(1, static_cast<std::uint32_t>(d));
  return sum / count;
}

} // namespace

TEST_CASE("the library says what each quality may be off by", "[robustness][spread]") {
  Case c = synthetic_case({1}, {{.5}});
  CHECK(drawn_spread(c, "assumption") == 0);
  CHECK(possible_spread(c, "assumption") == default_assumed_spread);
  CHECK(possible_spread(c, "estimate") == 0);
  c.robustness.assumed_spread = .1;
  CHECK(drawn_spread(c, "assumption") == .1);
  c.robustness.assumed_spread = 0;
  Spread& spread = c.model.edit().library.spread;
  spread.estimate = .15;
  CHECK(drawn_spread(c, "estimate") == .15);
  CHECK(drawn_spread(c, "official") == 0);
  CHECK(drawn_spread(c, "assumption") == default_assumed_spread); // missing in a table that is there
  CHECK(drawn_spread(c, "unknown") == 0);
  spread.assumption = 0;
  CHECK(drawn_spread(c, "assumption") == 0);
  CHECK(possible_spread(c, "assumption") == 0); // somebody says so
  c.robustness.assumed_spread = .3;
  CHECK(drawn_spread(c, "assumption") == .3);
  REQUIRE(drawn_spreads(c).size() == 2);
  CHECK(drawn_spreads(c).back() == std::pair<std::string, double>("assumption", .3));
}

TEST_CASE("exact values are drawn by their quality, and enter what is doubtful", "[robustness][spread]") {
  Case c = synthetic_case({2}, {{.5, .95}, {.3, .2}});
  CHECK(drawn_cells(c, assess(c, "k"), InputKind::scaled).empty());
  CHECK(doubtful_values(c, assess(c, "k")).empty());
  c.model.edit().library.spread.estimate = .1;
  const auto cells = drawn_cells(c, assess(c, "k"), InputKind::scaled);
  REQUIRE(cells.size() == 4);
  CHECK(cells[0].law.low == Approx(.4));
  CHECK(cells[0].law.high == Approx(.6));
  CHECK(cells[1].law.high == 1); // cut at the end of the scale
  CHECK(mean_of(cells[0]) == Approx(.5).margin(.002));
  CHECK(mean_of(cells[1]) == Approx((.85 + .95 + 1) / 3).margin(.002));
  CHECK(cells[0].purpose == cells[1].purpose); // one stream an industry
  CHECK(cells[0].u(1, 7) != cells[1].u(1, 7));
  CHECK(cells[0].purpose != cells[2].purpose);
  const auto doubtful = doubtful_values(c, assess(c, "k"));
  REQUIRE(doubtful.size() == 4);
  CHECK(doubtful[0].doubt == Doubt::inexact);
  CHECK(doubtful[0].low == Approx(.4));
}

TEST_CASE("blocks of values are what single draws are", "[robustness][spread]") {
  // Intervals with and without a point, unknowns, exact values that may be off, a scale that falls, one with bends.
  Case c = synthetic_case({3}, {{.6, .5, 40}, {.55, std::nullopt, 70}, {.4, .6, 55}});
  Model& m = c.model.edit();
  Criterion& bent = m.library.criteria[2];
  bent.value.kind = "piecewise";
  bent.value.points = {{0, 0}, {.25, .5}, {1, 1}};
  Criterion& falling = m.library.criteria[3];
  falling.scale = Scale{100, 0};
  falling.direction = Direction::min;
  m.values[0].low = .3, m.values[0].high = .9;
  m.values[2].low = 20, m.values[2].high = 80;
  m.values[7].low = .1, m.values[7].high = .8;
  m.library.spread.estimate = .2;
  c.method.id = GENERATE("saw", "topsis", "vikor");
  CAPTURE(c.method.id);
  const Weights weights = weights_of(c, {});
  const CountyRanking ranked = rank_county(c, std::make_shared<const Assessment>(assess(c, "k")), weights);
  const auto simulation = simulation_of(c, ranked);
  REQUIRE(simulation);
  REQUIRE(simulation->cells.size() == 9);
  const Eigen::RowVectorXd third = Eigen::RowVectorXd::Constant(3, 1.0 / 3);
  const WeightSource constant = [&](std::uint32_t, Eigen::Index, DrawBlock& block) {
    block = third.replicate(block_size, 1);
  };
  SimulationOptions options;
  options.draws = 700;
  options.threads = 1;
  const auto met = simulate({*simulation}, constant, options);
  REQUIRE(met);
  Eigen::VectorXd firsts = Eigen::VectorXd::Zero(3);
  for (std::uint32_t d = 0; d < 700; ++d) {
    Eigen::MatrixXd u = simulation->u;
    for (const DrawnCell& cell : simulation->cells) u(cell.row, cell.column) = cell.u(options.seed, d);
    Frame frame = *simulation->frame;
    frame.weights = {1.0 / 3, 1.0 / 3, 1.0 / 3};
    const std::vector<double> scores = frame.scores(u).scores;
    const auto best = frame.method->higher_is_better ? std::max_element(scores.begin(), scores.end())
                                                     : std::min_element(scores.begin(), scores.end());
    firsts(best - scores.begin()) += 1.0 / 700;
  }
  for (Eigen::Index i = 0; i < 3; ++i) CHECK(met->front().rank_acceptability(i, 0) == Approx(firsts(i)).margin(1e-9));
}

TEST_CASE("a value with bends is the value function of what is drawn", "[robustness][spread]") {
  Criterion leaf = synthetic_leaf("c0", "");
  leaf.scale = Scale{10, 2};
  leaf.direction = Direction::min;
  leaf.value.kind = "piecewise";
  leaf.value.points = {{10, 0}, {8, .7}, {2, 1}};
  const ValueLaw law{1, 12, 9, {{2, 1}, {8, .7}, {10, 0}}};
  for (const double t : {.01, .2, .5, .7, .9, .99}) {
    bool clamped = false;
    CHECK(law.at(t) == Approx(value_of(leaf, triangular(t, 1, 9, 12), clamped)).margin(1e-12));
  }
  const ValueLaw falling{0, 1, .25, {}, true};
  CHECK(falling.at(.3) == Approx(triangular(.7, 0, .25, 1)));
}

TEST_CASE("draws that only settle a verdict put the same first, by the same lead, as all draws",
          "[robustness][spread]") {
  const Case c = *read_casebook(YINDI_SOURCE "/casebooks/sichuan-plateau").value;
  const RankedCase ranked = rank_case(c, {"513221", "513322", "513334", "513433"});
  std::vector<const CountyRanking*> counties;
  for (const CountyRanking& county : ranked.ranking.counties) counties.push_back(&county);
  REQUIRE(counties.size() == 4);
  SimulationOptions all = simulation_options(c);
  all.draws = 500; // before anybody looks whether they settle it; the last block is not full
  all.verdict_only = true;
  SimulationOptions firsts = all;
  firsts.settles_at = {0.8, 0.5}, firsts.firsts_only = true;
  const auto full = simulate(c, counties, all), short_cut = simulate(c, counties, firsts);
  REQUIRE((full && short_cut));
  for (std::size_t k = 0; k < counties.size(); ++k) {
    CAPTURE(counties[k]->assessment->county);
    const Acceptability &a = *(*full)[k].acceptability, &b = *(*short_cut)[k].acceptability;
    CHECK(b.draws == 500);
    CHECK(a.rank_acceptability.col(0) == b.rank_acceptability.col(0));
    CHECK(a.lead.deviation == b.lead.deviation);
    CHECK(a.central_weights == b.central_weights);
  }
}

TEST_CASE("draws for a verdict alone end when more would not change it", "[robustness][spread]") {
  SyntheticCounty county = made_county({1, 1}, {{.9, .9}, {.2, .3}}, {}, "saw");
  county.c.robustness.draws = 10000;
  CHECK(robustness(county.c, {county.ranked}, options_for_verdicts(county.c))->front().acceptability->draws == 10000);
  county.c.model.edit().library.spread.estimate = .1;
  const auto settled = robustness(county.c, {county.ranked}, options_for_verdicts(county.c));
  CHECK(settled->front().acceptability->draws == 512);
  CHECK(settled->front().verdict.level == Level::clear);
  CHECK_FALSE(settled->front().reversal);
  // The share of .8 lies in between: all draws are made.
  SyntheticCounty near = made_county({1, 1}, {{.6, .5}, {.5, .574}}, {}, "saw");
  near.c.model.edit().library.spread.estimate = .001;
  near.c.robustness.weights = "any";
  near.c.robustness.clear = robustness(near.c, {near.ranked}, simulation_options(near.c))->front().verdict.share;
  CHECK(robustness(near.c, {near.ranked}, options_for_verdicts(near.c))->front().acceptability->draws == 10000);
}

} // namespace spread_test
