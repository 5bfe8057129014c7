// Steps in words: the tooltips of undo and redo, the question of closing, the work of an earlier window, a conflict.

#include "engine/casebook/read_casebook.h"
#include "engine/edit/edit_words.h"
#include "gui/session/told_steps.h"
#include "tests/case/scratch.h"
#include "tests/gui/screen.h"

#include <cstdlib>
#include <ctime>

namespace told_steps_test {

using namespace yindi;
using namespace yindi::gui;

namespace {

std::string in_english(const Sentence& sentence) { return sentence.in(Language::en); }

} // namespace

TEST_CASE("an edit is told by the names of its row and column, in either language", "[told]") {
  Screen screen;
  open_plateau(screen, "conditions");
  const Case before = shown_case(screen.session);
  const auto told = [&](const std::string& path, const std::string& text) {
    update(screen.session, Change{path, text});
    const Sentence step = undo_in_words(screen.session);
    update(screen.session, Undo{});
    CHECK(in_english(redo_in_words(screen.session)) == in_english(step));
    return step;
  };
  const Sentence height = told("county.513334.elev_seat_m", "3999");
  CHECK(in_english(height).starts_with("Litang, "));
  CHECK(in_english(height).ends_with(": 3950 → 3999"));
  CHECK(in_english(height).find("elev_seat_m") == std::string::npos);
  CHECK(height.in(Language::zh).starts_with("理塘县，"));
  CHECK(in_english(told("county.513334.elev_seat_m", "")).ends_with(": 3950 → unknown"));
  CHECK(in_english(told("case.title.en", "Other")).starts_with("Case, Title (English): "));
  CHECK(in_english(told("profile_judgement.plateau.goal.nature.disaster", "7")) ==
        "Natural fit against Disaster risk (Plateau and mountains): 3 → 7");
  CHECK(in_english(told("profile_judgement.plateau.goal.nature.disaster", "")) ==
        "Natural fit against Disaster risk (Plateau and mountains): 3 → no answer");
  CHECK(in_english(told("participant.p1", R"({"name": "Chen Yu", "weight": 1})")) == "Participant added: Chen Yu");
  const PlaceInWords note = place_in_words(before, "cell.counties.513334.elev_seat_m");
  CHECK(note.row.en == "Litang");
  CHECK(note.column.en.ends_with(": Note on a cell"));
  CHECK(note.column.en.find("elev_seat_m") == std::string::npos);
  const Link& link = before.model->links.front();
  CHECK(place_in_words(before, "link." + link.from + "." + link.to + ".adjacent").row.en ==
        find_county(before, link.from)->name.en + ", " + find_county(before, link.to)->name.en + ", common border");
  CHECK(in_english(told("weight.goal", R"({"kind": "equal"})")) == "Given weights added: Goal");
  CHECK(shown_case(screen.session) == before);
  update(screen.session,
         Changes{{Change{"case.title.en", "A"}, Change{"case.title.zh", "B"}, Change{"case.author", "C"}}});
  CHECK(in_english(undo_in_words(screen.session)).ends_with(", and 2 more changes"));
  // A value of one's own: its source and its note are told with it.
  update(screen.session,
         Changes{{Change{"source.own", R"({"title": "Own figures"})"}, Change{"county.513334.elev_seat_m", "3999"},
                  Change{"cell.counties.513334.elev_seat_m", R"({"source": "own", "quality": "estimate"})"}}});
  const std::string own = in_english(undo_in_words(screen.session));
  CHECK(own.starts_with("Litang, "));
  CHECK(own.ends_with(": 3950 → 3999"));
}

TEST_CASE("tried weights are a step, too, and nothing is told where nothing can be taken back", "[told]") {
  Screen screen;
  open_plateau(screen, "ranking");
  CHECK(undo_in_words(screen.session).empty());
  CHECK(redo_in_words(screen.session).empty());
  update(screen.session, TryWeights{{{"nature", 0.5}}});
  CHECK(in_english(undo_in_words(screen.session)) == "Weights tried for the groups");
}

TEST_CASE("the question of closing names what would be lost", "[told]") {
  const Scratch scratch;
  Screen screen;
  update(screen.session, Open{scratch.path()});
  await_jobs(screen.session);
  update(screen.session, Change{"county.513334.elev_seat_m", "3999"});
  update(screen.session, Close{});
  CHECK(screen.shows("Without saving, this one change would be lost:"));
  CHECK(screen.shows(": 3950 → 3999"));
  screen.click("stay");
  for (int i = 0; i < 6; ++i) update(screen.session, Change{"case.author", "Author " + std::to_string(i)});
  update(screen.session, Close{});
  CHECK(screen.shows("Without saving, these 7 changes would be lost:"));
  CHECK(screen.shows("Author 4 → Author 5"));
  CHECK(screen.shows("and 3 more"));
  CHECK_FALSE(screen.shows("3999")); // the newest stand first
  screen.click("stay");
  update(screen.session, Save{});
  CHECK(unsaved_steps(screen.session, 4).count == 0);
  update(screen.session, Undo{}); // before what is saved
  CHECK(unsaved_steps(screen.session, 4).count == 1);
  CHECK(in_english(unsaved_steps(screen.session, 4).newest.front()) == "Case, Author: Author 5 → Author 4");
}

TEST_CASE("work of an earlier window is counted, named and told by the clock of the wall", "[told][live]") {
  setenv("TZ", "Asia/Shanghai", 1);
  tzset();
  CHECK(local_moment("2024-05-01T09:30:00Z") == "2024-05-01 17:30");
  CHECK(local_moment("2024-12-31T23:30:00Z") == "2025-01-01 07:30");
  CHECK(local_moment("yesterday") == "yesterday");
  const Scratch scratch;
  Case c = *read_casebook(scratch.path()).value;
  c.head.title.en = "Left behind";
  c.head.author = "Somebody";
  CHECK(WorkKeeper(scratch.path()).keep(c).empty());
  Screen screen;
  screen.session.live = true;
  update(screen.session, Open{scratch.path()});
  await_jobs(screen.session);
  screen.step(2);
  REQUIRE(screen.session.kept_work);
  CHECK(screen.shows("there were 2 changes of"));
  CHECK(screen.shows("→ Left behind"));
  CHECK(screen.shows("→ Somebody"));
  CHECK(screen.shows(local_moment(screen.session.kept_work->when)));
  CHECK_FALSE(screen.shows("UTC"));
  stop_jobs(screen.session);
  unsetenv("TZ");
  tzset();
}

TEST_CASE("a conflict names rows and columns as people see them, and rows that are gone", "[told][conflict]") {
  const Scratch scratch;
  Screen screen;
  update(screen.session, Open{scratch.path()});
  await_jobs(screen.session);
  const Case& c = shown_case(screen.session);
  const Link link = c.model->links.front();
  update(screen.session, Change{"link." + link.from + "." + link.to + "." + link.kind, ""});
  REQUIRE(scratch.replace("counties.csv", "29.996,3950", "29.996,3900"));
  update(screen.session, Save{});
  screen.step(2);
  REQUIRE(screen.session.conflict);
  const std::string text = screen.read();
  CHECK(text.find("Litang") != std::string::npos);
  CHECK(text.find("no such row") != std::string::npos);
  CHECK(text.find("{\"") == std::string::npos);
  const Case& shown = shown_case(screen.session);
  CHECK(text.find(find_county(shown, link.from)->name.en) != std::string::npos);
  CHECK(text.find(link.from + " · ") == std::string::npos);
}

} // namespace told_steps_test
