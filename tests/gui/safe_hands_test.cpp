// Nothing is lost on the way: questions before work goes, undo of all, unsaved work kept beside the casebook.

#include "tests/case/scratch.h"
#include "tests/catch.h"
#include "tests/gui/screen.h"

#include "engine/casebook/read_casebook.h"

#include <atomic>
#include <csignal>
#include <filesystem>
#include <sys/wait.h>
#include <unistd.h>

namespace safe_hands_test {

using namespace yindi;
using namespace yindi::gui;

namespace {

const std::string& title(const Session& session) { return shown_case(session).head.title.en; }

std::string saved_title(const Scratch& scratch) {
  const auto loaded = read_casebook(scratch.path());
  REQUIRE(loaded.value);
  return loaded.value->head.title.en;
}

void open_scratch(Screen& screen, const Scratch& scratch) {
  update(screen.session, Open{scratch.path()});
  await_jobs(screen.session);
  REQUIRE(screen.session.document.history);
  screen.step(2);
}

void retitle(Screen& screen, const std::string& text) {
  update(screen.session, Change{"case.title.en", text});
  screen.step(2);
}

/// As after the seconds that it waits.
void keep_now(Session& session) {
  REQUIRE(session.document.keeping.due);
  session.document.keeping.due = std::chrono::steady_clock::now();
  follow_jobs(session);
  await_jobs(session);
}

} // namespace

TEST_CASE("closing asks where something is not saved, and only there", "[safe]") {
  const Scratch scratch;
  Screen screen;
  open_scratch(screen, scratch);
  const std::string before = saved_title(scratch);
  update(screen.session, Close{});
  CHECK(screen.session.closed);

  screen.session.closed = false;
  retitle(screen, "Changed");
  CHECK(window_title(screen.session).starts_with("* Changed"));
  screen.press(Key::q, control);
  CHECK_FALSE(screen.session.closed);
  CHECK(screen.shows("Save the changes of \"Changed\"?"));
  screen.press(Key::page_down); // nothing behind the question moves
  CHECK(screen.session.leaving);
  screen.click("stay");
  CHECK_FALSE(screen.session.leaving);
  CHECK_FALSE(screen.session.closed);
  CHECK_FALSE(screen.shows("Save the changes"));

  update(screen.session, Close{});
  screen.step(2);
  screen.press(Key::escape);
  CHECK_FALSE(screen.session.leaving);
  CHECK(title(screen.session) == "Changed");

  update(screen.session, Close{});
  screen.step(2);
  screen.click("leave unsaved");
  CHECK(screen.session.closed);
  CHECK(saved_title(scratch) == before);

  screen.session.closed = false;
  update(screen.session, Close{});
  screen.step(2);
  screen.press(Key::enter);
  CHECK(screen.session.closed);
  CHECK(saved_title(scratch) == "Changed");
}

TEST_CASE("opening another casebook asks first, and goes there once it is answered", "[safe]") {
  const Scratch one, other;
  Screen screen;
  open_scratch(screen, one);
  retitle(screen, "Changed");
  update(screen.session, Open{other.path()});
  screen.step(2);
  CHECK(screen.session.document.folder == one.path());
  screen.click("save and leave");
  CHECK(screen.session.document.folder == other.path());
  CHECK(saved_title(one) == "Changed");
  CHECK_FALSE(screen.session.document.changed());
}

TEST_CASE("a save that fails keeps the question and says why", "[safe]") {
  const Scratch scratch;
  Screen screen;
  open_scratch(screen, scratch);
  retitle(screen, "Changed");
  scratch.write("criteria.toml", "this is no TOML = = =");
  update(screen.session, Close{});
  screen.step(2);
  screen.click("save and leave");
  CHECK_FALSE(screen.session.closed);
  REQUIRE(screen.session.leaving);
  REQUIRE_FALSE(screen.session.message.empty());
  CHECK(screen.shows(screen.session.message.in(Language::en)));
  CHECK(title(screen.session) == "Changed");
}

namespace {

/// The files of a folder that were set aside, by what stands before their time.
std::vector<std::string> aside(const Scratch& scratch, const std::string& beginning) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(scratch.path()))
    if (const std::string name = entry.path().filename().string(); name.starts_with(beginning)) names.push_back(name);
  return names;
}

std::string height(const Case& c) { return value_at(c, "county.513334.elev_seat_m").value_or("?"); }
std::string height(const Session& session) { return height(shown_case(session)); }

} // namespace

TEST_CASE("a save that meets another program's change asks, and takes theirs", "[safe][conflict]") {
  const Scratch scratch;
  Screen screen;
  open_scratch(screen, scratch);
  retitle(screen, "Changed");
  REQUIRE(scratch.replace("counties.csv", "29.996,3950", "29.996,3900"));
  const std::string theirs = scratch.read("counties.csv");
  update(screen.session, Save{});
  screen.step(2);
  REQUIRE(screen.session.conflict);
  CHECK(screen.session.conflict->files.size() == 1);
  CHECK(screen.session.conflict->files[0].name == "counties.csv");
  CHECK(screen.shows("counties.csv was changed meanwhile"));
  CHECK(screen.shows("3900"));
  CHECK(scratch.read("counties.csv") == theirs);
  CHECK(saved_title(scratch) != "Changed");
  screen.click("not now"); // nothing is written, and the next save asks again
  CHECK_FALSE(screen.session.conflict);
  CHECK(screen.session.document.changed());
  CHECK(scratch.read("counties.csv") == theirs);
  update(screen.session, Save{});
  screen.step(2);
  screen.click("take theirs");
  screen.click("settle");
  CHECK_FALSE(screen.session.conflict);
  CHECK_FALSE(screen.session.document.changed());
  CHECK(saved_title(scratch) == "Changed"); // in a file that they did not touch
  CHECK(height(screen.session) == "3900");
  CHECK(scratch.read("counties.csv") == theirs);
  CHECK(aside(scratch, "counties mine ").empty()); // nothing of mine was in it
  update(screen.session, Undo{});
  CHECK(height(screen.session) == "3950");
}

TEST_CASE("both sides of a conflict are kept, and of a clash what was chosen", "[safe][conflict]") {
  const bool theirs_wins = GENERATE(false, true);
  const Scratch scratch;
  Screen screen;
  open_scratch(screen, scratch);
  update(screen.session, Change{"county.513334.elev_seat_m", "4000"});
  update(screen.session, Change{"county.511921.name_zh", "通江"});
  REQUIRE(height(screen.session) == "4000");
  REQUIRE(scratch.replace("counties.csv", "29.996,3950", "29.996,3900"));
  update(screen.session, Save{});
  screen.step(2);
  REQUIRE(screen.session.conflict);
  std::vector<std::string> clashes;
  for (const Divergence& one : screen.session.conflict->places)
    if (one.clashes()) clashes.push_back(one.path);
  CHECK(clashes == std::vector<std::string>{"county.513334.elev_seat_m"});
  CHECK(screen.shows("One cell was changed by both: choose whose stands"));
  screen.click("settle"); // nobody has chosen: neither theirs nor mine is taken for granted
  screen.press(Key::enter);
  REQUIRE(screen.session.conflict);
  screen.click("who county.513334.elev_seat_m " + std::string(theirs_wins ? "0" : "1"));
  CHECK_FALSE(screen.shows("choose whose stands"));
  screen.click("settle");
  REQUIRE_FALSE(screen.session.conflict);
  CHECK_FALSE(screen.session.document.changed());
  CHECK(height(screen.session) == (theirs_wins ? "3900" : "4000"));
  CHECK(value_at(shown_case(screen.session), "county.511921.name_zh") == "通江");
  CHECK(aside(scratch, "counties theirs ").size() == (theirs_wins ? 0 : 1));
  CHECK(aside(scratch, "counties mine ").size() == (theirs_wins ? 1 : 0));
  const auto again = open_casebook(scratch.path());
  REQUIRE(again.value);
  CHECK(height(again.value->value) == (theirs_wins ? "3900" : "4000"));
}

TEST_CASE("mine is kept and theirs set aside, whole", "[safe][conflict]") {
  const Scratch scratch;
  Screen screen;
  open_scratch(screen, scratch);
  retitle(screen, "Changed");
  REQUIRE(scratch.replace("counties.csv", "29.996,3950", "29.996,3900"));
  update(screen.session, Close{}); // on the way out, too
  screen.step(2);
  screen.click("save and leave");
  REQUIRE(screen.session.conflict);
  CHECK_FALSE(screen.session.closed);
  update(screen.session, SettleConflict{Keep::mine, {}});
  CHECK(screen.session.closed);
  CHECK(scratch.read("counties.csv").find("29.996,3950") != std::string::npos);
  const auto names = aside(scratch, "counties theirs ");
  REQUIRE(names.size() == 1);
  CHECK(scratch.read(names[0]).find("29.996,3900") != std::string::npos);
}

TEST_CASE("what another program wrote is read again where nothing is unsaved", "[safe][conflict]") {
  const Scratch scratch;
  Screen screen;
  open_scratch(screen, scratch);
  screen.session.live = true;
  const auto look = [&] {
    screen.session.watch.next = {}; // as if the time had passed
    follow_folder(screen.session);
    follow_jobs(screen.session);
    await_jobs(screen.session);
  };
  follow_folder(screen.session);
  look();
  CHECK(height(screen.session) == "3950");
  REQUIRE(scratch.replace("counties.csv", "29.996,3950", "29.996,3900.5")); // another size, whatever the clock's grain
  look();
  CHECK(height(screen.session) == "3900.5");
  CHECK_FALSE(screen.session.document.changed());
  CHECK(screen.session.message.in(Language::en) == "counties.csv was changed by another program and was read again");
  CHECK(screen.session.document.history->steps.empty()); // the journal is theirs to write
  REQUIRE(scratch.replace("counties.csv", "id,name_en", "id,na\nme_en"));
  look(); // cut in the middle: what is known stays
  CHECK(height(screen.session) == "3900.5");
  CHECK(screen.session.message.in(Language::en).find("cannot be read as they are now") != std::string::npos);
  REQUIRE(scratch.replace("counties.csv", "id,na\nme_en", "id,name_en"));
  look();
  retitle(screen, "Changed");
  REQUIRE(scratch.replace("counties.csv", "3900.5", "3900"));
  look();
  CHECK(height(screen.session) == "3900.5"); // the save asks
  CHECK(screen.session.message.in(Language::en) ==
        "counties.csv was changed by another program; the next save asks what to keep");
  screen.session.live = false;
  stop_jobs(screen.session);
}

TEST_CASE("undo takes back edits and trials in their order, one drag at a time", "[safe]") {
  Screen screen;
  open_plateau(screen, "ranking");
  await_jobs(screen.session);
  screen.step(2);
  const Case before = shown_case(screen.session);
  const auto judged = judged_group_weights(screen.session);
  screen.drag("edge", 60);
  const auto first = screen.session.selection.what_if;
  REQUIRE_FALSE(first.empty());
  update(screen.session, Change{"case.title.en", "Between"});
  CHECK(screen.session.selection.what_if == first); // a title moves no weight
  screen.drag("edge", -30);
  const auto second = screen.session.selection.what_if;
  CHECK(second != first);

  screen.press(Key::z, control);
  CHECK(screen.session.selection.what_if == first);
  screen.press(Key::z, control);
  CHECK(title(screen.session) == before.head.title.en);
  CHECK(screen.session.selection.what_if == first);
  screen.press(Key::z, control);
  CHECK(screen.session.selection.what_if.empty());
  CHECK(group_weights(screen.session) == judged);
  CHECK_FALSE(screen.session.document.timeline.can_undo());
  for (int i = 0; i < 3; ++i) screen.press(Key::y, control);
  CHECK(screen.session.selection.what_if == second);
  CHECK(title(screen.session) == "Between");
  CHECK_FALSE(screen.session.document.timeline.can_redo());
}

TEST_CASE("a trial ends where the judgements change, comes back with undo, and goes with its county", "[safe]") {
  Screen screen;
  open_plateau(screen, "ranking");
  auto groups = judged_group_weights(screen.session);
  std::map<std::string, double> tried(groups.begin(), groups.end());
  tried[groups.front().first] = 0.6;
  update(screen.session, TryWeights{tried});
  REQUIRE(screen.session.results.tried);
  update(screen.session, Change{"profile_judgement.plateau.goal.nature.disaster", "9"});
  CHECK(screen.session.selection.what_if.empty());
  CHECK_FALSE(screen.session.results.tried);
  CHECK(group_weights(screen.session) == judged_group_weights(screen.session));
  update(screen.session, Undo{});
  CHECK(screen.session.selection.what_if == tried);
  CHECK(screen.session.results.tried);
  update(screen.session, Redo{});
  CHECK(screen.session.selection.what_if.empty());
  update(screen.session, Undo{});
  update(screen.session, ForgetWeights{});
  CHECK(screen.session.selection.what_if.empty());
  update(screen.session, Undo{});
  CHECK(screen.session.selection.what_if == tried);
  update(screen.session, StepCounty{1});
  CHECK(screen.session.selection.what_if.empty());
  update(screen.session, Undo{}); // nothing is left that could be taken back here
  CHECK(screen.session.selection.what_if.empty());
}

TEST_CASE("a live window shows a frame at once and opens the casebook in the background", "[safe][live]") {
  const Scratch scratch;
  Screen screen;
  screen.session.live = true;
  update(screen.session, Open{scratch.path()});
  CHECK_FALSE(screen.session.document.history);
  CHECK(screen.shows("Opening "));
  await_jobs(screen.session);
  REQUIRE(screen.session.document.history);
  CHECK(screen.session.results.ranking.counties.size() == shown_case(screen.session).model->county_ids.size());
  CHECK(screen.session.preferences.recent.at(0).folder == std::filesystem::canonical(scratch.path()));
  update(screen.session, Open{"/nowhere"});
  await_jobs(screen.session);
  CHECK(screen.shows("This casebook has errors"));
}

TEST_CASE("unsaved work is kept beside the casebook, replaced as it goes on, and let go when it is saved",
          "[safe][live]") {
  const Scratch scratch;
  Screen screen;
  screen.session.live = true;
  open_scratch(screen, scratch);
  CHECK_FALSE(screen.session.document.keeping.due);
  CHECK_FALSE(keeping_due(screen.session));
  retitle(screen, "First");
  REQUIRE(keeping_due(screen.session));
  CHECK(*keeping_due(screen.session) <= 2);
  CHECK_FALSE(has_kept_work(scratch.path())); // not yet
  retitle(screen, "Second");
  keep_now(screen.session);
  CHECK(has_kept_work(scratch.path()));
  REQUIRE(screen.session.document.keeping.keeper->kept());
  CHECK(screen.session.document.keeping.keeper->kept()->value.head.title.en == "Second");
  CHECK_FALSE(screen.session.document.keeping.due); // nothing new
  retitle(screen, "Third");
  keep_now(screen.session);
  CHECK(screen.session.document.keeping.keeper->kept()->value.head.title.en == "Third");
  for (int i = 0; i < 3; ++i) update(screen.session, Undo{}); // as it was saved: nothing to keep
  CHECK_FALSE(has_kept_work(scratch.path()));
  retitle(screen, "Fourth");
  keep_now(screen.session);
  update(screen.session, Save{});
  CHECK_FALSE(has_kept_work(scratch.path()));
  CHECK(saved_title(scratch) == "Fourth");
  retitle(screen, "Fifth");
  keep_now(screen.session);
  update(screen.session, Close{});
  update(screen.session, LeaveUnsaved{});
  CHECK_FALSE(has_kept_work(scratch.path()));
  stop_jobs(screen.session);
}

TEST_CASE("what an earlier window did not save is offered, taken as one step, or thrown away", "[safe][live]") {
  const Scratch scratch;
  const std::string before = saved_title(scratch);
  const auto leave_behind = [&] {
    Case c = *read_casebook(scratch.path()).value;
    c.head.title.en = "Left behind";
    CHECK(WorkKeeper(scratch.path()).keep(c).empty());
  };
  leave_behind();
  {
    Screen screen;
    screen.session.live = true;
    open_scratch(screen, scratch);
    CHECK(title(screen.session) == before);
    CHECK(screen.shows("Unsaved work was found"));
    screen.click("take kept work");
    CHECK(title(screen.session) == "Left behind");
    CHECK(screen.session.document.changed());
    CHECK(has_kept_work(scratch.path())); // until it is saved
    screen.press(Key::z, control);
    CHECK(title(screen.session) == before);
    stop_jobs(screen.session);
  }
  leave_behind();
  {
    Screen screen;
    screen.session.live = true;
    open_scratch(screen, scratch);
    screen.press(Key::escape); // decides nothing
    CHECK(screen.session.kept_work);
    screen.click("drop kept work"); // is asked once more
    CHECK(screen.session.kept_work);
    screen.click("drop for good");
    CHECK(title(screen.session) == before);
    CHECK_FALSE(has_kept_work(scratch.path()));
    CHECK_FALSE(screen.shows("Unsaved work was found"));
    stop_jobs(screen.session);
  }
  CHECK(WorkKeeper(scratch.path()).keep(*read_casebook(scratch.path()).value).empty()); // the same as is saved
  Screen screen;
  screen.session.live = true;
  open_scratch(screen, scratch);
  CHECK_FALSE(screen.session.kept_work);
  CHECK_FALSE(has_kept_work(scratch.path()));
  stop_jobs(screen.session);
}

namespace {

/// Edits for ever, and tells each number once it is done; what is kept follows at once.
[[noreturn]] void edit_until_killed(const std::string& folder, int told) {
  Session session;
  session.live = true;
  update(session, Open{folder});
  await_jobs(session);
  for (int i = 1;; ++i) {
    update(session, Change{"case.title.en", "edit " + std::to_string(i)});
    session.document.keeping.due = std::chrono::steady_clock::now();
    follow_jobs(session);
    collect_jobs(session);
    if (write(told, &i, sizeof i) != sizeof i) _exit(1);
    usleep(300);
  }
}

} // namespace

TEST_CASE("a window killed at any moment loses only what was not kept yet", "[safe][live]") {
  const Scratch scratch;
  for (int round = 0; round < 12; ++round) {
    int told[2];
    REQUIRE(pipe(told) == 0);
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) edit_until_killed(scratch.path(), told[1]);
    close(told[1]);
    int last = 0;
    // Not before something was kept, however slow the machine.
    for (int i = 0; i < 20 + 9 * round || !has_kept_work(scratch.path()); ++i)
      REQUIRE(::read(told[0], &last, sizeof last) == sizeof last);
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    while (::read(told[0], &last, sizeof last) == sizeof last) {
    } // what it still told
    close(told[0]);
    Screen screen;
    screen.session.live = true;
    open_scratch(screen, scratch);
    REQUIRE(screen.session.kept_work);
    const std::string kept = screen.session.kept_work->value.head.title.en;
    CAPTURE(round, last, kept);
    REQUIRE(kept.starts_with("edit "));
    const int number = std::stoi(kept.substr(5));
    CHECK(number >= 1);
    CHECK(number <= last + 1);
    update(screen.session, DropKeptWork{});
    stop_jobs(screen.session);
  }
}

TEST_CASE("an exception in the background is told and ends nothing", "[safe]") {
  Worker worker;
  worker.ask([](const GoesOn&, const Publish&) -> Found { throw std::runtime_error("no such luck"); });
  worker.wait();
  auto report = worker.take();
  REQUIRE(report);
  CHECK(report->failed == "no such luck");
  CHECK_FALSE(report->found);
  CHECK_FALSE(worker.state().running);
  worker.ask([](const GoesOn&, const Publish&) { return Found(std::make_shared<int>(7)); }); // and it goes on
  worker.wait();
  report = worker.take();
  REQUIRE(report);
  CHECK(report->failed.empty());
  CHECK(*std::static_pointer_cast<const int>(report->found) == 7);
}

namespace {

std::atomic<int> wakes{0};

} // namespace

TEST_CASE("a job that fails is told in the status bar and can be asked for again", "[safe]") {
  Screen screen;
  open_plateau(screen, "ranking");
  await_jobs(screen.session);
  Job& job = screen.session.jobs.by_id["sureness"];
  job.worker->ask([](const GoesOn&, const Publish&) -> Found { throw std::runtime_error("no such luck"); });
  await_jobs(screen.session);
  CHECK(screen.session.jobs.by_id["sureness"].failed);
  CHECK(screen.shows("Robustness failed"));
  CHECK(screen.shows("no such luck"));
  update(screen.session, AskJob{"sureness"});
  await_jobs(screen.session);
  CHECK_FALSE(screen.session.jobs.by_id["sureness"].failed);
}

TEST_CASE("once the jobs are stopped nobody is woken any more", "[safe]") {
  Screen screen;
  wake_by(screen.session, [] { ++wakes; });
  open_plateau(screen, "ranking");
  await_jobs(screen.session);
  for (int i = 0; i < 2000 && wakes == 0; ++i) usleep(1000); // a report wakes right after it can be taken
  CHECK(wakes > 0);
  update(screen.session, StepCounty{1});
  update(screen.session, ChoosePage{"region"});
  CHECK(works_in_background(screen.session));
  stop_jobs(screen.session);
  const int then = wakes;
  CHECK_FALSE(works_in_background(screen.session));
  usleep(50000);
  CHECK(wakes == then);
}

TEST_CASE("a job whose question went stale is cancelled, whatever page is open", "[safe]") {
  Screen screen;
  open_plateau(screen, "ranking");
  CHECK(sureness_state(screen.session).running);
  update(screen.session, ChoosePage{"case"});
  CHECK(sureness_state(screen.session).running); // it may be wanted again
  update(screen.session, StepCounty{1});
  CHECK_FALSE(sureness_state(screen.session).running);
}

TEST_CASE("what is remembered comes back: language, theme, size, and where one stood in each casebook", "[safe]") {
  const Scratch scratch(false);
  const std::string file = scratch.path() + "/config/yindi/window";
  CHECK(read_preferences(file) == Preferences{});
  Preferences p;
  p.language = Language::zh;
  p.theme = Theme::dark;
  p.width = 1366, p.height = 768;
  Selection selection;
  selection.page = "region", selection.county = "513334";
  selection.views["region"] = "hubs";
  remember(p, "/tmp", selection);
  selection.page = "weights", selection.views.clear();
  remember(p, scratch.path(), selection);
  write_preferences(p, file);
  const Preferences read = read_preferences(file);
  CHECK(read == p);
  REQUIRE(read.recent.size() == 2);
  CHECK(read.recent[0].page == "weights");
  Selection again;
  recall(read, "/tmp/", again); // the same folder, spelled otherwise
  CHECK(again.page == "region");
  CHECK(again.county == "513334");
  CHECK(again.views.at("region") == "hubs");
  Selection unknown;
  recall(read, "/usr", unknown);
  CHECK(unknown.page == Selection{}.page);
}

} // namespace safe_hands_test
