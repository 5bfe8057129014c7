// From an empty window to a case of one's own that ranks.

#include "tests/catch.h"
#include "tests/gui/screen.h"

#include "engine/casebook/read_casebook.h"
#include "gui/pages/new_case/new_case.h"
#include "gui/session/folders.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <unistd.h>
#include <xlsxwriter.h>

namespace new_case_test {

using namespace yindi;
using namespace yindi::gui;

namespace {

std::string clipboard;
/// As the window system has it: what was given before is gone with the next question.
const char* get_clipboard(void*) {
  static std::string given;
  std::fill(given.begin(), given.end(), '#');
  given = clipboard;
  return given.c_str();
}

/// Until the assistant has worked out what it shows.
void settle_work(Screen& screen) {
  screen.step();
  NewCaseState& s = screen.ui.new_case;
  for (const auto& worker : {s.looking, s.ranking})
    if (worker) worker->wait();
  screen.step(2);
}

struct Scratch {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("yindi 新案例 " + std::to_string(::getpid()));
  Scratch() {
    std::filesystem::remove_all(path);
    std::filesystem::create_directories(path);
  }
  ~Scratch() { std::filesystem::remove_all(path); }
};

} // namespace

TEST_CASE("the assistant ends with a case that ranks, written where somebody said", "[new-case]") {
  const Scratch scratch;
  Screen screen(1600, 2000);
  ImGui::GetIO().GetClipboardTextFn = get_clipboard;
  NewCaseState& s = screen.ui.new_case;
  screen.step(2);
  CHECK(screen.shows("No case yet"));
  screen.click("new case");
  CHECK(screen.shows("Where are the counties?"));
  screen.press(Key::enter, control);
  CHECK(s.step == 0); // nothing is chosen yet
  screen.click("region sichuan-plateau");
  REQUIRE(s.region);
  screen.click("next step");
  CHECK(screen.shows("Which counties decide?"));
  screen.step(2);
  clipboard = "理塘县\n513301\n合计\n哪里\n";
  screen.press(Key::v, control);
  CHECK(s.wanted.counties == std::vector<std::string>{"513334", "513301"});
  CHECK(screen.shows("a total, left out"));
  CHECK(screen.shows("not in the table"));
  screen.click("own county 3");
  CHECK(s.wanted.own_counties.size() == 1);
  CHECK(screen.shows("3 counties chosen"));
  screen.click("forget own 0");
  screen.press(Key::enter, control);
  CHECK(s.step == 2);
  settle_work(screen);
  for (const char* industry : {"industry yak", "industry highland_barley", "industry ecotourism", "industry tea"})
    screen.click(industry);
  screen.click("industry tea"); // and out again
  CHECK(s.wanted.industries == std::vector<std::string>{"yak", "highland_barley", "ecotourism"});
  screen.press(Key::enter, control);
  CHECK(s.step == 3);
  screen.click("profile plateau");
  screen.press(Key::enter, control);
  CHECK(s.step == 4);
  CHECK(s.wanted.title.zh.find("理塘县") != std::string::npos);
  s.wanted.author = "Luo Ying";
  screen.step();
  screen.press(Key::left, {.alt = true});
  CHECK(s.step == 3);
  s.wanted.title = {"Two counties", "两县"}, s.titled = true; // while no field holds it
  screen.click("step 5");
  screen.click("next step");
  CHECK(s.step == 5);
  settle_work(screen);
  CHECK(screen.shows("What is still unknown"));
  REQUIRE(s.ranked);
  CHECK(s.ranked->ranked.ranking.counties.size() == 2);
  for (std::size_t i = 0; i < s.ranked->unknown.size(); ++i) { // each criterion once, the weightiest first
    const NotWhollyKnown& one = s.ranked->unknown[i];
    if (i > 0) CHECK(one.weight <= s.ranked->unknown[i - 1].weight);
    CHECK(std::count_if(s.ranked->unknown.begin(), s.ranked->unknown.end(),
                        [&](const NotWhollyKnown& other) { return other.criterion == one.criterion; }) == 1);
  }
  screen.session.message = say("told of something else");
  const std::string text = screen.read(); // in the status bar alone
  CHECK(text.find("told of something else") == text.rfind("told of something else"));
  screen.session.message = {};
  s.folder = (scratch.path / "理塘").string();
  screen.step(2);
  screen.click("next step");
  screen.step(2);
  CHECK_FALSE(s.open);
  REQUIRE(screen.session.document.history);
  CHECK(screen.session.document.folder == (scratch.path / "理塘").string());
  const Case& c = shown_case(screen.session);
  CHECK(c.head.title.en == "Two counties");
  CHECK(c.head.title.zh == "两县");
  CHECK(c.model->county_ids == std::vector<std::string>{"513334", "513301"});
  CHECK(c.judging.participants.empty());
  for (const CountyRanking& county : screen.session.results.ranking.counties) CHECK_FALSE(county.ranking.empty());
  const Loaded<Case> again = read_casebook(screen.session.document.folder);
  REQUIRE(again.value);
  CHECK(*again.value == c);
}

TEST_CASE("the counties of a new case come from a table, too", "[new-case][import]") {
  const Scratch scratch;
  const std::string file = (scratch.path / "县.xlsx").string();
  lxw_workbook* book = workbook_new(file.c_str());
  lxw_worksheet* sheet = workbook_add_worksheet(book, nullptr);
  const char* rows[][2] = {{"序号", "县名"}, {"1", "理塘县"}, {"2", "康定"}, {"3", "无此县"}, {"", "合计"}};
  for (int i = 0; i < 5; ++i)
    for (int k = 0; k < 2; ++k)
      worksheet_write_string(sheet, static_cast<lxw_row_t>(i), static_cast<lxw_col_t>(k), rows[i][k], nullptr);
  REQUIRE(workbook_close(book) == LXW_NO_ERROR);
  std::ofstream(scratch.path / "none.csv") << "a,b\nx,1\n";
  Screen screen(1600, 2000);
  NewCaseState& s = screen.ui.new_case;
  screen.step(2);
  screen.press(Key::n, control);
  screen.click("region sichuan-plateau");
  screen.press(Key::enter, control);
  REQUIRE(s.step == 1);
  screen.click("county table");
  REQUIRE(screen.ui.chooser.open);
  screen.ui.chooser.open = false;
  screen.ui.chooser.chosen = file;
  screen.step(2);
  CHECK(s.wanted.counties == std::vector<std::string>{"513334", "513301"});
  REQUIRE(s.listed.size() == 4); // the header is none of them
  CHECK(s.listed[2].id.empty());
  CHECK(s.listed[3].total);
  screen.click("county table");
  screen.ui.chooser.open = false;
  screen.ui.chooser.chosen = (scratch.path / "none.csv").string();
  screen.step(2);
  CHECK(screen.shows("none.csv names no county of this region"));
  CHECK(s.wanted.counties.size() == 2);
}

TEST_CASE("leaving the assistant keeps the draft, and nothing is written into a folder that is not empty",
          "[new-case]") {
  const Scratch scratch;
  Screen screen(1600, 2000);
  NewCaseState& s = screen.ui.new_case;
  screen.step(2);
  screen.press(Key::n, control);
  screen.click("region sichuan-plateau");
  screen.press(Key::escape);
  CHECK_FALSE(s.open);
  CHECK(screen.shows("A new case was begun and is not made yet."));
  screen.click("go on with draft");
  CHECK(s.open);
  CHECK(s.region);
  std::filesystem::create_directories(scratch.path / "full" / "x");
  CHECK_FALSE(why_not_new((scratch.path / "full").string()).empty());
  CHECK(why_not_new((scratch.path / "new").string()).empty());
}

TEST_CASE("the chooser walks through folders with keys and mouse and opens a casebook", "[new-case]") {
  const Scratch scratch;
  std::filesystem::create_directories(scratch.path / "会议纪要");
  std::filesystem::copy(YINDI_SOURCE "/tests/data/minimal", scratch.path / "小金",
                        std::filesystem::copy_options::recursive);
  Screen screen;
  screen.step(2);
  screen.click("browse");
  ChooserState& s = screen.ui.chooser;
  REQUIRE(s.open);
  s.folder = scratch.path.string();
  s.listed.clear();
  screen.step(2);
  CHECK(screen.shows("会议纪要"));
  CHECK(screen.shows("casebook"));
  screen.type("小");
  screen.press(Key::enter);
  screen.step(2);
  CHECK_FALSE(s.open);
  REQUIRE(screen.session.document.history);
  CHECK(screen.session.document.folder == (scratch.path / "小金").string());
}

} // namespace new_case_test
