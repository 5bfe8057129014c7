#include "engine/casebook/read_casebook.h"
#include "engine/command/program.h"
#include "engine/region/homogenization.h"
#include "tests/catch.h"

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

namespace sichuan_test {

using namespace yindi;

namespace {

const std::string book = YINDI_SOURCE "/casebooks/sichuan";

std::set<std::string> crowded_in(const Region& region, const Homogenization& h, const std::string& item) {
  std::set<std::string> result;
  for (const Crowded& c : h.crowded)
    if (region.items[static_cast<std::size_t>(c.item)] == item) result.insert(region.graph.counties[c.county]);
  return result;
}

} // namespace

// The numbers were computed beforehand from the same census and borders by another program.
TEST_CASE("the casebook of Sichuan has its counties, borders and structures", "[region][sichuan]") {
  const Case c = *read_casebook(book).value;
  CHECK(c.model->county_ids.size() == 183);
  CHECK(c.model->counties.size() == 183 + 58);
  CHECK(c.model->links.size() == 488 + 115);
  CHECK(c.model->industry_ids.size() >= 20);
  const Region region = make_region(c);
  CHECK(region.items.size() == 19);
  const Homogenization h = homogenization(region, c.model->county_ids);
  CHECK(h.pairs.size() == 488);
  REQUIRE(h.median);
  CHECK(*h.median == Approx(0.953).margin(0.0005));
  CHECK(*h.p95 == Approx(0.997).margin(0.0005));
  CHECK(*h.greatest == Approx(0.9998).margin(0.00005));
  const auto construction = crowded_in(region, h, "construction");
  for (const char* id : {"511921", "511324", "511781"})
    CHECK(construction.count(id) == 1); // Tongjiang, Yilong, Wanyuan
  const auto farming = crowded_in(region, h, "agriculture");
  for (const char* id : {"513431", "513429", "513430"}) CHECK(farming.count(id) == 1); // Zhaojue, Butuo, Jinyang
}

TEST_CASE("a mixed county is ranked by both profiles", "[region][sichuan]") {
  std::ostringstream out, err;
  REQUIRE(run_program({"rank", book, "--county", "511781", "--format", "json"}, out, err) == 0);
  const auto county = nlohmann::json::parse(out.str())["counties"][0];
  CHECK(county["profile"] == "hilly:0.71;plateau:0.29");
  CHECK(county["by_profile"]["hilly"].size() == county["ranking"].size());
  CHECK(county["by_profile"]["plateau"].size() == county["ranking"].size());
  std::ostringstream table;
  REQUIRE(run_program({"rank", book, "--county", "511781"}, table, err) == 0);
  CHECK(table.str().find("Hilly areas  Plateau and mountains") != std::string::npos);
}

namespace {

void check_plan_of_sichuan(const char* choices) {
  std::ostringstream out, err;
  REQUIRE(run_program({"region", book, "--plan", "--choices", choices, "--format", "json"}, out, err) == 0);
  const auto plan = nlohmann::json::parse(out.str())["plan"];
  CHECK(plan["collisions"].get<double>() <= plan["independent"]["collisions"].get<double>() / 2);
  CHECK(plan["fit"].get<double>() >= 0.95 * plan["independent"]["fit"].get<double>());
  CHECK((plan["status"] == "optimal" || plan["gap"].get<double>() <= 0.05));
  CHECK(plan["bound"].get<double>() >= plan["objective"].get<double>() - 1e-6);
  const auto& frontier = plan["frontier"];
  for (std::size_t i = 1; i < frontier.size(); ++i) { // no point beats another on both counts
    CHECK(frontier[i]["fit"].get<double>() < frontier[i - 1]["fit"].get<double>());
    CHECK(frontier[i]["collisions"].get<double>() < frontier[i - 1]["collisions"].get<double>());
  }
}

} // namespace

TEST_CASE("the plan of Sichuan halves collisions for less than a twentieth of the fit", "[region][plan][sichuan]") {
  check_plan_of_sichuan("1");
}

TEST_CASE("... and so it does with two choices a county", "[region][plan][sichuan]") { check_plan_of_sichuan("2"); }

} // namespace sichuan_test
