#include "engine/methods/fuzzy_file.h"

#include "engine/format/row_words.h"
#include "engine/format/slips.h"
#include "engine/format/words.h"
#include "engine/methods/matrix_look.h"
#include "engine/methods/matrix_words.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <utility>

namespace yindi {
namespace {

struct FuzzyReader {
  const CsvTable& table;
  const TableReading& options;
  FuzzyFile file = {};
  Problems problems = {};
  std::vector<std::size_t> columns = {}; ///< of the criteria

  std::size_t criteria() const { return columns.size(); }

  /// All but the first, or those that are asked for.
  void choose_columns() {
    const std::vector<std::string> asked = listed_columns(options.columns, table);
    for (const std::string& name : asked)
      if (!table.column(name))
        problems.error(Place{"--columns", 0, 0}, say(mark("the file has no column \"{}\""), name),
                       did_you_mean(name, table.header, say(mark("its columns are {}"), joined(table.header))));
    for (std::size_t column = 1; column < table.columns(); ++column)
      if (asked.empty() || std::find(asked.begin(), asked.end(), table.header[column]) != asked.end())
        columns.push_back(column);
    for (const std::size_t column : columns) file.matrix.criteria.emplace_back(trim(table.header[column]));
  }

  /// Whether a list beside the file has one entry a criterion.
  bool fits(std::size_t entries, const char* option) {
    if (entries == criteria()) return true;
    problems.error(Place{option, 0, 0},
                   say(mark("entries given: {0}, criteria of the file: {1} ({2})"), std::to_string(entries),
                       std::to_string(criteria()), joined(file.matrix.criteria)),
                   say(mark("give one for each, in the order of the columns")));
    return false;
  }

  /// One number, or three, that stands at `place`.
  FuzzyNumber number(const std::string& text, const Place& place) {
    if (trim(text).empty()) {
      problems.error(place, say(mark("a blank cell")),
                     say(mark("write one number, or three with blanks between them: 2 3.5 5")));
      return {};
    }
    std::istringstream words(triple_apart(text));
    std::vector<double> numbers;
    Sentence hint = say(mark("write one number, or three with blanks between them: 2 3.5 5"));
    bool bad = false;
    for (std::string word; words >> word;) {
      const ReadNumber read = read_needed_number(word);
      bad = bad || !read.value;
      if (!read.value && !read.hint.empty()) hint = read.hint;
      numbers.push_back(read.value.value_or(0));
    }
    if (!bad && numbers.size() == 1) return crisp(numbers[0]);
    if (!bad && numbers.size() == 3) return {numbers[0], numbers[1], numbers[2]};
    problems.error(place, say(mark("\"{}\" is neither a number nor three"), std::string(trim(text))), hint);
    return {};
  }

  std::vector<FuzzyNumber> cells(std::size_t row) {
    std::vector<FuzzyNumber> result;
    for (const std::size_t column : columns) result.push_back(number(table.at(row, column), table.place(row, column)));
    return result;
  }

  void direction(const std::string& word, const Place& place) {
    const auto meant = direction_in("direction", word);
    if (!meant) problems.error(place, say(mark("direction \"{}\" is neither max nor min"), word), direction_hint(word));
    file.matrix.directions.push_back(meant.value_or(Direction::max));
  }

  void directions(std::size_t row) {
    if (!options.directions.empty()) return; // the option stands above the row
    for (const std::size_t column : columns)
      direction(std::string(trim(table.at(row, column))), table.place(row, column));
  }

  void directions_beside() {
    std::vector<std::string> words = list_entries(options.directions, true);
    if (words.size() == 1) words.assign(criteria(), words.front());
    if (!fits(words.size(), "--directions")) return;
    for (const std::string& word : words) direction(word, Place{"--directions", 0, 0});
  }

  void weights_beside() {
    std::string list(trim(options.weights));
    std::replace(list.begin(), list.end(), ';', ',');
    const std::vector<std::string> entries = split(list, ',');
    if (!fits(entries.size(), "--weights")) return;
    for (const std::string& entry : entries) file.weights.push_back(number(entry, Place{"--weights", 0, 0}));
  }

  void read() {
    if (table.columns() > 1 && read_needed_number(table.header[1]).value)
      problems.error(table.header_place(1), say(mark("the first line holds numbers: the header is missing")),
                     say(mark("put a line above it that names the columns")));
    choose_columns();
    if (criteria() == 0) problems.error(table.header_place(0), say(mark("a decision matrix without criteria")));
    std::set<std::string> seen;
    bool has_directions = false, has_weights = false;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string name(trim(table.at(row, 0)));
      const MatrixRow kind = row_named(name);
      bool* const once = kind == MatrixRow::directions ? &has_directions
                         : kind == MatrixRow::weights  ? &has_weights
                                                       : nullptr;
      if (name.empty()) problems.error(table.place(row, 0), say(mark("an alternative without a name")));
      if (!name.empty() && !seen.insert(name).second && !once)
        problems.error(table.place(row, 0), say(mark("alternative \"{}\" stands here twice"), name));
      if (once && std::exchange(*once, true))
        problems.error(table.place(row, 0), say(mark("a second row \"{}\""), name));
      else if (kind == MatrixRow::directions)
        directions(row);
      else if (kind == MatrixRow::weights) {
        if (options.weights.empty()) file.weights = cells(row);
      } else if (kind == MatrixRow::alternative) {
        if (names_a_total(name))
          problems.warning(table.place(row, 0), say(mark("{} takes part as an alternative: take a total out"), name));
        file.matrix.alternatives.push_back(name);
        file.matrix.values.push_back(cells(row));
      }
    }
    if (!options.directions.empty()) directions_beside();
    if (!options.weights.empty()) weights_beside();
    if (!has_directions && options.directions.empty())
      problems.error(table.header_place(0), say(mark("a decision matrix without a row \"direction\"")),
                     say(mark("put a row below the header: direction,max,min,… or give --directions max,min,…")));
    if (!has_weights && options.weights.empty()) file.weights.assign(criteria(), crisp(1));
    if (file.matrix.alternatives.empty())
      problems.error(table.header_place(0), say(mark("a decision matrix without alternatives")));
  }
};

} // namespace

Loaded<FuzzyFile> read_fuzzy_matrix(const CsvTable& table, const TableReading& options) {
  FuzzyReader reader{table, options};
  reader.read();
  Loaded<FuzzyFile> result{std::nullopt, reader.problems.sorted()};
  if (!has_errors(result.diagnostics)) result.value = std::move(reader.file);
  return result;
}

Loaded<FuzzyFile> read_fuzzy_file(const std::string& path, const TableReading& options) {
  Loaded<CsvTable> table = read_csv(path, {{"alternative", "direction"}, true});
  if (!table.value || has_errors(table.diagnostics)) return {std::nullopt, table.diagnostics};
  Problems told;
  put_names_first(*table.value, listed_columns(options.columns, *table.value), told);
  table.diagnostics.insert(table.diagnostics.end(), told.list.begin(), told.list.end());
  Loaded<FuzzyFile> result = read_fuzzy_matrix(*table.value, options);
  result.diagnostics.insert(result.diagnostics.begin(), table.diagnostics.begin(), table.diagnostics.end());
  return result;
}

} // namespace yindi
