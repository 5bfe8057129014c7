// State changes only in update(): history, selection, tried weights, saving.

#include "engine/rationale/collect.h"
#include "gui/session/attention.h"
#include "gui/session/session.h"
#include "tests/catch.h"

#include <filesystem>

using namespace yindi;
using namespace yindi::gui;

namespace {

const std::string plateau = std::string(YINDI_SOURCE) + "/casebooks/sichuan-plateau";

Session opened() {
  Session session;
  update(session, Open{plateau});
  REQUIRE(session.history);
  return session;
}

} // namespace

TEST_CASE("Opening ranks every deciding county and chooses the first two industries") {
  const Session session = opened();
  CHECK(session.results.ranking.counties.size() == shown_case(session).model->county_ids.size());
  CHECK(session.results.of == session.history->now);
  const CountyRanking& county = *shown_county(session);
  CHECK(session.county == shown_case(session).model->county_ids.front());
  CHECK(session.industry == county.ranking.at(0).industry);
  CHECK(session.compared == county.ranking.at(1).industry);
  REQUIRE(session.why);
  CHECK(session.why->industry == session.industry);
  CHECK(session.why->against == session.compared);
}

TEST_CASE("What cannot be read opens nothing and says why") {
  Session session;
  update(session, Open{"/nowhere/at all"});
  CHECK_FALSE(session.history);
  CHECK(has_errors(session.diagnostics));
  update(session, Undo{}); // nothing to undo, nothing breaks
  update(session, StepCounty{1});
  update(session, TryWeights{{{"nature", 1}}});
  CHECK_FALSE(session.history);
}

TEST_CASE("Counties go round in both directions") {
  Session session = opened();
  const auto ids = shown_case(session).model->county_ids;
  update(session, StepCounty{-1});
  CHECK(session.county == ids.back());
  update(session, StepCounty{1});
  CHECK(session.county == ids.front());
  update(session, ChooseCounty{ids.at(3)});
  CHECK(session.county == ids.at(3));
  CHECK(session.industry == shown_county(session)->ranking.at(0).industry);
}

TEST_CASE("Choosing the compared industry turns the pair round") {
  Session session = opened();
  const std::string first = session.industry, second = session.compared;
  update(session, ChooseIndustry{second});
  CHECK(session.industry == second);
  CHECK(session.compared == first);
  const std::string third = shown_county(session)->ranking.at(2).industry;
  update(session, CompareIndustry{third});
  CHECK(session.industry == second);
  CHECK(session.compared == third);
  CHECK(session.why->against == third);
  update(session, CompareIndustry{second}); // an industry is not compared with itself
  CHECK(session.compared == third);
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
  CHECK(session.history->past.empty()); // nothing was edited
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
  REQUIRE(session.tried);
  update(session, StepCounty{1});
  CHECK_FALSE(session.tried);
  CHECK(session.what_if.empty());
}

TEST_CASE("An edit is one step back and is saved into the folder") {
  const auto folder = std::filesystem::temp_directory_path() / "yindi-session-test";
  std::filesystem::remove_all(folder);
  std::filesystem::copy(plateau, folder, std::filesystem::copy_options::recursive);
  Session session;
  update(session, Open{folder.string()});
  REQUIRE(session.history);
  const std::string before = shown_case(session).head.title.zh;
  update(session, Change{"case.title.zh", "新的标题"});
  CHECK(shown_case(session).head.title.zh == "新的标题");
  CHECK(session.saved != session.history->now);
  CHECK(session.results.of == session.history->now); // never stale
  update(session, Undo{});
  CHECK(shown_case(session).head.title.zh == before);
  CHECK(session.saved == session.history->now);
  update(session, Redo{});
  update(session, Save{});
  CHECK(session.saved == session.history->now);
  Session again;
  update(again, Open{folder.string()});
  REQUIRE(again.history);
  CHECK(shown_case(again) == shown_case(session));
  update(session, Change{"case.nothing", "x"}); // no such path: no change
  CHECK(session.saved == session.history->now);
  std::filesystem::remove_all(folder);
}

TEST_CASE("Evidence counts each number once, and missing leaves name their counties") {
  const Session session = opened();
  int total = 0;
  for (const auto& [quality, count] : session.results.evidence) total += count;
  CHECK(total > 100);
  const auto missing = to_collect(shown_case(session), session.results.ranking);
  REQUIRE_FALSE(missing.empty());
  for (const ToCollect& leaf : missing) {
    CHECK(leaf.counties.size() <= shown_case(session).model->county_ids.size());
    CHECK(find_criterion(shown_case(session).model->library, leaf.criterion));
  }
}
