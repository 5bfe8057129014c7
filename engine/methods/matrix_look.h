#pragma once

// One look at the table of a decision matrix before its cells are read: what its header, its rows and its numbers are.

#include "engine/case/direction.h"
#include "engine/format/csv.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace yindi {

/// A first line of numbers is a row, and the header is missing: but for years, and for 0, 1, 2 … or 1, 2, 3 … as
/// programs count columns, with nothing in front.
bool lacks_header(const CsvTable&);

/// What names the rows.
struct RowNames {
  bool numbered = false; ///< nothing does: the first column holds values, and the rows are called 1, 2, 3 …
  bool doubtful = false; ///< the first column holds numbers that name the rows, as far as one can tell
};

/// The first column names the rows where it has words or no head, where its head says so (code, 编号), and where its
/// numbers are 1, 2, 3 …, years or codes; other numbers are values. `entries`: how many directions or weights stand
/// beside the file, which tells the number of criteria (0 or 1: nothing); `asked`: the columns that are asked for
/// as criteria.
RowNames row_names(const CsvTable&, std::size_t entries = 0, const std::vector<std::string>& asked = {});

/// Puts the column that names the rows in front where it stands behind numbers that only count them, are their codes or
/// their years, which are left out (序号,名称,…), or where its head says so (a,b,name); tells of it. `asked`: as above.
void put_names_first(CsvTable&, const std::vector<std::string>& asked, Problems&);

/// The direction that a head has in brackets or as an arrow: 成本(-), yield [max], risk ↓.
std::optional<Direction> direction_in_head(const std::string& head);
/// Whether the columns are figures that describe others, mean, std and max, and no criteria.
bool is_description(const std::vector<std::string>& heads);

/// Whether a column of numbers only counts, ranks or dates the rows, by its head and by its numbers.
bool only_counts(const std::string& head, const std::vector<double>& numbers);

/// The columns that a list names, which stands between commas as their names may; a name that no column has is in it
/// as written.
std::vector<std::string> listed_columns(const std::string& list, const CsvTable&);

/// How a row is called: by its first cell, or by its number where no column names the rows.
std::string row_name(const CsvTable&, std::size_t row, bool nameless);

/// What to do with a column of words: `rows` are those of the alternatives, `others` the columns that hold numbers.
Sentence words_hint(const CsvTable&, std::size_t column, const std::vector<std::size_t>& rows,
                    const std::string& others);

/// Whether all cells of a row, which is called `name`, are words for directions, 1 and -1 among them.
bool has_only_directions(const CsvTable&, std::size_t row, const std::vector<std::size_t>& columns,
                         const std::string& name = {});
/// The same with a -1 or a word for less, before or behind all alternatives, no other of which is so.
bool looks_like_directions(const CsvTable&, std::size_t row, const std::vector<std::size_t>& columns, bool numbered);

/// Whether a column is called direction or weight and holds such words, or shares of 1 or 100: then the criteria are
/// the rows.
bool column_lies(const CsvTable&, std::size_t column);

/// A number of a semicolon table that may be one with decimals or with a point or comma between thousands, and nothing
/// else in the table tells: its cell.
std::optional<std::pair<std::size_t, std::size_t>> thousands_or_decimals(const CsvTable&);

/// The first cells (row, column) of a semicolon table that are numbers with a comma, such as 12,5, and with a point,
/// such as 1.234.
struct DecimalMarks {
  std::optional<std::pair<std::size_t, std::size_t>> comma = {}, point = {};
};
DecimalMarks decimal_marks(const CsvTable&);

/// A number of a table whose decimal sign is the comma, with a point: 1,5 → 1.5, 29.990,50 → 29990.50. Points that do
/// not stand apart by threes before a comma leave it as it is.
std::string with_decimal_point(std::string text);

/// The entries of a list beside the file: between commas, semicolons or, in words, blanks; full-width ones, too; in
/// brackets and quotes as programs print lists.
std::vector<std::string> list_entries(const std::string& list, bool words);

} // namespace yindi
