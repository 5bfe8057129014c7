// State changes only in update(): history, selection, tried weights, saving.

#include "engine/rationale/collect.h"
#include "gui/session/session.h"
#include "tests/catch.h"

#include <filesystem>

namespace session_test {

using namespace yindi;
using namespace yindi::gui;

namespace {

const std::string plateau = std::string(YINDI_SOURCE) + "/casebooks/sichuan-plateau";

Session opened() {
  Session session;
  update(session, Open{plateau});
  REQUIRE(session.document.history);
  return session;
}

} // namespace

TEST_CASE("Opening ranks every deciding county and chooses the first two industries") {
  const Session session = opened();
  CHECK(session.results.ranking.counties.size() == shown_case(session).model->county_ids.size());
  CHECK(session.results.of == session.document.history->now);
  const CountyRanking& county = *shown_county(session);
  CHECK(session.selection.county == shown_case(session).model->county_ids.front());
  CHECK(session.selection.industry == county.ranking.at(0).industry);
  CHECK(session.selection.compared == county.ranking.at(1).industry);
  REQUIRE(session.results.why);
  CHECK(session.results.why->industry == session.selection.industry);
  CHECK(session.results.why->against == session.selection.compared);
}

TEST_CASE("What cannot be read opens nothing and says why") {
  Session session;
  update(session, Open{"/nowhere/at all"});
  CHECK_FALSE(session.document.history);
  CHECK(has_errors(session.document.diagnostics));
  update(session, Undo{}); // nothing to undo, nothing breaks
  update(session, StepCounty{1});
  update(session, TryWeights{{{"nature", 1}}});
  CHECK_FALSE(session.document.history);
}

TEST_CASE("Counties go round in both directions") {
  Session session = opened();
  const auto ids = shown_case(session).model->county_ids;
  update(session, StepCounty{-1});
  CHECK(session.selection.county == ids.back());
  update(session, StepCounty{1});
  CHECK(session.selection.county == ids.front());
  update(session, ChooseCounty{ids.at(3)});
  CHECK(session.selection.county == ids.at(3));
  CHECK(session.selection.industry == shown_county(session)->ranking.at(0).industry);
}

TEST_CASE("Choosing the compared industry turns the pair round") {
  Session session = opened();
  const std::string first = session.selection.industry, second = session.selection.compared;
  update(session, ChooseIndustry{second});
  CHECK(session.selection.industry == second);
  CHECK(session.selection.compared == first);
  const std::string third = shown_county(session)->ranking.at(2).industry;
  update(session, CompareIndustry{third});
  CHECK(session.selection.industry == second);
  CHECK(session.selection.compared == third);
  CHECK(session.results.why->against == third);
  update(session, CompareIndustry{second}); // an industry is not compared with itself
  CHECK(session.selection.compared == third);
}

TEST_CASE("Tried weights change the shown ranking only, and are forgotten") {
  Session session = opened();
  const auto judged = judged_group_weights(session);
  const double score = *shown_county(session)->ranking.at(0).score;
  std::map<std::string, double> tried;
  for (const auto& [group, weight] : judged) tried[group] = 0.01;
  tried[judged.front().first] = 1;
  update(session, TryWeights{tried});
  double sum = 0;
  for (const auto& [group, weight] : group_weights(session)) sum += weight;
  CHECK(sum == Approx(1).margin(1e-12));
  CHECK(group_weights(session).front().second > 0.9);
  CHECK(judged_group_weights(session) == judged);
  CHECK(*shown_county(session)->ranking.at(0).score != Approx(score));
  CHECK(session.document.history->past.empty()); // nothing was edited
  update(session, ForgetWeights{});
  CHECK(group_weights(session) == judged);
  CHECK(*shown_county(session)->ranking.at(0).score == Approx(score));
}

TEST_CASE("The judged weights, tried, give the judged ranking") {
  Session session = opened();
  const auto judged = judged_group_weights(session);
  const auto before = shown_county(session)->ranking;
  update(session, TryWeights{{judged.begin(), judged.end()}});
  const auto& after = shown_county(session)->ranking;
  REQUIRE(after.size() == before.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    CHECK(after[i].industry == before[i].industry);
    CHECK(*after[i].score == Approx(*before[i].score).margin(1e-12));
  }
}

TEST_CASE("Another county forgets tried weights: its own profile decides") {
  Session session = opened();
  update(session, TryWeights{{{judged_group_weights(session).front().first, 0.9}}});
  REQUIRE(session.results.tried);
  update(session, StepCounty{1});
  CHECK_FALSE(session.results.tried);
  CHECK(session.selection.what_if.empty());
}

TEST_CASE("An edit is one step back and is saved into the folder") {
  const auto folder = std::filesystem::temp_directory_path() / "yindi-session-test";
  std::filesystem::remove_all(folder);
  std::filesystem::copy(plateau, folder, std::filesystem::copy_options::recursive);
  Session session;
  update(session, Open{folder.string()});
  REQUIRE(session.document.history);
  const std::string before = shown_case(session).head.title.zh;
  update(session, Change{"case.title.zh", "新的标题"});
  CHECK(shown_case(session).head.title.zh == "新的标题");
  CHECK(session.document.saved != session.document.history->now);
  CHECK(session.results.of == session.document.history->now); // never stale
  update(session, Undo{});
  CHECK(shown_case(session).head.title.zh == before);
  CHECK(session.document.saved == session.document.history->now);
  update(session, Redo{});
  update(session, Save{});
  CHECK(session.document.saved == session.document.history->now);
  Session again;
  update(again, Open{folder.string()});
  REQUIRE(again.document.history);
  Case read = shown_case(again);
  CHECK(read.record.journal.lines > shown_case(session).record.journal.lines); // the save has told of the edit
  read.record.journal = shown_case(session).record.journal;
  CHECK(read == shown_case(session));
  update(session, Change{"case.nothing", "x"}); // no such path: no change
  CHECK(session.document.saved == session.document.history->now);
  std::filesystem::remove_all(folder);
}

TEST_CASE("Evidence counts each number once, and missing leaves name their counties") {
  const Session session = opened();
  int total = 0;
  for (const auto& [quality, count] : session.results.known.evidence) total += count;
  CHECK(total > 100);
  const auto missing = to_collect(shown_case(session), session.results.ranking);
  REQUIRE_FALSE(missing.empty());
  for (const ToCollect& leaf : missing) {
    CHECK(leaf.counties.size() <= shown_case(session).model->county_ids.size());
    CHECK(find_criterion(shown_case(session).model->library, leaf.criterion));
  }
}

} // namespace session_test
