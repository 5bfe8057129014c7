#include "engine/format/csv.h"
#include "tests/case/scratch.h"
#include "tests/catch.h"

#include <chrono>

namespace csv_test {

using namespace yindi;

namespace {

std::string problems(const std::string& text, const CsvOptions& options = {}) {
  std::string all;
  for (const Diagnostic& diagnostic : parse_csv(text, "t.csv", options).diagnostics)
    all += print({diagnostic.severity, diagnostic.path, diagnostic.line, diagnostic.column, diagnostic.message, {}});
  return all;
}

} // namespace

TEST_CASE("quotes, doubled quotes and line ends inside fields (RFC 4180)", "[csv]") {
  const auto table = parse_csv("a,b\r\n\"x \"\"y\"\"\",\"1\r\n2\"\r\n\"\",z", "t.csv").value;
  REQUIRE(table);
  CHECK(table->header == std::vector<std::string>{"a", "b"});
  REQUIRE(table->rows() == 2);
  CHECK(table->at(0, 0) == "x \"y\"");
  CHECK(table->at(0, 1) == "1\r\n2");
  CHECK(table->at(1, 0).empty());
  CHECK(table->at(1, 1) == "z");
}

TEST_CASE("places are physical lines and code points", "[csv]") {
  const auto table = parse_csv("a,b\n\"一\n二\",三\n四,\"五\"\n", "t.csv").value;
  REQUIRE(table);
  CHECK(table->place(0, 0) == Place{"t.csv", 2, 1});
  CHECK(table->place(0, 1) == Place{"t.csv", 3, 4});
  CHECK(table->place(1, 1) == Place{"t.csv", 4, 3});
  CHECK(table->header_place(1) == Place{"t.csv", 1, 3});
}

TEST_CASE("LF, CRLF and CR end lines, blank lines do not count", "[csv]") {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    const auto table = parse_csv("a,b" + end + "1,2" + end + end + "3,4" + end + ",", "t.csv").value;
    REQUIRE(table);
    REQUIRE(table->rows() == 2);
    CHECK(table->at(1, 1) == "4");
    CHECK(table->place(1, 1) == Place{"t.csv", 4, 3});
  }
}

TEST_CASE("the header tells the delimiter", "[csv]") {
  CHECK(parse_csv("id;name\na;b,c\n", "t.csv").value->delimiter == ';');
  CHECK(parse_csv("id\tname\na;b\tc,d\n", "t.csv").value->delimiter == '\t');
  // More semicolons than commas, but the commas give the names.
  CHECK(parse_csv("id,name,a;b;c;d;e\n", "t.csv", {{"id", "name"}, false}).value->delimiter == ',');
  CHECK(parse_csv("\"a;b;c\",d\n", "t.csv").value->delimiter == ',');
}

TEST_CASE("problems of form have their place", "[csv]") {
  CHECK(problems("") == "t.csv:1:1: error: the file is empty\n");
  CHECK(problems("\n\n") == "t.csv:1:1: error: the file is empty\n");
  CHECK(problems("a,b\n1,\"2\n3\n") == "t.csv:2:3: error: a quote that is never closed\n");
  CHECK(problems("a,b\n\"1\" ,2\n") == "t.csv:2:4: error: text after a closing quote\n");
  CHECK(problems("a,b\n1\"2,3\n") == "t.csv:2:2: error: a quote inside a field that has none around it\n");
  CHECK(problems("a,b\n1,2,3\n") == "t.csv:2:5: error: fields here: 3, in the header: 2\n");
  CHECK(problems("a,b\n1,2,\"3\"\n") == "t.csv:2:5: error: fields here: 3, in the header: 2\n");
  CHECK(problems("a,b,a\n") == "t.csv:1:5: error: the column \"a\" is there twice\n");
  CHECK(problems(",b\n1,2\n") == "t.csv:1:1: error: a column without a name\n");
  CHECK(problems(",b\n,2\n").empty()); // nothing is in it
  CHECK(problems(",b\nb,1\n", {{}, true}).empty());
}

TEST_CASE("what is written reads back, with quotes only where they are needed", "[csv]") {
  const std::vector<std::vector<std::string>> rows = {
      {"plain", "a,b", "say \"x\""}, {"two\nlines", " spaces ", "1;2;3"}, {"茶", "", "\r"}};
  const std::string text = write_csv({"x", "y", "z"}, rows);
  CHECK(text == "x,y,z\nplain,\"a,b\",\"say \"\"x\"\"\"\n\"two\nlines\", spaces ,1;2;3\n茶,,\"\r\"\n");
  const auto table = parse_csv(text, "t.csv").value;
  REQUIRE(table);
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (std::size_t c = 0; c < 3; ++c) CHECK(table->at(r, c) == rows[r][c]);
}

TEST_CASE("control characters are told where they stand, tabs and line ends are not", "[csv]") {
  CHECK(problems("a,b\n\"x\ty\r\nz\",2\n").empty());
  CHECK(problems("a,b\n茶\x01,2\n3,\x1B[2J\x7F\n") == "t.csv:2:2: error: the control character U+0001\n"
                                                      "t.csv:3:3: error: the control character U+001B\n"
                                                      "t.csv:3:7: error: the control character U+007F\n");
  const Diagnostic quoted{Severity::error, "t.csv", 1, 1, say(mark("\"{}\" is no id"), "\x1B[2J\n"), {}};
  CHECK(print(quoted) == "t.csv:1:1: error: \"\\u001b[2J\\u000a\" is no id\n");
}

TEST_CASE("a hostile file has no end of problems, its list has", "[csv]") {
  std::string text = "a,b\n";
  for (int i = 0; i < 5000; ++i) text += "1,2,3\n";
  const auto loaded = parse_csv(text, "t.csv");
  REQUIRE(loaded.diagnostics.size() == 1001);
  CHECK(loaded.diagnostics.back().message.in(Language::en) == "further problems like these, not listed: 4000");
}

TEST_CASE("100 MB are read in seconds", "[csv][.slow]") {
  std::string text = "county,industry,criterion,value,low,high,source,quality,note\n";
  while (text.size() < 100'000'000) text += "511921,tea,income,2500,2000,3200,survey,estimate,\"范围, 三村\"\n";
  const Scratch scratch(false);
  scratch.write("big.csv", text);
  const auto start = std::chrono::steady_clock::now();
  const auto loaded = read_csv((scratch.folder / "big.csv").string());
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  REQUIRE(loaded.value);
  CHECK(loaded.value->rows() > 1'000'000);
  CHECK(loaded.diagnostics.empty());
  WARN("100 MB in " << seconds.count() << " s");
}

TEST_CASE("blank columns and rows around a table are left out, delimiters behind the last value too", "[csv]") {
  const auto read = [](const std::string& text) {
    const auto loaded = parse_csv(text, "t.csv", {{"id", "name"}, false});
    CHECK(problems(text).empty());
    REQUIRE(loaded.value);
    CHECK(loaded.value->header == std::vector<std::string>{"id", "name", "note"});
    REQUIRE(loaded.value->rows() == 2);
    return loaded.value->at(0, 1) + "|" + loaded.value->at(1, 1) + "|" + loaded.value->at(1, 2);
  };
  CHECK(read("id,name,note,,,\r\n1,a,,,,\r\n2,b,x,,,\r\n,,,,,\r\n") == "a|b|x");
  CHECK(read("id,,name,note\n1,,a\n2, ,b,x\n  ,\n") == "a|b|x");
  CHECK(read("id,name,note\n1,a,,,\n2,b,x\n") == "a|b|x");
  CHECK(problems("id,name,note,\n1,a,x,y\n") == "t.csv:1:14: error: a column without a name\n");
  CHECK(problems("id,,name,\n1,y,a,x\n") == "t.csv:1:4: error: columns without a name: 2\n");
}

TEST_CASE("what stands above or below a table is one error each, and the table is read without it", "[csv]") {
  const CsvOptions options{{"county", "item", "amount"}, false};
  const auto loaded =
      parse_csv("Table 1 (2020),,\nin persons,,\ncounty,item,amount\n511921,tea,5\nNote: of a survey,,\n"
                "513334,yak,\n",
                "t.csv", options);
  REQUIRE(loaded.value);
  CHECK(loaded.value->rows() == 2);
  CHECK(loaded.value->at(1, 1) == "yak");
  REQUIRE(loaded.diagnostics.size() == 2);
  CHECK(print(loaded.diagnostics[0]) == "t.csv:1:1: error: line 1 is no header: the columns are named in line 3\n"
                                        "  take out what stands above them\n");
  CHECK(print(loaded.diagnostics[1]) == "t.csv:5:1: error: this row has one field only\n"
                                        "  a note belongs into columns.csv or sources.csv, or out of the table\n");
  CHECK(parse_csv("county,item,amount\n511921\n", "t.csv", options).diagnostics.empty()); // an id, the rest blank
}

TEST_CASE("the line sep= says what keeps fields apart", "[csv]") {
  for (const char* text : {"sep=;\na;b\n1;2,5\n", "\"sep=;\"\r\na;b\r\n1;2,5\r\n", "SEP=;\n\na;b\n1;2,5\n"}) {
    const auto loaded = parse_csv(text, "t.csv");
    REQUIRE(loaded.value);
    CHECK(loaded.diagnostics.empty());
    CHECK(loaded.value->header == std::vector<std::string>{"a", "b"});
    CHECK(loaded.value->at(0, 1) == "2,5");
  }
  CHECK(parse_csv("sep=,\na,b\n1,2\n", "t.csv").value->place(0, 1) == Place{"t.csv", 3, 3});
}

TEST_CASE("full-width delimiters are one error", "[csv]") {
  const CsvOptions options{{"county", "item"}, false};
  const auto loaded = parse_csv("county，item，amount\n511921，tea，5\n", "t.csv", options);
  REQUIRE(loaded.value);
  CHECK(loaded.value->at(0, 1) == "tea");
  REQUIRE(loaded.diagnostics.size() == 1);
  CHECK(print(loaded.diagnostics[0]) == "t.csv:1:7: error: the fields stand apart by the full-width \"，\"\n"
                                        "  write \",\"\n");
  CHECK(parse_csv("county,item\n511921,茶，叶\n", "t.csv", options).diagnostics.empty());
}

TEST_CASE("invisible characters are told where they stand, and once", "[csv]") {
  const auto loaded = parse_csv("id,na\u00ADme\n511921\u200B,茶\uFEFF叶\n", "t.csv", {{"id", "name"}, false});
  REQUIRE(loaded.value);
  CHECK(loaded.value->header[1] == "name");
  CHECK(loaded.value->at(0, 0) == "511921");
  CHECK(loaded.value->at(0, 1) == "茶叶");
  std::string said;
  for (const Diagnostic& d : loaded.diagnostics) said += print({d.severity, d.path, d.line, d.column, d.message, {}});
  CHECK(said == "t.csv:1:6: error: the invisible character U+00AD (soft hyphen)\n"
                "t.csv:2:7: error: the invisible character U+200B (zero-width space)\n"
                "t.csv:2:10: error: the invisible character U+FEFF (byte order mark)\n");
}

TEST_CASE("odd blanks around an id, a number or a column's name are told, a text may have them", "[csv]") {
  CHECK(problems("id,name\u3000\n\u00A0511921,通江\u3000\n513334,3.5\u202F\n") ==
        "t.csv:1:8: error: a blank that is none (U+3000, ideographic space)\n"
        "t.csv:2:1: error: a blank that is none (U+00A0, no-break space)\n"
        "t.csv:3:11: error: a blank that is none (U+202F, narrow no-break space)\n");
  CHECK(parse_csv("id,name\n\u00A0511921,a\n", "t.csv").value->at(0, 0) == "511921");
}

TEST_CASE("a plain table may lack the header's first field, as R writes it", "[csv]") {
  const CsvOptions plain{{}, true};
  const auto loaded = parse_csv("\"mpg\",\"hp\"\n\"Mazda\",21,110\n\"Honda\",30.4,52\n", "t.csv", plain);
  REQUIRE(loaded.value);
  REQUIRE(loaded.diagnostics.size() == 1);
  CHECK(print(loaded.diagnostics[0]).starts_with("t.csv:1:1: note: the header is one field shorter than the rows"));
  CHECK(loaded.value->header == std::vector<std::string>{"", "mpg", "hp"});
  CHECK(loaded.value->at(1, 2) == "52");
  CHECK(loaded.value->place(1, 2) == Place{"t.csv", 3, 14});
  CHECK(parse_csv("a,b\n1,2,\n3,4,\n", "t.csv", plain).value->header == std::vector<std::string>{"a", "b"});
  const auto titled = parse_csv("Cars of 1974,,\ncar,mpg,hp\nMazda,21,110\n", "t.csv", plain);
  CHECK(print(titled.diagnostics.at(0)).starts_with("t.csv:1:1: error: line 1 is no header"));
  CHECK(titled.value->header == std::vector<std::string>{"car", "mpg", "hp"});
}

TEST_CASE("hundreds of thousands of nameless columns are counted, not listed", "[csv]") {
  std::string text = "id";
  for (int i = 0; i < 300'000; ++i) text += ',';
  text += "\n1";
  for (int i = 0; i < 300'000; ++i) text += ",2";
  const auto loaded = parse_csv(text + "\n", "t.csv");
  REQUIRE(loaded.diagnostics.size() == 1);
  CHECK(loaded.diagnostics[0].message.in(Language::en) == "columns without a name: 300000");
}

} // namespace csv_test
