// Bad input has one answer for each method: a score, all first with a note, or a refusal that names the cell. The
// answers stand in tests/data/bad_input.csv.

#include "tests/methods/bad_inputs.h"
#include "tests/methods/published.h"

#include <fmt/format.h>

using namespace yindi;
using namespace yindi::test;

namespace {

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

Answers answers() {
  Answers all;
  for (const auto& [name, text] : bad_inputs()) {
    CAPTURE(name);
    const Loaded<MatrixFile> file = read_text(text);
    if (!file.value) {
      all[name]["reading"] = "refused: " + said(file.diagnostics);
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
  check_documented("bad_input.csv", answers());
}
