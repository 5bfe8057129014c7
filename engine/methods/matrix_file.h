#pragma once

// A decision matrix file (DESIGN §5): header `alternative,<criterion>,…`; a row `direction` (max or min a column);
// optionally a row `weight`; then one row an alternative.

#include "engine/case/csv.h"
#include "engine/methods/decision_matrix.h"

namespace yindi {

struct MatrixFile {
  DecisionMatrix matrix;
  std::vector<double> weights; ///< exactly as written; 1/n each where the file has no row of them
};

/// Errors with their places; a note where weights don't sum to 1.
Loaded<MatrixFile> read_matrix_file(const std::string& path);
Loaded<MatrixFile> read_matrix(const CsvTable& table);

} // namespace yindi
