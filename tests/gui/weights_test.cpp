// The Weights page in the window: answers by keys and clicks, undo, what does not fit, weights given otherwise.

#include "tests/catch.h"
#include "tests/gui/weights_screen.h"

#include "engine/methods/objective.h"
#include "engine/ranking/pooled.h"
#include "engine/weights/weighting_rows.h"
#include "engine/weights/weightings.h"
#include "gui/session/data_weights.h"

namespace weights_test {

using namespace yindi;
using namespace yindi::gui;

TEST_CASE("the question names both ends and the answer in words, in both languages", "[weights-page]") {
  Screen screen;
  open_weights(screen);
  ask(screen, "nature", "disaster");
  std::string text = screen.read();
  for (const std::string& part :
       {std::string("Which matters more, and by how much?"), std::string("All 21 answers"), std::string("CR 0.012"),
        std::string("1-9"), std::string("The answers fit together.")}) {
    CAPTURE(part);
    CHECK(text.find(part) != std::string::npos);
  }
  CHECK(text.find("Terrain fit") != std::string::npos); // one of the ways from worst to best
  update(screen.session, ChooseLanguage{Language::zh});
  text = screen.read();
  CHECK(text.find("哪一项更重要，重要多少？") != std::string::npos);
  CHECK(text.find("Which matters") == std::string::npos);
  CHECK(text.find("一致性") != std::string::npos);
}

TEST_CASE("keys answer: 1 to 9 for the left, with shift for the right, arrows by a step, Del takes back",
          "[weights-page]") {
  Screen screen;
  open_weights(screen);
  ask(screen, "nature", "disaster");
  const Case before = now(screen);
  const double weight = county(screen).weights.global.begin()->second;
  press_digit(screen, 7);
  CHECK(judged(screen, "goal", "nature", "disaster") == "7");
  CHECK(county(screen).weights.global.begin()->second != weight); // the ranking follows at once
  press_digit(screen, 3, shift);
  CHECK(judged(screen, "goal", "nature", "disaster") == "1/3");
  screen.press(Key::right);
  CHECK(judged(screen, "goal", "nature", "disaster") == "1/4");
  screen.press(Key::left);
  screen.press(Key::left);
  CHECK(judged(screen, "goal", "nature", "disaster") == "1/2");
  screen.press(Key::erase);
  CHECK(judged(screen, "goal", "nature", "disaster").empty());
  CHECK(screen.shows("1 pair is open"));
  CHECK(screen.shows("not answered yet"));
  for (int i = 0; i < 6; ++i) update(screen.session, Undo{});
  CHECK(now(screen) == before);
}

TEST_CASE("a judgement written the other way round keeps its direction", "[weights-page]") {
  Screen screen;
  open_weights(screen);
  set_answer(screen, "nature", "disaster", "");
  set_answer(screen, "disaster", "nature", "3");
  ask(screen, "nature", "disaster");
  press_digit(screen, 5);
  const auto& all = now(screen).judging.profile_judgements;
  CHECK(std::any_of(all.begin(), all.end(), [](const Judgement& j) {
    return j.profile == "plateau" && j.a == "disaster" && j.b == "nature" && j.value == "1/5";
  }));
}

TEST_CASE("an answer may be a range: three numbers, shown with the answer, in the direction that is written",
          "[weights-page]") {
  Screen screen;
  open_weights(screen);
  for (const bool mirrored : {false, true}) {
    CAPTURE(mirrored);
    const std::string a = mirrored ? "disaster" : "nature", b = mirrored ? "nature" : "disaster";
    set_answer(screen, "nature", "disaster", "");
    set_answer(screen, "disaster", "nature", "");
    set_answer(screen, a, b, "2"); // a over b
    ask(screen, "nature", "disaster");
    screen.press(Key::r);
    screen.step(3);
    CHECK(screen.shows("the least, the likeliest and the most"));
    screen.type("4 3");
    screen.press(Key::enter);
    CHECK(screen.shows("These are not three numbers that rise."));
    CHECK(judged(screen, "goal", a, b) == "2"); // nothing is lost, nothing taken
    screen.press(Key::escape);
    screen.press(Key::r);
    screen.step(3);
    screen.type("2 3 4"); // nature over disaster
    screen.press(Key::enter);
    screen.step(2);
    CHECK(judged(screen, "goal", a, b) == (mirrored ? "1/4 1/3 1/2" : "2 3 4"));
    CHECK(screen.shows("from 2 to 4, likeliest 3"));
    CHECK(screen.shows("~3"));
    Intents intents;
    const WeightsView v = view(screen, intents);
    CHECK(*v.pair().value == Approx(3));
    const auto range = answered_range(*v.w, v.pair());
    REQUIRE(range);
    CHECK(range->low == Approx(2));
    CHECK(range->high == Approx(4));
    CHECK(screen.ui.weights.typed_for.empty());
  }
}

TEST_CASE("skip and the next question change nothing but the pair", "[weights-page]") {
  Screen screen;
  open_weights(screen);
  ask(screen, "nature", "disaster");
  const Case before = now(screen);
  screen.press(Key::s);
  CHECK(screen.session.selection.asked.b == "differentiation");
  CHECK(now(screen) == before);
  set_answer(screen, "income", "sustainability", "");
  screen.press(Key::s); // an open pair goes before all
  CHECK(screen.session.selection.asked.a == "income");
  CHECK(screen.session.selection.asked.b == "sustainability");
}

TEST_CASE("the worst judgement is asked first, its suggestion can be taken or refused with a reason",
          "[weights-page]") {
  Screen screen;
  open_weights(screen);
  set_answer(screen, "nature", "disaster", "1/9");
  update(screen.session, ChooseNode{goal});
  screen.step(2);
  Intents intents;
  {
    const WeightsView v = view(screen, intents);
    REQUIRE(v.contradictory());
    REQUIRE(v.suspect(v.pair()));
    CHECK(v.item(v.pair().a) == "nature");
    CHECK(v.item(v.pair().b) == "disaster");
    REQUIRE(v.effect);
    CHECK(*v.effect->own.cr < *v.w->own->cr);
    REQUIRE(v.effect->ranking);
    CHECK(v.effect->ranking->shifts.size() == county(screen).ranking.size());
  }
  const std::string text = screen.read();
  for (const char* part : {"This answer fits least with the rest", "and CR falls to", "Keep, because...",
                           "Three answers do not fit together", "And to the ranking of"}) {
    CAPTURE(part);
    CHECK(text.find(part) != std::string::npos);
  }
  { // taken
    WeightsView v = view(screen, intents);
    const double promised = *v.effect->own.cr;
    answer_with(v, suggested_answer(*v.w, v.pair(), *v.suspect(v.pair())));
    update(screen.session, intents.back());
    screen.step(2);
    CHECK(*view(screen, intents).w->own->cr == Approx(promised).margin(1e-12));
    update(screen.session, Undo{});
  }
  { // kept
    screen.step(2);
    WeightsView v = view(screen, intents);
    type_words(v, "kept_because");
    screen.step(3);
    screen.type("the flood of 2020");
    screen.press(Key::enter);
    const auto& all = now(screen).judging.profile_judgements;
    CHECK(std::any_of(all.begin(), all.end(), [](const Judgement& j) {
      return j.a == "nature" && j.b == "disaster" && j.value == "1/9" && j.kept_because == "the flood of 2020";
    }));
    CHECK(screen.shows("Kept on purpose, because the flood of 2020"));
    const WeightsView kept = view(screen, intents);
    CHECK_FALSE(kept.suspect(kept.w->of("nature", "disaster"))); // no longer urged
  }
}

TEST_CASE("three answers in a circle are told before anything else", "[weights-page]") {
  Screen screen;
  open_weights(screen);
  set_answer(screen, "nature", "disaster", "3");
  set_answer(screen, "disaster", "income", "3");
  set_answer(screen, "nature", "income", "1/3");
  ask(screen, "nature", "income");
  CHECK(screen.shows("Three answers run in a circle"));
  CHECK(screen.shows("Answers run in"));
}

TEST_CASE("a new participant begins with nothing, is led to connect all, and the old ranking stays until then",
          "[weights-page]") {
  Screen screen;
  open_weights(screen);
  update(screen.session, Change{"participant.p1", R"({"name": "Chen Yu", "weight": 1})"});
  update(screen.session, ChooseVoice{{"p1", ""}});
  screen.step(2);
  CHECK(screen.shows("it joins what nobody compared"));
  const std::string first = county(screen).ranking.front().industry;
  press_digit(screen, 5);
  CHECK(now(screen).judging.judgements.size() == 1);
  CHECK(screen.session.results.held);
  CHECK(county(screen).ranking.front().industry == first);
  CHECK(screen.shows("The ranking is the one of before"));
  for (int i = 0; i < 5; ++i) {
    screen.press(Key::s);
    press_digit(screen, 2);
  }
  CHECK(now(screen).judging.judgements.size() == 6); // the six that a tree of seven needs
  CHECK_FALSE(screen.session.results.held);
  const NodeWeights* goal_weights = node_weights(&county(screen), goal);
  REQUIRE(goal_weights);
  CHECK(goal_weights->origin_kind == Origin::participants);
  CHECK(node_stand(now(screen), *goal_weights).standing == Standing::open);
  CHECK(screen.shows("15 pairs are open"));
  CHECK(screen.shows("off the uncertainty of the weights"));
}

TEST_CASE("a changed scale of a criterion marks the node, and another judgement scale says that weights move",
          "[weights-page]") {
  Screen screen;
  open_weights(screen);
  Case c = now(screen);
  for (Judgement& j : c.judging.profile_judgements) j.stale = j.stale || (j.node == goal && j.a == "nature");
  open_case(screen.session, c);
  screen.step(2);
  CHECK(weights_state(screen.session).state == State::attention);
  CHECK(screen.shows("a scale was changed since"));
  const auto before = county(screen).weights.global;
  update(screen.session, Change{"weighting.scale", "balanced"});
  CHECK(county(screen).weights.global != before);
  CHECK(screen.shows("Balanced"));
}

TEST_CASE("the other ways to weigh start from what holds now and are one step of the history each", "[weights-page]") {
  Screen screen;
  open_weights(screen);
  const Case before = now(screen);
  const auto weights = node_weights(&county(screen), goal)->weights;
  const auto items = children(now(screen).model->library, goal);
  for (const char* kind : {"points", "swing", "rank-order-centroid", "best-worst", "best-worst-nonlinear", "fucom",
                           "swara", "piprecia", "equal"}) {
    CAPTURE(kind);
    update(screen.session, Change{std::string("weight.") + goal, start_weighting(kind, items, weights)});
    CHECK_FALSE(screen.session.results.held);
    const NodeWeighting* given = find_node_weighting(now(screen), goal);
    REQUIRE(given);
    CHECK(given->kind == kind);
    screen.step(2);
    CHECK(screen.shows("How much does each count?"));
    CHECK_FALSE(screen.shows("Whose answers?"));
    // Each kind asks in its own words, and says which of several it is.
    CHECK(screen.shows("how much more the one before counts") == (given->kind == "swara"));
    CHECK(screen.shows("beside the one before: 1 as much") == (given->kind == "piprecia"));
    const std::string name = find_weighting(kind)->name.in(Language::en);
    if (std::string(kind).find('-') != std::string::npos || given->kind == "piprecia") CHECK(screen.shows(name));
    const auto then = node_weights(&county(screen), goal)->weights;
    if (given->kind == "points" || given->kind == "swing")
      for (std::size_t i = 0; i < then.size(); ++i) CHECK(then[i] == Approx(weights[i]).margin(0.01));
    update(screen.session, Undo{});
    CHECK(now(screen) == before);
  }
}

TEST_CASE("a drag over several answers is one step of the history", "[weights-page]") {
  Screen screen;
  open_weights(screen);
  ask(screen, "nature", "disaster");
  const Case before = now(screen);
  Intents intents;
  WeightsView v = view(screen, intents);
  for (const double answer : {2.0, 3.0, 4.0}) answer_with(v, answer, 77);
  for (const Intent& intent : intents) update(screen.session, intent);
  CHECK(judged(screen, "goal", "nature", "disaster") == "4");
  update(screen.session, Undo{});
  CHECK(now(screen) == before);
}

TEST_CASE("nothing is worked out again while nothing changes", "[weights-page]") {
  Screen screen;
  open_weights(screen);
  const auto kept = screen.session.results.asked.weighing;
  screen.step(5);
  CHECK(screen.session.results.asked.weighing == kept);
  press_digit(screen, 9);
  CHECK(screen.session.results.asked.weighing != kept);
}

TEST_CASE("what the data would weigh is shown for comparison and changes nothing", "[weights-page]") {
  Screen screen(1600, 2400);
  open_weights(screen);
  const Case before = now(screen);
  CHECK_FALSE(shown_data_weights(screen.session)); // nobody looks
  screen.click("data weights");
  await_jobs(screen.session);
  const std::string text = screen.read();
  CHECK(text.find("For comparison only") != std::string::npos);
  const DataWeights* data = shown_data_weights(screen.session);
  REQUIRE(data);
  const auto pooled = pooled_matrix(now(screen), assess_counties(now(screen)));
  REQUIRE(pooled.value);
  std::vector<std::string> shown, taking; // "equal" weighs no data
  for (const DataWeights::Row& row : data->rows) shown.push_back(row.weighting);
  for (const ObjectiveWeighting& weighting : objective_weightings())
    if (weighting.id != std::string("equal") && objective_weights(weighting, pooled.value->matrix).value)
      taking.push_back(weighting.id);
  CHECK(shown == taking);
  CHECK(shown.size() >= 8);
  const auto engine = objective_weights(*find_objective_weighting("critic"), pooled.value->matrix);
  REQUIRE(engine.value);
  const auto critic =
      std::find_if(data->rows.begin(), data->rows.end(), [](const auto& row) { return row.weighting == "critic"; });
  REQUIRE(critic != data->rows.end());
  double sum = 0;
  for (const auto& [leaf, weight] : critic->leaves) sum += weight;
  CHECK(sum == Approx(1).margin(1e-12));
  for (std::size_t i = 0; i < pooled.value->matrix.criteria.size(); ++i)
    CHECK(critic->leaves.at(pooled.value->matrix.criteria[i]) == engine.value->weights[i]);
  CHECK(now(screen) == before);
}

} // namespace weights_test
