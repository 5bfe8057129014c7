#include "engine/casebook/round_store.h"
#include "engine/format/words.h"
#include "engine/workshop/answers.h"
#include "tests/workshop/open_round.h"

// Nothing that came is lost, and what is done to a round by hand is found.

namespace kept_test {

using namespace workshop_fixture;

namespace {

std::string ballot_file(const std::string& head, const std::string& value, const std::string& more = {}) {
  return "format = 1\nround = 1\n" + head + "\n[[judgement]]\nnode = \"goal\"\na = \"nature\"\nb = \"livelihood\"\n" +
         "value = " + value + "\n" + more;
}

Received take(const OpenRound& round, Room& room, const std::string& bytes) {
  const Scratch stick;
  stick.write("b.toml", bytes);
  const Taken taken = take_ballot_file(round.scratch.path(), room, (stick.folder / "b.toml").string());
  REQUIRE(taken.received.size() == 1);
  return taken.received[0];
}

bool ends_with(const std::string& text, const std::string& end) { return text.ends_with(end); }

void close(const OpenRound& round, Room room) {
  REQUIRE(seal_round(round.scratch.path(), room, by).value);
  REQUIRE(finish_round(round.scratch.path(), std::move(room)).empty());
}

} // namespace

TEST_CASE("a ballot file counts with any judgement that a casebook may hold", "[workshop][kept]") {
  for (const std::string value : {"\"2/3\"", "\"1.5\"", "77", "\"1/77\""}) {
    CAPTURE(value);
    const OpenRound round("named");
    Room room = round.room();
    CHECK(take(round, room,
               ballot_file("participant = \"herders\"", value,
                           "comment = \"\"\"two\nlines\tand\n" + std::string(600, 'x') + "\"\"\"\n"))
              .fate == Received::Fate::counted);
    close(round, std::move(room));
    const Case c = round.read();
    REQUIRE(c.judging.rounds[0].ballots.size() == 1);
    REQUIRE(c.judging.rounds[0].ballots[0].judgements.size() == 1);
    const Judgement& kept = c.judging.rounds[0].ballots[0].judgements[0];
    CHECK("\"" + kept.value + "\"" == (value == "77" ? "\"77\"" : value));
    CHECK(kept.comment.size() == 614);
    CHECK(round.verdict().empty());
  }
}

TEST_CASE("judgements are turned round as they are written", "[workshop][kept]") {
  CHECK(reciprocal("3") == "1/3");
  CHECK(reciprocal("1/3") == "3");
  CHECK(reciprocal("2/3") == "3/2");
  CHECK(reciprocal("1.5") == "1/1.5");
  CHECK(reciprocal("1") == "1");
  CHECK(reciprocal("skip") == "skip");
}

TEST_CASE("of a named ballot in an anonymous round the judgements alone are kept", "[workshop][kept]") {
  const OpenRound round("anonymous");
  Room room = round.room();
  const char* hidden =
      "# by Wang Wu\n\"participant\" = \"herders\"\n\"submitted\" = 2026-11-30T09:10:00\nname = \"Wang "
      "Wu\"";
  CHECK(take(round, room, ballot_file(hidden, "\"3\"")).fate == Received::Fate::aside);
  CHECK(take(round, room, ballot_file(hidden, "\"3\"", "value = \"4\" # Wang Wu\n[[")).reason == "damaged");
  close(round, std::move(room));
  const std::string aside = round.aside();
  CHECK(std::count(aside.begin(), aside.end(), '\n') == 2);
  CHECK(aside.find("livelihood") != std::string::npos);
  for (const char* betrays : {"Wang", "herders", "2026"}) CHECK(aside.find(betrays) == std::string::npos);
}

TEST_CASE("a late ballot says what it answers and is on the disk at once", "[workshop][kept]") {
  const OpenRound round("named");
  Room served = round.room(), other = round.room();
  const std::string token = personal_token(served, "herders", "herders", "Herders");
  close(round, std::move(other));
  CHECK(phone(served, token, "5").status == 410);
  CHECK(round.aside().find("goal: nature : livelihood = 5") != std::string::npos); // before the server stops
  REQUIRE(finish_round(round.scratch.path(), std::move(served)).empty());
  CHECK(round.verdict().empty());
}

TEST_CASE("copies of a round that was just opened know each other's ballots", "[workshop][kept]") {
  const OpenRound round("anonymous");
  CHECK(std::filesystem::exists(store_path(round.scratch.path(), 1)));
  const std::filesystem::path copy = round.scratch.folder.string() + "-copy";
  std::filesystem::copy(round.scratch.folder, copy, std::filesystem::copy_options::recursive);
  Loaded<Room> there = room_of(copy.string(), round.read(), 1);
  REQUIRE(there.value);
  REQUIRE(receive(*there.value, incoming("row 1", "3")).fate == Received::Fate::counted);
  REQUIRE(seal_round(copy.string(), *there.value, by).value);
  Room here = round.room();
  REQUIRE(receive(here, incoming("row 1", "3")).fate == Received::Fate::counted);
  for (const std::string& file : ballot_files((copy / "rounds" / "1").string()))
    CHECK(take_ballot_file(round.scratch.path(), here, file).received.at(0).fate == Received::Fate::again);
  std::filesystem::remove_all(copy);
}

TEST_CASE("a round closed, taken away or cleared by hand is named", "[workshop][kept]") {
  SECTION("closed by hand") {
    const OpenRound round("named");
    REQUIRE(round.scratch.replace("rounds/1/round.toml", "state = \"open\"", "state = \"closed\""));
    CHECK(ends_with(round.verdict(), "the journal saw round 1 opened and not closed; "));
  }
  SECTION("taken away") {
    const OpenRound round("named");
    std::filesystem::remove_all(round.scratch.folder / "rounds");
    CHECK(ends_with(round.verdict(), "round 1 is gone; the journal saw it opened; "));
    CHECK(begin_round(round.scratch.path(), round.read(), {{"goal"}, "named", {}}, by).value == 2);
  }
  SECTION("what was set aside") {
    const OpenRound round("named");
    Room room = round.room();
    REQUIRE(receive(room, incoming("nobody", "3")).reason == "foreign");
    REQUIRE(receive(room, incoming("no one", "3")).reason == "foreign");
    close(round, std::move(room));
    CHECK(round.verdict().empty());
    const std::string lines = round.aside();
    round.scratch.write("rounds/1/aside.jsonl", lines.substr(lines.find('\n') + 1));
    CHECK(round.verdict() == "of what was set aside in round 1, 1 lines are gone or changed; ");
    std::filesystem::remove(round.scratch.folder / "rounds/1/aside.jsonl");
    CHECK(round.verdict() == "of what was set aside in round 1, 2 lines are gone or changed; ");
  }
}

TEST_CASE("a row of a survey without an answer is no ballot", "[workshop][kept]") {
  const OpenRound round("named");
  Room room = round.room();
  const Scratch stick;
  stick.write("empty.csv", "who\nagriculture\n");
  CHECK(has_errors(take_survey_table(round.read(), room, (stick.folder / "empty.csv").string()).problems));
  stick.write("some.csv", "who,nature:livelihood\nagriculture,\nherders,3\n");
  const Taken taken = take_survey_table(round.read(), room, (stick.folder / "some.csv").string());
  CHECK(taken.received.size() == 1);
  REQUIRE(taken.problems.size() == 1);
  CHECK(taken.problems[0].severity == Severity::note);
  CHECK(receive(room, incoming("agriculture", "5")).fate == Received::Fate::counted);
}

TEST_CASE("a round stays open and sealed where somebody who answered is no participant any more", "[workshop][kept]") {
  const OpenRound round("named");
  const std::string
      before = round.scratch.read("casebook.toml"),
      guest = "[[participant]]\nid = \"guest\"\nname = \"Guest\"\ngroup = \"g\"\nweight = 1.0\nreason = \"r\"\n\n";
  REQUIRE(round.scratch.replace("casebook.toml", "[[participant]]\nid = \"herders\"",
                                guest + "[[participant]]\nid = \"herders\""));
  const std::string with_guest = round.scratch.read("casebook.toml");
  Room room = round.room();
  REQUIRE(receive(room, incoming("guest", "3")).fate == Received::Fate::counted);
  CHECK(check_open_rounds(round.scratch.path(), round.read()).empty());
  round.scratch.write("casebook.toml", before);
  REQUIRE(check_open_rounds(round.scratch.path(), round.read()).size() == 1);
  const auto refused = seal_round(round.scratch.path(), room, by);
  CHECK_FALSE(refused.value);
  CHECK(refused.diagnostics.at(0).message.in(Language::en) ==
        "\"guest\" has a ballot in round 1 and is no participant any more");
  CHECK_FALSE(std::filesystem::exists(round.scratch.folder / "rounds/1/guest.toml"));
  CHECK(round.read().judging.rounds[0].state == "open");
  round.scratch.write("casebook.toml", with_guest);
  close(round, std::move(room));
  CHECK(round.read().judging.rounds[0].ballots.size() == 1);
}

TEST_CASE("a round that asks what it asked is not given up", "[workshop][kept]") {
  const OpenRound round("named");
  Room room = round.room();
  REQUIRE(receive(room, incoming("herders", "3")).fate == Received::Fate::counted);
  CHECK_FALSE(give_up_round(round.scratch.path(), round.read(), 1, by).value);
  CHECK(round.aside().empty());
  CHECK(room_view(room).done == 1);
}

TEST_CASE("a second round is not opened beside an open one, by whichever program", "[workshop][kept]") {
  const OpenRound round("named");
  CHECK_FALSE(begin_round(round.scratch.path(), round.read(), {{"goal"}, "named", {}}, by).value);
  Round other;
  other.naming = "named";
  other.nodes = {"goal"};
  CHECK_FALSE(open_round(round.scratch.path(), other).value);
  CHECK(round_numbers(round.scratch.path()) == std::vector<int>{1});
}

TEST_CASE("two people of one name are told apart by their ids", "[workshop][kept]") {
  const OpenRound round("named");
  REQUIRE(
      round.scratch.replace("casebook.toml", "name = \"Bureau of agriculture\"", "name = \"Herders' cooperative\""));
  const Diagnostics found = open_casebook(round.scratch.path()).diagnostics;
  REQUIRE(found.size() == 1);
  CHECK(found[0].message.in(Language::en) == "two participants are called \"Herders' cooperative\"");
  Room room = round.room();
  const IncomingBallot row = incoming("Herders' cooperative", "3");
  CHECK(receive(room, named_by_case(round.read(), room.sheet, row)).reason == "foreign");
  CHECK(receive(room, named_by_case(round.read(), room.sheet, incoming("herders", "3"))).fate ==
        Received::Fate::counted);
}

TEST_CASE("a pseudonym can be seen, and told from another", "[workshop][kept]") {
  for (const char* name : {"\u200B", "\uFEFF", "\u3164", "\u2800", "\u00AD", "\u3000", "a\u200Bb", "a\nb"})
    CHECK_FALSE(is_pseudonym(name));
  for (const char* name : {"山羊", "Anna", "Zoë 2"}) CHECK(is_pseudonym(name));
}

TEST_CASE("a room of fifty people may come through one router", "[workshop][kept]") {
  const OpenRound round("anonymous");
  Room room = round.room();
  const std::string body = nlohmann::json{{"code", room.join_code}, {"name", ""}}.dump(), wrong = R"({"code":"x"})";
  const auto join = [&](const std::string& sent) {
    return answer(room,
                  {"POST", "/api/join", {{"host", "here"}, {"content-type", "application/json"}}, sent, "10.0.0.1", 1})
        .status;
  };
  for (int k = 0; k < 50; ++k) CHECK(join(body) == 200);
  for (int k = 0; k < 12; ++k) CHECK(join(wrong) == 403);
  CHECK(join(wrong) == 429);
}

} // namespace kept_test
