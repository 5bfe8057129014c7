#include "engine/format/csv.h"
#include "tests/case/scratch.h"
#include "tests/catch.h"

#include <chrono>

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

TEST_CASE("LF, CRLF and CR end lines; blank lines do not count", "[csv]") {
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
  CHECK(problems("a,b\n\n1\n") == "t.csv:3:1: error: fields here: 1, in the header: 2\n");
  CHECK(problems("a,b,a\n") == "t.csv:1:5: error: the column \"a\" is there twice\n");
  CHECK(problems(",b\n") == "t.csv:1:1: error: a column without a name\n");
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
  for (int i = 0; i < 5000; ++i) text += "1\n";
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
