// Methods with natural input in a casebook: each leaf's own unit and direction, refusals by name.

#include "engine/format/place.h"
#include "engine/methods/preparation.h"
#include "engine/ranking/case_weights.h"
#include "engine/ranking/compare_case.h"
#include "engine/ranking/rank.h"
#include "engine/rationale/explanation.h"
#include "engine/robustness/robustness.h"
#include "engine/robustness/weight_draws.h"
#include "tests/methods/published.h"

#include <algorithm>

namespace natural_frame_test {

using namespace yindi;

namespace {

/// Two leaves in their own units, yield (more is better) and cost (less is better), for three industries.
Case in_own_units(const char* method) {
  Case c;
  c.method.id = method;
  c.model.edit().county_ids = {"k"};
  c.model.edit().counties.push_back({"k", plain("Kang"), "", {}, {}, {}});
  const auto leaf = [&](const char* id, const char* name, Direction direction, Scale scale) {
    Criterion criterion;
    criterion.id = id, criterion.name = plain(name);
    criterion.direction = direction, criterion.scale = scale;
    criterion.measure = Measure{};
    criterion.measure->kind = "given";
    c.model.edit().library.criteria.push_back(criterion);
  };
  leaf("yield", "Yield", Direction::max, {0, 1000});
  leaf("cost", "Cost", Direction::min, {100, 0});
  const auto industry = [&](const char* id, double yield, double cost) {
    c.model.edit().industry_ids.emplace_back(id);
    c.model.edit().industries.push_back({id, plain(id), "", {}});
    c.model.edit().values.push_back({"k", id, "yield", yield, {}, {}, "s", "official", {}, {}});
    c.model.edit().values.push_back({"k", id, "cost", cost, {}, {}, "s", "official", {}, {}});
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
  const Ranking ranking = rank_case(in_own_units("wpm")).ranking;
  CHECK(*entry(ranking, "tea").score == Approx(std::sqrt(0.5)).epsilon(1e-12));
  CHECK(*entry(ranking, "yak").score == Approx(std::sqrt(0.5)).epsilon(1e-12));
  CHECK(*entry(ranking, "silk").score == Approx(0.25).epsilon(1e-12));
  CHECK(entry(ranking, "yak").rank == 1);
  CHECK(entry(ranking, "silk").rank == 3);
  REQUIRE_FALSE(ranking.counties[0].notes.empty());
  CHECK(ranking.counties[0].notes[0].in(Language::en).find("rank reversal") != std::string::npos);
}

TEST_CASE("a value of 0 is refused by county, leaf and industry, nothing is ranked and nothing crashes", "[natural]") {
  for (const Method& method : methods()) {
    if (method.input != InputKind::natural) continue;
    CAPTURE(method.id);
    Case c = in_own_units(method.id);
    c.model.edit().values[1].value = 0; // tea's cost
    const Ranking ranking = rank_case(c).ranking;
    const CountyRanking& county = ranking.counties.at(0);
    if (takes_cell(method, 0, Direction::min)) { // whose formula takes it ranks with it, and refuses below 0
      CHECK(county.refused.empty());
      CHECK(county.ranking.size() == 3);
      c.model.edit().values[1].value = -1;
      const Ranking below = rank_case(c).ranking;
      REQUIRE(below.counties.at(0).refused.size() == 1);
      CHECK(below.counties[0].refused[0].in(Language::en).find("takes only values from 0 on") != std::string::npos);
      continue;
    }
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

TEST_CASE("an unknown value is refused by name too, a leaf unknown to all is left out", "[natural]") {
  Case c = in_own_units("copras");
  c.model.edit().values[3].value.reset(); // yak's cost
  const Ranking one = rank_case(c).ranking;
  REQUIRE(one.counties.at(0).refused.size() == 1);
  CHECK(one.counties[0].refused[0].in(Language::en).find("unknown for yak") != std::string::npos);
  c.model.edit().values[1].value.reset();
  c.model.edit().values[5].value.reset();
  const Ranking none = rank_case(c).ranking; // nobody knows the cost: it does not take part
  CHECK(none.counties.at(0).refused.empty());
  CHECK(entry(none, "tea").rank == 1);
}

TEST_CASE("every method's ranking can be explained, with shortfalls or without", "[natural]") {
  for (const Method& method : methods()) {
    CAPTURE(method.id);
    const Case c = in_own_units(method.id);
    const Ranking ranking = rank_case(c).ranking;
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
  c.model.edit().values[0].low = 300, c.model.edit().values[0].high = 500;
  const Ranking ranking = rank_case(c).ranking;
  const RankedIndustry& tea = entry(ranking, "tea");
  CHECK(tea.bounded);
  CHECK(tea.score_low < *tea.score);
  CHECK(*tea.score < tea.score_high);
}

// u of the two leaves: tea (0.4, 0.8), yak (0.2, 0.9), silk (0.1, 0.6).
TEST_CASE("a normalisation that the case asks for is taken of u, and rank reversal is said", "[methods][frame]") {
  Case c = in_own_units("saw");
  c.method.normalization = "sum_plain";
  const Ranking ranking = rank_case(c).ranking;
  const auto by_hand = [](double yield, double cost) { return 0.5 * yield / 0.7 + 0.5 * cost / 2.3; };
  CHECK(*entry(ranking, "tea").score == Approx(by_hand(0.4, 0.8)).epsilon(1e-12));
  CHECK(*entry(ranking, "yak").score == Approx(by_hand(0.2, 0.9)).epsilon(1e-12));
  CHECK(*entry(ranking, "silk").score == Approx(by_hand(0.1, 0.6)).epsilon(1e-12));
  const std::string note = ranking.counties[0].notes.at(0).in(Language::en);
  CHECK(note.find("Share of the sum") != std::string::npos);
  CHECK(note.find("rank reversal") != std::string::npos);
  CHECK(head_to_head(ranking.counties[0], "tea", "yak").empty()); // no frozen frame to walk in
  Case without = c;
  without.model.edit().industry_ids = {"tea", "yak"};
  CHECK(*entry(rank_case(without).ranking, "tea").score == Approx(0.5 * 0.4 / 0.6 + 0.5 * 0.8 / 1.7).epsilon(1e-12));
  c.method.normalization.clear();
  CHECK(rank_case(c).ranking.counties[0].notes.empty());
}

TEST_CASE("TOPSIS with a normalisation has the ideals of the data", "[methods][frame]") {
  Case c = in_own_units("topsis");
  c.method.normalization = "minmax";
  const Ranking ranking = rank_case(c).ranking;
  // minmax of u: tea (1, 2/3), yak (1/3, 1), silk (0, 0); weights ½ on the squares
  CHECK(*entry(ranking, "silk").score == Approx(0).margin(1e-15));
  const double far = std::sqrt(1 + 4.0 / 9), near = 1.0 / 3;
  CHECK(*entry(ranking, "tea").score == Approx(far / (far + near)).epsilon(1e-12));
  const auto robust = robustness(c, ranking.counties, simulation_options(c));
  REQUIRE(robust);
  CHECK_FALSE(robust->empty());
}

TEST_CASE("with intervals and a normalisation the bounds are sampled, and that is said", "[methods][frame]") {
  Case c = in_own_units("saw");
  c.model.edit().values[0].low = 100, c.model.edit().values[0].high = 900; // tea's yield
  const auto said = [](const Ranking& ranking) {
    std::string text;
    for (const Sentence& note : ranking.counties.at(0).notes) text += note.in(Language::en) + "\n";
    return text;
  };
  CHECK(said(rank_case(c).ranking).find("sampled") == std::string::npos);
  c.method.normalization = "sum_plain";
  const Ranking ranking = rank_case(c).ranking;
  CHECK(said(ranking).find("sampled") != std::string::npos);
  CHECK(entry(ranking, "tea").score_low < entry(ranking, "tea").score_high);
}

TEST_CASE("a normalisation that cannot be had is refused at its key", "[methods][frame]") {
  Case c = in_own_units("vikor");
  c.method.normalization = "vector";
  Ranking ranking = rank_case(c).ranking;
  REQUIRE(ranking.diagnostics.size() == 1);
  CHECK(ranking.diagnostics[0].path == "method.normalization");
  CHECK(ranking.diagnostics[0].message.in(Language::en) == "VIKOR takes no normalisation, and \"Vector\" was given");
  c.method = {"saw", "vectr", {}, {}};
  ranking = rank_case(c).ranking;
  REQUIRE(ranking.diagnostics.size() == 1);
  CHECK(ranking.diagnostics[0].hint.in(Language::en).find("vector") != std::string::npos);
}

TEST_CASE("compared with others, only the case's own method keeps its normalisation", "[methods][frame]") {
  Case c = in_own_units("saw");
  c.method.normalization = "sum_plain";
  const Ranking own = rank_case(c).ranking;
  const CountyRanking& county = own.counties[0];
  const MethodComparison all = compare_methods(c, county.assessment, county.weights, {"saw", "topsis", "vikor"});
  REQUIRE(all.rankings.size() == 3);
  CHECK(*all.rankings[0].scores[0] == Approx(*entry(own, "tea").score));
  CHECK(all.rankings[1].notes.empty());
}

TEST_CASE("[weighting] by the data weighs the pooled matrix of u, once for all counties", "[methods][data_weights]") {
  Case c = in_own_units("saw");
  c.model.edit().counties.push_back({"n", plain("Nan"), "", {}, {}, {}});
  c.model.edit().county_ids.emplace_back("n");
  for (const auto& [id, yield, cost] : {std::tuple("tea", 900., 70.), {"yak", 300., 50.}, {"silk", 800., 90.}}) {
    c.model.edit().values.push_back({"n", id, "yield", yield, {}, {}, "s", "official", {}, {}});
    c.model.edit().values.push_back({"n", id, "cost", cost, {}, {}, "s", "official", {}, {}});
  }
  const DecisionMatrix u = test::matrix_of("[[0.4,0.8],[0.2,0.9],[0.1,0.6],[0.9,0.3],[0.3,0.5],[0.8,0.1]]", "[1,1]");
  for (const ObjectiveWeighting& weighting : objective_weightings()) {
    CAPTURE(weighting.id);
    c.judging.weighting.kind = weighting.id;
    const auto expected = objective_weights(weighting, u);
    REQUIRE(expected.value);
    const Ranking ranking = rank_case(c).ranking;
    REQUIRE(ranking.counties.size() == 2);
    for (const CountyRanking& county : ranking.counties) {
      CHECK(county.used.at("yield") == Approx(expected.value->weights[0]).epsilon(1e-12));
      CHECK(county.used.at("cost") == Approx(expected.value->weights[1]).epsilon(1e-12));
      CHECK(county.weights.nodes[0].origin_kind == Origin::data);
      CHECK(county.notes.at(0).in(Language::en).find("not from judgements") != std::string::npos);
    }
    // One county alone is weighed by all of them.
    CHECK(rank_case(c, {"n"}).ranking.counties.at(0).used == ranking.counties[1].used);
  }
}

TEST_CASE("the data's weights: groups have the sum of their leaves, and what cannot be weighed is refused at its key",
          "[methods][data_weights]") {
  Case c = in_own_units("saw");
  Criterion group;
  group.id = "money", group.name = plain("Money");
  c.model.edit().library.criteria.push_back(group);
  c.model.edit().library.criteria[1].parent = "money"; // cost
  Criterion unknown = c.model->library.criteria[0];
  unknown.id = "unheard", unknown.name = plain("Unheard"), unknown.parent = "money";
  c.model.edit().library.criteria.push_back(unknown);
  c.judging.weighting.kind = "std";
  const Ranking ranking = rank_case(c).ranking;
  REQUIRE(ranking.counties.size() == 1);
  const Weights& weights = ranking.counties[0].weights;
  CHECK(weights.global.at("unheard") == 0);
  const auto expected =
      objective_weights(*find_objective_weighting("std"), test::matrix_of("[[0.4,0.8],[0.2,0.9],[0.1,0.6]]", "[1,1]"));
  CHECK(weights.global.at("cost") == Approx(expected.value->weights[1]).epsilon(1e-12));
  CHECK(std::any_of(weights.notes.begin(), weights.notes.end(), [](const Diagnostic& note) {
    return note.message.in(Language::en) == "the data give no weight to what takes part in no ranking: Unheard";
  }));
  c.judging.weighting.parameters = {{"ddof", 7.0}};
  CHECK(rank_case(c).ranking.diagnostics.at(0).path == "weighting.parameters.ddof");
  c.judging.weighting.parameters.clear();
  c.judging.weighting.normalization = "sums";
  CHECK(rank_case(c).ranking.diagnostics.at(0).path == "weighting.normalization");
  c.judging.weighting = {};
  c.judging.weighting.kind = "merec";
  c.model.edit().values[2].value = 0; // yak's yield: u = 0 has no logarithm
  CHECK(rank_case(c).ranking.diagnostics.at(0).message.in(Language::en) ==
        "MEREC cannot take 0 (alternative \"k/yak\", criterion \"yield\")");
}

TEST_CASE("weights of the data are drawn around themselves", "[methods][data_weights]") {
  Case c = in_own_units("saw");
  c.judging.weighting.kind = "entropy";
  const Ranking ranking = rank_case(c).ranking;
  CHECK(simulation_options(c).weights == "around");
  const WeightDraws asked =
      weight_draws(c, ranking.counties[0].weights, "judgements"); // even where these are asked for
  CHECK(asked.notes.empty());
  const auto robust = robustness(c, ranking.counties, simulation_options(c));
  REQUIRE(robust);
  for (const Sentence& note : robust->at(0).notes)
    CHECK(note.in(Language::en).find("nobody judged") == std::string::npos);
}

} // namespace natural_frame_test
