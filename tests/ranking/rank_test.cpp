#include "engine/casebook/read_casebook.h"
#include "engine/ranking/rank.h"
#include "tests/catch.h"

#include <random>

namespace rank_test {

using namespace yindi;

namespace {

Case minimal() {
  const auto loaded = read_casebook(std::string(YINDI_SOURCE) + "/tests/data/minimal");
  for (const Diagnostic& d : loaded.diagnostics) UNSCOPED_INFO(print(d));
  REQUIRE(loaded.value);
  REQUIRE_FALSE(has_errors(loaded.diagnostics));
  return *loaded.value;
}

const RankedIndustry& entry(const CountyRanking& county, const std::string& id) {
  for (const RankedIndustry& e : county.ranking)
    if (e.industry == id) return e;
  FAIL("no " + id);
  return county.ranking.front();
}

double sum(const std::vector<double>& values) {
  double total = 0;
  for (double v : values) total += v;
  return total;
}

/// A flat case: leaves with given values, equal weights, scale 0 to 1.
Case flat(const std::vector<std::vector<std::optional<double>>>& u) {
  Case c;
  c.method.parameters["weight_power"] = 1.0;
  c.model.edit().county_ids = {"k"};
  c.model.edit().counties.push_back({"k", plain("K"), "", {}, {}, {}});
  for (std::size_t j = 0; j < u.front().size(); ++j) {
    Criterion leaf;
    leaf.id = "c" + std::to_string(j);
    leaf.direction = Direction::max;
    leaf.scale = Scale{0, 1};
    leaf.measure = Measure{};
    leaf.measure->kind = "given";
    c.model.edit().library.criteria.push_back(leaf);
  }
  for (std::size_t i = 0; i < u.size(); ++i) {
    const std::string id = "i" + std::to_string(i);
    c.model.edit().industry_ids.push_back(id);
    c.model.edit().industries.push_back({id, plain(id), "", {}});
    for (std::size_t j = 0; j < u[i].size(); ++j)
      if (u[i][j])
        c.model.edit().values.push_back({"k", id, "c" + std::to_string(j), u[i][j], {}, {}, "s", "estimate", {}, {}});
  }
  return c;
}

} // namespace

TEST_CASE("the minimal casebook gives the scores of its contract", "[rank]") {
  const Ranking ranking = rank_case(minimal()).ranking;
  REQUIRE(ranking.counties.size() == 2);
  const CountyRanking& litang = ranking.counties[1];
  CHECK(entry(litang, "yak").rank == 1);
  CHECK(*entry(litang, "yak").score == Approx(0.669536).margin(5e-7));
  const RankedIndustry barley = entry(litang, "highland_barley");
  CHECK(barley.rank == 2);
  CHECK(barley.score_low == Approx(0.511325).margin(5e-7));
  CHECK(barley.score_high == Approx(0.776455).margin(5e-7));
  CHECK(*barley.score == Approx(0.643890).margin(1e-6));
  CHECK(barley.bounded);
  CHECK(barley.rank_best == 1);
  CHECK(barley.rank_worst == 2);
  CHECK(entry(litang, "yak").rank_worst == 2);
  REQUIRE(litang.assessment->excluded.size() == 1);
  CHECK(litang.assessment->excluded[0].industry == "tea");
  CHECK(litang.assessment->excluded[0].criterion == "terrain");
}

TEST_CASE("contributions sum to the score and shortfalls to the rest", "[rank]") {
  for (const CountyRanking& county : rank_case(minimal()).ranking.counties)
    for (const RankedIndustry& e : county.ranking) {
      CHECK(sum(e.contributions) == Approx(*e.score).margin(1e-12));
      CHECK(sum(e.shortfalls) == Approx(1 - *e.score).margin(1e-12));
    }
}

TEST_CASE("used weights sum to 1 over the leaves that took part", "[rank]") {
  for (const CountyRanking& county : rank_case(minimal()).ranking.counties) {
    double total = 0;
    for (const auto& [leaf, weight] : county.used) total += weight;
    CHECK(total == Approx(1).margin(1e-12));
    CHECK(county.used.size() == county.assessment->leaves.size());
  }
}

TEST_CASE("a leaf that nobody knows hands its weight to its siblings", "[rank]") {
  Case c = flat({{1.0, 0.5, std::nullopt}, {0.5, 1.0, std::nullopt}});
  const CountyRanking county = rank_case(c).ranking.counties.front();
  REQUIRE(county.assessment->not_assessed.size() == 1);
  CHECK(county.assessment->not_assessed[0].criterion == "c2");
  CHECK(county.used == std::map<std::string, double>{{"c0", 0.5}, {"c1", 0.5}});
  CHECK(county.assessed_weight == Approx(2.0 / 3));
  CHECK(county.ranking[0].rank == 1);
  CHECK(county.ranking[1].rank == 1); // a tie is shown as a tie
}

TEST_CASE("a county-only leaf takes no part and counts on neither side", "[rank]") {
  Case c = flat({{1.0, 0.5}, {0.5, 0.25}});
  Criterion leaf;
  leaf.id = "school";
  leaf.direction = Direction::max;
  leaf.scale = Scale{0, 10};
  leaf.measure = Measure{};
  leaf.measure->kind = "county";
  leaf.measure->condition = "school_years";
  c.model.edit().library.criteria.push_back(leaf);
  c.model.edit().counties[0].conditions["school_years"] = 8.0;
  const CountyRanking county = rank_case(c).ranking.counties.front();
  CHECK(county.assessment->same_for_all == std::vector<std::string>{"school"});
  CHECK(county.assessed_weight == 1);
  CHECK(county.used.size() == 2);
}

TEST_CASE("a rival never moves another's score", "[rank]") {
  const Case two = flat({{0.9, 0.2}, {0.4, 0.7}});
  const Case three = flat({{0.9, 0.2}, {0.4, 0.7}, {1.0, 1.0}});
  const CountyRanking a = rank_case(two).ranking.counties.front(), b = rank_case(three).ranking.counties.front();
  for (const char* id : {"i0", "i1"}) CHECK(*entry(a, id).score == *entry(b, id).score);
}

TEST_CASE("all excluded is an empty ranking", "[rank]") {
  Case c = flat({{0.9}, {0.4}});
  c.model.edit().library.criteria[0].veto = Veto{0.95, {}, {}, {}};
  const CountyRanking county = rank_case(c).ranking.counties.front();
  CHECK(county.ranking.empty());
  CHECK(county.assessment->excluded.size() == 2);
}

TEST_CASE("vetoes are strict, and an interval vetoes only whole", "[rank]") {
  Case c = flat({{0.5}, {0.4}});
  c.model.edit().library.criteria[0].veto = Veto{0.5, {}, {}, {}};
  CHECK(rank_case(c).ranking.counties[0].assessment->excluded.size() == 1);
  c.model.edit().values[1].low = 0.3;
  c.model.edit().values[1].high = 0.5; // reaches the limit, so it may pass
  CHECK(rank_case(c).ranking.counties[0].assessment->excluded.empty());
}

TEST_CASE("one unknown condition of the county moves all industries together", "[rank][bounds]") {
  // i0 leads i1 by c0; schooling, unknown in the county, is needed by both; i2 has a value of its own.
  Case c = flat({{0.6, std::nullopt}, {0.5, std::nullopt}, {0.1, 0.9}});
  Measure measure;
  measure.kind = "supply";
  measure.condition = "school";
  measure.requirement = "need";
  c.model.edit().library.criteria[1].measure = measure;
  for (Industry& industry : c.model.edit().industries) industry.requirements["need"] = 7.0;
  const CountyRanking county = rank_case(c).ranking.counties.front();
  CHECK(entry(county, "i0").score_low < entry(county, "i1").score_high); // apart they could change places
  CHECK(entry(county, "i0").rank_worst == 2);                            // only i2 can pass
  CHECK(entry(county, "i0").rank_best == 1);
  CHECK(entry(county, "i1").rank_best == 2);
}

TEST_CASE("head-to-head sums to the difference of the scores", "[head-to-head]") {
  std::mt19937_64 random(11);
  std::uniform_real_distribution<double> uniform(0, 1);
  for (int round = 0; round < 100; ++round) {
    std::vector<std::vector<std::optional<double>>> u(2);
    for (auto& row : u)
      for (int j = 0; j < 5; ++j) row.push_back(round % 10 == 0 && &row == &u[0] ? 0.0 : uniform(random));
    u[1][2] = u[0][2];
    for (double power : {1.0, 2.0}) {
      Case c = flat(u);
      c.method.parameters["weight_power"] = power;
      const CountyRanking county = rank_case(c).ranking.counties.front();
      const auto difference = head_to_head(county, "i0", "i1");
      REQUIRE(difference.size() == 5);
      CHECK(sum(difference) == Approx(*entry(county, "i0").score - *entry(county, "i1").score).margin(1e-9));
      CHECK(difference[2] == 0);
      const auto back = head_to_head(county, "i1", "i0");
      for (std::size_t j = 0; j < 5; ++j) CHECK(back[j] == Approx(-difference[j]).margin(1e-10));
    }
  }
}

TEST_CASE("bounds are those of every corner", "[bounds]") {
  std::mt19937_64 random(5);
  std::uniform_real_distribution<double> uniform(0, 1);
  for (int round = 0; round < 30; ++round) {
    Case c = flat(
        {{uniform(random), uniform(random)}, {uniform(random), uniform(random)}, {uniform(random), uniform(random)}});
    for (GivenValue& value : c.model.edit().values) {
      if (uniform(random) < 0.5) continue;
      value.low = *value.value * uniform(random);
      value.high = *value.value + (1 - *value.value) * uniform(random);
    }
    const CountyRanking county = rank_case(c).ranking.counties.front();
    for (int corner = 0; corner < 64; ++corner) {
      Case at = c;
      for (std::size_t k = 0; k < at.model->values.size(); ++k) {
        GivenValue& value = at.model.edit().values[k];
        if (value.low) value.value = corner >> k & 1 ? value.high : value.low;
        value.low = value.high = std::nullopt;
      }
      const CountyRanking fixed = rank_case(at).ranking.counties.front();
      for (const RankedIndustry& e : fixed.ranking) {
        const RankedIndustry& bounds = entry(county, e.industry);
        CHECK(*e.score >= bounds.score_low - 1e-12);
        CHECK(*e.score <= bounds.score_high + 1e-12);
        CHECK(e.rank >= bounds.rank_best);
        CHECK(e.rank <= bounds.rank_worst);
      }
    }
  }
}

TEST_CASE("what is assessed is shared and ranked again without being assessed anew", "[rank]") {
  Case c = minimal();
  const RankedCase first = rank_case(c);
  REQUIRE(first.assessed.counties.size() == 2);
  for (std::size_t k = 0; k < first.ranking.counties.size(); ++k)
    CHECK(first.ranking.counties[k].assessment == first.assessed.counties[k]); // the same object
  c.method = {"saw", {}, {}, {}};
  const RankedCase again = rank_case(c, first.assessed), anew = rank_case(c);
  REQUIRE(again.ranking.counties.size() == anew.ranking.counties.size());
  for (std::size_t k = 0; k < again.ranking.counties.size(); ++k) {
    CHECK(again.ranking.counties[k].assessment == first.assessed.counties[k]);
    CHECK(again.ranking.counties[k].frame->method == find_method("saw"));
    for (std::size_t i = 0; i < again.ranking.counties[k].ranking.size(); ++i) {
      CHECK(again.ranking.counties[k].ranking[i].industry == anew.ranking.counties[k].ranking[i].industry);
      CHECK(again.ranking.counties[k].ranking[i].score == anew.ranking.counties[k].ranking[i].score);
    }
  }
}

TEST_CASE("only the counties that are asked for are assessed, unless the data weigh", "[rank]") {
  Case c = minimal();
  const RankedCase one = rank_case(c, {"513334"});
  CHECK(one.assessed.counties.size() == 1);
  CHECK(one.ranking.counties.size() == 1);
  CHECK(rank_case(c, {"513334", "nowhere", "513334"}).ranking.counties.size() == 1);
  c.judging.weighting.kind = "equal";
  const RankedCase by_data = rank_case(c, {"513334"});
  CHECK(by_data.assessed.counties.size() == 2); // the matrix is of both
  CHECK(by_data.ranking.counties.size() <= 1);
}

} // namespace rank_test
