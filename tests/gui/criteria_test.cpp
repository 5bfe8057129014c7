// The Criteria page driven as a person would: choosing, adding, moving, removing, switching, dragging the curve.

#include "tests/catch.h"
#include "tests/gui/screen.h"

#include "gui/pages/criteria/criteria_page.h"

namespace criteria_test {

using namespace yindi;
using namespace yindi::gui;

namespace {

void open_criteria(Screen& screen) {
  open_plateau(screen, "criteria");
  await_jobs(screen.session);
  screen.step(3);
}

const Case& now(const Screen& screen) { return shown_case(screen.session); }
const Criterion& criterion(const Screen& screen, const std::string& id) {
  const Criterion* found = find_criterion(now(screen).model->library, id);
  REQUIRE(found);
  return *found;
}
double weight_of(Screen& screen, const std::string& id) {
  Intents intents;
  return criteria_view(screen.session, screen.ui, intents).weight(id);
}
void choose(Screen& screen, const std::string& id) {
  screen.click("criterion " + id);
  screen.step(2);
}

} // namespace

TEST_CASE("The tree and the icicle show every criterion with its weight", "[criteria]") {
  Screen screen(1600, 2400);
  open_criteria(screen);
  double sum = 0;
  for (const std::string& leaf : leaves(now(screen).model->library)) {
    CHECK(screen.can_press("criterion " + leaf));
    sum += weight_of(screen, leaf);
  }
  CHECK(sum == Approx(1));
  const std::string text = screen.read();
  CHECK(text.find("criteria carry half the weight") != std::string::npos);
  CHECK(text.find(decimal(weight_of(screen, "nature"), 3)) != std::string::npos);
  const Box nature = screen.place("icicle nature"), market = screen.place("icicle market");
  CHECK(nature.w / market.w == Approx(weight_of(screen, "nature") / weight_of(screen, "market")).epsilon(.03));
  screen.click("fold nature");
  CHECK_FALSE(screen.can_press("criterion terrain"));
  screen.click("fold nature");
  CHECK(screen.can_press("criterion terrain"));
}

TEST_CASE("A criterion is added, renamed, moved and removed, and undo brings each back", "[criteria]") {
  Screen screen(1600, 2400);
  open_criteria(screen);
  const Case before = now(screen);
  choose(screen, "income");
  screen.press(Key::insert);
  screen.ui.criteria.new_name = "Local pride";
  screen.step(2);
  screen.click("add it");
  screen.step(2);
  CHECK(criterion(screen, "local_pride").parent == "income");
  CHECK(screen.ui.criteria.chosen == "local_pride");
  CHECK(screen.shows("Given values"));
  update(screen.session, Change{"criterion.local_pride.name.zh", "乡土情怀", 0});
  CHECK(criterion(screen, "local_pride").name.zh == "乡土情怀");
  update(screen.session, Undo{});
  update(screen.session, Undo{});
  CHECK(now(screen) == before);

  choose(screen, "terrain");
  screen.click("move criterion");
  screen.click("to income");
  screen.step(2);
  CHECK(criterion(screen, "terrain").parent == "income");
  update(screen.session, Undo{});
  CHECK(now(screen) == before);

  screen.step(2);
  screen.click("remove criterion");
  screen.step(2);
  CHECK(screen.shows("With it go: criteria 1, judgements 8"));
  screen.click("keep it");
  CHECK(now(screen) == before);
  screen.click("remove criterion");
  screen.click("remove it");
  screen.step(2);
  CHECK_FALSE(find_criterion(now(screen).model->library, "terrain"));
  update(screen.session, Undo{});
  CHECK(now(screen) == before);
}

TEST_CASE("Switching off gives a criterion's weight to its siblings as they stand", "[criteria]") {
  Screen screen(1600, 2400);
  open_criteria(screen);
  const Case before = now(screen);
  Intents intents;
  const Switching how = switching(criteria_view(screen.session, screen.ui, intents), "nature");
  const double nature = weight_of(screen, "nature"), market = weight_of(screen, "market");
  screen.click("switch nature");
  screen.step(2);
  if (!how.refused.empty()) { // profiles differ: said, and nothing is changed
    CHECK(now(screen) == before);
    return;
  }
  CHECK(weight_of(screen, "nature") == 0);
  CHECK(weight_of(screen, "market") == Approx(market / (1 - nature)));
  CHECK(is_off(now(screen), "nature"));
  screen.click("switch market");
  screen.step(2);
  CHECK(is_off(now(screen), "market"));
  screen.click("switch market");
  screen.click("switch nature");
  screen.step(2);
  CHECK(now(screen) == before);
  CHECK(weight_of(screen, "nature") == Approx(nature));
}

TEST_CASE("A point of the curve is dragged between its neighbours, as one edit", "[criteria]") {
  Screen screen(1600, 2400);
  open_criteria(screen);
  choose(screen, "terrain");
  const auto before = criterion(screen, "terrain").value.points;
  REQUIRE(before.size() == 4);
  screen.drag("point 1", 30, -20);
  screen.step(2);
  const auto after = criterion(screen, "terrain").value.points;
  CHECK(after[1].first > before[1].first);
  CHECK(after[1].second > before[1].second);
  CHECK(after[0] == before[0]);
  screen.drag("point 1", 2000, 0); // it stops before its neighbour
  CHECK(criterion(screen, "terrain").value.points[1].first < before[2].first);
  screen.drag("point 0", 50, -50); // the ends stand
  CHECK(criterion(screen, "terrain").value.points[0].first == before[0].first);
  for (int steps = 0; steps < 3; ++steps) update(screen.session, Undo{});
  CHECK(criterion(screen, "terrain").value.points == before);

  screen.step(2);
  screen.click("point 1");
  const double x = criterion(screen, "terrain").value.points[1].first;
  screen.press(Key::right);
  CHECK(criterion(screen, "terrain").value.points[1].first == Approx(x + .01));
  screen.press(Key::right, shift);
  CHECK(criterion(screen, "terrain").value.points[1].first == Approx(x + .011));
  screen.press(Key::erase);
  CHECK(criterion(screen, "terrain").value.points.size() == 3);
}

TEST_CASE("The ends of the scale move the curve along, and crossing them is refused with its reason", "[criteria]") {
  Screen screen(1600, 2400);
  open_criteria(screen);
  choose(screen, "terrain");
  const Case before = now(screen);
  screen.click("turn round");
  screen.step(2);
  INFO(screen.session.message.in(Language::en));
  const Criterion& turned = criterion(screen, "terrain");
  CHECK(turned.direction == Direction::min);
  CHECK(turned.scale->worst == 1);
  CHECK(turned.value.points.front() == std::pair(1.0, 0.0));
  CHECK(turned.value.points.back() == std::pair(0.0, 1.0));
  update(screen.session, Undo{});
  CHECK(now(screen) == before);

  Criterion wrong = criterion(screen, "terrain");
  update(screen.session, Change{"criterion.terrain.scale", "{ worst = 2, best = 1 }", 0});
  CHECK(now(screen) == before);
  CHECK_FALSE(screen.session.message.empty());
  screen.step(2);
  CHECK(screen.shows(screen.session.message.in(Language::en)));
}

TEST_CASE("A measure takes the keys of its kind; a veto is set, moved and taken away", "[criteria]") {
  Screen screen(1600, 2400);
  open_criteria(screen);
  choose(screen, "terrain");
  const Case before = now(screen);
  CHECK(screen.shows("elevation_band_m"));
  screen.click("measure kind");
  screen.click("supply");
  screen.step(2);
  INFO(screen.session.message.in(Language::en));
  CHECK(criterion(screen, "terrain").measure->kind == "supply");
  CHECK(criterion(screen, "terrain").measure->requirement != "elevation_band_m"); // four numbers are no amount
  CHECK_FALSE(criterion(screen, "terrain").measure->condition.empty());
  update(screen.session, Undo{});
  CHECK(now(screen) == before);
  screen.step(2);

  REQUIRE(criterion(screen, "terrain").veto);
  screen.drag("veto below", 40, 0);
  CHECK(*criterion(screen, "terrain").veto->below > .01);
  CHECK_FALSE(criterion(screen, "terrain").veto->reason.empty());
  screen.click("veto");
  screen.step(2);
  CHECK_FALSE(criterion(screen, "terrain").veto);
  screen.click("veto");
  screen.step(2);
  REQUIRE(criterion(screen, "terrain").veto);
  CHECK_FALSE(criterion(screen, "terrain").veto->reason.en.empty());
}

TEST_CASE("The curve becomes straight, an s or points, and each is a whole value function", "[criteria]") {
  Screen screen(1600, 2400);
  open_criteria(screen);
  choose(screen, "relief");
  for (const auto& [part, kind] : {std::pair("curve 1", "piecewise"), {"curve 2", "s-curve"}, {"curve 0", "linear"}}) {
    screen.click(part);
    screen.step(2);
    INFO(screen.session.message.in(Language::en));
    CHECK(criterion(screen, "relief").value.kind == kind);
    CHECK(screen.session.message.empty());
  }
}

} // namespace criteria_test
