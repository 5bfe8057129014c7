#include "engine/workshop/closing.h"
#include "engine/workshop/intake.h"
#include "engine/workshop/rounds.h"
#include "engine/workshop/seals.h"

#include "engine/casebook/read_casebook.h"
#include "engine/casebook/write_casebook.h"
#include "engine/edit/journal_head.h"
#include "engine/format/hash.h"
#include "tests/case/scratch.h"
#include "tests/workshop/room_case.h"

#include <filesystem>

namespace rounds_test {

using namespace yindi;
using namespace yindi::test;

namespace {

/// The minimal casebook without its round.
struct Workshop {
  Scratch scratch;
  Workshop() { std::filesystem::remove_all(scratch.folder / "rounds"); }
  Case read() const {
    const auto book = open_casebook(scratch.path());
    for (const Diagnostic& diagnostic : book.diagnostics) UNSCOPED_INFO(print(diagnostic));
    REQUIRE(book.value);
    REQUIRE_FALSE(has_errors(book.diagnostics));
    return book.value->value;
  }
  int open(const std::string& naming) const {
    const auto number = begin_round(scratch.path(), read(), {{"goal", "livelihood"}, naming, {"Round", "一轮"}},
                                    {"Wang Min", "2024-05-10T09:00:00", "to begin"});
    for (const Diagnostic& diagnostic : number.diagnostics) UNSCOPED_INFO(print(diagnostic));
    REQUIRE(number.value);
    return *number.value;
  }
  Room room(int number) const {
    Loaded<Room> loaded = room_of(scratch.path(), read(), number);
    for (const Diagnostic& diagnostic : loaded.diagnostics) UNSCOPED_INFO(print(diagnostic));
    REQUIRE(loaded.value);
    return std::move(*loaded.value);
  }
  Closed close(int number, Room room) const {
    const auto closed = seal_round(scratch.path(), room, {"Wang Min", "2024-05-10T10:00:00", ""});
    for (const Diagnostic& diagnostic : closed.diagnostics) UNSCOPED_INFO(print(diagnostic));
    REQUIRE(closed.value);
    REQUIRE(finish_round(scratch.path(), std::move(room)).empty());
    REQUIRE_FALSE(std::filesystem::exists(store_path(scratch.path(), number)));
    return *closed.value;
  }
  std::vector<std::string> files(int number) const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(scratch.folder / "rounds" / std::to_string(number)))
      names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }
};

IncomingBallot incoming(const std::string& who, const Answers& answers, const std::string& from = "p.toml") {
  return {who, who, answers, from, "bytes of " + from};
}

} // namespace

TEST_CASE("a round opens, collects and closes, and the casebook says so", "[workshop][rounds]") {
  const Workshop workshop;
  CHECK(workshop.open("named") == 1);
  const auto again = begin_round(workshop.scratch.path(), workshop.read(), {{"goal"}, "named", {}}, {});
  REQUIRE_FALSE(again.value);
  CHECK(again.diagnostics[0].message.in(Language::en) == "round 1 is open still");

  Room room = workshop.room(1);
  CHECK(receive(room, incoming("agriculture", {{0, {"3", "", ""}}})).fate == Received::Fate::counted);
  const Received same = receive(room, incoming("agriculture", {{0, {"3", "", ""}}}, "copy.toml"));
  CHECK(same.fate == Received::Fate::again);
  const Received other = receive(room, incoming("agriculture", {{0, {"5", "", ""}}}, "other.toml"));
  CHECK(other.fate == Received::Fate::aside);
  CHECK(other.reason == "double");
  CHECK(other.twin == "Bureau of agriculture");
  const Closed closed = workshop.close(1, std::move(room));
  CHECK(closed.counted == 1);
  CHECK(closed.aside == 1);

  CHECK(workshop.files(1) == std::vector<std::string>{"agriculture.toml", "aside.jsonl", "round.toml"});
  CHECK(workshop.scratch.read("rounds/1/aside.jsonl") ==
        R"({"content":"bytes of other.toml","reason":"double","who":"agriculture"})"
        "\n");
  const Case c = workshop.read();
  REQUIRE(c.judging.rounds.size() == 1);
  CHECK(c.judging.rounds[0].state == "closed");
  REQUIRE(c.judging.rounds[0].ballots.size() == 1);
  CHECK(c.judging.rounds[0].ballots[0].judgements[0].value == "3");
  CHECK(sha256(workshop.scratch.read("rounds/1/round.toml")) == closed.digest);

  const Journal journal = read_journal_of(workshop.scratch.path(), c.record.journal);
  CHECK(journal.ok);
  CHECK(journal.beyond == 0); // closing enters it in casebook.toml
  CHECK(workshop.read().record.journal.head == journal.head.head);
  REQUIRE(journal.lines.size() == 4);
  CHECK(journal.lines[0].path == "round.1");
  CHECK(journal.lines[0].new_value == "open");
  CHECK(journal.lines[1].path == "round.1.aside");
  CHECK(journal.lines[2].path == "round.1.ballot.agriculture.toml");
  CHECK(journal.lines[2].new_value == sha256(workshop.scratch.read("rounds/1/agriculture.toml")));
  CHECK(journal.lines[3].new_value == "closed " + closed.digest);

  CHECK(room_of(workshop.scratch.path(), c, 1).diagnostics[0].message.in(Language::en) == "round 1 is closed");
  CHECK(workshop.open("anonymous") == 2); // asking again is another round
}

TEST_CASE("an anonymous round holds no name, no time, no order", "[workshop][rounds]") {
  const Workshop workshop;
  workshop.open("anonymous");
  Room room = workshop.room(1);
  for (int i = 0; i < 8; ++i) {
    const std::string sign = "R1-00" + std::to_string(i);
    receive(room, incoming(sign, {{0, {std::to_string(i + 1), "", ""}}}, sign), "2024-05-10T09:30:00");
  }
  const std::vector<Ballot> once = ballots_of(room), twice = ballots_of(room);
  CHECK(once == twice); // so that closing can be tried again
  workshop.close(1, std::move(room));
  const auto names = workshop.files(1);
  REQUIRE(names.size() == 9);
  bool in_order = true;
  const Case c = workshop.read();
  for (std::size_t k = 0; k < c.judging.rounds[0].ballots.size(); ++k) {
    const Ballot& ballot = c.judging.rounds[0].ballots[k];
    CHECK(ballot.submitted.empty());
    CHECK(ballot.participant.empty());
    CHECK(ballot.pseudonym.empty());
    CHECK(ballot.file == ballot.token + ".toml");
    CHECK(ballot.token.size() == 24);
    in_order = in_order && ballot.judgements[0].value == std::to_string(k + 1);
    const std::string text = workshop.scratch.read("rounds/1/" + ballot.file);
    CHECK(text.find("R1-00") == std::string::npos);
    CHECK(text.find("2024") == std::string::npos);
  }
  CHECK_FALSE(in_order); // one in 40,320
  const std::string journal = workshop.scratch.read(journal_file);
  CHECK(std::count(journal.begin(), journal.end(), '\n') == 10); // opened, eight hashes by name, closed
  CHECK(journal.find("R1-00") == std::string::npos);
  for (const JournalEntry& line : read_journal(journal, {}).lines)
    CHECK((line.when == "2024-05-10T09:00:00" || line.when == "2024-05-10T10:00:00")); // and nothing between
  for (const auto& entry : std::filesystem::recursive_directory_iterator(workshop.scratch.folder))
    CHECK(entry.path().filename().string().find("sqlite") == std::string::npos);
}

TEST_CASE("what was acknowledged is there after a crash, and closing half way goes on", "[workshop][rounds]") {
  const Workshop workshop;
  workshop.open("pseudonymous");
  std::string token;
  {
    Room room = workshop.room(1);
    token = personal_token(room, "p1", "p1", "p1");
    room.store.begin();
    room.store.put(StoredBallot{sha256(token), 3, true, R"({"0":{"v":"3"}})", ""});
    REQUIRE(room.store.commit());
  } // as if the power went
  Room room = workshop.room(1);
  CHECK(personal_token(room, "p1", "p1", "p1") == token); // the printed link still opens it
  CHECK(room.store.ballot(sha256(token))->serial == 3);
  std::filesystem::copy_file(store_path(workshop.scratch.path(), 1), workshop.scratch.folder / "kept.sqlite");
  CHECK(workshop.close(1, std::move(room)).counted == 1);
  // The store came back, as when the machine stopped before it was removed.
  std::filesystem::rename(workshop.scratch.folder / "kept.sqlite", store_path(workshop.scratch.path(), 1));
  CHECK(workshop.close(1, workshop.room(1)).counted == 1);
  CHECK(workshop.files(1) == std::vector<std::string>{"p1.toml", "round.toml"});
  const Journal journal = read_journal_of(workshop.scratch.path(), workshop.read().record.journal);
  CHECK(journal.lines.size() == 3);
}

TEST_CASE("in a named round nobody who is no participant counts, and it can be closed and read", "[workshop][intake]") {
  const Workshop workshop;
  workshop.open("named");
  Room room = workshop.room(1);
  workshop.scratch.write("s.csv", "who,nature:livelihood\nBureau of agriculture,3\nstranger,5\nR1-009-2,7\n");
  const Taken taken = take_survey_table(workshop.read(), room, workshop.scratch.path() + "/s.csv");
  REQUIRE(taken.received.size() == 3);
  CHECK(taken.received[0].fate == Received::Fate::counted);
  CHECK(taken.received[1].reason == "foreign");
  CHECK(taken.received[1].said.in(Language::en).ends_with("\"stranger\" is no participant of this case"));
  CHECK(taken.received[2].reason == "foreign"); // a sheet of nobody
  CHECK(workshop.close(1, std::move(room)).counted == 1);
  CHECK(workshop.read().judging.rounds[0].ballots.size() == 1); // and no error
}

TEST_CASE("a round whose ballots could not be read again stays open", "[workshop][rounds]") {
  const Workshop workshop;
  workshop.open("named");
  Room room = workshop.room(1);
  receive(room, incoming("herders", {{0, {"3", "", ""}}}));
  // Somebody takes the participant out of the casebook meanwhile, with all that names them.
  std::string text = workshop.scratch.read("casebook.toml");
  for (std::size_t at; (at = text.find("herders")) != std::string::npos;) text.replace(at, 7, "drovers");
  workshop.scratch.write("casebook.toml", text);
  const auto refused = seal_round(workshop.scratch.path(), room, {"Wang Min", "2024-05-10T10:00:00", ""});
  REQUIRE_FALSE(refused.value);
  CHECK(refused.diagnostics[0].message.in(Language::en) ==
        "\"herders\" has a ballot in round 1 and is no participant any more");
  CHECK_FALSE(room.closed);
  for (std::size_t at; (at = text.find("drovers")) != std::string::npos;) text.replace(at, 7, "herders");
  workshop.scratch.write("casebook.toml", text);
  CHECK(workshop.close(1, std::move(room)).counted == 1);
}

TEST_CASE("a ballot that comes after closing is told by its twin and kept", "[workshop][intake]") {
  const Workshop workshop;
  workshop.open("named");
  Room open = workshop.room(1);
  receive(open, incoming("agriculture", {{0, {"3", "", ""}}}));
  workshop.close(1, std::move(open));
  const Case c = workshop.read();
  const std::string sealed = workshop.scratch.read("rounds/1/round.toml");
  Loaded<Room> room = room_for_late(workshop.scratch.path(), c, 1);
  REQUIRE(room.value);
  CHECK(receive(*room.value, incoming("agriculture", {{0, {"3", "", ""}}}, "same.toml")).fate == Received::Fate::again);
  const Received late = receive(*room.value, incoming("agriculture", {{0, {"9", "", ""}}}, "late.toml"));
  CHECK(late.reason == "late");
  CHECK(late.twin == "Bureau of agriculture");
  CHECK(receive(*room.value, incoming("herders", {{0, {"9", "", ""}}}, "new.toml")).reason == "late");
  const std::string bytes = workshop.scratch.read("rounds/1/agriculture.toml");
  workshop.scratch.write("again.toml", bytes);
  CHECK(take_ballot_file(workshop.scratch.path(), *room.value, workshop.scratch.path() + "/again.toml")
            .received[0]
            .fate == Received::Fate::again);
  REQUIRE(finish_round(workshop.scratch.path(), std::move(*room.value)).empty());
  const std::string aside = workshop.scratch.read("rounds/1/aside.jsonl");
  CHECK(std::count(aside.begin(), aside.end(), '\n') == 2);
  CHECK(aside.find("bytes of late.toml") != std::string::npos);
  CHECK(workshop.scratch.read("rounds/1/round.toml") == sealed);
  CHECK(workshop.files(1) == std::vector<std::string>{"agriculture.toml", "aside.jsonl", "round.toml"});
  CHECK(workshop.read().judging == c.judging);
}

TEST_CASE("a folder of ballots, of which one was altered after it was sealed there", "[workshop][intake]") {
  const Workshop workshop;
  workshop.open("named");
  const auto ballot = [](const char* who, const char* value) {
    return "format = 1\nround = 1\nparticipant = \"" + std::string(who) +
           "\"\n\n[[judgement]]\nnode = \"goal\"\na = \"nature\"\nb = \"livelihood\"\nvalue = \"" + value + "\"\n";
  };
  workshop.scratch.write("stick/agriculture.toml", ballot("agriculture", "3"));
  workshop.scratch.write("stick/herders.toml", ballot("herders", "1/4"));
  workshop.scratch.write("stick/round.toml", "[ballots]\n\"agriculture.toml\" = \"" +
                                                 sha256(ballot("agriculture", "2")) + "\"\n\"herders.toml\" = \"" +
                                                 sha256(ballot("herders", "1/4")) + "\"\n");
  workshop.scratch.write("stick/notes.txt", "no ballot");
  const std::string stick = workshop.scratch.path() + "/stick";
  const auto files = ballot_files(stick);
  CHECK(files == std::vector<std::string>{stick + "/agriculture.toml", stick + "/herders.toml"});
  CHECK(ballot_files(files[0]) == std::vector<std::string>{files[0]});
  Room room = workshop.room(1);
  CHECK(take_ballot_file(workshop.scratch.path(), room, files[0]).received[0].reason == "altered");
  CHECK(take_ballot_file(workshop.scratch.path(), room, files[1]).received[0].fate == Received::Fate::counted);
}

TEST_CASE("what an anonymous row said is kept without the name before it", "[workshop][intake]") {
  const Workshop workshop;
  workshop.open("anonymous");
  Room room = workshop.room(1);
  workshop.scratch.write("s.csv", "who,nature:livelihood\nWang Min,3\nWang Min,5\n");
  const Taken taken = take_survey_table(workshop.read(), room, workshop.scratch.path() + "/s.csv");
  REQUIRE(taken.received.size() == 2);
  CHECK(taken.received[1].reason == "double");
  CHECK(log_taken(workshop.scratch.path(), room, "s.csv", taken.received, {"Li", "2024-05-10T09:30:00", ""}).empty());
  workshop.close(1, std::move(room));
  for (const std::string& file : workshop.files(1))
    CHECK(workshop.scratch.read("rounds/1/" + file).find("Wang") == std::string::npos);
  CHECK(workshop.scratch.read(journal_file).find("09:30") == std::string::npos);
}

TEST_CASE("ballots that come in leave a line in the journal", "[workshop][intake]") {
  const Workshop workshop;
  workshop.open("named");
  Room room = workshop.room(1);
  const std::vector<Received> received = {receive(room, incoming("agriculture", {{0, {"3", "", ""}}})),
                                          receive(room, incoming("nobody", {{0, {"3", "", ""}}}))};
  CHECK(log_taken(workshop.scratch.path(), room, "usb/s.csv", received, {"Li Qiang", "2024-05-10T09:30:00", "by hand"})
            .empty());
  const auto lines = read_journal_of(workshop.scratch.path(), {}).lines;
  REQUIRE(lines.size() == 2);
  CHECK(lines[1] == JournalEntry{"Li Qiang", "2024-05-10T09:30:00", "round.1.import", "",
                                 "s.csv: counted 1, again 0, aside 1", "by hand"});
}

TEST_CASE("every kind of ballot in one round: phone, file, table, paper", "[workshop][intake]") {
  const Workshop workshop;
  workshop.open("named");
  Room room = workshop.room(1);
  const std::string file =
      "format = 1\nround = 1\nparticipant = \"agriculture\"\n\n[[judgement]]\nnode = \"goal\"\na = "
      "\"livelihood\"\nb = \"nature\"\nvalue = \"1/4\"\n";
  const ReadBallotFile read = read_ballot_file(workshop.scratch.path(), room.sheet, "usb/a.toml", file);
  CAPTURE(read.why.in(Language::en));
  REQUIRE(read.ballot);
  CHECK(read.ballot->who == "agriculture");
  CHECK(receive(room, *read.ballot).fate == Received::Fate::counted);

  const auto bad = [&](const std::string& text) {
    return read_ballot_file(workshop.scratch.path(), room.sheet, "x.toml", text);
  };
  CHECK(bad("format = 1\nround = ").reason == "damaged");
  CHECK(bad("").reason == "damaged");
  CHECK(bad("format = 1\nround = 1\nparticipant = \"agriculture\"\n\n[[judgement]]\n").reason == "damaged");
  CHECK(bad("format = 1\nround = 2\nparticipant = \"agriculture\"\n").reason == "foreign");
  CHECK(bad("format = 1\nround = 1\nparticipant = \"nobody\"\n").reason == "foreign");
  CHECK(bad("format = 1\nround = 1\nparticipant = \"agriculture\"\n[[judgement]]\nnode = \"nature\"\na = "
            "\"terrain\"\nb = "
            "\"disaster\"\nvalue = \"2\"\n")
            .reason == "foreign");
  CHECK(bad("format = 1\nround = 1\nparticipant = \"agriculture\"\n[[judgement]]\nnode = \"goal\"\na = \"nature\"\nb = "
            "\"livelihood\"\nvalue = \"many\"\n")
            .reason == "damaged");

  workshop.scratch.write("survey.csv", "who,nature:livelihood,market_risk:income,income:services\n"
                                       "herders,3,0.33,skip\n");
  const auto table = read_survey_table(workshop.scratch.path() + "/survey.csv", room.sheet);
  for (const Diagnostic& diagnostic : table.diagnostics) UNSCOPED_INFO(print(diagnostic));
  REQUIRE(table.value);
  REQUIRE(table.value->size() == 1);
  CHECK(receive(room, table.value->front()).fate == Received::Fate::counted);
  workshop.close(1, std::move(room));
  const Case c = workshop.read();
  REQUIRE(c.judging.rounds[0].ballots.size() == 2);
  std::map<std::string, double> ratios; // as a over b by ids
  for (const Judgement& judgement : c.judging.rounds[0].ballots[1].judgements)
    if (const auto value = ratio(judgement.value)) {
      ratios[judgement.a + ":" + judgement.b] = *value;
      ratios[judgement.b + ":" + judgement.a] = 1 / *value;
    }
  CHECK(ratios.at("nature:livelihood") == Approx(3));
  CHECK(ratios.at("income:market_risk") == Approx(3)); // 0.33 is a third, the other way round
  CHECK_FALSE(ratios.contains("income:services"));
}

TEST_CASE("a survey table's mistakes stand at their cells", "[workshop][intake]") {
  const Workshop workshop;
  workshop.open("pseudonymous");
  const Room room = workshop.room(1);
  workshop.scratch.write("s.csv", "who,nature:livelihood,nature:terrain,livelihood:nature\n"
                                  "p1,-3,1,1\n"
                                  ",ten,1,1\n");
  const auto table = read_survey_table(workshop.scratch.path() + "/s.csv", room.sheet);
  CHECK_FALSE(table.value);
  CHECK(workshop.scratch.print_all(table.diagnostics) ==
        "s.csv:1:23: error: \"nature:terrain\" is no pair that round 1 asks for\n"
        "  a column is headed a:b with two criteria of one node of the round, or a:b remark\n"
        "s.csv:1:38: error: the pair \"livelihood:nature\" has two columns\n"
        "  keep one of them\n"
        "s.csv:2:4: error: \"-3\" is no answer\n"
        "  in surveys from -9 to 9 it means that the second counts 3 times as much: write 1/3\n"
        "s.csv:3:1: error: nobody is named in this row\n"
        "  the first column says whose answers these are\n"
        "s.csv:3:2: error: \"ten\" is no answer\n"
        "  write digits with a point, such as 3.5; leave the cell blank for what is unknown\n");
}

TEST_CASE("paper is typed twice and the differences are shown", "[workshop][paper]") {
  const Answers first = {{0, {"3", "", ""}}, {1, {"1/5", "", ""}}, {2, {"skip", "", ""}}, {4, {"2", "", ""}}};
  const Answers second = {{0, {"3", "", ""}}, {1, {"5", "", ""}}, {3, {"1", "", ""}}, {4, {"4", "", ""}}};
  const auto differences = compare_entries(first, second);
  REQUIRE(differences.size() == 4);
  CHECK(differences[0].question == 1);
  CHECK(differences[0].other_side);
  CHECK(differences[1].question == 2);
  CHECK(differences[1].second.empty());
  CHECK(differences[2].question == 3);
  CHECK_FALSE(differences[3].other_side);
  CHECK(compare_entries(first, first).empty());
}

TEST_CASE("a store of another kind, or of other questions, is refused", "[workshop][rounds]") {
  const Workshop workshop;
  workshop.open("named");
  workshop.scratch.write("rounds/1/intake.sqlite",
                         "not a database at all, but long enough to be read as one...........");
  CHECK_FALSE(room_of(workshop.scratch.path(), workshop.read(), 1).value);
  CHECK(workshop.scratch.read("rounds/1/intake.sqlite").starts_with("not a database"));
  std::filesystem::remove(workshop.scratch.folder / "rounds/1/intake.sqlite");
  { const Room room = workshop.room(1); }
  Case c = workshop.read();
  for (Criterion& criterion : c.model.edit().library.criteria)
    if (criterion.id == "income") criterion.scale->best *= 2;
  const auto other = room_of(workshop.scratch.path(), c, 1);
  REQUIRE_FALSE(other.value);
  CHECK(other.diagnostics[0].message.in(Language::en) ==
        "the ballots that lie there belong to other questions than those of round 1");
}

} // namespace rounds_test
