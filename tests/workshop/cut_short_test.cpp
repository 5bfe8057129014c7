// Closings that are cut short, refused, or meet another program: nobody's ballot is lost.

#include "engine/casebook/round_store.h"
#include "engine/casebook/write_casebook.h"
#include "engine/format/folder_lock.h"
#include "engine/format/unfinished_save.h"
#include "tests/workshop/open_round.h"

#include <atomic>
#include <chrono>
#include <thread>

namespace cut_short_test {

using namespace workshop_fixture;

namespace {

/// As a program leaves the store that is killed while it closes the round.
void seal(const OpenRound& round, const char* state = sealing::closing) {
  Loaded<BallotStore> store = BallotStore::open(store_path(round.scratch.path(), 1));
  REQUIRE(store.value);
  store.value->begin();
  store.value->set("sealed", state);
  REQUIRE(store.value->commit());
}

std::size_t closed_with(const OpenRound& round) {
  Room room = round.room();
  const auto closed = seal_round(round.scratch.path(), room, by);
  for (const Diagnostic& one : closed.diagnostics) UNSCOPED_INFO(print(one));
  REQUIRE(closed.value);
  REQUIRE(finish_round(round.scratch.path(), std::move(room)).empty());
  CHECK(round.verdict().empty());
  return round.read().judging.rounds[0].ballots.size();
}

} // namespace

TEST_CASE("after a closing that was cut short the round goes on, with every ballot", "[workshop][cut short]") {
  const OpenRound round("pseudonymous");
  {
    Room room = round.room();
    for (const char* who : {"goat", "sheep", "cow"})
      REQUIRE(receive(room, incoming(who, "3")).fate == Received::Fate::counted);
  }
  seal(round);
  SECTION("closed at once") {}
  SECTION("served and stopped before") {
    Room served = round.room();
    CHECK_FALSE(served.closed);
    CHECK(room_view(served).done == 3);
    REQUIRE(finish_round(round.scratch.path(), std::move(served)).empty());
  }
  SECTION("a table arrives before") {
    Room room = round.room();
    CHECK(receive(room, incoming("cow", "3")).fate == Received::Fate::again);
    CHECK(receive(room, incoming("horse", "1/3")).fate == Received::Fate::counted);
    REQUIRE(finish_round(round.scratch.path(), std::move(room)).empty());
    CHECK(closed_with(round) == 4);
    return;
  }
  CHECK(closed_with(round) == 3);
}

TEST_CASE("what a closing wrote that was cut short is taken out again, and what it replaced put back",
          "[workshop][cut short]") {
  const OpenRound round("pseudonymous");
  const std::string laid = "# of the sheep\n[ballot]\nround = 1\npseudonym = \"sheep\"\n";
  std::vector<Ballot> ballots;
  {
    Room room = round.room();
    for (const char* who : {"goat", "sheep", "cow"})
      REQUIRE(receive(room, incoming(who, "3")).fate == Received::Fate::counted);
    ballots = ballots_of(room);
    REQUIRE(ballots.size() == 3);
    room.store.begin();
    room.store.put(SetAside{sha256("sheep.toml"), "double", laid});
    room.store.set("written", "goat.toml\nsheep.toml\n"); // cow.toml is somebody's own
    for (const Ballot& ballot : ballots) room.store.set("new " + ballot.file, sha256(compose_ballot(ballot, 1)));
    room.store.set("old goat.toml", "");
    room.store.set("old sheep.toml", laid);
    room.store.set("sealed", sealing::closing);
    REQUIRE(room.store.commit());
  }
  for (const Ballot& ballot : ballots) round.scratch.write("rounds/1/" + ballot.file, compose_ballot(ballot, 1));
  {
    Room room = round.room();
    CHECK(room.store.aside().empty());
    CHECK(room.store.ballots().size() == 3);
    CHECK_FALSE(room.closing);
  }
  CHECK_FALSE(std::filesystem::exists(round.scratch.folder / "rounds/1/goat.toml"));
  CHECK(round.scratch.read("rounds/1/sheep.toml") == laid);
  CHECK(std::filesystem::exists(round.scratch.folder / "rounds/1/cow.toml"));
}

TEST_CASE("a server beside a closing that was cut short takes ballots again by itself", "[workshop][cut short]") {
  const OpenRound round("named");
  Room served = round.room();
  const std::string token = personal_token(served, "herders", "herders", "Herders");
  seal(round);
  CHECK(phone(served, token, "3").status == 503);
  REQUIRE(served.settle);
  {
    const auto closes = FolderLock::within(round.scratch.path() + "/rounds", {});
    REQUIRE((closes && closes->held()));
    served.settle(served); // somebody is at it
    CHECK(phone(served, token, "3").status == 503);
    CHECK(room_view(served).closing);
  }
  served.settle(served);
  CHECK(phone(served, token, "3").status == 200);
  CHECK_FALSE(room_view(served).closing);
  REQUIRE(finish_round(round.scratch.path(), std::move(served)).empty());
  CHECK(closed_with(round) == 1);
}

TEST_CASE("who only hands in a ballot does not wait for a program that is gone", "[workshop][cut short]") {
  const OpenRound round("pseudonymous");
  Room room = round.room();
  seal(round);
  CHECK(receive(room, incoming("goat", "3")).fate == Received::Fate::counted);
  CHECK(closed_with(round) == 1);
}

TEST_CASE("giving a round up that was cut short gives up nothing, or all of it", "[workshop][cut short]") {
  const OpenRound round("pseudonymous");
  {
    Room room = round.room();
    REQUIRE(receive(room, incoming("goat", "3")).fate == Received::Fate::counted);
    room.store.begin();
    room.store.put(SetAside{"seat", "given up", "livelihood: nature : market = 3"});
    room.store.set("given up", "1");
    room.store.set("sealed", sealing::closing);
    REQUIRE(room.store.commit());
  }
  SECTION("before the round was closed") {
    CHECK(closed_with(round) == 1);
    CHECK(round.aside().empty());
  }
  SECTION("behind it") {
    REQUIRE(close_round(round.scratch.path(), 1).empty());
    const auto given = give_up_round(round.scratch.path(), round.read(), 1, by);
    for (const Diagnostic& one : given.diagnostics) UNSCOPED_INFO(print(one));
    REQUIRE(given.value);
    CHECK(given.value->aside == 1);
    CHECK(given.value->counted == 0);
    CHECK(round.aside().find("given up") != std::string::npos);
    CHECK(round.aside().find("late") == std::string::npos);
    CHECK_FALSE(std::filesystem::exists(store_path(round.scratch.path(), 1)));
    CHECK(round.verdict().empty());
  }
}

TEST_CASE("a closing that was cut short behind round.toml is ended by whoever comes next", "[workshop][cut short]") {
  const OpenRound round("pseudonymous");
  Room room = round.room();
  REQUIRE(receive(room, incoming("goat", "3")).fate == Received::Fate::counted);
  round.scratch.write("rounds/1/goat.toml", compose_ballot(ballots_of(room).at(0), 1));
  seal(round);
  REQUIRE(close_round(round.scratch.path(), 1).empty());
  SECTION("the server that stops") { REQUIRE(finish_round(round.scratch.path(), std::move(room)).empty()); }
  SECTION("a command") { CHECK(end_closings(round.scratch.path(), round.read())); }
  CHECK_FALSE(std::filesystem::exists(store_path(round.scratch.path(), 1)));
  CHECK_FALSE(end_closings(round.scratch.path(), round.read()));
  CHECK(round.read().judging.rounds[0].ballots.size() == 1);
  CHECK(round.verdict().empty());
  CHECK(round.aside().empty());
}

TEST_CASE("a round given up behind a closing that was cut short counts nothing of it", "[workshop][cut short]") {
  const OpenRound round("pseudonymous");
  std::vector<Ballot> ballots;
  {
    Room room = round.room();
    for (const char* who : {"goat", "sheep"})
      REQUIRE(receive(room, incoming(who, "3")).fate == Received::Fate::counted);
    ballots = ballots_of(room);
    room.store.begin();
    room.store.set("written", "goat.toml\nsheep.toml\n");
    for (const Ballot& ballot : ballots) room.store.set("new " + ballot.file, sha256(compose_ballot(ballot, 1)));
    room.store.set("sealed", sealing::closing);
    REQUIRE(room.store.commit());
  }
  for (const Ballot& ballot : ballots) round.scratch.write("rounds/1/" + ballot.file, compose_ballot(ballot, 1));
  Case c = round.read();
  for (Criterion& one : c.model.edit().library.criteria)
    if (one.parent == "livelihood" && one.scale) one.scale->best += 1; // the questions are others now
  const auto given = give_up_round(round.scratch.path(), c, 1, by);
  for (const Diagnostic& one : given.diagnostics) UNSCOPED_INFO(print(one));
  REQUIRE(given.value);
  CHECK(given.value->counted == 0);
  CHECK(given.value->aside == 2);
  CHECK(round.read().judging.rounds[0].ballots.empty());
  CHECK(round.verdict().empty());
}

TEST_CASE("a ballot that counts is known again by a server that another program's closing overtook",
          "[workshop][cut short]") {
  for (const char* naming : {"named", "anonymous"}) {
    CAPTURE(naming);
    const OpenRound round(naming);
    const bool named = std::string(naming) == "named";
    std::string token;
    {
      Room first = round.room();
      token = personal_token(first, "herders", named ? "herders" : "", "Herders");
      REQUIRE(phone(first, token, "3").status == 200);
    }
    Room served = round.room(); // started anew
    {
      Room other = round.room();
      REQUIRE(seal_round(round.scratch.path(), other, by).value);
    }
    CHECK(phone(served, token, "3").status == 410); // the one that counts,
    CHECK(served.store.aside().empty());
    CHECK(phone(served, token, "5").status == 410); // and another
    CHECK(served.store.aside().size() == 1);
  }
}

TEST_CASE("while another program closes the round phones are asked to wait", "[workshop][cut short]") {
  const OpenRound round("named");
  Room served = round.room();
  const std::string token = personal_token(served, "herders", "herders", "Herders");
  REQUIRE(phone(served, token, "3").status == 200);
  seal(round);
  CHECK(phone(served, token, "5").status == 503);
  CHECK_FALSE(served.closed);
  SECTION("it is refused") {
    seal(round, sealing::open);
    nlohmann::json body = {{"token", token}, {"set", served.sheet.set}, {"serial", 2}, {"done", true}};
    body["answers"] = {{"0", {{"v", "5"}}}};
    served.store.begin();
    notice_closing(served);
    const auto told = answer(
        served, {"POST", "/api/ballot", {{"host", "here"}, {"content-type", "application/json"}}, body.dump(), "", 1});
    REQUIRE(served.store.commit());
    CHECK(told.status == 200);
  }
  SECTION("the server stops meanwhile") {}
  REQUIRE(finish_round(round.scratch.path(), std::move(served)).empty());
  CHECK(closed_with(round) == 1);
}

TEST_CASE("a closing that is refused beside a server leaves it its ballots", "[workshop][cut short]") {
  const OpenRound round("named");
  const std::string before = round.scratch.read("casebook.toml"), herders = "[[participant]]\nid = \"herders\"";
  REQUIRE(round.scratch.replace("casebook.toml", herders,
                                "[[participant]]\nid = \"guest\"\nname = \"Guest\"\ngroup = \"g\"\nweight = "
                                "1.0\nreason = \"r\"\n\n" +
                                    herders));
  const std::string all = round.scratch.read("casebook.toml");
  Room served = round.room();
  const std::string token = personal_token(served, "guest", "guest", "Guest");
  REQUIRE(phone(served, token, "3").status == 200);
  round.scratch.write("casebook.toml", before); // the guest left, so that it cannot be closed
  {
    Room other = round.room();
    std::atomic<bool> over = false;
    std::thread polls([&] {
      while (!over) {
        room_view(served);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
    });
    for (int k = 0; k < 3; ++k) CHECK_FALSE(seal_round(round.scratch.path(), other, by).value);
    over = true;
    polls.join();
  }
  CHECK_FALSE(served.closed);
  REQUIRE(finish_round(round.scratch.path(), std::move(served)).empty());
  round.scratch.write("casebook.toml", all);
  CHECK(closed_with(round) == 1);
}

TEST_CASE("what comes while the round is being closed waits for the outcome", "[workshop][cut short]") {
  const OpenRound round("pseudonymous");
  Room room = round.room();
  seal(round);
  std::thread refuses([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(150));
    seal(round, sealing::open);
  });
  const Received received = receive(room, incoming("goat", "3"));
  refuses.join();
  CHECK(received.fate == Received::Fate::counted);
  CHECK(closed_with(round) == 1);
}

TEST_CASE("saves beside it do not take a closing's files away", "[workshop][cut short]") {
  const OpenRound round("pseudonymous");
  Room room = round.room();
  for (int k = 0; k < 60; ++k)
    REQUIRE(receive(room, incoming("goat " + std::to_string(k), "3")).fate == Received::Fate::counted);
  std::atomic<bool> over = false;
  std::thread clears([&] {
    while (!over) finish_save(round.scratch.path());
  });
  const auto closed = seal_round(round.scratch.path(), room, by);
  over = true;
  clears.join();
  for (const Diagnostic& one : closed.diagnostics) UNSCOPED_INFO(print(one));
  REQUIRE(closed.value);
  CHECK(closed.value->counted == 60);
}

TEST_CASE("what lies on a disk that is read only is looked at in memory", "[workshop][cut short]") {
  const OpenRound round("pseudonymous");
  const std::string path = store_path(round.scratch.path(), 1);
  {
    Room room = round.room();
    REQUIRE(receive(room, incoming("goat", "3")).fate == Received::Fate::counted);
    const Loaded<BallotStore> early = BallotStore::copy_of(path); // the ballot lies beside the file still
    CHECK_FALSE(early.value);
    CHECK(print(early.diagnostics.front()).find("may not be written here") != std::string::npos);
  }
  const std::string before = slurp(path);
  Loaded<BallotStore> copy = BallotStore::copy_of(path);
  REQUIRE(copy.value);
  REQUIRE(copy.value->ballots().size() == 1);
  CHECK(copy.value->get("naming") == "pseudonymous");
  copy.value->begin();
  copy.value->set("naming", "named");
  CHECK(copy.value->commit());
  CHECK(slurp(path) == before);
  CHECK(closed_with(round) == 1);
}

TEST_CASE("a store that cannot be read closes nothing", "[workshop][cut short]") {
  const OpenRound round("pseudonymous");
  Room room = round.room();
  REQUIRE(receive(room, incoming("goat", "3")).fate == Received::Fate::counted);
  {
    Loaded<BallotStore> other = BallotStore::open(store_path(round.scratch.path(), 1));
    REQUIRE(other.value);
    other.value->begin(); // holds it longer than anybody waits
    CHECK_FALSE(seal_round(round.scratch.path(), room, by).value);
    CHECK(other.value->commit());
  }
  CHECK(closed_with(round) == 1);
}

TEST_CASE("a ballot that the closed round lacks is kept aside before its store goes", "[workshop][cut short]") {
  const OpenRound round("pseudonymous");
  Room room = round.room();
  REQUIRE(receive(room, incoming("goat", "3")).fate == Received::Fate::counted);
  const Scratch copy(false); // closed elsewhere and copied back
  std::filesystem::copy(round.scratch.folder, copy.folder, std::filesystem::copy_options::recursive);
  REQUIRE(receive(room, incoming("sheep", "5")).fate == Received::Fate::counted);
  {
    Loaded<Room> there = room_of(copy.path(), open_casebook(copy.path()).value->value, 1);
    REQUIRE(there.value);
    REQUIRE(seal_round(copy.path(), *there.value, by).value);
    REQUIRE(finish_round(copy.path(), std::move(*there.value)).empty());
  }
  for (const char* name : {"casebook.toml", "journal.jsonl", "rounds/1/round.toml", "rounds/1/goat.toml"})
    if (std::filesystem::exists(copy.folder / name))
      std::filesystem::copy_file(copy.folder / name, round.scratch.folder / name,
                                 std::filesystem::copy_options::overwrite_existing);
  Room served = round.room();
  served.closed = true;
  finish_round(round.scratch.path(), std::move(served));
  CHECK(round.aside().find("sheep") != std::string::npos); // in the words of its ballot file
}

} // namespace cut_short_test
