#pragma once

// Tables out of XLSX workbooks (ISO/IEC 29500, by pugixml and minizip): a sheet as the text of a table, read as every
// other table is. A cell gives what a spreadsheet shows of it where that is a number or a word: a percentage with its
// sign, a date as 2024-01-03, never as the number of its day; a formula the value that was stored with it. What a table
// cannot say is told: merged cells, errors, formulas without a value, hidden rows and sheets.

#include "engine/format/csv.h"

namespace yindi {

/// Whether the bytes begin like a package or like a workbook of before 2007.
bool is_workbook(std::string_view bytes);

struct WorkbookSheet {
  SheetOrigin origin;
  std::string text; ///< tabs between fields, row n of the sheet as line n; line ends in cells are blanks
};

/// The sheet of that name; a blank one: the first that is shown and holds anything. `path` is for the diagnostics,
/// whose lines and columns are the sheet's rows and columns. A package that unpacks to more than can be meant, broken
/// XML, a document type in it, sheets of absurd size are errors; memory stays below 600 MB whatever the bytes are. The
/// value is there as soon as the names of the sheets are known; without text where the sheet cannot be read.
Loaded<WorkbookSheet> read_xlsx(const std::string& bytes, const std::string& path, const std::string& sheet = {});

/// The same as a table: `options.chosen` says the sheet and the row of the header.
Loaded<CsvTable> parse_xlsx(const std::string& bytes, const std::string& path, const CsvOptions& options = {});

/// "E3", of a row and a column from 1.
std::string cell_name(int row, int column);

} // namespace yindi
