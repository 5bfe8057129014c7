#include "engine/format/csv.h"

#include "engine/format/charset.h"
#include "engine/format/csv_header.h"
#include "engine/format/csv_look.h"
#include "engine/format/csv_mend.h"
#include "engine/format/encoding.h"
#include "engine/format/folder.h"
#include "engine/format/other_forms.h"
#include "engine/format/row_words.h"
#include "engine/format/slips.h"
#include "engine/format/words.h"
#include "engine/format/xlsx_read.h"

#include <algorithm>
#include <limits>

namespace yindi {
namespace {

bool ends_line(char c) { return c == '\n' || c == '\r'; }

/// Reads one record after the other; knows the physical line.
struct Scanner {
  const std::string& text;
  const std::string& path;
  char delimiter;
  Problems& problems;
  std::size_t at = 0;
  int line = 1;
  CsvRow row{0, 1};
  bool broken = false; ///< a quote is never closed: nothing after it can be told apart

  Place place(std::size_t offset) const {
    // Quoted fields may hold line ends, so lines are counted from the record's first.
    Place result{path, row.line, 1};
    std::size_t start = row.begin;
    for (std::size_t i = row.begin; i < offset; ++i) {
      if (!ends_line(text[i]) || (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n')) continue;
      ++result.line;
      start = i + 1;
    }
    result.column = static_cast<int>(code_points(std::string_view(text).substr(start, offset - start))) + 1;
    return result;
  }

  bool finished() const { return broken || at >= text.size(); }

  void next_line() {
    if (at >= text.size()) return;
    at += text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2u : 1u;
    ++line;
  }

  CsvField quoted() {
    const std::size_t open = at++;
    for (; at < text.size(); ++at) {
      if (text[at] == '"') {
        if (at + 1 >= text.size() || text[at + 1] != '"') break;
        ++at;
      } else if (ends_line(text[at]) && !(text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n')) {
        ++line;
      }
    }
    const CsvField field{static_cast<std::uint32_t>(open + 1), static_cast<std::uint32_t>(at - open - 1)};
    if (at >= text.size()) {
      problems.error(place(open), say(mark("a quote that is never closed")),
                     say(mark("close it, or double a quote that belongs to the text")));
      broken = true;
      return field;
    }
    ++at;
    if (at < text.size() && text[at] != delimiter && !ends_line(text[at])) {
      problems.error(place(at), say(mark("text after a closing quote")),
                     say(mark("a quote that belongs to the text is written twice")));
      while (at < text.size() && text[at] != delimiter && !ends_line(text[at])) ++at;
    }
    return field;
  }

  CsvField bare() {
    const std::size_t begin = at;
    bool quote = false;
    while (at < text.size() && text[at] != delimiter && !ends_line(text[at])) {
      if (text[at] == '"' && !quote) {
        quote = true;
        problems.error(place(at), say(mark("a quote inside a field that has none around it")),
                       say(mark("put the whole field in quotes and write this one twice")));
      }
      ++at;
    }
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at - begin)};
  }

  /// ="511921", with which programs keep a code from becoming a number: 511921.
  std::optional<CsvField> kept_text() {
    for (const std::string_view sign : {"=\"", "\"=\"\""}) {
      if (!std::string_view(text).substr(at).starts_with(sign)) continue;
      const std::size_t begin = at + sign.size(), end = text.find('"', begin);
      const std::string_view close = sign.size() == 2 ? "\"" : "\"\"\"";
      const std::size_t behind = end == std::string::npos ? end : end + close.size();
      if (end == std::string::npos || end == begin || text.substr(end, close.size()) != close ||
          text.substr(begin, end - begin).find_first_of("\r\n") != std::string::npos ||
          (behind < text.size() && text[behind] != delimiter && !ends_line(text[behind])))
        continue;
      problems.note(place(at), say(mark("{} is read for the formula that a program wrote around it"),
                                   text.substr(begin, end - begin)));
      at = behind;
      return CsvField{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin)};
    }
    return std::nullopt;
  }

  /// Appends one record's fields; its first line is in `row`.
  void record(std::vector<CsvField>& fields) {
    row = {static_cast<std::uint32_t>(at), line};
    while (true) {
      if (const auto kept = at < text.size() && (text[at] == '=' || text[at] == '"') ? kept_text() : std::nullopt)
        fields.push_back(*kept);
      else
        fields.push_back(at < text.size() && text[at] == '"' ? quoted() : bare());
      if (broken || at >= text.size()) return;
      if (ends_line(text[at])) return next_line();
      ++at;
    }
  }
};

std::string unquoted(const std::string& text, CsvField field) {
  std::string result = text.substr(field.begin, field.length);
  if (field.begin == 0 || text[field.begin - 1] != '"') return result;
  for (auto i = result.find("\"\""); i != std::string::npos; i = result.find("\"\"", i + 1)) result.erase(i, 1);
  return result;
}

bool all_blank(const std::vector<CsvField>& fields) {
  return std::all_of(fields.begin(), fields.end(), [](CsvField f) { return f.length == 0; });
}

bool is_blank(const std::string& text, CsvField field) {
  return text.find_first_not_of(" \t", field.begin) >= field.begin + field.length;
}

/// Whether a first field says that what follows is no row.
bool begins_a_note(std::string_view text) {
  const std::string word = lower(text);
  for (const std::string_view begin : {"source:", "sources:", "note:", "notes:", "source：", "note：", "注：", "注:",
                                       "来源：", "来源:", "资料来源", "数据来源", "说明：", "说明:", "备注：", "备注:"})
    if (word.starts_with(begin)) return true;
  return false;
}

/// A row of which only the first field is filled, by words that are no id, is a note that somebody put below the table;
/// so is one that begins with "Source:", whatever commas it has.
bool is_note(const std::vector<CsvField>& fields, const CsvTable& table, const Scanner& scanner) {
  if (table.columns() < 3) return false;
  if (begins_a_note(trim(std::string_view(scanner.text).substr(fields[0].begin, fields[0].length)))) return true;
  for (std::size_t i = 1; i < fields.size(); ++i)
    if (fields[i].length > 0 && !is_blank(scanner.text, fields[i])) return false;
  return !is_id(trim(std::string_view(scanner.text).substr(fields[0].begin, fields[0].length)));
}

/// A remark between the rows: it begins with # as a sentence does, and has not the header's fields, or nothing beside
/// it.
/// "#7" is a name.
bool is_hash_remark(const std::vector<CsvField>& fields, const CsvTable& table, const Scanner& scanner) {
  if (table.columns() < 2 || fields[0].length < 2 || scanner.text[fields[0].begin] != '#') return false;
  const std::string_view rest = std::string_view(scanner.text).substr(fields[0].begin + 1, fields[0].length - 1);
  if (!rest.starts_with('#') && trim(rest).find(' ') == std::string_view::npos && !rest.starts_with(' ')) return false;
  return fields.size() != table.columns() ||
         std::all_of(fields.begin() + 1, fields.end(), [&](CsvField field) { return is_blank(scanner.text, field); });
}

/// The header once more, as where files were put together.
bool repeats_header(const std::vector<CsvField>& fields, const CsvTable& table, const Scanner& scanner) {
  if (table.columns() < 2 || fields.size() != table.columns()) return false;
  bool words = false;
  for (std::size_t j = 0; j < fields.size(); ++j) {
    if (trim(std::string_view(scanner.text).substr(fields[j].begin, fields[j].length)) != table.header[j]) return false;
    words = words || (!table.header[j].empty() && !read_number(table.header[j]).value);
  }
  return words;
}

/// How many fields that rows do not have are read as blank ones: a header of a million names above rows of two would
/// otherwise fill the memory.
constexpr std::size_t most_fields_added = 5'000'000;

/// Brings a record to the header's width: what is missing at its end is blank, as in every spreadsheet; what is too
/// much is told unless it is blank.
void fit(std::vector<CsvField>& fields, CsvTable& table, const Scanner& scanner, Problems& problems) {
  const std::size_t columns = table.columns();
  while (fields.size() > columns && is_blank(scanner.text, fields.back())) fields.pop_back();
  if (fields.size() > columns) {
    table.misfits.insert(table.lines.size() - 1);
    const auto begin = fields[columns].begin;
    const bool quote = begin > 0 && scanner.text[begin - 1] == '"';
    problems.error(
        scanner.place(begin - (quote ? 1u : 0u)),
        say(mark("fields here: {0}, in the header: {1}"), std::to_string(fields.size()), std::to_string(columns)),
        say(mark("a field that holds the delimiter \"{}\" stands in quotes"),
            scanner.delimiter == '\t' ? std::string("\\t") : std::string(1, scanner.delimiter)));
  }
  fields.resize(columns, CsvField{fields.back().begin + fields.back().length, 0});
}

/// Tells of a no-break or full-width blank around an id, a number or a header's name, and leaves it out; a text may
/// have one.
void trim_odd_blanks(CsvField& field, const Scanner& scanner, bool header, Problems& problems) {
  const auto foreign = [&](std::size_t i) { return static_cast<unsigned char>(scanner.text[i]) >= 0x80; };
  if (field.length == 0 || !(foreign(field.begin) || foreign(field.begin + field.length - 1))) return;
  std::string_view text = std::string_view(scanner.text).substr(field.begin, field.length);
  const auto first = odd_blank_at_edge(text);
  if (!first) return;
  while (const auto odd = odd_blank_at_edge(text)) {
    if (odd->at == 0)
      text.remove_prefix(odd->length);
    else
      text.remove_suffix(odd->length);
    text = trim(text);
  }
  if (!header && !text.empty() && !is_id(text) && !read_number(text).value) return;
  const std::size_t at = field.begin + first->at;
  if (!text.empty())
    problems.error(scanner.place(at),
                   say(mark("a blank that is none ({0}, {1})"), code_point_name(scanner.text, at), first->name),
                   say(mark("take it out")));
  field = {static_cast<std::uint32_t>(text.empty() ? field.begin : text.data() - scanner.text.data()),
           static_cast<std::uint32_t>(text.size())};
}

void read_rows(CsvTable& table, Scanner& scanner, Problems& problems) {
  std::vector<CsvField> fields;
  std::size_t added = 0;
  while (!scanner.finished()) {
    fields.clear();
    scanner.record(fields);
    for (CsvField& field : fields) trim_odd_blanks(field, scanner, false, problems);
    if (std::all_of(fields.begin(), fields.end(), [&](CsvField f) { return is_blank(scanner.text, f); })) continue;
    if (!scanner.broken && is_hash_remark(fields, table, scanner)) {
      problems.note(scanner.place(scanner.row.begin),
                    say(mark("lines that begin with {} are read over"), std::string("#")));
      continue;
    }
    if (scanner.broken) {
      table.complete = false;
      table.misfits.insert(table.lines.size() - 1);
      fields.resize(table.columns(), CsvField{static_cast<std::uint32_t>(scanner.text.size()), 0});
    } else if (is_note(fields, table, scanner)) {
      const bool one = std::count_if(fields.begin(), fields.end(), [](CsvField f) { return f.length > 0; }) == 1;
      problems.error(scanner.place(scanner.row.begin),
                     one ? say(mark("this row has one field only")) : say(mark("a note below the table")),
                     say(mark("a note belongs into columns.csv or sources.csv, or out of the table")));
      continue;
    }
    if (!scanner.broken && repeats_header(fields, table, scanner)) {
      problems.note(scanner.place(scanner.row.begin), say(mark("the header stands here once more: it is read over")));
      continue;
    }
    added += table.columns() - std::min(fields.size(), table.columns());
    if (added > most_fields_added) {
      problems.error(scanner.place(scanner.row.begin),
                     say(mark("the rows are far shorter than the header: fields here {0}, in the header {1}"),
                         std::to_string(fields.size()), std::to_string(table.columns())),
                     say(mark("the rest is not read: shorten the header, or turn the table round")));
      table.complete = false;
      return;
    }
    fit(fields, table, scanner, problems);
    table.fields.insert(table.fields.end(), fields.begin(), fields.end());
    table.lines.push_back(scanner.row);
  }
}

/// Where every row has one field more than the header, as R writes names of rows, the header gets a blank first one.
/// But for a header that begins as that of names does: then the rows have one too many.
void mend_short_header(CsvTable& table, Scanner scanner, Problems& problems) {
  if (table.header.empty() || names_the_rows(table.header.front())) return;
  Problems ignored;
  Scanner ahead{scanner.text, scanner.path, scanner.delimiter, ignored, scanner.at, scanner.line};
  bool filled = false; // else the rows only end in a delimiter
  std::size_t rows = 0;
  for (std::vector<CsvField> fields; !ahead.finished() && rows < 1000;) {
    fields.clear();
    ahead.record(fields);
    if (all_blank(fields)) continue;
    if (fields.size() != table.columns() + 1) return;
    filled = filled || !is_blank(scanner.text, fields.back());
    ++rows;
  }
  if (!filled) return;
  problems.note({table.path, table.lines.front().line, 1},
                say(mark("the header is one field shorter than the rows: their first one is read as their names")));
  table.fields.insert(table.fields.begin(), CsvField{table.fields.front().begin, 0});
  table.header.insert(table.header.begin(), std::string());
}

} // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
  const auto found = std::find(header.begin(), header.end(), name);
  if (found == header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.begin());
}

std::string CsvTable::at(std::size_t row, std::size_t column) const {
  return unquoted(text, fields[(row + 1) * columns() + column]);
}

Place CsvTable::header_place(std::size_t column) const { return place(static_cast<std::size_t>(-1), column); }

Place CsvTable::place(std::size_t row, std::size_t column) const {
  Problems none;
  Scanner scanner{text, path, delimiter, none};
  scanner.row = lines[row + 1];
  const std::size_t begin = fields[(row + 1) * columns() + column].begin;
  if (sheet)
    return {path, scanner.row.line, sheet_column(text, scanner.row.begin, begin, delimiter, sheet->first_column)};
  return scanner.place(begin > scanner.row.begin && text[begin - 1] == '"' ? begin - 1 : begin);
}

Loaded<CsvTable> parse_csv(std::string bytes, const std::string& path, const CsvOptions& options) {
  Problems problems;
  if (bytes.size() >= std::numeric_limits<std::uint32_t>::max() / 2) {
    problems.error({path, 1, 1}, say(mark("the file is larger than 2 GB, which is not read")));
    return {std::nullopt, problems.list};
  }
  if (is_other_form(bytes, path, problems)) return {std::nullopt, problems.list};
  std::string charset = options.chosen.charset;
  const bool wide = charset.empty() && is_utf16(bytes);
  if (charset.empty())
    charset = wide ? "UTF-16" : first_bad_utf8(bytes) == std::string_view::npos ? "UTF-8" : name(charset_of(bytes));
  Loaded<std::string> text = wide                             ? from_utf16(std::move(bytes), path)
                             : options.chosen.charset.empty() ? to_utf8(std::move(bytes), path)
                                                              : to_utf8_from(charset, std::move(bytes), path);
  if (!text.value) return {std::nullopt, text.diagnostics};
  problems.add(text.diagnostics);
  const TableLook look = look_at_table(*text.value, path, options, problems);
  CsvTable table{path, std::move(*text.value), look.delimiter, {}, {}, {}, {}, true, std::move(charset)};
  table.written_with = look.written_with;
  if (look.start == std::string::npos) {
    problems.error({path, 1, 1}, say(mark("the file is empty")), say(mark("the first line names the columns")));
    return {std::nullopt, problems.list};
  }
  Scanner scanner{table.text, path, table.delimiter, problems, look.start, look.line};
  do {
    table.fields.clear();
    scanner.record(table.fields);
  } while (all_blank(table.fields) && !scanner.finished());
  table.lines.push_back(scanner.row);
  for (CsvField& field : table.fields) {
    trim_odd_blanks(field, scanner, true, problems);
    table.header.push_back(std::string(trim(unquoted(table.text, field))));
  }
  if (options.plain) mend_short_header(table, scanner, problems);
  read_rows(table, scanner, problems);
  drop_blank_columns(table, options);
  if (options.plain) tell_second_header(table, problems);
  mend_table(table, options, problems);
  check_header(table, options, problems);
  return {std::move(table), problems.sorted()};
}

Loaded<CsvTable> read_csv(const std::string& path, const CsvOptions& options) {
  Loaded<std::string> bytes = read_bytes(path, path);
  if (!bytes.value) return {std::nullopt, bytes.diagnostics};
  Loaded<CsvTable> table = is_workbook(*bytes.value) ? parse_xlsx(*bytes.value, path, options)
                                                     : parse_csv(std::move(*bytes.value), path, options);
  table.diagnostics = gathered(std::move(table.diagnostics));
  return table;
}

int sheet_column(std::string_view text, std::size_t line_begin, std::size_t offset, char delimiter, int first) {
  bool quoted = false;
  for (std::size_t i = line_begin; i < std::min(offset, text.size()); ++i) {
    if (text[i] == '"') quoted = !quoted; // a doubled quote turns it twice
    first += !quoted && text[i] == delimiter;
  }
  return first;
}

std::string write_csv(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows) {
  std::string result;
  const auto write = [&](const std::vector<std::string>& fields) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (i > 0) result += ',';
      const std::string& field = fields[i];
      if (field.find_first_of(",\"\r\n") == std::string::npos) {
        result += field;
        continue;
      }
      result += '"';
      for (const char c : field) result += c == '"' ? std::string("\"\"") : std::string(1, c);
      result += '"';
    }
    result += '\n';
  };
  write(header);
  for (const auto& row : rows) write(row);
  return result;
}

} // namespace yindi
