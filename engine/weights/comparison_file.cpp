#include "engine/weights/comparison_file.h"

#include "engine/format/row_words.h"
#include "engine/format/slips.h"
#include "engine/format/words.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <unordered_map>

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

constexpr double scale_end = 9;
constexpr double hair = 1e-12; ///< 1/100 and 1/9 have no exact double

/// Whether a table has a first row of names over rows without: as many columns as rows below.
bool rows_without_names(const Cells& cells) {
  const std::size_t n = cells[0].size();
  if (n < 2 || cells.size() != n + 1 || cells[0][0].empty()) return false;
  return std::all_of(cells.begin() + 1, cells.end(), [&](const auto& row) {
    return row.size() <= n && (row.empty() || row[0].empty() || ratio(row[0]));
  });
}

/// Whether it is judgements only, as many rows as columns.
bool numbers_only(const Cells& cells) {
  const std::size_t n = cells.size();
  return n >= 2 &&
         std::all_of(cells.begin(), cells.end(),
                     [&](const auto& row) {
                       return row.size() <= n && std::all_of(row.begin(), row.end(), [](const std::string& cell) {
                                return cell.empty() || ratio(cell);
                              });
                     }) &&
         cells[0].size() == n && ratio(cells[0][0]) == 1.0;
}

/// How many digits stand behind the point; nothing of a fraction or an exponent.
std::optional<int> digits_behind_point(const std::string& text) {
  const auto point = text.find('.');
  if (point == std::string::npos || text.find_first_not_of("0123456789.") != std::string::npos) return std::nullopt;
  return static_cast<int>(text.size() - point) - 1;
}

/// Whether `small` is the reciprocal of `large`, written with as many digits as it has.
bool rounded_reciprocal(const std::string& small, double large) {
  const auto value = ratio(small);
  const auto digits = digits_behind_point(small);
  return value && digits && large >= 1 && std::abs(*value - 1 / large) <= 0.5 * std::pow(10, -*digits) + hair;
}

struct ComparisonReader {
  const Cells& cells;
  const CellPlace& place;
  const ComparisonRules& rules;
  Diagnostics problems;
  std::vector<std::string> names;
  std::vector<std::size_t> row_of;               ///< per name; 0 where no row has it
  static constexpr std::size_t first_column = 1; ///< of the judgements

  std::unordered_map<std::string, std::size_t> place_of; ///< of each name
  /// Equal slips are one problem, at the first of them: where it stands among the problems, and the places of all.
  struct Slip {
    std::size_t problem;
    std::vector<Diagnostic> places;
  };
  std::map<std::string, Slip> slips;

  void report(std::size_t row, std::size_t column, Sentence message, Sentence hint = {},
              Severity severity = Severity::error) {
    Diagnostic diagnostic = place(row, column);
    diagnostic.severity = severity;
    diagnostic.message = std::move(message);
    diagnostic.hint = std::move(hint);
    problems.push_back(std::move(diagnostic));
  }

  std::string cell(std::size_t row, std::size_t column) const {
    return row < cells.size() && column < cells[row].size() ? cells[row][column] : std::string();
  }

  void read_names() {
    for (std::size_t column = 1; column < cells[0].size(); ++column) {
      const std::string& name = cells[0][column];
      if (name.empty())
        report(0, column, say(mark("a column without a name")));
      else if (!place_of.emplace(name, names.size()).second)
        report(0, column, say(mark("the name \"{}\" stands twice"), name));
      names.push_back(name);
    }
    if (names.empty()) report(0, 0, say(mark("no names in the first row")));
  }

  /// The one name that differs in capitals only.
  std::optional<std::size_t> alike(const std::string& name) const {
    const auto same = [&](const std::string& other) { return lower(other) == lower(name); };
    if (std::count_if(names.begin(), names.end(), same) != 1) return std::nullopt;
    return static_cast<std::size_t>(std::find_if(names.begin(), names.end(), same) - names.begin());
  }

  std::optional<std::size_t> named(const std::string& name) const {
    const auto found = place_of.find(name);
    return found == place_of.end() ? std::nullopt : std::optional(found->second);
  }

  static Sentence same_names() { return say(mark("rows and columns name the same items")); }

  void read_rows() {
    row_of.assign(names.size(), 0);
    for (std::size_t row = 1; row < cells.size(); ++row) {
      const std::string name = cell(row, 0);
      auto found = named(name);
      if (!found && (names_a_total(name) || names_a_mean(name))) {
        report(row, 0, say(mark("the row \"{}\" sums up the others and is read over"), name), {}, Severity::note);
        continue;
      }
      if (!found) found = alike(name);
      if (name.empty() || !found) {
        if (!cells[row].empty())
          report(row, 0, say(mark("no column is named \"{}\""), name),
                 cell(0, 0).empty() ? same_names() : say(mark("is this a table of comparisons?")));
        continue;
      }
      std::size_t& own = row_of[*found];
      if (own != 0) report(row, 0, say(mark("the name \"{}\" stands twice"), name));
      own = row;
      for (std::size_t column = names.size() + 1; column < cells[row].size(); ++column)
        report(row, column, say(mark("more cells than names")));
    }
    for (std::size_t i = 0; i < names.size(); ++i)
      if (row_of[i] == 0 && !names[i].empty())
        report(0, i + 1, say(mark("no row is named \"{}\""), names[i]), same_names());
  }

  /// Whether a judgement is the number of a day, and the mirrored cell does not say that it is meant so.
  bool made_a_date(double value, std::size_t a, std::size_t b) const {
    if (!fraction_of_day_number(value)) return false;
    const auto back = mirrored(a, b);
    return !back || std::abs(*back * value - 1) > 0.01;
  }

  /// NaN for an empty cell, and for a bad one once it is reported.
  double number(std::size_t row, std::size_t column, std::size_t a, std::size_t b) {
    const std::string text = cell(row, column);
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    if (text.empty()) return none;
    const auto value = ratio(text);
    if (value && made_a_date(*value, a, b)) {
      slip(row, column, text, made_a_date_of(*fraction_of_day_number(*value)));
      return none;
    }
    if (value && *value >= rules.least * (1 - hair) && *value <= rules.most * (1 + hair)) {
      if (rules.warn_beyond_scale && (*value < (1 - hair) / scale_end || *value > scale_end * (1 + hair)))
        report(row, column, say(mark("\"{}\" is beyond the scale of 1 to 9"), text), {}, Severity::warning);
      return *value;
    }
    slip(row, column, text, why(text, a, b));
    return none;
  }

  void slip(std::size_t row, std::size_t column, const std::string& text, const Sentence& hint) {
    const auto [found, fresh] = slips.emplace(text + '\n' + hint.in(Language::en), Slip{problems.size(), {}});
    if (fresh) report(row, column, say(mark("\"{}\" is no judgement"), text), hint);
    Slip& slip = found->second;
    slip.places.push_back(place(row, column));
    if (fresh) return;
    std::string where;
    for (std::size_t k = 0; k < std::min<std::size_t>(slip.places.size(), 3); ++k)
      where += (k > 0 ? ", " : "") + std::to_string(slip.places[k].line) + ":" + std::to_string(slip.places[k].column);
    problems[slip.problem].message =
        say(mark("\"{0}\" is no judgement ({1} cells: {2}{3})"), text, std::to_string(slip.places.size()), where,
            slip.places.size() > 3 ? ", …" : "");
  }

  /// What `b` against `a` says.
  std::optional<double> mirrored(std::size_t a, std::size_t b) const {
    return ratio(cell(row_of[b], a + first_column));
  }

  Sentence why(const std::string& text, std::size_t a, std::size_t b) const {
    const auto value = ratio(text);
    if (text == "0")
      return say(mark("leave the cell empty where nothing is judged; one of two mirrored cells is enough"));
    if (!value)
      if (const auto slip = slip_in_judgement(text, plain(names[a]), plain(names[b]), mirrored(a, b))) return *slip;
    return rules.most == 100 ? say(mark("a number from 1/100 to 100, a fraction like 1/3, or empty"))
                             : say(mark("a number from 1e-9 to 1e9, a fraction like 1/3, or empty"));
  }

  Comparison read_judgements() {
    Comparison result = no_judgements(names);
    for (std::size_t i = 0; i < names.size(); ++i) {
      const double self = number(row_of[i], i + first_column, i, i);
      if (!std::isnan(self) && self != 1)
        report(row_of[i], i + first_column,
               say(mark("{0} against itself is {1}, where only 1 or nothing can stand"), names[i], shortest(self)),
               say(mark("write 1 there, or leave it empty")));
      for (std::size_t j = i + 1; j < names.size(); ++j) read_pair(result, i, j);
    }
    return result;
  }

  /// What mends two mirrored cells that are no reciprocals.
  static Sentence reciprocal_hint(const std::string& there_text, double there, const std::string& back_text,
                                  double back) {
    const double large = std::max(there, back);
    if (!rounded_reciprocal(there < back ? there_text : back_text, large))
      return say(mark("leave one of the two empty, or correct it"));
    return say(mark("1/{0} is {1}; write 1/{0}, or leave the cell empty (--rounded takes cells as they were printed)"),
               shortest(large), decimal(1 / large, 6));
  }

  void read_pair(Comparison& result, std::size_t i, std::size_t j) {
    const std::size_t right = j + first_column, left = i + first_column;
    const double there = number(row_of[i], right, i, j), back = number(row_of[j], left, j, i);
    if (std::isnan(there) && std::isnan(back)) return;
    const std::string there_text = cell(row_of[i], right), back_text = cell(row_of[j], left);
    const bool printed = rules.printed_digits && !std::isnan(there) && !std::isnan(back) &&
                         rounded_reciprocal(there < back ? there_text : back_text, std::max(there, back));
    if (!std::isnan(there) && !std::isnan(back) && !reciprocal(there, back) && !printed) {
      report(row_of[j], left,
             say(mark("{0} against {1} is {2}, but {1} against {0} is {3}, which is not its reciprocal"), names[i],
                 names[j], shortest(there), shortest(back)),
             reciprocal_hint(there_text, there, back_text, back));
      return;
    }
    const auto a = static_cast<Eigen::Index>(i), b = static_cast<Eigen::Index>(j);
    if (std::isnan(there) || back > 1)
      judge(result, b, a, back);
    else
      judge(result, a, b, there);
  }
};

/// With a blank corner and names before each row, where `cells` have none.
Cells with_names(Cells cells, bool numbered) {
  if (numbered) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < cells.size(); ++i) names.push_back(std::to_string(i + 1));
    cells.insert(cells.begin(), names);
  }
  for (std::size_t row = 0; row < cells.size(); ++row)
    cells[row].insert(cells[row].begin(), row == 0 ? std::string() : cells[0][row]);
  return cells;
}

} // namespace

Loaded<Comparison> read_comparison(const Cells& cells, const CellPlace& place, const ComparisonRules& rules) {
  Cells kept = tidied(cells);
  if (kept.empty()) {
    Diagnostic diagnostic = place(0, 0);
    diagnostic.severity = Severity::error;
    diagnostic.message = say(mark("the file is empty"));
    return {std::nullopt, {diagnostic}};
  }
  // Where names are put in front, a cell's place is that of the table as it was written.
  const bool numbered = numbers_only(kept), unnamed = numbered || rows_without_names(kept);
  if (unnamed) kept = with_names(std::move(kept), numbered);
  const CellPlace written = [&](std::size_t row, std::size_t column) {
    return place(numbered && row > 0 ? row - 1 : row, unnamed && column > 0 ? column - 1 : column);
  };
  ComparisonReader reader{kept, written, rules, {}, {}, {}, {}, {}};
  reader.read_names();
  if (reader.problems.empty()) reader.read_rows();
  if (has_errors(reader.problems)) return {std::nullopt, reader.problems};
  Comparison result = reader.read_judgements();
  if (has_errors(reader.problems)) return {std::nullopt, reader.problems};
  return {std::move(result), reader.problems};
}

} // namespace yindi
