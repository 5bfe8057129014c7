#pragma once

// A fuzzy decision matrix file: as a decision matrix file (matrix_file.h), but a cell, also of the row `weight`, may
// hold three numbers with blanks between them: the least, the likeliest and the most.

#include "engine/format/csv.h"
#include "engine/methods/fuzzy_topsis.h"
#include "engine/methods/matrix_file.h"

namespace yindi {

struct FuzzyFile {
  FuzzyMatrix matrix;
  std::vector<FuzzyNumber> weights; ///< as written; 1 each where the file has no row of them
};

/// Errors with their places, what is wrong with an option at its name. Of `options` directions, weights and
/// columns; a weight there may be three numbers with blanks between them, too.
Loaded<FuzzyFile> read_fuzzy_file(const std::string& path, const TableReading& options = {});
Loaded<FuzzyFile> read_fuzzy_matrix(const CsvTable& table, const TableReading& options = {});

} // namespace yindi
