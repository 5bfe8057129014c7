#pragma once

// One look at a table before its fields are read: where the header stands and what keeps the fields apart.

#include "engine/format/csv.h"

namespace yindi {

struct TableLook {
  std::size_t start = 0; ///< offset of the header
  int line = 1;          ///< its physical line
  char delimiter = ',';
  std::optional<char> written_with = {}; ///< see CsvTable
};

/// Errors: invisible characters (taken out of `text`), full-width delimiters (replaced), lines above the header.
TableLook look_at_table(std::string& text, const std::string& path, const CsvOptions& options, Problems& problems);

} // namespace yindi
