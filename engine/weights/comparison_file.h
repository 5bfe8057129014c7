#pragma once

// The comparison file of DESIGN §5: a spreadsheet with the names in its first row and first column.

#include "engine/weights/comparison.h"

#include <functional>

namespace yindi {

/// Gives a diagnostic its place: row and column of a cell, from 0.
using CellPlace = std::function<Diagnostic(std::size_t row, std::size_t column)>;

/// The comparison in the cells of a table. First cell empty, then names; decimals or fractions; an empty cell is a
/// missing judgement; one of two mirrored cells is enough; both filled must multiply to 1 within 1 % and the one ≥ 1
/// counts. All problems are reported, each at its cell.
Loaded<Comparison> read_comparison(const std::vector<std::vector<std::string>>& cells, const CellPlace& place);

} // namespace yindi
