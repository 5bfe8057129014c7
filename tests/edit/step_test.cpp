#include "engine/casebook/read_casebook.h"
#include "engine/edit/edit.h"
#include "engine/edit/history.h"
#include "tests/catch.h"

namespace step_test {

using namespace yindi;

namespace {

Case minimal() { return *read_casebook(YINDI_SOURCE "/tests/data/minimal").value; }

Step step_of(const Case& c, const std::vector<std::pair<std::string, std::string>>& changes) {
  Step step;
  for (const auto& [path, text] : changes) step.edits.push_back(edit_to(c, path, text));
  return step;
}

} // namespace

TEST_CASE("the edits of a step are applied all or not at all", "[edit]") {
  const Case c = minimal();
  // Neither holds alone: the judgement needs the participant, who would otherwise be nobody.
  const Step step = step_of(c, {{"participant.youth", "{\"name\":\"Youth\"}"},
                                {"judgement.youth.goal.nature.livelihood", "5"},
                                {"judgement.youth.nature.terrain.disaster", "1/2"}});
  CHECK_FALSE(apply(c, step.edits[1]).value);
  const Applied applied = apply(c, step);
  REQUIRE(applied.value);
  CHECK(applied.value->judging.participants.back().id == "youth");
  CHECK(applied.value->judging.judgements.size() == c.judging.judgements.size() + 2);
  REQUIRE(applied.inverse.size() == 3);
  CHECK(apply(*applied.value, Step{applied.inverse, {}, {}, {}, {}}).value == c);

  Step bad = step;
  bad.edits.push_back(edit_to(c, "robustness.draws", "0"));
  const Applied refused = apply(c, bad);
  CHECK_FALSE(refused.value);
  REQUIRE(refused.diagnostics.size() == 1);
  CHECK(print(refused.diagnostics[0]) == "robustness.draws: error: at least one draw is needed\n");

  Step conflict = step;
  conflict.edits[2].old_value = "7";
  CHECK_FALSE(apply(c, conflict).value);
  CHECK(print(apply(c, conflict).diagnostics[0])
            .starts_with("judgement.youth.nature.terrain.disaster: error: \"\" stands here now, not \"7\""));
}

TEST_CASE("later edits of a step see what the earlier ones put", "[edit]") {
  const Case c = minimal();
  Step step;
  step.edits = {{"robustness.draws", "10000", "500"}, {"robustness.draws", "500", "600"}};
  const Applied applied = apply(c, step);
  REQUIRE(applied.value);
  CHECK(applied.value->robustness.draws == 600);
  CHECK(apply(*applied.value, Step{applied.inverse, {}, {}, {}, {}}).value == c);
  step.edits[1].old_value = "10000";
  CHECK_FALSE(apply(c, step).value);
}

TEST_CASE("another method takes along what belonged to the one before", "[edit]") {
  Case c = minimal();
  c.method.parameters = {{"weight_power", 2.0}, {"metric", std::string("cityblock")}};
  c.method.normalization = "minmax";
  Step step;
  step.edits = edits_to_method(c, "saw");
  const Applied applied = apply(c, step);
  REQUIRE(applied.value);
  CHECK(applied.value->method == MethodChoice{"saw", "", {}, {}});
  CHECK(apply(*applied.value, Step{applied.inverse, {}, {}, {}, {}}).value == c);
  CHECK(edits_to_method(c, "topsis").empty());
}

TEST_CASE("undo and redo are steps, and a drag is one", "[edit]") {
  History<Case> history(minimal());
  const Case first = *history.now;
  for (const char* draws : {"9000", "8000", "7000"}) {
    Step step = step_of(*history.now, {{"robustness.draws", draws}});
    Applied applied = apply(*history.now, step);
    step.inverse = applied.inverse;
    step.who = "hall";
    history.commit(std::move(*applied.value), std::move(step), 7);
  }
  REQUIRE(history.past.size() == 1);
  REQUIRE(history.steps.size() == 1);
  CHECK(history.steps[0].edits == std::vector<Edit>{{"robustness.draws", "10000", "7000"}});
  CHECK(history.steps[0].inverse == std::vector<Edit>{{"robustness.draws", "7000", "10000"}});
  const auto shared = history.now;
  Step by;
  by.who = "chair", by.when = "2026-01-01T00:00:00Z";
  history.undo(by);
  CHECK(*history.now == first);
  history.redo(by);
  CHECK(history.now == shared);
  const std::vector<Step> told = history.take_steps();
  REQUIRE(told.size() == 3);
  CHECK(told[1].edits == told[0].inverse);
  CHECK(told[1].who == "chair");
  CHECK(told[2].edits == told[0].edits);
  CHECK(history.steps.empty());
  // Each step, applied to what the one before left, leads where the history stands.
  Case replayed = first;
  for (const Step& step : told) replayed = *apply(replayed, step).value;
  CHECK(replayed == *history.now);
}

TEST_CASE("a drag that goes on after its step was told is told again from there", "[edit]") {
  History<Case> history(minimal());
  const auto drag = [&](const char* draws) {
    Step step = step_of(*history.now, {{"robustness.draws", draws}});
    Applied applied = apply(*history.now, step);
    step.inverse = applied.inverse;
    history.commit(std::move(*applied.value), std::move(step), 7);
  };
  drag("9000");
  CHECK(history.take_steps().size() == 1);
  drag("8000");
  drag("7000");
  const std::vector<Step> told = history.take_steps();
  REQUIRE(told.size() == 1);
  CHECK(told[0].edits == std::vector<Edit>{{"robustness.draws", "9000", "7000"}});
  CHECK(history.past.size() == 1);
  history.undo();
  CHECK(history.now->robustness.draws == 10000);
}

} // namespace step_test
