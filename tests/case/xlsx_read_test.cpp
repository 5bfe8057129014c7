// Workbooks as spreadsheets write them (by libxlsxwriter) and as nobody should (by hand).

#include "tests/case/scratch.h"
#include "tests/catch.h"
#include "tests/command/run.h"

#include "engine/format/xlsx_read.h"
#include "engine/format/zip.h"

#include <algorithm>
#include <map>
#include <sys/resource.h>
#include <xlsxwriter.h>

namespace xlsx_read_test {

using namespace yindi;

namespace {

/// What a workbook of libxlsxwriter has in bytes.
template <class Fill>
std::string written(Fill fill) {
  const Scratch scratch(false);
  const std::string file = scratch.path() + "/made.xlsx";
  lxw_workbook* book = workbook_new(file.c_str());
  fill(book);
  REQUIRE(workbook_close(book) == LXW_NO_ERROR);
  return scratch.read("made.xlsx");
}

lxw_format* format_of(lxw_workbook* book, const char* shown) {
  lxw_format* format = workbook_add_format(book);
  format_set_num_format(format, shown);
  return format;
}

using Parts = std::map<std::string, std::string>;

/// The parts of the smallest workbook; `sheet` is what stands in its only sheet.
Parts smallest(const std::string& sheet) {
  const std::string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                    begin = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>";
  return {{"_rels/.rels", begin + "<Relationship Id='a' Type='" + relations +
                              "/officeDocument' Target='xl/workbook.xml'/></Relationships>"},
          {"xl/workbook.xml", "<workbook xmlns='" + main + "' xmlns:r='" + relations +
                                  "'><sheets><sheet name='One' sheetId='1' r:id='s1'/></sheets></workbook>"},
          {"xl/_rels/workbook.xml.rels", begin + "<Relationship Id='s1' Type='" + relations +
                                             "/worksheet' Target='worksheets/sheet1.xml'/>" +
                                             "<Relationship Id='s2' Type='" + relations +
                                             "/sharedStrings' Target='/xl/sharedStrings.xml'/>" + "</Relationships>"},
          {"xl/worksheets/sheet1.xml", "<worksheet xmlns='" + main + "'>" + sheet + "</worksheet>"}};
}

std::string packed(const Parts& parts) { return write_zip({parts.begin(), parts.end()}); }
std::string packed_sheet(const std::string& sheet) { return packed(smallest(sheet)); }
std::string packed_rows(const std::string& rows) { return packed_sheet("<sheetData>" + rows + "</sheetData>"); }

Loaded<CsvTable> table_of(const std::string& bytes, TableChoice chosen = {}) {
  return parse_xlsx(bytes, "t.xlsx", {{}, true, std::move(chosen)});
}

std::vector<std::string> row_of(const CsvTable& table, std::size_t row) {
  std::vector<std::string> cells;
  for (std::size_t k = 0; k < table.columns(); ++k) cells.push_back(table.at(row, k));
  return cells;
}

/// "warning 3:2 message" of each.
std::vector<std::string> told(const Diagnostics& diagnostics) {
  std::vector<std::string> lines;
  for (const Diagnostic& d : diagnostics)
    lines.push_back(std::string(name(d.severity)) + " " + std::to_string(d.line) + ":" + std::to_string(d.column) +
                    " " + d.message.in(Language::en));
  return lines;
}

std::string only_error(const std::string& bytes) {
  const auto table = table_of(bytes);
  CHECK_FALSE(table.value);
  const auto lines = told(table.diagnostics);
  REQUIRE(lines.size() == 1);
  CHECK(table.diagnostics.front().severity == Severity::error);
  CHECK_FALSE(table.diagnostics.front().hint.empty());
  return lines.front();
}

using Cells = std::vector<std::string>;

} // namespace

TEST_CASE("a sheet reads as a table: what its cells show, at their rows and columns", "[xlsx]") {
  const std::string bytes = written([](lxw_workbook* book) {
    lxw_worksheet* sheet = workbook_add_worksheet(book, "数据");
    const char* heads[] = {"县", "海拔", "自来水", "日期", "是否", "比\n值"};
    for (int k = 0; k < 6; ++k) worksheet_write_string(sheet, 2, static_cast<lxw_col_t>(k + 1), heads[k], nullptr);
    worksheet_write_string(sheet, 3, 1, "理塘, \"高城\"", nullptr);
    worksheet_write_number(sheet, 3, 2, 3950.5, nullptr);
    worksheet_write_number(sheet, 3, 3, .613, format_of(book, "0.0%"));
    lxw_datetime day = {2020, 5, 1, 0, 0, 0};
    worksheet_write_datetime(sheet, 3, 4, &day, format_of(book, "yyyy\"年\"m\"月\"d\"日\""));
    worksheet_write_boolean(sheet, 3, 5, 1, nullptr);
    worksheet_write_formula_num(sheet, 3, 6, "=0.1+0.2", nullptr, .1 + .2);
    worksheet_write_string(sheet, 4, 1, "巴塘", nullptr);
    worksheet_write_number(sheet, 4, 2, -12, format_of(book, "#,##0;[Red]-#,##0"));
    worksheet_write_formula_str(sheet, 4, 3, "=\"无\"", nullptr, "无");
  });
  const auto table = table_of(bytes);
  REQUIRE(table.value);
  const CsvTable& t = *table.value;
  CHECK(t.header == Cells{"县", "海拔", "自来水", "日期", "是否", "比 值"});
  REQUIRE(t.rows() == 2);
  CHECK(row_of(t, 0) == Cells{"理塘, \"高城\"", "3950.5", "61.3%", "2020-05-01", "TRUE", "0.3"});
  CHECK(row_of(t, 1) == Cells{"巴塘", "-12", "无", "", "", ""});
  CHECK(t.place(0, 1) == Place{"t.xlsx", 4, 3}); // C4
  CHECK(t.place(1, 2) == Place{"t.xlsx", 5, 4});
  CHECK(t.header_place(0) == Place{"t.xlsx", 3, 2});
  CHECK(told(table.diagnostics) == Cells{"note 4:5 the cell holds a date: 2020-05-01"});
  CHECK(t.sheet->name == "数据");
}

TEST_CASE("dates of both calendars, times, and formats that only look like dates", "[xlsx]") {
  const auto shown = [](double number, const char* format) {
    return table_of(written([&](lxw_workbook* book) {
             lxw_worksheet* sheet = workbook_add_worksheet(book, nullptr);
             worksheet_write_string(sheet, 0, 0, "a", nullptr);
             worksheet_write_string(sheet, 0, 1, "b", nullptr);
             worksheet_write_number(sheet, 1, 0, 1, nullptr);
             worksheet_write_number(sheet, 1, 1, number, format_of(book, format));
           }))
        .value->at(0, 1);
  };
  CHECK(shown(45294, "yyyy-mm-dd") == "2024-01-03");
  CHECK(shown(45294, "d-mmm") == "2024-01-03");
  CHECK(shown(45294, "[$-804]yyyy\"年\"m\"月\";@") == "2024-01-03");
  CHECK(shown(45294.5, "yyyy/m/d h:mm") == "2024-01-03 12:00:00");
  CHECK(shown(.5625, "h:mm") == "13:30:00");
  CHECK(shown(1.5, "[h]:mm") == "1900-01-01 12:00:00");
  CHECK(shown(1, "yyyy-mm-dd") == "1900-01-01");
  CHECK(shown(61, "yyyy-mm-dd") == "1900-03-01");
  CHECK(shown(12, "0\" days\"") == "12");
  CHECK(shown(12, "[Red]0.00") == "12");
  CHECK(shown(12, "0_d") == "12");
  CHECK(shown(12, "0\\d") == "12");
  CHECK(shown(.5, "0\"%\"") == "0.5");
  CHECK(shown(-1, "yyyy-mm-dd") == "-1"); // no such day
  CHECK(shown(3e6, "yyyy-mm-dd") == "3000000");
  Parts parts = smallest("<sheetData><row r='1'><c r='A1' t='str'><v>a</v></c><c r='B1' t='str'><v>b</v></c></row>"
                         "<row r='2'><c r='A2'><v>1</v></c><c r='B2' s='1'><v>43832</v></c></row></sheetData>");
  parts["xl/styles.xml"] = "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>";
  std::string& relations = parts["xl/_rels/workbook.xml.rels"];
  relations.insert(relations.rfind("</"), "<Relationship Id='s3' Type='x/styles' Target='styles.xml'/>");
  std::string& book = parts["xl/workbook.xml"];
  book.insert(book.find("<sheets>"), "<workbookPr date1904='1'/>");
  CHECK(table_of(packed(parts)).value->at(0, 1) == "2024-01-03");
}

TEST_CASE("the first sheet that is shown and holds anything is read, another by its name", "[xlsx]") {
  const std::string bytes = written([](lxw_workbook* book) {
    lxw_worksheet *hidden = workbook_add_worksheet(book, "Notes"), *blank = workbook_add_worksheet(book, "Blank"),
                  *first = workbook_add_worksheet(book, "First"), *second = workbook_add_worksheet(book, "Second");
    for (lxw_worksheet* sheet : {hidden, first, second}) {
      worksheet_write_string(sheet, 0, 0, "name", nullptr);
      worksheet_write_string(sheet, 0, 1, sheet == hidden ? "h" : sheet == first ? "f" : "s", nullptr);
      worksheet_write_string(sheet, 1, 0, "x", nullptr);
      worksheet_write_number(sheet, 1, 1, 1, nullptr);
    }
    worksheet_activate(blank);
    worksheet_set_first_sheet(blank);
    worksheet_hide(hidden);
  });
  auto table = table_of(bytes);
  CHECK(table.value->header[1] == "f");
  CHECK(told(table.diagnostics) ==
        Cells{"note 1:1 the sheet \"First\" is read; the workbook also has Notes (hidden), Blank and Second"});
  REQUIRE(table.value->sheet->all.size() == 4);
  CHECK(table.value->sheet->all[0].hidden);
  table = table_of(bytes, {.sheet = "Second"});
  CHECK(table.value->header[1] == "s");
  CHECK(table.diagnostics.empty());
  CHECK(table_of(bytes, {.sheet = "Notes"}).value->header[1] == "h");
  table = table_of(bytes, {.sheet = "Secnd"});
  CHECK_FALSE(table.value);
  CHECK(table.diagnostics.front().hint.in(Language::en) == "did you mean \"Second\"?");
  CHECK(told(table_of(bytes, {.sheet = "Blank"}).diagnostics) == Cells{"error 1:1 the sheet \"Blank\" holds nothing"});
  const auto names = read_xlsx(bytes, "t.xlsx", "Blank"); // so that another can be chosen
  REQUIRE(names.value);
  CHECK(names.value->origin.all.size() == 4);
}

TEST_CASE("what a table cannot say of a sheet is told", "[xlsx]") {
  const std::string bytes = written([](lxw_workbook* book) {
    lxw_worksheet* sheet = workbook_add_worksheet(book, nullptr);
    worksheet_merge_range(sheet, 0, 0, 0, 3, "各县情况", nullptr); // a title above the table
    for (int k = 0; k < 4; ++k)
      worksheet_write_string(sheet, 1, static_cast<lxw_col_t>(k), std::string(1, static_cast<char>('a' + k)).c_str(),
                             nullptr);
    worksheet_merge_range(sheet, 2, 0, 3, 0, "x", nullptr);
    for (int i = 2; i < 5; ++i)
      for (int k = 1; k < 3; ++k)
        worksheet_write_number(sheet, static_cast<lxw_row_t>(i), static_cast<lxw_col_t>(k), i + k, nullptr);
    worksheet_write_string(sheet, 4, 0, "y", nullptr);
    lxw_row_col_options hidden = {1, 0, 0};
    worksheet_set_row_opt(sheet, 4, LXW_DEF_ROW_HEIGHT, nullptr, &hidden);
    worksheet_set_column_opt(sheet, 2, 2, LXW_DEF_COL_WIDTH, nullptr, &hidden);
  });
  const auto table = table_of(bytes, {.header_line = 2});
  REQUIRE(table.value);
  CHECK(row_of(*table.value, 0) == Cells{"x", "3", "4", ""});
  CHECK(row_of(*table.value, 1) == Cells{"", "4", "5", ""});
  CHECK(told(table.diagnostics) == Cells{"note 1:1 the column C is hidden in the sheet, and is read",
                                         "warning 3:1 the cells A3:A4 are merged: only the first has a value, the "
                                         "others are blank",
                                         "note 5:1 this row is hidden in the sheet, and is read"});
  const auto cells = table_of(packed_rows("<row><c t='str'><v>a</v></c><c t='str'><v>b</v></c></row>"
                                          "<row><c><f>1+1</f></c><c t='e'><f>Z1</f><v>#REF!</v></c></row>"
                                          "<row><c><v>x12</v></c><c t='s'><v>7</v></c></row>"));
  CHECK(told(cells.diagnostics) == Cells{"warning 2:1 a formula without a stored value",
                                         "warning 2:2 the cell shows the error #REF!",
                                         "warning 3:1 the cell is said to hold a number and holds \"x12\"",
                                         "error 3:2 the cell names a text that the workbook does not have"});
  CHECK(row_of(*cells.value, 0) == Cells{"", "#REF!"});
}

TEST_CASE("texts of all kinds: shared, in runs, inline, with prefixes and escapes", "[xlsx]") {
  Parts parts =
      smallest("<sheetData><row r='2'><c r='B2' t='s'><v>0</v></c><c r='C2' t='inlineStr'><is><r><t>in</t></r>"
               "<r><t xml:space='preserve'> line</t></r></is></c></row>"
               "<row r='3'><c r='B3' t='s'><v>1</v></c><c r='C3' t='s'><v>2</v></c></row></sheetData>");
  parts["xl/sharedStrings.xml"] = "<sst><si><r><t>县</t></r><r><t>名</t></r><rPh sb='0' eb='1'><t>xian</t></rPh></si>"
                                  "<si><t>a_x0009_&lt;b&gt;_x005F_</t></si><si><t><![CDATA[1,5]]></t></si></sst>";
  const auto table = table_of(packed(parts));
  REQUIRE(table.value);
  CHECK(table.value->header == Cells{"县名", "in line"});
  CHECK(row_of(*table.value, 0) == Cells{"a\t<b>_", "1,5"});
  CHECK(table.value->place(0, 1) == Place{"t.xlsx", 3, 3}); // the tab in the cell before is none between cells
  parts = smallest("");
  parts["xl/worksheets/sheet1.xml"] = "<x:worksheet xmlns:x='u'><x:sheetData><x:row><x:c t='str'><x:v>a</x:v></x:c>"
                                      "<x:c t='str'><x:v>b</x:v></x:c></x:row></x:sheetData></x:worksheet>";
  CHECK(table_of(packed(parts)).value->header == Cells{"a", "b"});
}

TEST_CASE("slips in a sheet's cells stand at their row and column", "[xlsx]") {
  const auto table =
      table_of(packed_rows("<row r='4'><c r='C4' t='str'><v>a</v></c><c r='D4' t='str'><v>b</v></c></row>"
                           "<row r='5'><c r='C5' t='str'><v>县\tx</v></c><c r='D5' t='str'><v>\xE2\x80\x8B"
                           "7</v></c></row>"));
  CHECK(told(table.diagnostics) == Cells{"error 5:4 the invisible character U+200B (zero-width space)"});
}

TEST_CASE("commands read workbooks where they read tables", "[xlsx][command]") {
  const Scratch scratch(false);
  const auto book = written([](lxw_workbook* made) {
    lxw_worksheet* sheet = workbook_add_worksheet(made, nullptr);
    const char* words[4][3] = {
        {"alternative", "yield", "price"}, {"direction", "max", "min"}, {"yak", "9", "4"}, {"tea", "6.5", "2"}};
    for (int i = 0; i < 4; ++i)
      for (int k = 0; k < 3; ++k) {
        const auto row = static_cast<lxw_row_t>(i);
        const auto column = static_cast<lxw_col_t>(k);
        if (i < 2 || k == 0)
          worksheet_write_string(sheet, row, column, words[i][k], nullptr);
        else
          worksheet_write_number(sheet, row, column, std::stod(words[i][k]), nullptr);
      }
  });
  scratch.write("m.xlsx", book);
  scratch.write("m.csv", "alternative,yield,price\ndirection,max,min\nyak,9,4\ntea,6.5,2\n");
  const auto of_book = test::run({"matrix", scratch.path() + "/m.xlsx", "--method", "saw"});
  const auto of_text = test::run({"matrix", scratch.path() + "/m.csv", "--method", "saw"});
  CHECK(of_book.status == 0);
  CHECK(of_book.out == of_text.out);
  CHECK(of_book.out.find("yak") != std::string::npos);
  CHECK(of_book.err == of_text.err);
}

TEST_CASE("hostile workbooks are answered with what is wrong and a cure", "[xlsx][hostile]") {
  const auto row = [](const std::string& cells) { return packed_rows(cells); };
  CHECK(only_error("\xD0\xCF\x11\xE0rest") ==
        "error 1:1 this is a workbook of before 2007 (.xls, .et), or one that is protected by a password");
  CHECK(only_error("PK\x03\x04") ==
        "error 1:1 the workbook is damaged or protected by a password: _rels/.rels cannot be unpacked");
  CHECK(only_error(packed({{"word/document.xml", "<a/>"}})) == "error 1:1 this is a package of another kind, no .xlsx");
  Parts parts = smallest("<sheetData/>");
  CHECK(only_error(packed(parts)) == "error 1:1 no sheet of the workbook that is shown holds anything");
  parts.erase("xl/worksheets/sheet1.xml");
  CHECK(only_error(packed(parts)) == "error 1:1 the workbook has no part xl/worksheets/sheet1.xml");
  parts["xl/worksheets/sheet1.xml"] = "<worksheet><sheetData><row></sheetData></worksheet>";
  CHECK(only_error(packed(parts)).starts_with("error 1:1 the XML of xl/worksheets/sheet1.xml is broken at byte "));
  parts["xl/worksheets/sheet1.xml"] = "<!DOCTYPE a [<!ENTITY b 'c'><!ENTITY d '&b;&b;&b;'>]><worksheet/>";
  CHECK(only_error(packed(parts)) ==
        "error 1:1 xl/worksheets/sheet1.xml declares a document type, which no workbook does");
  parts.erase("xl/_rels/workbook.xml.rels");
  CHECK(only_error(packed(parts)) == "error 1:1 the workbook has no sheet with cells");
  CHECK(only_error(row("<row r='0'><c/></row>")) == "error 1:1 a row is called \"0\"");
  CHECK(only_error(row("<row r='1048577'/>")) == "error 1:1 a row is called \"1048577\"");
  CHECK(only_error(row("<row r='1'><c r='XFE1'><v>1</v></c></row>")) ==
        "error 1:1 row 1 holds a cell that is called \"XFE1\"");
  CHECK(only_error(row("<row r='1'><c r='A2'><v>1</v></c></row>")) ==
        "error 1:1 row 1 holds a cell that is called \"A2\"");
  CHECK(only_error(row("<row r='1'><c r='B1'><v>1</v></c><c r='B1'><v>2</v></c></row>")) ==
        "error 1:1 the cell B1 stands in the sheet twice");
  CHECK(only_error(row("<row r='2'><c><v>1</v></c></row><row r='2'><c><v>2</v></c></row>")) ==
        "error 1:1 row 2 stands in the sheet twice");
}

TEST_CASE("absurd sizes cost neither time nor memory", "[xlsx][hostile]") {
  const auto megabytes = [] {
    rusage use{};
    getrusage(RUSAGE_SELF, &use);
    return use.ru_maxrss / 1024;
  };
  const long before = megabytes();
  // What the sheet says of its own size is nothing to go by.
  const auto said =
      table_of(packed_sheet("<dimension ref='A1:XFD1048576'/><sheetData><row r='1'><c r='A1' t='str'><v>a</v></c>"
                            "<c r='B1' t='str'><v>b</v></c></row></sheetData>"));
  REQUIRE(said.value);
  CHECK(said.value->columns() == 2);
  // Two cells at the ends of the sheet are a table of two rows.
  const auto ends = table_of(packed_rows("<row r='1'><c r='A1' t='str'><v>a</v></c></row>"
                                         "<row r='1048576'><c r='XFD1048576' t='str'><v>b</v></c></row>"));
  CHECK(has_errors(ends.diagnostics));
  std::string rows;
  for (int i = 1; i <= 2000; ++i) rows += "<row><c><v>1</v></c><c r='XFD" + std::to_string(i) + "'><v>1</v></c></row>";
  CHECK(only_error(packed_rows(rows)) ==
        "error 1:1 the sheet reaches from A1 to XFD2000, which is more than can be read");
  Parts parts = smallest("<sheetData>" + std::string(200 << 20, ' ') + "</sheetData>"); // 200 MB out of 200 kB
  std::string bomb = packed(parts);
  REQUIRE(bomb.size() < 1'000'000);
  CHECK(only_error(bomb) == "error 1:1 xl/worksheets/sheet1.xml holds more than can be read");
  parts.clear();
  std::string tags;
  while (tags.size() < 20'000'000) tags += "<a/>";
  CHECK(only_error(packed_sheet(tags)) == "error 1:1 xl/worksheets/sheet1.xml holds more than can be read");
  parts = smallest("");
  std::string& sheet = parts["xl/worksheets/sheet1.xml"];
  sheet = "<worksheet><sheetData>"; // one text of 1 MB, 1,000 times
  for (int i = 0; i < 1000; ++i) sheet += "<row><c t='s'><v>0</v></c></row>";
  sheet += "</sheetData></worksheet>";
  parts["xl/sharedStrings.xml"] = "<sst><si><t>" + std::string(1 << 20, 'x') + "</t></si></sst>";
  CHECK(only_error(packed(parts)) == "error 1:1 the sheet holds more text than can be read");
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<d>";
  CHECK(only_error(packed_sheet(deep)).starts_with("error 1:1 the XML of"));
  for (int i = 0; i < 100'000; ++i) deep += "</d>";
  CHECK(only_error(packed_sheet(deep)) == "error 1:1 no sheet of the workbook that is shown holds anything");
  CHECK(megabytes() - before < 1200); // what the test itself makes among it
}

TEST_CASE("no damage to a workbook brings the reader down", "[xlsx][hostile]") {
  const std::string good = written([](lxw_workbook* book) {
    lxw_worksheet* sheet = workbook_add_worksheet(book, "S");
    for (int i = 0; i < 4; ++i)
      for (int k = 0; k < 4; ++k)
        worksheet_write_string(sheet, static_cast<lxw_row_t>(i), static_cast<lxw_col_t>(k),
                               std::to_string(i * k).c_str(), nullptr);
  });
  REQUIRE(table_of(good).value);
  for (std::size_t i = 0; i < good.size(); i += 7) {
    table_of(good.substr(0, i));
    std::string spoiled = good;
    spoiled[i] = static_cast<char>(spoiled[i] ^ 0x5A);
    table_of(spoiled);
  }
  // In the XML itself, where no checksum watches.
  Parts parts =
      smallest("<sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>a</t></is></c><c r='B1' s='1'><v>2</v></c>"
               "</row></sheetData><mergeCells><mergeCell ref='A1:B2'/></mergeCells>");
  const std::string sheet = parts["xl/worksheets/sheet1.xml"];
  for (std::size_t i = 0; i < sheet.size(); ++i)
    for (const char c : {'<', '>', '\'', '9', '&', '\0'}) {
      parts["xl/worksheets/sheet1.xml"] = sheet.substr(0, i) + c + sheet.substr(i + 1);
      const auto table = table_of(packed(parts));
      CHECK((table.value || has_errors(table.diagnostics)));
    }
}

TEST_CASE("of a text the encoding, the delimiter and the header can be chosen", "[csv][choice]") {
  const auto read = [](std::string bytes, TableChoice chosen) {
    return parse_csv(std::move(bytes), "t.csv", {{}, true, std::move(chosen)});
  };
  // 名 of GB18030, read as Big5 or Windows-1252 is something else.
  const std::string gb = "\xC3\xFB,a\nx,1\n";
  CHECK(read(gb, {}).value->header[0] == "名");
  CHECK(read(gb, {}).value->charset == "GB18030");
  CHECK(read(gb, {.charset = "Windows-1252"}).value->header[0] == "Ãû");
  CHECK(read(gb, {.charset = "Windows-1252"}).value->charset == "Windows-1252");
  CHECK(told(read("a,b\nx,\xC3\n", {.charset = "UTF-8"}).diagnostics) ==
        Cells{"error 2:3 the text is not UTF-8 from here on"});
  const std::string wide("\xFF\xFE"
                         "a\0,\0b\0\n\0x\0,\0"
                         "1\0\n\0",
                         18);
  CHECK(read(wide, {}).value->at(0, 1) == "1");
  CHECK(read(wide, {}).value->charset == "UTF-16");
  CHECK(read(wide, {.charset = "UTF-16"}).value->at(0, 1) == "1");
  CHECK(read("a;b,c\nx;1,2\n", {.delimiter = ';'}).value->header == Cells{"a", "b,c"});
  CHECK(read("a;b,c\nx;1,2\n", {.delimiter = ','}).value->header == Cells{"a;b", "c"});
  CHECK(read("a|b\nx|1\n", {.delimiter = '|'}).value->header == Cells{"a", "b"});
  CHECK(told(read("a|b\nx|1\n", {.delimiter = '|'}).diagnostics).empty());
  CHECK(read("sep=|\na|b\nx|1\n", {}).value->header == Cells{"a", "b"}); // once it never ended
  const auto third = read("title\r\na,b\r\nc,d\r\nx,1\r\n", {.header_line = 3});
  CHECK(third.diagnostics.empty());
  CHECK(third.value->header == Cells{"c", "d"});
  CHECK(third.value->place(0, 1) == Place{"t.csv", 4, 3});
  CHECK(told(read("a,b\nx,1\n", {.header_line = 3}).diagnostics) ==
        Cells{"error 2:1 there is no line 3: the table ends with line 2"});
}

} // namespace xlsx_read_test
