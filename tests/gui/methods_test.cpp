// The choice of the method in the window, and what its status bar leads to.

#include "engine/ranking/county_classes.h"
#include "engine/ranking/county_plane.h"
#include "gui/pages/actions.h"
#include "gui/session/side_by_side.h"
#include "tests/catch.h"
#include "tests/gui/screen.h"

#include <algorithm>

namespace methods_test {

using namespace yindi;
using namespace yindi::gui;

namespace {

void open_methods(Screen& screen) {
  open_plateau(screen, "ranking", "513221");
  screen.step(2);
}

} // namespace

TEST_CASE("the methods stand side by side, with what they agree on and who refuses") {
  Screen screen;
  open_methods(screen);
  CHECK_FALSE(shown_methods(screen.session)); // nobody looks at them
  choose_view(screen, "ranking", "methods");
  await_jobs(screen.session);
  const MethodComparison* side_by_side = shown_methods(screen.session);
  REQUIRE(side_by_side);
  const std::string text = screen.read();
  for (const char* part : {"Method of this case", "Power of the weights", "VIKOR", "Cannot rank this county", "WPM"}) {
    CAPTURE(part);
    CHECK(text.find(part) != std::string::npos);
  }
  CHECK(text.find(side_by_side->agreed.sentence.in(Language::en)) != std::string::npos);
}

TEST_CASE("another method is one step of the history and takes its own parameters") {
  Screen screen;
  open_methods(screen);
  const Case before = shown_case(screen.session);
  update(screen.session, ChooseMethod{"vikor"});
  CHECK(shown_case(screen.session).method.id == "vikor");
  CHECK(shown_case(screen.session).method.parameters.empty());
  CHECK(screen.session.results.ranking.method == "vikor");
  update(screen.session, Change{"method.parameters.v", "7"}); // from 0 to 1
  CHECK_FALSE(screen.session.message.empty());
  CHECK(shown_case(screen.session).method.parameters.empty());
  update(screen.session, Change{"method.parameters.v", "0.25"});
  CHECK(screen.session.message.empty());
  CHECK(std::get<double>(shown_case(screen.session).method.parameters.at("v")) == 0.25);
  update(screen.session, Undo{});
  update(screen.session, Undo{});
  CHECK(shown_case(screen.session) == before);
}

TEST_CASE("a normalisation is a choice of the method, says what it costs, and leaves with the method") {
  Screen screen;
  open_methods(screen);
  choose_view(screen, "ranking", "methods");
  screen.step(2);
  CHECK(screen.read().find("none: fixed scales") != std::string::npos);
  CHECK(screen.read().find("Euclidean") != std::string::npos); // not the id
  update(screen.session, Change{"method.normalization", "vectr"});
  CHECK_FALSE(screen.session.message.empty());
  CHECK(shown_case(screen.session).method.normalization.empty());
  update(screen.session, Change{"method.normalization", "vector"});
  CHECK(shown_case(screen.session).method.normalization == "vector");
  const auto& county = screen.session.results.ranking.counties.front();
  CHECK(std::any_of(county.notes.begin(), county.notes.end(), [](const Sentence& note) {
    return note.in(Language::en).find("rank reversal") != std::string::npos;
  }));
  screen.step(2);
  CHECK(screen.read().find("Vector") != std::string::npos);
  update(screen.session, ChooseMethod{"saw"});
  CHECK(shown_case(screen.session).method.normalization.empty());
  update(screen.session, Undo{});
  CHECK(shown_case(screen.session).method.normalization == "vector");
}

TEST_CASE("where the data weigh, the window says so and answers move nothing") {
  Screen screen;
  open_methods(screen);
  update(screen.session, Change{"weighting.kind", "std"});
  REQUIRE_FALSE(screen.session.results.ranking.counties.empty());
  const CountyRanking& county = screen.session.results.ranking.counties.front();
  CHECK(node_stand(shown_case(screen.session), county.weights.nodes.front()).words.in(Language::en) ==
        "weighed by the data");
}

TEST_CASE("a method that refuses the county says why and leaves a way out") {
  Screen screen;
  open_methods(screen);
  update(screen.session, ChooseMethod{"wpm"});
  const std::string text = screen.read();
  CHECK(text.find("cannot rank this county") != std::string::npos);
  CHECK(text.find("0 or less for") != std::string::npos);
  CHECK(text.find("Choose another method") != std::string::npos);
  CHECK(text.find("excluded by a veto") == std::string::npos);
}

TEST_CASE("notes are counted in the status bar, listed by it, and lead to their county") {
  Screen screen;
  open_methods(screen);
  Case c = shown_case(screen.session);
  c.judging.profile_judgements.clear(); // equal weights, with a note
  open_case(screen.session, c);
  const auto all = screen.session.results.matters;
  REQUIRE(notes_among(all) > 0);
  CHECK(screen.read().find("note") != std::string::npos);
  const Matter& last = all.back();
  CHECK(last.severity == Severity::note);
  CHECK(last.concerns == Concerns::ranking);
  CHECK_FALSE(last.county.empty());
  screen.ui.frame.problems_wanted = true;
  screen.step(2);
  CHECK(screen.read().find(last.what.in(Language::en)) != std::string::npos);
}

TEST_CASE("the GAIA plane is a view where PROMETHEE ranks, and a press on a point chooses its industry") {
  Screen screen;
  open_methods(screen);
  choose_view(screen, "ranking", "plane");
  screen.step(2);
  CHECK_FALSE(screen.shows("GAIA plane")); // TOPSIS: the bars stand in its place
  CHECK(screen.shows("Score (TOPSIS"));
  const Action& action = *find_action("view ranking plane");
  CHECK_FALSE(is_possible(action, screen.session, screen.ui));
  update(screen.session, ChooseMethod{"promethee-ii"});
  screen.step(2);
  CHECK(is_possible(action, screen.session, screen.ui));
  const CountyRanking& county = *shown_county(screen.session);
  const auto plane = county_plane(county);
  REQUIRE(plane.value);
  const std::string text = screen.read();
  for (const std::string& said :
       {std::string("GAIA plane"), std::string("decision axis π"), plane_worth(plane.value->plane).in(Language::en)}) {
    CAPTURE(said);
    CHECK(text.find(said) != std::string::npos);
  }
  REQUIRE(county.ranking.size() > 3);
  const std::string third = county.ranking[2].industry;
  CHECK(screen.session.selection.industry != third);
  screen.click(third);
  CHECK(screen.session.selection.industry == third);
  // Weights that are tried move the decision axis at once.
  const Eigen::RowVector2d judged = plane.value->plane.decision;
  update(screen.session, TryWeights{{{"nature", 0.9}, {"disaster", 0.1}}});
  const auto tried = county_plane(*shown_county(screen.session));
  REQUIRE(tried.value);
  CHECK((tried.value->plane.decision - judged).norm() > 1e-3);
  update(screen.session, ChooseLanguage{Language::zh});
  screen.step(2);
  CHECK(screen.shows("GAIA 平面"));
  CHECK(screen.shows("决策轴 π"));
}

TEST_CASE("classes are a view of the ranking: industries by class, what keeps them from the next, limits to change") {
  Screen screen;
  open_methods(screen);
  choose_view(screen, "ranking", "classes");
  await_jobs(screen.session); // what comes later would move the rows between a look and the click
  screen.step(2);
  const auto judged = county_classes(shown_case(screen.session), *shown_county(screen.session));
  REQUIRE(judged.value);
  CHECK(screen.shows("The limits are thirds of every scale"));
  for (const std::string& id : judged.value->matrix.alternatives)
    CHECK(screen.can_press("class " + id)); // every industry in one of the classes
  const auto& ranking = shown_county(screen.session)->ranking;
  const auto best =
      std::max_element(judged.value->assigned.pessimistic.begin(), judged.value->assigned.pessimistic.end());
  std::string first; // of those in the best class, which stand above
  for (const RankedIndustry& entry : ranking) {
    const auto& ids = judged.value->matrix.alternatives;
    const auto i = std::find(ids.begin(), ids.end(), entry.industry) - ids.begin();
    if (first.empty() && judged.value->assigned.pessimistic[static_cast<std::size_t>(i)] == *best)
      first = entry.industry;
  }
  update(screen.session, ChooseIndustry{ranking.back().industry});
  screen.click("class " + first);
  CHECK(screen.session.selection.industry == first);

  // Other limits are one step of the history; names that no longer fit go with them.
  update(screen.session, Change{"sorting.classes", "[\"poor\",\"fair\",\"good\"]"});
  screen.step(2);
  CHECK(screen.shows("good"));
  CHECK_FALSE(screen.shows("The limits are thirds of every scale"));
  const Case named = shown_case(screen.session);
  const ImVec2 at = screen.place("sorting.limits").centre();
  screen.click(at.x, at.y);
  screen.press(Key::a, {true, false, false});
  screen.type("0.2；0.4，0.6");
  screen.press(Key::enter);
  CHECK(screen.session.message.empty());
  CHECK(shown_case(screen.session).sorting.limits == std::vector<double>{0.2, 0.4, 0.6});
  CHECK(shown_case(screen.session).sorting.classes.empty());
  CHECK(screen.shows("lower middle"));
  update(screen.session, Undo{});
  CHECK(shown_case(screen.session) == named);
  update(screen.session, Change{"sorting.limits", "[0.6,0.4]"});
  CHECK_FALSE(screen.session.message.empty());
  CHECK(shown_case(screen.session) == named);

  // Weights that are only tried move the classes.
  update(screen.session, TryWeights{{{"nature", 0.9}, {"disaster", 0.1}}});
  const auto tried = county_classes(shown_case(screen.session), *shown_county(screen.session));
  REQUIRE(tried.value);
  CHECK(tried.value->assigned.over != judged.value->assigned.over);
  update(screen.session, ChooseLanguage{Language::zh});
  screen.step(2);
  CHECK(screen.shows("标尺上的界限"));
}

} // namespace methods_test
