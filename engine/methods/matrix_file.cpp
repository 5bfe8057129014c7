#include "engine/methods/matrix_file.h"

#include "engine/format/words.h"
#include "engine/methods/inputs.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

constexpr const char* alternative_column = "alternative";
constexpr const char* direction_row = "direction";
constexpr const char* weight_row = "weight";

struct Reader {
  const CsvTable& table;
  MatrixFile file;
  Problems problems;
  bool has_directions = false, has_weights = false;
  std::vector<std::size_t> alternatives; ///< their rows

  std::size_t criteria() const { return table.columns() - 1; }

  void directions(std::size_t row) {
    if (has_directions) problems.error(table.place(row, 0), say(mark("a second row \"{}\""), direction_row));
    has_directions = true;
    for (std::size_t j = 0; j < criteria(); ++j) {
      const std::string word(trim(table.at(row, j + 1)));
      if (word != "max" && word != "min")
        problems.error(table.place(row, j + 1), say(mark("direction \"{}\" is neither max nor min"), word),
                       say(mark("write max where more is better, min where less is better")));
      file.matrix.directions[j] = word == "min" ? Direction::min : Direction::max;
    }
  }

  std::optional<double> number(std::size_t row, std::size_t column) {
    const std::string text = table.at(row, column);
    if (trim(text).empty()) {
      problems.error(table.place(row, column), say(mark("a blank cell in a decision matrix")),
                     say(mark("a matrix needs every value; a casebook can leave one unknown")));
      return std::nullopt;
    }
    const ReadNumber read = read_needed_number(text);
    if (!read.value) problems.error(table.place(row, column), say(mark("\"{}\" is no number"), text), read.hint);
    if (read.value && *read.value != 0 &&
        (std::abs(*read.value) > largest_value || std::abs(*read.value) < smallest_value))
      problems.error(table.place(row, column),
                     say(mark("{} is too large or too small to reckon with"), std::string(trim(text))),
                     say(mark("give the column in other units, so that numbers stay between 1e-100 and 1e100")));
    return read.value;
  }

  void weights(std::size_t row) {
    if (has_weights) problems.error(table.place(row, 0), say(mark("a second row \"{}\""), weight_row));
    has_weights = true;
    for (std::size_t j = 0; j < criteria(); ++j) {
      const auto value = number(row, j + 1);
      if (value && *value < 0)
        problems.error(table.place(row, j + 1), say(mark("a negative weight: {}"), shortest(*value)),
                       say(mark("turn the criterion's direction round instead")));
      file.weights[j] = value.value_or(0);
    }
    double sum = 0;
    for (double weight : file.weights) sum += weight;
    if (has_errors(problems.list)) return;
    if (sum <= 0)
      problems.error(table.place(row, 0), say(mark("all weights are zero")),
                     say(mark("give at least one a weight above 0")));
    else if (std::abs(sum - 1) > 1e-9)
      problems.note(table.place(row, 0), say(mark("the weights sum to {} and are used as written"), shortest(sum)));
  }

  void read() {
    const std::size_t n = criteria();
    file.matrix.criteria.assign(table.header.begin() + 1, table.header.end());
    file.matrix.directions.assign(n, Direction::max);
    file.weights.assign(n, n > 0 ? 1.0 / static_cast<double>(n) : 0);
    if (n == 0) problems.error(table.header_place(0), say(mark("a decision matrix without criteria")));
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string name(trim(table.at(row, 0)));
      if (name == direction_row)
        directions(row);
      else if (name == weight_row)
        weights(row);
      else
        alternatives.push_back(row);
    }
    if (!has_directions)
      problems.error(table.place(0, 0), say(mark("a decision matrix without a row \"direction\"")),
                     say(mark("put a row below the header: direction,max,min,…")));
    values();
  }

  void values() {
    if (alternatives.empty())
      problems.error(table.header_place(0), say(mark("a decision matrix without alternatives")));
    auto& matrix = file.matrix;
    matrix.values.resize(static_cast<Eigen::Index>(alternatives.size()), static_cast<Eigen::Index>(criteria()));
    for (std::size_t i = 0; i < alternatives.size(); ++i) {
      const std::string name(trim(table.at(alternatives[i], 0)));
      if (name.empty()) problems.error(table.place(alternatives[i], 0), say(mark("an alternative without a name")));
      matrix.alternatives.push_back(name);
      for (std::size_t j = 0; j < criteria(); ++j)
        matrix.values(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) =
            number(alternatives[i], j + 1).value_or(0);
    }
    std::vector<std::size_t> order(alternatives.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return matrix.alternatives[a] < matrix.alternatives[b]; });
    for (std::size_t k = 1; k < order.size(); ++k)
      if (matrix.alternatives[order[k]] == matrix.alternatives[order[k - 1]])
        problems.error(table.place(alternatives[order[k]], 0),
                       say(mark("alternative \"{}\" stands here twice"), matrix.alternatives[order[k]]),
                       say(mark("give each a name of its own")));
  }
};

} // namespace

Loaded<MatrixFile> read_matrix(const CsvTable& table) {
  Reader reader{table, {}, {}, false, false, {}};
  if (table.header.front() != alternative_column)
    reader.problems.error(table.header_place(0), say(mark("the first column is \"{}\""), table.header.front()),
                          say(mark("a decision matrix starts with a column \"alternative\"")));
  reader.read();
  Loaded<MatrixFile> result{std::nullopt, reader.problems.sorted()};
  if (!has_errors(result.diagnostics)) result.value = std::move(reader.file);
  return result;
}

Diagnostics at_their_cells(Diagnostics diagnostics, const std::string& path) {
  const Loaded<CsvTable> table = read_csv(path, {{alternative_column, direction_row}, false});
  for (Diagnostic& d : diagnostics) {
    Place place{path, 1, 1};
    const auto& said = d.message.arguments;
    const auto column = table.value && said.size() >= 2 ? table.value->column(said.back().en) : std::nullopt;
    for (std::size_t row = 0; column && row < table.value->rows(); ++row)
      if (trim(table.value->at(row, 0)) == said[said.size() - 2].en) place = table.value->place(row, *column);
    d.path = place.path, d.line = place.line, d.column = place.column;
  }
  return diagnostics;
}

Loaded<MatrixFile> read_matrix_file(const std::string& path) {
  Loaded<CsvTable> table = read_csv(path, {{alternative_column, direction_row}, false});
  if (!table.value || has_errors(table.diagnostics)) return {std::nullopt, table.diagnostics};
  Loaded<MatrixFile> result = read_matrix(*table.value);
  result.diagnostics.insert(result.diagnostics.begin(), table.diagnostics.begin(), table.diagnostics.end());
  return result;
}

} // namespace yindi
