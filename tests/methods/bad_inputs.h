#pragma once

// Bad input as files, and how its documented answers are checked.

#include "engine/methods/matrix_file.h"
#include "engine/methods/objective.h"
#include "tests/catch.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
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
      {"direction misspelt", "alternative,a,b\ndirection,mxa,max\nA,1,2\nB,2,1\n"},
      {"direction as a number", "alternative,a,b\ndirection,1,0\nA,1,2\nB,2,1\n"},
      {"row too short", "alternative,a,b\ndirection,max,max\nA,1\nB,2,1\n"},
      {"row too long", "alternative,a,b\ndirection,max,max\nA,1,2,3\nB,2,1\n"},
      {"too few weights", "alternative,a,b\ndirection,max,max\nweight,1\nA,1,2\nB,2,1\n"},
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
inline Loaded<MatrixFile> read_text(const char* text, bool blanks = false) {
  auto table = parse_csv(text, "m.csv", {{"alternative", "direction"}, false});
  if (!table.value || has_errors(table.diagnostics)) return {std::nullopt, table.diagnostics};
  TableReading reading;
  reading.blanks = blanks;
  return read_matrix(std::move(*table.value), reading);
}

/// input → method or weighting ("reading" where the file itself is refused) → answer
using Answers = std::map<std::string, std::map<std::string, std::string>>;

inline std::string text_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// One row an answer, in the order of bad_inputs().
inline std::string as_csv(const Answers& answers) {
  std::vector<std::vector<std::string>> rows;
  for (const BadInput& input : bad_inputs())
    for (const auto& [method, given] : answers.at(input.name)) rows.push_back({input.name, method, given});
  return write_csv({"input", "method", "answer"}, rows);
}

/// What a person reads for the id of a method or weighting.
inline std::string spoken_name(const std::string& id) {
  if (const Method* method = find_method(id)) return method->name.en;
  const ObjectiveWeighting* weighting = find_objective_weighting(id);
  return weighting ? weighting->name.en : id;
}

/// What a reader needs of an answer: ranks without scores, that there are weights, a refusal without the name of who
/// refuses.
inline std::string in_short(std::string answer, const std::string& method) {
  answer = answer.substr(0, answer.find(", scores"));
  if (answer.starts_with("weights ")) answer.erase(7, std::min(answer.find(';'), answer.size()) - 7);
  const std::string refused = "refused: ", name = spoken_name(method);
  if (answer.starts_with(refused + name + " ")) answer.replace(refused.size(), name.size(), "…");
  return answer;
}

/// One row an input and answer, with all who give it.
inline std::string as_markdown(const Answers& answers) {
  std::string text = "| input | rows of the file | answer | by |\n|---|---|---|---|\n";
  for (const BadInput& input : bad_inputs()) {
    std::vector<std::pair<std::string, std::string>> groups; // answer, who
    for (const auto& [method, given] : answers.at(input.name)) {
      const std::string brief = in_short(given, method);
      const auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return g.first == brief; });
      if (group == groups.end())
        groups.emplace_back(brief, method);
      else
        group->second += ", " + method;
    }
    std::string rows = input.text;
    rows = rows.substr(rows.find('\n') + 1);
    rows.pop_back();
    for (std::size_t at = 0; (at = rows.find('\n', at)) != std::string::npos;) rows.replace(at, 1, "<br>");
    std::string head = fmt::format("| {} | {} ", input.name, rows);
    for (const auto& [given, who] : groups) {
      text += fmt::format("{}| {} | {} |\n", head, given, who == "reading" ? "reading it" : who);
      head = "| | ";
    }
  }
  return text;
}

/// The text between the markers of `name` in engine/methods/README.md; replaced where `put` is given.
inline std::string documented(const std::string& name, const std::string* put = nullptr) {
  const std::string path = std::string(YINDI_SOURCE) + "/engine/methods/README.md";
  std::string page = text_of(path);
  const std::string begin = "<!-- answers: " + name + " -->\n", end = "<!-- end -->";
  const auto from = page.find(begin) + begin.size(), to = page.find(end, from);
  REQUIRE(page.find(begin) != std::string::npos);
  REQUIRE(to != std::string::npos);
  if (put) {
    page.replace(from, to - from, *put);
    std::ofstream(path, std::ios::binary) << page;
    return *put;
  }
  return page.substr(from, to - from);
}

/// Every answer stands in tests/data/`name`.csv and, in short, in engine/methods/README.md. With the environment
/// variable YINDI_REWRITE both are written anew, to be looked at before they are committed.
inline void check_documented(const std::string& name, const Answers& answers) {
  const std::string path = std::string(YINDI_SOURCE) + "/tests/data/" + name + ".csv";
  for (const auto& [input, by_method] : answers)
    for (const auto& [method, given] : by_method) {
      CAPTURE(input, method);
      CHECK((input.rfind("NaN", 0) == 0 || given.find("nan") == std::string::npos));
    }
  const std::string markdown = as_markdown(answers);
  if (std::getenv("YINDI_REWRITE")) {
    std::ofstream(path, std::ios::binary) << as_csv(answers);
    documented(name, &markdown);
  }
  const auto table = read_csv(path, {{"input", "method"}, false});
  REQUIRE(table.value);
  Answers written;
  for (std::size_t row = 0; row < table.value->rows(); ++row)
    written[table.value->at(row, 0)][table.value->at(row, 1)] = table.value->at(row, 2);
  for (const auto& [input, by_method] : answers)
    for (const auto& [method, given] : by_method) {
      CAPTURE(input, method);
      CHECK(given == written[input][method]);
    }
  CHECK(as_csv(answers) == text_of(path)); // nothing stale either
  CHECK(documented(name) == markdown);
}

} // namespace yindi::test
