// One slip is told once: a misspelt key or column, a syntax error or a row with too many fields must not be followed by
// errors that are only its echo, and must not hide those of other places.

#include "engine/casebook/read_casebook.h"
#include "tests/case/scratch.h"
#include "tests/catch.h"

#include <algorithm>
#include <regex>
#include <sstream>

namespace misspelt_test {

using namespace yindi;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string in_one(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

Diagnostics errors(const Diagnostics& diagnostics) {
  Diagnostics result;
  for (const Diagnostic& d : diagnostics)
    if (d.severity == Severity::error) result.push_back(d);
  return result;
}

} // namespace

TEST_CASE("a misspelt key of a TOML file is one error", "[case]") {
  static const std::regex key("^([a-z_]{3,})( = .*)$");
  for (const char* file : {"casebook.toml", "criteria.toml", "rounds/1/round.toml", "rounds/1/p1.toml"}) {
    const std::vector<std::string> good = lines_of(Scratch().read(file));
    for (std::size_t i = 0; i < good.size(); ++i) {
      std::smatch parts;
      if (!std::regex_match(good[i], parts, key)) continue;
      const Scratch scratch;
      std::vector<std::string> lines = good;
      lines[i] = parts[1].str() + "x" + parts[2].str();
      scratch.write(file, in_one(lines));
      Diagnostics found = errors(open_casebook(scratch.path()).diagnostics);
      // A closed round's ballot is also told to have been changed.
      std::erase_if(
          found, [](const Diagnostic& d) { return d.message.message.find("was changed after") != std::string::npos; });
      INFO(file << ":" << i + 1 << ": " << lines[i] << "\n" << scratch.print_all(found));
      CHECK(found.size() == 1);
      if (!found.empty()) CHECK(found.front().line == static_cast<int>(i) + 1);
    }
  }
}

TEST_CASE("a misspelt column is one error", "[case]") {
  for (const char* file : {"values.csv", "columns.csv", "presence.csv", "sources.csv", "links.csv", "reference.csv"}) {
    const std::vector<std::string> good = lines_of(Scratch().read(file));
    std::vector<std::string> columns;
    std::istringstream head(good[0]);
    for (std::string column; std::getline(head, column, ',');) columns.push_back(column);
    for (std::size_t k = 0; k < columns.size(); ++k) {
      if (columns[k].size() < 3) continue; // "id": every short word is near
      const Scratch scratch;
      std::vector<std::string> lines = good;
      lines[0].clear();
      for (std::size_t j = 0; j < columns.size(); ++j) lines[0] += (j ? "," : "") + columns[j] + (j == k ? "q" : "");
      scratch.write(file, in_one(lines));
      const Diagnostics found = errors(open_casebook(scratch.path()).diagnostics);
      INFO(file << ": " << lines[0] << "\n" << scratch.print_all(found));
      CHECK(found.size() == 1);
    }
  }
}

TEST_CASE("syntax errors hide neither each other nor what is wrong elsewhere", "[case]") {
  const Scratch scratch;
  REQUIRE(scratch.replace("criteria.toml", "[[criterion]]\nid = \"disaster\"", "[[criterion]\nid = \"disaster\""));
  REQUIRE(scratch.replace("criteria.toml", "id = \"services\"", "id = services"));
  REQUIRE(scratch.replace("criteria.toml", "unit = \"yuan/mu\"", "unit = 7"));
  REQUIRE(scratch.replace("casebook.toml", "draws = ", "draws = = "));
  REQUIRE(scratch.replace("counties.csv", "3950", "39x50"));
  REQUIRE(scratch.replace("values.csv", "513334,yak", "513335,yak"));
  const Loaded<Casebook> loaded = open_casebook(scratch.path());
  CHECK_FALSE(loaded.value);
  std::string places;
  for (const Diagnostic& d : errors(loaded.diagnostics))
    places += d.path.substr(scratch.path().size() + 1) + ":" + std::to_string(d.line) + "\n";
  const auto place_of = [&](const char* file, const std::string& text) {
    const std::string all = scratch.read(file);
    const auto before = all.begin() + static_cast<std::ptrdiff_t>(all.find(text));
    return std::string(file) + ":" + std::to_string(std::count(all.begin(), before, '\n') + 1) + "\n";
  };
  INFO(scratch.print_all(loaded.diagnostics));
  CHECK(places == place_of("casebook.toml", "draws = = ") + place_of("counties.csv", "39x50") +
                      place_of("criteria.toml", "[[criterion]\n") + place_of("criteria.toml", "unit = 7") +
                      place_of("criteria.toml", "id = services") + place_of("values.csv", "513335"));
}

TEST_CASE("a list that is never closed is told once", "[case]") {
  const Scratch scratch;
  REQUIRE(scratch.replace("rounds/1/round.toml", "\"livelihood\"]", "\"livelihood\""));
  REQUIRE(scratch.replace("casebook.toml", "\"highland_barley\"]\n", "\"highland_barley\"\n"));
  const Diagnostics found = errors(open_casebook(scratch.path()).diagnostics);
  INFO(scratch.print_all(found));
  CHECK(found.size() == 2);
}

TEST_CASE("a string that is never closed is told once, and no copy of a table is", "[case]") {
  const Scratch scratch;
  REQUIRE(scratch.replace("casebook.toml", "author = \"Example\"", "author = \"\"\"Example"));
  const Diagnostics found = errors(open_casebook(scratch.path()).diagnostics);
  INFO(scratch.print_all(found));
  CHECK(found.size() == 1);
}

TEST_CASE("a row with too many fields is told once and names no wrong ids", "[case]") {
  const Scratch scratch;
  REQUIRE(scratch.replace("values.csv", "513334,yak,", "513334,yak,,"));
  REQUIRE(scratch.replace("counties.csv", "513334,", "513334,,"));
  const Diagnostics found = errors(open_casebook(scratch.path()).diagnostics);
  INFO(scratch.print_all(found));
  CHECK(found.size() == 2);
  for (const Diagnostic& d : found) CHECK(d.message.message.starts_with("fields here"));
}

TEST_CASE("a link in a circle is called that", "[case]") {
  const Scratch scratch;
  std::filesystem::remove(scratch.folder / "counties.csv");
  std::filesystem::create_symlink("counties.csv", scratch.folder / "counties.csv");
  CHECK(scratch.print_all(errors(open_casebook(scratch.path()).diagnostics)) ==
        "counties.csv:1:1: error: the link leads in a circle\n  put the file in its place\n");
}

} // namespace misspelt_test
