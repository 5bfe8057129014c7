#include "engine/methods/fuzzy_file.h"

#include "engine/format/row_words.h"
#include "engine/format/slips.h"
#include "engine/format/words.h"
#include "engine/methods/matrix_words.h"

#include <set>
#include <sstream>
#include <utility>

namespace yindi {
namespace {

struct FuzzyReader {
  const CsvTable& table;
  FuzzyFile file;
  Problems problems;

  std::size_t criteria() const { return table.columns() - 1; }

  /// One number, or three.
  FuzzyNumber cell(std::size_t row, std::size_t column) {
    const std::string text = table.at(row, column);
    if (trim(text).empty()) {
      problems.error(table.place(row, column), say(mark("a blank cell")),
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
    problems.error(table.place(row, column), say(mark("\"{}\" is neither a number nor three"), std::string(trim(text))),
                   hint);
    return {};
  }

  std::vector<FuzzyNumber> cells(std::size_t row) {
    std::vector<FuzzyNumber> result;
    for (std::size_t j = 0; j < criteria(); ++j) result.push_back(cell(row, j + 1));
    return result;
  }

  void directions(std::size_t row) {
    for (std::size_t j = 0; j < criteria(); ++j) {
      const std::string word(trim(table.at(row, j + 1)));
      const auto direction = direction_of(word);
      if (!direction)
        problems.error(table.place(row, j + 1), say(mark("direction \"{}\" is neither max nor min"), word),
                       say(mark("write max where more is better, min where less is better")));
      file.matrix.directions.push_back(direction.value_or(Direction::max));
    }
  }

  void read() {
    if (criteria() > 0 && read_needed_number(table.header[1]).value)
      problems.error(table.header_place(1), say(mark("the first line holds numbers: the header is missing")),
                     say(mark("put a line above it that names the columns")));
    for (std::size_t j = 1; j < table.columns(); ++j) file.matrix.criteria.emplace_back(trim(table.header[j]));
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
      else if (kind == MatrixRow::weights)
        file.weights = cells(row);
      else if (kind == MatrixRow::alternative) {
        if (names_a_total(name))
          problems.warning(table.place(row, 0), say(mark("{} takes part as an alternative: take a total out"), name));
        file.matrix.alternatives.push_back(name);
        file.matrix.values.push_back(cells(row));
      }
    }
    if (!has_directions)
      problems.error(table.header_place(0), say(mark("a decision matrix without a row \"direction\"")),
                     say(mark("put a row below the header: direction,max,min,…")));
    if (!has_weights) file.weights.assign(criteria(), crisp(1));
    if (file.matrix.alternatives.empty())
      problems.error(table.header_place(0), say(mark("a decision matrix without alternatives")));
  }
};

} // namespace

Loaded<FuzzyFile> read_fuzzy_matrix(const CsvTable& table) {
  FuzzyReader reader{table, {}, {}};
  reader.read();
  Loaded<FuzzyFile> result{std::nullopt, reader.problems.sorted()};
  if (!has_errors(result.diagnostics)) result.value = std::move(reader.file);
  return result;
}

Loaded<FuzzyFile> read_fuzzy_file(const std::string& path) {
  const Loaded<CsvTable> table = read_csv(path, {{"alternative", "direction"}, true});
  if (!table.value || has_errors(table.diagnostics)) return {std::nullopt, table.diagnostics};
  Loaded<FuzzyFile> result = read_fuzzy_matrix(*table.value);
  result.diagnostics.insert(result.diagnostics.begin(), table.diagnostics.begin(), table.diagnostics.end());
  return result;
}

} // namespace yindi
