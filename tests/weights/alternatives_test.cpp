// Hierarchies down to alternatives. Published ones are checked by tests/textbook; here: reading, paths, refusals.

#include "engine/weights/alternatives.h"

#include "tests/catch.h"

using namespace yindi;

namespace {

Loaded<HierarchyNode> read(const std::string& text, const std::string& path) {
  const Loaded<DataNode> data = parse_data(text, path);
  if (!data.value) return {std::nullopt, data.diagnostics};
  return read_hierarchy(*data.value);
}

std::string said(const Diagnostics& diagnostics) {
  std::string all;
  for (const Diagnostic& d : diagnostics)
    all += std::to_string(d.line) + ":" + std::to_string(d.column) + ": " + d.message.in(Language::en) + "\n";
  return all;
}

const char* toml = R"(name = "goal"
elements = ["a/b", "c"]
pairwise = [[1, 3], ["", 1]]
other = "ignored"

[[children]]
name = "c"
elements = ["x", "y"]
scores = [1, 3]

[[children]]
name = "a/b"
elements = ["y", "x"]
pairwise = [[1, "1/4"], [4, 1]]
)";

const char* json = R"({"name": "goal", "elements": ["a/b", "c"], "pairwise": [[1, 3], [null, 1]],
 "children": [{"name": "c", "elements": ["x", "y"], "scores": [1, 3]},
              {"name": "a/b", "elements": ["y", "x"], "pairwise": [[1, "1/4"], [4, 1]]}]})";

} // namespace

TEST_CASE("a hierarchy is the same as TOML and as JSON; priorities multiply down", "[weights]") {
  for (const auto& [text, path] : {std::pair(toml, "h.toml"), std::pair(json, "h.json")}) {
    CAPTURE(path);
    const auto root = read(text, path);
    REQUIRE(root.value);
    const auto result = hierarchy_priorities(*root.value);
    REQUIRE(result.value);
    CHECK(result.diagnostics.empty());
    const auto& alternatives = result.value->alternatives;
    REQUIRE(alternatives.size() == 2);
    CHECK(alternatives[0].first == "y");
    CHECK(alternatives[0].second == Approx(0.75 * 0.2 + 0.25 * 0.75));
    CHECK(alternatives[1].second == Approx(0.75 * 0.8 + 0.25 * 0.25));
    REQUIRE(result.value->nodes.size() == 3);
    CHECK(result.value->nodes[1].path == "goal/a//b");
    CHECK(result.value->nodes[2].path == "goal/c");
    CHECK_FALSE(result.value->nodes[2].cr);
  }
}

TEST_CASE("bad hierarchies say where and what", "[weights]") {
  const auto spoilt = [](std::string text, const std::string& from, const std::string& to) {
    text.replace(text.find(from), from.size(), to);
    return said(read(text, text[0] == '{' ? "h.json" : "h.toml").diagnostics);
  };
  CHECK(spoilt(toml, "[1, 3], [", "[1, 3, 2], [") == "3:13: a row of \"pairwise\" has one entry for each element\n");
  CHECK(spoilt(toml, "\"1/4\"", "\"1/x\"") == "14:17: \"1/x\" is no judgement\n");
  CHECK(spoilt(toml, "[4, 1]", "[5, 1]") ==
        "14:26: y against x is 0.25, but x against y is 5, which is not its reciprocal\n");
  CHECK(spoilt(toml, "scores = [1, 3]", "scores = [1, -3]") ==
        "9:14: a score is a number from 0 on, better when larger\n");
  CHECK(spoilt(toml, "scores = [1, 3]", "scores = [0, 0]") ==
        "9:10: the scores sum to 0, so nothing can be shared out by them\n");
  CHECK(spoilt(toml, "name = \"c\"", "name = \"d\"") ==
        "6:1: no element is named \"d\"\n6:1: no child is named \"c\"\n");
  CHECK(spoilt(json, "[1, 3]}", "[1, 3, 4]}") == "2:63: 3 scores for 2 elements\n");
  CHECK(spoilt(json, "\"scores\": [1, 3]", "\"weights\": 1") ==
        "2:15: neither \"pairwise\" nor \"scores\" weighs the elements\n");
  CHECK(spoilt(json, "}]}", "}]") == "3:89: this is not valid JSON\n");
  CHECK(said(read(std::string(1000, '['), "h.json").diagnostics) == "1:65: nested more than 64 levels deep\n");
  CHECK(said(read("{\"name\": 1e999}", "h.json").diagnostics) == "0:0: a number is too large to be read\n");
}

TEST_CASE("judgements that do not connect are refused at their node; a missing alternative is said", "[weights]") {
  const auto open =
      read("name = \"g\"\nelements = [\"a\", \"b\", \"c\"]\npairwise = [[1, 2, \"\"], [\"\", 1, \"\"], [\"\", "
           "\"\", 1]]\n",
           "h.toml");
  REQUIRE(open.value);
  const auto result = hierarchy_priorities(*open.value);
  CHECK_FALSE(result.value);
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics[0].path == "h.toml");

  std::string text = toml;
  text.replace(text.find("[\"x\", \"y\"]"), 10, "[\"x\", \"Y\"]");
  const auto odd = hierarchy_priorities(*read(text, "h.toml").value);
  REQUIRE(odd.value);
  CHECK(said(odd.diagnostics) ==
        "6:1: goal/c says nothing of \"y\", which others name\n11:1: goal/a//b says nothing of "
        "\"Y\", which others name\n");
}
