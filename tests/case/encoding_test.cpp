#include "engine/casebook/read_casebook.h"
#include "engine/format/encoding.h"
#include "tests/case/scratch.h"
#include "tests/catch.h"

#include <boost/locale/encoding.hpp>
#include <functional>
#include <vector>

namespace encoding_test {

using namespace yindi;

namespace {

std::string refusal(const std::string& bytes) {
  const auto loaded = to_utf8(bytes, "t.csv");
  CHECK_FALSE(loaded.value);
  return loaded.diagnostics.empty() ? "" : print(loaded.diagnostics[0]);
}

std::string gb18030(const std::string& text) { return boost::locale::conv::from_utf<char>(text, "GB18030"); }

const std::vector<std::string> tables = {"counties.csv", "industries.csv", "values.csv",  "links.csv",  "presence.csv",
                                         "sectors.csv",  "reference.csv",  "columns.csv", "sources.csv"};

/// The minimal example with every table changed reads as the example itself.
void check_reads_equal(const std::function<std::string(const std::string&)>& change) {
  const auto plain_case = read_casebook(YINDI_SOURCE "/tests/data/minimal");
  const Scratch scratch;
  for (const std::string& name : tables) scratch.write(name, change(scratch.read(name)));
  const auto changed = read_casebook(scratch.path());
  CHECK(scratch.print_all(changed.diagnostics).empty());
  REQUIRE(changed.value);
  CHECK(*changed.value == *plain_case.value);
}

/// Fields of a table without quotes, with another delimiter; fields that hold it are quoted.
std::string delimited(const std::string& text, const std::string& delimiter) {
  std::string result, field;
  for (const char c : text) {
    if (c != ',' && c != '\n') {
      field += c;
      continue;
    }
    result += field.find(delimiter) == std::string::npos ? field : "\"" + field + "\"";
    result += c == ',' ? delimiter : "\n";
    field.clear();
  }
  return result;
}

} // namespace

TEST_CASE("UTF-8 stays, a byte order mark goes", "[encoding]") {
  CHECK(to_utf8("茶", "t").value == "茶");
  CHECK(to_utf8("\xEF\xBB\xBF茶", "t").value == "茶");
  CHECK(to_utf8("", "t").value == "");
}

TEST_CASE("GB18030 with two and four bytes a character", "[encoding]") {
  CHECK(gb18030("茶叶") == "\xB2\xE8\xD2\xB6");
  CHECK(to_utf8(gb18030("id,name\ntea,茶叶\n"), "t").value == "id,name\ntea,茶叶\n");
  CHECK(to_utf8(gb18030("四川省㐂𠮷"), "t").value == "四川省㐂𠮷");
}

TEST_CASE("what is neither is refused at its first bad byte", "[encoding]") {
  CHECK(refusal("a,b\nc,\xFF\n") == "t.csv:2:3: error: the text is neither UTF-8 nor GB18030 from here on\n"
                                    "  save it as UTF-8 text; a spreadsheet as \"CSV UTF-8\"\n");
  // Damaged UTF-8 would pass as GB18030 and become other characters without a word.
  CHECK(refusal("茶叶,核桃,花椒,\xE8\x8C,牦牛\n").starts_with("t.csv:1:10: error: the text is neither"));
  CHECK(refusal("\xEF\xBB\xBF茶\xB2\xE8").starts_with("t.csv:1:2: error: the text is neither"));
}

TEST_CASE("Big5 and Windows-1252 are read as what they are, and said", "[encoding]") {
  const auto said = [](const std::string& bytes) {
    const auto loaded = to_utf8(bytes, "t.csv");
    REQUIRE(loaded.value);
    return *loaded.value + (loaded.diagnostics.empty() ? "" : print(loaded.diagnostics[0]));
  };
  const auto in = [](const std::string& text, const char* set) {
    return boost::locale::conv::from_utf<char>(text, set);
  };
  const std::string taiwan = "id,name\n1,臺南市\n2,花蓮縣\n3,通江縣\n",
                    west = "id,name\n1,São Tomé\n2,Zürich\n3,Malmö\n",
                    hilly = "id,name\n1,通江县\n2,理塘县\n3,南江县，平昌县（巴中）\n";
  CHECK(said(in(taiwan, "Big5")) ==
        taiwan + "t.csv:1:1: note: the text is no UTF-8 and was read as Big5: the first name is \"臺南市\"\n");
  CHECK(said(in("name\n理塘縣\n", "Big5")).starts_with("name\n理塘縣\n"));
  CHECK(said(in(west, "Windows-1252")) ==
        west + "t.csv:1:1: note: the text is no UTF-8 and was read as Windows-1252: the first name is \"São Tomé\"\n");
  CHECK(said(in("price (€)\n“3”\n", "Windows-1252")).starts_with("price (€)\n“3”\n"));
  CHECK(said(gb18030(hilly)) == hilly);
  CHECK(said(gb18030("a\n茶\n")) == "a\n茶\n");
  CHECK(said(gb18030("id,name\n1,通江縣\n2,广元市\n")) == "id,name\n1,通江縣\n2,广元市\n"); // GBK has both
}

TEST_CASE("UTF-16 and NUL bytes are refused with the cure", "[encoding]") {
  CHECK(refusal(std::string("\xFF\xFE"
                            "a\0",
                            4)) == "t.csv:1:1: error: the file is UTF-16, which is not read\n"
                                   "  save it as UTF-8 in a text editor\n");
  CHECK(refusal(std::string("a\nb\0c", 5)).starts_with("t.csv:2:2: error: a NUL byte"));
}

TEST_CASE("overlong forms, surrogates and what is beyond Unicode are no UTF-8", "[encoding]") {
  CHECK(first_bad_utf8("a\xC0\x80") == 1);
  CHECK(first_bad_utf8("\xE0\x80\x80") == 0);
  CHECK(first_bad_utf8("ab\xED\xA0\x80") == 2);
  CHECK(first_bad_utf8("\xF4\x90\x80\x80") == 0);
  CHECK(first_bad_utf8("\xE8\x8C") == 0);
  CHECK(first_bad_utf8("𠮷") == std::string::npos);
}

TEST_CASE("tables in other dress read equal", "[encoding][case]") {
  SECTION("GB18030") { check_reads_equal(gb18030); }
  SECTION("byte order mark") {
    check_reads_equal([](const std::string& text) { return "\xEF\xBB\xBF" + text; });
  }
  SECTION("CRLF") {
    check_reads_equal([](const std::string& text) {
      std::string result;
      for (const char c : text) result += c == '\n' ? std::string("\r\n") : std::string(1, c);
      return result;
    });
  }
  SECTION("semicolon") {
    check_reads_equal([](const std::string& text) { return delimited(text, ";"); });
  }
  SECTION("tab") {
    check_reads_equal([](const std::string& text) { return delimited(text, "\t"); });
  }
  SECTION("no line end at the end, blank lines") {
    check_reads_equal([](const std::string& text) { return "\n" + text.substr(0, text.size() - 1); });
  }
}

TEST_CASE("what turns the direction of writing, and what breaks lines, is a control character", "[encoding]") {
  for (const auto& [text, name] : {std::pair("a\xE2\x80\xAE"
                                             "b",
                                             "U+202E"),
                                   std::pair("a\xE2\x81\xA6"
                                             "b",
                                             "U+2066"),
                                   std::pair("a\xE2\x80\xA8"
                                             "b",
                                             "U+2028"),
                                   std::pair("a\xC2\x85"
                                             "b",
                                             "U+0085"),
                                   std::pair("a\x1B"
                                             "b",
                                             "U+001B")}) {
    REQUIRE(first_control(text) == 1);
    CHECK(code_point_name(text, 1) == name);
  }
  for (const char* good : {"Garzê 甘孜", "“名”", "a\tb\n", "e\xE2\x80\x8D", "ཡིན་"})
    CHECK(first_control(good) == std::string::npos);
}

} // namespace encoding_test
