#include "engine/robustness/across_methods.h"
#include "engine/robustness/leave_out.h"
#include "tests/rationale/example.h"
#include "tests/robustness/synthetic.h"

namespace leave_out_test {

using namespace yindi;
using namespace yindi::test;

TEST_CASE("leaving a criterion out is ranking without it", "[robustness][leave-out]") {
  std::mt19937_64 random(13);
  for (const char* method : {"saw", "topsis", "vikor", "promethee-ii"}) {
    CAPTURE(method);
    const auto county = synthetic_county(random, {2, 1, 3}, 6, method, {});
    const RankingProblem problem = problem_of(county).ranking;
    const LeaveOut result = leave_out(problem);
    REQUIRE(result.of == 9);
    int kept = 0;
    for (const LeftOut& left : result.nodes) {
      CAPTURE(left.node);
      // The case without it: weights in proportion, which is what a node of the same local weights gives.
      Frame frame = *county.ranked.frame;
      for (std::size_t j = 0; j < frame.leaves.size(); ++j)
        if (frame.leaves[j] == left.node || group_of(county.c.model->library, frame.leaves[j]) == left.node)
          frame.weights[j] = 0;
        else
          frame.weights[j] /= 1 - left.weight;
      const RankingProblem without = county_problem(county.c, county.ranked, frame).value->ranking;
      CHECK(left.place_of_first == without.ranks[static_cast<std::size_t>(problem.first)]);
      CHECK(left.firsts.front() == without.alternatives[static_cast<std::size_t>(without.first)]);
      if (without.ranks == problem.ranks) CHECK(*left.kendall == Approx(1));
      kept += left.kept ? 1 : 0;
    }
    CHECK(kept == result.kept);
  }
}

TEST_CASE("leaving out by hand", "[robustness][leave-out]") {
  const auto county = made_county({1, 1, 1}, {{0.9, 0.1, 0.5}, {0.2, 0.6, 0.5}, {0.1, 0.2, 0.4}},
                                  {{"goal", {{"g0", 0.5}, {"g1", 0.3}, {"g2", 0.2}}}}, "saw");
  const LeaveOut result = leave_out(problem_of(county).ranking);
  REQUIRE(result.nodes[0].node == "g0");
  CHECK_FALSE(result.nodes[0].kept);
  CHECK(result.nodes[0].firsts == std::vector<std::string>{"i1"});
  CHECK(result.nodes[0].place_of_first == 3);
  CHECK(*result.nodes[0].kendall == Approx(-1.0 / 3)); // 1 2 3 → 3 1 2
  CHECK(result.nodes[2].kept);
  CHECK(*result.nodes[2].kendall == Approx(1));
  CHECK(result.kept == 4);
  CHECK(result.of == 6);
}

TEST_CASE("the first under other methods is what ranking by them gives", "[robustness][methods]") {
  const Case c = tests::minimal_case();
  const Ranking ranked = rank_case(c).ranking;
  for (const CountyRanking& county : ranked.counties) {
    const AcrossMethods result = across_methods(c, county);
    REQUIRE(result.methods.size() == 4);
    CHECK(result.methods[1].name.en == "TOPSIS, Power of the weights 1");
    for (const MethodFirst& one : result.methods) {
      Case other = c;
      other.method = {one.method, {}, one.settings, {}};
      const Ranking expected = rank_case(other, {county.assessment->county}).ranking;
      std::vector<std::string> firsts;
      for (const RankedIndustry& entry : expected.counties.front().ranking)
        if (entry.rank == 1) firsts.push_back(entry.industry);
      auto met = one.firsts;
      std::sort(met.begin(), met.end());
      CHECK(met == firsts);
    }
    for (const std::string& industry : result.common) CHECK(result.agree_on(industry));
  }
  // Weights of 0.6 and 0.4: adding prefers the even one, squared weights the one that is strong where it counts.
  const auto split = made_county({1, 1}, {{0.90, 0.05}, {0.50, 0.70}}, {{"goal", {{"g0", 0.6}, {"g1", 0.4}}}}, "saw");
  const AcrossMethods apart = across_methods(split.c, split.ranked);
  CHECK(apart.methods[0].firsts == std::vector<std::string>{"i1"});
  CHECK(apart.methods[2].firsts == std::vector<std::string>{"i0"});
  CHECK(apart.common.empty());
  CHECK_FALSE(apart.agree_on("i1"));
}

TEST_CASE("every method that takes values on the frozen scale can be asked", "[robustness][methods]") {
  const auto county = made_county({2, 2}, {{0.9, 0.8, 0.7, 0.6}, {0.3, 0.4, 0.2, 0.1}}, {}, "topsis");
  const AcrossMethods all = across_methods(county.c, county.ranked, scaled_methods());
  CHECK(all.methods.size() >= 15);
  for (const MethodFirst& one : all.methods) {
    CAPTURE(one.method);
    if (has_errors(one.diagnostics)) continue;           // asks for parameters
    CHECK(one.firsts == std::vector<std::string>{"i0"}); // it dominates
  }
}

} // namespace leave_out_test
