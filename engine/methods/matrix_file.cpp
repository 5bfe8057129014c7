#include "engine/methods/matrix_file.h"

#include "engine/format/alike.h"
#include "engine/format/shell.h"
#include "engine/format/slips.h"
#include "engine/format/units.h"
#include "engine/format/words.h"
#include "engine/methods/inputs.h"
#include "engine/methods/matrix_checks.h"
#include "engine/methods/matrix_look.h"
#include "engine/methods/matrix_words.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>

namespace yindi {
namespace {

using Eigen::Index;

constexpr const char* directions_option = "--directions";
constexpr const char* weights_option = "--weights";
constexpr const char* columns_option = "--columns";

constexpr const char* sum_of_weights = mark("the weights sum to {} and are used as written");

Place option_place(const char* option) { return {option, 0, 0}; }

/// How many directions or weights stand beside the file.
std::size_t entries_beside(const TableReading& options) {
  return std::max(list_entries(options.directions, true).size(), list_entries(options.weights, false).size());
}

struct Reader {
  const CsvTable& table;
  const TableReading& options;
  MatrixFile file = {};
  Problems problems = {};
  bool has_directions = false, has_weights = false, commas = false, asked_for_directions = false;
  int direction_rows = 0, weight_rows = 0;
  std::vector<std::size_t> columns = {};      ///< of the criteria
  std::vector<std::size_t> alternatives = {}; ///< their rows
  std::set<std::size_t> of_words = {};        ///< columns that hold no number at all
  std::vector<std::string> asked = listed_columns(options.columns, table);
  RowNames names = row_names(table, entries_beside(options), asked);

  std::size_t criteria() const { return columns.size(); }

  Sentence column_meant(const std::string& name) const {
    for (const std::string& column : table.header)
      if (lower(half_width(column)) == lower(half_width(name))) return say(mark("did you mean \"{}\"?"), column);
    return did_you_mean(name, table.header, say(mark("its columns are {}"), joined(table.header)));
  }

  /// The columns that count: all but the first, or those of the option.
  void choose_columns() {
    for (const std::string& name : asked)
      if (!table.column(name))
        problems.error(option_place(columns_option), say(mark("the file has no column \"{}\""), name),
                       column_meant(name));
    if (names.numbered)
      problems.note(table.header_place(0),
                    say(mark("no column names the rows: they are called 1, 2, 3 … (leave the head of the first column "
                             "empty if it does)")));
    if (names.doubtful)
      problems.note(table.header_place(0),
                    say(mark("the numbers of the column \"{}\" name the rows (if it is a criterion, put a column of "
                             "names before it)"),
                        table.header.front()));
    for (std::size_t column = names.numbered ? 0 : 1; column < table.columns(); ++column)
      if (asked.empty() || std::find(asked.begin(), asked.end(), table.header[column]) != asked.end())
        columns.push_back(column);
    std::set<std::string> seen;
    for (const std::size_t column : columns) {
      file.matrix.criteria.push_back(table.header[column]);
      if (!seen.insert(table.header[column]).second && !problems.only_counted(table.path, Severity::error))
        problems.error(table.header_place(column), say(mark("the column \"{}\" is there twice"), table.header[column]));
    }
  }

  /// `row`: what the row of directions is called; `place()`: where the word stands, which takes long to count in a row
  /// of many columns.
  void direction(std::size_t j, const std::string& row, const std::string& word, const auto& place) {
    const auto meant = direction_in(row, word);
    if (!meant)
      problems.error(place(), say(mark("direction \"{}\" is neither max nor min"), word), direction_hint(word));
    file.matrix.directions[j] = meant.value_or(Direction::max);
  }

  void directions(std::size_t row) {
    if (direction_rows++ > 0) problems.error(table.place(row, 0), say(mark("a second row \"{}\""), "direction"));
    has_directions = true;
    if (!options.directions.empty()) return; // the option stands above the row
    for (std::size_t j = 0; j < criteria(); ++j)
      direction(j, row_name(table, row, names.numbered), std::string(trim(table.at(row, columns[j]))),
                [&] { return table.place(row, columns[j]); });
  }

  /// Where every head has its direction, as 成本(-), these count unless a row or an option gives them, and then must
  /// agree.
  void directions_in_heads() {
    std::vector<Direction> said;
    for (const std::string& head : file.matrix.criteria)
      if (const auto direction = direction_in_head(head)) said.push_back(*direction);
    if (said.empty() || said.size() != criteria()) return;
    if (!has_directions) {
      file.matrix.directions = said;
      has_directions = true;
      problems.note(table.header_place(columns.front()), say(mark("the directions are those of the columns' names")));
      return;
    }
    for (std::size_t j = 0; j < criteria(); ++j)
      if (said[j] != file.matrix.directions[j])
        problems.warning(table.header_place(columns[j]),
                         say(mark("the name of \"{}\" says the other direction"), file.matrix.criteria[j]));
  }

  /// Whether a list beside the file has one entry a criterion.
  bool fits(const std::vector<std::string>& list, const char* option) {
    if (list.size() == criteria()) return true;
    problems.error(option_place(option),
                   say(mark("entries given: {0}, criteria of the file: {1} ({2})"), std::to_string(list.size()),
                       std::to_string(criteria()), joined(file.matrix.criteria)),
                   say(mark("give one for each, in the order of the columns")));
    return false;
  }

  void directions_beside() {
    if (options.directions.empty()) return;
    has_directions = true;
    std::vector<std::string> words = list_entries(options.directions, true);
    if (words.size() == 1) words.assign(criteria(), words.front());
    if (!fits(words, directions_option)) return;
    for (std::size_t j = 0; j < criteria(); ++j)
      direction(j, "direction", words[j], [&] { return option_place(directions_option); });
  }

  ReadNumber read_cell(const std::string& text) const {
    return read_needed_number(commas ? with_decimal_point(text) : text);
  }

  /// Why a cell is no number, in the unit that the head of its column names, if any.
  static Sentence why(const std::string& text, const ReadNumber& read, const std::string& head) {
    const std::string half = half_width(text), unit = unit_in_head(head);
    if (half != text && read_number(half).value) return full_width_hint(text).value_or(read.hint);
    if (!unit.empty() || half != text)
      if (const auto hint = unit_hint(half, unit)) return *hint;
    return full_width_hint(text).value_or(read.hint);
  }

  std::optional<double> number(std::size_t row, std::size_t column, bool of_weight = false) {
    const std::string text = table.at(row, column);
    const bool blank = trim(text).empty();
    if (options.blanks && (blank || means_missing(text))) return std::numeric_limits<double>::quiet_NaN();
    if (blank) {
      problems.error(table.place(row, column), say(mark("a blank cell in a decision matrix")),
                     say(mark("a matrix needs every value; a casebook can leave one unknown")));
      return std::nullopt;
    }
    const ReadNumber read = read_cell(text);
    if (!read.value)
      problems.error(table.place(row, column), say(mark("\"{}\" is no number"), text),
                     of_weight ? share_hint(text).value_or(read.hint) : why(text, read, table.header[column]));
    if (read.value && *read.value != 0 &&
        (std::abs(*read.value) > largest_value || std::abs(*read.value) < smallest_value))
      problems.error(table.place(row, column),
                     say(mark("{} is too large or too small to reckon with"), std::string(trim(text))),
                     say(mark("give the column in other units, so that numbers stay between 1e-100 and 1e100")));
    return read.value;
  }

  void weight(std::size_t j, std::optional<double> value, const auto& place) {
    if (value && !(*value >= 0))
      problems.error(place(), say(mark("a negative weight: {}"), shortest(*value)),
                     say(mark("turn the criterion's direction round instead")));
    file.weights[j] = value.value_or(0);
  }

  void judge_sum(const Place& place) {
    double sum = 0;
    for (double weight : file.weights) sum += weight;
    if (has_errors(problems.list)) return;
    if (sum <= 0)
      problems.error(place, say(mark("all weights are zero")), say(mark("give at least one a weight above 0")));
    else if (std::abs(sum - 1) > 1e-9)
      problems.note(place, say(sum_of_weights, shortest(std::round(sum * 1e12) / 1e12)));
  }

  void weights(std::size_t row) {
    if (weight_rows++ > 0) problems.error(table.place(row, 0), say(mark("a second row \"{}\""), "weight"));
    has_weights = true;
    if (!options.weights.empty()) return;
    for (std::size_t j = 0; j < criteria(); ++j) {
      const std::string text = table.at(row, columns[j]);
      if (trim(text).empty() || (options.blanks && means_missing(text)))
        problems.error(table.place(row, columns[j]), say(mark("a blank weight")));
      else
        weight(j, number(row, columns[j], true), [&] { return table.place(row, columns[j]); });
    }
    judge_sum(table.place(row, 0));
  }

  void weights_beside() {
    if (options.weights.empty()) return;
    has_weights = true;
    const std::vector<std::string> list = list_entries(options.weights, false);
    const Place place = option_place(weights_option);
    if (!fits(list, weights_option)) return;
    for (std::size_t j = 0; j < criteria(); ++j) {
      const ReadNumber read = read_needed_number(list[j]);
      if (!read.value)
        problems.error(place, say(mark("\"{}\" is no number"), list[j]), share_hint(list[j]).value_or(read.hint));
      if (read.value && *read.value != 0 &&
          (std::abs(*read.value) > largest_value || std::abs(*read.value) < smallest_value))
        problems.error(place, say(mark("{} is too large or too small to reckon with"), list[j]),
                       say(mark("give weights near 1: only their shares count")));
      weight(j, read.value, [&] { return place; });
    }
    judge_sum(place);
  }

  /// A row of words where values should stand is one of directions, whatever its name. `numbers`: 1 and -1 count, too.
  bool only_directions(std::size_t row, bool numbers) const {
    const std::string name = row_name(table, row, names.numbered);
    if (!has_only_directions(table, row, columns, name)) return false;
    if (numbers) return true;
    const auto unknown = [&](std::size_t column) { return means_missing(table.at(row, column)); };
    if (!name.empty() && std::all_of(columns.begin(), columns.end(), unknown)) return false; // a row of dashes
    return std::none_of(columns.begin(), columns.end(),
                        [&](std::size_t column) { return read_cell(table.at(row, column)).value.has_value(); });
  }

  /// A row called as those of directions are that has some of their words, and no number.
  bool some_directions(std::size_t row, const std::string& name) const {
    return std::any_of(columns.begin(), columns.end(),
                       [&](std::size_t column) { return direction_in(name, table.at(row, column)).has_value(); }) &&
           std::none_of(columns.begin(), columns.end(),
                        [&](std::size_t column) { return read_cell(table.at(row, column)).value.has_value(); });
  }

  /// 1 and 0 in a row called so that they may be directions: told, and not read.
  bool tell_answers(std::size_t row, const std::string& name) {
    const bool answers = std::all_of(columns.begin(), columns.end(), [&](std::size_t column) {
      const auto value = read_cell(table.at(row, column)).value;
      return value && (*value == 0 || *value == 1);
    });
    if (!answers || has_directions) return false;
    problems.error(table.place(row, 0), say(mark("the row \"{}\" has 1 and 0 only, as directions are written"), name),
                   direction_hint("1"));
    return asked_for_directions = true;
  }

  /// Such a row is told of, unless it says what stands beside the file; whether it is read over.
  bool tell_directions(std::size_t row, const std::string& name) {
    bool same = has_directions;
    for (std::size_t j = 0; j < criteria() && same; ++j)
      same = direction_of(table.at(row, columns[j])) == file.matrix.directions[j];
    if (same) {
      told(row, name, "direction");
      return true;
    }
    const Sentence message = say(mark("the row \"{}\" has 1 and -1 only, as directions are written"), name),
                   hint = say(mark("call it \"direction\" if they are directions"));
    if (has_directions) {
      problems.warning(table.place(row, 0), message, hint);
      return false;
    }
    problems.error(table.place(row, 0), message, hint);
    return asked_for_directions = true;
  }

  void read() {
    choose_columns();
    const std::size_t n = criteria();
    file.matrix.directions.assign(n, Direction::max);
    file.weights.assign(n, n > 0 ? 1.0 / static_cast<double>(n) : 0);
    if (n == 0 && !has_errors(problems.list)) // else the columns asked for are not there
      problems.error(table.header_place(0), options.undirected ? say(mark("a table without columns"))
                                                               : say(mark("a decision matrix without criteria")));
    if (lacks_header(table))
      problems.error(table.header_place(0), say(mark("the first line holds numbers: the header is missing")),
                     say(mark("put a line above it that names the columns")));
    const DecimalMarks marks = decimal_marks(table);
    commas = marks.comma.has_value();
    if (marks.comma && marks.point)
      problems.error(table.place(marks.point->first, marks.point->second),
                     say(mark("\"{0}\" has a point and \"{1}\" a comma: nobody knows which is the decimal sign"),
                         table.at(marks.point->first, marks.point->second),
                         table.at(marks.comma->first, marks.comma->second)),
                     say(mark("write one of them in all numbers, and no thousands separators")));
    else if (const auto either = thousands_or_decimals(table)) {
      const std::string text(trim(table.at(either->first, either->second)));
      const auto sign = text.find_first_of(".,");
      problems.error(table.place(either->first, either->second),
                     say(mark("\"{}\" may have decimals or thousands: nothing in the table tells"), text),
                     say(mark("write {0} without thousands separators, or {1}"),
                         text.substr(0, sign) + text.substr(sign + 1), text + "0"));
    }
    directions_beside();
    weights_beside();
    if (is_description(file.matrix.criteria))
      problems.warning(table.header_place(columns.front()),
                       say(mark("the columns describe others by mean, deviation and the like: are they criteria?")));
    for (std::size_t row = 0; row < table.rows(); ++row) read_row(row);
    if (lies_on_its_side()) return;
    directions_in_heads();
    if (!has_directions && options.undirected)
      file.matrix.directions.assign(n, options.usual);
    else if (!has_directions && !asked_for_directions)
      problems.error(table.rows() > 0 ? table.place(0, 0) : table.header_place(0),
                     say(mark("a decision matrix without a row \"direction\"")),
                     say(mark("put a row below the header: direction,max,min,… or give --directions max,min,…")));
    values();
  }

  /// Whether criteria are the rows: then a column holds directions or weights.
  bool lies_on_its_side() {
    if (direction_rows + weight_rows > 0) return false;
    for (const std::size_t column : columns) {
      if (!column_lies(table, column)) continue;
      problems.list.clear();
      problems.error(
          table.header_place(column),
          say(mark("a column \"{}\": the criteria are the rows of this table"), table.header[column]),
          say(mark("turn the table round, so that each criterion is a column: spreadsheets call it transpose")));
      return true;
    }
    return false;
  }

  /// `digits`: also with other signs around it, as m2 has.
  bool holds_a_number(std::size_t row, bool digits) const {
    return std::any_of(columns.begin(), columns.end(), [&](std::size_t column) {
      const std::string text = table.at(row, column);
      return (digits && trim(text).empty()) || read_cell(text).value ||
             (digits && text.find_first_of("0123456789") != std::string::npos);
    });
  }

  /// Numbers that are shares of 1 or of 100.
  bool sums_to_one(std::size_t row) const {
    double sum = 0;
    for (const std::size_t column : columns) {
      const auto value = read_cell(table.at(row, column)).value;
      if (!value || *value < 0) return false;
      sum += *value;
    }
    return std::abs(sum - 1) < 1e-6 || std::abs(sum - 100) < 1e-4;
  }

  void told(std::size_t row, const std::string& name, const char* as) {
    if (!name.empty() && !is_usual_name(name))
      problems.note(table.place(row, 0), say(mark("\"{0}\" is read as the row \"{1}\""), name, as));
  }

  void read_row(std::size_t row) {
    const std::string name = row_name(table, row, names.numbered);
    const MatrixRow kind = row_named(name);
    const bool named = may_name_directions(name);
    if (kind == MatrixRow::directions ||
        (kind == MatrixRow::alternative && (only_directions(row, named) || (named && some_directions(row, name)))))
      told(row, name, "direction"), directions(row);
    else if (kind == MatrixRow::weights)
      told(row, name, "weight"), weights(row);
    else if ((kind == MatrixRow::units || name.empty()) && criteria() > 0 &&
             !holds_a_number(row, kind != MatrixRow::units))
      problems.note(table.place(row, 0), say(mark("a row of units is read over")));
    else if (names_weights_in_short(name) && sums_to_one(row))
      problems.error(table.place(row, 0), say(mark("a row \"{}\" whose numbers look like weights"), name),
                     say(mark("did you mean \"{}\"?"), "weight"));
    else if (const auto meant = nearly_named(name))
      problems.error(table.place(row, 0), say(mark("a row \"{}\" in a decision matrix"), name),
                     say(mark("did you mean \"{}\"?"), *meant));
    else if (named && tell_answers(row, name))
      return;
    else if (!looks_like_directions(table, row, columns, names.numbered) || !tell_directions(row, name))
      alternatives.push_back(row);
  }

  void values() {
    if (alternatives.empty())
      problems.error(table.header_place(0), options.undirected ? say(mark("a table without rows"))
                                                               : say(mark("a decision matrix without alternatives")));
    find_words();
    auto& matrix = file.matrix;
    matrix.values.resize(static_cast<Index>(alternatives.size()), static_cast<Index>(criteria()));
    for (std::size_t i = 0; i < alternatives.size(); ++i) {
      const std::string name = row_name(table, alternatives[i], names.numbered);
      if (name.empty())
        problems.error(table.place(alternatives[i], 0), say(mark("an alternative without a name")), nameless_hint(i));
      matrix.alternatives.push_back(name);
      for (std::size_t j = 0; j < criteria(); ++j)
        matrix.values(static_cast<Index>(i), static_cast<Index>(j)) =
            of_words.count(columns[j]) ? 0 : number(alternatives[i], columns[j]).value_or(0);
    }
    const MatrixPlaces places{table, alternatives, columns};
    check_names(matrix, places, problems);
    if (has_errors(problems.list)) return;
    warn_of_counts();
    warn_of_totals(matrix, places, problems, options.ranks);
    warn_of_weights(matrix, places, problems);
    warn_of_no_values(matrix, places, problems);
  }

  /// A column that only counts, ranks or dates the rows, unless it was asked for.
  void warn_of_counts() {
    if (options.ranks || !asked.empty() || criteria() < 2) return;
    for (std::size_t j = 0; j < criteria(); ++j) {
      const auto column = file.matrix.values.col(static_cast<Index>(j));
      const std::string& head = file.matrix.criteria[j];
      if (!only_counts(head, {column.begin(), column.end()})) continue;
      std::string others;
      for (const std::string& other : file.matrix.criteria)
        if (other != head) others += (others.empty() ? "" : ",") + other;
      problems.warning(table.header_place(columns[j]),
                       say(mark("the column \"{}\" takes part as a criterion: does it only count, rank or date the "
                                "rows?"),
                           head),
                       say(mark("leave it out: --columns {}"), shell_word(others)));
    }
  }

  /// Below a row that has a name a blank may come of cells that were merged.
  Sentence nameless_hint(std::size_t i) const {
    if (i == 0 || row_name(table, alternatives[i - 1], names.numbered).empty()) return {};
    return say(mark("give it a name; cells that were merged keep theirs in the first row only"));
  }

  /// A column of two or more rows without any digit holds kinds or names, no criterion.
  void find_words() {
    std::string others;
    for (const std::size_t column : columns) {
      const bool words =
          alternatives.size() > 1 && std::all_of(alternatives.begin(), alternatives.end(), [&](std::size_t row) {
            const std::string text = table.at(row, column);
            return !trim(text).empty() && !means_missing(text) && !text.starts_with('#') && !chinese_number(text) &&
                   half_width(text).find_first_of("0123456789") == std::string::npos;
          });
      if (words) of_words.insert(column);
    }
    for (const std::size_t column : columns)
      if (!of_words.count(column)) others += (others.empty() ? "" : ",") + table.header[column];
    for (const std::size_t column : of_words)
      problems.error(table.header_place(column),
                     say(mark("the column \"{}\" holds words, no numbers"), table.header[column]),
                     words_hint(table, column, alternatives, others));
  }
};

} // namespace

Loaded<MatrixFile> read_matrix(CsvTable csv, const TableReading& options) {
  Problems told;
  put_names_first(csv, listed_columns(options.columns, csv), told);
  const auto table = std::make_shared<const CsvTable>(std::move(csv));
  Reader reader{*table, options};
  reader.problems = std::move(told);
  reader.read();
  Loaded<MatrixFile> result{std::nullopt, gathered(reader.problems.sorted())};
  if (has_errors(result.diagnostics)) return result;
  reader.file.table = table;
  reader.file.weighted = reader.has_weights;
  reader.file.numbered = reader.names.numbered;
  result.value = std::move(reader.file);
  return result;
}

void without_sum_of_weights(Diagnostics& diagnostics) {
  std::erase_if(diagnostics, [](const Diagnostic& d) { return d.message.message == sum_of_weights; });
}

Loaded<MatrixFile> read_matrix_file(const std::string& path, const TableReading& options) {
  Loaded<CsvTable> table = read_csv(path, {{"alternative", "direction"}, true});
  if (!table.value || has_errors(table.diagnostics)) return {std::nullopt, table.diagnostics};
  Loaded<MatrixFile> result = read_matrix(std::move(*table.value), options);
  result.diagnostics.insert(result.diagnostics.begin(), table.diagnostics.begin(), table.diagnostics.end());
  return result;
}

} // namespace yindi
