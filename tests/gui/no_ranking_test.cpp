// Where judgements give no ranking: every page says the true reason and leads to the question that mends it.

#include "engine/edit/criteria_edits.h"
#include "tests/gui/weights_screen.h"

namespace no_ranking_test {

using namespace yindi;
using namespace yindi::gui;

namespace {

/// Adds a criterion below a node as the Criteria page does.
void add_criterion(Screen& screen, const char* name, const char* parent) {
  Changes changes;
  for (const Edit& edit : edits_to_add_criterion(now(screen), {name, name}, parent))
    changes.all.push_back({edit.path, edit.new_value, 0, edit.at});
  update(screen.session, changes);
}

} // namespace

TEST_CASE("a new criterion that nobody judged is named as what keeps the counties from being ranked", "[no-ranking]") {
  Screen screen;
  open_plateau(screen, "ranking");
  REQUIRE(shown_county(screen.session));
  CHECK(ranking_state(screen.session).state == State::done);
  add_criterion(screen, "Snow", "nature");
  REQUIRE_FALSE(shown_county(screen.session));
  const char* reason = "Snow is not compared with the other criteria of Natural fit yet.";
  for (const char* page : {"ranking", "robustness", "region", "report"}) {
    CAPTURE(page);
    update(screen.session, ChoosePage{page});
    CHECK(screen.shows("There is no ranking yet"));
    CHECK(screen.shows(reason));
    CHECK(screen.shows("Profile Plateau and mountains"));
    CHECK_FALSE(screen.shows("No county of this case decides"));
    CHECK_FALSE(screen.shows("No plan keeps these rules"));
  }
  update(screen.session, ChoosePage{"case"});
  CHECK(screen.shows("There is no ranking yet"));
  CHECK(screen.shows(reason));
  CHECK(screen.shows("This is known once there is a ranking."));
  CHECK_FALSE(screen.shows("Nothing is missing."));
  CHECK_FALSE(screen.shows("No county decides yet"));
  for (const auto& state : {ranking_state, region_state, criteria_state, weights_state, case_state})
    CHECK(state(screen.session).state == State::attention);
  CHECK(ranking_state(screen.session).count == 48);
  // Told once, not once a profile and in groups of names.
  int told = 0;
  for (const Matter& matter : screen.session.results.matters) told += matter.what.in(Language::en) == reason ? 1 : 0;
  CHECK(told == 1);
  CHECK_FALSE(screen.shows("leave groups that nobody compared"));
}

TEST_CASE("the way to Weights asks the question that brings the ranking back", "[no-ranking]") {
  Screen screen;
  open_plateau(screen, "ranking");
  add_criterion(screen, "Snow", "nature");
  screen.click("answer unweighed");
  CHECK(screen.session.selection.shows("weights"));
  CHECK(screen.session.selection.asked.node == "nature");
  screen.step(2);
  CHECK(screen.shows("Snow is not compared with the other criteria of Natural fit yet."));
  press_digit(screen, 1);
  REQUIRE(shown_county(screen.session));
  CHECK(screen.session.results.unweighed.size() <= 1); // the other profile of the case, where it has one
}

TEST_CASE("a case in which no county decides says so, with the way to the table", "[no-ranking]") {
  Screen screen;
  open_plateau(screen, "ranking");
  Case c = now(screen);
  Case none = c;
  none.model.edit().county_ids.clear();
  open_case(screen.session, none);
  screen.session.selection.page = "ranking";
  CHECK(screen.shows("No county of this case decides."));
  screen.click("go to conditions");
  CHECK(screen.session.selection.shows("conditions"));
}

TEST_CASE("unjudged criteria of a case are counted, not listed without end", "[no-ranking]") {
  Screen screen;
  open_plateau(screen, "ranking");
  for (int i = 0; i < 6; ++i) add_criterion(screen, ("New " + std::to_string(i)).c_str(), "nature");
  CHECK(screen.shows("New 0, New 1 and New 2 and 3 more of 11 criteria of Natural fit are not compared"));
}

} // namespace no_ranking_test
