#include "engine/weights/hierarchy.h"

#include "tests/catch.h"

namespace hierarchy_test {

using namespace yindi;

namespace {

Criterion criterion(const std::string& id, const std::string& parent, bool leaf) {
  Criterion result;
  result.id = id;
  result.parent = parent;
  if (leaf) result.measure = Measure{};
  return result;
}

Library hierarchy() {
  Library library;
  library.criteria = {criterion("nature", "", false),           criterion("terrain", "nature", true),
                      criterion("disaster", "nature", true),    criterion("livelihood", "", false),
                      criterion("income", "livelihood", true),  criterion("market_risk", "livelihood", true),
                      criterion("services", "livelihood", true)};
  return library;
}

} // namespace

TEST_CASE("the weight of a leaf left out goes to its siblings, else to its parent's", "[weights]") {
  const Library library = hierarchy();
  const LocalWeights local = {{"goal", {{"nature", 0.4}, {"livelihood", 0.6}}},
                              {"nature", {{"terrain", 0.25}, {"disaster", 0.75}}},
                              {"livelihood", {{"income", 0.5}, {"market_risk", 0.3}, {"services", 0.2}}}};
  const auto all = global_weights(library, local);
  CHECK(all.at("terrain") == Approx(0.1));
  CHECK(all.at("services") == Approx(0.12));

  const auto without = redistribute(library, local, {"income"});
  CHECK(without.size() == 4);
  CHECK(without.at("market_risk") == Approx(0.6 * 0.3 / 0.5));
  CHECK(without.at("services") == Approx(0.6 * 0.2 / 0.5));
  CHECK(without.at("terrain") == Approx(0.1));

  const auto node_gone = redistribute(library, local, {"terrain", "disaster"});
  CHECK(node_gone.size() == 3);
  CHECK(node_gone.at("income") == Approx(0.5));
  CHECK(redistribute(library, local, {"terrain", "disaster", "income", "market_risk", "services"}).empty());

  LocalWeights zero = local;
  zero["nature"] = {{"terrain", 0}, {"disaster", 1}};
  CHECK(redistribute(library, zero, {"disaster"}).at("terrain") == Approx(0.4));
  CHECK(global_weights(library, {}).at("services") == Approx(1 / 6.0));
}

TEST_CASE("nodes are listed from the goal down, a group without a leaf takes no part", "[weights]") {
  Library library = hierarchy();
  CHECK(weighted_nodes(library) == std::vector<std::string>{"goal", "nature", "livelihood"});
  library.criteria.push_back(criterion("support", "", false));
  const auto global = global_weights(library, {});
  CHECK(global.size() == 5);
  CHECK(global.at("terrain") == Approx(0.25));
  CHECK(weighted_nodes(Library{}).empty());
}

} // namespace hierarchy_test
