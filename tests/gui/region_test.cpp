// The Region page: the plan worked out in the background, its rules as edits, what is said where there is none.

#include "tests/catch.h"
#include "tests/gui/screen.h"

#include "gui/pages/region/region_page.h"

namespace region_test {

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
  await_jobs(screen.session);
  screen.step(2);
  const Plan& plan = plan_on_show(screen);
  const Case& c = shown_case(screen.session);
  const auto problem = plan_problem(c, make_region(c), rank_case(c).ranking, c.plan);
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
  await_jobs(screen.session);
  const Regional* before = shown_regional(screen.session);
  const auto ranking = screen.session.results.ranking_of;
  update(screen.session, Change{"plan.lambda", "0"});
  CHECK(shown_case(screen.session).plan.lambda == 0);
  CHECK(latest_plan(screen.session) == before); // until the new one is there
  await_jobs(screen.session);
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
  update(screen.session, CancelJob{"region"});
  CHECK_FALSE(regional_state(screen.session).running);
  screen.step(2);
  CHECK_FALSE(regional_state(screen.session).running); // nothing starts it again by itself
  CHECK(screen.shows("has not been worked out"));
  update(screen.session, AskJob{"region"});
  await_jobs(screen.session);
  CHECK(shown_regional(screen.session)->whole);
}

TEST_CASE("what is fixed is in the plan; what cannot be kept says so with names", "[regional]") {
  Screen screen;
  open_region(screen);
  await_jobs(screen.session);
  update(screen.session, plan_list_change("fixed", {"513334=yak"}));
  await_jobs(screen.session);
  const Plan& plan = plan_on_show(screen);
  const auto place = place_in_plan(plan, "513334");
  REQUIRE(place);
  CHECK(plan.problem.industries[plan.planned.chosen[*place].front()] == "yak");
  update(screen.session, plan_list_change("forbidden", {"513334=yak"}));
  await_jobs(screen.session);
  screen.step(2);
  const std::string text = screen.read();
  CHECK(text.find("There is no plan") != std::string::npos);
  const std::string county = county_name(screen.session, "513334");
  CHECK(text.find("\"Yak\" is fixed in " + county) != std::string::npos);
  CHECK(region_state(screen.session).state == State::attention);
}

TEST_CASE("every view of the map has its list, and a click on a row chooses the county", "[regional]") {
  Screen screen;
  open_region(screen);
  await_jobs(screen.session);
  for (const auto& [view, says] :
       {std::pair{"likeness", "UNIDO"}, std::pair{"crowding", "by closeness"}, std::pair{"hubs", "betweenness"},
        std::pair{"weak-points", "cuts others off"}, std::pair{"today", "counties in which it leads"},
        std::pair{"more", "Krugman index to the reference"}}) {
    choose_view(screen, "region", view);
    CHECK(screen.shows(says));
  }
  update(screen.session, ChooseCounty{"513301"});
  CHECK(screen.shows("for " + county_name(screen.session, "513301")));
}

namespace {

/// Where a county's disc is on the map that was drawn last.
ImVec2 disc_of(const Screen& screen, const char* county) {
  const auto& result = shown_regional(screen.session)->result;
  for (std::size_t i = 0; i < result.h.counties.size(); ++i)
    if (result.region.graph.counties[result.h.counties[i]] == county) return screen.ui.region.places.shown[i];
  FAIL("no such county");
  return {};
}

void open_map(Screen& screen) {
  open_region(screen);
  await_jobs(screen.session);
  choose_view(screen, "region", "likeness");
  screen.step(3);
}

} // namespace

TEST_CASE("a click on the map chooses the county under the pointer, elsewhere none", "[regional][map]") {
  Screen screen;
  open_map(screen);
  const ImVec2 other = disc_of(screen, "513336");
  screen.point(other.x, other.y);
  CHECK(screen.shows(county_name(screen.session, "513336")));
  screen.click(other.x, other.y);
  CHECK(screen.session.selection.county == "513336");
  float left = 1e9F, top = 1e9F;
  for (const ImVec2& p : screen.ui.region.places.shown) left = std::min(left, p.x), top = std::min(top, p.y);
  screen.click(left - 12, top - 12);
  CHECK(screen.session.selection.county == "513336");
}

TEST_CASE("dragging moves the map with the hand and chooses nothing", "[regional][map]") {
  Screen screen;
  open_map(screen);
  const ImVec2 before = disc_of(screen, "513336");
  screen.point(before.x, before.y);
  screen.hold(true);
  for (const float way : {10.F, 30.F, 60.F}) screen.point(before.x + way, before.y + way / 2);
  screen.hold(false);
  screen.step(2);
  const ImVec2 after = disc_of(screen, "513336");
  CHECK(after.x - before.x == Approx(60).margin(1));
  CHECK(after.y - before.y == Approx(30).margin(1));
  CHECK(screen.session.selection.county == "513334");
}

TEST_CASE("Ctrl and wheel zoom around the pointer, the wheel alone scrolls", "[regional][map]") {
  Screen screen;
  open_map(screen);
  const ImVec2 here = disc_of(screen, "513336"), far = disc_of(screen, "513332");
  screen.point(here.x, here.y);
  screen.wheel(2, control);
  CHECK(screen.ui.region.zoom == Approx(1.25 * 1.25));
  const ImVec2 still = disc_of(screen, "513336"), moved = disc_of(screen, "513332");
  CHECK(still.x == Approx(here.x).margin(1));
  CHECK(still.y == Approx(here.y).margin(1));
  CHECK(moved.x - still.x == Approx((far.x - here.x) * 1.25 * 1.25).margin(1));
  CHECK(screen.shows("Whole map"));
  screen.wheel(-9, control);
  CHECK(screen.ui.region.zoom == 1);
  CHECK(screen.ui.region.x == 0);
  screen.wheel(-1);
  CHECK(screen.ui.region.zoom == 1);
}

TEST_CASE("the map shows any fact of the region and any condition of the case", "[regional][map]") {
  Screen screen;
  open_map(screen);
  const Regional& answer = *shown_regional(screen.session);
  const auto all = map_measures(answer);
  const auto has = [&](const char* id) {
    return std::any_of(all.begin(), all.end(), [&](const MapMeasure& measure) { return measure.id == id; });
  };
  for (const char* id : {"region.krugman", "region.herfindahl", "region.hachman", "region.entropy", "region.complexity",
                         "county.elev_seat_m", "county.hub_hours"}) {
    CAPTURE(id);
    CHECK(has(id));
  }
  CHECK_FALSE(has("county.no_such_column"));
  choose_view(screen, "region", "more");
  screen.ui.region.measure = "county.elev_seat_m";
  const auto values = map_values(answer, RegionView::measure, screen.ui.region),
             shades = map_shades(values, RegionView::measure);
  const std::size_t litang = answer.result.region.graph.index.at("513334");
  CHECK(*values[litang] == 3950);
  for (const auto& shade : shades)
    if (shade) CHECK((*shade >= 0 && *shade <= 1));
  CHECK(screen.shows("elev_seat_m"));
  CHECK(screen.shows("Structure and access"));
}

TEST_CASE("a small window stacks the page: maps keep their width, every control stays inside", "[regional][map]") {
  Screen screen(500, 900);
  open_region(screen);
  await_jobs(screen.session);
  screen.step(3);
  float left = 1e9F, right = 0;
  for (const ImVec2& p : screen.ui.region.places.shown) left = std::min(left, p.x), right = std::max(right, p.x);
  CHECK(right - left > 150);
  CHECK(right < 500);
  for (const ViewRow& view : region_views()) {
    choose_view(screen, "region", view.id);
    screen.step(2);
    INFO(view.id);
    for (const Touched& one : screen.touched()) {
      INFO(one.id);
      CHECK(one.box.x >= 0);
      CHECK(one.box.right() <= 500);
    }
  }
}

TEST_CASE("the page speaks Chinese", "[regional]") {
  Screen screen;
  open_region(screen);
  await_jobs(screen.session);
  update(screen.session, ChooseLanguage{Language::zh});
  screen.step(2);
  const std::string text = screen.read();
  CHECK(text.find("统筹布局：同业竞争县对由") != std::string::npos);
  CHECK(text.find("Rules of the plan") == std::string::npos);
}

TEST_CASE("without links nothing is known of rivals, and that is said", "[regional]") {
  Screen screen;
  open_region(screen);
  Case c = shown_case(screen.session);
  c.model.edit().links.clear();
  open_case(screen.session, c);
  await_jobs(screen.session);
  screen.step(2);
  const std::string text = screen.read();
  CHECK(text.find("links.csv is missing or names none") != std::string::npos);
  CHECK(text.find("Neighbours are not known") != std::string::npos);
}

} // namespace region_test
