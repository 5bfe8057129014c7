#pragma once

// Bad input as files, and how its documented answers are checked.

#include "engine/methods/matrix_file.h"
#include "tests/catch.h"

#include <fmt/format.h>
#include <iostream>
#include <map>

namespace yindi::test {

struct BadInput {
  const char* name;
  const char* text;
};

inline const std::vector<BadInput>& bad_inputs() {
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
      {"large", "alternative,a,b\ndirection,max,min\nA,1e150,2\nB,-1e150,1\nC,5e149,4\n"},
      {"small", "alternative,a,b\ndirection,max,min\nA,1e-150,2\nB,3e-150,1\nC,2e-150,4\n"},
  };
  return rows;
}

inline std::string said(const Diagnostics& diagnostics) {
  std::string first;
  int more = -1;
  for (const Diagnostic& d : diagnostics) {
    if (d.severity != Severity::error) continue;
    if (first.empty()) first = d.message.in(Language::en);
    ++more;
  }
  return more > 0 ? fmt::format("{} and {} more", first, more) : first;
}

/// The decision matrix in `text`, or what is wrong with it.
inline Loaded<MatrixFile> read_text(const char* text) {
  const auto table = parse_csv(text, "m.csv", {{"alternative", "direction"}, false});
  if (!table.value || has_errors(table.diagnostics)) return {std::nullopt, table.diagnostics};
  return read_matrix(*table.value);
}

/// input → method or weighting ("reading" where the file itself is refused) → answer
using Answers = std::map<std::string, std::map<std::string, std::string>>;

/// Every answer stands in tests/data/`file`; those that don't are printed, to look at and, if they are right, to put
/// into it.
inline void check_documented(const std::string& file, const Answers& answers) {
  const auto table = read_csv(std::string(YINDI_SOURCE) + "/tests/data/" + file, {{"input", "method"}, false});
  REQUIRE(table.value);
  Answers documented;
  for (std::size_t row = 0; row < table.value->rows(); ++row)
    documented[table.value->at(row, 0)][table.value->at(row, 1)] = table.value->at(row, 2);
  std::string lacking;
  for (const auto& [input, by_method] : answers)
    for (const auto& [method, given] : by_method) {
      CAPTURE(input, method);
      CHECK(given.find("nan") == (input.rfind("NaN", 0) == 0 ? given.find("nan") : std::string::npos));
      const auto found = documented[input].find(method);
      if (found == documented[input].end())
        lacking += write_csv({input, method, given}, {});
      else
        CHECK(given == found->second);
    }
  if (!lacking.empty()) std::cerr << lacking;
  CHECK(lacking.empty());
}

} // namespace yindi::test
