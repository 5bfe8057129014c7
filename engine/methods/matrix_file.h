#pragma once

// A decision matrix file (DESIGN §5) as people and programs write it: a first row with the criteria, below it one row
// an alternative, a row `direction` (max or min a column) and optionally a row `weight` (matrix_words.h has their
// names).

#include "engine/format/csv.h"
#include "engine/methods/decision_matrix.h"

#include <memory>

namespace yindi {

/// What is said beside the file; blank: what it holds itself.
struct TableReading {
  std::string directions;  ///< max,min,…: one a criterion, or one for all; in place of the row
  std::string weights;     ///< 0.2,0.8: one a criterion; in place of the row
  std::string columns;     ///< a,c: the criteria that count, in the order of the file; the others are left out
  bool blanks = false;     ///< blank cells, NA and the like are taken, as NaN
  bool undirected = false; ///< without directions every column is `usual`, and a note says so
  Direction usual = Direction::max;
  bool ranks = false; ///< the columns are places 1 to n, which agree with sums by chance
};

struct MatrixFile {
  DecisionMatrix matrix;
  std::vector<double> weights;           ///< exactly as written; 1/n each where nothing gives them
  bool weighted = false;                 ///< something gives them
  bool numbered = false;                 ///< no column names the rows
  std::shared_ptr<const CsvTable> table; ///< where it was read
};

/// Errors with their places, what is wrong with an option at its name; warnings of what is no alternative (a total) or
/// no value (-9999); a note where weights don't sum to 1. Of a path "-": standard input.
Loaded<MatrixFile> read_matrix_file(const std::string& path, const TableReading& options = {});
Loaded<MatrixFile> read_matrix(CsvTable table, const TableReading& options = {});

/// Takes out the note on the weights' sum, where they are votes or count for nothing.
void without_sum_of_weights(Diagnostics& diagnostics);

/// What a method refuses of the file's matrix: at the cell where the last two arguments of the message name its
/// alternative and its criterion, else at the beginning of the file.
Diagnostics at_their_cells(Diagnostics diagnostics, const MatrixFile& file);
/// The same of a file of that layout whose table was not kept.
Diagnostics at_their_cells(Diagnostics diagnostics, const std::string& path);

} // namespace yindi
