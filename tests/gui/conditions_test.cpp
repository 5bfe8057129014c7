// The Conditions page as somebody uses it who comes from a spreadsheet.

#include "tests/case/scratch.h"
#include "tests/catch.h"
#include "tests/gui/screen.h"

#include "engine/conditions/value_function.h"
#include "gui/pages/actions.h"
#include "gui/pages/conditions/conditions_page.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <xlsxwriter.h>

namespace conditions_test {

using namespace yindi;
using namespace yindi::gui;

namespace {

std::string clipboard;
const char* get_clipboard(void*) { return clipboard.c_str(); }
void set_clipboard(void*, const char* text) { clipboard = text; }

void open_conditions(Screen& screen, const char* table = "county") {
  ImGui::GetIO().GetClipboardTextFn = get_clipboard;
  ImGui::GetIO().SetClipboardTextFn = set_clipboard;
  clipboard.clear();
  open_plateau(screen, "conditions");
  choose_view(screen, "conditions", table);
  screen.step(3);
}

const Case& now(const Screen& screen) { return shown_case(screen.session); }

std::string at(const Screen& screen, const std::string& path) {
  return value_at(now(screen), path).value_or("no path");
}

/// Places the cursor and brings the cell on the screen.
void go_to(Screen& screen, const std::string& row, const std::string& column) {
  ConditionsState& s = screen.ui.conditions;
  s.cursor = s.anchor = {row, column};
  s.reveal = s.focus_wanted = true;
  screen.step(3);
}

const GridPlace& cursor(const Screen& screen) { return screen.ui.conditions.cursor; }

} // namespace

TEST_CASE("typing over a shipped number is one step that gives it an own source", "[conditions]") {
  Screen screen;
  open_conditions(screen);
  go_to(screen, "513334", "share_15_64_pct");
  const std::string before = at(screen, "county.513334.share_15_64_pct");
  REQUIRE(before != "61");
  CHECK(screen.shows("As its whole column says"));
  CHECK(screen.shows(source_title(screen.session, screen.ui, "census2020").substr(0, 12)));
  screen.type("61");
  CHECK(screen.ui.conditions.editing);
  CHECK(screen.ui.conditions.edited == "61");
  screen.press(Key::enter);
  CHECK(at(screen, "county.513334.share_15_64_pct") == "61");
  CHECK(basis_of(now(screen), {"county", "513334", "share_15_64_pct"}).source == "own");
  CHECK(basis_of(now(screen), {"county", "513334", "share_15_64_pct"}).quality == "estimate");
  CHECK(cursor(screen).row != "513334"); // Enter goes down
  go_to(screen, "513334", "share_15_64_pct");
  CHECK(screen.shows("This cell has a source of its own."));
  CHECK(screen.shows("Own figures"));
  screen.press(Key::z, control);
  CHECK(at(screen, "county.513334.share_15_64_pct") == before);
  CHECK(now(screen).model->cells.empty());
  CHECK_FALSE(find_source(now(screen), "own"));
  CHECK_FALSE(screen.session.document.timeline.can_undo());
}

TEST_CASE("no digit is lost between the key that opens a cell and the field that takes the keyboard",
          "[conditions][input]") {
  const int frames = GENERATE(0, 1, 2, 3); // between two keys
  Screen screen;
  open_conditions(screen);
  go_to(screen, "513334", "share_15_64_pct");
  for (const char digit : {'1', '2', '2', '3'}) {
    screen.input.push(key_changed(static_cast<Key>(digit), true));
    screen.input.push(character_typed(static_cast<std::uint32_t>(digit)));
    screen.input.push(key_changed(static_cast<Key>(digit), false));
    screen.step(frames);
  }
  screen.settle();
  CHECK(screen.ui.conditions.edited == "1223");
}

TEST_CASE("what is typed right behind Tab begins the next cell anew", "[conditions][input]") {
  const int frames = GENERATE(0, 1, 2); // between two keys
  Screen screen;
  open_conditions(screen);
  const auto& columns = now(screen).model->condition_columns;
  const auto from =
      static_cast<std::size_t>(std::find(columns.begin(), columns.end(), "share_15_64_pct") - columns.begin());
  REQUIRE(from + 2 < columns.size());
  go_to(screen, "513334", columns[from]);
  const auto push = [&](Key key) {
    screen.input.push(key_changed(key, true));
    if (key != Key::tab) screen.input.push(character_typed(static_cast<std::uint32_t>(key)));
    screen.input.push(key_changed(key, false));
    screen.step(frames);
  };
  for (const char* number : {"31", "32", "33"}) {
    for (const char* at = number; *at; ++at) push(static_cast<Key>(*at));
    push(Key::tab);
  }
  screen.settle();
  CHECK(at(screen, "county.513334." + columns[from]) == "31");
  CHECK(at(screen, "county.513334." + columns[from + 1]) == "32");
  CHECK(at(screen, "county.513334." + columns[from + 2]) == "33");
}

TEST_CASE("in a low window the rows come first, and the curve when it is asked for", "[conditions]") {
  const bool low = GENERATE(false, true);
  Screen screen(1366, low ? 768.F : 1000.F);
  open_conditions(screen);
  go_to(screen, "513334", "elev_seat_m");
  CHECK(screen.shows("Fold the curve") == !low);
  CHECK(screen.shows("Show the curve") == low);
  screen.click("curve");
  CHECK(screen.shows("Fold the curve") == low);
}

TEST_CASE("a cell that nothing rests on says which criteria ask for its column", "[conditions]") {
  Screen screen;
  open_conditions(screen);
  bool any = false;
  for (const std::string& column : now(screen).model->condition_columns) {
    go_to(screen, "513334", column);
    const std::string text = screen.read();
    any = any || text.find("Asked for by: ") != std::string::npos;
    CHECK(text.find("No value of a county that decides rests on this cell") == std::string::npos);
  }
  CHECK(any);
}

TEST_CASE("a click on another cell puts what was typed into its own", "[conditions]") {
  Screen screen;
  open_conditions(screen);
  go_to(screen, "513334", "share_15_64_pct");
  screen.type("61");
  screen.click("cells");
  CHECK(at(screen, "county.513334.share_15_64_pct") == "61");
  CHECK_FALSE(screen.ui.conditions.editing);
  const GridPlace clicked = cursor(screen);
  REQUIRE_FALSE(clicked == GridPlace{"513334", "share_15_64_pct"});
  screen.type("7");
  CHECK(screen.ui.conditions.edited == "7"); // begins anew
  screen.press(Key::escape);

  go_to(screen, "513334", "share_15_64_pct");
  screen.type("many");
  screen.click(760, 620);                                     // a cell in the middle of the table
  CHECK(at(screen, "county.513334.share_15_64_pct") == "61"); // refused: the editor is open again, where it was
  CHECK(screen.ui.conditions.editing);
  CHECK(cursor(screen) == GridPlace{"513334", "share_15_64_pct"});
  CHECK_FALSE(screen.ui.conditions.refused.empty());
}

TEST_CASE("saving takes along what stands in the field that is being typed into", "[conditions][safe]") {
  const Scratch scratch;
  Screen screen;
  screen.session.selection.page = "conditions";
  update(screen.session, Open{scratch.path()});
  await_jobs(screen.session);
  screen.step(2);
  go_to(screen, "513334", "elev_seat_m");
  screen.type("3901");
  REQUIRE(screen.ui.conditions.editing);
  screen.press(Key::s, control);
  CHECK(at(screen, "county.513334.elev_seat_m") == "3901");
  CHECK_FALSE(screen.session.document.changed());
  CHECK(scratch.read("counties.csv").find("3901") != std::string::npos);
}

TEST_CASE("the keys of the table are those of a spreadsheet", "[conditions]") {
  Screen screen;
  open_conditions(screen);
  const auto& columns = now(screen).model->condition_columns;
  const std::string first = now(screen).model->counties[0].id, second = now(screen).model->counties[1].id;
  go_to(screen, first, columns[0]);
  screen.press(Key::right);
  CHECK(cursor(screen) == GridPlace{first, columns[1]});
  screen.press(Key::down);
  screen.press(Key::tab);
  CHECK(cursor(screen) == GridPlace{second, columns[2]});
  screen.press(Key::tab, shift);
  screen.press(Key::enter, shift);
  CHECK(cursor(screen) == GridPlace{first, columns[1]});
  screen.press(Key::end, control);
  CHECK(cursor(screen) == GridPlace{now(screen).model->counties.back().id, "lat"});
  screen.press(Key::home, control);
  CHECK(cursor(screen) == GridPlace{first, columns[0]});
  const std::string county = screen.session.selection.county;
  screen.press(Key::page_down);
  CHECK(screen.session.selection.county == county); // it moves in the table
  CHECK(cursor(screen).row != first);
  go_to(screen, first, columns[0]);
  screen.press(Key::f2);
  CHECK(screen.ui.conditions.edited == at(screen, "county." + first + "." + columns[0]));
  screen.press(Key::escape);
  CHECK_FALSE(screen.ui.conditions.editing);
  screen.press(Key::erase);
  CHECK(at(screen, "county." + first + "." + columns[0]).empty());
  screen.press(Key::z, control);
  CHECK_FALSE(at(screen, "county." + first + "." + columns[0]).empty());
  screen.press(Key::right, shift);
  screen.press(Key::down, shift);
  screen.press(Key::c, control);
  CHECK(clipboard == at(screen, "county." + first + "." + columns[0]) + "\t" +
                         at(screen, "county." + first + "." + columns[1]) + "\n" +
                         at(screen, "county." + second + "." + columns[0]) + "\t" +
                         at(screen, "county." + second + "." + columns[1]));
  screen.press(Key::d, control);
  CHECK(at(screen, "county." + second + "." + columns[0]) == at(screen, "county." + first + "." + columns[0]));
  CHECK(at(screen, "county." + second + "." + columns[1]) == at(screen, "county." + first + "." + columns[1]));
}

TEST_CASE("what cannot stand in a cell stays in the editor with the reason", "[conditions]") {
  Screen screen;
  open_conditions(screen);
  go_to(screen, "513334", "share_15_64_pct");
  const std::string before = at(screen, "county.513334.share_15_64_pct");
  screen.type("sixty");
  screen.press(Key::enter);
  screen.step(2);
  CHECK(at(screen, "county.513334.share_15_64_pct") == before);
  CHECK(screen.ui.conditions.editing);
  CHECK(screen.ui.conditions.edited == "sixty");
  CHECK_FALSE(screen.ui.conditions.refused.empty());
  screen.press(Key::escape);
  CHECK_FALSE(screen.ui.conditions.editing);
  CHECK_FALSE(screen.session.document.changed());
}

TEST_CASE("a plain block is pasted at once, one undo takes it back, one with names is shown first", "[conditions]") {
  Screen screen;
  open_conditions(screen);
  const std::string first = now(screen).model->counties[0].id, second = now(screen).model->counties[1].id;
  go_to(screen, first, "share_15_64_pct");
  const auto before = screen.session.document.now();
  clipboard = "61.5\t7.7\r\n62.5\t8.8\r\n";
  screen.press(Key::v, control);
  CHECK_FALSE(screen.ui.conditions.block);
  CHECK(at(screen, "county." + first + ".share_15_64_pct") == "61.5");
  CHECK(at(screen, "county." + second + ".schooling_years") == "8.8");
  CHECK(now(screen).model->cells.size() == 4);
  screen.press(Key::z, control);
  CHECK(now(screen) == *before);

  clipboard = "县\t15–64 岁人口比重\t平均受教育年限\n理塘\t61\tabc\n合计\t99\t9\n";
  screen.press(Key::v, control);
  REQUIRE(screen.ui.conditions.block);
  CHECK(now(screen) == *before);
  CHECK(screen.shows("1 cell to put in, 1 to look at"));
  CHECK(screen.shows("How the block was read"));
  CHECK(screen.shows("left out: 合计"));
  screen.press(Key::f8);
  CHECK(cursor(screen) == GridPlace{"513334", "schooling_years"});
  screen.press(Key::enter);
  CHECK_FALSE(screen.ui.conditions.block);
  CHECK(at(screen, "county.513334.share_15_64_pct") == "61");
  CHECK(now(screen).model->cells.size() == 1);
  clipboard = "县\t平均受教育年限\n理塘\t9\n";
  screen.press(Key::v, control);
  REQUIRE(screen.ui.conditions.block);
  screen.press(Key::escape);
  CHECK_FALSE(screen.ui.conditions.block);
  CHECK(now(screen).model->cells.size() == 1);
}

TEST_CASE("source and quality of a cell are changed in the inspector", "[conditions]") {
  Screen screen(1600, 1400);
  open_conditions(screen);
  go_to(screen, "513334", "share_15_64_pct");
  const std::string value = at(screen, "county.513334.share_15_64_pct");
  screen.click("source");
  screen.type("Statistics bureau");
  screen.press(Key::enter);
  const OwnBasis basis = basis_of(now(screen), {"county", "513334", "share_15_64_pct"});
  const Source* source = find_source(now(screen), basis.source);
  REQUIRE(source);
  CHECK(source->title.en == "Statistics bureau");
  CHECK(at(screen, "county.513334.share_15_64_pct") == value);
  screen.click("quality assumption");
  CHECK(basis_of(now(screen), {"county", "513334", "share_15_64_pct"}).quality == "assumption");
  CHECK(basis_of(now(screen), {"county", "513334", "share_15_64_pct"}).source == basis.source);
}

TEST_CASE("the table sorts, filters and finds", "[conditions]") {
  Screen screen;
  open_conditions(screen);
  ConditionsState& s = screen.ui.conditions;
  go_to(screen, "513334", "elev_seat_m");
  screen.click("sort elev_seat_m");
  const auto height = [&](std::size_t i) {
    return std::stod(at(screen, "county." + s.grid->rows[s.grid->shown[i]] + ".elev_seat_m"));
  };
  CHECK(height(0) <= height(1));
  CHECK(height(1) <= height(2));
  screen.click("sort elev_seat_m");
  CHECK(height(0) >= height(1));
  screen.click("sort elev_seat_m");
  CHECK(s.grid->rows[s.grid->shown[0]] == now(screen).model->counties[0].id);
  screen.press(Key::f, control);
  screen.step(2);
  screen.type("理塘");
  CHECK(s.grid->shown.size() == 1);
  screen.press(Key::enter);
  CHECK(cursor(screen).row == "513334");
  s.filter.clear();
  screen.step(2);
  screen.click("mark unknown");
  for (const std::size_t row : s.grid->shown) {
    bool unknown = false;
    for (std::size_t k = 0; k < s.grid->columns.size(); ++k) unknown = unknown || s.grid->cell(row, k).unknown;
    CHECK(unknown);
  }
}

TEST_CASE("removing a county says what goes along, and is one step", "[conditions]") {
  Screen screen;
  open_conditions(screen);
  go_to(screen, "513334", "elev_seat_m");
  const auto before = screen.session.document.now();
  screen.click("remove rows");
  screen.step(2);
  CHECK(screen.shows("Remove 1 county?"));
  CHECK(screen.shows("rows of what is there"));
  screen.press(Key::escape);
  CHECK(now(screen) == *before);
  screen.click("remove rows");
  screen.step(2);
  screen.press(Key::enter);
  CHECK_FALSE(find_county(now(screen), "513334"));
  screen.step(3);
  screen.press(Key::z, control);
  CHECK(now(screen) == *before);
}

TEST_CASE("a county of one's own is added and decides", "[conditions]") {
  Screen screen;
  open_conditions(screen);
  screen.click("add row");
  screen.step(2);
  CHECK(screen.shows("something that names the row is still blank"));
  screen.type("new_county");
  screen.ui.conditions.added["name_zh"] = "新县";
  screen.step(2);
  screen.press(Key::enter);
  const County* county = find_county(now(screen), "new_county");
  REQUIRE(county);
  CHECK(county->name == Text{"新县", "新县"});
  CHECK(now(screen).model->county_ids.back() == "new_county");
  screen.step(2);
  CHECK(cursor(screen).row == "new_county");
}

TEST_CASE("a table is imported after a look at it", "[conditions]") {
  Screen screen;
  open_conditions(screen);
  const auto folder = std::filesystem::temp_directory_path() / "yindi 导入";
  std::filesystem::create_directories(folder);
  const std::string file = (folder / "表.csv").string();
  std::ofstream(file) << "\xEF\xBB\xBF县;elev_seat_m;schooling_years\n理塘;3951;6\n";
  Intents intents;
  import_file(screen.session, screen.ui, intents, file);
  CHECK(intents.empty());
  REQUIRE(screen.ui.conditions.block);
  screen.step(2);
  CHECK(screen.shows("separated by semicolons"));
  CHECK(screen.shows("2 cells to put in"));
  screen.click("put block");
  CHECK(at(screen, "county.513334.elev_seat_m") == "3951");
  import_file(screen.session, screen.ui, intents, (folder / "none.csv").string());
  CHECK_FALSE(screen.ui.conditions.unreadable.empty());
  std::filesystem::remove_all(folder);
}

TEST_CASE("a workbook is imported: its sheet and the row of its header can be chosen", "[conditions][import]") {
  const Scratch scratch(false);
  const std::string file = scratch.path() + "/统计.xlsx";
  lxw_workbook* book = workbook_new(file.c_str());
  lxw_worksheet *first = workbook_add_worksheet(book, "人口"), *second = workbook_add_worksheet(book, "地理");
  worksheet_write_string(first, 0, 0, "县", nullptr);
  worksheet_write_string(first, 0, 1, "share_15_64_pct", nullptr);
  worksheet_write_string(first, 1, 0, "理塘", nullptr);
  worksheet_write_number(first, 1, 1, .613, [&] {
    lxw_format* per_cent = workbook_add_format(book);
    format_set_num_format(per_cent, "0.0%");
    return per_cent;
  }());
  worksheet_write_string(second, 0, 0, "二〇二〇年", nullptr); // a title, then units, then the header
  worksheet_write_string(second, 1, 1, "米", nullptr);
  worksheet_write_string(second, 2, 0, "县", nullptr);
  worksheet_write_string(second, 2, 1, "elev_seat_m", nullptr);
  worksheet_write_string(second, 2, 2, "schooling_years", nullptr);
  worksheet_write_string(second, 3, 0, "理塘县", nullptr);
  worksheet_write_number(second, 3, 1, 3951, nullptr);
  lxw_datetime day = {2006, 7, 1, 0, 0, 0};
  lxw_format* date = workbook_add_format(book);
  format_set_num_format(date, "yyyy-mm-dd");
  worksheet_write_datetime(second, 3, 2, &day, date);
  worksheet_hide(second);
  REQUIRE(workbook_close(book) == LXW_NO_ERROR);
  Screen screen;
  open_conditions(screen);
  const std::string schooling = at(screen, "county.513334.schooling_years");
  Intents intents;
  import_file(screen.session, screen.ui, intents, file);
  screen.step(2);
  REQUIRE(screen.ui.conditions.block);
  CHECK(screen.shows("1 rows and 2 columns of the sheet 人口, the header in row 1"));
  CHECK(screen.shows("1 cell to put in"));
  CHECK(screen.ui.conditions.block->plan.cells[0].text == "61.3"); // the column's unit is per cent
  screen.click("sheet");
  screen.click("地理");
  CHECK(screen.shows("1 cells to put in") == false);
  screen.click("header");
  screen.click("3");
  REQUIRE(screen.ui.conditions.block);
  CHECK(screen.shows("the sheet 地理, the header in row 3"));
  CHECK(screen.shows("C4: the cell holds a date: 2006-07-01"));
  const auto& cells = screen.ui.conditions.block->plan.cells;
  REQUIRE(cells.size() == 2);
  CHECK(cells[0].text == "3951");
  CHECK(cells[1].fate == BlockCell::Fate::refused); // a date is no number of years
  screen.click("line 2");                           // a click on the file's lines does the same
  CHECK(screen.ui.conditions.import->file.as.header_line == 2);
  screen.click("line 3");
  CHECK(screen.ui.conditions.import->file.as.header_line == 3);
  screen.click("put block");
  CHECK_FALSE(screen.ui.conditions.import);
  CHECK(at(screen, "county.513334.elev_seat_m") == "3951");
  CHECK(at(screen, "county.513334.schooling_years") == schooling);
  CHECK(basis_of(now(screen), {"county", "513334", "elev_seat_m"}).source == "own");
  screen.press(Key::z, control);
  CHECK(at(screen, "county.513334.elev_seat_m") != "3951");
}

TEST_CASE("the encoding and the separator of a file can be chosen, and a wrong choice is said",
          "[conditions][import]") {
  const Scratch scratch(false);
  // UTF-16 without the byte order mark that would tell it, so it is refused.
  std::string wide;
  for (const char c : std::string("county\telev_seat_m\n513334\t3951\n")) wide += c, wide += '\0';
  scratch.write("wide.txt", wide);
  scratch.write("bars.csv", "county|elev_seat_m\n513334|3952\n");
  Screen screen;
  open_conditions(screen);
  Intents intents;
  import_file(screen.session, screen.ui, intents, scratch.path() + "/wide.txt");
  screen.step(2);
  CHECK_FALSE(screen.ui.conditions.block);
  CHECK(screen.shows("a NUL byte"));
  CHECK(screen.shows("This file gives no cells yet"));
  screen.click("charset");
  screen.click("UTF-16");
  REQUIRE(screen.ui.conditions.block);
  CHECK(screen.ui.conditions.unreadable.empty());
  CHECK(screen.ui.conditions.block->plan.cells.at(0).text == "3951");
  screen.press(Key::escape);
  CHECK_FALSE(screen.ui.conditions.import);
  import_file(screen.session, screen.ui, intents, scratch.path() + "/bars.csv");
  screen.step(2);
  CHECK(screen.ui.conditions.block);
  CHECK(screen.ui.conditions.import->file.as.delimiter == '|'); // told, with a word about it
  CHECK(screen.shows("vertical bars"));
  screen.click("separator");
  screen.click(",");
  CHECK((!screen.ui.conditions.block || count(screen.ui.conditions.block->plan, BlockCell::Fate::put) == 0));
  screen.click("separator");
  screen.click("|");
  REQUIRE(screen.ui.conditions.block);
  CHECK(screen.ui.conditions.block->plan.cells.at(0).text == "3952");
  screen.click("charset");
  screen.click("UTF-16");
  CHECK_FALSE(screen.ui.conditions.block);
  CHECK_FALSE(screen.ui.conditions.unreadable.empty());
  screen.click("cancel block");
  CHECK_FALSE(screen.ui.conditions.import);
  CHECK(screen.ui.conditions.unreadable.empty());
}

TEST_CASE("the counties that are ranked stand first, the others below a heading that folds", "[conditions][others]") {
  Screen screen;
  open_conditions(screen);
  const auto& model = *now(screen).model;
  const std::size_t ranked = model.county_ids.size(), all = model.counties.size();
  REQUIRE(ranked < all);
  const TableGrid& grid = *screen.ui.conditions.grid;
  const auto shown = [&](std::size_t i) { return grid.rows[grid.shown[i]]; };
  REQUIRE(grid.shown.size() == all);
  for (std::size_t i = 0; i < ranked; ++i) CHECK(shown(i) == model.county_ids[i]);
  screen.press(Key::end, control); // the last row stands below the heading and can be seen
  screen.step(2);
  bool seen = false;
  for (const Touched& one : screen.touched()) seen = seen || one.id.starts_with("cell " + shown(all - 1) + " ");
  CHECK(seen);
  go_to(screen, shown(ranked), "elev_seat_m");
  CHECK(screen.can_press("other counties")); // coming from below, too, its heading is in sight
  go_to(screen, shown(0), "elev_seat_m");
  go_to(screen, shown(ranked), "elev_seat_m");
  CHECK(screen.shows(std::to_string(all - ranked) + " other counties: they count as neighbours"));
  const Box heading = screen.place("other counties"), last = screen.place("cell " + shown(ranked - 1) + " elev_seat_m"),
            first = screen.place("cell " + shown(ranked) + " elev_seat_m");
  CHECK(heading.y == Approx(last.bottom()).margin(1)); // neither lies over the other
  CHECK(first.y == Approx(heading.bottom()).margin(1));
  screen.click("cell " + shown(ranked) + " elev_seat_m"); // what is pointed at is what is seen
  CHECK(cursor(screen).row == shown(ranked));
  screen.click("cell " + shown(ranked - 1) + " elev_seat_m");
  CHECK(cursor(screen).row == shown(ranked - 1));
  const std::string other = shown(ranked);
  screen.click("other counties");
  CHECK(grid.shown.size() == ranked);
  CHECK(cursor(screen).row == shown(ranked - 1));
  CHECK(screen.shows(std::to_string(all - ranked) + " other counties"));
  screen.ui.conditions.filter = other; // what is looked for is found
  screen.step(2);
  REQUIRE(grid.shown.size() == 1);
  CHECK(shown(0) == other);
  screen.ui.conditions.filter.clear();
  screen.step(2);
  CHECK(grid.shown.size() == ranked);
  screen.ui.conditions.sorted_by = "elev_seat_m"; // sorted by a column they stay apart
  screen.ui.conditions.others_folded = false;
  screen.step(2);
  for (std::size_t i = 0; i < all; ++i) {
    const auto& ids = model.county_ids;
    CHECK((std::find(ids.begin(), ids.end(), shown(i)) != ids.end()) == (i < ranked));
  }
  CHECK(screen.shows("in the " + std::to_string(ranked) + " counties that are ranked"));
}

TEST_CASE("industries that nobody ranks are folded away and count nowhere", "[conditions]") {
  Screen screen;
  screen.session.selection.page = "conditions";
  update(screen.session, Open{std::string(YINDI_SOURCE) + "/tests/data/minimal"});
  REQUIRE(screen.session.document.history);
  const auto all = shown_case(screen.session).model->industries.size();
  const std::string kept = shown_case(screen.session).model->industry_ids.front();
  choose_view(screen, "conditions", "industry");
  screen.step(2);
  const int before = screen.ui.conditions.grid->counts["assumption"];
  CHECK(screen.ui.conditions.grid->shown.size() == all); // all are ranked: no heading
  CHECK_FALSE(screen.can_press("other industries"));
  update(screen.session, Change{"case.industries", "[\"" + kept + "\"]"});
  screen.step(2);
  const auto grid = [&]() -> TableGrid& { return *screen.ui.conditions.grid; };
  CHECK(grid().shown.size() == 1);
  CHECK(grid().others == all - 1);
  CHECK(screen.shows("the industry that is ranked"));
  CHECK(grid().counts["assumption"] == before);
  int ranked = 0;
  for (std::size_t k = 0; k < grid().columns.size(); ++k) {
    const GridCell cell = grid().cell(grid().shown.front(), k);
    ranked += !cell.unknown && cell.quality == "assumption" && !cell.text.empty() ? 1 : 0;
  }
  CHECK(grid().ranked_counts["assumption"] == ranked);
  screen.click("other industries");
  CHECK(grid().shown.size() == all);
  CHECK_FALSE(screen.ui.conditions.others_folded); // the counties' own
  screen.click("other industries");
  CHECK(grid().shown.size() == 1);
}

TEST_CASE("saving while a refused text stands in a cell says what is not saved", "[conditions][safe]") {
  const Scratch scratch;
  Screen screen;
  screen.session.selection.page = "conditions";
  update(screen.session, Open{scratch.path()});
  await_jobs(screen.session);
  screen.step(3);
  go_to(screen, "513334", "elev_seat_m");
  screen.type("12a");
  screen.press(Key::s, control);
  screen.step(2);
  CHECK(screen.ui.conditions.editing); // it waits there to be put right
  CHECK(screen.ui.conditions.edited == "12a");
  CHECK(screen.session.message.in(Language::en).starts_with("Saved without what was typed last: "));
  CHECK(screen.shows("Saved without what was typed last"));
  CHECK(value_at(shown_case(screen.session), "county.513334.elev_seat_m") == "3950");
  CHECK_FALSE(screen.session.document.changed());
  screen.press(Key::escape);
  screen.type("12");
  screen.press(Key::s, control);
  screen.step(2);
  CHECK_FALSE(screen.session.message.in(Language::en).starts_with("Saved without"));
  CHECK(value_at(shown_case(screen.session), "county.513334.elev_seat_m") == "12");
  CHECK_FALSE(screen.session.document.changed());
}

TEST_CASE("below the table stands what a column's numbers are worth", "[conditions][chart]") {
  Screen screen;
  screen.session.selection.page = "conditions";
  update(screen.session, Open{std::string(YINDI_SOURCE) + "/tests/data/minimal"});
  REQUIRE(screen.session.document.history);
  update(screen.session, ChooseIndustry{"tea"});
  screen.step(3);
  go_to(screen, "511921", "elev_seat_m");
  screen.step(2);
  CHECK(screen.shows("How \"elev_seat_m\" counts for Tea"));
  CHECK(screen.shows("Terrain fit"));
  for (const char* corner : {"a 200", "b 440", "c 1,500", "d 2,130"}) CHECK(screen.shows(corner)); // the band of tea
  CHECK(screen.shows("Counties at the best end: 0, in between: 1, at the worst end: 1."));
  CHECK(screen.shows("Ticks on the axis"));
  // 150 px from 0 to 1, upwards; Tongjiang stands at 395 m, Litang above all of the band.
  const double u = trapezoid(395, {200, 440, 1500, 2130});
  CHECK(screen.shows("Tongjiang 395: " + decimal(u, 2)));
  const Box here = screen.place("chart 511921"), there = screen.place("chart 513334");
  CHECK(there.y - here.y == Approx(150 * u).margin(1.5));
  CHECK(there.x > here.x);
  screen.click("chart 513334");
  CHECK(cursor(screen).row == "513334");
  go_to(screen, "511921", "pop_2020"); // a column that no measure of the case looks at
  CHECK(screen.shows("no measure looks at this column"));
  go_to(screen, "511921", "name_en");
  CHECK_FALSE(screen.can_press("chart 513334"));
  go_to(screen, "511921", "elev_seat_m");
  for (const Action& action : actions())
    if (action.id == "value chart") {
      Intents intents;
      action.run(screen.session, screen.ui, intents);
    }
  screen.step(2);
  CHECK_FALSE(screen.can_press("chart 513334"));
}

TEST_CASE("every table can be looked at, and its cells explain themselves", "[conditions]") {
  Screen screen;
  for (const char* table : {"county", "industry", "value", "link", "presence"}) {
    open_conditions(screen, table);
    CAPTURE(std::string(table));
    CHECK(screen.ui.conditions.grid->rows.size() == find_part(table)->look(now(screen)).size());
    CHECK(screen.ui.conditions.grid->shown_place(cursor(screen).row));
  }
  open_conditions(screen);
  go_to(screen, "513334", "elev_seat_m");
  go_to(screen, "513334", "share_15_64_pct");
  CHECK(screen.shows("What it does to the industries"));
  CHECK(screen.shows("came about"));
}

} // namespace conditions_test
