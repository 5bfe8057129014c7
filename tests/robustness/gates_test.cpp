// What keeps a verdict from the word that its share alone would give it (DESIGN §6).

#include "engine/robustness/robustness.h"
#include "tests/robustness/synthetic.h"

namespace gates_test {

using namespace yindi;
using namespace yindi::test;

namespace {

const LocalWeights halves = {{"goal", {{"g0", .5}, {"g1", .5}}}};

Verdict verdict_of(const SyntheticCounty& county) {
  return robustness(county.c, {county.ranked}, simulation_options(county.c))->front().verdict;
}

/// i0 is .05 better than i1 under both criteria; all of it is assumed.
SyntheticCounty assumed(double lead = .05) {
  SyntheticCounty county = made_county({1, 1}, {{.8, .8}, {.8 - lead, .8 - lead}}, halves, "saw");
  county.c.robustness.weights = "around";
  for (GivenValue& value : county.c.model.edit().values) value.quality = "assumption";
  county.ranked =
      rank_county(county.c, std::make_shared<const Assessment>(assess(county.c, "k")), county.ranked.weights);
  return county;
}

} // namespace

TEST_CASE("one assumption that turns first place within its spread: not clear", "[robustness][gates]") {
  SyntheticCounty county = assumed();
  const Verdict open = verdict_of(county);
  CHECK(open.share == 1);
  CHECK(open.level == Level::likely);
  REQUIRE(open.gates.size() == 1);
  CHECK(open.gates[0].id == "assumption");
  CHECK(open.gates[0].sentence.in(Language::en) ==
        "\"Leaf c0, Industry i0\", off by 20 % of its scale, puts Industry i1 first");
  CHECK(open.sentence.in(Language::en).find(", but \"Leaf c0, Industry i0\", off by 20 %") != std::string::npos);
  // Off by .05 it does not: (.75 + .8)/2 stays above .75. The draws then vary it, by less than the lead.
  county.c.model.edit().library.spread.assumption = .05;
  const Verdict clear = verdict_of(county);
  CHECK(clear.level == Level::clear);
  CHECK(clear.gates.empty());
  CHECK(clear.lead == Approx(.05));
  CHECK(*clear.lead_moves_by ==
        Approx(.05 / std::sqrt(6.0)).epsilon(.05)); // four triangles of ± .05, each counting half
  // Other qualities turn it, too, once the library gives them a spread.
  for (GivenValue& value : county.c.model.edit().values) value.quality = "estimate";
  county.ranked =
      rank_county(county.c, std::make_shared<const Assessment>(assess(county.c, "k")), county.ranked.weights);
  CHECK(verdict_of(county).level == Level::clear);
  county.c.model.edit().library.spread.estimate = .12;
  CHECK(verdict_of(county).gates.at(0).id == "assumption");
}

TEST_CASE("a lead that the draws move by more than it is: not clear", "[robustness][gates]") {
  SyntheticCounty county = assumed(.02);
  county.c.model.edit().library.spread.assumption = .03; // alone no value turns it: ± .015
  county.c.robustness.clear = .8;
  const Verdict verdict = verdict_of(county);
  CHECK(verdict.lead == Approx(.02));
  CHECK(*verdict.lead_moves_by == Approx(.03 / std::sqrt(6.0)).epsilon(.05));
  CHECK(verdict.level == Level::clear);
  SyntheticCounty weights = made_county({1, 1}, {{1, .2}, {.5, .65}}, {{"goal", {{"g0", .6}, {"g1", .4}}}}, "saw");
  weights.c.robustness.weights = "any"; // lead .12 at .6; the weights move it by .95 · √(1/12)
  weights.c.robustness.agree = {};
  weights.c.robustness.clear = .5;
  const Verdict moved = verdict_of(weights);
  CHECK(moved.lead == Approx(.6 * .5 - .4 * .45));
  CHECK(*moved.lead_moves_by == Approx(.95 / std::sqrt(12.0)).epsilon(.03));
  CHECK(moved.level == Level::likely);
  CHECK(moved.gates.at(0).id == "lead");
}

TEST_CASE("less than two thirds of the weight assessed: not clear", "[robustness][gates]") {
  const auto with_weight = [](double known) {
    SyntheticCounty county = made_county({1, 1}, {{.9, std::nullopt}, {.1, std::nullopt}},
                                         {{"goal", {{"g0", known}, {"g1", 1 - known}}}}, "saw");
    county.c.robustness.weights = "around";
    return verdict_of(county);
  };
  CHECK(with_weight(.67).level == Level::clear);
  const Verdict verdict = with_weight(.6);
  CHECK(verdict.level == Level::likely);
  CHECK(verdict.gates.at(0).sentence.in(Language::en) == "only 60 % of the weight could be assessed");
}

TEST_CASE("all other methods agree on another: not likely", "[robustness][gates]") {
  // VIKOR looks at the worst criterion and puts i1 first, simple weighting i0.
  SyntheticCounty county =
      made_county({1, 1}, {{1, .1}, {.5, .55}, {0, 0}}, {{"goal", {{"g0", .55}, {"g1", .45}}}}, "vikor");
  county.c.robustness.weights = "around";
  county.c.robustness.agree = {"vikor"};
  const Verdict alone = verdict_of(county);
  REQUIRE(alone.first == "i1");
  REQUIRE(alone.share > .5);
  CHECK(alone.level != Level::open);
  CHECK(alone.gates.empty() == (alone.level == Level::clear || alone.share < .8));
  county.c.robustness.agree = {"saw", "vikor"};
  const Verdict against = verdict_of(county);
  CHECK(against.level == Level::open);
  REQUIRE(against.gates.size() == 1);
  CHECK(against.gates[0].id == "methods");
  CHECK(against.sentence.in(Language::en).ends_with("but all other methods agree on Industry i0"));
}

TEST_CASE("a single candidate is the only one left, not clear", "[robustness][gates]") {
  const SyntheticCounty county = made_county({1}, {{.5}}, {}, "saw");
  const Verdict verdict = verdict_of(county);
  CHECK(verdict.level == Level::only);
  CHECK(std::string(word(verdict.level)) == "only one left");
  CHECK(verdict_line(verdict).in(Language::en) ==
        "Only one left: Industry i0 alone was not excluded, so there is nothing to compare it with.");
}

TEST_CASE("judgements that nobody gave are the library's template", "[robustness][gates]") {
  SyntheticCounty county = made_county({1, 1}, {{.9, .8}, {.1, .2}}, halves, "saw");
  const auto said = [&] { return verdict_of(county).sentence.in(Language::en); };
  CHECK(said().find("weightings that the judgements allow") != std::string::npos);
  county.ranked.weights.nodes.front().origin_kind = Origin::profile;
  CHECK(said().find("weightings that the library's template allows") != std::string::npos);
  county.ranked.weights.nodes.back().origin_kind = Origin::participants;
  CHECK(said().find("weightings that the judgements allow") != std::string::npos);
}

} // namespace gates_test
