// How sure the ranking is, in the window: worked out in the background, current or told to be stale, cancelled.

#include "tests/catch.h"
#include "tests/gui/screen.h"

#include "gui/pages/robustness/robustness_page.h"

namespace robustness_test {

using namespace yindi;
using namespace yindi::gui;

namespace {

void open_robustness(Screen& screen, const char* page = "robustness") { open_plateau(screen, page); }

/// Draws that no machine finishes while the test looks.
void make_it_long(Screen& screen) {
  Case c = shown_case(screen.session);
  c.robustness.draws = RobustnessSettings::most_draws;
  open_case(screen.session, c);
}

} // namespace

TEST_CASE("the robustness page says the verdict, its sentence and what was tried", "[sureness]") {
  Screen screen;
  open_robustness(screen);
  await_jobs(screen.session);
  screen.step(2);
  const Sureness* sure = shown_sureness(screen.session);
  REQUIRE(sure);
  CHECK(sureness_is_current(screen.session));
  const std::string text = screen.read();
  for (const std::string& part :
       {robustness_headline(*sure, screen.ui.look), sure->county.verdict.sentence.in(Language::en),
        verdict_word(sure->county.verdict.level).in(Language::en), std::string("Which place, how often"),
        std::string("How far a weight may move"), std::string("hangs on"), std::string("Other methods"),
        std::string("A criterion left out"), std::string("Worth finding out first"),
        sure->county.verdict.rule.in(Language::en)}) {
    CAPTURE(part);
    CHECK(text.find(part) != std::string::npos);
  }
}

TEST_CASE("what the window shows is what the engine says for the county", "[sureness]") {
  Screen screen;
  open_robustness(screen);
  await_jobs(screen.session);
  const Case& c = shown_case(screen.session);
  const auto counties = robustness(c, {*shown_county(screen.session)}, simulation_options(c));
  REQUIRE(counties);
  const CountyRobustness &shown = shown_sureness(screen.session)->county, &alone = counties->front();
  CHECK(shown.acceptability->rank_acceptability == alone.acceptability->rank_acceptability);
  CHECK(shown.verdict.sentence == alone.verdict.sentence);
}

TEST_CASE("tried weights and another county ask again, and an old answer is not taken for theirs", "[sureness]") {
  Screen screen;
  open_robustness(screen);
  await_jobs(screen.session);
  const auto before = screen.session.results.sureness;
  auto groups = judged_group_weights(screen.session);
  std::map<std::string, double> tried(groups.begin(), groups.end());
  tried[groups.front().first] = 0.6;
  update(screen.session, TryWeights{tried});
  CHECK_FALSE(sureness_is_current(screen.session));
  CHECK(shown_sureness(screen.session) == before.get()); // until the new one is there
  await_jobs(screen.session);
  CHECK(sureness_is_current(screen.session));
  CHECK(screen.session.results.sureness->county.acceptability->rank_acceptability !=
        before->county.acceptability->rank_acceptability);
  update(screen.session, StepCounty{1});
  CHECK_FALSE(shown_sureness(screen.session));
  await_jobs(screen.session);
  CHECK(shown_sureness(screen.session));
}

TEST_CASE("long work shows its progress, is cancelled, and can be asked for again", "[sureness]") {
  Screen screen;
  open_robustness(screen);
  make_it_long(screen);
  while (sureness_state(screen.session).seconds < 0.15) screen.step();
  REQUIRE(sureness_state(screen.session).running);
  CHECK(screen.shows("Cancel"));
  CHECK(screen.shows("Working out how sure the ranking is"));
  while (!sureness_so_far(screen.session) && sureness_state(screen.session).seconds < 20) screen.step();
  const Sureness* so_far = sureness_so_far(screen.session);
  REQUIRE(so_far); // what is there already is shown while the rest goes on
  CHECK(so_far->county.acceptability->draws > 0);
  CHECK(so_far->county.acceptability->draws < so_far->options.draws);
  screen.step();
  CHECK(screen.shows("standard error at most"));
  CHECK(screen.shows("Which place, how often"));
  update(screen.session, CancelJob{"sureness"});
  CHECK_FALSE(sureness_state(screen.session).running);
  screen.step(2);
  CHECK(screen.shows("has not been worked out"));
  CHECK_FALSE(sureness_state(screen.session).running); // nothing starts it again by itself
  update(screen.session, AskJob{"sureness"});
  CHECK(sureness_state(screen.session).running);
}

TEST_CASE("pages that do not show it do not ask, the ranking page wears the badge", "[sureness]") {
  Screen screen;
  open_robustness(screen, "case");
  CHECK_FALSE(sureness_state(screen.session).running);
  CHECK_FALSE(screen.session.jobs.by_id.at("sureness").asked);
  update(screen.session, ChoosePage{"ranking"});
  await_jobs(screen.session);
  screen.step(2);
  const Sureness* sure = shown_sureness(screen.session);
  REQUIRE(sure);
  CHECK(screen.shows(verdict_word(sure->county.verdict.level).in(Language::en)));
  CHECK(screen.shows(sure->county.verdict.sentence.in(Language::en)));
}

TEST_CASE("a county where nothing is ranked has nothing to be sure of", "[sureness]") {
  Screen screen;
  open_robustness(screen);
  update(screen.session, ChooseCounty{"513221"});
  update(screen.session, ChooseMethod{"wpm"}); // refuses values of 0
  await_jobs(screen.session);
  screen.step(2);
  CHECK(screen.shows("nothing to be sure of"));
}

} // namespace robustness_test
