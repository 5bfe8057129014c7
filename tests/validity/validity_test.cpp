#include "engine/validity/validity.h"

#include "engine/casebook/read_casebook.h"
#include "engine/casebook/read_known.h"
#include "engine/casebook/write_casebook.h"
#include "engine/command/program.h"
#include "engine/validity/known.h"
#include "tests/case/scratch.h"
#include "tests/catch.h"

#include <nlohmann/json.hpp>
#include <sstream>

namespace validity_test {

using namespace yindi;

namespace {

using Corners = std::vector<double>;

Industry industry(const char* id, const char* sector, Corners band) {
  Industry result;
  result.id = id;
  result.name = plain(id);
  result.sector = sector;
  result.requirements["band"] = std::move(band);
  return result;
}

/// Three counties at 400, 800 and 1,600 m and four industries under one leaf, terrain:
///        tea   rice  pigs  mine
///   a    1     .6    .4    .2
///   b    .75   .2    .8    .4
///   c    .25   veto  1     .8
Case three_counties() {
  Case c;
  Model& m = c.model.edit();
  for (const auto& [id, height] : {std::pair("a", 400.0), {"b", 800.0}, {"c", 1600.0}}) {
    County county;
    county.id = id;
    county.name = plain(id);
    county.conditions["height"] = height;
    m.counties.push_back(county);
    m.county_ids.emplace_back(id);
  }
  m.condition_columns = {"height"};
  m.requirement_columns = {"band"};
  m.industries = {industry("tea", "farms", {0, 0, 400, 2000}), industry("rice", "farms", {0, 0, 0, 1000}),
                  industry("pigs", "farms", {0, 1000, 5000, 6000}), industry("mine", "mines", {0, 2000, 3000, 4000})};
  for (const Industry& one : m.industries) m.industry_ids.push_back(one.id);
  m.sectors = {{"farms", plain("Farming"), false, {}}, {"mines", plain("Mining"), false, {}}};
  m.links = {{"a", "b", "adjacent", 1.0, {}, "", {}}};
  Criterion leaf;
  leaf.id = "terrain";
  leaf.name = plain("Terrain");
  leaf.direction = Direction::max;
  leaf.scale = Scale{0, 1};
  leaf.measure = Measure{};
  leaf.measure->kind = "band";
  leaf.measure->condition = "height";
  leaf.measure->requirement = "band";
  leaf.veto = Veto{0.01, {}, plain("too high"), {}};
  m.library.criteria = {leaf};
  // Facts of a itself: withheld while a is judged, so that they change nothing.
  m.values = {{"a", "rice", "terrain", 0.01, {}, {}, "", "", {}, {}}};
  m.presence = {{"a", "tea", 5.0, "tons", "", "", {}}, {"b", "farms", 5.0, "persons", "", "", {}}};
  c.method.id = "saw";
  c.robustness.draws = 500;
  c.known = {{"a", "rice", "high", "", {}, "", {}},        {"b", "tea", "medium", "", {}, "", {}},
             {"b", "mine", "medium", "", {}, "", {}},      {"c", "rice", "high", "", {}, "", {}},
             {"c", "tea", "high", "", {}, "its band", {}}, {"d", "tea", "high", "", {}, "", {}},
             {"a", "gold", "high", "", {}, "", {}},        {"b", "tea", "high", "", {"again", ""}, "", {}}};
  return c;
}

const Baseline& named(const Validity& found, const std::string& id) {
  for (const Baseline& one : found.baselines)
    if (one.id == id) return one;
  FAIL("no baseline " + id);
  return found.baselines.front();
}

} // namespace

TEST_CASE("known pairs are sorted into what counts and what does not", "[validity]") {
  const Case c = three_counties();
  const KnownOfCase known = sort_known(c, c.known);
  REQUIRE(known.counted.size() == 4);
  CHECK(known.counted[1].confidence == "high"); // of two rows the surer
  REQUIRE(known.left_out.size() == 3);
  CHECK(known.left_out[0].why.in(Language::en) == "an input of the model: its band");
  CHECK(known.left_out[1].why.in(Language::en) == "the case has no county \"d\"");
  CHECK(known.left_out[2].why.in(Language::en) == "the case has no industry \"gold\"");
  CHECK(known.is_known("c", "tea")); // and so is no other of c
}

TEST_CASE("validity of a case that can be worked out by hand", "[validity]") {
  const Case c = three_counties();
  const Loaded<Validity> loaded = validity(c, c.known);
  REQUIRE(loaded.value);
  const Validity& found = *loaded.value;
  CHECK(found.counties == 3);
  CHECK(found.withheld_presence == 1);
  CHECK(found.withheld_values == 1);
  // rice in a: above pigs and mine of three; tea and mine in b: above rice of pigs and rice; rice in c: excluded.
  CHECK(*found.auc.value == Approx((2.0 / 3 + 0.5 + 0.5 + 0) / 4));
  CHECK(*found.high.value == Approx((2.0 / 3 + 0.5 + 0) / 3));
  CHECK(found.farming == "farms");
  CHECK(*found.auc_farming.value == Approx((0.5 + 0.5 + 0) / 3));
  // tea: b below a. rice: a above b, c excluded. mine: b above a, below c.
  CHECK(*found.within_industry.value == Approx((0 + 1 + 0 + 0.5) / 4));
  CHECK(*found.hits.at(1).value == 0);
  CHECK(*found.hits.at(3).value == Approx(2.0 / 3));
  CHECK(*found.mrr.value == Approx((0.5 + 0.5 + 0) / 3));
  CHECK(*named(found, "chance").auc.value == Approx((0.5 + 0.5 + 0.5 + 0) / 4));
  CHECK(*named(found, "chance").hits.at(1) == Approx((1.0 / 4 + 2.0 / 4 + 0) / 3));
  CHECK(*named(found, "common").auc.value == Approx((0.5 + 0.5 + 0.25 + 0) / 4));
  CHECK(*named(found, "common_by_height").auc.value == Approx((0.5 + 0.5 + 0.25 + 0) / 4)); // each class has one county
  CHECK(*named(found, "neighbours").auc.value == Approx((1.0 / 3 + 0.5 + 0.25 + 0) / 4));
  CHECK(*named(found, "terrain").auc.value == *found.auc.value);
  REQUIRE(found.criteria.size() == 1);
  CHECK(found.criteria[0].weight == 1);
  CHECK(*found.criteria[0].alone == *found.auc.value);
  CHECK(*found.criteria[0].without == *named(found, "chance").auc.value); // then nothing orders them
  REQUIRE(found.verdicts.size() == 1);
  CHECK(found.verdicts[0].level == Level::clear);
  CHECK(found.verdicts[0].counties == 3);
  CHECK(found.verdicts[0].right == 0);
  REQUIRE(found.pairs.size() == 4);
  CHECK(found.pairs[0].rank == 2);
  CHECK(found.pairs[0].of == 4);
  CHECK_FALSE(found.pairs[3].rank);
  REQUIRE(found.pairs[3].excluded);
  CHECK(found.pairs[3].excluded->criterion == "terrain");
  CHECK(found.pairs[3].auc == 0.0);
}

TEST_CASE("a prefecture that is held out speaks for none of its counties", "[validity]") {
  Case c = three_counties();
  Model& m = c.model.edit();
  const auto code = [](std::string& id) { id = id == "a" ? "510101" : id == "b" ? "510102" : "520101"; };
  for (County& county : m.counties) code(county.id);
  for (std::string& id : m.county_ids) code(id);
  for (Link& link : m.links) code(link.from), code(link.to);
  for (GivenValue& row : m.values) code(row.county);
  for (Presence& row : m.presence) code(row.county);
  m.presence.push_back({"510102", "pigs", 9.0, "heads", "", "", {}});
  std::erase_if(c.known, [](const KnownPair& pair) { return pair.county == "d" || pair.industry == "gold"; });
  for (KnownPair& pair : c.known) code(pair.county);
  CHECK_FALSE(validity(c, c.known, {false, 1}).value->blinded);
  const Loaded<Validity> loaded = validity(c, c.known, {false, 1, true});
  REQUIRE(loaded.value);
  REQUIRE(loaded.value->blinded);
  const Blinded& blinded = *loaded.value->blinded;
  CHECK(blinded.prefectures == 2);
  CHECK(loaded.value->withheld_presence == 2);
  CHECK(blinded.withheld_presence == 4);                 // tea and pigs, for either of the two
  CHECK(*blinded.auc.value == *loaded.value->auc.value); // the terrain of a county is its own
  CHECK(blinded.baselines.size() == loaded.value->baselines.size());
  // Of a and b only the third county speaks, which has rice and tea. rice in a: level with tea, above pigs and mine;
  // tea in b: level with rice, above pigs; mine in b: below rice, level with pigs; rice in c: excluded.
  for (const Baseline& one : blinded.baselines)
    if (one.id == "common" || one.id == "neighbours")
      CHECK(*one.auc.value == Approx((2.5 / 3 + 1.5 / 2 + 0.5 / 2 + 0) / 4));
  CHECK(withheld_with(HoldOut::prefecture, "51010") == "51010"); // no such code: it stands for itself
  CHECK(validity(three_counties(), three_counties().known, {false, 1, true})
            .diagnostics.front()
            .message.in(Language::en) == "no two counties of the case lie in one prefecture");
}

TEST_CASE("validity is the same on any number of threads, and stops when asked", "[validity]") {
  const Case c = three_counties();
  const auto one = validity(c, c.known, {true, 1}), three = validity(c, c.known, {true, 3});
  CHECK(one.value->auc.low == three.value->auc.low);
  CHECK(one.value->auc.high == three.value->auc.high);
  CHECK_FALSE(validity(c, c.known, {}, [](double) { return false; }).value);
  const auto none = validity(c, {{"d", "tea", "", "", {}, "", {}}});
  CHECK_FALSE(none.value);
  CHECK(none.diagnostics.front().hint.in(Language::en) == "the first is left out because the case has no county \"d\"");
}

TEST_CASE("known.csv is read, written and kept apart from the model", "[validity][casebook]") {
  const Case c = three_counties();
  const auto files = compose(c);
  REQUIRE(files.count("known.csv"));
  CHECK(files.at("known.csv").starts_with("county,industry,confidence,source,note,input\na,rice,high,,,\n"));
  const Loaded<Casebook> read = open_casebook(Folder{"case", files});
  REQUIRE(read.value);
  CHECK(read.value->value.known == c.known);
  auto bad = files;
  bad["known.csv"] = "county,industry,confidence,source,note\na,rice,hihg,,\n";
  const Loaded<Casebook> refused = open_casebook(Folder{"case", bad});
  const auto& said = refused.diagnostics;
  const auto found =
      std::find_if(said.begin(), said.end(), [](const Diagnostic& d) { return d.path == "case/known.csv"; });
  REQUIRE(found != said.end());
  CHECK(print(*found) == "case/known.csv:2:8: error: unknown confidence \"hihg\"\n  did you mean \"high\"?\n");
}

TEST_CASE("yindi validity prints what it found", "[validity][program]") {
  const Scratch scratch(false);
  Case named = three_counties();
  named.head.id = "three";
  named.head.title = {"Three counties", "三县"};
  for (const auto& [name, text] : compose(named)) // pairs of elsewhere may stand in a file of its own only
    scratch.write(name == "known.csv" ? "elsewhere.csv" : name, text);
  const std::string known = scratch.path() + "/elsewhere.csv";
  std::ostringstream out, err;
  CHECK(run_program({"validity", scratch.path(), "--known", known, "--format", "json"}, out, err) == done);
  INFO(err.str());
  const auto json = nlohmann::json::parse(out.str());
  CHECK(json["known"]["pairs"] == 4);
  CHECK(json["known"]["left_out"].size() == 3);
  CHECK(json["auc"]["value"].get<double>() == Approx((2.0 / 3 + 0.5 + 0.5 + 0) / 4));
  CHECK(json["hits"]["3"].get<double>() == Approx(2.0 / 3));
  CHECK(json["excluded"][0]["reason"] == "too high");
  CHECK(json["verdicts"][0]["level"] == "clear");
  for (const char* key : {"auc_farming", "within_industry", "mrr", "baselines", "criteria"}) CHECK(json.contains(key));
  std::ostringstream table, chinese, csv;
  CHECK(run_program({"validity", scratch.path(), "--known", known}, table, err) == done);
  CHECK(table.str().find("c is known for rice (high), and \"Terrain\" excludes it: Terrain 0 is below 0.01.") !=
        std::string::npos);
  CHECK(run_program({"validity", scratch.path(), "--known", known, "--lang", "zh"}, chinese, err) == done);
  CHECK(chinese.str().find("各县公认的特色产业") != std::string::npos);
  CHECK(run_program({"validity", scratch.path(), "--known", known, "--format", "csv"}, csv, err) == done);
  CHECK(csv.str().starts_with("county,industry,confidence,rank,of,auc,excluded_by\na,rice,high,2,4,0.666"));
  std::ostringstream none, refused;
  CHECK(run_program({"validity", scratch.path()}, none, refused) == input_has_errors);
  CHECK(refused.str().find("/known.csv:1:1: error: nothing to compare with") != std::string::npos);
}

} // namespace validity_test
