#include "engine/weights/statement_file.h"

#include "engine/format/csv.h"
#include "engine/format/row_words.h"
#include "engine/format/slips.h"
#include "engine/format/words.h"

#include <algorithm>
#include <set>

namespace yindi {
namespace {

std::optional<double> read_cell(const CsvTable& table, std::size_t row, std::size_t column, Problems& problems) {
  const std::string text = table.at(row, column);
  if (const auto value = ratio(text)) return value;
  const ReadNumber read = read_needed_number(text);
  if (read.value) return read.value;
  const auto full = full_width_hint(text);
  problems.error(table.place(row, column),
                 trim(text).empty() ? say(mark("a blank cell")) : say(mark("\"{}\" is no number"), text),
                 full ? *full : read.hint);
  return std::nullopt;
}

/// Whether a head says that its column compares with the worst criterion.
bool names_worst(const std::string& head) {
  const std::string word = lower(head);
  return word.find("worst") != std::string::npos || word == "ow" || word.find("最差") != std::string::npos ||
         word.find("最不重要") != std::string::npos;
}

/// How many columns there are, and what stands in them.
std::pair<std::size_t, Sentence> columns_of(const WeightingKind& kind) {
  if (kind.asks == Asks::best_worst)
    return {3, say(mark("item, how many times more the best counts than it, and it than the worst"))};
  if (kind.asks == Asks::steps)
    return {3, say(mark("item, {0}, and {1}"), both(kind.steps.place), both(kind.steps.step))};
  return {2, say(mark("item and its number"))};
}

} // namespace

Loaded<Statements> read_statements(const std::string& path, const WeightingKind& kind) {
  Loaded<CsvTable> csv = read_csv(path, {{}, true});
  if (!csv.value || has_errors(csv.diagnostics)) return {std::nullopt, csv.diagnostics};
  const CsvTable& table = *csv.value;
  Problems problems;
  problems.add(csv.diagnostics);
  const auto [needed, wanted] = columns_of(kind);
  if (table.columns() != needed)
    problems.error(table.header_place(0),
                   say(mark("columns here: {0}, needed: {1}"), std::to_string(table.columns()), std::to_string(needed)),
                   wanted);
  if (table.rows() == 0) problems.error(table.header_place(0), say(mark("a table without rows")));
  if (table.columns() > 1 && ratio(table.header[1]))
    problems.error(table.header_place(0), say(mark("the first line holds numbers: the header is missing")),
                   say(mark("put a line above it that names the columns")));
  const bool turned = kind.asks == Asks::best_worst && table.columns() == 3 && names_worst(table.header[1]) &&
                      !names_worst(table.header[2]);
  if (turned)
    problems.note(table.header_place(1),
                  say(mark("the columns are read by their names: \"{0}\" is the worst, \"{1}\" the best"),
                      table.header[1], table.header[2]));
  const std::size_t first = turned ? 2 : 1, second = turned ? 1 : 2;
  Statements result;
  std::set<std::string> names;
  result.given.kind = kind.id;
  for (std::size_t row = 0; row < table.rows() && !has_errors(problems.list); ++row) {
    const std::string item(trim(table.at(row, 0)));
    if (item.empty()) problems.error(table.place(row, 0), say(mark("an item without a name")));
    if (!names.insert(item).second)
      problems.error(table.place(row, 0), say(mark("the name \"{}\" stands twice"), item));
    if (names_a_total(item) || names_a_mean(item))
      problems.error(table.place(row, 0), say(mark("{} sums up the others: it is no criterion"), item),
                     say(mark("take the row out")));
    result.items.push_back(item);
    if (const auto value = read_cell(table, row, first, problems)) result.given.values[item] = *value;
    // No step leads to the first place, so its cell may be blank.
    if (needed < 3 || (kind.asks == Asks::steps && trim(table.at(row, 2)).empty())) continue;
    const auto value = read_cell(table, row, second, problems);
    if (value) (kind.asks == Asks::steps ? result.given.steps : result.given.worst)[item] = *value;
  }
  Loaded<Statements> loaded{std::nullopt, problems.sorted()};
  if (!has_errors(loaded.diagnostics)) loaded.value = std::move(result);
  return loaded;
}

} // namespace yindi
