// Methods with natural input in a casebook: each leaf's own unit and direction, refusals by name.

#include "engine/methods/rank.h"
#include "engine/rationale/explanation.h"
#include "tests/methods/published.h"

using namespace yindi;

namespace {

/// Two leaves in their own units, yield (more is better) and cost (less is better), for three industries.
Case in_own_units(const char* method) {
  Case c;
  c.method.id = method;
  c.county_ids = {"k"};
  c.counties.push_back({"k", plain("Kang"), "", {}, {}, {}});
  const auto leaf = [&](const char* id, const char* name, Direction direction, Scale scale) {
    Criterion criterion;
    criterion.id = id, criterion.name = plain(name);
    criterion.direction = direction, criterion.scale = scale;
    criterion.measure = Measure{};
    criterion.measure->kind = "given";
    c.library.criteria.push_back(criterion);
  };
  leaf("yield", "Yield", Direction::max, {0, 1000});
  leaf("cost", "Cost", Direction::min, {100, 0});
  const auto industry = [&](const char* id, double yield, double cost) {
    c.industry_ids.emplace_back(id);
    c.industries.push_back({id, plain(id), "", {}});
    c.values.push_back({"k", id, "yield", yield, {}, {}, "s", "official", "", {}});
    c.values.push_back({"k", id, "cost", cost, {}, {}, "s", "official", "", {}});
  };
  industry("tea", 400, 20);
  industry("yak", 200, 10);
  industry("silk", 100, 40);
  return c;
}

const RankedIndustry& entry(const Ranking& ranking, const std::string& id) {
  for (const RankedIndustry& e : ranking.counties.at(0).ranking)
    if (e.industry == id) return e;
  FAIL("no " + id);
  return ranking.counties.front().ranking.front();
}

} // namespace

TEST_CASE("WPM takes measured values: linear normalisation, equal weights, by hand", "[natural]") {
  // x/max for the yield, min/x for the cost; √(a·b). tea: √(1 · 0.5), yak: √(0.5 · 1), silk: √(0.25 · 0.25)
  const Ranking ranking = rank(in_own_units("wpm"));
  CHECK(*entry(ranking, "tea").score == Approx(std::sqrt(0.5)).epsilon(1e-12));
  CHECK(*entry(ranking, "yak").score == Approx(std::sqrt(0.5)).epsilon(1e-12));
  CHECK(*entry(ranking, "silk").score == Approx(0.25).epsilon(1e-12));
  CHECK(entry(ranking, "yak").rank == 1);
  CHECK(entry(ranking, "silk").rank == 3);
  REQUIRE_FALSE(ranking.counties[0].notes.empty());
  CHECK(ranking.counties[0].notes[0].in(Language::en).find("rank reversal") != std::string::npos);
}

TEST_CASE("a value of 0 is refused by county, leaf and industry; nothing is ranked and nothing crashes", "[natural]") {
  for (const Method& method : methods()) {
    if (method.input != InputKind::natural) continue;
    CAPTURE(method.id);
    Case c = in_own_units(method.id);
    c.values[1].value = 0; // tea's cost
    const Ranking ranking = rank(c);
    const CountyRanking& county = ranking.counties.at(0);
    CHECK(county.ranking.empty());
    CHECK(all_refused(ranking));
    REQUIRE(county.refused.size() == 1);
    const std::string said = county.refused[0].in(Language::en);
    for (const char* named : {"Kang", "Cost", "tea (0)"}) CHECK(said.find(named) != std::string::npos);
    REQUIRE_FALSE(ranking.diagnostics.empty());
    CHECK(ranking.diagnostics.back().severity == Severity::warning);
    CHECK(explain(c, county).industry.empty());
  }
}

TEST_CASE("an unknown value is refused by name too; a leaf unknown to all is left out", "[natural]") {
  Case c = in_own_units("copras");
  c.values[3].value.reset(); // yak's cost
  const Ranking one = rank(c);
  REQUIRE(one.counties.at(0).refused.size() == 1);
  CHECK(one.counties[0].refused[0].in(Language::en).find("unknown for yak") != std::string::npos);
  c.values[1].value.reset();
  c.values[5].value.reset();
  const Ranking none = rank(c); // nobody knows the cost: it does not take part
  CHECK(none.counties.at(0).refused.empty());
  CHECK(entry(none, "tea").rank == 1);
}

TEST_CASE("every method's ranking can be explained, with shortfalls or without", "[natural]") {
  for (const Method& method : methods()) {
    CAPTURE(method.id);
    const Case c = in_own_units(method.id);
    const Ranking ranking = rank(c);
    if (ranking.counties.empty()) continue; // a parameter without initial value
    const CountyRanking& county = ranking.counties.front();
    const Explanation e = explain(c, county);
    CHECK(e.industry.empty() == county.ranking.empty());
    for (const RankedIndustry& ranked : county.ranking) {
      if (!ranked.score || ranked.contributions.empty() || method.id == std::string("wpm") ||
          method.id == std::string("moora-fmf"))
        continue; // contributions of those sum to the logarithm
      double sum = 0;
      for (const double part : ranked.contributions) sum += part;
      CHECK(sum == Approx(*ranked.score).margin(1e-9));
    }
  }
}

TEST_CASE("an interval in its own unit widens the score to a sampled range", "[natural]") {
  Case c = in_own_units("aras");
  c.values[0].low = 300, c.values[0].high = 500;
  const Ranking ranking = rank(c);
  const RankedIndustry& tea = entry(ranking, "tea");
  CHECK(tea.bounded);
  CHECK(tea.score_low < *tea.score);
  CHECK(*tea.score < tea.score_high);
}
