#include "engine/casebook/read_casebook.h"
#include "engine/casebook/write_casebook.h"
#include "engine/edit/edit.h"
#include "tests/case/scratch.h"
#include "tests/catch.h"

namespace edit_test {

using namespace yindi;

namespace {

Case minimal() { return *read_casebook(YINDI_SOURCE "/tests/data/minimal").value; }

std::string refusal(const Case& c, const std::string& path, const std::string& text) {
  const Applied applied = set_key(c, path, text);
  CHECK_FALSE(applied.value);
  return applied.diagnostics.empty() ? "" : print(applied.diagnostics[0]);
}

/// Applies, looks, saves and reads, and undoes by the inverse: the first case again.
void check_there_and_back(const Case& before, const std::string& path, const std::string& text) {
  INFO(path << " = " << text);
  const Applied applied = set_key(before, path, text);
  for (const Diagnostic& diagnostic : applied.diagnostics) UNSCOPED_INFO(print(diagnostic));
  REQUIRE(applied.value);
  CHECK_FALSE(*applied.value == before);
  CHECK(value_at(*applied.value, path) == text);
  const auto again = open_casebook(Folder{"memory", [&] {
                                            auto files = compose(*applied.value);
                                            files["rounds/1/p1.toml"] =
                                                slurp(YINDI_SOURCE "/tests/data/minimal/rounds/1/p1.toml");
                                            return files;
                                          }()});
  REQUIRE(again.value);
  CHECK(again.value->value == *applied.value);
  Case back = *applied.value;
  for (const Edit& edit : applied.inverse) {
    const Applied undone = apply(back, edit);
    for (const Diagnostic& diagnostic : undone.diagnostics) UNSCOPED_INFO(print(diagnostic));
    REQUIRE(undone.value);
    back = *undone.value;
  }
  CHECK(back == before);
}

} // namespace

TEST_CASE("every kind of path: there and back", "[edit]") {
  const Case c = minimal();
  const std::vector<std::pair<std::string, std::string>> edits = {
      {"case.title.zh", "另一个示例"},
      {"case.question.en", ""},
      {"case.date", "2025-01-31"},
      {"case.author", "A \"B\" C"},
      {"case.counties", "[\"513334\"]"},
      {"case.industries", "[\"yak\",\"tea\"]"},
      {"weighting.ri", ""},
      {"weighting.ri", "alonso_lamata2006"},
      {"weighting.scale", "balanced"},
      {"weighting.aggregate", "priorities"},
      {"method.id", "saw"},
      {"method.parameters.weight_power", "2"},
      {"method.parameters.weight_power", ""},
      {"method.parameters.q", "[49,0,45.5]"},
      {"method.parameters.metric", "cityblock"},
      {"method.parameters.strict", "true"},
      {"robustness.draws", "1000"},
      {"robustness.seed", "7"},
      {"robustness.weights", "any"},
      {"region.closeness", "minutes"},
      {"region.detour", "1.3"},
      {"county.511921.elev_seat_m", "401.5"},
      {"county.511921.elev_seat_m", ""},
      {"county.511921.name_zh", "通江"},
      {"county.511921.profile", "hilly:0.5;plateau:0.5"},
      {"county.513334.lon", "100.5"},
      {"industry.tea.price_cv", "0.3"},
      {"industry.tea.elevation_band_m", "100;440;1500;2130"},
      {"industry.tea.sector", "construction"},
      {"criterion.income.unit", "yuan/ha"},
      {"criterion.income.name.en", "Income"},
      {"criterion.income.help.zh", "说明"},
      {"criterion.income.value", ""},
      {"criterion.market_risk.value", "{ kind = \"s-curve\", middle = 0.2, steepness = 4 }"},
      {"criterion.market_risk.scale", "{ worst = 0.6, best = 0 }"},
      {"criterion.market_risk.direction", "max"},
      {"criterion.services.measure", "{ kind = \"county\", condition = \"schooling_years\" }"},
      {"criterion.terrain.veto", ""},
      {"criterion.disaster.veto", "{ above = 0.4, reason = { en = \"too dangerous\" } }"},
      {"judgement.agriculture.goal.nature.livelihood", "5"},
      {"judgement.agriculture.goal.nature.livelihood", ""},
      {"judgement.agriculture.livelihood.income.market_risk", "1/2"},
      {"judgement.agriculture.livelihood.income.market_risk", ""},
      {"judgement.agriculture.livelihood.market_risk.income", "4"},
      {"judgement.agriculture.livelihood.income.market_risk.comment", "so be it"},
      {"judgement.herders.nature.terrain.disaster", "3"},
      {"judgement.herders:hilly.goal.nature.livelihood", "3"},
      {"profile_judgement.hilly.goal.nature.livelihood", "1/4"},
      {"participant.herders.weight", "2.5"},
      {"participant.herders.name", "Herders"},
      {"participant.youth", "{\"name\":\"Youth\",\"weight\":\"2\"}"},
      {"decision.511921.reason", "another reason"},
      {"decision.511921.chosen", "[\"yak\",\"tea\"]"},
      {"decision.511921", ""},
      {"decision.513334", "{\"chosen\":\"[\\\"yak\\\"]\",\"by\":\"township meeting\",\"date\":\"2024-07-01\"}"},
      {"value.511921.tea.income",
       "{\"value\":\"2600\",\"low\":\"2000\",\"high\":\"3200\",\"source\":\"survey\",\"quality\":\"estimate\"}"},
      {"value.511921.tea.income", ""},
      {"value.511921.tea.income.value", "2700"},
      {"value.511921.yak.income",
       "{\"value\":\"10\",\"source\":\"survey\",\"quality\":\"assumption\",\"note\":\"why, \\\"so\\\"\"}"},
      {"value.511921.yak.services", "{}"},
      {"link.511921.511922.adjacent.km", "60"},
      {"link.511921.513334.road", "{\"km\":\"900\",\"minutes\":\"800\"}"},
      {"presence.511921.tea", "{\"amount\":\"12\",\"unit\":\"mu\",\"source\":\"survey\"}"},
      {"column.counties.pop_2020.note", "census of 2020"},
      {"source.survey.year", "2025"},
      {"source.atlas", "{\"title\":\"An atlas\"}"},
      {"weight.nature",
       "{\"kind\":\"points\",\"values\":\"{\\\"disaster\\\":60.0,\\\"terrain\\\":40.0}\",\"reason\":\"agreed\"}"},
      {"weight.goal", "{\"kind\":\"equal\"}"},
  };
  for (const auto& [path, text] : edits) check_there_and_back(c, path, text);
}

TEST_CASE("old and new are checked", "[edit]") {
  const Case c = minimal();
  Edit edit;
  edit.path = "robustness.draws";
  edit.old_value = "5000";
  edit.new_value = "1000";
  const Applied conflict = apply(c, edit);
  CHECK_FALSE(conflict.value);
  REQUIRE(conflict.diagnostics.size() == 1);
  CHECK(print(conflict.diagnostics[0]) == "robustness.draws: error: \"10000\" stands here now, not \"5000\"\n"
                                          "  someone else changed it: look at it and decide again\n");
  edit.old_value = "10000";
  CHECK(apply(c, edit).value->robustness.draws == 1000);
}

TEST_CASE("a refused edit says why", "[edit]") {
  const Case c = minimal();
  CHECK(refusal(c, "robustness.drwas", "1") ==
        "robustness.drwas: error: there is nothing at \"robustness.drwas\"\n  did you mean \"draws\"?\n");
  CHECK(refusal(c, "robustness.draws", "0") == "robustness.draws: error: at least one draw is needed\n");
  CHECK(refusal(c, "robustness.draws", "many") ==
        "robustness.draws: error: \"many\" does not fit here\n  write a whole number\n");
  CHECK(refusal(c, "case.author", "one\x1B").starts_with("case.author: error: the control character U+001B\n"));
  CHECK(refusal(c, "weighting.ri", "saaty1978") ==
        "weighting.ri: error: unknown word \"saaty1978\"\n  did you mean \"saaty1977\"?\n");
  CHECK(refusal(c, "case.counties", "[\"x\"]").starts_with("case.counties: error: unknown county \"x\""));
  CHECK(refusal(c, "case.counties", "[]").find("name at least one") != std::string::npos);
  CHECK(refusal(c, "county.511921.hazard_frost", "2")
            .starts_with("county.511921.hazard_frost: error: 2 is outside 0 to 1"));
  CHECK(refusal(c, "county.511921.elev_seat_m", "3,5").find("write 3.5 with a point") != std::string::npos);
  CHECK(refusal(c, "county.999.elev_seat_m", "3").starts_with("county.999.elev_seat_m: error: there is nothing"));
  CHECK(refusal(c, "industry.tea.elevation_band_m", "4;3;2;1").find("not in rising order") != std::string::npos);
  CHECK(refusal(c, "criterion.income.scale", "{ worst = 5000, best = 0 }").find("best above worst") !=
        std::string::npos);
  CHECK(refusal(c, "criterion.income.scale", "{ worst = 5000 }").find("\"best\" is missing") != std::string::npos);
  CHECK(refusal(c, "criterion.income.measure", "{ kind = \"bnad\" }").find("unknown kind of measure") !=
        std::string::npos);
  CHECK(refusal(c, "criterion.income.measure", "1\nid = \"x\"").find("does not fit") != std::string::npos);
  CHECK(refusal(c, "criterion.services.parent", "nature").find("\"services\" is not directly below \"livelihood\"") !=
        std::string::npos);
  CHECK(refusal(c, "judgement.herders.goal.nature.livelihood", "skip").find("is no judgement") != std::string::npos);
  CHECK(refusal(c, "judgement.nobody.goal.nature.livelihood", "3").find("unknown participant") != std::string::npos);
  CHECK(refusal(c, "value.511921.tea.income.quality", "guess").find("unknown quality") != std::string::npos);
  CHECK(refusal(c, "value.511921.yak.income.value", "3").find("no such row") != std::string::npos);
  CHECK(refusal(c, "value.511921.yak.income", "{\"vlaue\":\"3\"}").find("did you mean \"value\"?") !=
        std::string::npos);
  CHECK(refusal(c, "", "3").find("nothing at") != std::string::npos);
  CHECK(refusal(c, "participant.herders.weight", "").find("does not fit") != std::string::npos);
}

TEST_CASE("a new scale marks the judgements of its node as stale", "[edit]") {
  const Case c = minimal();
  const Applied applied = set_key(c, "criterion.market_risk.scale", "{ worst = 0.6, best = 0 }");
  REQUIRE(applied.value);
  for (const Judgement& j : applied.value->judging.judgements) CHECK(j.stale == (j.node == "livelihood"));
  // Judging again takes the mark away.
  const Applied again = set_key(*applied.value, "judgement.agriculture.livelihood.income.services", "3");
  REQUIRE(again.value);
  CHECK_FALSE(again.value->judging.judgements[3].stale);
  CHECK(again.value->judging.judgements[2].stale);
  // The same scale is no change.
  CHECK(set_key(c, "criterion.market_risk.scale", "{ worst = 0.5, best = 0 }").value == c);
}

TEST_CASE("an edit of a case that has an error already is judged by itself", "[edit]") {
  Case c = minimal();
  c.model.edit().links[0].kind = "river";
  CHECK(set_key(c, "robustness.draws", "1000").value);
  CHECK_FALSE(set_key(c, "robustness.draws", "-1").value);
}

TEST_CASE("a mirrored judgement is shown as its reciprocal", "[edit]") {
  const Case c = minimal();
  CHECK(value_at(c, "judgement.herders.goal.nature.livelihood") == "1/3");
  CHECK(value_at(c, "judgement.herders.goal.livelihood.nature") == "3");
  CHECK(value_at(c, "judgement.herders.nature.terrain.disaster") == "");
}

} // namespace edit_test
