#pragma once

// Tables whose fields stand apart by a sign that is none of a CSV, or by two: each is told, and mended so that nothing
// else is said of the table.

#include "engine/format/csv_line.h"
#include "engine/format/diagnostic.h"

namespace yindi {

/// Names that sign, and writes commas for it so that nothing else is said of the table; the sign, where there is one.
std::optional<char> mend_other_delimiter(std::string& text, const std::string& path, const CsvLine& header,
                                         const std::vector<CsvLine>& lines, const CsvOptions& options,
                                         Problems& problems);

/// Where the header's fields stand apart by one sign and those of every row by another, that is told, and the header is
/// written with the sign of the rows. Whether it was.
bool mend_header_sign(std::string& text, const std::string& path, CsvLine& header, const std::vector<CsvLine>& lines,
                      Problems& problems);

/// Replaces full-width commas or semicolons where they keep the fields of the line at `start` apart, and says so.
void mend_full_width_delimiters(std::string& text, const std::string& path, const CsvOptions& options,
                                std::size_t start, Problems& problems);

} // namespace yindi
