// What the region says of each county: usable in formulas, printed by `yindi region`, never NaN.

#include "engine/casebook/check_case.h"
#include "engine/casebook/read_casebook.h"
#include "engine/casebook/write_casebook.h"
#include "engine/command/program.h"
#include "engine/conditions/assessment.h"
#include "engine/conditions/backing.h"
#include "engine/plan/regional.h"
#include "tests/case/scratch.h"
#include "tests/catch.h"
#include "tests/region/reference.h"

#include <nlohmann/json.hpp>
#include <sstream>

namespace county_facts_test {

using namespace yindi;
using namespace yindi::test;

namespace {

struct Said {
  int status;
  std::string out, err;
  nlohmann::json json() const { return nlohmann::json::parse(out); }
};

Said yindi_says(const std::vector<std::string>& arguments) {
  std::ostringstream out, err;
  const int status = run_program(arguments, out, err);
  return {status, out.str(), err.str()};
}

/// Tables of a region without a casebook: counties in a row, each 10 km from the next.
void write_row(const Scratch& scratch, const nlohmann::json& matrix) {
  std::string presence = "county,item,amount,unit,year,source\n", links = "from,to,kind,km,minutes,source\n";
  for (std::size_t c = 0; c < matrix.size(); ++c) {
    for (std::size_t p = 0; p < matrix[c].size(); ++p)
      presence += "c" + std::to_string(c) + ",p" + std::to_string(p) + "," + matrix[c][p].dump() + ",,,\n";
    if (c > 0) links += "c" + std::to_string(c - 1) + ",c" + std::to_string(c) + ",adjacent,10,,\n";
  }
  scratch.write("presence.csv", presence);
  scratch.write("links.csv", links);
}

} // namespace

TEST_CASE("region prints EconGeo's measures of every county, against the sum of all", "[region][command]") {
  const auto& e = region_reference()["econgeo"];
  const Scratch scratch(false);
  for (const std::string& kind : {std::string(), std::string("seed31_")}) {
    write_row(scratch, e[kind + "matrix"]);
    const auto json = yindi_says({"region", scratch.folder.string(), "--format", "json"}).json();
    for (std::size_t c = 0; c < json["counties"].size(); ++c) {
      const auto& county = json["counties"][c];
      for (const char* fact : {"krugman", "hachman", "herfindahl"})
        CHECK(county[fact].get<double>() == Approx(e[kind + fact][c].get<double>()).margin(1e-11));
      CHECK(county["krugman_region"] == county["krugman"]); // the reference is the sum of all here
      CHECK(county["entropy"].get<double>() ==
            Approx(e[kind.empty() ? "entropy_bits_round3" : "seed31_entropy"][c].get<double>()).margin(5.1e-4));
      for (std::size_t p = 0; p < e[kind + "lq"][c].size(); ++p)
        CHECK(county["location_quotients"]["p" + std::to_string(p)].get<double>() ==
              Approx(e[kind + "lq"][c][p].get<double>()).margin(1e-9));
    }
  }
}

TEST_CASE("region prints proximity and density of py-ecomplexity, and why there is no complexity",
          "[region][command]") {
  const auto& e = region_reference()["py_ecomplexity"]["six_by_five"];
  const Scratch scratch(false);
  write_row(scratch, e["matrix"]);
  const auto json = yindi_says({"region", scratch.folder.string(), "--format", "json"}).json();
  for (std::size_t p = 0; p < 5; ++p) // the vectors leave the diagonal open, which is 1
    for (std::size_t q = 0; q < 5; ++q)
      CHECK(json["product_space"]["proximity"]["p" + std::to_string(p)]["p" + std::to_string(q)].get<double>() ==
            Approx((p == q ? 1 : e["proximity"][p][q].get<double>())).margin(1e-12));
  for (std::size_t c = 0; c < 6; ++c)
    for (std::size_t p = 0; p < 5; ++p)
      CHECK(json["counties"][c]["relatedness"]["p" + std::to_string(p)].get<double>() ==
            Approx(e["density"][c][p].get<double>()).margin(1e-12));
  CHECK(json["counties"][0]["complexity"].is_null());
  CHECK(json["product_space"]["complexity"].is_null());
  CHECK(json["product_space"]["no_complexity"].get<std::string>().find("split into groups") != std::string::npos);
  CHECK(yindi_says({"region", scratch.folder.string()}).out.find("no complexity: the counties split into groups") !=
        std::string::npos);
}

TEST_CASE("degenerate regions have documented answers and no NaN", "[region][command]") {
  const Scratch scratch(false);
  const auto counties = [&](const char* matrix) {
    write_row(scratch, nlohmann::json::parse(matrix));
    const Said said = yindi_says({"region", scratch.folder.string(), "--format", "json"});
    CHECK(said.status == 0);
    CHECK(said.out.find("nan") == std::string::npos);
    CHECK(said.out.find("inf") == std::string::npos);
    CHECK(yindi_says({"region", scratch.folder.string()}).status == 0);
    return said.json()["counties"];
  };
  auto all = counties("[[1, 2, 0], [3, 1, 0], [0, 0, 0]]"); // p2: nobody's and zero in total; c2: no employment
  REQUIRE(all.size() == 2);
  CHECK_FALSE(all[0]["crowding"].contains("p2"));
  CHECK(all[1]["similarity_to_neighbours"].get<double>() > 0); // c2 does not count
  all = counties("[[1, 2]]");                                  // one county alone
  REQUIRE(all.size() == 1);
  CHECK(all[0]["similarity_to_neighbours"].is_null());
  CHECK(all[0]["crowding"]["p0"].is_null());
  CHECK(all[0]["complexity"].is_null());
  CHECK(all[0]["krugman"] == 0.0);
  all = counties("[[5, 5], [5, 5], [5, 5]]"); // all identical: the first of equal items leads
  for (const auto& county : all) {
    CHECK(county["similarity_to_neighbours"].get<double>() == Approx(1));
    CHECK(county["leading"] == "p0");
    CHECK(county["krugman"] == 0.0);
    CHECK(county["hachman"].get<double>() == Approx(1));
    CHECK(county["complexity"].is_null());
  }
  CHECK(counties("[[0, 0], [0, 0]]").empty());
}

TEST_CASE("a formula takes what the region says of a county", "[region][formula]") {
  Case c = *read_casebook(YINDI_SOURCE "/casebooks/sichuan").value;
  Criterion& leaf = *std::find_if(c.model.edit().library.criteria.begin(), c.model.edit().library.criteria.end(),
                                  [](const Criterion& criterion) { return criterion.id == "hub_time"; });
  leaf.measure->expression = "region.hub_hours * industry.perishability + 0 * region.krugman";
  const Region region = make_region(c);
  CHECK(region.facts.size() == 2); // only what is asked for
  Diagnostics diagnostics;
  const std::size_t litang = region.graph.index.at("513334");
  const LeafValue value = measure(c, leaf, c.model->counties[litang], c.model->industries.front(), diagnostics);
  REQUIRE(value.x);
  CHECK(*value.x == Approx(*region.facts.at("hub_hours")[litang] *
                           std::get<double>(c.model->industries.front().requirements.at("perishability"))));
  CHECK(std::any_of(value.inputs.begin(), value.inputs.end(), [&](const Input& input) {
    return input.table == InputTable::region && input.column == "hub_hours" && quality_of(c, input) == "computed";
  }));
  c.model.edit().region.hubs.clear();
  const LeafValue none = measure(c, leaf, c.model->counties[litang], c.model->industries.front(), diagnostics);
  CHECK_FALSE(none.x);
  CHECK(none.unknown_because.in(Language::en) == "[region] hubs of casebook.toml names no county to which goods go");
}

TEST_CASE("hubs, hops and the words of formulas are read back, and what is wrong in them has its place",
          "[region][case]") {
  const Scratch scratch;
  Case c = *read_casebook(scratch.path()).value;
  c.model.edit().region.closeness = "hops";
  c.model.edit().region.crowding_hops = 2;
  c.model.edit().region.hubs = {c.model->counties.front().id};
  REQUIRE_FALSE(has_errors(write_casebook(c, scratch.path())));
  CHECK(*read_casebook(scratch.path()).value == c);
  c.model.edit().region.crowding_hops = 0;
  c.model.edit().region.hubs = {"nowhere", c.model->counties.front().id, c.model->counties.front().id};
  scratch.write("casebook.toml", compose(c).at("casebook.toml"));
  std::string said;
  for (const Diagnostic& d : read_casebook(scratch.path()).diagnostics) said += print(d);
  CHECK(said.find("error: crowding looks 1 border far at least") != std::string::npos);
  CHECK(said.find("error: unknown county \"nowhere\"") != std::string::npos);
  CHECK(said.find("\" is there twice") != std::string::npos);
  const std::string book = YINDI_SOURCE "/casebooks/sichuan-hilly";
  const auto wrong = yindi_says({"rank", book, "--set", "region.crowding_hops=1.5"});
  CHECK(wrong.status != 0);
  CHECK(wrong.err.find("whole number") != std::string::npos);
  const auto further = yindi_says({"explain", book, "--county", "511921", "--set", "region.crowding_hops=2"});
  CHECK(further.status == 0);
}

TEST_CASE("an unknown word of the region is an error with its place", "[region][formula]") {
  const Scratch scratch;
  Case c = *read_casebook(scratch.path()).value;
  for (Criterion& leaf : c.model.edit().library.criteria)
    if (leaf.measure) {
      leaf.measure = Measure{};
      leaf.measure->kind = "formula";
      leaf.measure->expression = "region.krugmann";
      break;
    }
  const auto files = compose(c);
  for (const auto& [file, text] : files) scratch.write(file.c_str(), text);
  std::string said;
  for (const Diagnostic& d : read_casebook(scratch.path()).diagnostics) said += print(d);
  CHECK(said.find("error: the region says nothing called \"krugmann\"") != std::string::npos);
  CHECK(said.find("did you mean \"krugman\"?") != std::string::npos);
}

TEST_CASE("the casebooks' hub hours and access fragility are the province's graph's", "[region][sichuan]") {
  const Case province = *read_casebook(YINDI_SOURCE "/casebooks/sichuan").value;
  Region region = make_region(province);
  tell_facts(province, {"hub_hours", "closure_hours"}, region);
  for (const char* name : {"sichuan", "sichuan-hilly", "sichuan-plateau"}) {
    const Case c = *read_casebook(std::string(YINDI_SOURCE) + "/casebooks/" + name).value;
    for (const std::string& id : c.model->county_ids) {
      CAPTURE(name, id);
      const County& county = *find_county(c, id);
      const std::size_t at = region.graph.index.at(id);
      CHECK(std::get<double>(county.conditions.at("hub_hours")) ==
            Approx(*region.facts["hub_hours"][at]).margin(.00501));
      const double closed = region.facts["closure_hours"][at].value_or(8) / 8;
      CHECK(std::get<double>(county.conditions.at("access_fragility")) == Approx(std::min(1.0, closed)).margin(.00501));
    }
  }
}

TEST_CASE("people beyond the border are the employed there times what each means in the province",
          "[region][sichuan]") {
  const Case c = *read_casebook(YINDI_SOURCE "/casebooks/sichuan").value;
  std::map<std::string, double> employed;
  for (const Presence& row : c.model->presence)
    if (row.unit == "persons (10 % sample)") employed[row.county] += row.amount.value_or(0);
  std::vector<double> to_each; // residents to one of the sample, by county of the province
  for (const std::string& id : c.model->county_ids)
    to_each.push_back(std::get<double>(find_county(c, id)->conditions.at("pop_2020")) / employed.at(id));
  std::sort(to_each.begin(), to_each.end());
  REQUIRE(to_each.size() == 183);
  REQUIRE(c.model->cells.size() == 58);
  for (const CellNote& note : c.model->cells) {
    CAPTURE(note.row);
    const auto people = std::get<std::vector<double>>(find_county(c, note.row)->conditions.at("pop_2020"));
    REQUIRE(people.size() == 3);
    const double there = employed.at(note.row);
    CHECK(people[0] == Approx(to_each.front() * there).epsilon(.002).margin(60));
    CHECK(people[1] == Approx(to_each[91] * there).epsilon(.002).margin(60));
    CHECK(people[2] == Approx(to_each.back() * there).epsilon(.002).margin(60));
    CHECK(note.quality == "estimate");
  }
}

TEST_CASE("region says what a weak point cuts off, and whether only outside", "[region][sichuan]") {
  const std::string book = YINDI_SOURCE "/casebooks/sichuan";
  const auto json = yindi_says({"region", book, "--format", "json"}).json();
  const Case c = *read_casebook(book).value;
  const auto decides = [&](const nlohmann::json& id) {
    return std::find(c.model->county_ids.begin(), c.model->county_ids.end(), id.get<std::string>()) !=
           c.model->county_ids.end();
  };
  const auto& cuts = json["graph"]["cut_off"];
  REQUIRE(cuts.size() == json["graph"]["articulation"].size());
  REQUIRE(cuts.size() > 10); // most of them lead to context counties only
  for (const auto& cut : cuts) {
    CHECK_FALSE(cut["cut_off"].empty());
    const bool any = std::any_of(cut["cut_off"].begin(), cut["cut_off"].end(), decides);
    CHECK(cut["only_context"].get<bool>() == !any);
  }
  const std::string table = yindi_says({"region", book}).out;
  CHECK(table.find("whose loss cuts off only counties outside: ") != std::string::npos);
  for (const char* head : {"Herfindahl", "Hachman", "entropy, bits", "complexity", "hours to the hub"})
    CHECK(table.find(head) != std::string::npos);
  CHECK(yindi_says({"region", book, "--lang", "zh"}).out.find("赫芬达尔指数") != std::string::npos);
}

} // namespace county_facts_test
