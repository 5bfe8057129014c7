// What the journal vouches for: closed rounds, snapshots, and the difference between two states in words.

#include "engine/workshop/closing.h"
#include "engine/workshop/difference.h"
#include "engine/workshop/rounds.h"
#include "engine/workshop/seals.h"
#include "engine/workshop/snapshots.h"

#include "engine/casebook/read_casebook.h"
#include "engine/casebook/write_casebook.h"
#include "engine/edit/journal_head.h"
#include "engine/format/hash.h"
#include "engine/ranking/rank.h"
#include "tests/case/scratch.h"
#include "tests/catch.h"

#include <filesystem>
#include <set>

namespace record_test {

using namespace yindi;

namespace {

Case read(const std::string& folder) {
  const auto book = open_casebook(folder);
  for (const Diagnostic& diagnostic : book.diagnostics) UNSCOPED_INFO(print(diagnostic));
  REQUIRE(book.value);
  REQUIRE_FALSE(has_errors(book.diagnostics));
  return book.value->value;
}

Room room_for(const Scratch& scratch, int round) {
  Loaded<Room> room = room_of(scratch.path(), read(scratch.path()), round);
  REQUIRE(room.value);
  return std::move(*room.value);
}

/// The minimal casebook with a round of its own, closed with two ballots, and the journal of it.
void vote(const Scratch& scratch, const char* agriculture, const char* herders) {
  const auto number = begin_round(scratch.path(), read(scratch.path()), {{"goal"}, "named", {}},
                                  {"Wang Min", "2024-05-10T09:00:00Z", "after the talk"});
  REQUIRE(number.value);
  Room room = room_for(scratch, *number.value);
  receive(room, {"agriculture", "", {{0, {agriculture, "", ""}}}, "a.toml", ""});
  receive(room, {"herders", "", {{0, {herders, "", ""}}}, "h.toml", ""});
  REQUIRE(seal_round(scratch.path(), room, {"Wang Min", "2024-05-10T10:00:00Z", ""}).value);
  REQUIRE(finish_round(scratch.path(), std::move(room)).empty());
  REQUIRE_FALSE(has_errors(record_journal_head(scratch.path())));
}

std::string sealed_problems(const Scratch& scratch) {
  const auto book = open_casebook(scratch.path());
  REQUIRE(book.value);
  return scratch.print_all(check_seals(scratch.path(), book.value->value,
                                       read_journal_of(scratch.path(), book.value->value.record.journal)));
}

/// Puts the hash of the file as it is now into round.toml, as a forger would.
void rehash(const Scratch& scratch, const std::string& file) {
  std::string round = scratch.read("rounds/1/round.toml");
  const auto at = round.find("\"" + file + "\" = \"") + file.size() + 6;
  scratch.write("rounds/1/round.toml", round.replace(at, 64, sha256(scratch.read("rounds/1/" + file))));
}

std::vector<std::string> in_english(const std::vector<Sentence>& sentences) {
  std::vector<std::string> texts;
  for (const Sentence& one : sentences) texts.push_back(one.in(Language::en));
  return texts;
}

} // namespace

TEST_CASE("what is done to a closed round with its hashes is found by the journal and named", "[workshop][record]") {
  Scratch scratch;
  std::filesystem::remove_all(scratch.folder / "rounds");
  vote(scratch, "3", "1/4");
  CHECK(sealed_problems(scratch).empty());
  const std::string cure = "  a closed round never changes: put the files back as they were\n";

  SECTION("a ballot changed with its hash") {
    REQUIRE(scratch.replace("rounds/1/agriculture.toml", "value = \"3\"", "value = \"9\""));
    rehash(scratch, "agriculture.toml");
    CHECK_FALSE(has_errors(open_casebook(scratch.path()).diagnostics));
    CHECK(
        sealed_problems(scratch) ==
        "rounds/1/agriculture.toml:1:1: error: this ballot of round 1 is not the one that was sealed, and its hash was "
        "changed with it\n" +
            cure);
  }
  SECTION("a ballot taken out, and off the list") {
    std::filesystem::remove(scratch.folder / "rounds/1/herders.toml");
    std::string round = scratch.read("rounds/1/round.toml");
    round.erase(round.find("\"herders.toml\""));
    scratch.write("rounds/1/round.toml", round);
    CHECK(sealed_problems(scratch) ==
          "rounds/1/herders.toml:1:1: error: this ballot was taken out of round 1 after it was closed\n" + cure);
  }
  SECTION("a ballot put in, and on the list") {
    scratch.write("rounds/1/zz.toml", scratch.read("rounds/1/herders.toml"));
    std::string round = scratch.read("rounds/1/round.toml");
    scratch.write("rounds/1/round.toml", round + "\"zz.toml\" = \"" + std::string(64, '0') + "\"\n");
    rehash(scratch, "zz.toml");
    CHECK(sealed_problems(scratch).starts_with(
        "rounds/1/zz.toml:1:1: error: this ballot was put into round 1 after it was closed\n"));
  }
  SECTION("another title") {
    REQUIRE(scratch.replace("rounds/1/round.toml", "number = 1\n", "number = 1\ntitle = { en = \"Other\" }\n"));
    CHECK(sealed_problems(scratch) == "rounds/1/round.toml:1:1: error: round 1 is not as it was sealed\n" + cure);
  }
  SECTION("the round gone") {
    std::filesystem::remove_all(scratch.folder / "rounds/1");
    CHECK(sealed_problems(scratch) == "rounds/1/round.toml:1:1: error: round 1 is gone; the journal saw it closed\n"
                                      "  put its folder back, from a copy\n");
  }
  SECTION("the round open again") {
    std::string round = scratch.read("rounds/1/round.toml");
    round.erase(round.find("[ballots]"));
    scratch.write("rounds/1/round.toml", round);
    REQUIRE(scratch.replace("rounds/1/round.toml", "\"closed\"", "\"open\""));
    CHECK(sealed_problems(scratch) ==
          "rounds/1/round.toml:1:1: error: round 1 is open again; the journal saw it closed\n" + cure);
  }
}

TEST_CASE("the head of the journal is entered in place: every other byte stays", "[workshop][record]") {
  JournalHead head;
  head.lines = 7, head.head = std::string(64, 'a');
  const std::string text = "# of the county\r\nformat = 1 # one\r\n[journal]   # log\r\nlines = 0\r\nhead = \"" +
                           std::string(64, '0') + "\" # 头\r\n\r\n[case]\r\nid = \"x\"\r\n";
  const auto next = with_journal_head(text, head);
  REQUIRE(next);
  CHECK(*next == "# of the county\r\nformat = 1 # one\r\n[journal]   # log\r\nlines = 7\r\nhead = \"" +
                     std::string(64, 'a') + "\" # 头\r\n\r\n[case]\r\nid = \"x\"\r\n");
  CHECK(with_journal_head("format = 1\njournal = { note = \"日志\", lines = 12, head = '0' } # 中\n", head) ==
        "format = 1\njournal = { note = \"日志\", lines = 7, head = \"" + std::string(64, 'a') + "\" } # 中\n");
  CHECK(with_journal_head("\xef\xbb\xbf"
                          "format = 1",
                          head) == "\xef\xbb\xbf"
                                   "format = 1\n\n[journal]\nlines = 7\nhead = \"" +
                                       std::string(64, 'a') + "\"\n");
  CHECK_FALSE(with_journal_head("format = ", head));
  CHECK_FALSE(with_journal_head("\xb0\xb8\xc0\xfd = 1", head)); // GBK

  Scratch scratch;
  std::filesystem::remove_all(scratch.folder / "rounds");
  const std::string before = scratch.read("casebook.toml");
  vote(scratch, "3", "1/4");
  CHECK_FALSE(std::filesystem::exists(scratch.folder / "casebook.toml.orig"));
  const std::string after = scratch.read("casebook.toml");
  CHECK(after.find("# a over b; a pair that is absent is a missing judgement") != std::string::npos);
  CHECK(after == *with_journal_head(before, read_journal_of(scratch.path(), {}).head));
  CHECK(read(scratch.path()).record.journal.lines == 4);
}

TEST_CASE("a snapshot is a casebook of its own that never changes", "[workshop][record]") {
  Scratch scratch;
  const Signed by{"Wang Min", "2024-05-10T09:00:00Z", "before the talk"};
  REQUIRE_FALSE(has_errors(take_snapshot(scratch.path(), "第一稿", by)));
  CHECK(read(snapshot_folder(scratch.path(), "第一稿")) == [&] {
    Case c = read(scratch.path());
    c.record.journal = {}; // it was taken before its line was written
    return c;
  }());
  Journal journal = read_journal_of(scratch.path(), read(scratch.path()).record.journal);
  CHECK(journal.ok);
  CHECK(journal.beyond == 0);
  const auto all = snapshots_of(journal);
  REQUIRE(all.size() == 1);
  CHECK(all[0].name == "第一稿");
  CHECK(all[0].who == "Wang Min");
  CHECK(all[0].why == "before the talk");
  CHECK(check_snapshots(scratch.path(), journal).empty());

  CHECK(take_snapshot(scratch.path(), "第一稿", by)[0].message.in(Language::en) ==
        "there is a snapshot \"第一稿\" already");
  for (const char* bad : {"", " ", "../x", "a/b", ".x", "now", "a\nb", " x"})
    CHECK(has_errors(take_snapshot(scratch.path(), bad, by)));
  CHECK(read_journal_of(scratch.path(), {}).lines.size() == 1);
  CHECK(open_snapshot(scratch.path(), "第二稿").diagnostics[0].message.in(Language::en) ==
        "there is no snapshot \"第二稿\"");

  const std::string values = scratch.read("snapshots/第一稿/values.csv");
  scratch.write("snapshots/第一稿/values.csv", values + "\n");
  CHECK(check_snapshots(scratch.path(), journal)[0].message.in(Language::en) ==
        "the snapshot \"第一稿\" is not as it was taken");
  scratch.write("snapshots/第一稿/values.csv", values);
  scratch.write("snapshots/第一稿/rounds/1/more.toml", "");
  CHECK(check_snapshots(scratch.path(), journal).size() == 1);
  std::filesystem::remove_all(scratch.folder / "snapshots");
  CHECK(check_snapshots(scratch.path(), journal)[0].message.in(Language::en) == "the snapshot \"第一稿\" is gone");
}

TEST_CASE("changes between two states are the edits that lead from one to the other", "[edit][record]") {
  Scratch scratch;
  const Case before = read(scratch.path());
  CHECK(changes_between(before, before).empty());
  const Step step{
      {{"case.title.en", "A minimal case", "Another"},
       {"method.parameters.weight_power", "1", "2"},
       {"county.511921.elev_seat_m", value_at(before, "county.511921.elev_seat_m").value(), "999"},
       {"judgement.agriculture.goal.nature.livelihood", "2", "5"},
       {"participant.youth", "", R"({"name":"Youth","weight":"2"})"},
       {"criterion.services.scale", value_at(before, "criterion.services.scale").value(), "{ worst = 0, best = 2 }"}},
      {},
      {},
      {},
      {}};
  const Applied applied = apply(before, step);
  for (const Diagnostic& diagnostic : applied.diagnostics) UNSCOPED_INFO(print(diagnostic));
  REQUIRE(applied.value);
  const auto there = changes_between(before, *applied.value);
  std::set<std::string> paths;
  for (const Edit& edit : there) {
    CAPTURE(edit.path, edit.old_value, edit.new_value);
    paths.insert(edit.path);
    CHECK(value_at(before, edit.path).value_or("") == edit.old_value);
    CHECK(value_at(*applied.value, edit.path).value_or("") == edit.new_value);
  }
  for (const Edit& edit : step.edits) CHECK(paths.contains(edit.path));
  const Applied again = apply(before, Step{there, {}, {}, {}, {}});
  REQUIRE(again.value);
  CHECK(*again.value == *applied.value);
}

TEST_CASE("the difference between two snapshots says which weights, by whom, why, and what moved",
          "[workshop][record]") {
  Scratch scratch;
  std::filesystem::remove_all(scratch.folder / "rounds");
  REQUIRE_FALSE(has_errors(take_snapshot(scratch.path(), "first", {"Wang Min", "2024-05-10T08:00:00Z", ""})));

  // The bureau judges anew; its comment says why.
  const Case before = read(scratch.path());
  const std::string path = "judgement.agriculture.livelihood.income.services";
  Step step{
      {{path, value_at(before, path).value(), R"({"value":"9","comment":"the floods of June"})"}}, {}, "", "", ""};
  step.who = "Li Qiang", step.when = "2024-05-10T08:30:00Z";
  Applied applied = apply(before, step);
  REQUIRE(applied.value);
  REQUIRE(append_journal(scratch.path(), entries_of(step)).value);
  REQUIRE_FALSE(has_errors(write_casebook(*applied.value, scratch.path())));
  REQUIRE_FALSE(has_errors(record_journal_head(scratch.path())));
  vote(scratch, "1/9", "1/9");
  REQUIRE_FALSE(has_errors(take_snapshot(scratch.path(), "second", {"Wang Min", "2024-05-10T11:00:00Z", ""})));

  const Case old = open_snapshot(scratch.path(), "first").value->value,
             now = open_snapshot(scratch.path(), "second").value->value;
  const RankedCase ranked_old = rank_case(old), ranked_now = rank_case(now);
  const Journal journal = read_journal_of(scratch.path(), {});
  const CaseDifference found = difference(old, ranked_old, now, ranked_now, lines_between(journal, "first", "second"));
  REQUIRE(found.changes.size() == 1);
  CHECK(found.changes[0].edit.path == path);
  CHECK(found.changes[0].who == "Li Qiang");
  CHECK(found.rounds == std::vector<int>{1});
  const auto weights = in_english(told_weights(found, now));
  REQUIRE(weights.size() == 5);
  CHECK(weights[0].starts_with("weight of Nature 0.45 → 0.10 by round 1, because “after the talk”"));
  CHECK(std::any_of(weights.begin(), weights.end(), [](const std::string& text) {
    return text.starts_with("weight of Public services within Livelihood 0.") &&
           text.ends_with(" by Bureau of agriculture, because “the floods of June”");
  }));
  // Ranks as rank_case() has them, in words.
  for (const PlaceDifference& change : found.places) {
    const auto rank = [&](const Ranking& ranking) -> std::optional<int> {
      for (const CountyRanking& county : ranking.counties)
        if (county.assessment->county == change.county)
          for (const RankedIndustry& one : county.ranking)
            if (one.industry == change.industry) return one.rank;
      return std::nullopt;
    };
    CHECK(change.before == rank(ranked_old.ranking));
    CHECK(change.after == rank(ranked_now.ranking));
    CHECK(change.before != change.after);
  }
  CHECK(told_places(found, old, now).size() >= found.places.size());

  const CaseDifference none = difference(now, ranked_now, now, ranked_now, {});
  CHECK((none.changes.empty() && none.rounds.empty() && none.weights.empty() && none.places.empty()));

  // The round answers the goal, so that a judgement of it changes nothing.
  Applied late = apply(now, Step{{{"judgement.agriculture.goal.nature.livelihood.value", "2", "9"}}, {}, "", "", ""});
  REQUIRE(late.value);
  const CaseDifference idle = difference(now, ranked_now, *late.value, rank_case(*late.value), {});
  REQUIRE(idle.changes.size() == 1);
  CHECK(idle.changes[0].replaced_by == "1");
  CHECK(in_english(told_changes(idle, 5)) ==
        std::vector<std::string>{
            "judgement.agriculture.goal.nature.livelihood: 2 → 9 (counts for nothing: the ballots of "
            "round 1 answer it)"});
  CHECK(found.changes[0].replaced_by.empty());

  CaseDifference made;
  made.places = {{"511921", "tea", 1, 3},
                 {"511921", "yak", 12, 2},
                 {"513334", "tea", std::nullopt, 1},
                 {"513334", "yak", 1, std::nullopt},
                 {"513334", "highland_barley", 21, 22}};
  CHECK(in_english(told_places(made, old, now)) ==
        std::vector<std::string>{"Tea falls from 1st to 3rd in Tongjiang", "Yak rises from 12th to 2nd in Tongjiang",
                                 "Tea is ranked in Litang now, 1st", "Yak is not ranked in Litang any more; it was 1st",
                                 "Litang: industries below the third place that moved: 1"});
}

} // namespace record_test
