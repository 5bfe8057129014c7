#include "engine/format/zip.h"
#include "engine/rationale/county_sheet.h"
#include "engine/rationale/docx.h"

#include "tests/catch.h"

namespace sheet_numbers_test {

using namespace yindi;

namespace {

bool says(const std::string& text, const std::string& piece) { return text.find(piece) != std::string::npos; }

SheetTable table(const std::string& caption) {
  SheetTable result;
  result.columns = {{"a", false, 0.5}, {"b", true, 0.5}};
  result.rows = {{"x", "1"}};
  result.caption = caption;
  return result;
}

SheetMap map() {
  SheetMap result;
  result.nodes = {{"One", "O", 0, 100, 30}, {"Two", "T", 1, 101, 31}};
  result.edges = {{0, 1}};
  result.key = "the key";
  return result;
}

SheetText headed(const std::string& head) { return {SheetText::Kind::lead, {{head, true}, {"words"}}}; }

CountySheet report(Language language, const std::string& shape) {
  CountySheet sheet;
  sheet.language = language, sheet.shape = shape, sheet.title = "t";
  SheetPart first{"first", "First part"}, second{"second", "Second part"}, annex{"annex", "Annex"};
  first.blocks = {headed("一头。"), table(""), headed("二头。"), map()};
  second.blocks = {headed("独头。"), table("of its own"), SheetMaps{{{"left", map()}, {"right", map()}}, "keys"}};
  annex.annex = true;
  annex.blocks = {headed("一头。"), headed("二头。"), table("behind")};
  sheet.parts = {first, second, annex};
  number_blocks(sheet);
  return sheet;
}

template <class Block>
const Block& block(const CountySheet& sheet, std::size_t part, std::size_t k) {
  return std::get<Block>(sheet.parts[part].blocks[k]);
}

} // namespace

TEST_CASE("tables and figures are counted once, for every format", "[sheet_numbers]") {
  const CountySheet en = report(Language::en, "case"), zh = report(Language::zh, "province");
  CHECK(block<SheetTable>(en, 0, 1).caption == "Table 1  First part");
  CHECK(block<SheetMap>(en, 0, 3).title == "Figure 1  First part");
  CHECK(block<SheetTable>(en, 1, 1).caption == "Table 2  of its own");
  CHECK(block<SheetMaps>(en, 1, 2).title == "Figure 2  Second part");
  CHECK(block<SheetTable>(en, 2, 2).caption == "Table 3  behind");
  CHECK(block<SheetTable>(zh, 0, 1).caption == "表1　First part");
  CHECK(block<SheetMaps>(zh, 1, 2).title == "图2　Second part");
  const std::string html = write_county_html(en), json = write_county_json(en);
  const auto files = *read_zip(write_docx(en));
  const std::string& docx = files.at("word/document.xml");
  for (const std::string number : {"1", "2", "3"}) {
    CHECK(says(html, "Table " + number + "  "));
    CHECK(says(json, "Table " + number + "  "));
    CHECK(says(docx, "SEQ Table \\* ARABIC \"><w:r><w:t xml:space=\"preserve\">" + number + "</w:t>"));
  }
  for (const std::string number : {"1", "2"}) {
    CHECK(says(html, "Figure " + number + "  "));
    CHECK(says(json, "Figure " + number + "  "));
    CHECK(says(docx, "SEQ Figure \\* ARABIC \"><w:r><w:t xml:space=\"preserve\">" + number + "</w:t>"));
  }
  // A county's form names its parts beside them: only what has a caption is counted.
  const CountySheet county = report(Language::en, "county");
  CHECK(block<SheetTable>(county, 0, 1).caption.empty());
  CHECK(block<SheetTable>(county, 1, 1).caption == "Table 1  of its own");
}

TEST_CASE("in Chinese reports heads that begin paragraphs are counted within their part", "[sheet_numbers]") {
  const CountySheet zh = report(Language::zh, "case");
  CHECK(block<SheetText>(zh, 0, 0).words.front().text == "（一）一头。");
  CHECK(block<SheetText>(zh, 0, 2).words.front().text == "（二）二头。");
  CHECK(block<SheetText>(zh, 1, 0).words.front().text == "独头。"); // one alone is not counted
  CHECK(block<SheetText>(zh, 2, 0).words.front().text == "一头。"); // nor are those of an annex
  CHECK(block<SheetText>(report(Language::en, "case"), 0, 0).words.front().text == "一头。");
  CHECK(block<SheetText>(report(Language::zh, "county"), 0, 0).words.front().text == "一头。");
}

} // namespace sheet_numbers_test
