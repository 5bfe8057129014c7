#include "engine/region/region.h"

#include "engine/casebook/read_casebook.h"
#include "engine/casebook/write_casebook.h"
#include "engine/command/program.h"
#include "engine/conditions/backing.h"
#include "engine/conditions/cell_words.h"
#include "engine/plan/plan_case.h"
#include "engine/ranking/rank.h"
#include "engine/rationale/explanation.h"
#include "engine/region/county_facts.h"
#include "engine/region/homogenization.h"
#include "tests/case/scratch.h"
#include "tests/catch.h"

#include <nlohmann/json.hpp>
#include <sstream>

namespace region_test {

using namespace yindi;

namespace {

Sector sector(const std::string& id, bool is_public = false) { return {id, plain(id), is_public, {}}; }

/// Three neighbours in a row, a – b – c, and an island d; farms lead in a and c, mines in b; offices are public.
Case row_of_three() {
  Case c;
  for (const char* id : {"a", "b", "c", "d"}) {
    County county;
    county.id = id;
    county.name = plain(id);
    county.conditions["pop_2020"] = 1000.0;
    c.model.edit().counties.push_back(county);
  }
  c.model.edit().condition_columns = {"pop_2020"};
  c.model.edit().links = {{"a", "b", "adjacent", 20.0, 30.0, "", {}}, {"b", "c", "adjacent", 60.0, 90.0, "", {}}};
  c.model.edit().sectors = {sector("farms"), sector("mines"), sector("offices", true)};
  const auto has = [&](const char* county, double farms, double mines, double offices) {
    c.model.edit().presence.push_back({county, "farms", farms, "persons", "2020", "census", {}});
    c.model.edit().presence.push_back({county, "mines", mines, "persons", "2020", "census", {}});
    c.model.edit().presence.push_back({county, "offices", offices, "persons", "2020", "census", {}});
  };
  has("a", 80, 20, 900);
  has("b", 20, 80, 10);
  has("c", 90, 10, 10);
  c.model.edit().reference = {
      {"farms", 500.0, "", "", "", {}}, {"mines", 500.0, "", "", "", {}}, {"offices", 100.0, "", "", "", {}}};
  Industry tea;
  tea.id = "tea";
  tea.name = plain("tea");
  tea.sector = "farms";
  tea.requirements["perishability"] = 0.0;
  c.model.edit().industries = {tea};
  c.model.edit().county_ids = {"a", "b", "c", "d"};
  c.model.edit().industry_ids = {"tea"};
  return c;
}

LeafValue value_of(Case c, const char* kind, std::size_t county) {
  Criterion leaf;
  leaf.id = "leaf";
  leaf.direction = Direction::max;
  leaf.scale = Scale{0, 1};
  leaf.measure = Measure{};
  leaf.measure->kind = kind;
  leaf.measure->decay_requirement = "perishability";
  c.model.edit().library.criteria = {leaf};
  Diagnostics diagnostics;
  return measure(c, c.model->library.criteria[0], c.model->counties[county], c.model->industries[0], diagnostics);
}

std::string why(const LeafValue& value) { return value.unknown_because.in(Language::en); }

} // namespace

TEST_CASE("an item leads where its quotient is the county's largest and at least 1", "[region]") {
  const Region region = make_region(row_of_three());
  CHECK(region.leading == std::vector<int>{0, 1, 0, no_lead}); // offices would lead in a, but are public
  CHECK(region.quotients(0, 0) == Approx(1.6));
  CHECK(region.quotients(0, 2) == 0);
  Case even = row_of_three();
  even.model.edit().presence[0].amount = 50;
  even.model.edit().presence[1].amount = 50;
  CHECK(make_region(even).leading[0] == 0); // exactly 1 leads; the first of equals
  even.model.edit().region.minimum_amount = 60;
  CHECK(make_region(even).leading[0] == no_lead);
}

TEST_CASE("crowding weighs neighbours by closeness and names them", "[region][measures]") {
  const Case c = row_of_three();
  CHECK(value_of(c, "crowding", 0).x == 0.0);
  const LeafValue b = value_of(c, "crowding", 1);
  CHECK(b.x == 1.0);
  CHECK(b.neighbours.in(Language::en) == "2 of 2 neighbours already lead in farms: a and c");
  CHECK(quality_of(c, b.inputs.at(0)) == "computed");
  Case other = c;
  other.model.edit().presence[6].amount = 0; // c: mines lead
  CHECK(*value_of(other, "crowding", 1).x == Approx((1.0 / 20) / (1.0 / 20 + 1.0 / 60)));
}

TEST_CASE("a neighbour that records industries says which of them leads", "[region][measures]") {
  Case c = row_of_three();
  Industry yak = c.model->industries[0];
  yak.id = "yak";
  c.model.edit().industries.push_back(yak);
  c.model.edit().presence.push_back({"a", "yak", 5.0, "head", "2020", "", {}});
  const Crowding tea = crowding_of_industry(make_region(c), 1, c.model->industries[0]);
  CHECK(*tea.share == Approx((1.0 / 60) / (1.0 / 20 + 1.0 / 60))); // a leads in yak, c by its sector
  CHECK(tea.by_sector);
  CHECK(*crowding_of_industry(make_region(c), 1, yak).share == 1);
}

TEST_CASE("similarity is UNIDO of the neighbours times the share in the sector, public included",
          "[region][measures]") {
  const LeafValue a = value_of(row_of_three(), "similarity", 0);
  const Eigen::Vector3d one(80, 20, 900), other(20, 80, 10);
  CHECK(*a.x == Approx(one.dot(other) / one.norm() / other.norm() * 80 / 1000));
}

TEST_CASE("specialisation, relatedness and access of a small region", "[region][measures]") {
  const Case c = row_of_three();
  CHECK(*value_of(c, "specialisation", 1).x == Approx(0.4));
  CHECK(*value_of(c, "relatedness", 0).x == Approx(1)); // farms are together with nothing else: φ is 1 with itself
  CHECK(*value_of(c, "relatedness", 1).x == 0);
  CHECK(*value_of(c, "access", 0).x == Approx(1000.0 / 30 + 1000.0 / 30 + 1000.0 / 120)); // itself, b, c
  Case spoils = c;
  spoils.model.edit().industries[0].requirements["perishability"] = 1.0;
  CHECK(*value_of(spoils, "access", 0).x ==
        Approx(1000.0 / 30 * 2 * std::pow(0.5, 30.0 / 240) + 1000.0 / 120 * std::pow(0.5, 0.5)));
}

TEST_CASE("how many people live somewhere may be known within limits only", "[region][measures]") {
  Case c = row_of_three();
  Cell& people = c.model.edit().counties[2].conditions["pop_2020"];
  people = std::vector<double>{500, 1000, 3000};
  c.model.edit().columns = {{"counties", "pop_2020", "persons", "census", "official", {}, {}, {}}};
  c.model.edit().cells = {{"counties", "c", "pop_2020", "guess", "estimate", {}, {}}};
  const double others = 1000.0 / 30 + 1000.0 / 30; // itself and b
  const LeafValue a = value_of(c, "access", 0);
  CHECK(*a.x == Approx(others + 1000.0 / 120));
  REQUIRE(a.x_range);
  CHECK(a.x_range->low == Approx(others + 500.0 / 120));
  CHECK(a.x_range->high == Approx(others + 3000.0 / 120));
  CHECK(a.neighbours.in(Language::en) == "how many people live in c is known only within limits");
  CHECK(make_region(c).population_source == "census;guess");
  CHECK_FALSE(value_of(c, "access", 3).x_range); // the island reaches nobody else
  people = std::vector<double>{500, 3000};
  CHECK(*value_of(c, "access", 0).x == Approx(others + 1750.0 / 120));
  c.model.edit().counties[1].conditions["pop_2020"] = Cell{}; // from nobody to as many as anywhere
  const LeafValue unknown = value_of(c, "access", 0);
  CHECK_FALSE(unknown.x);
  REQUIRE(unknown.x_range);
  CHECK(unknown.x_range->low == Approx(1000.0 / 30 + 500.0 / 120));
  CHECK(unknown.x_range->high == Approx(1000.0 / 30 + 3000.0 / 30 + 3000.0 / 120));
}

TEST_CASE("linkage looks here and next door", "[region][measures]") {
  Case c = row_of_three();
  CHECK(why(value_of(c, "linkage", 0)).starts_with("linkage.csv is missing"));
  c.model.edit().linkage = {{"mines", "farms", 0.3, 0.1, "io", {}}, {"farms", "mines", 0.2, 0.1, "io", {}}};
  // Farms buy 0.3 of mines and sell 0.1 to them: mines are the whole chain, and b next door has them.
  CHECK(*value_of(c, "linkage", 0).x == Approx(1));
  c.model.edit().links.clear();
  CHECK(*value_of(c, "linkage", 0).x == Approx(0.4)); // min(1, LQ of mines in a)
}

TEST_CASE("what is not there makes a leaf unknown with its reason, never 0", "[region][measures]") {
  Case c = row_of_three();
  CHECK(why(value_of(c, "crowding", 3)) == "links.csv names no neighbour of d");
  CHECK(why(value_of(c, "specialisation", 3)) == "presence.csv has no amounts of d");
  c.model.edit().industries[0].sector = "offices";
  CHECK(why(value_of(c, "specialisation", 0)).find("is public") != std::string::npos);
  c.model.edit().industries[0].sector = "space";
  CHECK(why(value_of(c, "relatedness", 0)) == "presence.csv does not name the sector \"space\"");
  c = row_of_three();
  c.model.edit().condition_columns.clear();
  CHECK(why(value_of(c, "access", 0)).find("population") != std::string::npos);
  c = row_of_three();
  c.model.edit().presence.clear();
  CHECK(why(value_of(c, "crowding", 1)) == "presence.csv says nothing of the neighbours of b");
  c.model.edit().presence = {{"a", "mines", 1.0, "", "", "", {}}, {"b", "farms", std::nullopt, "", "", "", {}}};
  CHECK(why(value_of(c, "relatedness", 0)).starts_with("no county is specialised in")); // an industry nobody has
}

TEST_CASE("homogenization: pairs, quantiles, who is crowded", "[region]") {
  Region region = make_region(row_of_three());
  tell_facts(row_of_three(), {"krugman"}, region);
  const Homogenization h = homogenization(region, {"a", "b"}); // c and d are context
  REQUIRE(h.pairs.size() == 1);
  CHECK(h.median == h.pairs[0].similarity);
  CHECK(h.leads.pairs == 1);
  CHECK(h.leads.same == 0);
  CHECK(*region.similarity_to_neighbours[1] != *h.median); // counts c as well
  CHECK(*region.facts["krugman"][0] ==
        Approx(std::abs(0.08 - 500.0 / 1100) + std::abs(0.02 - 500.0 / 1100) + std::abs(0.9 - 100.0 / 1100)));
  REQUIRE(h.crowded.size() == 2);
  CHECK(h.crowded[0].county == 0);
  CHECK(h.crowded[1].county == 1);
  CHECK(h.crowded[1].with_context);
  CHECK_FALSE(homogenization(make_region(Case{}), {}).median);
  CHECK(*quantile({1, 2, 3, 4}, 0.5) == 2.5); // R's type 7
  CHECK(*quantile({1, 2, 3, 4}, 0.25) == 1.75);
}

TEST_CASE("the shipped casebooks assess every regional leaf and say which neighbours matter", "[region][casebooks]") {
  for (const char* name : {"sichuan-hilly", "sichuan-plateau", "sichuan"}) {
    const Case c = *read_casebook(std::string(YINDI_SOURCE) + "/casebooks/" + name).value;
    const Ranking ranking = rank_case(c, {c.model->county_ids.front(), c.model->county_ids.back()}).ranking;
    REQUIRE(ranking.counties.size() == 2);
    for (const CountyRanking& county : ranking.counties) {
      for (const char* leaf : {"crowding", "belt", "market_potential", "value_chain", "hub_time", "access_fragility"}) {
        INFO(name << " " << leaf);
        CHECK(county.used.count(leaf) == 1);
      }
      // Of three leaves, and where people beyond the province are reached of whom no number is known.
      const std::size_t said = neighbours_of(c, *county.assessment, county.ranking.front().industry).size();
      CHECK((said == 3 || said == 4));
    }
  }
}

TEST_CASE("fit is the additive value without crowding, s is symmetric and sums to about one", "[region][plan]") {
  const Case c = *read_casebook(YINDI_SOURCE "/casebooks/sichuan-plateau").value;
  const Region region = make_region(c);
  Case additive = c;
  additive.method.id = "saw";
  additive.method.parameters.clear();
  const Ranking ranking = rank_case(additive).ranking;
  const auto problem = plan_problem(c, region, ranking, {});
  REQUIRE(problem.value);
  const PlanProblem& p = *problem.value;
  double all = 0;
  for (const PlanEdge& edge : p.edges) all += 2 * edge.s;
  std::size_t with_neighbours = 0;
  for (const std::string& id : p.counties) {
    const auto& row = region.graph.neighbours[region.graph.index.at(id)];
    with_neighbours += std::any_of(row.begin(), row.end(), [&](const Neighbour& n) {
      return std::find(p.counties.begin(), p.counties.end(), region.graph.counties[n.county]) != p.counties.end();
    });
  }
  CHECK(all == Approx(static_cast<double>(with_neighbours)));
  // With crowding's weight gone, fit·(1 − w) + w·u_crowding is the SAW score where no sibling takes the weight up;
  // here only: never above 1, 0 where excluded.
  CHECK(p.fit.maxCoeff() <= 1);
  CHECK(p.fit.minCoeff() >= 0);
  for (Eigen::Index i = 0; i < p.fit.rows(); ++i)
    for (Eigen::Index k = 0; k < p.fit.cols(); ++k)
      if (!p.possible(i, k)) CHECK(p.fit(i, k) == 0);
  PlanRequest wrong;
  wrong.fixed = {{"513334", "yakk"}};
  const auto refused = plan_problem(c, region, ranking, wrong);
  CHECK_FALSE(refused.value);
  CHECK(refused.diagnostics.back().hint.in(Language::en) == "did you mean \"yak\"?");
}

TEST_CASE("a plan's new chains are named, those that were there are not", "[region][plan]") {
  Case c = row_of_three();
  Industry mill = c.model->industries[0];
  mill.id = "mill";
  mill.sector = "mines";
  c.model.edit().industries.push_back(mill);
  c.model.edit().linkage = {{"farms", "mines", 0.2, 0.1, "", {}}, {"mines", "farms", 0.01, 0.1, "", {}}};
  Plan plan;
  plan.problem.counties = {"a", "b"};
  plan.problem.industries = {"tea", "mill"};
  plan.problem.edges = {{0, 1, 0.5}};
  plan.alone.chosen = {{0}, {0}};
  plan.planned.chosen = {{0}, {1}};
  const auto found = chain_links(c, plan);
  REQUIRE(found.size() == 1);
  CHECK(found[0].supplier == "a");
  CHECK(found[0].processing == "mill");
  CHECK(found[0].input == 0.2);
  plan.alone = plan.planned;
  CHECK(chain_links(c, plan).empty());
}

TEST_CASE("yindi region prints the contract's JSON, with and without a plan", "[region][command]") {
  std::ostringstream out, err;
  const std::string book = YINDI_SOURCE "/casebooks/sichuan-plateau";
  REQUIRE(run_program({"region", book, "--format", "json"}, out, err) == 0);
  auto json = nlohmann::json::parse(out.str());
  CHECK(json["plan"].is_null());
  CHECK(json["counties"].size() == 48);
  for (const auto& county : json["counties"])
    for (const char* key : {"id", "similarity_to_neighbours", "krugman", "leading", "crowding"})
      CHECK(county.contains(key));
  for (const char* key : {"a", "b", "similarity", "krugman"}) CHECK(json["pairs"][0].contains(key));
  std::ostringstream planned;
  REQUIRE(run_program({"region", book, "--plan", "--lambda", "2", "--fix", "513334=yak", "--format", "json"}, planned,
                      err) == 0);
  json = nlohmann::json::parse(planned.str());
  const auto& plan = json["plan"];
  CHECK(plan["lambda"] == 2.0);
  CHECK(plan["status"] == "optimal");
  CHECK(plan["objective"].get<double>() == Approx(plan["fit"].get<double>() - 2 * plan["collisions"].get<double>()));
  CHECK(plan["independent"]["collisions"].get<double>() >= plan["collisions"].get<double>());
  for (const auto& county : plan["counties"])
    if (county["id"] == "513334") CHECK(county["chosen"][0] == "yak");
  for (const char* key : {"lambda", "fit", "collisions"}) CHECK(plan["frontier"][0].contains(key));
  CHECK(run_program({"region", book, "--plan", "--fix", "513334"}, out, err) == 2);
  CHECK(run_program({"region", book, "--plan", "--at-most", "yak=some"}, out, err) == 2);
}

TEST_CASE("linkage.csv and [region] read back as written, what is wrong in them has its place", "[region][case]") {
  const Scratch scratch;
  Case c = *read_casebook(scratch.path()).value;
  CHECK(compose(c).at("casebook.toml").find("[region]") == std::string::npos); // nobody asked for it
  c.model.edit().linkage = {{"agriculture", "construction", 0.25, std::nullopt, "census", {}}};
  c.model.edit().region.closeness = "minutes";
  c.model.edit().region.speed_hills = 45;
  REQUIRE_FALSE(has_errors(write_casebook(c, scratch.path())));
  CHECK(*read_casebook(scratch.path()).value == c);
  scratch.write("linkage.csv", "supplier,user,input,output,source\nagriculture,constructio,-1,,\n");
  c.model.edit().region.detour = 0;
  scratch.write("casebook.toml", compose(c).at("casebook.toml"));
  std::string said;
  for (const Diagnostic& d : read_casebook(scratch.path()).diagnostics) said += print(d);
  CHECK(said.find("linkage.csv:2:13: error: unknown sector \"constructio\"") != std::string::npos);
  CHECK(said.find("linkage.csv:2:25: error: an amount cannot be negative") != std::string::npos);
  CHECK(said.find("\"detour\" must be above 0") != std::string::npos);
}

TEST_CASE("region runs on presence, links and reference alone", "[region][command]") {
  const Scratch scratch(false);
  const auto write = [&](const char* file, const char* text) { scratch.write(file, text); };
  write("presence.csv",
        "county,item,amount,unit,year,source\n1,farms,80,,,\n1,mines,20,,,\n2,farms,70,,,\n2,mines,30,,,\n");
  write("links.csv", "from,to,kind,km,minutes,source\n1,2,adjacent,10,,\n2,3,adjacent,10,,\n");
  write("reference.csv", "sector,amount,unit,year,source\nfarms,500,,,\nmines,500,,,\n");
  std::ostringstream out, err;
  REQUIRE(run_program({"region", scratch.folder.string(), "--format", "json"}, out, err) == 0);
  const auto json = nlohmann::json::parse(out.str());
  CHECK(json["counties"].size() == 2); // nothing is known of 3
  CHECK(json["counties"][0]["leading"] == "farms");
  CHECK(json["counties"][0]["crowding"]["farms"] == 1.0);
  CHECK(json["pairs"].size() == 1);
  CHECK(run_program({"region", scratch.folder.string(), "--plan"}, out, err) == 2);
  write("links.csv", "from,to,kind,km,minutes,source\n1,1,adjacent,-5,,\n");
  std::ostringstream problems;
  CHECK(run_program({"region", scratch.folder.string()}, out, problems) == 1);
  CHECK(problems.str().find("links.csv:2:3: error: a link from \"1\" to itself") != std::string::npos);
  CHECK(problems.str().find("links.csv:2:14: error: a distance of -5: it is above 0") != std::string::npos);
}

} // namespace region_test
