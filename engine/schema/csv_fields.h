#pragma once

// Described items as rows of a CSV table.

#include "engine/format/csv.h"
#include "engine/format/place.h"
#include "engine/schema/field.h"

namespace yindi {

/// The columns of a table by what must be there, in the order in which they are written: first those that every file
/// has, then those that may be missing without a word.
std::vector<std::string> column_names(const Description& description);

/// Notes missing, misspelt and unknown columns. In a table with free columns no column is unknown.
void check_columns(const CsvTable& table, const Description& description, Problems& problems);

/// Reads every row; unknown columns go to the free columns, whose names are put into `free`, else to the extras.
void read_rows(const CsvTable& table, const Items& rows, std::vector<std::string>* free, Problems& problems);

/// The text of the whole table. Columns that may be missing are written only where a row has something there; after
/// them come the free columns `free`, or the unknown ones in the order in which they first appear.
std::string table_text(const Items& rows, const std::vector<std::string>* free);

} // namespace yindi
