#pragma once

// A decision matrix file (DESIGN §5): header `alternative,<criterion>,…`; a row `direction` (max or min a column);
// optionally a row `weight`; then one row an alternative.

#include "engine/format/csv.h"
#include "engine/methods/decision_matrix.h"

namespace yindi {

struct MatrixFile {
  DecisionMatrix matrix;
  std::vector<double> weights; ///< exactly as written; 1/n each where the file has no row of them
};

/// Errors with their places; a note where weights don't sum to 1.
Loaded<MatrixFile> read_matrix_file(const std::string& path);
Loaded<MatrixFile> read_matrix(const CsvTable& table);

/// What a method refuses of the file's matrix: at the cell where the last two arguments of the message name its
/// alternative and its criterion, else at the beginning of the file.
Diagnostics at_their_cells(Diagnostics diagnostics, const std::string& path);

} // namespace yindi
