#include "engine/weights/comparison_file.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace yindi {
namespace {

using Cells = std::vector<std::vector<std::string>>;

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// What a spreadsheet shows: cells without surrounding blanks, rows and columns past the last filled one cut off.
Cells tidied(const Cells& cells) {
  Cells result;
  for (const auto& row : cells) {
    auto& kept = result.emplace_back();
    for (const std::string& cell : row) kept.push_back(trimmed(cell));
    while (!kept.empty() && kept.back().empty()) kept.pop_back();
  }
  while (!result.empty() && result.back().empty()) result.pop_back();
  return result;
}

struct ComparisonReader {
  const Cells& cells;
  const CellPlace& place;
  Diagnostics problems;
  std::vector<std::string> names;
  std::vector<std::size_t> row_of; ///< per name; 0 where no row has it

  void report(std::size_t row, std::size_t column, Sentence message, Sentence hint = {}) {
    Diagnostic diagnostic = place(row, column);
    diagnostic.severity = Severity::error;
    diagnostic.message = std::move(message);
    diagnostic.hint = std::move(hint);
    problems.push_back(std::move(diagnostic));
  }

  std::string cell(std::size_t row, std::size_t column) const {
    return row < cells.size() && column < cells[row].size() ? cells[row][column] : std::string();
  }

  void read_names() {
    if (!cell(0, 0).empty())
      report(0, 0, say(mark("the first cell is not empty; the names begin in the second")),
             say(mark("is this a table of comparisons?")));
    for (std::size_t column = 1; column < cells[0].size(); ++column) {
      const std::string& name = cells[0][column];
      if (name.empty())
        report(0, column, say(mark("a column without a name")));
      else if (std::find(names.begin(), names.end(), name) != names.end())
        report(0, column, say(mark("the name \"{}\" stands twice"), name));
      names.push_back(name);
    }
    if (names.empty()) report(0, 0, say(mark("no names in the first row")));
  }

  static Sentence same_names() { return say(mark("rows and columns name the same items")); }

  void read_rows() {
    row_of.assign(names.size(), 0);
    for (std::size_t row = 1; row < cells.size(); ++row) {
      const std::string name = cell(row, 0);
      const auto found = std::find(names.begin(), names.end(), name);
      if (name.empty() || found == names.end()) {
        if (!cells[row].empty()) report(row, 0, say(mark("no column is named \"{}\""), name), same_names());
        continue;
      }
      std::size_t& own = row_of[static_cast<std::size_t>(found - names.begin())];
      if (own != 0) report(row, 0, say(mark("the name \"{}\" stands twice"), name));
      own = row;
      for (std::size_t column = names.size() + 1; column < cells[row].size(); ++column)
        report(row, column, say(mark("more cells than names")));
    }
    for (std::size_t i = 0; i < names.size(); ++i)
      if (row_of[i] == 0 && !names[i].empty())
        report(0, i + 1, say(mark("no row is named \"{}\""), names[i]), same_names());
  }

  /// NaN for an empty cell, and for a bad one once it is reported.
  double number(std::size_t row, std::size_t column) {
    const std::string text = cell(row, column);
    if (text.empty()) return std::numeric_limits<double>::quiet_NaN();
    if (const auto value = ratio(text); value && can_be_judgement(*value)) return *value;
    report(row, column, say(mark("\"{}\" is no judgement"), text),
           text.find(',') != std::string::npos ? say(mark("write a point for the decimal comma"))
                                               : say(mark("a number from 1e-9 to 1e9, a fraction like 1/3, or empty")));
    return std::numeric_limits<double>::quiet_NaN();
  }

  Comparison read_judgements() {
    Comparison result = no_judgements(names);
    for (std::size_t i = 0; i < names.size(); ++i) {
      const double self = number(row_of[i], i + 1);
      if (!std::isnan(self) && self != 1)
        report(row_of[i], i + 1,
               say(mark("{0} against itself is {1}, where only 1 or nothing can stand"), names[i], shortest(self)),
               say(mark("write 1 there, or leave it empty")));
      for (std::size_t j = i + 1; j < names.size(); ++j) read_pair(result, i, j);
    }
    return result;
  }

  void read_pair(Comparison& result, std::size_t i, std::size_t j) {
    const double there = number(row_of[i], j + 1), back = number(row_of[j], i + 1);
    if (std::isnan(there) && std::isnan(back)) return;
    if (!std::isnan(there) && !std::isnan(back) && !reciprocal(there, back)) {
      report(row_of[j], i + 1,
             say(mark("{0} against {1} is {2}, but {1} against {0} is {3}, which is not its reciprocal"), names[i],
                 names[j], shortest(there), shortest(back)),
             say(mark("leave one of the two empty, or correct it")));
      return;
    }
    const auto a = static_cast<Eigen::Index>(i), b = static_cast<Eigen::Index>(j);
    if (std::isnan(there) || back > 1)
      judge(result, b, a, back);
    else
      judge(result, a, b, there);
  }
};

} // namespace

Loaded<Comparison> read_comparison(const Cells& cells, const CellPlace& place) {
  const Cells kept = tidied(cells);
  if (kept.empty()) {
    Diagnostic diagnostic = place(0, 0);
    diagnostic.severity = Severity::error;
    diagnostic.message = say(mark("the file is empty"));
    return {std::nullopt, {diagnostic}};
  }
  ComparisonReader reader{kept, place, {}, {}, {}};
  reader.read_names();
  if (reader.problems.empty()) reader.read_rows();
  if (has_errors(reader.problems)) return {std::nullopt, reader.problems};
  Comparison result = reader.read_judgements();
  if (has_errors(reader.problems)) return {std::nullopt, reader.problems};
  return {std::move(result), reader.problems};
}

} // namespace yindi
