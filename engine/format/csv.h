#pragma once

// Comma-separated tables (RFC 4180; also semicolon or tab) with the place of every field. Made for large files: the
// text is kept once and a field is an offset into it. What spreadsheets do to a table and harms nothing is read over: a
// line `sep=;`, blank columns and rows around it, delimiters left out behind the last value of a row. What stands above
// or below the table, invisible characters and full-width delimiters are errors that name themselves, and the table is
// read without them, so that nothing else is said of it.

#include "engine/format/diagnostic.h"
#include "engine/format/place.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace yindi {

/// A sheet of a workbook.
struct SheetName {
  std::string name;
  bool hidden = false;
};

/// Where a table stood that was read from a workbook: its lines are the sheet's rows, its columns the sheet's.
struct SheetOrigin {
  std::string name;
  int first_column = 1;
  std::vector<SheetName> all = {}; ///< sheets of the workbook
};

struct CsvField {
  std::uint32_t begin, length; ///< the content, without the quotes around it
};

struct CsvRow {
  std::uint32_t begin; ///< offset of its first byte
  std::int32_t line;   ///< its first physical line
};

/// A header and rows of as many fields as the header has. Rows of blanks only are left out, and columns without a name
/// and anything in them.
struct CsvTable {
  std::string path, text; ///< text: UTF-8
  char delimiter = ',';
  std::vector<std::string> header;
  std::vector<CsvField> fields;       ///< header and rows, row by row
  std::vector<CsvRow> lines;          ///< of the header and of each row
  std::set<std::size_t> misfits = {}; ///< rows with more or fewer fields than the header: their cells may be shifted
  bool complete = true;               ///< false where a quote is never closed: the rest could not be told apart
  std::string charset = "UTF-8";      ///< what the bytes were read as
  std::optional<SheetOrigin> sheet = {};
  /// The sign that kept the fields apart where it was none that tables have, which was told: `text` has commas for it.
  std::optional<char> written_with = {};

  std::size_t columns() const { return header.size(); }
  /// Number of rows below the header.
  std::size_t rows() const { return lines.empty() ? 0 : lines.size() - 1; }
  std::optional<std::size_t> column(std::string_view name) const;
  /// The field's text with doubled quotes undone.
  std::string at(std::size_t row, std::size_t column) const;
  Place place(std::size_t row, std::size_t column) const;
  Place header_place(std::size_t column) const;
};

/// What a person says of a file where the look at it was wrong. What is left blank is told by the look.
struct TableChoice {
  std::string charset = {}; ///< one of `charset_names()`
  std::optional<char> delimiter = {};
  int header_line = 0;    ///< a physical line, a row of a sheet
  std::string sheet = {}; ///< of a workbook
};

struct CsvOptions {
  std::vector<std::string> expected; ///< names by which the delimiter is told
  /// A table of names and numbers that anybody writes (a decision or comparison matrix): the first column may have no
  /// name, or even no field in the header.
  bool plain = false;
  TableChoice chosen = {};
};

/// All problems of form: quotes, number of fields, header. The value is there unless the file has no header.
Loaded<CsvTable> parse_csv(std::string bytes, const std::string& path, const CsvOptions& options = {});
/// The same from a file, "-" being standard input, CSV or XLSX (xlsx_read.h); a folder, a missing or an unreadable file
/// is one error.
Loaded<CsvTable> read_csv(const std::string& path, const CsvOptions& options = {});

/// The column of a sheet, from 1, in which a byte of its text stands: fields before it on its line, from the first.
int sheet_column(std::string_view text, std::size_t line_begin, std::size_t offset, char delimiter, int first);

/// Comma, LF, quotes only where needed.
std::string write_csv(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows);

} // namespace yindi
