// The Region page: the plan worked out in the background, its rules as edits, what is said where there is none.

#include "tests/catch.h"
#include "tests/gui/screen.h"

#include "gui/pages/region.h"

using namespace yindi;
using namespace yindi::gui;

namespace {

void open_region(Screen& screen) { open_plateau(screen, "region"); }

const Plan& plan_on_show(const Screen& screen) {
  const Regional* answer = shown_regional(screen.session);
  REQUIRE(answer);
  REQUIRE(answer->whole);
  REQUIRE(answer->result.plan);
  return *answer->result.plan;
}

} // namespace

TEST_CASE("the plan arrives from the background and is the engine's own", "[regional]") {
  Screen screen;
  open_region(screen);
  CHECK(regional_state(screen.session).running);
  await_background(screen.session);
  screen.step(2);
  const Plan& plan = plan_on_show(screen);
  const Case& c = shown_case(screen.session);
  const auto problem = plan_problem(c, make_region(c), rank(c), c.plan);
  REQUIRE(problem.value);
  const Plan alone = make_plan(*problem.value);
  CHECK(plan.planned.chosen == alone.planned.chosen);
  CHECK(plan.bound == alone.bound);
  const std::string text = screen.read();
  const std::string headline = "Together: " + std::to_string(rival_pairs(plan.problem, plan.planned.chosen)) +
                               " rival pairs instead of " +
                               std::to_string(rival_pairs(plan.problem, plan.alone.chosen));
  for (const std::string& part :
       {headline, std::string("What fewer rivals cost"), std::string("What each county gives up"),
        std::string("Most alike neighbours"), std::string("Belts of one sector"), std::string("Rules of the plan"),
        std::string("No better plan exists")}) {
    CAPTURE(part);
    CHECK(text.find(part) != std::string::npos);
  }
}

TEST_CASE("another λ is an edit: it replans, undo brings the old plan back at once", "[regional]") {
  Screen screen;
  open_region(screen);
  await_background(screen.session);
  const Regional* before = shown_regional(screen.session);
  const auto ranking = screen.session.results.ranking_of;
  update(screen.session, Change{"plan.lambda", "0"});
  CHECK(shown_case(screen.session).plan.lambda == 0);
  CHECK(latest_plan(screen.session) == before); // until the new one is there
  await_background(screen.session);
  CHECK(plan_on_show(screen).planned.fit >= before->result.plan->planned.fit);
  CHECK(plan_on_show(screen).problem.lambda == 0);
  CHECK(screen.session.results.ranking_of == ranking); // the ranking did not have to be made again
  update(screen.session, Undo{});
  CHECK(shown_regional(screen.session) == before);
  CHECK_FALSE(regional_state(screen.session).running);
}

TEST_CASE("a plan under way is cancelled, and can be asked for again", "[regional]") {
  Screen screen;
  open_region(screen);
  update(screen.session, CancelRegional{});
  CHECK_FALSE(regional_state(screen.session).running);
  screen.step(2);
  CHECK_FALSE(regional_state(screen.session).running); // nothing starts it again by itself
  CHECK(screen.shows("has not been worked out"));
  update(screen.session, AskRegional{});
  await_background(screen.session);
  CHECK(shown_regional(screen.session)->whole);
}

TEST_CASE("what is fixed is in the plan; what cannot be kept says so with names", "[regional]") {
  Screen screen;
  open_region(screen);
  await_background(screen.session);
  update(screen.session, plan_list_change("fixed", {"513334=yak"}));
  await_background(screen.session);
  const Plan& plan = plan_on_show(screen);
  const auto place = place_in_plan(plan, "513334");
  REQUIRE(place);
  CHECK(plan.problem.industries[plan.planned.chosen[*place].front()] == "yak");
  update(screen.session, plan_list_change("forbidden", {"513334=yak"}));
  await_background(screen.session);
  screen.step(2);
  const std::string text = screen.read();
  CHECK(text.find("No plan keeps these rules") != std::string::npos);
  const std::string county = county_name(screen.session, "513334");
  CHECK(text.find("\"Yak\" is fixed in " + county) != std::string::npos);
  CHECK(region_state(screen.session).state == State::attention);
}

TEST_CASE("every view of the map has its list, and a click on a row chooses the county", "[regional]") {
  Screen screen;
  open_region(screen);
  await_background(screen.session);
  for (const auto& [view, says] :
       {std::pair{RegionView::likeness, "UNIDO"}, std::pair{RegionView::crowding, "by closeness"},
        std::pair{RegionView::hubs, "betweenness"}, std::pair{RegionView::weak, "cuts others off"}}) {
    screen.ui.region_view = view;
    CHECK(screen.shows(says));
  }
  update(screen.session, ChooseCounty{"513301"});
  CHECK(screen.shows("for " + county_name(screen.session, "513301")));
}

TEST_CASE("the page speaks Chinese", "[regional]") {
  Screen screen;
  open_region(screen);
  await_background(screen.session);
  update(screen.session, ChooseLanguage{Language::zh});
  screen.step(2);
  const std::string text = screen.read();
  CHECK(text.find("统筹布局：同业竞争县对由") != std::string::npos);
  CHECK(text.find("Rules of the plan") == std::string::npos);
}

TEST_CASE("without links there are no rivals, and that is said", "[regional]") {
  Screen screen;
  open_region(screen);
  Case c = shown_case(screen.session);
  c.links.clear();
  open_case(screen.session, c);
  await_background(screen.session);
  screen.step(2);
  const std::string text = screen.read();
  CHECK(text.find("no links.csv") != std::string::npos);
  CHECK(text.find("No neighbours are rivals") != std::string::npos);
}
