// The window driven as a person would: clicks, drags, keys, and the text that is on the screen.

#include "tests/catch.h"
#include "tests/gui/screen.h"

#include "engine/casebook/read_casebook.h"
#include "engine/rationale/explanation.h"
#include "engine/robustness/analysis_words.h"
#include "gui/pages/conditions/conditions_page.h"
#include "gui/pages/names.h"
#include "gui/session/documents.h"
#include "gui/session/regional.h"

#include <algorithm>
#include <cctype>
#include <regex>
#include <set>

namespace pages_test {

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

/// Literature stands in the language in which it was printed.
bool is_citation(const std::string& line) {
  const auto& all = methods();
  return std::any_of(all.begin(), all.end(), [&](const Method& method) { return line == method.source; });
}

/// What the Criteria page lets people write in both languages: a line to type into, and a name beside the other.
bool is_other_language(const Session& session, const std::string& line) {
  const auto& all = shown_case(session).model->library.criteria;
  return line.starts_with("{") ||
         std::any_of(all.begin(), all.end(), [&](const Criterion& one) { return one.name.en == line; });
}

/// What stands in the tables reads the same in both languages: names in English, notes.
bool is_of_table(const UiState& ui, const std::string& line) {
  if (!ui.conditions.grid) return false;
  const TableGrid& grid = *ui.conditions.grid;
  const std::string begin = line.substr(0, line.find("…"));
  for (std::size_t i = 0; i < grid.rows.size(); ++i)
    for (std::size_t k = 0; k < grid.columns.size(); ++k)
      if (grid.cell(i, k).shown.starts_with(begin)) return true;
  return false;
}

/// Shows each page of pages() with each of its views, all worked out.
template <class Does>
void for_every_view(Screen& screen, const Does& does) {
  for (const PageRow& page : pages()) {
    const std::vector<ViewRow> one = {{"", ""}};
    for (const ViewRow& view : page.views.empty() ? one : page.views) {
      if (*view.id) choose_view(screen, page.id, view.id);
      update(screen.session, ChoosePage{page.id});
      await_jobs(screen.session);
      screen.step(2);
      does(std::string(page.id) + " " + view.id);
    }
  }
}

/// The sentence that a page cannot stand without, for what is shown now.
std::string answer_of(const Screen& screen, const std::string& page, Language language) {
  const Session& session = screen.session;
  if (page.starts_with("case")) return shown_case(session).head.title.in(language);
  if (page.starts_with("conditions")) return say(mark("Find in this table")).in(language);
  if (page.starts_with("weights")) return say(mark("Which matters more, and by how much?")).in(language);
  if (page == "ranking all-counties") return industry_name(session, shown_county(session)->ranking.front().industry);
  if (page.starts_with("ranking")) return headline(shown_case(session), *shown_county(session)).in(language);
  if (page.starts_with("robustness")) return shown_sureness(session)->county.verdict.sentence.in(language);
  if (page.starts_with("criteria")) return say(mark("What each value is worth")).in(language);
  if (page == "workshop round") return say(mark("Open round {}"), "1").in(language);
  if (page == "workshop entry") return say(mark("No round is open")).in(language);
  if (page == "workshop results") return say(mark("Nobody has judged yet")).in(language);
  if (page == "workshop decision")
    return say(mark("{}: nobody has decided yet"), county_name(session, session.selection.county)).in(language);
  if (page == "workshop record")
    return say(mark("Every edit, every import and every round, each line chained to the one before it.")).in(language);
  if (page.starts_with("report"))
    return say(mark("{} pages, ready"), std::to_string(shown_document(session)->pages.size())).in(language);
  if (!page.starts_with("region")) FAIL("a page without its answer: " << page);
  const Plan& plan = *shown_regional(session)->result.plan;
  return say(mark("Together: {0} rival pairs instead of {1}"),
             std::to_string(rival_pairs(plan.problem, plan.planned.chosen)),
             std::to_string(rival_pairs(plan.problem, plan.alone.chosen)))
      .in(language);
}

} // namespace

TEST_CASE("Every page and view answers its question in both languages, both themes and projected, at every size") {
  for (const auto& size : {std::pair(1600.F, 1000.F), std::pair(1366.F, 768.F), std::pair(640.F, 480.F)}) {
    const float width = size.first;
    Screen screen(width, size.second);
    open_plateau(screen, "ranking");
    for (const Language language : {Language::en, Language::zh}) {
      update(screen.session, ChooseLanguage{language});
      update(screen.session, ChooseTheme{language == Language::en ? Theme::light : Theme::dark});
      update(screen.session, SetProjector{width == 1366});
      screen.ui.frame.inspector_open = language == Language::zh;
      for_every_view(screen, [&](const std::string& page) {
        INFO(page << " at " << width << (language == Language::zh ? ", Chinese" : ""));
        const bool narrow = page.starts_with("conditions") && screen.shows(say(mark("Find")).in(language));
        CHECK((narrow || screen.shows(answer_of(screen, page, language))));
        for (const Touched& one : screen.touched()) { // nothing to press beyond the edge
          INFO(one.id);
          CHECK(one.box.x >= -1);
          CHECK(one.box.right() <= width + 1);
        }
      });
    }
  }
}

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
  for_every_view(screen, [&](const std::string& page) {
    for (const bool workings : {false, true}) {
      screen.ui.ranking.workings = workings;
      screen.step(2);
      std::string text = screen.read(), line;
      // Names of methods, tables, files, units, ids of sources and keys are the same in both languages.
      static const std::regex same("TOPSIS|ELECTRE I+|[PE] I+|bit|RI|CR|EN|Ctrl|Page|Up|Down|Saaty 1977|Ágoston & "
                                   "Csató 2022|weight_power|Yindi|project|"
                                   "columns\\.csv|values\\.csv|hilly|plateau|[a-z0-9]+[-_][a-z0-9_-]+|yuan|mu|kWh");
      for (std::size_t at = 0, end; at < text.size(); at = end + 1) {
        end = std::min(text.find('\n', at), text.size());
        line = text.substr(at, end - at);
        if (is_list_of_sources(screen.session, line) || is_citation(line)) continue;
        if (page.starts_with("criteria") && is_other_language(screen.session, line)) continue;
        if (page.starts_with("conditions") && has_latin_word(line) && is_of_table(screen.ui, line)) continue;
        line = std::regex_replace(line, same, "");
        const bool chinese =
            std::any_of(line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE4; });
        const bool sentence = has_latin_word(line) && line.find(' ') != std::string::npos;
        INFO(page << ": " << text.substr(at, end - at));
        CHECK_FALSE((sentence && !chinese));
      }
    }
  });
}

TEST_CASE("The language switches at run time by the switch in the top bar") {
  Screen screen;
  open_ranking(screen);
  CHECK(screen.shows("Weights — drag an edge"));
  screen.click("language 1");
  CHECK(screen.session.selection.language == Language::zh);
  CHECK(screen.shows("权重——拖动分界线即可试算"));
  CHECK_FALSE(screen.shows("Weights — drag an edge"));
  screen.click("language 0");
  CHECK(screen.shows("Weights — drag an edge"));
}

TEST_CASE("Page Up and Page Down step through the counties, Ctrl+Z takes an edit back") {
  Screen screen;
  open_ranking(screen);
  const auto ids = shown_case(screen.session).model->county_ids;
  screen.press(Key::page_down);
  CHECK(screen.session.selection.county == ids.at(1));
  screen.press(Key::page_up);
  CHECK(screen.session.selection.county == ids.at(0));
  update(screen.session, Change{"case.title.en", "Another title"});
  screen.step();
  CHECK(screen.shows("Not saved"));
  screen.press(Key::z, control);
  CHECK(shown_case(screen.session).head.title.en != "Another title");
  screen.press(Key::y, control);
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
    screen.press(Key::p, control);
    screen.step(3);
    screen.type(typed);
    screen.press(Key::enter);
    INFO(typed);
    CHECK(screen.session.selection.county == "513334");
  }
}

TEST_CASE("A click chooses a row, a right click compares with it") {
  Screen screen;
  open_ranking(screen);
  const auto& ranking = shown_county(screen.session)->ranking;
  REQUIRE(ranking.size() >= 4);
  screen.click(ranking[2].industry);
  CHECK(screen.session.selection.industry == ranking[2].industry);
  screen.click(ranking[3].industry, 0, 1);
  CHECK(screen.session.selection.industry == ranking[2].industry);
  CHECK(screen.session.selection.compared == ranking[3].industry);
  CHECK(screen.session.results.why->industry == ranking[2].industry);
  CHECK(screen.session.results.why->against == ranking[3].industry);
}

TEST_CASE("Dragging an edge of the weights moves the ranking and is marked as not saved") {
  Screen screen;
  open_ranking(screen);
  await_jobs(screen.session); // its words move what stands below them
  screen.step(2);
  const auto judged = group_weights(screen.session);
  screen.drag("edge", 60);
  const auto tried = group_weights(screen.session);
  CHECK(tried[0].second > judged[0].second + 0.03);
  CHECK(tried[0].second + tried[1].second == Approx(judged[0].second + judged[1].second).margin(1e-9));
  CHECK(tried[2].second == Approx(judged[2].second).margin(1e-9));
  CHECK(screen.shows("What-if, not saved"));
  CHECK_FALSE(screen.session.document.changed());
  screen.click("forget");
  CHECK(group_weights(screen.session) == judged);
}

TEST_CASE("Ties share a number and the headline, nothing ranked is said, not hidden") {
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
  update(screen.session, ChoosePage{"case"});
  CHECK(screen.shows("1 of 2 counties have no ranking"));
  update(screen.session, ChoosePage{"ranking"});
  CHECK(screen.shows("Every industry is excluded by a veto"));
  CHECK(screen.shows("1 to look at"));
}

TEST_CASE("The rail says what the mark of a page means, in a narrow window, too") {
  const bool narrow = GENERATE(false, true);
  Screen screen(narrow ? 1366.F : 1600.F, 1000);
  open_ranking(screen);
  screen.step(2);
  const Box conditions = screen.place("conditions");
  screen.point(conditions.centre().x, conditions.centre().y);
  REQUIRE(find_page("conditions")->state(screen.session).state == State::done);
  CHECK(screen.shows("nothing to be done"));
}

TEST_CASE("A profile says how many counties use it") {
  Screen screen;
  open_plateau(screen, "weights");
  await_jobs(screen.session);
  screen.step(2);
  CHECK(screen.shows("use it"));
}

TEST_CASE("Without a casebook the window says how to open one, with a broken one it lists the errors") {
  Screen screen;
  screen.step(2);
  CHECK(screen.shows("Or drop a casebook folder on this window"));
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
  await_jobs(screen.session);
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

} // namespace pages_test
