#pragma once

// The comparison file of DESIGN §5: a spreadsheet with the names in its first row and first column.

#include "engine/weights/comparison.h"

#include <functional>

namespace yindi {

/// Gives a diagnostic its place: row and column of a cell, from 0.
using CellPlace = std::function<Diagnostic(std::size_t row, std::size_t column)>;

/// What counts as a judgement in a table, and what of two mirrored cells.
struct ComparisonRules {
  double least = 1e-9, most = 1e9; ///< beyond them a number is no judgement
  bool warn_beyond_scale = false;  ///< a warning for a judgement beyond 1/9 to 9
  /// Two mirrored cells may also differ by the rounding of the smaller: 7 and 0.14, because 1/7 is 0.14 to two digits.
  bool printed_digits = false;
};

/// The comparison in the cells of a table. The first cell is blank or a heading, then names; decimals or fractions; an
/// empty cell is a missing judgement; one of two mirrored cells is enough; both filled must multiply to 1 within 1 %
/// (or as the rules say) and the one ≥ 1 counts. Rows may have no names where there is one for each column, in their
/// order; a table of numbers alone has items 1, 2, … All problems are reported, each at its cell; equal signs for
/// "missing" once.
Loaded<Comparison> read_comparison(const std::vector<std::vector<std::string>>& cells, const CellPlace& place,
                                   const ComparisonRules& rules = {});

} // namespace yindi
