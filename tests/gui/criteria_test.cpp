// The Criteria page driven as a person would: choosing, adding, moving, removing, switching, dragging the curve.

#include "tests/case/scratch.h"
#include "tests/catch.h"
#include "tests/gui/screen.h"

#include "engine/edit/criteria_edits.h"
#include "engine/weights/ends_in_words.h"
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
  screen.type("Local pride");
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

TEST_CASE("A criterion is switched off where profiles weigh its node differently, too", "[criteria]") {
  Screen screen(1600, 2400);
  screen.session.selection.page = "criteria";
  update(screen.session, Open{std::string(YINDI_SOURCE) + "/casebooks/sichuan-hilly"});
  await_jobs(screen.session);
  screen.step(3);
  const Case before = now(screen);
  const auto counties = screen.session.results.ranking.counties;
  screen.click("switch terrain");
  await_jobs(screen.session);
  screen.step(3);
  CHECK(is_off(now(screen), "terrain"));
  for (std::size_t i = 0; i < counties.size(); ++i) {
    const NodeWeights *was = node_weights(counties[i].weights, "nature"),
                      *is = node_weights(screen.session.results.ranking.counties[i].weights, "nature");
    REQUIRE((was && is));
    const auto at =
        static_cast<std::size_t>(std::find(was->items.begin(), was->items.end(), "terrain") - was->items.begin());
    for (std::size_t k = 0; k < was->items.size(); ++k)
      CHECK(is->weights[k] == Approx(k == at ? 0 : was->weights[k] / (1 - was->weights[at])));
  }
  choose(screen, "terrain");
  CHECK(screen.shows("It is switched off: it counts nothing"));
  screen.click("switch terrain");
  CHECK(now(screen) == before);
}

TEST_CASE("Switching off gives a criterion's weight to its siblings as they stand", "[criteria]") {
  Screen screen(1600, 2400);
  open_criteria(screen);
  const Case before = now(screen);
  const double nature = weight_of(screen, "nature"), market = weight_of(screen, "market");
  screen.click("switch nature");
  screen.step(2);
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

TEST_CASE("Siblings change places with all below them, and the ranking stays", "[criteria][order]") {
  Screen screen(1600, 2400);
  open_criteria(screen);
  const Case before = now(screen);
  const auto order = [&](const std::string& node) { return children(now(screen).model->library, node); };
  const auto groups = order(goal), leaves_of_first = order(groups[0]);
  const auto score = [&] { return screen.session.results.ranking.counties[0].ranking[0].score.value_or(-1); };
  const double first = score();
  choose(screen, groups[1]);
  CHECK(screen.can_press("criterion earlier"));
  screen.press(Key::up, {.alt = true});
  screen.step(2);
  CHECK(order(goal)[0] == groups[1]);
  CHECK(order(goal)[1] == groups[0]);
  CHECK(order(groups[0]) == leaves_of_first);
  CHECK(screen.ui.criteria.chosen == groups[1]);
  CHECK(score() == Approx(first).epsilon(1e-12));
  screen.press(Key::up, {.alt = true}); // it is the first already
  CHECK(order(goal)[0] == groups[1]);
  screen.press(Key::z, control);
  CHECK(now(screen) == before); // one step
  choose(screen, leaves_of_first[0]);
  screen.click("criterion later");
  CHECK(order(groups[0])[0] == leaves_of_first[1]);
  CHECK(order(groups[0])[1] == leaves_of_first[0]);
  screen.click("criterion earlier");
  CHECK(order(groups[0]) == leaves_of_first);
  CHECK(now(screen) == before);
  choose(screen, leaves_of_first.back());
  screen.press(Key::down, {.alt = true});
  CHECK(now(screen) == before);
}

TEST_CASE("Criteria are taken from another library with all below them, in one step", "[criteria][taking]") {
  Screen screen(1600, 2400);
  open_criteria(screen);
  const Case whole = now(screen);
  const Library library = whole.model->library;
  Changes without;
  for (const Edit& edit : edits_to_remove_criterion(whole, "disaster"))
    without.all.push_back({edit.path, edit.new_value, 0});
  update(screen.session, without);
  update(screen.session, Change{"criterion.terrain.name.en", "Lay of the land"});
  screen.step(3);
  const Case before = now(screen);
  REQUIRE_FALSE(find_criterion(before.model->library, "disaster"));
  const auto gone = children(library, "disaster");
  REQUIRE(gone.size() >= 2);

  screen.click("take criterion");
  REQUIRE(screen.ui.criteria.taking.open);
  REQUIRE(screen.ui.criteria.taking.library); // the one that comes with the program
  CHECK(screen.shows("is here"));
  screen.click("take nature");
  screen.step(2);
  CHECK(screen.shows("Another criterion has this id here and stays as it is: Lay of the land (terrain)."));
  CHECK(screen.shows("Is here already and stays: "));
  screen.click("take it"); // nothing is left to take
  CHECK(now(screen) == before);
  screen.click("take disaster");
  screen.step(2);
  CHECK(screen.shows("Comes along: "));
  INFO(screen.session.message.in(Language::en));
  CHECK(screen.ui.criteria.taking.refused.empty());
  screen.click("take it");
  screen.step(2);
  CHECK_FALSE(screen.ui.criteria.taking.open);
  CHECK(screen.ui.criteria.chosen == "disaster");
  for (const std::string& id : gone) CHECK(criterion(screen, id) == *find_criterion(library, id));
  CHECK(children(now(screen).model->library, "disaster") == gone);
  CHECK(criterion(screen, "terrain").name.en == "Lay of the land");
  screen.press(Key::z, control);
  CHECK(now(screen) == before);

  // One leaf, below another group.
  screen.click("take criterion");
  screen.click("take " + gone[0]);
  screen.step(2);
  CHECK(screen.ui.criteria.taking.under.empty()); // its own group is not here
  screen.click("take under");
  screen.click("income");
  screen.click("take it");
  screen.step(2);
  CHECK(criterion(screen, gone[0]).parent == "income");
  CHECK_FALSE(find_criterion(now(screen).model->library, "disaster"));
}

TEST_CASE("What a library lacks of this case is said before anything is taken", "[criteria][taking]") {
  const Scratch scratch(false);
  scratch.write("other.toml",
                "format = 1\n[library]\nid = \"other\"\nname = { en = \"Other\", zh = \"其他\" }\n"
                "[[criterion]]\nid = \"sun\"\nname = { en = \"Sunshine\", zh = \"日照\" }\n"
                "[[criterion]]\nid = \"hours\"\nparent = \"sun\"\nname = { en = \"Hours\", zh = \"时数\" }\n"
                "direction = \"max\"\nscale = { worst = 800, best = 2600 }\n"
                "measure = { kind = \"county\", condition = \"sun_hours\" }\n");
  scratch.write("broken.toml", "format = 1\n[[criterion]\n");
  Screen screen(1600, 2400);
  open_criteria(screen);
  const Case before = now(screen);
  screen.click("take criterion");
  screen.click("other library");
  REQUIRE(screen.ui.chooser.open);
  screen.ui.chooser.open = false;
  screen.ui.chooser.chosen = scratch.path() + "/other.toml";
  screen.step(2);
  screen.click("take sun");
  screen.step(2);
  CHECK(screen.shows("counties.csv: sun_hours"));
  CHECK_FALSE(screen.ui.criteria.taking.refused.empty());
  screen.click("take it");
  CHECK(now(screen) == before);
  screen.click("other library");
  screen.ui.chooser.open = false;
  screen.ui.chooser.chosen = scratch.path() + "/broken.toml";
  screen.step(2);
  CHECK(screen.shows("broken.toml, line 2"));
  screen.click("leave library");
  CHECK_FALSE(screen.ui.criteria.taking.open);
}

TEST_CASE("A measure takes the keys of its kind, a veto is set, moved and taken away", "[criteria]") {
  Screen screen(1600, 2400);
  open_criteria(screen);
  choose(screen, "terrain");
  const Case before = now(screen);
  CHECK(screen.shows("Elevation band")); // its name; how it is written stands in the list and the tooltip
  CHECK_FALSE(screen.shows("elevation_band_m"));
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

TEST_CASE("the field for a new criterion has the keyboard at once, and Enter chooses in a list", "[criteria]") {
  Screen screen;
  open_criteria(screen);
  choose(screen, "terrain");
  screen.press(Key::insert);
  screen.type("Snow");
  CHECK(screen.ui.criteria.new_name == "Snow");
  CHECK(screen.ui.criteria.new_under == "nature");
  screen.click("new under"); // the list of groups
  screen.step(2);
  screen.press(Key::down);
  screen.press(Key::down);
  screen.press(Key::enter);
  CHECK(screen.ui.criteria.new_under != "nature");
  CHECK_FALSE(ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup));
  CHECK(screen.ui.criteria.adding); // Enter chose, it added nothing
}

TEST_CASE("the ends of a criterion are edited in words and stand in its help", "[criteria]") {
  Screen screen(1600, 2400);
  open_criteria(screen);
  choose(screen, "terrain");
  CHECK(screen.shows("{none of it}"));
  CHECK(screen.shows("{全部都在}"));
  const Case before = now(screen);
  const std::string help = criterion(screen, "terrain").help.en;
  const std::string changed = with_ends(help, Language::en, "no field at all", "all of it");
  CHECK(changed != help);
  for (const auto& [id, word] : {std::pair("terrain", "no field at all"), std::pair("nature", "nothing grows")}) {
    choose(screen, id);
    const Text words = ends_in_words(criterion(screen, id).help).worst;
    REQUIRE_FALSE(words.en.empty());
    screen.ui.case_page.edited_path.clear();
    Intents intents;
    CriteriaView v = criteria_view(screen.session, screen.ui, intents);
    update(screen.session,
           Change{v.path("help") + ".en", with_ends(criterion(screen, id).help.en, Language::en, word,
                                                    ends_in_words(criterion(screen, id).help).best.en)});
    screen.step(2);
    CHECK(screen.shows("{" + std::string(word) + "}"));
  }
  CHECK(criterion(screen, "terrain").help.en == changed);
  // The question says them before the numbers.
  update(screen.session, ChoosePage{"weights"});
  update(screen.session, ChooseNode{"nature"});
  screen.step(2);
  CHECK(screen.shows("Worst (0): no field at all"));
  CHECK(screen.shows("Best (1): all of it"));
  update(screen.session, ChooseNode{goal});
  screen.step(2);
  CHECK(screen.shows("Worst: nothing grows"));
  for (int i = 0; i < 2; ++i) update(screen.session, Undo{});
  CHECK(now(screen) == before);
}

TEST_CASE("every group has its whole name above the icicle, and no name stands on another", "[criteria]") {
  Screen screen(1366, 768);
  open_criteria(screen);
  const std::string text = screen.read();
  for (const std::string& group : children(now(screen).model->library, goal)) {
    CAPTURE(group);
    CHECK(text.find(criterion(screen, group).name.en + "\n") != std::string::npos);
  }
}

} // namespace criteria_test
