// Other ways to weigh a node: looked at first, applied only when somebody says so.

#include "tests/gui/weights_screen.h"

namespace weights_ways_test {

using namespace yindi;
using namespace yindi::gui;

TEST_CASE("another way to weigh changes nothing until it is applied, and that is one step", "[weights-page]") {
  Screen screen;
  open_weights(screen);
  const Case before = now(screen);
  const auto judged = node_weights(&county(screen), goal)->weights;
  const auto steps = screen.session.document.history->past.size();
  screen.click("ways 1");
  CHECK(now(screen) == before);
  CHECK(screen.session.document.history->past.size() == steps);
  CHECK(screen.shows("How much does each count?"));
  CHECK(screen.shows("Only looked at. Questions still counts for Goal; nothing is changed until you apply it."));
  CHECK(screen.shows("In Litang the first place stays."));
  CHECK(node_weights(&county(screen), goal)->weights == judged);
  // Its numbers are tried the same way.
  screen.click("more", 0); // Natural fit, a point more
  REQUIRE(screen.session.results.asked.looked);
  const double tried = screen.session.results.asked.looked->row->values.at("nature");
  CHECK(tried == std::round(100 * judged.front()) + 1);
  CHECK(now(screen) == before);
  screen.click("apply the way");
  const NodeWeighting* given = find_node_weighting(now(screen), goal);
  REQUIRE(given);
  CHECK(given->kind == "points");
  CHECK(given->values.at("nature") == tried);
  CHECK(screen.session.document.history->past.size() == steps + 1);
  CHECK_FALSE(screen.can_press("apply the way"));
  CHECK_FALSE(screen.shows("Only looked at."));
  update(screen.session, Undo{});
  CHECK(now(screen) == before);
}

TEST_CASE("what another way would give is shown for the county and counted for all", "[weights-page]") {
  Screen screen;
  open_weights(screen);
  const Case before = now(screen);
  const auto items = children(before.model->library, goal);
  // All the weight on what is sold and earned: not what the county is good at by nature.
  NodeWeighting row;
  row.kind = "points";
  for (const std::string& item : items) row.values[item] = item == "income" ? 100 : 0;
  update(screen.session, LookAtWay{weighting_row(row)});
  const auto& looked = screen.session.results.asked.looked;
  REQUIRE(looked);
  REQUIRE(looked->ranking);
  Session other;
  open_case(other, before);
  update(other, ChooseCounty{"513334"});
  const std::string first = judged_county(other.results, "513334")->ranking.front().industry;
  update(other, Change{"weight.goal", weighting_row(row)});
  int changed = 0;
  for (const CountyRanking& one : other.results.ranking.counties)
    changed += one.ranking.front().industry !=
               judged_county(screen.session.results, one.assessment->county)->ranking.front().industry;
  CHECK(looked->of == 48);
  CHECK(looked->firsts == changed);
  CHECK(changed > 10);
  const std::string then = judged_county(other.results, "513334")->ranking.front().industry;
  CHECK(then != first);
  CHECK(looked->ranking->first_after.front() == then);
  CHECK(screen.shows("In Litang, " + find_industry(before, then)->name.en + " would come first."));
  screen.click("ways 0"); // back to what counts
  CHECK_FALSE(screen.session.selection.asked.way);
  update(screen.session, LookAtWay{weighting_row(row)});
  screen.click("leave the way");
  CHECK_FALSE(screen.session.results.asked.looked);
  CHECK(now(screen) == before);
  CHECK(screen.shows("Which matters more, and by how much?"));
}

TEST_CASE("the switch of ways stays where it is, whichever way is shown", "[weights-page]") {
  for (const float w : {1366.F, 900.F}) {
    Screen screen(w, 768);
    open_weights(screen);
    CAPTURE(w);
    const auto place = [&] { return screen.can_press("ways 0") ? screen.place("ways 0") : screen.place("ways list"); };
    const Box box = place();
    const auto items = children(now(screen).model->library, goal);
    const auto weights = node_weights(&county(screen), goal)->weights;
    for (const char* kind : {"points", "best-worst", "equal"}) {
      update(screen.session, LookAtWay{start_weighting(kind, items, weights)});
      CAPTURE(kind);
      CHECK(place().x == box.x);
      CHECK(place().y == box.y);
    }
  }
}

TEST_CASE("a row that gives no weights is refused, and what was looked at stays", "[weights-page]") {
  Screen screen;
  open_weights(screen);
  const auto items = children(now(screen).model->library, goal);
  const auto weights = node_weights(&county(screen), goal)->weights;
  const std::string row = start_weighting("points", items, weights);
  update(screen.session, LookAtWay{row});
  update(screen.session, LookAtWay{R"({"kind": "points", "values": {"nature": -1}})"});
  CHECK_FALSE(screen.session.message.empty());
  CHECK(screen.session.selection.asked.way == row);
  update(screen.session, Undo{}); // nothing to take back
  CHECK(screen.session.selection.asked.way == row);
  update(screen.session, ChooseNode{"nature"});
  CHECK_FALSE(screen.session.selection.asked.way);
}

} // namespace weights_ways_test
