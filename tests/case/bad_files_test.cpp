// tests/data/bad_files.txt: changes of the minimal example → exactly what reading says of them, and where.

#include "engine/casebook/read_casebook.h"
#include "tests/case/scratch.h"
#include "tests/catch.h"

#include <sstream>
#include <vector>

namespace bad_files_test {

using namespace yindi;

namespace {

struct Change {
  std::string file, old, next;
  bool whole = true;
};

struct Block {
  int line = 0;
  std::vector<Change> changes;
  std::string expected;
};

std::string unescaped(const std::string& text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      result += text[i];
      continue;
    }
    ++i;
    result += text[i] == 'n' ? '\n' : text[i] == 't' ? '\t' : text[i];
  }
  return result;
}

std::vector<Block> blocks() {
  std::vector<Block> result;
  std::istringstream stream(slurp(YINDI_SOURCE "/tests/data/bad_files.txt"));
  bool fresh = true;
  int number = 0;
  for (std::string line; std::getline(stream, line);) {
    ++number;
    if (line.empty() || line[0] == '#') {
      fresh = true;
      continue;
    }
    if (fresh) result.push_back({number, {}, {}});
    fresh = false;
    Block& block = result.back();
    const std::string rest = line.size() > 2 ? line.substr(2) : std::string();
    if (line[0] == '@') block.changes.push_back({rest, {}, {}});
    if (line[0] == '-') block.changes.back().old = unescaped(rest), block.changes.back().whole = false;
    if (line[0] == '+') block.changes.back().next = unescaped(rest);
    if (line[0] == '>' && !rest.empty()) block.expected += rest + "\n";
  }
  return result;
}

} // namespace

TEST_CASE("every bad file is told with its exact place", "[case]") {
  const std::vector<Block> all = blocks();
  CHECK(all.size() > 150);
  for (const Block& block : all) {
    INFO("tests/data/bad_files.txt:" << block.line);
    const Scratch scratch;
    for (const Change& change : block.changes) {
      if (change.whole)
        scratch.write(change.file, change.next);
      else
        REQUIRE(scratch.replace(change.file, change.old, change.next));
    }
    CHECK(scratch.print_all(open_casebook(scratch.path()).diagnostics) == block.expected);
  }
}

TEST_CASE("every message has its Chinese", "[case]") {
  for (const Block& block : blocks()) {
    const Scratch scratch;
    for (const Change& change : block.changes)
      change.whole ? scratch.write(change.file, change.next)
                   : void(scratch.replace(change.file, change.old, change.next));
    for (const Diagnostic& diagnostic : open_casebook(scratch.path()).diagnostics) {
      INFO(print(diagnostic));
      CHECK(diagnostic.message.in(Language::zh) != diagnostic.message.in(Language::en));
    }
  }
}

} // namespace bad_files_test
