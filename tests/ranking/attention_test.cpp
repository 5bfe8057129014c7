#include "engine/ranking/attention.h"

#include "engine/casebook/read_casebook.h"
#include "engine/weights/standing.h"
#include "tests/catch.h"

#include <algorithm>

namespace attention_test {

using namespace yindi;

namespace {

Case plateau() {
  const auto loaded = read_casebook(std::string(YINDI_SOURCE) + "/casebooks/sichuan-plateau");
  REQUIRE(loaded.value);
  return *loaded.value;
}

} // namespace

TEST_CASE("a problem of what was edited names its part, not its key, of a file, its place", "[attention]") {
  const Case c = plateau();
  Ranking ranking;
  ranking.diagnostics = {refusal(say("x"), {}, "criterion.0.measure"), refusal(say("x"), {}, "method.parameters.p"),
                         refusal(say("x"), {}, "county.1.elev_seat_m"), refusal(say("x"), {}, "judgement.0")};
  const auto all = matters({}, &c, ranking);
  REQUIRE(all.size() == 4);
  CHECK(all[0].where == c.model->library.criteria[0].name);
  CHECK(all[1].where.en == "Method");
  CHECK(all[2].where == c.model->counties[1].name);
  CHECK(all[2].concerns == Concerns::casebook);
  CHECK(all[3].concerns == Concerns::weights);
  Diagnostic of_file = refusal(say("y"), {}, "");
  of_file.path = "somewhere/counties.csv";
  of_file.line = 3;
  const auto read = matters({of_file}, nullptr, {});
  REQUIRE(read.size() == 1);
  CHECK(read[0].where.en == "counties.csv:3");
}

TEST_CASE("judgements that do not fit are told once a node, and lead to the first county that they weigh in",
          "[attention]") {
  Case c = plateau();
  CHECK(to_look_at(matters({}, &c, rank_case(c).ranking)) == 0);
  for (Judgement& j : c.judging.profile_judgements)
    if (j.profile == "plateau" && j.node == "goal" && j.a == "nature" && j.b == "income") j.value = "1/9";
  const Ranking ranking = rank_case(c).ranking;
  const NodeWeights* worst = least_consistent(ranking.counties.front().weights);
  REQUIRE(worst);
  CHECK(worst->node == "goal");
  REQUIRE(*worst->cr > cr_limit);
  const auto all = matters({}, &c, ranking);
  CHECK(to_look_at(all) == 1);
  CHECK(all.front().severity == Severity::warning);
  CHECK(all.front().concerns == Concerns::weights);
  CHECK(all.front().what.in(Language::en).find(decimal(*worst->cr, 3)) != std::string::npos);
  CHECK(all.front().county == ranking.counties.front().assessment->county);
}

TEST_CASE("a remark that holds for several counties is one note that counts them", "[attention]") {
  Case c = plateau();
  c.judging.profile_judgements.clear(); // equal weights, with a note in every county
  const Ranking ranking = rank_case(c).ranking;
  const auto all = matters({}, &c, ranking);
  const auto equal = std::find_if(all.begin(), all.end(), [](const Matter& m) {
    return m.what.in(Language::en).find("all its items weigh the same") != std::string::npos;
  });
  REQUIRE(equal != all.end());
  CHECK(equal->severity == Severity::note);
  CHECK(equal->where.en.ends_with(" and " + std::to_string(ranking.counties.size() - 1) + " more"));
}

TEST_CASE("every number behind the rankings is counted once, however often it is used", "[attention]") {
  Case c = plateau();
  for (Industry& industry : c.model.edit().industries) // of one nobody knows how its price moves
    if (industry.id == "yak") industry.requirements["price_cv"] = {};
  const Ranking one = rank_case(c, {c.model->county_ids.front()}).ranking;
  const auto counts = evidence(c, one);
  Ranking twice = one;
  twice.counties.push_back(one.counties.front());
  auto doubled = evidence(c, twice);
  CHECK(doubled.at("unknown") == 2 * counts.at("unknown")); // a gap is no number: each cell has its own
  doubled["unknown"] = counts.at("unknown");
  CHECK(doubled == counts);
  // Another county adds its own conditions only; what industries require stays the same numbers.
  const auto two = evidence(c, rank_case(c, {c.model->county_ids[0], c.model->county_ids[1]}).ranking);
  CHECK(two.at("assumption") > counts.at("assumption"));
  CHECK(two.at("assumption") < 2 * counts.at("assumption"));
}

} // namespace attention_test
