#include "engine/workshop/agenda.h"

#include "engine/workshop/movement.h"
#include "tests/workshop/group_case.h"

#include <cmath>

namespace agenda_test {

using namespace yindi;
using namespace yindi::test;

namespace {

Case divided() {
  Case c = two_sides();
  c.judging.participants = {person("a", "town"), person("b", "town"), person("c", "farm", 2), person("o", "farm", 0)};
  c.judging.judgements = {said("a", "goal", "g0", "g1", "4"),   said("b", "goal", "g0", "g1", "4"),
                          said("c", "goal", "g0", "g1", "1/4"), said("o", "goal", "g0", "g1", "1/9"),
                          said("a", "g0", "c0", "c1", "2"),     said("b", "g0", "c0", "c1", "1/2"),
                          said("a", "g1", "c2", "c3", "5"),     said("c", "g1", "c2", "c3", "5")};
  return c;
}

} // namespace

TEST_CASE("each node by every way to aggregate", "[workshop][agenda]") {
  const auto nodes = node_agreements(opinions_of(divided()));
  REQUIRE(nodes.size() == 3);
  CHECK(nodes[0].node == "goal");
  CHECK((*nodes[0].judgements)(0) == Approx(0.5));
  CHECK((*nodes[0].priorities)(0) == Approx(0.5)); // (.8 + .8 + 2 · .2)/4
  CHECK((*nodes[0].priorities_geometric)(0) == Approx(0.5));
  CHECK(*nodes[0].consensus == Approx(0.43068).margin(1e-4));
  CHECK(nodes[0].fewer_voices.empty());
  CHECK(nodes[1].weight == Approx(0.5));
  CHECK(*nodes[2].consensus == Approx(1)); // both said the same
  CHECK(consensus_word(0.875).en == "very high");
  CHECK(consensus_word(0.6249).en == "low");
  CHECK(consensus_word(0).en == "very low");
}

TEST_CASE("what to talk about first is where disagreement times weight is largest", "[workshop][agenda]") {
  const Case c = divided();
  const Opinions got = opinions_of(c);
  const auto items = agenda(got);
  REQUIRE(items.size() == 2); // on g1 nobody differs
  CHECK(items[0].node == "goal");
  CHECK(items[0].disagreement == Approx(std::log(4))); // two and two at ± ln 4
  CHECK(items[0].weight == Approx(1));
  CHECK(items[0].score == Approx(std::log(4)));
  CHECK(items[0].low == Approx(0.25)); // o has no voice
  CHECK(items[0].high == Approx(4));
  CHECK(items[0].for_b == std::vector<std::size_t>{2});
  CHECK(items[0].for_a == std::vector<std::size_t>{0, 1});
  CHECK(items[0].group_for_a == "town");
  CHECK(items[0].group_for_b == "farm");
  CHECK(items[1].node == "g0");
  CHECK(items[1].score == Approx(std::log(2) * 0.5));
  CHECK(items[1].group_for_a.empty()); // one group alone judged it
  CHECK(said_of_agenda(c.model->library, got, items).in(Language::en) ==
        "Talk first about Group g0 against Group g1: answers run from 1/4 to 4, and the two weigh 100 % of the "
        "decision.");
  CHECK(said_of_agenda(c.model->library, got, items).in(Language::zh) ==
        "请先讨论“组g0”与“组g1”：判断从 1/4 到 4 不等，两者合占决策权重的 100%。");

  const auto strips = topics(got);
  REQUIRE(strips.size() == 6);
  CHECK(strips[0].criterion == "g0"); // equal to g1, which stands behind it
  CHECK(strips[0].low == Approx(0.2));
  CHECK(strips[0].high == Approx(0.8));
  CHECK(strips[0].weight == Approx(0.5));
  CHECK(strips.back().score == Approx(0).margin(1e-12));
}

TEST_CASE("one person alone and people who agree have nothing to talk about", "[workshop][agenda]") {
  Case c = divided();
  c.judging.judgements = {said("a", "goal", "g0", "g1", "4")};
  const Opinions one = opinions_of(c);
  CHECK(agenda(one).empty());
  CHECK(*node_agreements(one)[0].consensus == 1);
  CHECK(said_of_agenda(c.model->library, one, {}).in(Language::en) ==
        "Only one person judged, so there is nothing to disagree about.");
  c.judging.judgements.push_back(said("b", "goal", "g0", "g1", "4"));
  const Opinions two = opinions_of(c);
  CHECK(agenda(two).empty());
  CHECK(said_of_agenda(c.model->library, two, {}).in(Language::en) == "Nobody's answers differ.");
}

TEST_CASE("movement between rounds, person by person and node by node", "[workshop][movement]") {
  Case before = divided(), after = divided();
  after.judging.judgements[2].value = "1"; // c comes from 1/4 to 1
  const Movements moved = movements(opinions_of(before), opinions_of(after));
  REQUIRE(moved.nodes.size() == 3);
  CHECK(*moved.nodes[0].before < *moved.nodes[0].after);
  const auto c_on_goal = std::find_if(moved.people.begin(), moved.people.end(),
                                      [](const Movement& m) { return m.person == "c" && m.node == "goal"; });
  REQUIRE(c_on_goal != moved.people.end());
  CHECK(c_on_goal->moved == Approx(0.3));
  CHECK(c_on_goal->before == Approx(0.3));
  CHECK(c_on_goal->after == Approx(0).margin(1e-12));
  CHECK(said_of_movement(before.model->library, moved).in(Language::en) ==
        "On goal 1 of 4 moved towards where the group was, 0 away from it.");
}

} // namespace agenda_test
