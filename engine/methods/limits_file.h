#pragma once

// A file of limits between categories: header `limit,<criterion>,…` with the criteria of a decision matrix in any
// order; rows `q`, `p` and `v` with the thresholds if any; then one row a limit, from the one above the worst category
// to the one below the best.

#include "engine/format/csv.h"
#include "engine/methods/electre_tri.h"

namespace yindi {

/// Without a row q everything counts, without p it counts in full at once (p = q), and without v, or where v is 0,
/// nothing vetoes. Errors with their places; a note where the file has a criterion that the matrix has not.
Loaded<CategoryLimits> read_limits_file(const std::string& path, const std::vector<std::string>& criteria);
Loaded<CategoryLimits> read_limits(const CsvTable& table, const std::vector<std::string>& criteria);

} // namespace yindi
