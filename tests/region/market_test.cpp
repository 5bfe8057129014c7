#include "engine/conditions/value_function.h"
#include "engine/region/market.h"
#include "engine/schema/formula.h"
#include "engine/weights/priorities.h"
#include "tests/region/reference.h"

namespace market_test {

using namespace yindi;
using namespace yindi::test;

TEST_CASE("Harris 1954 on a path of three nodes, own time half an hour", "[region][market]") {
  const auto& expected = region_reference()["scalar_examples"]["market_potential"][0]["value"];
  const std::vector<double> people = {100, 200, 300};
  CHECK(tanner_potential(people, {0.5, 1, 3}, 0) == Approx(expected["A"].get<double>()));
  CHECK(tanner_potential(people, {1, 0.5, 2}, 0) == Approx(expected["B"].get<double>()));
  CHECK(tanner_potential(people, {3, 2, 0.5}, 0) == Approx(expected["C"].get<double>()));
}

TEST_CASE("what spoils sells less far away, where nobody gets, nothing is sold", "[region][market]") {
  const std::vector<double> people = {100, 200, 300}, minutes = {30, 60, 1e300};
  CHECK(tanner_potential(people, minutes, 0) == Approx(100.0 / 30 + 200.0 / 60));
  CHECK(tanner_potential(people, minutes, 0.01) == Approx(100 * std::exp(-0.3) / 30 + 200 * std::exp(-0.6) / 60));
  CHECK(tanner_potential({}, {}, 1) == 0);
}

TEST_CASE("crowding is the share of the neighbours weighted by 1/km", "[region][market]") {
  const double expected = region_reference()["scalar_examples"]["crowding"][0]["value"];
  CHECK(*weighted_share({1.0 / 50, 1.0 / 25, 1.0 / 100}, {true, false, true}) == Approx(expected));
  CHECK_FALSE(weighted_share({}, {}));
}

TEST_CASE("linkage is the part of the chain that is at hand", "[region][market]") {
  Eigen::MatrixXd chain(2, 2), hand(1, 2);
  chain << 1, 0, 3, 0; // the second industry has no chain
  hand << 0.5, 1;
  const Eigen::MatrixXd found = chain_linkage(hand, chain);
  CHECK(found(0, 0) == Approx((0.5 * 1 + 1 * 3) / 4));
  CHECK(found(0, 1) == 0);
}

TEST_CASE("scalars that a criteria library writes as formulas", "[region][market]") {
  const auto value = [](const std::string& expression, const nlohmann::json& inputs) {
    const ParsedFormula parsed = parse_formula(expression);
    REQUIRE(parsed.formula);
    return *evaluate(*parsed.formula, [&](const std::string&, const std::string& column) {
              return std::optional(inputs[column].get<double>());
            }).value;
  };
  const auto& scalars = region_reference()["scalar_examples"];
  for (const auto& g : scalars["gaez_si"]) // GAEZ: VS is 90 %, S 70 %, MS 50 %, mS 30 % suitable
    CHECK(value("0.9*county.VS + 0.7*county.S + 0.5*county.MS + 0.3*county.mS", g) == Approx(g["si"].get<double>()));
  for (const auto& r : scalars["inform_risk"]) // INFORM: the geometric mean of three dimensions
    CHECK(value("(county.hazard_exposure * county.vulnerability * county.lack_of_coping)^(1/3)", r) ==
          Approx(r["risk"].get<double>()));
  for (const auto& t : scalars["trapezoid"])
    CHECK(trapezoid(t["x"], {t["a"], t["b"], t["c"], t["d"]}) == Approx(t["mu"].get<double>()));
}

TEST_CASE("the two profile templates: eigenvector and geometric mean", "[region][market]") {
  for (const char* profile : {"hilly", "plateau_mountain"}) {
    const auto& expected = region_reference()["profile_matrices"][profile];
    const auto& rows = expected["pairwise"];
    Comparison comparison = no_judgements(expected["groups"].get<std::vector<std::string>>());
    for (std::size_t i = 0; i < rows.size(); ++i)
      for (std::size_t j = i + 1; j < rows.size(); ++j)
        judge(comparison, static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j),
              *ratio(rows[i][j].get<std::string>()));
    const auto found = priorities(comparison, {"eigenvector", "saaty1977"});
    REQUIRE(found.value);
    CHECK(*found.value->cr == Approx(expected["CR_RI_1_32"].get<double>()).margin(1e-7));
    const auto mean = priorities(comparison, {"geometric-mean", "saaty1977"});
    REQUIRE(mean.value);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      CHECK(found.value->weights[i] == Approx(expected["eigen_weights"][i].get<double>()).margin(1e-8));
      CHECK(mean.value->weights[i] == Approx(expected["geomean_weights"][i].get<double>()).margin(1e-8));
    }
  }
}

} // namespace market_test
