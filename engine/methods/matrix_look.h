#pragma once

// One look at the table of a decision matrix before its cells are read: what its header, its rows and its numbers are.

#include "engine/format/csv.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace yindi {

/// A first line of numbers is a row, and the header is missing: but for years, and for 0, 1, 2 … or 1, 2, 3 … as
/// programs count columns, with nothing in front.
bool lacks_header(const CsvTable&);

/// Whether the first column holds values like the others, and nothing names the rows: numbers with decimals, or whole
/// numbers most of which repeat. Other whole numbers are codes or years, and one that is there twice is a slip.
bool lacks_names(const CsvTable&);

/// How a row is called: by its first cell, or by its number where no column names the rows.
std::string row_name(const CsvTable&, std::size_t row, bool nameless);

/// The first cells (row, column) of a semicolon table that are numbers with a comma, such as 12,5, and with a point,
/// such as 1.234.
struct DecimalMarks {
  std::optional<std::pair<std::size_t, std::size_t>> comma = {}, point = {};
};
DecimalMarks decimal_marks(const CsvTable&);

/// A number of a table whose decimal sign is the comma, with a point: 1,5 → 1.5, 29.990,50 → 29990.50. Points that do
/// not stand apart by threes before a comma leave it as it is.
std::string with_decimal_point(std::string text);

/// The entries of a list beside the file: between commas, semicolons or, in words, blanks; full-width ones, too.
std::vector<std::string> list_entries(const std::string& list, bool words);

} // namespace yindi
