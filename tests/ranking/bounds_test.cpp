// Intervals and unknowns under every method that takes the frozen frame.

#include "engine/ranking/rank.h"
#include "tests/methods/published.h"

#include <random>

namespace bounds_test {

using namespace yindi;

namespace {

/// Three industries, three leaves with given values on scales from 0 to 1; about half are intervals.
Case with_intervals(const char* method, std::mt19937_64& random) {
  std::uniform_real_distribution<double> uniform(0, 1);
  Case c;
  c.method.id = method;
  c.model.edit().county_ids = {"k"};
  c.model.edit().counties.push_back({"k", plain("K"), "", {}, {}, {}});
  for (const char* id : {"c0", "c1", "c2"}) {
    Criterion leaf;
    leaf.id = id;
    leaf.direction = Direction::max;
    leaf.scale = Scale{0, 1};
    leaf.measure = Measure{};
    leaf.measure->kind = "given";
    c.model.edit().library.criteria.push_back(leaf);
  }
  for (const char* id : {"i0", "i1", "i2"}) {
    c.model.edit().industry_ids.emplace_back(id);
    c.model.edit().industries.push_back({id, plain(id), "", {}});
    for (const char* leaf : {"c0", "c1", "c2"}) {
      GivenValue value{"k", id, leaf, uniform(random), {}, {}, "s", "estimate", {}, {}};
      if (uniform(random) < 0.5) {
        value.low = *value.value * uniform(random);
        value.high = *value.value + (1 - *value.value) * uniform(random);
      }
      c.model.edit().values.push_back(value);
    }
  }
  return c;
}

/// Every interval at one of its ends.
Case at_corner(Case c, unsigned corner) {
  for (std::size_t k = 0; k < c.model->values.size(); ++k) {
    GivenValue& value = c.model.edit().values[k];
    if (value.low) value.value = (corner >> k & 1U) != 0 ? value.high : value.low;
    value.low = value.high = std::nullopt;
  }
  return c;
}

const RankedIndustry& entry(const CountyRanking& county, const std::string& id) {
  for (const RankedIndustry& e : county.ranking)
    if (e.industry == id) return e;
  FAIL("no " + id);
  return county.ranking.front();
}

} // namespace

TEST_CASE("no corner leaves the bounds, a method that compares rivals says that they are sampled", "[bounds]") {
  for (const Method& method : methods()) {
    CAPTURE(method.id);
    std::mt19937_64 random(3);
    for (int round = 0; round < 10; ++round) {
      const Case c = with_intervals(method.id, random);
      const Ranking ranking = rank_case(c).ranking;
      if (ranking.counties.empty()) {
        CHECK(has_errors(ranking.diagnostics)); // refused in words
        break;
      }
      const CountyRanking& county = ranking.counties.front();
      if (county.ranking.empty()) {
        CHECK_FALSE(county.refused.empty()); // in words
        break;
      }
      if (!county.ranking.front().score) break; // orders without scores
      if (!method.own_and_rising) CHECK_FALSE(county.notes.empty());
      for (unsigned corner = 0; corner < 512; corner += 7) {
        const Ranking fixed = rank_case(at_corner(c, corner)).ranking;
        for (const RankedIndustry& e : fixed.counties.front().ranking) {
          const RankedIndustry& bounds = entry(county, e.industry);
          CHECK(bounds.score_low <= bounds.score_high);
          CHECK(bounds.rank_best <= bounds.rank);
          CHECK(bounds.rank <= bounds.rank_worst);
          if (!method.own_and_rising) continue; // sampled: near, not exact
          CHECK(*e.score >= bounds.score_low - 1e-12);
          CHECK(*e.score <= bounds.score_high + 1e-12);
          CHECK(e.rank >= bounds.rank_best);
          CHECK(e.rank <= bounds.rank_worst);
        }
      }
    }
  }
}

} // namespace bounds_test
