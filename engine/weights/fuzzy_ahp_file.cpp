#include "engine/format/plausible.h"
#include "engine/format/slips.h"
#include "engine/format/words.h"

#include "engine/format/stated_ratio.h"
#include "engine/weights/fuzzy_ahp.h"

#include <algorithm>
#include <set>

namespace yindi {
namespace {

Sentence why_no_judgement(const std::string& text, const std::string& a, const std::string& b) {
  if (const auto number = read_number(text).value) {
    if (const auto typed = fraction_of_day_number(*number)) return made_a_date_of(*typed);
    if (is_no_data_code(*number)) return say(mark("every pair is needed: ask for the answer"));
  }
  if (const auto slip = means_missing(text) ? std::nullopt : slip_in_judgement(text, plain(a), plain(b))) return *slip;
  return say(mark("write one answer, as 3 or 1/3, or three numbers with blanks between them: 2 3 4"));
}

struct FuzzyCells {
  const CsvTable& table;
  double spread;
  Problems problems;
  std::vector<std::string> items;
  std::vector<std::size_t> row_of; ///< per item
  std::vector<std::vector<std::optional<FuzzyNumber>>> written;

  void names() {
    std::set<std::string> seen;
    for (std::size_t column = 1; column < table.columns(); ++column) {
      items.emplace_back(trim(table.header[column]));
      if (items.back().empty()) problems.error(table.header_place(column), say(mark("a column without a name")));
      if (!items.back().empty() && !seen.insert(items.back()).second)
        problems.error(table.header_place(column), say(mark("the name \"{}\" stands twice"), items.back()));
    }
    if (items.empty()) problems.error(table.header_place(0), say(mark("no names in the first row")));
  }

  void rows() {
    const std::size_t none = table.rows();
    row_of.assign(items.size(), none);
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string name(trim(table.at(row, 0)));
      const auto found = std::find(items.begin(), items.end(), name);
      if (name.empty() || found == items.end()) {
        problems.error(table.place(row, 0), say(mark("no column is named \"{}\""), name),
                       say(mark("rows and columns name the same items")));
        continue;
      }
      std::size_t& own = row_of[static_cast<std::size_t>(found - items.begin())];
      if (own != none) problems.error(table.place(row, 0), say(mark("the name \"{}\" stands twice"), name));
      own = row;
    }
    for (std::size_t i = 0; i < items.size(); ++i)
      if (row_of[i] == none)
        problems.error(table.header_place(i + 1), say(mark("no row is named \"{}\""), items[i]),
                       say(mark("rows and columns name the same items")));
  }

  void cells() {
    written.assign(items.size(), std::vector<std::optional<FuzzyNumber>>(items.size()));
    for (std::size_t i = 0; i < items.size(); ++i)
      for (std::size_t j = 0; j < items.size(); ++j) {
        const std::string text(trim(table.at(row_of[i], j + 1)));
        if (text.empty()) continue;
        written[i][j] = fuzzy_judgement(text, spread);
        if (!written[i][j])
          problems.error(table.place(row_of[i], j + 1), say(mark("\"{}\" is neither a judgement nor three"), text),
                         why_no_judgement(text, items[i], items[j]));
      }
  }
};

} // namespace

std::optional<FuzzyNumber> fuzzy_judgement(const std::string& text, double spread) {
  const std::vector<double> numbers = stated_ratios(triple_apart(text)); // out of order it is told so, at its cell
  if (numbers.size() == 3) return FuzzyNumber{numbers[0], numbers[1], numbers[2]};
  const double largest = 100 * (1 + 1e-12); // as of comparisons, whose numbers nobody means beyond
  if (numbers.size() == 1 && numbers[0] <= largest && numbers[0] >= 1 / largest) return around(numbers[0], spread);
  return std::nullopt;
}

Loaded<FuzzyComparison> read_fuzzy_comparison(const CsvTable& table, double spread) {
  FuzzyCells reader{table, spread, {}, {}, {}, {}};
  reader.names();
  if (!has_errors(reader.problems.list)) reader.rows();
  if (!has_errors(reader.problems.list)) reader.cells();
  if (has_errors(reader.problems.list)) return {std::nullopt, reader.problems.sorted()};
  return fuzzy_comparison(reader.items, reader.written, [&](std::size_t i, std::size_t j) {
    const Place place = table.place(reader.row_of[i], j + 1);
    Diagnostic diagnostic;
    diagnostic.path = place.path;
    diagnostic.line = place.line;
    diagnostic.column = place.column;
    return diagnostic;
  });
}

Loaded<FuzzyComparison> read_fuzzy_comparison_file(const std::string& path, double spread) {
  const Loaded<CsvTable> table = read_csv(path, {{}, true});
  if (!table.value || has_errors(table.diagnostics)) return {std::nullopt, table.diagnostics};
  Loaded<FuzzyComparison> result = read_fuzzy_comparison(*table.value, spread);
  result.diagnostics.insert(result.diagnostics.begin(), table.diagnostics.begin(), table.diagnostics.end());
  return result;
}

} // namespace yindi
