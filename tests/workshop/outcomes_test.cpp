#include "engine/workshop/blocs.h"
#include "engine/workshop/outcomes.h"

#include "tests/workshop/group_case.h"

namespace outcomes_test {

using namespace yindi;
using namespace yindi::test;
using Eigen::MatrixXd;

namespace {

/// Three from the town for g0, two farmers for g1.
Case town_and_farm() {
  Case c = two_sides();
  c.judging.participants = {person("t1", "town"), person("t2", "town"), person("t3", "town"), person("f1", "farm"),
                            person("f2", "farm")};
  c.judging.judgements = {said("t1", "goal", "g0", "g1", "4"), said("t2", "goal", "g0", "g1", "4"),
                          said("t3", "goal", "g0", "g1", "3"), said("f1", "goal", "g0", "g1", "1/4"),
                          said("f2", "goal", "g0", "g1", "1/4")};
  return c;
}

MatrixXd distances_of(const std::vector<double>& places) {
  const auto n = static_cast<Eigen::Index>(places.size());
  MatrixXd result(n, n);
  for (Eigen::Index i = 0; i < n; ++i)
    for (Eigen::Index j = 0; j < n; ++j)
      result(i, j) = std::abs(places[static_cast<std::size_t>(i)] - places[static_cast<std::size_t>(j)]);
  return result;
}

} // namespace

TEST_CASE("average linkage and silhouette by hand", "[workshop][blocs]") {
  const MatrixXd line = distances_of({0, 10, 1, 11, 4});
  CHECK(clusters(line, 5) == std::vector<std::size_t>{0, 1, 2, 3, 4});
  CHECK(clusters(line, 3) == std::vector<std::size_t>{0, 1, 0, 1, 2});
  CHECK(clusters(line, 2) == std::vector<std::size_t>{0, 1, 0, 1, 0}); // 4 lies 3.5 from {0, 1}, 6.5 from {10, 11}
  CHECK(clusters(line, 1) == std::vector<std::size_t>(5, 0));
  // {0, 1} and {10, 11}: a = 1; b = 10.5, 9.5, 9.5, 10.5
  const double want = (9.5 / 10.5 + 8.5 / 9.5) / 2;
  CHECK(silhouette(distances_of({0, 10, 1, 11}), {0, 1, 0, 1}) == Approx(want));
  CHECK(silhouette(distances_of({0, 1, 7}), {0, 0, 1}) == Approx((6 / 7.0 + 5 / 6.0 + 0) / 3)); // alone: 0
  CHECK(silhouette(distances_of({0, 1}), {0, 0}) == 0);
}

TEST_CASE("blocs and the criterion that separates them", "[workshop][blocs]") {
  const Case c = town_and_farm();
  const Opinions got = opinions_of(c);
  const Blocs found = blocs(got);
  REQUIRE(found.blocs.size() == 2);
  CHECK(found.blocs[0].people == std::vector<std::size_t>{0, 1, 2});
  CHECK(found.blocs[1].people == std::vector<std::size_t>{3, 4});
  CHECK(found.silhouette > 0.9);
  CHECK(found.separating == std::vector<std::string>{"g0"});
  CHECK(found.told_apart == 5);
  REQUIRE(found.blocs[1].marks.size() == 1);
  CHECK(found.blocs[1].marks[0].inside == Approx(0.2));
  CHECK(found.blocs[1].marks[0].outside == Approx((0.8 + 0.8 + 0.75) / 3));
  CHECK(said_of_blocs(c.model->library, found).in(Language::en) ==
        "2 blocs; by Group g0 alone 5 of 5 people fall into theirs.");
  CHECK(said_of_bloc(c.model->library, found.blocs[1]).in(Language::en) ==
        "A bloc of 2 gives Group g0 0.20 of the weight (all others 0.78).");
  CHECK(said_of_bloc(c.model->library, found.blocs[1]).in(Language::zh) ==
        "2 人一派给组g0 0.20 的权重（其余人 0.78）。");
}

TEST_CASE("two criteria where one does not do", "[workshop][blocs]") {
  // Three blocs at the corners: no single criterion parts them.
  Case c = synthetic_case({1, 1, 1}, {{0.9, 0.1, 0.1}, {0.1, 0.9, 0.1}});
  c.method.id = "saw";
  const auto add = [&](const std::string& who, const std::string& first, const std::string& a, const std::string& b) {
    c.judging.participants.push_back(person(who, ""));
    c.judging.judgements.push_back(said(who, "goal", first, a, "8"));
    c.judging.judgements.push_back(said(who, "goal", first, b, "8"));
    c.judging.judgements.push_back(said(who, "goal", a, b, "1"));
  };
  for (const char* who : {"a", "b"}) add(who, "g0", "g1", "g2");
  for (const char* who : {"d", "e"}) add(who, "g1", "g0", "g2");
  for (const char* who : {"x", "y"}) add(who, "g2", "g0", "g1");
  const Blocs found = blocs(opinions_of(c));
  REQUIRE(found.blocs.size() == 3);
  CHECK(found.separating.size() == 2);
  CHECK(found.told_apart == 6);
}

TEST_CASE("people who think alike are one bloc, and so are two", "[workshop][blocs]") {
  Case c = town_and_farm();
  for (Judgement& judgement : c.judging.judgements) judgement.value = "3";
  const Blocs same = blocs(opinions_of(c));
  REQUIRE(same.blocs.size() == 1);
  CHECK(same.blocs[0].people.size() == 5);
  CHECK(said_of_blocs(c.model->library, same).in(Language::en) ==
        "There are no blocs: nothing separates people into groups.");
  c.judging.judgements.resize(2);
  c.judging.judgements[1].value = "1/9";
  CHECK(blocs(opinions_of(c)).blocs.size() == 1);
}

TEST_CASE("each alone, all without one, and what they could live with", "[workshop][outcomes]") {
  const Case c = town_and_farm();
  const Opinions got = opinions_of(c);
  const RankingProblem problem = problem_under(c);
  const Outcomes found = outcomes(got, problem);
  // (4 · 4 · 3 / 16)^(1/5) = 1.2457: g0 has .5547. SAW: i0 = .9·.5547 + .1·.4453 = .5438; i1 .4562; i2 .5277.
  CHECK(found.group.firsts == std::vector<std::size_t>{0});
  CHECK(found.group.ranks == std::vector<int>{1, 3, 2});
  CHECK(found.people[0].ranks == std::vector<int>{1, 3, 2});
  CHECK(found.people[3].ranks == std::vector<int>{3, 1, 2});
  // Rank sums 9, 11, 10 of five: W = 12·2/(25·24).
  CHECK(*found.concordance == Approx(0.04));
  CHECK(found.distance[0] == Approx(0.8 - 0.55469).margin(1e-4));

  REQUIRE(found.without.size() == 7);
  CHECK(found.of == 7);
  // Without t1: (4·3/16)^(1/4) = .93: g0 .482: i0 .4856, i1 .5144, i2 .5241.
  CHECK(found.without[0].choice->firsts == std::vector<std::size_t>{2});
  CHECK_FALSE(found.without[0].kept);
  CHECK(found.without[3].kept); // without a farmer
  CHECK(found.without[5].id == "town");
  CHECK(found.without[5].is_group);
  CHECK(found.without[5].choice->firsts == std::vector<std::size_t>{1});
  CHECK(found.without[6].choice->firsts == std::vector<std::size_t>{0});
  CHECK(found.kept == 3);
  CHECK(said_of_without(got, problem, found).in(Language::en) ==
        "Without The t1 the first would be Industry i2, not Industry i0; it stays in 3 of 7 cases.");

  // Own firsts: town .74 (t3 .70), farm .74; i2 gives town .54 (.5375), farm .51.
  REQUIRE(found.compromise);
  CHECK(found.compromise->industries == std::vector<std::size_t>{2});
  CHECK(found.compromise->regret == Approx(0.74 - 0.51));
  CHECK(found.compromise->who == std::vector<std::size_t>{3, 4});
  CHECK(found.compromise->regret_of_first == Approx(0.74 - 0.26));
  CHECK(said_of_compromise(got, problem, found).in(Language::en) ==
        "Industry i2 costs nobody more than 0.230; Industry i0, first for the group, costs The f1 and The f2 0.480.");

  CHECK(choice_of(got, problem, {3, 4})->firsts == std::vector<std::size_t>{1});
}

TEST_CASE("a group of one equals that person, an observer moves nothing", "[workshop][outcomes]") {
  Case c = town_and_farm();
  c.judging.judgements.resize(1);
  const RankingProblem problem = problem_under(c);
  const Outcomes one = outcomes(opinions_of(c), problem);
  CHECK(one.group.ranks == one.people[0].ranks);
  CHECK(one.distance[0] == Approx(0).margin(1e-14));
  CHECK_FALSE(one.concordance);
  CHECK(one.of == 0);
  CHECK(one.compromise->industries == one.group.firsts);
  CHECK(said_of_compromise(opinions_of(c), problem, one).in(Language::en) == "Everybody puts Industry i0 first.");

  c.judging.judgements.push_back(said("f1", "goal", "g0", "g1", "1/9"));
  c.judging.participants[3].weight = 0;
  const Outcomes two = outcomes(opinions_of(c), problem);
  CHECK(two.group.ranks == one.group.ranks);
  CHECK(two.people[1].firsts == std::vector<std::size_t>{1}); // seen
  CHECK(two.without.size() == 2);                             // but not counted: t1 and the town
  CHECK(two.compromise->regret == one.compromise->regret);
}

} // namespace outcomes_test
