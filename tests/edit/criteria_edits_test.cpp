// Changes of the hierarchy: what they take along, that undo brings all back, and that what is left is a whole case.

#include "engine/edit/criteria_edits.h"

#include "engine/casebook/read_casebook.h"
#include "tests/catch.h"

#include <algorithm>

namespace criteria_edits_test {

using namespace yindi;

namespace {

Case plateau() {
  auto book = open_casebook(YINDI_SOURCE "/casebooks/sichuan-plateau");
  REQUIRE(book.value);
  return std::move(book.value->value);
}

Case applied(const Case& c, const std::vector<Edit>& edits) {
  Step step;
  step.edits = edits;
  const Applied result = apply(c, step);
  for (const Diagnostic& diagnostic : result.diagnostics) UNSCOPED_INFO(print(diagnostic));
  REQUIRE(result.value);
  Step back;
  back.edits = result.inverse;
  const Applied undone = apply(*result.value, back);
  REQUIRE(undone.value);
  CHECK(*undone.value == c);
  return *result.value;
}

bool names(const std::vector<Judgement>& all, const std::string& id) {
  return std::any_of(all.begin(), all.end(),
                     [&](const Judgement& j) { return j.node == id || j.a == id || j.b == id; });
}

} // namespace

TEST_CASE("removing a criterion takes along its judgements and all below it", "[edit]") {
  const Case c = plateau();
  REQUIRE(names(c.judging.profile_judgements, "nature"));
  const std::size_t below = children(c.model->library, "nature").size();
  const HangsOn count = hangs_on(c, "nature");
  CHECK(count.criteria == static_cast<int>(below) + 1);
  const Case without = applied(c, edits_to_remove_criterion(c, "nature"));
  CHECK_FALSE(find_criterion(without.model->library, "nature"));
  CHECK_FALSE(find_criterion(without.model->library, "terrain"));
  CHECK_FALSE(names(without.judging.profile_judgements, "nature"));
  CHECK_FALSE(names(without.judging.profile_judgements, "terrain"));
  CHECK(c.judging.profile_judgements.size() - without.judging.profile_judgements.size() + c.judging.judgements.size() -
            without.judging.judgements.size() ==
        static_cast<std::size_t>(count.judgements));
  CHECK(edits_to_remove_criterion(c, "no such criterion").empty());
}

TEST_CASE("moving a criterion loses only what compared it with its old siblings", "[edit]") {
  const Case c = plateau();
  const Case moved = applied(c, edits_to_move_criterion(c, "terrain", "income"));
  CHECK(find_criterion(moved.model->library, "terrain")->parent == "income");
  CHECK_FALSE(names(moved.judging.profile_judgements, "terrain"));
  CHECK(names(moved.judging.profile_judgements, "relief"));
  CHECK(edits_to_move_criterion(c, "terrain", "nature").empty());
}

TEST_CASE("a new criterion has an id of its own, whatever its name", "[edit]") {
  const Case c = plateau();
  const Case with = applied(c, edits_to_add_criterion(c, {"Terrain", "地形"}, "income"));
  const Criterion* leaf = find_criterion(with.model->library, "terrain_2");
  REQUIRE(leaf);
  CHECK(leaf->parent == "income");
  CHECK(leaf->measure->kind == "given");
  CHECK(leaf->scale->best == 1);
  CHECK(find_criterion(applied(c, edits_to_add_criterion(c, {"", "乡土情怀"}, "")).model->library, "criterion"));
  const Case grouped = applied(c, edits_to_add_group(c, {"Culture", "文化"}, {"Local pride", "乡土情怀"}));
  CHECK(children(grouped.model->library, "culture") == std::vector<std::string>{"local_pride"});
}

} // namespace criteria_edits_test
