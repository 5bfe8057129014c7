#include "engine/methods/electre_iii.h"
#include "tests/methods/published.h"

#include <algorithm>
#include <limits>

namespace electre_test {

using namespace yindi;
using namespace yindi::test;

TEST_CASE("ELECTRE III orders without scores", "[electre]") {
  for (const MatrixExample& example : examples("electre-iii")) {
    const Scores scores = run(example);
    CHECK(scores.scores.empty());
    CHECK(scores.ranks.size() == example.matrix.alternatives.size());
  }
}

// Waste incineration in eastern Switzerland: Wang & Triantaphyllou 2008, Omega 36:45–63, section 3.2, with thresholds
// of some criteria relative to the value of the alternative tested. The numbers came second-hand: neither the paper nor
// a public program that holds them could be seen.
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

TEST_CASE("preference thresholds let a criterion speak for in part, none speaks as before", "[electre]") {
  const auto m = matrix_of("[[10,5],[8,6]]", "[1,1]");
  const std::vector<double> w = {0.75, 0.25};
  const auto concordances = [&](const Settings& settings) {
    const auto result = run("electre-i-veto", m, w, settings);
    REQUIRE(result.value);
    return result.value->workings()["concordance"].get<std::vector<std::vector<double>>>();
  };
  // a1 is 2 behind on the first criterion: 1 − 2/8 of its weight still speaks for it; a0 is 1 behind on the second.
  const auto partly = concordances({{"preference_thresholds", std::vector<double>{8, 1}}});
  CHECK(partly[1][0] == Approx(0.75 * 0.75 + 0.25));
  CHECK(partly[0][1] == Approx(0.75));
  const auto plainly = concordances({{"preference_thresholds", std::string("null")}});
  CHECK(plainly == concordances({}));
  CHECK(plainly[1][0] == Approx(0.25));
  CHECK(refused(run("electre-i-veto", m, w, {{"preference_thresholds", std::vector<double>{8}}})).find("1") !=
        std::string::npos);
}

TEST_CASE("what the source fixes may be stated, not changed", "[electre]") {
  const auto m = matrix_of("[[10,5],[8,6],[7,9]]", "[1,1]");
  CHECK(refused(run("electre-net", m, {0.5, 0.5}, {{"denominator", std::string("range of the column")}})) ==
        "parameter \"denominator\" has no such choice");
  const auto rescaled = run("electre-net", m, {2, 1}),
             as_written = run("electre-net", m, {2, 1}, {{"weights_rescaled_to_sum_one", false}});
  REQUIRE(rescaled.value);
  REQUIRE(as_written.value);
  for (std::size_t i = 0; i < 3; ++i)
    CHECK(as_written.value->scores[i] == Approx(3 * rescaled.value->scores[i]).margin(1e-12));
  CHECK(as_written.value->workings()["net_discordance"] == rescaled.value->workings()["net_discordance"]);
}

TEST_CASE("concordance and veto are reached or passed as asked, in whatever order the criteria stand", "[electre]") {
  // For a0 speak criteria of 0.2 + 0.1 + 0.2 + 0.1 = 0.6, of which doubles make a little more or less.
  const std::vector<double> w = {0.2, 0.1, 0.2, 0.1, 0.4};
  const auto m = matrix_of("[[1,1,1,1,0.7],[0,0,0,0,0.8]]", "[1,1,1,1,1]");
  std::vector<std::size_t> order = {0, 1, 2, 3, 4};
  const auto outranks = [&](const Settings& settings) {
    DecisionMatrix turned = m;
    std::vector<double> weights;
    for (std::size_t j = 0; j < order.size(); ++j) {
      turned.values.col(static_cast<Eigen::Index>(j)) = m.values.col(static_cast<Eigen::Index>(order[j]));
      weights.push_back(w[order[j]]);
    }
    Settings all = settings;
    all["concordance_threshold"] = 0.6;
    const auto result = run("electre-i-veto", turned, weights, all);
    REQUIRE(result.value);
    return result.value->workings()["outranks"][0][1] == 1;
  };
  using Words = std::string;
  do {
    CHECK(outranks({}));
    CHECK(outranks({{"concordance_rule", Words("at least the threshold")}}));
    CHECK_FALSE(outranks({{"concordance_rule", Words(">")}}));
    CHECK_FALSE(outranks({{"concordance_rule", Words("strictly greater than threshold")}}));
    // a1 leads by 0.1 on the last: it reaches a veto of 0.1 and does not pass it.
    CHECK_FALSE(outranks({{"veto", 0.1}}));
    CHECK(outranks({{"veto", 0.1}, {"veto_rule", Words(">")}}));
    CHECK_FALSE(outranks({{"veto", 0.0999}, {"veto_rule", Words(">")}}));
  } while (std::next_permutation(order.begin(), order.end()));
  CHECK(refused(run("electre-i-veto", m, w, {{"veto_rule", Words("=>")}})) ==
        "parameter \"veto_rule\" has no such choice");
}

TEST_CASE("ELECTRE I reaches or passes its thresholds as asked", "[electre]") {
  const auto m = matrix_of("[[1,0],[0,1]]", "[1,1]");
  using Words = std::string;
  const auto kernel = [&](const Settings& settings) {
    Settings all = settings;
    all["p"] = 0.7;
    all["q"] = 1.0;
    return run("electre-i", m, {0.7, 0.3}, all, "none").value->scores;
  };
  CHECK(kernel({}) == std::vector<double>{1, 0});
  CHECK(kernel({{"concordance_rule", Words(">")}}) == std::vector<double>{1, 1});
  CHECK(kernel({{"discordance_rule", Words(">=")}}) == std::vector<double>{1, 1});
}

TEST_CASE("ELECTRE III meets equal thresholds as decimal numbers do", "[electre]") {
  Eigen::MatrixXd values(2, 1);
  values << 0.7, 0.8;
  const Eigen::VectorXd w = Eigen::VectorXd::Ones(1);
  const auto all = [](double x) { return Eigen::MatrixXd::Constant(2, 1, x); };
  CHECK(credibility(values, w, {all(0.1), all(0.1), all(std::numeric_limits<double>::infinity())})(0, 1) == 1);
  CHECK(credibility(values, w, {all(0.09), all(0.0999), all(std::numeric_limits<double>::infinity())})(0, 1) == 0);
}

} // namespace electre_test
