// [weighting] off: criteria that count nothing; those beside one share its weight as they stand.

#include "engine/edit/criteria_edits.h"
#include "engine/robustness/weight_draws.h"
#include "engine/weights/weigh.h"
#include "engine/workshop/weight_tree.h"
#include "tests/case/scratch.h"
#include "tests/catch.h"
#include "tests/command/field.h"

#include <algorithm>

namespace switched_off_test {

using namespace yindi;
using Eigen::Index;
using Eigen::MatrixXd;
using field::has;
using field::told;
using test::run;

namespace {

Case minimal() { return open_casebook(std::string(YINDI_SOURCE) + "/tests/data/minimal").value->value; }

Weights weights_of(const Case& c) {
  Loaded<Weights> weights = weigh(c, "");
  REQUIRE(weights.value);
  return std::move(*weights.value);
}

double global(const Weights& weights, const std::string& leaf) {
  const auto found = weights.global.find(leaf);
  return found == weights.global.end() ? 0 : found->second;
}

MatrixXd drawn(const Case& c, const std::string& kind) {
  const auto source = shared_weights(7, {{weight_draws(c, weights_of(c), kind), leaves(c.model->library)}});
  std::vector<DrawBlock> blocks;
  source(0, 128, blocks);
  return blocks.front();
}

} // namespace

TEST_CASE("what is switched off leaves its weight to those beside it", "[weights][off]") {
  Case c = minimal();
  const Weights before = weights_of(c);
  c.judging.weighting.off = {"income"};
  const Weights after = weights_of(c);
  const NodeWeights &was = *node_weights(before, "livelihood"), &is = *node_weights(after, "livelihood");
  REQUIRE(was.items == is.items);
  const auto at = static_cast<std::size_t>(std::find(was.items.begin(), was.items.end(), "income") - was.items.begin());
  REQUIRE(at < was.items.size());
  for (std::size_t i = 0; i < was.items.size(); ++i)
    CHECK(is.weights[i] == Approx(i == at ? 0 : was.weights[i] / (1 - was.weights[at])).margin(1e-15));
  CHECK(global(after, "income") == 0);
  CHECK(global(after, "terrain") == Approx(global(before, "terrain")));

  c.judging.weighting.off = {"livelihood"}; // a group with all below it
  const Weights rest = weights_of(c);
  CHECK(global(rest, "income") == 0);
  CHECK(global(rest, "terrain") + global(rest, "disaster") == Approx(1));
}

TEST_CASE("draws leave what is switched off alone and are those of the others", "[weights][off]") {
  for (const char* kind : {"judgements", "any"}) {
    CAPTURE(kind);
    Case c = minimal();
    const MatrixXd before = drawn(c, kind);
    c.judging.weighting.off = {"income"};
    const MatrixXd after = drawn(c, kind);
    const std::vector<std::string> all = leaves(c.model->library);
    const auto column = [&](const std::string& leaf) {
      return static_cast<Index>(std::find(all.begin(), all.end(), leaf) - all.begin());
    };
    const auto livelihood = [&](const MatrixXd& rows, Index row) {
      return rows(row, column("income")) + rows(row, column("market_risk")) + rows(row, column("services"));
    };
    for (Index row = 0; row < before.rows(); ++row) {
      CHECK(after(row, column("income")) == 0);
      CHECK(after(row, column("terrain")) == Approx(before(row, column("terrain"))));
      CHECK(livelihood(after, row) == Approx(livelihood(before, row)));
      CHECK(after(row, column("services")) * before(row, column("market_risk")) ==
            Approx(before(row, column("services")) * after(row, column("market_risk"))));
    }
  }
}

TEST_CASE("what people weigh themselves counts nothing where it is switched off", "[workshop][off]") {
  const Case c = minimal();
  const Library& library = c.model->library;
  const WeightTree all = weight_tree(library), some = weight_tree(library, {"income", "nature"});
  const MatrixXd local = MatrixXd::Constant(1, all.columns, .5);
  const MatrixXd weights = leaf_weights(some, local);
  double sum = 0;
  for (std::size_t k = 0; k < some.leaves.size(); ++k) {
    const bool off = some.leaves[k] == "income" || some.leaves[k] == "terrain" || some.leaves[k] == "disaster";
    CHECK((weights(0, static_cast<Index>(k)) == 0) == off);
    sum += weights(0, static_cast<Index>(k));
  }
  CHECK(sum == Approx(1));
}

TEST_CASE("the casebook says what is switched off, and what it cannot be", "[weights][off]") {
  const Scratch scratch;
  const std::string text = scratch.read("casebook.toml");
  const auto with = [&](const std::string& off) {
    std::string changed = text;
    const auto at = changed.find("[weighting]");
    const std::string line = "off = " + off + "\n";
    if (at == std::string::npos)
      changed += "\n[weighting]\n" + line;
    else
      changed.insert(changed.find('\n', at) + 1, line);
    scratch.write("casebook.toml", changed);
  };
  with("[\"income\"]");
  CHECK(told(scratch) ==
        std::vector<std::string>{"note casebook.toml:84:7 switched off, so that those beside it share the weight: "
                                 "Net income"});
  const test::Run explain = run({"explain", scratch.path(), "--county", "513334", "--industry", "yak"});
  CHECK(explain.status == 0);
  CHECK_FALSE(has(explain.out, "Net income")); // of which one is unknown
  with("[\"incone\"]");
  REQUIRE(told(scratch).size() == 1);
  CHECK(has(told(scratch).front(), "did you mean \"income\"?"));
  with("[\"terrain\", \"disaster\"]");
  REQUIRE(told(scratch).size() == 1);
  CHECK(has(told(scratch).front(), "all criteria of \"nature\" are switched off (switch the whole node off instead)"));
  with("[\"nature\"]");
  CHECK_FALSE(has(run(std::vector<std::string>{"check", scratch.path()}).err, "error"));
  CHECK(run(std::vector<std::string>{"rank", scratch.path()}).status == 0);
}

TEST_CASE("a criterion that is removed is no longer switched off", "[edit][off]") {
  Case c = minimal();
  c.judging.weighting.off = {"income", "terrain"};
  for (const Edit& edit : edits_to_remove_criterion(c, "income"))
    if (edit.path == "weighting.off") CHECK(edit.new_value == "[\"terrain\"]");
  const auto edits = edits_to_remove_criterion(c, "income");
  CHECK(std::any_of(edits.begin(), edits.end(), [](const Edit& edit) { return edit.path == "weighting.off"; }));
}

} // namespace switched_off_test
