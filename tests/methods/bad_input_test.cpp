// Bad input has one answer for each method: a score, all first with a note, or a refusal that names the cell. The
// answers stand in tests/data/bad_input.csv and in engine/methods/README.md.

#include "tests/methods/bad_inputs.h"
#include "tests/methods/published.h"

#include <fmt/format.h>

namespace bad_input_test {

using namespace yindi;
using namespace yindi::test;

namespace {

/// Bounds, characteristic values and standards lie around the data by as much as they are large.
Settings around(const Method& method, const DecisionMatrix& m) {
  const double size = std::min(1e299, std::max(1.0, m.values.cwiseAbs().maxCoeff()));
  return told(method.id, m, -2 * size, 2 * size);
}

std::string answer(const Method& method, const MatrixFile& file) {
  const auto result = run(method.id, file.matrix, file.weights, around(method, file.matrix));
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
      // What takes blank cells has the file read so.
      const Loaded<MatrixFile> with_blanks = read_text(text, true);
      for (const Method& method : methods())
        if (method.takes_blanks && with_blanks.value) all[name][method.id] = answer(method, *with_blanks.value);
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

TEST_CASE("bad input has the documented answer for each method", "[methods][contract][documented]") {
  const Answers given = answers();
  for (const auto& [input, by_method] : given) {
    CAPTURE(input);
    CHECK((by_method.size() == methods().size() || by_method.count("reading") == 1));
  }
  check_documented("bad_input", given);
}

} // namespace bad_input_test
