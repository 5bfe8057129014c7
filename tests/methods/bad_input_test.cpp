// Bad input has one answer for each method: a score, all first with a note, or a refusal that names the cell. The
// answers stand in tests/data/bad_input.csv.

#include "engine/methods/matrix_file.h"
#include "tests/methods/published.h"

#include <fmt/format.h>
#include <iostream>
#include <map>

using namespace yindi;
using namespace yindi::test;

namespace {

struct BadInput {
  const char* name;
  const char* text;
};

const std::vector<BadInput>& bad_inputs() {
  static const std::vector<BadInput> rows = {
      {"NaN cell", "alternative,a,b\ndirection,max,max\nA,1,nan\nB,2,1\n"},
      {"infinite cell", "alternative,a,b\ndirection,max,max\nA,1,inf\nB,2,1\n"},
      {"weights sum to 2", "alternative,a,b\ndirection,max,min\nweight,1,1\nA,1,2\nB,2,5\nC,3,9\n"},
      {"negative weight", "alternative,a,b\ndirection,max,max\nweight,1.5,-0.5\nA,1,2\nB,2,1\n"},
      {"all weights 0", "alternative,a,b\ndirection,max,max\nweight,0,0\nA,1,2\nB,2,1\n"},
      {"NaN weight", "alternative,a,b\ndirection,max,max\nweight,1,nan\nA,1,2\nB,2,1\n"},
      {"direction misspelt", "alternative,a,b\ndirection,Max,max\nA,1,2\nB,2,1\n"},
      {"row too short", "alternative,a,b\ndirection,max,max\nA,1\nB,2,1\n"},
      {"column of zeros", "alternative,a,b\ndirection,max,max\nA,0,2\nB,0,1\nC,0,4\n"},
      {"cost column of zeros", "alternative,a,b\ndirection,min,max\nA,0,2\nB,0,1\nC,0,4\n"},
      {"zero in a cost column", "alternative,a,b\ndirection,min,max\nA,0,2\nB,3,1\nC,5,4\n"},
      {"zero in a benefit column", "alternative,a,b\ndirection,max,max\nA,0,2\nB,3,1\nC,5,4\n"},
      {"negative benefit", "alternative,a,b\ndirection,max,max\nA,-3,2\nB,-2,1\nC,-1,4\n"},
      {"mixed signs", "alternative,a,b\ndirection,max,min\nA,-3,2\nB,0,1\nC,4,4\n"},
      {"one alternative", "alternative,a,b\ndirection,max,min\nA,1,2\n"},
      {"all alternatives identical", "alternative,a,b\ndirection,max,min\nA,1,2\nB,1,2\nC,1,2\n"},
      {"alike where weights count", "alternative,a,b\ndirection,max,min\nweight,1,0\nA,1,2\nB,1,3\n"},
      {"one equal column", "alternative,a,b\ndirection,max,min\nA,7,2\nB,7,1\nC,7,4\n"},
      {"one criterion", "alternative,a\ndirection,max\nA,1\nB,4\nC,3\n"},
      {"too large", "alternative,a,b\ndirection,max,min\nA,1e308,2\nB,1.5e308,1\nC,1.7e308,4\n"},
      {"too small", "alternative,a,b\ndirection,max,min\nA,1e-308,2\nB,3e-308,1\nC,2e-308,4\n"},
      {"large", "alternative,a,b\ndirection,max,min\nA,1e100,2\nB,-1e100,1\nC,5e99,4\n"},
      {"small", "alternative,a,b\ndirection,max,min\nA,1e-100,2\nB,3e-100,1\nC,2e-100,4\n"},
  };
  return rows;
}

std::string said(const Diagnostics& diagnostics) {
  std::string first;
  int more = -1;
  for (const Diagnostic& d : diagnostics) {
    if (d.severity != Severity::error) continue;
    if (first.empty()) first = d.message.in(Language::en);
    ++more;
  }
  return more > 0 ? fmt::format("{} and {} more", first, more) : first;
}

std::string answer(const Method& method, const MatrixFile& file) {
  const auto result =
      method.score(file.matrix, file.weights, method.normalization, *complete_settings(method, {}).value);
  if (!result.value) return "refused: " + said(result.diagnostics);
  const std::size_t m = file.matrix.alternatives.size();
  const std::vector<int> ranks = ranks_of(method, *result.value, m);
  std::string text = "ranks";
  for (int rank : ranks) text += fmt::format(" {}", rank);
  if (result.value->scores.empty() && result.value->ranks.empty()) {
    REQUIRE_FALSE(result.value->notes.empty());
    return "no score: " + result.value->notes[0].in(Language::en);
  }
  if (!result.value->scores.empty()) {
    REQUIRE(result.value->scores.size() == m);
    text += ", scores";
    for (double s : result.value->scores) {
      REQUIRE(std::isfinite(s));
      text += fmt::format(" {:.6g}", s == 0 ? 0 : s); // no −0
    }
  }
  return text;
}

/// input → method ("reading" where the file itself is refused) → answer
std::map<std::string, std::map<std::string, std::string>> answers() {
  std::map<std::string, std::map<std::string, std::string>> all;
  for (const auto& [name, text] : bad_inputs()) {
    CAPTURE(name);
    const auto table = parse_csv(text, "m.csv", {{"alternative", "direction"}, false});
    const Loaded<MatrixFile> file =
        table.value && !has_errors(table.diagnostics) ? read_matrix(*table.value) : Loaded<MatrixFile>{};
    if (!file.value) {
      all[name]["reading"] = "refused: " + said(has_errors(table.diagnostics) ? table.diagnostics : file.diagnostics);
      continue;
    }
    for (const Method& method : methods()) {
      CAPTURE(method.id);
      all[name][method.id] = answer(method, *file.value);
    }
  }
  return all;
}

} // namespace

TEST_CASE("bad input has the documented answer for each method", "[methods][contract]") {
  const auto table = read_csv(std::string(YINDI_SOURCE) + "/tests/data/bad_input.csv", {{"input", "method"}, false});
  REQUIRE(table.value);
  std::map<std::string, std::map<std::string, std::string>> documented;
  for (std::size_t row = 0; row < table.value->rows(); ++row)
    documented[table.value->at(row, 0)][table.value->at(row, 1)] = table.value->at(row, 2);
  std::string lacking;
  for (const auto& [input, by_method] : answers())
    for (const auto& [method, given] : by_method) {
      CAPTURE(input, method);
      CHECK(given.find("nan") == (input.rfind("NaN", 0) == 0 ? given.find("nan") : std::string::npos));
      const auto found = documented[input].find(method);
      if (found == documented[input].end())
        lacking += write_csv({input, method, given}, {});
      else
        CHECK(given == found->second);
    }
  // Lines to look at and, if they are right, to put into the file.
  if (!lacking.empty()) std::cerr << lacking;
  CHECK(lacking.empty());
}
