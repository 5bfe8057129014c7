#include "engine/edit/journal.h"

#include "engine/edit/journal_head.h"
#include "engine/format/hash.h"
#include "tests/case/scratch.h"
#include "tests/catch.h"

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <sys/resource.h>

namespace journal_test {

using namespace yindi;

namespace {

JournalEntry entry(int i) {
  return {"Wang Min",
          "2024-05-10T09:30:0" + std::to_string(i),
          "robustness.seed",
          std::to_string(i),
          std::to_string(i + 1),
          "因为 \"再试\" 一次"};
}

/// Five lines and their head.
struct Five {
  std::vector<std::string> lines;
  JournalHead head;
  Five() {
    for (int i = 0; i < 5; ++i) {
      lines.push_back(journal_line(entry(i), head.head));
      head.head = sha256(lines.back());
      ++head.lines;
    }
  }
  std::string bytes() const {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
  }
  Journal read() const { return read_journal(bytes(), head); }
};

} // namespace

TEST_CASE("a line of the journal is canonical JSON", "[journal]") {
  CHECK(journal_line(entry(0), std::string(64, '0')) ==
        R"({"new":"1","old":"0","path":"robustness.seed","prev":")" + std::string(64, '0') +
            R"(","when":"2024-05-10T09:30:00","who":"Wang Min","why":"因为 \"再试\" 一次"})");
  const Five five;
  const Journal read = five.read();
  CHECK(read.ok);
  CHECK(read.first_bad == 0);
  CHECK(read.head == five.head);
  REQUIRE(read.lines.size() == 5);
  CHECK(read.lines[3] == entry(3));
  CHECK(read_journal("", {}).ok);
}

TEST_CASE("a changed line is named, wherever it stands", "[journal]") {
  for (std::size_t k = 0; k < 5; ++k) {
    Five five;
    const auto at = five.lines[k].find("Wang Min");
    five.lines[k].replace(at, 8, "Li Qiang");
    const Journal read = five.read();
    CHECK_FALSE(read.ok);
    CHECK(read.first_bad == k + 1);
  }
  Five spaced;
  spaced.lines[2].insert(1, " "); // says the same, is not the same
  CHECK(spaced.read().first_bad == 3);
  Five broken;
  broken.lines[1] = "{";
  CHECK(broken.read().first_bad == 2);
}

TEST_CASE("cut, moved, added and unfinished lines are named", "[journal]") {
  for (std::size_t k = 0; k < 5; ++k) {
    Five five;
    five.lines.erase(five.lines.begin() + static_cast<std::ptrdiff_t>(k));
    CHECK_FALSE(five.read().ok);
    CHECK(five.read().first_bad == k + 1); // where it is missing
  }
  for (std::size_t k = 0; k + 1 < 5; ++k) {
    Five five;
    std::swap(five.lines[k], five.lines[k + 1]);
    CHECK(five.read().first_bad == k + 1);
  }
  Five doubled;
  doubled.lines.insert(doubled.lines.begin() + 2, doubled.lines[1]);
  CHECK(doubled.read().first_bad == 3);
  Five forged; // the chain made anew behind a changed line: casebook.toml still names the old end
  forged.lines[4] = journal_line(entry(7), sha256(forged.lines[3]));
  CHECK(forged.read().first_bad == 5);
  Five torn;
  const Journal read = read_journal(torn.bytes() + "{\"new\":", torn.head);
  CHECK(read.first_bad == 6);
  CHECK(read.why.in(Language::en) == "line 6 is unfinished");
}

TEST_CASE("lines that a save did not come to count are no break", "[journal]") {
  Five five;
  JournalHead before;
  before.lines = 3;
  before.head = sha256(five.lines[2]);
  const Journal read = read_journal(five.bytes(), before);
  CHECK(read.ok);
  CHECK(read.beyond == 2);
  CHECK(read.head == five.head);
}

TEST_CASE("appending goes on from the last line, and takes off a torn one", "[journal]") {
  const Scratch scratch(false);
  const auto first = append_journal(scratch.path(), {entry(0), entry(1)});
  REQUIRE(first.value);
  CHECK(first.value->lines == 2);
  const std::string two = scratch.read(journal_file);
  scratch.write(journal_file, two + "{\"new\":\"half");
  const auto second = append_journal(scratch.path(), {entry(2)});
  REQUIRE(second.value);
  CHECK(scratch.read(journal_file).starts_with(two));
  const Journal read = read_journal_of(scratch.path(), *second.value);
  CHECK(read.ok);
  CHECK(read.lines.size() == 3);
  CHECK(append_journal(scratch.path() + "/nowhere", {entry(0)}).diagnostics.size() == 1);
}

TEST_CASE("a journal that is far too large is refused by its size", "[journal][fifth]") {
  const Scratch scratch;
  scratch.write("journal.jsonl", "");
  std::filesystem::resize_file(scratch.path() + "/journal.jsonl", 300 << 20); // nothing of it is on the disk
  const Journal journal = read_journal_of(scratch.path(), {});
  CHECK_FALSE(journal.ok);
  CHECK(journal.why.in(Language::en) == "the file is larger than 256 MB, which is not read");
  const Loaded<JournalHead> added = append_journal(scratch.path(), {entry(1)});
  CHECK_FALSE(added.value);
  REQUIRE(added.diagnostics.size() == 1);
  CHECK(added.diagnostics[0].hint.in(Language::en).starts_with("nothing was changed; keep it in another folder"));
  CHECK(std::filesystem::file_size(scratch.path() + "/journal.jsonl") == 300 << 20);
}

TEST_CASE("where only the head of the journal cannot be written down it is said what stands", "[journal][fifth]") {
  const Scratch scratch;
  REQUIRE(append_journal(scratch.path(), {entry(1)}).value);
  rlimit before{};
  REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{100, before.rlim_max}; // as a full disk
  REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
  const Diagnostics failed = record_journal_head(scratch.path());
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  REQUIRE(failed.size() == 1);
  CHECK(failed[0].message.in(Language::zh) == "文件无法写入：文件过大");
  CHECK(failed[0].hint.in(Language::en).starts_with("what was done before stands, in the journal too;"));
  CHECK(record_journal_head(scratch.path()).empty());
  CHECK(scratch.read("casebook.toml").find("lines = 1") != std::string::npos);
}

} // namespace journal_test
