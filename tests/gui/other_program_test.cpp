// Rounds that another program opens and closes while the window shows the Workshop page.

#include "tests/case/scratch.h"
#include "tests/catch.h"
#include "tests/gui/screen.h"

#include "engine/casebook/read_casebook.h"
#include "engine/casebook/round_store.h"
#include "engine/casebook/write_casebook.h"
#include "engine/workshop/closing.h"
#include "engine/workshop/seals.h"
#include "gui/session/workshop.h"

#include <filesystem>

namespace other_program_test {

using namespace yindi;
using namespace yindi::gui;

namespace {

const Signed other{"Wang Min", "2024-05-10T10:00:00Z", ""};

/// As if a second had passed since the last look.
void look_again(Screen& screen) {
  screen.session.workshop.look_due = Workshop::Clock::now();
  for (int k = 0; k < 3; ++k) {
    follow_jobs(screen.session); // as the window does each time it wakes
    await_jobs(screen.session);
    screen.step(2);
  }
}

} // namespace

TEST_CASE("The window follows a round that another program opens and closes", "[workshop][other]") {
  const Scratch scratch;
  std::filesystem::remove_all(scratch.folder / "rounds");
  Screen screen;
  screen.session.selection.page = "workshop";
  update(screen.session, Open{scratch.path()});
  look_again(screen);
  REQUIRE_FALSE(open_round_of(screen.session));

  const Case c = open_casebook(scratch.path()).value->value;
  REQUIRE(begin_round(scratch.path(), c, {{"goal"}, "named", {}}, other).value == 1);
  look_again(screen);
  REQUIRE(open_round_of(screen.session));
  CHECK(screen.session.message.in(Language::en) == "Another program opened round 1.");

  update(screen.session, RoomOrder(ServeRound{}));
  look_again(screen);
  REQUIRE(screen.session.workshop.served);
  Loaded<Room> room = room_of(scratch.path(), open_casebook(scratch.path()).value->value, 1);
  REQUIRE(room.value);
  REQUIRE(receive(*room.value, {"herders", "herders", {{0, {"3", "", ""}}}, "herders.toml", "3"}).fate ==
          Received::Fate::counted);
  REQUIRE(seal_round(scratch.path(), *room.value, other).value);
  REQUIRE(finish_round(scratch.path(), std::move(*room.value)).empty());
  look_again(screen);
  CHECK_FALSE(open_round_of(screen.session));
  CHECK_FALSE(screen.session.workshop.served);
  CHECK(screen.session.message.in(Language::en) == "Another program closed round 1.");
  REQUIRE(shown_case(screen.session).judging.rounds.size() == 1);
  CHECK(shown_case(screen.session).judging.rounds[0].ballots.size() == 1);
  CHECK_FALSE(screen.session.document.changed());
  stop_jobs(screen.session);
  leave_room(screen.session);
}

TEST_CASE("Who is added while phones are let in may join", "[workshop][other]") {
  const Scratch scratch;
  std::filesystem::remove_all(scratch.folder / "rounds");
  Screen screen;
  screen.session.selection.page = "workshop";
  update(screen.session, Open{scratch.path()});
  OpenRound open;
  open.plan = {{"goal"}, "named", {}};
  update(screen.session, RoomOrder(open));
  look_again(screen);
  update(screen.session, RoomOrder(ServeRound{}));
  look_again(screen);
  REQUIRE(screen.session.workshop.served);
  update(screen.session, Change{"participant.agriculture.name", "Bureau of forestry", 0});
  update(screen.session, Save{});
  look_again(screen);
  std::string name;
  REQUIRE(screen.session.workshop.served->with([&](Room& inside) { name = inside.may_join.at("agriculture"); }));
  CHECK(name == "Bureau of forestry");
  stop_jobs(screen.session);
  leave_room(screen.session);
}

TEST_CASE("The window ends a closing that an accident left behind round.toml", "[workshop][other]") {
  const Scratch scratch;
  std::filesystem::remove_all(scratch.folder / "rounds");
  const auto read = [&] { return open_casebook(scratch.path()).value->value; };
  REQUIRE(begin_round(scratch.path(), read(), {{"goal"}, "anonymous", {}}, other).value == 1);
  {
    Loaded<Room> room = room_of(scratch.path(), read(), 1);
    REQUIRE(room.value);
    REQUIRE(receive(*room.value, {"", "slip", {{0, {"3", "", ""}}}, "slip.toml", ""}).fate == Received::Fate::counted);
    const Ballot ballot = ballots_of(*room.value).at(0);
    scratch.write("rounds/1/" + ballot.file, compose_ballot(ballot, 1));
    REQUIRE(set_sealing(*room.value, sealing::closing));
  }
  REQUIRE(close_round(scratch.path(), 1).empty());
  Document document;
  read_document(document, scratch.path());
  REQUIRE(document.now());
  CHECK(document.now()->judging.rounds[0].ballots.size() == 1);
  CHECK_FALSE(std::filesystem::exists(store_path(scratch.path(), 1))); // it could tell whose the ballot is
  const auto book = open_casebook(scratch.path());
  const Journal journal = read_journal_of(scratch.path(), book.value->value.record.journal);
  CHECK((journal.ok && journal.beyond == 0 && broken_rounds(scratch.path(), book, journal).empty()));
}

} // namespace other_program_test
