// A judgement of three numbers: the middle one counts, the range says how sure somebody is, for the same draws.

#include "engine/format/stated_ratio.h"
#include "engine/ranking/rank.h"
#include "engine/robustness/weight_draws.h"
#include "engine/weights/group.h"
#include "engine/weights/scales.h"
#include "tests/catch.h"
#include "tests/rationale/example.h"

#include <cmath>

namespace stated_ranges_test {

using namespace yindi;
using namespace yindi::tests;

namespace {

/// The case with all judgements as so many times less to so many times more.
Case with_ranges(double factor) {
  Case c = minimal_case();
  for (auto* list : {&c.judging.profile_judgements, &c.judging.judgements})
    for (Judgement& judgement : *list) {
      const auto value = stated_ratio(judgement.value);
      if (!value || factor <= 1) continue;
      judgement.value =
          shortest(value->mode / factor) + " " + shortest(value->mode) + " " + shortest(value->mode * factor);
    }
  return c;
}

/// The deviations of all pairs in the draws of the first county, added up.
double widths(const Case& c, const RankedCase& ranked) {
  double sum = 0;
  for (const NodeDraw& node : weight_draws(c, ranked.ranking.counties.front().weights, "judgements").nodes)
    for (const NodeDraw::Part& part : node.parts) sum += part.spread.sum();
  return sum;
}

} // namespace

TEST_CASE("a judgement is one number or three in their order", "[ranges]") {
  CHECK(stated_ratio("1/3") == crisp(1.0 / 3));
  CHECK(stated_ratio("2 3 4") == FuzzyNumber{2, 3, 4});
  CHECK(stated_ratio(" (1/4, 1/3, 1/2) ") == FuzzyNumber{.25, 1.0 / 3, .5});
  for (const char* bad : {"", "x", "1 2", "3 2 4", "2 3 4 5", "2 x 4", "0 1 2"}) {
    CAPTURE(bad);
    CHECK_FALSE(stated_ratio(bad));
  }
}

TEST_CASE("ranges of judgements move no weight, they widen or narrow the draws", "[ranges]") {
  const Case plain_case = with_ranges(1), wide = with_ranges(2.5), narrow = with_ranges(1.001);
  const RankedCase plain_ranked = rank_case(plain_case), wide_ranked = rank_case(wide),
                   narrow_ranked = rank_case(narrow);
  REQUIRE_FALSE(plain_ranked.ranking.counties.empty());
  const Weights& as_before = plain_ranked.ranking.counties.front().weights;
  const Weights& with_wide = wide_ranked.ranking.counties.front().weights;
  REQUIRE(as_before.nodes.size() == with_wide.nodes.size());
  for (std::size_t k = 0; k < as_before.nodes.size(); ++k)
    for (std::size_t i = 0; i < as_before.nodes[k].weights.size(); ++i)
      CHECK(with_wide.nodes[k].weights[i] == Approx(as_before.nodes[k].weights[i]).epsilon(1e-9));
  CHECK(widths(wide, wide_ranked) > widths(plain_case, plain_ranked));
  CHECK(widths(narrow, narrow_ranked) < widths(plain_case, plain_ranked));
  Comparison pair = no_judgements({"a", "b"});
  judge(pair, 0, 1, FuzzyNumber{1.2, 3, 7.5});
  CHECK(stated_deviation(pair, 0, 1) == Approx(std::log(2.5) / std::sqrt(6))); // ±ln 2.5 around the mode
}

TEST_CASE("a range keeps its ends on another scale, in another order, mirrored, and in a group", "[ranges]") {
  const std::vector<std::string> items = {"a", "b", "c"};
  Judgement ab;
  ab.node = "goal", ab.a = "b", ab.b = "a", ab.value = "1/4 1/3 1/2";
  const Comparison one = *comparison(items, "goal", {ab}).value;
  CHECK(one.ratio(0, 1) == Approx(3));
  CHECK(one.least(0, 1) == Approx(2));
  CHECK(1 / one.least(1, 0) == Approx(4));
  CHECK_FALSE(one.ranged(0, 2));
  CHECK(stated_deviation(one, 0, 1) == Approx(stated_deviation(one, 1, 0)));
  const Comparison turned = reordered(one, {"b", "c", "a"});
  CHECK(turned.least(2, 0) == Approx(2));
  const Comparison balanced = *on_scale(one, "balanced").value;
  CHECK(balanced.ranged(0, 1));
  CHECK(balanced.least(0, 1) < balanced.ratio(0, 1));
  CHECK(1 / balanced.least(1, 0) > balanced.ratio(0, 1));
  Comparison forgotten = one;
  judge(forgotten, 0, 1, 5.0);
  CHECK_FALSE(forgotten.ranged(0, 1));
  Comparison sure = no_judgements(items);
  judge(sure, 0, 1, 3.0);
  std::vector<Member> members(2);
  members[0].comparison = one, members[1].comparison = sure;
  members[0].weight = members[1].weight = 1;
  const Comparison group = aggregate_judgements(members);
  CHECK(group.least(0, 1) == Approx(std::sqrt(2.0 * 3)));
  CHECK(group.ratio(0, 1) == Approx(3));
}

} // namespace stated_ranges_test
