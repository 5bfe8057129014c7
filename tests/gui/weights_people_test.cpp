// The Weights page with several people, unfinished answers and weights of the data.

#include "tests/catch.h"
#include "tests/gui/weights_screen.h"

namespace weights_people_test {

using namespace yindi;
using namespace yindi::gui;

TEST_CASE("where one profile gives no weights only its counties keep their ranking of before", "[weights-page]") {
  Screen screen;
  open_weights(screen);
  Case c = now(screen);
  const std::string other =
      c.model->county_ids.front() == "513334" ? c.model->county_ids.back() : c.model->county_ids.front();
  for (County& county : c.model.edit().counties)
    if (county.id == other) county.profile = "hilly";
  open_case(screen.session, c);
  const auto order = [&](const std::string& id) {
    std::vector<std::string> result;
    for (const CountyRanking& one : screen.session.results.ranking.counties)
      if (one.assessment->county == id)
        for (const RankedIndustry& entry : one.ranking) result.push_back(entry.industry);
    return result;
  };
  std::vector<std::string> kept;
  const std::size_t counties = screen.session.results.ranking.counties.size();
  for (const char* b : {"disaster", "differentiation", "market", "support", "income", "sustainability"}) {
    if (!screen.session.results.held) kept = order("513334");
    set_answer(screen, "nature", b, ""); // nature stands alone in the end
  }
  CHECK(screen.session.results.held);
  CHECK(screen.session.results.ranking.counties.size() == counties);
  CHECK(order("513334") == kept);
  CHECK_FALSE(order(other).empty());
}

namespace {

/// Three bureaus answer the goal: the first all pairs, the second a circle among them, the third two pairs only.
void open_group(Screen& screen) {
  open_plateau(screen, "weights");
  Case c = now(screen);
  const auto items = children(c.model->library, goal);
  for (const auto& [id, name] : {std::pair("p1", "Chen Yu"), std::pair("p2", "Luo Ying"), std::pair("p3", "Tsering")})
    c.judging.participants.push_back({id, name, "", 1, "", {}});
  const auto answer = [&](const char* who, const std::string& a, const std::string& b, const char* value) {
    c.judging.judgements.push_back({who, "", "goal", a, b, value, "", "", false, {}});
  };
  for (std::size_t i = 0; i < items.size(); ++i)
    for (std::size_t j = i + 1; j < items.size(); ++j) {
      answer("p1", items[i], items[j], "2");
      answer("p2", items[i], items[j], i == 0 && j == 2 ? "1/9" : "3");
    }
  answer("p3", items[0], items[1], "1");
  answer("p3", items[2], items[3], "1");
  open_case(screen.session, c);
  screen.step(2);
}

} // namespace

TEST_CASE("several people stand side by side with their consistency, and a click looks at one", "[weights-page]") {
  Screen screen(1600, 2400);
  open_group(screen);
  Intents intents;
  const Weighing w = *view(screen, intents).w;
  REQUIRE(w.people.size() == 3);
  CHECK(*w.people[0].cr < cr_limit);
  CHECK(*w.people[1].cr > cr_limit);
  CHECK_FALSE(w.people[2].cr);
  CHECK(w.people[2].weights.empty());
  CHECK(w.people[2].answered == 2);
  const NodeWeights& behind = *node_weights(&county(screen), goal);
  REQUIRE(behind.members.size() == 3);
  for (std::size_t k = 0; k < 3; ++k) CHECK(w.people[k].cr == behind.members[k].cr);
  CHECK(w.pooled == behind.weights);
  CHECK(w.average != behind.weights);
  std::string text = screen.read();
  for (const char* part : {"Participants", "3 have answered, above CR 0.10: 1, not done: 1", "Chen Yu", "Luo Ying",
                           "2/21", "Pooled", "Averaged"}) {
    CAPTURE(part);
    CHECK(text.find(part) != std::string::npos);
  }
  update(screen.session, Change{"weighting.aggregate", "priorities"});
  screen.step(2);
  CHECK(view(screen, intents).w->average == node_weights(&county(screen), goal)->weights);
  update(screen.session, ChooseLanguage{Language::zh});
  text = screen.read();
  CHECK(text.find("3 人作答，CR 高于 0.10 的有 1 人") != std::string::npos);
}

TEST_CASE("whether asking on can still change first place stands with the open pairs", "[weights-page]") {
  Screen screen;
  open_weights(screen);
  Intents intents;
  CHECK_FALSE(view(screen, intents).asking_on); // all is answered
  set_answer(screen, "income", "sustainability", "");
  await_jobs(screen.session);
  const AskingOn* asking_on = view(screen, intents).asking_on;
  REQUIRE(asking_on);
  REQUIRE(asking_on->first_stays);
  const CountyRanking& shown = county(screen);
  CHECK(*asking_on->first_stays == *first_stays(now(screen), shown.assessment, shown.weights, goal, 500));
  CHECK(screen.shows("of the answers that are possible"));
}

TEST_CASE("a casebook saved in the middle of answering opens, says what is missing, and goes on", "[weights-page]") {
  Screen screen;
  open_weights(screen);
  update(screen.session, Change{"participant.p1", R"({"name": "Chen Yu", "weight": 1})"});
  update(screen.session, Change{"judgement.p1.goal.nature.disaster", "5"});
  REQUIRE(screen.session.results.held);
  const Case half = now(screen);
  open_case(screen.session, half); // as after saving and opening: nothing of before stays
  REQUIRE(screen.session.document.history);
  CHECK_FALSE(screen.session.results.held);
  CHECK_FALSE(shown_county(screen.session));
  const auto all = screen.session.results.matters;
  REQUIRE_FALSE(all.empty());
  CHECK(all.front().severity == Severity::error);
  CHECK(all.front().concerns == Concerns::weights);
  CHECK(all.front().what.in(Language::en).find("2 more of 7 criteria of the goal are not compared") !=
        std::string::npos);
  for (const PageRow& page : pages()) { // none needs a ranking to be drawn
    CAPTURE(std::string(page.id));
    update(screen.session, ChoosePage{page.id});
    screen.step(2);
  }
  update(screen.session, ChoosePage{"weights"});
  update(screen.session, ChooseNode{goal});
  screen.step(2);
  CHECK(weights_state(screen.session).state == State::attention);
  CHECK(screen.shows("2 more of 7 criteria of the goal are not compared with the others yet."));
  CHECK(screen.shows("No weights yet"));
  Intents intents;
  CHECK(view(screen, intents).w->voice == Voice{"p1", ""}); // who had begun is asked
  for (int i = 0; i < 5; ++i) {
    screen.press(Key::s);
    press_digit(screen, 2);
  }
  REQUIRE(shown_county(screen.session));
  CHECK_FALSE(county(screen).ranking.empty());
  CHECK_FALSE(screen.session.results.known.evidence.empty());
  CHECK(screen.session.results.matters.front().severity != Severity::error);
}

TEST_CASE("where the data weigh, the page says how judgements join in", "[weights-page]") {
  Screen screen(1600, 2600);
  open_weights(screen);
  const auto judged = county(screen).used;
  update(screen.session, Change{"weighting.kind", "std"});
  screen.click("data weights");
  await_jobs(screen.session);
  screen.step(2);
  CHECK(screen.shows("They do not count in this county"));
  CHECK(screen.shows("The data alone"));
  update(screen.session, Change{"weighting.combine", "game"});
  screen.step(2);
  CHECK(screen.shows("Judgements count"));
  CHECK(screen.shows("The correlation of the judged weights with those of the data"));
  CHECK_FALSE(screen.shows("They do not count in this county"));
  CHECK(county(screen).used != judged);
  const auto before = county(screen).used;
  set_answer(screen, "nature", "disaster", "9");
  CHECK(county(screen).used != before); // judgements count again
}

} // namespace weights_people_test
