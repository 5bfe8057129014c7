#include "engine/methods/electre_iii.h"
#include "tests/methods/vectors.h"

#include <limits>

using namespace yindi;
using namespace yindi::test;

namespace {

std::vector<double> inside(const Json& kernel, std::size_t m, const Json& names) {
  std::vector<double> scores(m, 0);
  for (const Json& member : kernel)
    for (std::size_t i = 0; i < m; ++i)
      if (member.is_string() ? names[i] == member : member == i) scores[i] = 1;
  return scores;
}

const Json& example_named(const Json& examples, const std::string& id) {
  for (const Json& example : examples)
    if (example["id"] == id) return example;
  FAIL("no example " << id);
  return examples;
}

std::vector<double> weights_of(const Json& example) { return example["weights"].get<std::vector<double>>(); }

} // namespace

TEST_CASE("ELECTRE I and I with veto give the published kernels", "[electre]") {
  for (const Json& example : vectors("electre")) {
    CAPTURE(example["id"]);
    const DecisionMatrix m = matrix_of(example["matrix"], example["directions"]);
    if (example.contains("expected_kernels_by_threshold"))
      for (const Json& at : example["expected_kernels_by_threshold"]) {
        CAPTURE(at);
        const auto scores =
            run("electre-i", m, weights_of(example), {{"p", at["p"].get<double>()}, {"q", at["q"].get<double>()}});
        REQUIRE(scores.value);
        CHECK(scores.value->scores == inside(at["kernel"], m.alternatives.size(), {}));
      }
    if (example.contains("expected_kernels"))
      for (const Json& at : example["expected_kernels"]) {
        CAPTURE(at);
        const auto scores = run("electre-i-veto", m, weights_of(example),
                                {{"concordance_threshold", at["concordance_threshold"].get<double>()},
                                 {"veto", example["parameters"]["veto"].get<std::vector<double>>()}});
        REQUIRE(scores.value);
        CHECK(scores.value->scores == inside(at["kernel"], m.alternatives.size(), example["alternatives"]));
      }
  }
}

TEST_CASE("ELECTRE II gives the published mean ranks", "[electre]") {
  const Json examples = vectors("electre");
  for (const char* id : {"electre2-cebrian2009", "electre2-wang2006"}) {
    const Json example = example_named(examples, id);
    CAPTURE(id);
    Settings settings;
    for (const auto& [key, value] : example["parameters"].items()) settings[key] = value.get<double>();
    const auto scores = run("electre-ii", matrix_of(example["matrix"], example["directions"]), weights_of(example),
                            settings, example["preprocessing"] == "none" ? "none" : "sum_plain");
    REQUIRE(scores.value);
    check_near(scores.value->scores, example["expected_scores"], example["tolerance"].get<double>());
    CHECK(ranks("electre-ii", scores) == example["expected_ranking"].get<std::vector<int>>());
  }
}

TEST_CASE("ELECTRE's net concordance and discordance", "[electre]") {
  const Json examples = vectors("electre");
  const Json example = example_named(examples, "electre-net-jmcdm");
  const auto scores = run("electre-net", matrix_of(example["matrix"], example["directions"]), weights_of(example));
  REQUIRE(scores.value);
  check_near(scores.value->scores, example["expected_net_concordance"], example["tolerance"].get<double>());
  check_near(scores.value->scores, example["reference_full_precision"]["C"], 1e-9);
  check_near(scores.value->workings["net_discordance"], example["expected_net_discordance"], 1e-7);
  check_near(scores.value->workings["net_discordance"], example["reference_full_precision"]["D"], 1e-9);
  CHECK(ranks("electre-net", scores)[3] == 1);
}

// Six alternatives, q 0.3, p 0.5, v 0.7 throughout, with the credibilities that the tests of the Python package mcda
// print. The distillations by hand: λ₀ = 1 cuts at 0.716, where the qualifications are 1, −2, 0, −1, 4, −2.
TEST_CASE("ELECTRE III gives the printed credibilities", "[electre]") {
  const auto m = matrix_of("[[8.84,8.79,6.43,6.95],[8.57,8.51,5.47,6.91],[7.76,7.75,5.34,8.76],[7.97,9.12,5.93,8.09],"
                           "[9.03,8.97,8.19,8.10],[7.41,7.87,6.77,7.23]]",
                           "[1,1,1,1]");
  const std::vector<double> w = {9.00, 8.24, 5.98, 8.48};
  const auto scores = run("electre-iii", m, w, {{"q", 0.3}, {"p", 0.5}, {"v", 0.7}});
  REQUIRE(scores.value);
  const auto& workings = scores.value->workings;
  const Json expected = Json::parse("[[1,1,0,0,0,0.96227129],[0,1,0,0,0,0],[0,0,1,0,0,0],"
                                    "[0,0.71608833,0.41073113,1,0,0],[1,1,0.54764151,1,1,1],[0,0,0,0,0,1]]");
  for (std::size_t a = 0; a < 6; ++a) check_near(workings["credibility"][a], expected[a], 0.006);
  CHECK(workings["descending"] == Json::parse("[2,4,4,3,1,4]"));
  CHECK(workings["ascending"] == Json::parse("[3,4,2,3,1,4]"));
  CHECK(scores.value->scores.empty());
  CHECK(scores.value->ranks == std::vector<int>{2, 5, 2, 3, 1, 5});

  const Json without_veto =
      Json::parse("[[1,1,0.73,0.69,0.54,0.96],[0.81,1,0.73,0.32,0.11,0.78],[0.27,0.46,1,0.55,0.27,0.81],"
                  "[0.53,0.72,0.73,1,0.53,0.81],[1,1,0.73,1,1,1],[0.46,0.46,0.66,0.19,0,1]]");
  const auto free = run("electre-iii", m, w, {{"q", 0.3}, {"p", 0.5}});
  for (std::size_t a = 0; a < 6; ++a) check_near(free.value->workings["credibility"][a], without_veto[a], 0.006);
}

// Waste incineration in eastern Switzerland: Wang & Triantaphyllou 2008, Omega 36:45–63, section 3.2, with thresholds
// of some criteria relative to the value of the alternative tested.
TEST_CASE("ELECTRE III orders the published waste strategies", "[electre]") {
  const auto m = matrix_of("[[125,866,9.81,218,1.41,542,483,23,1.5,1,1],[11980,900,11.45,189,1.45,452,303,12,1.5,6,6],"
                           "[31054,883,9.86,172,1.82,341,311,0,0,3,3],[28219,840,10.38,171,1.95,339,318,0,0,3,3],"
                           "[31579,903,10.74,165,1.7,312,281,0,0,5,5],[39364,922,13.87,167,1.65,287,269,0,0,8,7],"
                           "[125,769,9.33,182,1.64,458,180,0,1.5,1,1],[8075,896,9.82,172,1.7,408,121,0,1.5,6,6],"
                           "[3089,770,9.39,177,1.9,430,228,0,1,2,2],[6449,766,7.22,172,1.65,401,157,0,1,4,4],"
                           "[12074,897,10.61,169,1.65,378,162,0,1,7,6]]",
                           "[-1,1,-1,-1,-1,1,1,-1,-1,-1,-1]");
  const std::vector<double> w = {0.16, 0.033, 0.033, 0.097, 0.097, 0.16, 0.097, 0.16, 0.033, 0.033, 0.097};
  const std::vector<double> fixed = {1000, 0, 0, 5, 0, 0, 0, 2, 0.2, 0, 0},
                            twice = {2000, 0, 0, 10, 0, 0, 0, 4, 0.4, 1, 1};
  OutrankingThresholds t{m.values, m.values, m.values};
  Eigen::MatrixXd values = m.values;
  for (Eigen::Index j = 0; j < 11; ++j) {
    const bool relative = j == 1 || j == 2 || (j >= 4 && j <= 6);
    for (Eigen::Index i = 0; i < 11; ++i) {
      t.q(i, j) = relative ? 0.1 * m.values(i, j) : fixed[static_cast<std::size_t>(j)];
      t.p(i, j) = relative ? 0.2 * m.values(i, j) : twice[static_cast<std::size_t>(j)];
      t.v(i, j) = std::numeric_limits<double>::infinity();
      if (m.directions[static_cast<std::size_t>(j)] == Direction::min) values(i, j) *= -1;
    }
  }
  const Eigen::MatrixXd sigma = credibility(values, Eigen::Map<const Eigen::VectorXd>(w.data(), 11), t);
  const std::vector<double> first = {1, .74, .71, .71, .71, .71, .74, .74, .71, .68, .71},
                            ninth = {.35, .78, .85, .85, .74, .73, .67, .97, 1, .94, .89};
  for (Eigen::Index b = 0; b < 11; ++b) {
    CHECK(sigma(0, b) == Approx(first[static_cast<std::size_t>(b)]).margin(0.0051));
    CHECK(sigma(8, b) == Approx(ninth[static_cast<std::size_t>(b)]).margin(0.0051));
  }
  CHECK(distil(sigma, Distillation::descending) == Classes{{8}, {3}, {6}, {9}, {2, 4, 7, 10}, {0}, {1}, {5}});
  CHECK(distil(sigma, Distillation::ascending) == Classes{{0, 6}, {8}, {3}, {9}, {1, 4}, {2, 10}, {7}, {5}});
}
