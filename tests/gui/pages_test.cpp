// The window driven as a person would: clicks, drags, keys, and the text that is on the screen.

#include "tests/catch.h"
#include "tests/gui/screen.h"

#include "engine/casebook/read_casebook.h"
#include "engine/rationale/explanation.h"
#include "engine/robustness/analysis_words.h"
#include "gui/pages/ranking.h"
#include "gui/session/attention.h"

#include <algorithm>
#include <cctype>
#include <regex>
#include <set>

using namespace yindi;
using namespace yindi::gui;

namespace {

void open_ranking(Screen& screen) {
  open_plateau(screen, "ranking", "");
  screen.step(3);
}

bool has_latin_word(const std::string& line) {
  static const std::regex word("[A-Za-z]{3,}");
  return std::regex_search(line, word);
}

/// Ids of sources, joined by commas, perhaps shortened: ids read the same in both languages.
bool is_list_of_sources(const Session& session, const std::string& line) {
  const std::string first = line.substr(0, line.find(','));
  return find_source(shown_case(session), first) != nullptr;
}

} // namespace

TEST_CASE("The ranking page says who is first, why, and who was excluded") {
  Screen screen;
  open_ranking(screen);
  update(screen.session, ChooseCounty{"513334"});
  screen.step(2);
  const std::string text = screen.read();
  const CountyRanking& county = *shown_county(screen.session);
  CHECK(text.find(headline(shown_case(screen.session), county).in(Language::en)) != std::string::npos);
  CHECK(text.find(industry_name(screen.session, county.ranking.at(1).industry)) != std::string::npos);
  CHECK(text.find(decimal(*county.ranking.at(0).score, 3)) != std::string::npos);
  CHECK(text.find("Excluded before scoring") != std::string::npos);
  CHECK(text.find("What it rests on") != std::string::npos);
  CHECK(text.find("To be collected") != std::string::npos);
}

TEST_CASE("In Chinese no sentence is left in English") {
  Screen screen;
  open_ranking(screen);
  update(screen.session, ChooseLanguage{Language::zh});
  for (const char* page : {"case", "ranking", "robustness"})
    for (const bool workings : {false, true}) {
      update(screen.session, ChoosePage{page});
      screen.ui.workings = workings;
      await_sureness(screen.session);
      screen.step(2);
      std::string text = screen.read(), line;
      // Names of methods, tables, files, units, ids of sources and keys are the same in both languages.
      static const std::regex same(
          "TOPSIS|RI|CR|EN|Ctrl|Page|Up|Down|Saaty 1977|Ágoston & Csató 2022|weight_power|Yindi|project|"
          "columns\\.csv|values\\.csv|hilly|plateau|[a-z0-9]+[-_][a-z0-9_-]+|yuan|mu|kWh");
      for (std::size_t at = 0, end; at < text.size(); at = end + 1) {
        end = std::min(text.find('\n', at), text.size());
        line = text.substr(at, end - at);
        if (is_list_of_sources(screen.session, line)) continue;
        line = std::regex_replace(line, same, "");
        const bool chinese =
            std::any_of(line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE4; });
        const bool sentence = has_latin_word(line) && line.find(' ') != std::string::npos;
        INFO(page << ": " << text.substr(at, end - at));
        CHECK_FALSE((sentence && !chinese));
      }
    }
}

TEST_CASE("The language switches at run time by the switch in the top bar") {
  Screen screen;
  open_ranking(screen);
  CHECK(screen.shows("Weights — drag an edge"));
  const float y = 26;
  bool switched = false;
  for (float x = 1590; x > 1200 && !switched; x -= 8) {
    screen.click(x, y);
    switched = screen.session.language == Language::zh;
    if (screen.session.projector) update(screen.session, SetProjector{false});
  }
  REQUIRE(switched);
  CHECK(screen.shows("权重——拖动分界线即可试算"));
}

TEST_CASE("Page Up and Page Down step through the counties, Ctrl+Z takes an edit back") {
  Screen screen;
  open_ranking(screen);
  const auto ids = shown_case(screen.session).model->county_ids;
  screen.press(Key::page_down);
  CHECK(screen.session.county == ids.at(1));
  screen.press(Key::page_up);
  CHECK(screen.session.county == ids.at(0));
  update(screen.session, Change{"case.title.en", "Another title"});
  screen.step();
  CHECK(screen.shows("Not saved"));
  screen.press(Key::z, true);
  CHECK(shown_case(screen.session).head.title.en != "Another title");
  screen.press(Key::y, true);
  CHECK(shown_case(screen.session).head.title.en == "Another title");
}

TEST_CASE("The arrow keys reach every part of the window, and Space presses") {
  Screen screen;
  open_ranking(screen);
  update(screen.session, ChoosePage{"case"});
  screen.step(2);
  std::set<std::string> parts;
  for (const Key key : {Key::down, Key::right})
    for (int i = 0; i < 12; ++i) {
      screen.press(key);
      const ImGuiWindow* window = ImGui::GetCurrentContext()->NavWindow;
      const ImGuiID id = ImGui::GetCurrentContext()->NavId;
      if (window && id) parts.insert(window->Name);
    }
  CHECK(parts.size() >= 2);
}

TEST_CASE("Ctrl+P finds a county by either name") {
  Screen screen;
  open_ranking(screen);
  for (const char* typed : {"litang", "理塘"}) {
    update(screen.session, ChooseCounty{shown_case(screen.session).model->county_ids.front()});
    screen.press(Key::p, true);
    screen.step(3);
    screen.type(typed);
    screen.press(Key::enter);
    INFO(typed);
    CHECK(screen.session.county == "513334");
  }
}

TEST_CASE("A click chooses a row, a right click compares with it") {
  Screen screen;
  open_ranking(screen);
  const auto& ranking = shown_county(screen.session)->ranking;
  REQUIRE(ranking.size() >= 4);
  // Rows stand below one another; scan the column of names until each answers.
  bool chosen = false, compared = false;
  for (float y = 240; y < 900 && !chosen; y += 12) {
    screen.click(300, y);
    chosen = screen.session.industry == ranking[2].industry;
  }
  CHECK(chosen);
  for (float y = 240; y < 900 && !compared; y += 12) {
    screen.click(300, y, 1);
    compared = screen.session.compared == ranking[3].industry;
  }
  CHECK(compared);
  CHECK(screen.session.why->against == screen.session.compared);
}

TEST_CASE("Dragging an edge of the weights moves the ranking and is marked as not saved") {
  Screen screen;
  open_ranking(screen);
  await_sureness(screen.session); // its words move what stands below them
  screen.step(2);
  const auto judged = group_weights(screen.session);
  // The ruler spans the page's column: 28 px left, 24 px right of the page (mockups/style.md), less the scroll bar.
  const Layout places = layout(screen.ui, 1600, 1000);
  bool held = false;
  for (const float scrollbar : {0.F, 10.F}) {
    const float left = places.page.x + 28, w = places.page.w - 52 - scrollbar;
    const float x = left + static_cast<float>(judged[0].second) * w;
    for (float y = 190; y < 330 && !held; y += 6) {
      screen.point(x, y);
      screen.hold(true);
      for (int i = 1; i <= 5; ++i) screen.point(x + 12.F * static_cast<float>(i), y);
      screen.hold(false);
      held = !screen.session.what_if.empty();
    }
  }
  REQUIRE(held);
  const auto tried = group_weights(screen.session);
  CHECK(tried[0].second > judged[0].second + 0.03);
  CHECK(tried[0].second + tried[1].second == Approx(judged[0].second + judged[1].second).margin(1e-9));
  CHECK(tried[2].second == Approx(judged[2].second).margin(1e-9));
  CHECK(screen.shows("What-if, not saved"));
  CHECK(screen.session.saved == screen.session.history->now);
}

TEST_CASE("Every page and view draws at every size, in both themes and projected") {
  for (const auto& [width, height] : {std::pair(1600.F, 1000.F), std::pair(1366.F, 768.F), std::pair(640.F, 480.F)}) {
    Screen screen(width, height);
    open_ranking(screen);
    for (const char* page : {"case", "ranking"})
      for (const RankingView view : {RankingView::bars, RankingView::head_to_head, RankingView::all_counties}) {
        update(screen.session, ChoosePage{page});
        update(screen.session, SetProjector{view == RankingView::head_to_head});
        update(screen.session, ChooseTheme{view == RankingView::bars ? Theme::light : Theme::dark});
        screen.ui.ranking_view = view;
        screen.ui.inspector_open = view != RankingView::bars;
        screen.step(2);
        CHECK(screen.read().size() > 100);
      }
  }
}

TEST_CASE("Ties share a number and the headline; nothing ranked is said, not hidden") {
  const Loaded<Case> minimal = read_casebook(std::string(YINDI_SOURCE) + "/tests/data/minimal");
  REQUIRE(minimal.value);
  Case twins = *minimal.value; // a second yak, equal in everything but its name
  Industry twin = *find_industry(twins, "yak");
  twin.id = "yak_b";
  twin.name = {"Other yak", "另一牦牛"};
  twins.model.edit().industries.push_back(twin);
  twins.model.edit().industry_ids.push_back(twin.id);
  const auto values = twins.model->values;
  for (GivenValue value : values)
    if (value.industry == "yak") value.industry = twin.id, twins.model.edit().values.push_back(value);
  {
    Screen screen;
    open_case(screen.session, twins);
    update(screen.session, ChooseCounty{"513334"});
    screen.step(2);
    const std::string text = screen.read();
    CHECK(text.find("1=\n") != std::string::npos);
    CHECK(text.find("share first place") != std::string::npos);
    CHECK(text.find("They score") != std::string::npos);
  }
  Case none = *minimal.value;
  none.model.edit().industry_ids = {"tea"}; // the only candidate, and Litang lies too high for it
  Screen screen;
  open_case(screen.session, none);
  update(screen.session, ChooseCounty{"513334"});
  for (const char* page : {"case", "ranking"}) {
    update(screen.session, ChoosePage{page});
    screen.step(2);
    CHECK(screen.read().size() > 100);
  }
  CHECK(screen.shows("Every industry is excluded by a veto"));
  CHECK(screen.shows("1 to look at"));
}

TEST_CASE("Without a casebook the window says how to open one; with a broken one it lists the errors") {
  Screen screen;
  screen.step(2);
  CHECK(screen.shows("Drop a casebook folder"));
  update(screen.session, Open{"/nowhere"});
  screen.step();
  CHECK(screen.shows("This casebook has errors"));
  CHECK(screen.shows("/nowhere"));
}

TEST_CASE("The ranking page shows the places in the draws and what would turn first place") {
  Screen screen;
  open_ranking(screen);
  update(screen.session, ChooseCounty{"513334"});
  CHECK(screen.shows("Rank in 10,000 draws")); // its room is kept before it is known
  await_sureness(screen.session);
  screen.step(2);
  CHECK(screen.shows("Rank in 10,000 draws"));
  CHECK(screen.shows("What would turn it"));
  const Sureness* sure = shown_sureness(screen.session);
  REQUIRE(sure);
  const auto critical = critical_weight(sure->county.problem->ranking, sure->county.stability);
  REQUIRE(critical);
  CHECK(screen.shows(critical->name.en));
  CHECK(screen.shows((critical->more ? "≥" : "≤") + decimal(critical->at, 2)));
}

TEST_CASE("A problem of what was edited names its part, not its key") {
  Screen screen;
  open_ranking(screen);
  screen.session.results.ranking.diagnostics = {refusal(say("x"), {}, "criterion.0.measure"),
                                                refusal(say("x"), {}, "method.parameters.p"),
                                                refusal(say("x"), {}, "county.1.elev_seat_m")};
  const Case& c = shown_case(screen.session);
  std::vector<std::string> where;
  for (const Matter& matter : matters(screen.session))
    if (matter.what.message == "x") where.push_back(matter.where.en);
  CHECK(where ==
        std::vector<std::string>{c.model->library.criteria[0].name.en, "Method", c.model->counties[1].name.en});
}
