// The shipped textbook gives its numbers; an example that misses one, or is badly written, says where.

#include "engine/textbook/textbook.h"

#include "engine/command/program.h"
#include "tests/case/scratch.h"
#include "tests/catch.h"

#include <nlohmann/json.hpp>
#include <sstream>

namespace verify_test {

using namespace yindi;
namespace fs = std::filesystem;

namespace {

const std::string shipped = std::string(YINDI_SOURCE) + "/casebooks/textbook";

struct Run {
  int status;
  std::string out, err;
};

Run yindi_program(const std::vector<std::string>& arguments) {
  std::ostringstream out, err;
  const int status = run_program(arguments, out, err);
  return {status, out.str(), err.str()};
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

/// What is wrong with one example, a line each, without its path.
std::string said(const std::string& text) {
  const Verification result = verify_example(text, "x.toml");
  std::string all;
  for (const auto* list : {&result.diagnostics, &result.differences})
    for (const Diagnostic& d : *list)
      all += std::to_string(d.line) + ":" + std::to_string(d.column) + ": " + d.message.in(Language::en) + "\n";
  return all;
}

const std::string small = "kind = \"matrix\"\nsource = \"s\"\nprovenance = \"computed\"\ntolerance = 0.01\n"
                          "method = \"saw\"\nnormalization = \"none\"\ndirections = [\"max\", \"max\"]\n"
                          "weights = [0.5, 0.5]\nmatrix = [[1, 2], [3, 5]]\n"
                          "[expected]\nscores = [1.5, 4]\nranks = [2, 1]\n";

} // namespace

TEST_CASE("the shipped textbook gives every published number", "[textbook]") {
  const Verification result = verify(shipped);
  for (const Diagnostic& d : result.diagnostics) FAIL_CHECK(print(d));
  for (const Diagnostic& d : result.differences) FAIL_CHECK(print(d));
  CHECK(result.examples.size() >= 110);
  for (const CheckedExample& example : result.examples) {
    CAPTURE(example.id);
    CHECK(example.ok);
    CHECK(example.max_difference <= example.tolerance);
    CHECK_FALSE(example.source.empty());
  }
}

TEST_CASE("verify without a folder finds the shipped textbook, check takes it as one", "[textbook]") {
  const Run all = yindi_program({"verify", "--format", "json"});
  CHECK(all.status == 0);
  CHECK(all.err.empty());
  const auto json = nlohmann::json::parse(all.out);
  CHECK(json["examples"].size() == verify(shipped).examples.size());
  for (const char* key : {"id", "source", "through", "provenance", "tolerance", "max_difference", "ok"})
    CHECK(json["examples"][0].contains(key));

  const Run checked = yindi_program({"check", shipped, "--format", "json"});
  CHECK(checked.status == 0);
  CHECK(nlohmann::json::parse(checked.out)["diagnostics"].empty());
  CHECK(yindi_program({"check", std::string(YINDI_SOURCE) + "/tests/case"}).status == 1);
}

TEST_CASE("a changed digit makes verify fail, naming example, quantity and both numbers", "[textbook]") {
  const Scratch scratch(false);
  fs::copy(shipped + "/vikor", scratch.folder / "vikor");
  REQUIRE(yindi_program({"verify", scratch.path()}).status == 0);
  const std::string name = "vikor/vikor-opricovic2007-W2.toml";

  SECTION("of the input") {
    scratch.write(name, replaced(scratch.read(name), "5211.9", "5221.9"));
    const Run result = yindi_program({"verify", scratch.path()});
    CHECK(result.status == 1);
    CHECK(result.err.find("vikor-opricovic2007-W2: scores[2] is expected to be 0.5329915266126725") !=
          std::string::npos);
    CHECK(result.out.find("6 of 7 examples") != std::string::npos);
  }
  SECTION("of a printed number") {
    scratch.write(name, replaced(scratch.read(name), "0.533,", "0.543,"));
    const Run result = yindi_program({"verify", scratch.path(), "--format", "json"});
    CHECK(result.status == 1);
    CHECK(result.err.find(scratch.path() + "/" + name + ":") == 0);
    CHECK(result.err.find("scores[2] is expected to be 0.543, computed is 0.53299") != std::string::npos);
    const auto verified = nlohmann::json::parse(result.out);
    for (const auto& example : verified["examples"])
      CHECK(example["ok"].get<bool>() == (example["id"] != "vikor-opricovic2007-W2"));
  }
  SECTION("of a word") {
    scratch.write(name, replaced(scratch.read(name), "[\"a5\"]", "[\"a4\"]"));
    const Run result = yindi_program({"verify", scratch.path()});
    CHECK(result.status == 1);
    CHECK(result.err.find("compromise_set[1] is expected to be a4, computed is a5") != std::string::npos);
  }
}

TEST_CASE("a bad example says what is wrong and where", "[textbook]") {
  CHECK(said(small).empty());
  CHECK(said(replaced(small, "\"matrix\"", "\"matrx\"")) == "1:1: \"kind\" does not know \"matrx\"\n");
  CHECK(said(replaced(small, "source = \"s\"\n", "")) == "1:1: the key \"source\" is missing\n");
  CHECK(said(replaced(small, "\"saw\"", "\"sow\"")) == "5:1: \"method\" does not know \"sow\"\n");
  CHECK(said(replaced(small, "[3, 5]", "[3]")) ==
        "9:10: \"matrix\" is a list of equally long rows of numbers: [[1, 2], [3, "
        "4]]\n");
  CHECK(said(replaced(small, "weights", "wieghts")) == "8:1: unknown key \"wieghts\"\n");
  CHECK(said(replaced(small, "ranks", "rangs")) == "12:9: nothing computed is named \"rangs\"\n");
  CHECK(said(replaced(small, "[1.5, 4]", "[1.5, 4, 5]")) ==
        "11:10: x: scores is expected to be […], computed is [1.5,4.0]\n");
  CHECK(said(replaced(small, "[1.5, 4]", "[1.5, 4.02]")) ==
        "11:16: x: scores[2] is expected to be 4.02, computed is 4\n");
  CHECK(said(small.substr(0, small.find("[expected]"))) == "1:1: an example without [expected] and without [exact]\n");
  CHECK(said(replaced(small, "tolerance = 0.01\n", "")) == "1:1: the key \"tolerance\" is missing\n");
  CHECK(said("kind = ").find("1:") == 0);
}

TEST_CASE("the worst of several runs is told, no folder and no examples are errors", "[textbook]") {
  const std::string runs = replaced(small, "[expected]\nscores = [1.5, 4]\nranks = [2, 1]\n",
                                    "[[run]]\nexpected = { scores = [1.5, 4] }\n"
                                    "[[run]]\ntolerance = 0.1\nexpected = { scores = [1.5, 4.05] }\n");
  const Verification result = verify_example(runs, "x.toml");
  REQUIRE(result.examples.size() == 1);
  CHECK(result.examples[0].ok);
  CHECK(result.examples[0].tolerance == 0.1);
  CHECK(result.examples[0].max_difference == Approx(0.05));
  const Scratch empty(false);
  CHECK(yindi_program({"verify", empty.path()}).status == 1);
  CHECK(yindi_program({"verify", empty.path() + "/none"}).status == 1);
}

} // namespace verify_test
