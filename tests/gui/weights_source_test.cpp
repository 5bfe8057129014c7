// Who weighs, people or the data, as the Weights page lets one choose it.

#include "tests/catch.h"
#include "tests/gui/screen.h"

#include "gui/pages/weights/weights_page.h"

namespace weights_source_test {

using namespace yindi;
using namespace yindi::gui;

namespace {

const std::string& kind(const Screen& screen) { return shown_case(screen.session).judging.weighting.kind; }

void choose(Screen& screen, const std::string& source) {
  Intents intents;
  auto view = weights_view(screen.session, screen.ui, intents);
  REQUIRE(view);
  choose_source(*view, source);
  for (const Intent& intent : intents) update(screen.session, intent);
}

double first_weight(const Screen& screen) {
  return shown_county(screen.session)->weights.nodes.front().weights.front();
}

} // namespace

TEST_CASE("the data can be made to weigh, in one step that undo takes back", "[weights-page]") {
  Screen screen;
  open_plateau(screen, "weights");
  CHECK(screen.shows("people's judgements"));
  CHECK_FALSE(screen.shows("they do not count"));
  const Case before = shown_case(screen.session);
  const double judged = first_weight(screen);
  choose(screen, "std");
  CHECK(kind(screen) == "std");
  CHECK(first_weight(screen) != Approx(judged));
  CHECK(screen.shows("The weights come from the values of all counties"));
  CHECK(screen.shows("Answers given here are kept, but they do not count."));
  update(screen.session, Change{"weighting.parameters.ddof", "0"});
  choose(screen, "critic"); // takes no ddof
  CHECK(kind(screen) == "critic");
  CHECK(shown_case(screen.session).judging.weighting.parameters.empty());
  choose(screen, "ahp");
  CHECK(shown_case(screen.session) == before);
  for (int i = 0; i < 4; ++i) update(screen.session, Undo{});
  CHECK(shown_case(screen.session) == before);
  CHECK(first_weight(screen) == Approx(judged));
}

TEST_CASE("who weighs is chosen from a list, which says what does not take these data", "[weights-page]") {
  Screen screen;
  open_plateau(screen, "weights");
  CHECK_FALSE(screen.shows("IDOCRIW"));
  screen.click("source of the weights");
  await_jobs(screen.session);
  CHECK(screen.shows("IDOCRIW"));
  CHECK(screen.shows("does not take these data")); // MEREC: u = 0 has no logarithm
  screen.click("source merec");
  CHECK(kind(screen) == "ahp");
  screen.click("source std");
  CHECK(kind(screen) == "std");
}

} // namespace weights_source_test
