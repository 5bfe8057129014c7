// The rule of the verdict is a setting of the case.

#include "engine/robustness/robustness.h"
#include "tests/robustness/synthetic.h"

namespace verdict_test {

using namespace yindi;
using namespace yindi::test;

TEST_CASE("the verdict's shares and agreeing methods come from the case", "[robustness]") {
  // i0 is first by SAW and not by a method that looks at the worst criterion.
  SyntheticCounty county =
      made_county({1, 1}, {{1, .1}, {.5, .55}, {0, 0}}, {{"goal", {{"g0", .55}, {"g1", .45}}}}, "saw");
  county.c.robustness.weights = "around";
  const auto verdict_of = [&] {
    return robustness(county.c, {county.ranked}, simulation_options(county.c))->front().verdict;
  };
  const Verdict initial = verdict_of();
  REQUIRE(initial.first == "i0");
  CHECK(initial.share > .5);
  CHECK(initial.share < .8);
  CHECK(initial.level == Level::likely);
  CHECK_FALSE(initial.methods_agree);
  county.c.robustness.clear = .5;
  CHECK(verdict_of().level == Level::likely); // VIKOR still puts another first
  county.c.robustness.agree = {"saw"};
  CHECK(verdict_of().level == Level::likely); // the draws move the lead by more than it is
  REQUIRE(verdict_of().gates.size() == 1);
  CHECK(verdict_of().gates[0].id == "lead");
  CHECK(verdict_of().rule.in(Language::en).find("first in at least 50 % of the draws and first by SAW") !=
        std::string::npos);
  county.c.robustness.agree = {};
  CHECK(verdict_of().methods_agree);
  county.c.robustness.clear = county.c.robustness.likely = .99;
  CHECK(verdict_of().level == Level::open);
}

TEST_CASE("nobody is clearly first beside an industry of which next to nothing is known", "[robustness]") {
  const auto level_beside = [](std::optional<double> x, std::optional<double> y) {
    SyntheticCounty county =
        made_county({1, 1}, {{.9, .8}, {.3, .2}, {x, y}}, {{"goal", {{"g0", .5}, {"g1", .5}}}}, "saw");
    return robustness(county.c, {county.ranked}, simulation_options(county.c))->front().verdict;
  };
  CHECK(level_beside(.1, .1).level == Level::clear);
  CHECK(level_beside(std::nullopt, .1).level == Level::clear); // at its best it stays behind
  const Verdict beside = level_beside(std::nullopt, std::nullopt);
  CHECK(beside.level == Level::likely);
  REQUIRE(beside.gates.size() == 1);
  CHECK(beside.gates[0].id == "unknown");
}

TEST_CASE("industries that share the first place leave no clear first", "[robustness]") {
  SyntheticCounty county = made_county({1, 1}, {{1, .5}, {1, .5}, {0, 0}}, {{"goal", {{"g0", .5}, {"g1", .5}}}}, "saw");
  const Verdict verdict = robustness(county.c, {county.ranked}, simulation_options(county.c))->front().verdict;
  CHECK(verdict.share == 1);
  CHECK(verdict.rival_share == 1);
  CHECK(verdict.level == Level::open);
  CHECK(verdict.sentence.in(Language::en).find("nothing is decided between them") != std::string::npos);
}

TEST_CASE("a method that the verdict asks for must be there", "[robustness]") {
  Case c = synthetic_case({1}, {{.5}, {.3}});
  c.robustness.agree = {"saw", "topsi"};
  const auto settings = casebook_settings(c);
  REQUIRE_FALSE(settings.value);
  CHECK(settings.diagnostics.front().path.find("robustness.agree") != std::string::npos);
}

TEST_CASE("a share that only rounds to all or nothing is not said to be all or nothing", "[robustness]") {
  CHECK(share_of_draws(1).en == "100 %");
  CHECK(share_of_draws(0.998).en == "over 99 %");
  CHECK(share_of_draws(0.998).zh == "超过 99%");
  CHECK(share_of_draws(0.97).en == "97 %");
  CHECK(share_of_draws(0.0001).en == "under 1 %");
  CHECK(share_of_draws(0).en == "0 %");
}

} // namespace verdict_test
