#include "engine/robustness/analysis_words.h"
#include "engine/robustness/information.h"
#include "tests/robustness/synthetic.h"

namespace information_test {

using namespace yindi;
using namespace yindi::test;

namespace {

Information information_of(const SyntheticCounty& county, int quantiles = 20) {
  return information(county.c, county.ranked, problem_of(county), doubtful_values(county.c, *county.ranked.assessment),
                     quantiles);
}

void rank_again(SyntheticCounty& county, const LocalWeights& local) {
  county.ranked =
      rank_county(county.c, std::make_shared<const Assessment>(assess(county.c, "k")), weights_of(county.c, local));
}

} // namespace

TEST_CASE("how likely an unknown changes the winner, by hand", "[robustness][information]") {
  // i0 scores 0.6. i1 scores 0.5 · 0.5 + 0.5 u with u unknown, so 0.5 at the middle; it leads for u > 0.7: 30 %.
  auto county = made_county({1, 1}, {{0.6, 0.6}, {0.5, std::nullopt}}, {}, "saw");
  const Information result = information_of(county);
  REQUIRE(result.values.size() == 1);
  CHECK(result.values[0].value.doubt == Doubt::unknown);
  CHECK(result.values[0].value.label.en == "Leaf c1, Industry i1");
  CHECK(result.values[0].probability == Approx(0.3));
  CHECK(result.values[0].new_firsts == std::vector<std::string>{"i1"});
  CHECK(information_of(county, 1000).values[0].probability == Approx(0.3));

  // A range 0.5 to 0.9 with its point at 0.6: triangular, P(u > 0.7) = 0.2² / (0.4 · 0.3) = 1/3.
  GivenValue& range = county.c.model.edit().values[3];
  range.value = 0.6, range.low = 0.5, range.high = 0.9;
  rank_again(county, {});
  const Information triangular = information_of(county, 3000);
  CHECK(triangular.values[0].value.doubt == Doubt::interval);
  CHECK(triangular.values[0].probability == Approx(1.0 / 3).margin(1e-3));

  // Assumed 0.6 ± 0.2: P(u > 0.7) = 1/4. Assumed for the leader too: it loses where its u is below 0.5.
  range.low = range.high = std::nullopt;
  range.quality = "assumption";
  county.c.model.edit().values[0].quality = "assumption"; // 0.6 ± 0.2; i1 scores 0.55: loses where u < 0.5
  rank_again(county, {});
  const Information assumed = information_of(county, 1000);
  REQUIRE(assumed.values.size() == 2);
  CHECK(assumed.values[0].probability == Approx(0.25));
  CHECK(assumed.values[1].probability == Approx(0.25));
  CHECK(assumed.values[0].value.doubt == Doubt::assumed);
}

TEST_CASE("what cannot matter is last, with probability 0", "[robustness][information]") {
  const auto county = made_county({1, 1}, {{0.9, 0.9}, {0.1, std::nullopt}, {0.88, std::nullopt}}, {}, "topsis");
  const Information result = information_of(county);
  REQUIRE(result.values.size() == 2);
  CHECK(result.values[0].value.industries == std::vector<std::string>{"i2"});
  CHECK(result.values[0].probability > 0);
  CHECK(result.values[1].probability == 0);
  CHECK(result.values[1].new_firsts.empty());
}

TEST_CASE("a condition of the county that is unknown is one thing to find out", "[robustness][information]") {
  SyntheticCounty county{synthetic_case({1}, {{0.5}, {0.45}, {0.3}}), {}};
  county.c.method.id = "saw";
  Criterion supply = synthetic_leaf("water", "g0");
  supply.measure->kind = "supply";
  supply.measure->condition = "rain_mm";
  supply.measure->requirement = "need_mm";
  county.c.model.edit().library.criteria.push_back(supply);
  county.c.model.edit().counties[0].conditions["rain_mm"] = std::monostate{};
  county.c.model.edit().industries[0].requirements["need_mm"] = 400.0;
  county.c.model.edit().industries[1].requirements["need_mm"] = 800.0;
  county.c.model.edit().industries[2].requirements["need_mm"] = 0.0;
  county.c.model.edit().values.push_back({"k", "i2", "water", 0.6, {}, {}, "s", "estimate", {}, {}});
  rank_again(county, {});
  const auto values = doubtful_values(county.c, *county.ranked.assessment);
  REQUIRE(values.size() == 1);
  CHECK(values[0].doubt == Doubt::shared_unknown);
  CHECK(values[0].condition == "rain_mm");
  CHECK(values[0].industries == std::vector<std::string>{"i0", "i1"});
  CHECK(values[0].label.en == "Leaf water: the county's \"rain_mm\"");
  // i0 leads i1 by 0.025 whatever the rain; i2 at 0.45 leads both where 0.25 + u/2 < 0.45: for 40 %.
  const Information result = information_of(county);
  CHECK(result.values[0].probability == Approx(0.4));
  CHECK(result.values[0].new_firsts == std::vector<std::string>{"i2"});
}

TEST_CASE("a leaf that nobody assessed is listed with its weight", "[robustness][information]") {
  const auto county =
      made_county({1, 1}, {{0.9, std::nullopt}, {0.1, std::nullopt}}, {{"goal", {{"g0", 0.7}, {"g1", 0.3}}}}, "saw");
  const Information result = information_of(county);
  CHECK(result.values.empty());
  REQUIRE(result.not_assessed.size() == 1);
  CHECK(result.not_assessed[0].leaf == "c1");
  CHECK(result.not_assessed[0].weight == Approx(0.3));
  CHECK(result.not_assessed[0].to_collect);
  CHECK(not_computed(result.not_assessed[0]).in(Language::zh) ==
        "准则c1的权重为 0.30，尚未评估：其可能带来的变化无法计算。");
}

TEST_CASE("the shortcut for values that cannot matter changes nothing", "[robustness][information]") {
  std::mt19937_64 random(17);
  for (const char* method : {"saw", "topsis", "vikor", "gra", "codas", "promethee-ii"}) {
    CAPTURE(method);
    const auto county = synthetic_county(random, {2, 2}, 5, method, {}, true);
    const CountyProblem problem = problem_of(county);
    const auto values = doubtful_values(county.c, *county.ranked.assessment);
    const Information result = information(county.c, county.ranked, problem, values, 8);
    REQUIRE(result.values.size() == values.size());
    for (const WorthKnowing& worth : result.values) {
      int changed = 0;
      for (int q = 0; q < 8; ++q) {
        const auto cells = cells_at(worth.value, quantile(worth.value, (q + 0.5) / 8));
        changed += leads(merits_with(problem, {cells}).row(0), problem.ranking.first) ? 0 : 1;
      }
      CHECK(worth.probability == Approx(changed / 8.0));
    }
  }
}

TEST_CASE("the problem ranks as the ranking does, unknowns too", "[robustness][information]") {
  std::mt19937_64 random(18);
  for (const Method& method : methods()) {
    if (method.input != InputKind::scaled) continue;
    CAPTURE(method.id);
    for (int round = 0; round < 20; ++round) {
      const bool doubtful = method.own_and_rising && round % 2 == 0;
      const auto county = synthetic_county(random, {3, 2}, 6, method.id, {}, doubtful);
      const auto problem = county_problem(county.c, county.ranked);
      if (!problem.value) break; // asks for parameters
      for (const RankedIndustry& entry : county.ranked.ranking) {
        const auto& ids = problem.value->ranking.alternatives;
        const auto at = static_cast<std::size_t>(std::find(ids.begin(), ids.end(), entry.industry) - ids.begin());
        const int rank = problem.value->ranking.ranks[at];
        // The places of an outranking are no competition ranks, but first is first.
        CHECK((entry.score ? rank == entry.rank : (rank == 1) == (entry.rank == county.ranked.ranking.front().rank)));
      }
      CHECK(problem.value->ranking.alternatives[static_cast<std::size_t>(problem.value->ranking.first)] ==
            county.ranked.ranking.front().industry);
    }
  }
}

} // namespace information_test
