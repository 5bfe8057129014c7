// The Workshop page driven as a facilitator would: a round opened, phones, paper and files in it, closed and revealed,
// the decision; and the mistakes that are made on the way.

#include "tests/case/scratch.h"
#include "tests/catch.h"
#include "tests/gui/screen.h"

#include "engine/casebook/read_casebook.h"
#include "engine/edit/journal.h"
#include "engine/workshop/snapshots.h"
#include "gui/pages/actions.h"
#include "gui/session/dropped.h"
#include "gui/session/workshop.h"

#include <filesystem>

namespace workshop_test {

using namespace yindi;
using namespace yindi::gui;

namespace {

/// The minimal casebook without its round, on the Workshop page.
struct Facilitator {
  Scratch scratch;
  Screen screen;

  Facilitator() {
    std::filesystem::remove_all(scratch.folder / "rounds");
    screen.session.selection.page = "workshop";
    update(screen.session, Open{scratch.path()});
    REQUIRE(screen.session.document.history);
    look();
  }
  ~Facilitator() {
    stop_jobs(screen.session);
    leave_room(screen.session);
  }

  /// Until nothing is under way.
  void look() {
    await_jobs(screen.session);
    screen.step(2);
    await_jobs(screen.session);
    screen.step(2);
  }
  void press(const std::string& id, std::size_t nth = 0) {
    screen.click(id, nth);
    look();
  }
  void view(const char* id) {
    update(screen.session, ChooseView{"workshop", id});
    look();
  }
  void order(RoomOrder what) {
    update(screen.session, RoomOrder(std::move(what)));
    look();
  }
  const Workshop& workshop() const { return screen.session.workshop; }
  const Case& now() const { return shown_case(screen.session); }
  std::string said() const { return screen.session.message.in(Language::en); }

  void open_round(const char* naming = "named") {
    OpenRound order_of;
    order_of.plan = {{"goal"}, naming, {}};
    order(order_of);
    INFO(said());
    REQUIRE(open_round_of(screen.session));
  }
  /// A whole ballot: every question with this answer.
  IncomingBallot ballot(const std::string& who, const std::string& value) const {
    IncomingBallot all;
    all.who = all.mark = who;
    all.from = "typed in " + who;
    all.content = value;
    for (std::size_t k = 0; k < workshop().sheet->questions.size(); ++k) all.answers[k].value = value;
    return all;
  }
};

const Round& round_of(const Facilitator& f, int number) {
  for (const Round& round : f.now().judging.rounds)
    if (round.number == number) return round;
  FAIL("no round " << number);
  return f.now().judging.rounds.front();
}

} // namespace

TEST_CASE("A round is opened, answered in the room, closed and revealed", "[workshop]") {
  Facilitator f;
  CHECK(f.screen.shows("Open round 1"));
  CHECK(f.screen.shows("Everybody answers alone."));
  CHECK_FALSE(workshop_due(f.screen.session)); // nothing changes by itself: the window rests
  f.press("open round");
  REQUIRE(open_round_of(f.screen.session));
  CHECK(workshop_due(f.screen.session));
  CHECK(f.screen.shows("sealed"));
  CHECK(f.screen.shows("0 of 2"));
  CHECK(f.screen.shows("Bureau of"));
  CHECK(f.screen.shows("Let phones in"));

  f.view("entry");
  update(f.screen.session, SetProjector{true});
  f.look();
  CHECK(f.screen.shows("Answers are typed with the projector off"));
  CHECK_FALSE(f.screen.can_press("entry next"));
  f.press("projector off");
  f.press("voter");
  f.press("agriculture");
  const std::size_t questions = f.workshop().sheet->questions.size();
  REQUIRE(questions == 1);
  f.screen.press(static_cast<Key>('3'));
  CHECK(f.screen.ui.workshop.entry.typed[0].at(0).value == "3");
  f.screen.press(Key::left); // one step to the first: four times
  CHECK(f.screen.ui.workshop.entry.typed[0].at(0).value == "4");
  f.press("entry next");
  CHECK(f.screen.shows("counted as the ballot of"));
  CHECK(f.said().find("agriculture") == std::string::npos); // the status bar is on the projector, too
  CHECK(f.workshop().room->view.done == 1);
  CHECK(f.screen.ui.workshop.entry.who.empty());

  f.view("round");
  CHECK(f.screen.shows("1 of 2"));
  f.press("close round");
  CHECK(f.screen.shows("Not done: Herders' cooperative."));
  f.press("keep open");
  CHECK(open_round_of(f.screen.session));
  f.press("close round");
  f.press("close for good");
  CHECK_FALSE(open_round_of(f.screen.session));
  CHECK(round_of(f, 1).state == "closed");
  REQUIRE(round_of(f, 1).ballots.size() == 1);
  CHECK(round_of(f, 1).ballots[0].participant == "agriculture");
  CHECK_FALSE(std::filesystem::exists(store_path(f.scratch.path(), 1)));
  const auto read = read_casebook(f.scratch.path());
  REQUIRE(read.value);
  CHECK(*read.value == f.now());

  f.view("results");
  REQUIRE(shown_group(f.screen.session));
  CHECK(shown_group(f.screen.session)->view->opinions.people.size() == 1);
  CHECK(f.screen.shows("Round 1; ballots with judgements: 1"));
  f.view("round");
  CHECK(f.screen.shows("Open round 2"));
}

TEST_CASE("Opening and closing a round keeps what is not saved, and undo passes over rounds", "[workshop]") {
  Facilitator f;
  f.open_round();
  update(f.screen.session, Change{"case.title.en", "Not saved", 0});
  f.look();
  REQUIRE(f.screen.session.document.changed());
  f.order(TakeBallot{f.ballot("agriculture", "2")});
  f.order(CloseRound{});
  CHECK(f.now().head.title.en == "Not saved");
  CHECK(f.screen.session.document.changed());
  CHECK(round_of(f, 1).state == "closed");
  CHECK(read_casebook(f.scratch.path()).value->head.title.en == "A minimal case");
  update(f.screen.session, Undo{});
  CHECK(f.now().head.title.en == "A minimal case");
  CHECK(round_of(f, 1).state == "closed");
  CHECK_FALSE(f.screen.session.document.changed());
  update(f.screen.session, Redo{});
  update(f.screen.session, Save{});
  INFO(f.said());
  const auto read = read_casebook(f.scratch.path());
  REQUIRE(read.value);
  CHECK(read.value->head.title.en == "Not saved");
  CHECK(read.value->judging.rounds.size() == 1);
  const Journal journal = read_journal_of(f.scratch.path(), read.value->record.journal);
  CHECK(journal.ok);
  CHECK(journal.head.lines == read.value->record.journal.lines);
}

TEST_CASE("A round is opened from the palette as the page describes it", "[workshop]") {
  Facilitator f;
  const Action& open = *find_action("open round");
  const auto possible = [&] { return is_possible(open, f.screen.session, f.screen.ui); };
  REQUIRE(possible());
  f.screen.ui.workshop.minutes = "half an hour";
  CHECK_FALSE(possible());
  f.screen.ui.workshop.minutes = "30";
  f.screen.press(Key::p, {.control = true});
  f.screen.type(open.label.in(Language::en).c_str());
  f.screen.press(Key::enter);
  f.look();
  REQUIRE(open_round_of(f.screen.session));
  CHECK(round_of(f, 1).naming == "named");
  CHECK_FALSE(possible());
}

TEST_CASE("Opening a round saves first, because ballots belong to what is on the disk", "[workshop]") {
  Facilitator f;
  update(f.screen.session, Change{"case.title.en", "Changed", 0});
  f.look();
  CHECK(f.screen.shows("Save and open round 1"));
  f.press("open round");
  CHECK_FALSE(f.screen.session.document.changed());
  CHECK(read_casebook(f.scratch.path()).value->head.title.en == "Changed");
  REQUIRE(open_round_of(f.screen.session));
}

TEST_CASE("Phones are let in at a chosen address only once somebody turns it on", "[workshop]") {
  Facilitator f;
  f.open_round("pseudonymous");
  CHECK_FALSE(f.workshop().served);
  CHECK(f.screen.shows("This is plain HTTP"));
  f.press("serve"); // the loopback, any port
  INFO(f.said());
  REQUIRE(f.workshop().served);
  const std::string address = f.workshop().served->addresses.front();
  CHECK(address.starts_with("http://127.0.0.1:"));
  CHECK(f.screen.shows(address.substr(7)));
  CHECK(f.screen.shows("Only this computer can reach that address"));
  const std::string code = f.workshop().room->join_code;
  CHECK(code.size() == 4);
  for (const char digit : code) CHECK(f.screen.shows(std::string(1, digit)));

  // Somebody at the door, as their phone asks for it.
  f.workshop().served->with([](Room& room) {
    const std::string hash(64, 'a');
    room.seats[hash] = Seat{hash, "Snow", "Snow", false};
    room.signs[hash] = "4821";
  });
  f.screen.session.workshop.look_due = Workshop::Clock::now();
  update(f.screen.session, ChoosePage{"workshop"});
  f.look();
  CHECK(f.workshop().room->view.waiting == 1);
  CHECK(f.screen.shows("4821"));
  update(f.screen.session, SetProjector{true});
  f.look();
  CHECK_FALSE(f.screen.shows("4821")); // on the projector a number alone
  CHECK_FALSE(f.screen.can_press("admit"));
  update(f.screen.session, SetProjector{false});
  f.look();
  f.press("admit");
  CHECK(f.workshop().room->view.waiting == 0);
  CHECK(f.workshop().room->view.people.at(0).admitted);

  f.press("stop serving");
  CHECK_FALSE(f.workshop().served);
  CHECK(open_round_of(f.screen.session));
  CHECK(f.screen.shows("Let phones in"));
}

TEST_CASE("What cannot be served is told and nothing else happens", "[workshop]") {
  Facilitator f;
  f.open_round();
  f.order(ServeRound{"203.0.113.7", 0}); // no address of this computer
  CHECK_FALSE(f.workshop().served);
  CHECK(has_errors(f.workshop().last.problems));
  CHECK_FALSE(f.said().empty());
  CHECK(f.screen.shows(f.said()));
  f.screen.ui.workshop.port = "99999";
  f.look();
  CHECK(f.screen.shows("A port is a whole number from 1 to 65535."));
  f.press("serve");
  CHECK_FALSE(f.workshop().served);
  f.order(TakeFiles{{"/no/such/file.csv"}});
  CHECK(has_errors(f.workshop().last.problems));
  CHECK(f.workshop().orders.empty());
}

TEST_CASE("Closing with phones in reveals the round, stopping them ends the store", "[workshop]") {
  Facilitator f;
  f.open_round();
  f.order(ServeRound{});
  REQUIRE(f.workshop().served);
  f.order(TakeBallot{f.ballot("herders", "1/3")});
  f.order(CloseRound{});
  CHECK(round_of(f, 1).ballots.size() == 1);
  CHECK(f.workshop().served); // phones are still told
  f.view("round");
  CHECK(f.screen.shows("The last round is closed; phones are still told so"));
  f.press("stop serving");
  CHECK_FALSE(f.workshop().served);
  CHECK_FALSE(std::filesystem::exists(store_path(f.scratch.path(), 1)));
  f.open_round();
  CHECK(open_round_of(f.screen.session)->number == 2);
}

TEST_CASE("A sheet of paper is typed twice, the second time blind, and the sheet decides", "[workshop]") {
  Facilitator f;
  f.open_round("anonymous");
  f.view("entry");
  f.screen.ui.workshop.entry.paper = true;
  f.screen.ui.workshop.entry.who = "R1-001";
  f.look();
  f.screen.press(static_cast<Key>('5'));
  f.press("entry next");
  CHECK(f.screen.shows("The second typing, blind"));
  CHECK(f.screen.ui.workshop.entry.typing == 1);
  f.screen.press(static_cast<Key>('5'), shift);
  CHECK(f.screen.ui.workshop.entry.typed[1].at(0).value == "1/5");
  f.press("entry next");
  CHECK(f.screen.shows("1 of 1 answers differ"));
  CHECK(f.screen.shows("the same strength on the other side"));
  f.press("entry next"); // refused: it waits until nothing differs
  CHECK(f.workshop().received.empty());
  f.screen.press(static_cast<Key>('2')); // the second is right
  f.look();
  CHECK(f.screen.shows("Both typings agree"));
  f.press("entry next");
  REQUIRE(f.workshop().received.size() == 1);
  CHECK(f.workshop().received[0].fate == Received::Fate::counted);
  f.order(TakeBallot{f.ballot("R1-001", "9")});
  CHECK(f.workshop().received[0].fate == Received::Fate::aside);
  CHECK(f.workshop().received[0].reason == "double");
  CHECK(f.workshop().received.size() == 2);
  f.view("round");
  CHECK(f.screen.shows("A round that is not by name shows the number alone."));
  CHECK_FALSE(f.screen.shows("R1-001"));
}

TEST_CASE("A survey table comes in, and what is wrong with one is told at its cell", "[workshop]") {
  Facilitator f;
  f.open_round();
  f.scratch.write("survey.csv", "who,nature:livelihood\nagriculture,3\nherders,1/5\n");
  f.order(TakeFiles{{f.scratch.path() + "/survey.csv"}});
  INFO(f.said());
  CHECK(f.workshop().room->view.done == 2);
  f.scratch.write("bad.csv", "who,nature:livelihood\nagriculture,17\n");
  f.view("entry");
  f.order(TakeFiles{{f.scratch.path() + "/bad.csv"}});
  CHECK(f.screen.shows("bad.csv:2: \"17\" is no answer"));
  f.order(CloseRound{});
  f.view("results");
  REQUIRE(shown_group(f.screen.session));
  const GroupView& view = *shown_group(f.screen.session)->view;
  REQUIRE(view.topics.size() == 2);
  CHECK(f.screen.shows(decimal(view.topics[0].score, 3)));
  REQUIRE_FALSE(view.nodes.empty());
  CHECK(f.screen.shows("consensus " + decimal(*view.nodes[0].consensus, 2)));
  const double pooled = (*view.nodes[0].judgements)(0), average = (*view.nodes[0].priorities)(0);
  CHECK(pooled != Approx(average)); // side by side, never silently one
  CHECK(f.screen.shows(decimal(pooled, 3)));
  CHECK(f.screen.shows(decimal(average, 3)));
}

TEST_CASE("Every edit of the window is in the journal once it is saved: who, when, from what to what, why",
          "[workshop][record]") {
  Facilitator f;
  f.view("record");
  CHECK(f.screen.shows("The record is unbroken: 0 lines"));
  update(f.screen.session, SignAs{"王敏"});
  update(f.screen.session, Change{"case.title.en", "First", 0});
  update(f.screen.session, Change{"decision.511921", R"({"chosen":"[\"tea\"]","by":"the county"})", 0});
  update(f.screen.session, Change{"case.author", "Nobody", 0});
  update(f.screen.session, Undo{});
  update(f.screen.session, GiveReason{"as agreed on Monday"});
  f.look();
  CHECK(f.screen.shows("Steps that the next save writes into the journal: 4"));
  CHECK(read_journal_of(f.scratch.path(), {}).lines.empty());
  update(f.screen.session, Save{});
  INFO(f.said());
  REQUIRE_FALSE(f.screen.session.document.changed());

  const auto read = read_casebook(f.scratch.path());
  const Journal journal = read_journal_of(f.scratch.path(), read.value->record.journal);
  CHECK(journal.ok);
  CHECK(journal.beyond == 0);
  REQUIRE(journal.lines.size() == 4);
  CHECK(journal.lines[0].path == "case.title.en");
  CHECK(journal.lines[0].old_value == "A minimal case");
  CHECK(journal.lines[0].new_value == "First");
  CHECK(journal.lines[0].why == "as agreed on Monday");
  CHECK(journal.lines[1].path == "decision.511921");
  CHECK(journal.lines[2].new_value == "Nobody");
  CHECK(journal.lines[3].old_value == "Nobody");
  CHECK(journal.lines[3].why == "undo");
  for (const JournalEntry& line : journal.lines) {
    CHECK(line.who == "王敏");
    CHECK(line.when.size() == std::string("2024-05-10T09:30:00Z").size());
  }
  f.look();
  CHECK(f.screen.shows("The record is unbroken: 4 lines"));
  CHECK(f.screen.shows("as agreed on Monday"));
  CHECK(f.screen.shows("Everything is in the journal."));
  update(f.screen.session, Save{}); // nothing new: nothing is told twice
  CHECK(read_journal_of(f.scratch.path(), {}).lines.size() == 4);

  f.open_round();
  CHECK(read_journal_of(f.scratch.path(), {}).lines.back().who == "王敏");

  // A line that was cut out stays missing, whatever is saved after it.
  const std::string all = f.scratch.read(journal_file);
  f.scratch.write(journal_file, all.substr(0, all.rfind("\n", all.size() - 2) + 1));
  for (const char* author : {"A", "B", "C"}) {
    update(f.screen.session, Change{"case.author", author, 0});
    update(f.screen.session, Save{});
    REQUIRE_FALSE(f.screen.session.document.changed());
    CHECK_FALSE(read_journal_of(f.scratch.path(), read_casebook(f.scratch.path()).value->record.journal).ok);
  }
  f.scratch.write(journal_file, all);
  update(f.screen.session, SetProjector{true});
  f.look();
  CHECK(f.screen.shows("While a round is open its lines are not for the projector."));
  CHECK_FALSE(f.screen.shows("as agreed on Monday"));
}

TEST_CASE("Snapshots are taken on the page and their difference is told in words", "[workshop][record]") {
  Facilitator f;
  f.view("record");
  f.screen.ui.workshop.snapshot = "a/b";
  f.look();
  CHECK(f.screen.shows("cannot be a snapshot's name"));
  f.screen.ui.workshop.snapshot = "第一稿";
  update(f.screen.session, Change{"case.author", "Somebody", 0});
  f.look();
  CHECK(f.screen.shows("Save and take a snapshot"));
  f.press("take snapshot");
  INFO(f.said());
  CHECK_FALSE(f.screen.session.document.changed());
  CHECK(f.screen.shows("第一稿"));
  CHECK(read_casebook(snapshot_folder(f.scratch.path(), "第一稿")).value->head.author == "Somebody");

  update(f.screen.session, Change{"judgement.agriculture.nature.terrain.disaster", "9", 0});
  update(f.screen.session, GiveReason{"the flood"});
  update(f.screen.session, Save{});
  f.look();
  CHECK(compared_states(f.screen.session).from == "第一稿"); // the last snapshot and now, until others are chosen
  CHECK(compared_states(f.screen.session).to == "now");
  REQUIRE(shown_difference(f.screen.session));
  CHECK(f.screen.shows("What changed"));
  CHECK(
      f.screen.shows("weight of Terrain fit within Nature 0.33 → 0.90 by Bureau of agriculture, because “the flood”"));
  CHECK(f.screen.shows("judgement.agriculture.nature.terrain.disaster: 1/2 → 9 by"));

  Scratch elsewhere(false);
  const std::string folder = elsewhere.path() + "/copy";
  update(f.screen.session, Change{"case.author", "Another", 0});
  update(f.screen.session, SaveAs{folder});
  INFO(f.said());
  const auto copy = read_casebook(folder);
  REQUIRE(copy.value);
  const Journal journal = read_journal_of(folder, copy.value->record.journal);
  CHECK(journal.ok);
  CHECK(journal.beyond == 0);
  CHECK(journal.lines.size() == 4);
  CHECK(check_snapshots(folder, journal).empty());
  CHECK(read_journal_of(f.scratch.path(), {}).lines.size() == 3);
}

TEST_CASE("What is dropped on the page is a ballot or a table, unless it is a casebook's own file", "[workshop]") {
  Facilitator f;
  CHECK_FALSE(is_for_round(f.screen.session, "/stick/survey.csv")); // no round is open
  f.open_round();
  CHECK(is_for_round(f.screen.session, "/stick/Survey.CSV"));
  CHECK(is_for_round(f.screen.session, "/stick/p1.toml"));
  CHECK_FALSE(is_for_round(f.screen.session, "/stick/other/casebook.toml"));
  CHECK_FALSE(is_for_round(f.screen.session, "/stick/other"));
  update(f.screen.session, ChoosePage{"ranking"});
  CHECK_FALSE(is_for_round(f.screen.session, "/stick/survey.csv"));
}

TEST_CASE("Participants are added as they are named, several at once", "[workshop]") {
  Facilitator f;
  f.screen.ui.workshop.people = "王敏/电网公司，Li Qiang / herders; Zhou \"Lan\"";
  f.look();
  f.press("add people");
  const auto& people = f.now().judging.participants;
  REQUIRE(people.size() == 5);
  CHECK(people[2].name == "王敏");
  CHECK(people[2].group == "电网公司");
  CHECK(people[3].name == "Li Qiang");
  CHECK(people[4].name == "Zhou \"Lan\"");
  update(f.screen.session, Undo{});
  CHECK(f.now().judging.participants.size() == 2);
}

TEST_CASE("The time runs out quietly and can be given more", "[workshop]") {
  Facilitator f;
  f.open_round();
  CHECK_FALSE(seconds_left(f.screen.session));
  update(f.screen.session, SetTimer{8});
  CHECK(*seconds_left(f.screen.session) == Approx(480).margin(2));
  f.screen.session.workshop.ends = Workshop::Clock::now() - std::chrono::seconds(65);
  f.look();
  CHECK(f.screen.shows("over"));
  CHECK(f.screen.shows("01:0"));
  CHECK(open_round_of(f.screen.session));
  f.press("more time");
  CHECK(*seconds_left(f.screen.session) == Approx(300).margin(2));
}

TEST_CASE("The decision is an edit that may differ from the ranking", "[workshop]") {
  Facilitator f;
  f.view("decision");
  const std::string county = f.screen.session.selection.county;
  const CountyRanking& ranking = *shown_county(f.screen.session);
  REQUIRE_FALSE(ranking.ranking.empty());
  const std::string first = ranking.ranking.front().industry; // another, be it an excluded one
  const auto& ids = f.now().model->industry_ids;
  const std::string last = *std::find_if(ids.begin(), ids.end(), [&](const std::string& id) { return id != first; });
  const bool decided = value_at(f.now(), "decision." + county).value_or("") != "";
  if (decided) update(f.screen.session, Change{"decision." + county, "", 0});
  f.look();
  CHECK(f.screen.shows("nobody has decided yet"));
  f.press("decide " + last);
  REQUIRE(f.now().record.decisions.size() >= 1);
  CHECK(value_at(f.now(), "decision." + county + ".chosen") == "[\"" + last + "\"]");
  CHECK(f.screen.shows("the decision differs, and the record says so"));
  f.press("decide " + first);
  CHECK(f.screen.shows("too."));
  update(f.screen.session, Change{"decision." + county + ".by", "县人民政府", 0});
  f.look();
  update(f.screen.session, Undo{});
  update(f.screen.session, Undo{});
  CHECK(value_at(f.now(), "decision." + county + ".chosen") == "[\"" + last + "\"]");
  f.press("no decision");
  CHECK(value_at(f.now(), "decision." + county) == "");
}

TEST_CASE("Another casebook, and the window's end, stop the phones and keep the round", "[workshop]") {
  Facilitator f;
  f.open_round();
  f.order(ServeRound{});
  REQUIRE(f.workshop().served);
  f.order(TakeBallot{f.ballot("agriculture", "7")});
  const auto served = f.workshop().served;
  update(f.screen.session, Open{f.scratch.path()});
  f.look();
  CHECK_FALSE(f.workshop().served);
  CHECK_FALSE(served->with([](Room&) {}));
  REQUIRE(open_round_of(f.screen.session));
  REQUIRE(f.workshop().room);
  CHECK(f.workshop().room->view.done == 1);
}

} // namespace workshop_test
