// Pictures without a display, and the program's exit statuses, from the built yindi-gui.

#include "engine/edit/criteria_edits.h"
#include "gui/pages/conditions/conditions_page.h"
#include "gui/pages/criteria/criteria_page.h"
#include "gui/pages/pages.h"
#include "gui/platform/picture.h"
#include "gui/window.h"
#include "tests/case/scratch.h"
#include "tests/catch.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <stb_image.h>
#include <string>
#include <sys/wait.h>
#include <xlsxwriter.h>

namespace pictures_test {

using namespace yindi;
using namespace yindi::gui;

namespace {

const std::string program = std::string(YINDI_BUILD) + "/yindi-gui";
const std::string hilly = std::string(YINDI_SOURCE) + "/casebooks/sichuan-hilly";

struct Run {
  int status = -1;
  std::string output;
};

/// Runs without any display; standard output and error together.
Run run(const std::string& arguments) {
  const std::string command = "env -u DISPLAY -u WAYLAND_DISPLAY '" + program + "' " + arguments + " 2>&1";
  Run result;
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe);
  std::array<char, 4096> buffer{};
  while (std::size_t n = fread(buffer.data(), 1, buffer.size(), pipe)) result.output.append(buffer.data(), n);
  const int status = pclose(pipe);
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return result;
}

bool has_egl() {
  std::string why;
  if (Offscreen::make(64, 64, why)) return true;
  WARN("skipped: " << why);
  return false;
}

} // namespace

TEST_CASE("A page is drawn into a picture of the size asked for, and is not blank") {
  if (!has_egl()) return;
  const auto file = (std::filesystem::temp_directory_path() / "yindi-picture-test.png").string();
  for (const char* extra :
       {"--page ranking", "--page region", "--page case --lang zh --theme dark", "--projector --scale 1.5"}) {
    std::filesystem::remove(file);
    const Run result = run(std::string(extra) + " --size 1280x800 --screenshot " + file + " " + hilly);
    INFO(extra << "\n" << result.output);
    REQUIRE(result.status == 0);
    int width = 0, height = 0, channels = 0;
    unsigned char* pixels = stbi_load(file.c_str(), &width, &height, &channels, 3);
    REQUIRE(pixels);
    CHECK(width == 1280);
    CHECK(height == 800);
    std::set<int> colours;
    for (int i = 0; i < width * height; ++i)
      colours.insert(pixels[3 * i] << 16 | pixels[3 * i + 1] << 8 | pixels[3 * i + 2]);
    CHECK(colours.size() > 100); // text alone makes dozens of shades
    stbi_image_free(pixels);
  }
  std::filesystem::remove(file);
}

TEST_CASE("yindi-gui ends with the statuses of the contract") {
  CHECK(run("--help").status == 0);
  CHECK(run("--version").output.find("yindi-gui ") == 0);
  CHECK(run("--page nowhere " + hilly).status == 2);
  CHECK(run("--size 12 --screenshot x.png " + hilly).status == 2);
  CHECK(run("--theme blue " + hilly).status == 2);
  CHECK(run("--county 000000 --screenshot x.png " + hilly).status == 2);
  const std::string named = run("--page nowhere " + hilly).output;
  for (const PageRow& page : pages()) CHECK(named.find(page.id) != std::string::npos);
}

TEST_CASE("A casebook with errors gives what the command line prints, and status 1") {
  const Run window = run("--screenshot x.png " + hilly + "-is-not-there");
  CHECK(window.status == 1);
  CHECK(window.output.find("error: ") != std::string::npos);
  CHECK(window.output.find(hilly + "-is-not-there") != std::string::npos);
}

TEST_CASE("Without a display it says so and names the command-line program") {
  const Run result = run(hilly);
  CHECK(result.status == 1);
  CHECK(result.output.find("there is no display") != std::string::npos);
  CHECK(result.output.find("yindi does the same work") != std::string::npos);
}

TEST_CASE("pictures of states that no argument reaches, for eyes", "[.][eyes]") {
  const char* to = std::getenv("YINDI_PICTURES"); // a folder
  REQUIRE(to);
  for (const Language language : {Language::en, Language::zh})
    for (const Theme theme : {Theme::light, Theme::dark}) {
      const Scratch scratch;
      Session session;
      UiState ui;
      session.selection.language = language, session.selection.theme = theme;
      session.selection.page = "conditions";
      update(session, Open{scratch.path()});
      REQUIRE(session.document.history);
      update(session, Change{"case.title.en", "Three pilot counties of the north"});
      update(session, Change{"county.513334.elev_seat_m", "4000"});
      REQUIRE(scratch.replace("counties.csv", "29.996,3950", "29.996,3900"));
      REQUIRE(scratch.replace("counties.csv", "8.35,", "8.4,"));
      update(session, Save{});
      REQUIRE(session.conflict);
      const std::string name = std::string(to) + "/conflict-" + (language == Language::en ? "en" : "zh") +
                               (theme == Theme::light ? "-light" : "-dark") + ".png";
      CHECK(run_picture(shown(session, ui), {1366, 768}, 1, name) == 0);
    }
}

TEST_CASE("pictures of a table that is being imported, for eyes", "[.][eyes]") {
  const char* to = std::getenv("YINDI_PICTURES"); // a folder
  REQUIRE(to);
  const Scratch scratch(false);
  const std::string file = scratch.path() + "/统计年鉴.xlsx";
  lxw_workbook* book = workbook_new(file.c_str());
  workbook_add_worksheet(book, "说明");
  lxw_worksheet* sheet = workbook_add_worksheet(book, "县域数据");
  const char* rows[][4] = {
      {"二〇二〇年各县基本情况", "", "", ""}, {"县", "elev_seat_m", "schooling_years", "人口（万人）"},
      {"理塘县", "3951", "6.1", "6.9"},       {"巴塘县", "2590", "", "4.9"},
      {"稻城县", "暂无", "7.2", "3.2"},       {"合计", "", "", "15"}};
  for (int i = 0; i < 6; ++i)
    for (int k = 0; k < 4; ++k)
      if (*rows[i][k])
        worksheet_write_string(sheet, static_cast<lxw_row_t>(i + 1), static_cast<lxw_col_t>(k), rows[i][k], nullptr);
  worksheet_merge_range(sheet, 5, 3, 6, 3, "15", nullptr);
  REQUIRE(workbook_close(book) == LXW_NO_ERROR);
  scratch.write("wide.txt", std::string("\xFF\xFEm\0", 4));
  for (const Language language : {Language::en, Language::zh})
    for (const Theme theme : {Theme::light, Theme::dark})
      for (const bool good : {true, false}) {
        Session session;
        UiState ui;
        Intents intents;
        session.selection.language = language, session.selection.theme = theme;
        session.selection.page = "conditions";
        update(session, Open{std::string(YINDI_SOURCE) + "/casebooks/sichuan-plateau"});
        REQUIRE(session.document.history);
        ui.conditions.part = "county";
        const std::string name = std::string(to) + "/import-" + (good ? "" : "bad-") +
                                 (language == Language::en ? "en" : "zh") +
                                 (theme == Theme::light ? "-light" : "-dark") + ".png";
        current_grid(session, ui);
        import_file(session, ui, intents, good ? file : scratch.path() + "/wide.txt");
        CHECK(run_picture(shown(session, ui), {good ? 1600 : 1366, good ? 1000 : 768}, 1, name) == 0);
      }
}

TEST_CASE("pictures of another library, for eyes", "[.][eyes]") {
  const char* to = std::getenv("YINDI_PICTURES"); // a folder
  REQUIRE(to);
  for (const Language language : {Language::en, Language::zh}) {
    Session session;
    UiState ui;
    Intents intents;
    session.selection.language = language;
    session.selection.theme = language == Language::en ? Theme::light : Theme::dark;
    session.selection.page = "criteria";
    update(session, Open{std::string(YINDI_SOURCE) + "/casebooks/sichuan-plateau"});
    REQUIRE(session.document.history);
    Changes without;
    for (const Edit& edit : edits_to_remove_criterion(shown_case(session), "disaster"))
      without.all.push_back({edit.path, edit.new_value, 0});
    update(session, without);
    CriteriaView v = criteria_view(session, ui, intents);
    begin_taking(v);
    ui.criteria.taking.chosen = "disaster";
    const std::string name = std::string(to) + "/taking-" + (language == Language::en ? "en" : "zh") + ".png";
    CHECK(run_picture(shown(session, ui), {1366, 768}, 1, name) == 0);
  }
}

} // namespace pictures_test
