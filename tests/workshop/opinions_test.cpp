#include "engine/workshop/opinions.h"

#include "tests/workshop/group_case.h"

#include <cmath>

namespace opinions_test {

using namespace yindi;
using namespace yindi::test;
using Eigen::RowVectorXd;
using Eigen::VectorXd;

namespace {

/// The weights of a row of leaves by redistribute(), in the order of `part`.
std::vector<double> redistributed(const Case& c, const LocalWeights& local, const std::vector<std::string>& part) {
  std::set<std::string> out;
  for (const std::string& leaf : leaves(c.model->library))
    if (std::find(part.begin(), part.end(), leaf) == part.end()) out.insert(leaf);
  const auto global = redistribute(c.model->library, local, out);
  std::vector<double> result;
  for (const std::string& leaf : part) result.push_back(global.at(leaf));
  return result;
}

RowVectorXd row_of(const WeightTree& tree, const LocalWeights& local) {
  RowVectorXd row(tree.columns);
  for (const TreeNode& node : tree.nodes)
    for (std::size_t i = 0; i < node.items.size(); ++i)
      row(node.column + static_cast<Eigen::Index>(i)) = local.at(node.id).at(node.items[i]);
  return row;
}

} // namespace

TEST_CASE("weights as matrices are those of the hierarchy", "[workshop][opinions]") {
  std::mt19937_64 random(5);
  const Case c = synthetic_case({3, 1, 2, 4}, {});
  const WeightTree tree = weight_tree(c.model->library);
  const std::vector<std::string> all = leaves(c.model->library);
  for (int trial = 0; trial < 200; ++trial) {
    const LocalWeights local = random_weights(c, random);
    std::vector<std::string> part;
    for (const std::string& leaf : all)
      if (trial == 0 || random() % 3 > 0) part.push_back(leaf);
    if (part.empty()) continue;
    const RowVectorXd got = leaf_weights(tree, row_of(tree, local), part);
    const std::vector<double> want = redistributed(c, local, part);
    for (std::size_t j = 0; j < part.size(); ++j)
      CHECK(got(static_cast<Eigen::Index>(j)) == Approx(want[j]).epsilon(1e-13));
    CHECK(got.sum() == Approx(1).epsilon(1e-13));
  }
}

TEST_CASE("siblings that weigh nothing share what they are given", "[workshop][opinions]") {
  const Case c = synthetic_case({3, 1}, {});
  const WeightTree tree = weight_tree(c.model->library);
  const LocalWeights local = {
      {"goal", {{"g0", 0.5}, {"g1", 0.5}}}, {"g0", {{"c0", 1}, {"c1", 0}, {"c2", 0}}}, {"g1", {{"c3", 1}}}};
  const RowVectorXd got = leaf_weights(tree, row_of(tree, local), {"c1", "c2", "c3"});
  CHECK(got(0) == Approx(0.25));
  CHECK(got(1) == Approx(0.25));
  CHECK(got(2) == Approx(0.5));
}

TEST_CASE("own weights, and the group's where somebody said nothing", "[workshop][opinions]") {
  Case c = two_sides();
  c.judging.participants = {person("b", "farm"), person("a", "town", 2), person("c", "town")};
  c.judging.judgements = {said("a", "goal", "g0", "g1", "4"), said("b", "goal", "g0", "g1", "1/2"),
                          said("b", "g0", "c0", "c1", "3"), said("c", "g0", "c0", "c1", "skip")};
  const Opinions got = opinions_of(c);
  REQUIRE(got.people.size() == 2); // who says "don't know" to everything has no voice in it
  CHECK(got.people[0].id == "b");
  CHECK(got.people[0].name == "The b");
  CHECK(got.people[1].group == "town");
  CHECK(got.people[1].voice == 2);
  REQUIRE(got.parts.size() == 1);
  REQUIRE(got.parts[0].nodes.size() == 2);
  CHECK_FALSE(judged(got.parts[0].nodes[1], 1));

  const RowVectorXd group = group_weights(got);
  CHECK(group(0) == Approx(2 / 3.0)); // (1/2 · 4²)^(1/3) = 2
  CHECK(group(2) == Approx(0.75));
  const Eigen::MatrixXd local = local_opinions(got);
  CHECK(local(0, 0) == Approx(1 / 3.0));
  CHECK(local(1, 0) == Approx(0.8));
  CHECK(local(1, 2) == Approx(0.75)); // a said nothing of g0
  CHECK(local(0, 4) == Approx(0.5));  // nobody said anything of g1
}

TEST_CASE("the group's weights are those of weigh()", "[workshop][opinions]") {
  Case c = two_sides();
  c.judging.participants = {person("a", "x", 1.5), person("b", "y"), person("o", "y", 0)};
  c.judging.judgements = {said("a", "goal", "g0", "g1", "5"), said("b", "goal", "g0", "g1", "1/3"),
                          said("o", "goal", "g0", "g1", "9"), said("b", "g1", "c2", "c3", "2")};
  for (const char* aggregate : {"judgements", "priorities"}) {
    c.judging.weighting.aggregate = aggregate;
    const Opinions got = opinions_of(c);
    const RowVectorXd mine = leaf_weights(got.tree, group_weights(got));
    const Weights weights = *weigh(c, "").value;
    for (std::size_t j = 0; j < got.tree.leaves.size(); ++j)
      CHECK(mine(static_cast<Eigen::Index>(j)) == Approx(weights.global.at(got.tree.leaves[j])).epsilon(1e-12));
    VectorXd alone = VectorXd::Zero(3);
    alone(0) = 0.01;                        // one voice left is that person
    CHECK_FALSE(group_weights(got, alone)); // of g1 nobody is left
    alone(1) = 1e-9;
    CHECK((*group_weights(got, alone))(0) == Approx(5 / 6.0).epsilon(1e-6));
  }
}

TEST_CASE("profiles are blended person by person", "[workshop][opinions]") {
  Case c = two_sides();
  c.judging.profiles = {{"hill", plain("Hill"), "", {}}, {"high", plain("High"), "", {}}};
  c.judging.participants = {person("a", "x"), person("b", "x")};
  c.judging.judgements = {said("a", "goal", "g0", "g1", "1"), said("a", "goal", "g0", "g1", "3"),
                          said("b", "goal", "g0", "g1", "1/3")};
  c.judging.judgements[0].profile = "hill";
  c.judging.judgements[1].profile = "high";
  c.judging.judgements[2].profile = "high";
  const Opinions got = opinions_of(c, std::nullopt, "hill:0.25;high:0.75");
  REQUIRE(got.parts.size() == 2);
  CHECK(got.parts[0].nodes[0].answers.rows() == 2);
  CHECK(group_weights(got)(0) == Approx(0.5));
  CHECK(local_opinions(got)(0, 0) == Approx(0.25 * 0.5 + 0.75 * 0.75));
  CHECK(local_opinions(got)(1, 0) == Approx(0.25 * 0.5 + 0.75 * 0.25)); // b said nothing for hill: the group's half
}

TEST_CASE("a round speaks by its ballots once it is closed", "[workshop][opinions]") {
  Case c = two_sides();
  c.judging.participants = {person("a", "x", 3)};
  Round round;
  round.number = 4;
  round.naming = "pseudonymous";
  round.state = "closed";
  round.nodes = {"goal"};
  for (const char* value : {"2", "8"}) {
    Ballot ballot;
    ballot.pseudonym = std::string("p") + value;
    ballot.judgements = {said("", "goal", "g0", "g1", value)};
    round.ballots.push_back(ballot);
  }
  c.judging.rounds = {round};
  const Opinions got = opinions_of(c, 4);
  REQUIRE(got.people.size() == 2);
  CHECK(got.people[0].id == "p2");
  CHECK(got.people[0].voice == 1);
  CHECK(got.people[0].group.empty());
  CHECK(group_weights(got)(0) == Approx(0.8));

  c.judging.rounds[0].state = "open";
  const auto sealed = opinions(c, 4, "");
  CHECK_FALSE(sealed.value);
  REQUIRE(sealed.diagnostics.size() == 1);
  CHECK(sealed.diagnostics[0].message.in(Language::en) == "round 4 is open, so its ballots are sealed");
  const auto none = opinions(c, 5, "");
  REQUIRE(none.diagnostics.size() == 1);
  CHECK(none.diagnostics[0].hint.in(Language::en) == "its rounds are: 4");
}

// AIP of the textbook's example group-aip-city6 with its exact means (tests/workshop/consensus_test.cpp has the six).
TEST_CASE("priorities of six people by both means, and judgements of equal people", "[workshop][opinions]") {
  NodeOpinions node{"goal", {"cult", "fam", "house", "jobs", "trans"}, 0, {}, {}};
  const std::vector<std::vector<double>> own = {
      {0.17094659850096605, 0.4587180934443339, 0.08547329925048305, 0.250763563643613, 0.034098445160603987},
      {0.22910089836861694, 0.39356195937914046, 0.08292557993613746, 0.25319619144675853, 0.04121537086934668},
      {0.15400447742908743, 0.49219045733288064, 0.08239371392971148, 0.2213908358460354, 0.05002051546228499},
      {0.12424954166785511, 0.4634863230149013, 0.061620257006504836, 0.3159929668784716, 0.03465091143226716},
      {0.15216757036794948, 0.3556904157510195, 0.07239887942256558, 0.3748107706765823, 0.04493236378188319},
      {0.15365596598390885, 0.4738939551006046, 0.07106452677873729, 0.25168078671328853, 0.04970476542346076}};
  for (const auto& weights : own) {
    node.own.emplace_back(Priorities{});
    node.own.back()->weights = weights;
  }
  const VectorXd arithmetic = *aggregated_priorities(node, VectorXd::Ones(6), Mean::arithmetic);
  const VectorXd geometric = *aggregated_priorities(node, VectorXd::Ones(6), Mean::geometric);
  const std::vector<double> want = {0.16402084205306397, 0.4395902006704801, 0.07597937605402327, 0.2779725192007916,
                                    0.04243706202164113};
  const std::vector<double> renormalised = {0.1629700532768191, 0.44166236160604827, 0.07634199986754561,
                                            0.2766177956124205, 0.04240778963716653};
  for (Eigen::Index i = 0; i < 5; ++i) {
    CHECK(arithmetic(i) == Approx(want[static_cast<std::size_t>(i)]).epsilon(1e-12));
    CHECK(geometric(i) == Approx(renormalised[static_cast<std::size_t>(i)]).epsilon(1e-12));
  }

  const std::vector<double> said = {2, 1 / 3.0, 5, 1 / 7.0, 1, 9, 1 / 2.0, 4, 3, 1};
  node.answers.resize(3, 10);
  for (Eigen::Index k = 0; k < 3; ++k)
    for (Eigen::Index pair = 0; pair < 10; ++pair)
      node.answers(k, pair) = std::log(said[static_cast<std::size_t>(pair)]);
  const Comparison together = together_judged(node, VectorXd::Constant(3, 0.7));
  CHECK(together.ratio(0, 1) == Approx(2).epsilon(1e-14));
  CHECK(together.ratio(3, 4) == Approx(1).epsilon(1e-14));
  CHECK(together.ratio(4, 0) == Approx(7).epsilon(1e-14));
}

} // namespace opinions_test
