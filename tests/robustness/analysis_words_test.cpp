#include "engine/robustness/analysis_words.h"
#include "tests/robustness/synthetic.h"

namespace analysis_words_test {

using namespace yindi;
using namespace yindi::test;

namespace {

/// i0 leads for weights of g0 above 2/3: 0.3 t against 0.6 (1 − t). Now 0.7.
SyntheticCounty near_turning() {
  return made_county({1, 1}, {{0.5, 0.2}, {0.2, 0.8}}, {{"goal", {{"g0", 0.7}, {"g1", 0.3}}}}, "saw");
}

} // namespace

TEST_CASE("the critical weight and its sentences", "[robustness][words]") {
  const auto county = near_turning();
  const RankingProblem problem = problem_of(county).ranking;
  const auto found = stability(problem);
  const auto critical = critical_weight(problem, found);
  REQUIRE(critical);
  CHECK(critical->node == "g0"); // the group before the leaf that is alone in it
  CHECK(critical->at == Approx(2.0 / 3));
  CHECK_FALSE(critical->more);
  CHECK(critical->taker == "i1");
  CHECK(takes_the_lead(critical).in(Language::en) ==
        "Industry i1 takes the lead once Group g0 weighs 0.67 or less (now 0.70).");
  CHECK(takes_the_lead(critical).in(Language::zh) == "组g0的权重降至 0.67 或更低（现为 0.70）时，产业i1反超。");
  CHECK(loses_to(*critical).in(Language::en) ==
        "loses to Industry i1 if Group g0 weighs less than 0.67 instead of 0.70");
  CHECK(stays_first(found[0], problem.names[0]).in(Language::en) ==
        "Industry i0 stays first while Group g0 weighs 0.67 or more (now 0.70).");
  CHECK(stays_first(found[2], problem.names[0]).in(Language::en) ==
        "Industry i0 stays first while Group g1 weighs 0.33 or less (now 0.30).");
  const auto others = stability(problem, 1);
  CHECK(stays_first(others[0], problem.names[1]).in(Language::en) ==
        "Industry i1 is first while Group g0 weighs between 0.00 and 0.67 (now 0.70).");
}

TEST_CASE("two weights that differ look different", "[robustness][words]") {
  CriticalWeight critical{"g", plain("Risk"), 0.2413, 0.2438, "tea", plain("Tea"), true};
  CHECK(loses_to(critical).in(Language::en) == "loses to Tea if Risk weighs more than 0.244 instead of 0.241");
  critical.at = 0.31;
  CHECK(takes_the_lead(critical).in(Language::en) == "Tea takes the lead once Risk weighs 0.31 or more (now 0.24).");
}

TEST_CASE("where no single weight turns it", "[robustness][words]") {
  const auto county = made_county({1, 1}, {{0.5, 0.9}, {0.2, 0.8}}, {}, "topsis");
  const RankingProblem problem = problem_of(county).ranking;
  const auto found = stability(problem);
  CHECK_FALSE(critical_weight(problem, found));
  CHECK(takes_the_lead(critical_weight(problem, found)).in(Language::en) ==
        "No change of a single criterion's weight changes first place.");
  CHECK(stays_first(found[0], problem.names[0]).in(Language::en) ==
        "Industry i0 stays first whatever Group g0 weighs (now 0.50).");
  CHECK(stays_first(stability(problem, 1)[0], problem.names[1]).in(Language::en) ==
        "Industry i1 is never first, whatever Group g0 weighs.");
}

} // namespace analysis_words_test
