#pragma once

// The header of a table that was read: what is wrong with its names, and what is no column.

#include "engine/format/csv.h"

namespace yindi {

/// Columns without a name: told once with how many they are. Names that are there twice.
void check_header(const CsvTable& table, const CsvOptions& options, Problems& problems);

/// Names in two lines, as programs write tables with groups of columns: names in the header are blank or there more
/// than once, and the line below it names each column, alone or together with the group; so may a line with the name of
/// the rows only follow. That is told once with the header as it would be, which is taken for the rest.
void tell_second_header(CsvTable& table, Problems& problems);

/// Leaves out columns that have no name and nothing in them.
void drop_blank_columns(CsvTable& table, const CsvOptions& options);

} // namespace yindi
