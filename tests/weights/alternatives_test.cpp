// Hierarchies down to alternatives. Published ones are checked by tests/textbook; here: reading, paths, refusals.

#include "engine/weights/alternatives.h"

#include "tests/catch.h"

#include <cmath>

namespace alternatives_test {

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

TEST_CASE("a hierarchy is the same as TOML and as JSON, priorities multiply down", "[weights]") {
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
  CHECK(spoilt(json, "[1, 3]}", "[1, 3, 4]}") == "2:63: 3 numbers for 2 elements\n");
  CHECK(spoilt(json, "\"scores\": [1, 3]", "\"weights\": 1") == "2:15: nothing weighs the elements\n");
  CHECK(spoilt(json, "}]}", "}]") == "3:89: this is not valid JSON\n");
  CHECK(said(read(std::string(1000, '['), "h.json").diagnostics) == "1:65: nested more than 64 levels deep\n");
  CHECK(said(read("{\"name\": 1e999}", "h.json").diagnostics) == "0:0: a number is too large to be read\n");
}

TEST_CASE("judgements that do not connect are refused at their node, a missing alternative is said", "[weights]") {
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

namespace {

/// The example of Belton & Gear 1983, Omega 11:228-230, its numbers worked out by hand: three criteria of one weight;
/// `copy` adds an alternative D that equals B.
std::string belton_gear(bool copy) {
  const double a[] = {1, 9, 8}, b[] = {9, 1, 9}, c[] = {1, 1, 1};
  std::string text = "name = \"goal\"\nelements = [\"x\", \"y\", \"z\"]\nweighting = \"equal\"\n";
  for (int k = 0; k < 3; ++k) {
    std::vector<double> of = {a[k], b[k], c[k]};
    if (copy) of.push_back(b[k]);
    text +=
        "[[children]]\nname = \"" + std::string(1, static_cast<char>('x' + k)) + "\"\nelements = [\"A\", \"B\", \"C\"";
    text += copy ? ", \"D\"]\npairwise = [" : "]\npairwise = [";
    for (const double i : of) {
      text += "[";
      for (const double j : of) text += "\"" + shortest(i) + "/" + shortest(j) + "\", ";
      text += "], ";
    }
    text += "]\n";
  }
  return text;
}

std::vector<double> priorities_of(const std::string& text, const std::string& mode = {},
                                  const PriorityOptions& options = {}) {
  const auto root = read(text, "h.toml");
  CAPTURE(said(root.diagnostics));
  REQUIRE(root.value);
  const auto result = hierarchy_priorities(*root.value, options, mode);
  REQUIRE(result.value);
  std::vector<double> all;
  for (const auto& [name, priority] : result.value->alternatives) all.push_back(priority);
  return all;
}

bool close(const std::vector<double>& a, const std::vector<double>& b, double tolerance) {
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i)
    if (std::abs(a[i] - b[i]) > tolerance) return false;
  return a.size() == b.size();
}

} // namespace

TEST_CASE("a copy of an alternative turns the distributive order round and leaves the ideal one", "[weights]") {
  CHECK(close(priorities_of(belton_gear(false)), {.45, .47, .08}, .005));
  CHECK(close(priorities_of(belton_gear(true)), {.37, .29, .06, .29}, .005)); // A before B now
  const auto three = priorities_of(belton_gear(false), "ideal"), four = priorities_of(belton_gear(true), "ideal");
  CHECK(close(three, {18 / 40., 19 / 40., 3 / 40.}, 1e-12)); // (1/9 + 1 + 8/9), (1 + 1/9 + 1), (1/9 + 1/9 + 1/9)
  CHECK(four[1] > four[0]);
  CHECK(four[1] == Approx(four[3]).epsilon(1e-14));
  CHECK(four[0] / four[1] == Approx(three[0] / three[1]).epsilon(1e-12));
  CHECK(priorities_of("mode = \"ideal\"\n" + belton_gear(true)) == four); // the file may say it
  CHECK(close(priorities_of("mode = \"ideal\"\n" + belton_gear(true), "distributive"), priorities_of(belton_gear(true)),
              0));
}

TEST_CASE("each node has its own way to weigh", "[weights]") {
  const std::string text = R"(name = "goal"
elements = ["land", "money", "people", "market"]
weighting = "rank-order-centroid"
values = [1, 2, 3, 4]

[[children]]
name = "land"
elements = ["x", "y"]
measures = [1500, 800]
scale = {worst = 2000, best = 1000}

[[children]]
name = "money"
elements = ["x", "y"]
weighting = "points"
values = [30, 10]

[[children]]
name = "people"
elements = ["x", "y"]
scores = [1, 4]

[[children]]
name = "market"
elements = ["x", "y"]
weighting = "best-worst"
values = [4, 1]
worst = [1, 4]
)";
  const double w[] = {25 / 48., 13 / 48., 7 / 48., 3 / 48.};
  const double x = w[0] / 3 + w[1] * .75 + w[2] * .2 + w[3] * .2; // 1500 is half of the way, 800 beyond the best end
  CHECK(close(priorities_of(text), {x, 1 - x}, 1e-12));
  // Ideal: measures stand as they are, half of the scale's best; the others by their largest.
  const double ix = w[0] / 2 + w[1] + w[2] / 4 + w[3] / 4, iy = w[0] + w[1] / 3 + w[2] + w[3];
  CHECK(close(priorities_of(text, "ideal"), {ix / (ix + iy), iy / (ix + iy)}, 1e-12));
  const auto root = read(text, "h.toml");
  CHECK(said(root.diagnostics) == "9:19: 800 is beyond the scale and counts as its end\n"
                                  "26:13: best-worst: consistency ratio 0.000 (no threshold is published for it)\n");
  const auto nodes = hierarchy_priorities(*root.value).value->nodes;
  REQUIRE(nodes.size() == 5);
  CHECK(nodes[0].by == "rank-order-centroid");
  CHECK(nodes[1].by == "measures");
  CHECK(nodes[3].by == "scores");
}

TEST_CASE("the judgements of a hierarchy are read on the scale that is asked for", "[weights]") {
  const std::string text = "name = \"g\"\nelements = [\"a\", \"b\"]\npairwise = [[1, 3], [\"\", 1]]\n";
  CHECK(close(priorities_of(text), {.75, .25}, 1e-12));
  CHECK(close(priorities_of(text, "", {"eigenvector", "", "power"}), {.9, .1}, 1e-12));
}

TEST_CASE("a way to weigh that cannot be followed says where and what", "[weights]") {
  const std::string head = "name = \"g\"\nelements = [\"a\", \"b\"]\n";
  const auto problem = [&](const std::string& rest) { return said(read(head + rest, "h.toml").diagnostics); };
  CHECK(problem("measures = [1, 2]\n") == "1:1: measures need a scale with two different ends, worst and best\n");
  CHECK(problem("measures = [1, 2]\nscale = {worst = 3, best = 3}\n") ==
        "4:9: measures need a scale with two different ends, worst and best\n");
  CHECK(problem("measures = [1, 2]\nscale = {worst = 5, best = 6}\n").find("the scores sum to 0") != std::string::npos);
  CHECK(problem("weighting = \"points\"\nvalues = [1]\n") == "4:10: 1 numbers for 2 elements\n");
  CHECK(problem("weighting = \"points\"\nvalues = [0, 0]\n").starts_with("4:10: "));
  CHECK(problem("weighting = \"pionts\"\nvalues = [1, 2]\n") == "4:10: no weighting \"pionts\"\n");
  CHECK(problem("weighting = \"swing\"\n").starts_with("3:13: "));
  CHECK(problem("scores = [1, 2]\nmeasures = [1, 2]\n") ==
        "4:12: \"scores\" and \"measures\" cannot both weigh the elements\n");
  CHECK(problem("mode = \"idael\"\nscores = [1, 2]\n") == "3:8: unknown mode \"idael\"\n");
  CHECK(problem("scores = [1, 2]\nchilden = []\n") == "4:11: \"childen\" is ignored\n");
  CHECK(said(read("name = \"g\"\nelements = []\nscores = []\n", "h.toml").diagnostics) ==
        "2:12: \"elements\" names nothing\n");
  std::string inside = toml;
  inside.replace(inside.find("scores = [1, 3]"), 15, "scores = [1, 3]\nmode = \"ideal\"");
  CHECK(said(read(inside, "h.toml").diagnostics) ==
        "10:8: the mode holds for the whole hierarchy: write it at the root\n");
}

} // namespace alternatives_test
