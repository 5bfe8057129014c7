// The Report page: the document follows what is shown, is exported beside the case, and overwrites nobody's file.

#include "tests/catch.h"
#include "tests/gui/screen.h"

#include "gui/session/documents.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace report_test {

using namespace yindi;
using namespace yindi::gui;
namespace fs = std::filesystem;

namespace {

/// A copy of the minimal casebook in a folder of its own.
struct Copy {
  fs::path home = fs::temp_directory_path() / ("yindi-report-" + std::to_string(::getpid())), book = home / "minimal";
  Copy() {
    fs::remove_all(home);
    fs::create_directories(home);
    fs::copy(std::string(YINDI_SOURCE) + "/tests/data/minimal", book, fs::copy_options::recursive);
  }
  ~Copy() { fs::remove_all(home); }
};

std::string bytes_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void open_report(Screen& screen, const std::string& folder) {
  open_folder(screen.session, folder);
  update(screen.session, ChoosePage{"report"});
  await_jobs(screen.session);
  screen.step(2);
}

} // namespace

TEST_CASE("The document is about the shown county or the whole case, in its own language", "[report]") {
  const Copy copy;
  Screen screen;
  open_report(screen, copy.book.string());
  const ShownDocument* shown = shown_document(screen.session);
  REQUIRE(shown);
  REQUIRE(document_is_current(screen.session));
  CHECK(shown->refused.empty());
  CHECK(shown->sheet.county == screen.session.selection.county);
  CHECK(shown->pages.size() == 2);
  CHECK(shown->pages.front().width == 1050);
  CHECK(shown->pages.front().height == 1485);
  CHECK(shown->pages.front().rgba.size() == 1050U * 1485U * 4U);
  CHECK(shown->sheet.language == Language::en);

  update(screen.session, ChooseDocument{DocumentShape::county, Language::zh});
  CHECK_FALSE(document_is_current(screen.session));
  await_jobs(screen.session);
  CHECK(shown_document(screen.session)->sheet.language == Language::zh);
  CHECK(screen.session.selection.language == Language::en); // the window's stays

  update(screen.session, ChooseDocument{DocumentShape::notice, Language::zh});
  CHECK_FALSE(document_is_current(screen.session));
  await_jobs(screen.session);
  screen.step(2);
  CHECK(shown_document(screen.session)->sheet.shape == "notice");
  CHECK(shown_document(screen.session)->pages.size() == 1);
  update(screen.session, ExportDocument{".docx"});
  CHECK(screen.session.last_exported.ends_with("-notice-zh.docx"));
  CHECK(fs::exists(screen.session.last_exported));

  update(screen.session, ChooseDocument{DocumentShape::whole, Language::en});
  await_jobs(screen.session);
  CHECK(shown_document(screen.session)->key.county.empty());
  CHECK_FALSE(shown_document(screen.session)->pages.empty());
}

TEST_CASE("An export is the command's document, beside the case, and replaces only its own", "[report]") {
  const Copy copy;
  Screen screen;
  open_report(screen, copy.book.string());
  const std::string county = screen.session.selection.county;
  const fs::path file = copy.home / ("minimal-" + county + "-en.pdf");
  { std::ofstream(file) << "somebody's own"; }
  update(screen.session, ExportDocument{".pdf"});
  CHECK(bytes_of(file) == "somebody's own");
  const fs::path second = copy.home / ("minimal-" + county + "-en-2.pdf");
  REQUIRE(fs::exists(second));
  CHECK(bytes_of(second).starts_with("%PDF-"));
  CHECK(bytes_of(second) == write_county_pdf(shown_document(screen.session)->sheet));
  update(screen.session, ExportDocument{".pdf"}); // its own of before
  CHECK_FALSE(fs::exists(copy.home / ("minimal-" + county + "-en-3.pdf")));
  CHECK(screen.session.last_exported == second.string());
  for (const DocumentFormat& format : document_formats(shown_document(screen.session)->key)) {
    update(screen.session, ExportDocument{format.ending});
    INFO(format.ending);
    CHECK(fs::exists(screen.session.last_exported));
    CHECK(screen.session.last_exported.ends_with(format.ending));
  }
}

TEST_CASE("What is not saved is shown but not exported: its hashes would be of other files", "[report]") {
  const Copy copy;
  Screen screen;
  open_report(screen, copy.book.string());
  CHECK_FALSE(shown_document(screen.session)->material.provenance.files.empty());
  update(screen.session, Change{"case.title.en", "Another title"});
  await_jobs(screen.session);
  REQUIRE(document_is_current(screen.session));
  CHECK(shown_document(screen.session)->material.provenance.files.empty());
  update(screen.session, ExportDocument{".html"});
  CHECK(screen.session.last_exported.empty());
  CHECK(screen.session.message.in(Language::en).starts_with("save the case first"));
  update(screen.session, Save{});
  await_jobs(screen.session);
  update(screen.session, ExportDocument{".html"});
  CHECK(fs::exists(screen.session.last_exported));
}

TEST_CASE("Pages are turned within what there is", "[report]") {
  const Copy copy;
  Screen screen;
  open_report(screen, copy.book.string());
  screen.press(Key::page_up, {.control = true});
  CHECK(screen.ui.report.page == 0);
  screen.press(Key::page_down, {.control = true});
  CHECK(screen.ui.report.page == 1);
  screen.press(Key::page_down, {.control = true});
  CHECK(screen.ui.report.page == 1);
}

} // namespace report_test
