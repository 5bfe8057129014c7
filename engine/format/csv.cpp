#include "engine/format/csv.h"

#include "engine/format/encoding.h"
#include "engine/format/folder.h"

#include <algorithm>
#include <limits>
#include <map>

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

  /// Appends one record's fields; its first line is in `row`.
  void record(std::vector<CsvField>& fields) {
    row = {static_cast<std::uint32_t>(at), line};
    while (true) {
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

/// A trapezoid's `;` or a decimal comma must not be taken for the delimiter, so the header decides: that which gives
/// most of the expected names, then most fields.
char detect_delimiter(const std::string& text, const std::vector<std::string>& expected) {
  const std::string none;
  char best = ',';
  std::pair<std::size_t, std::size_t> most{0, 0};
  const std::size_t start = text.find_first_not_of("\r\n");
  for (const char candidate : {',', ';', '\t'}) {
    Problems ignored;
    Scanner scanner{text, none, candidate, ignored, start};
    std::vector<CsvField> fields;
    scanner.record(fields);
    std::size_t known = 0;
    for (const CsvField field : fields)
      if (std::find(expected.begin(), expected.end(), unquoted(text, field)) != expected.end()) ++known;
    if (std::pair(known, fields.size()) > most) {
      most = {known, fields.size()};
      best = candidate;
    }
  }
  return best;
}

void check_header(const CsvTable& table, const CsvOptions& options, Problems& problems) {
  std::map<std::string, int> times;
  for (std::size_t i = 0; i < table.columns(); ++i) {
    const std::string& name = table.header[i];
    if (name.empty()) {
      if (i > 0 || !options.unnamed_first)
        problems.error(table.header_place(i), say(mark("a column without a name")),
                       say(mark("name it in the first line, or remove the column")));
    } else if (++times[name] == 2) { // said once a name
      problems.error(table.header_place(i), say(mark("the column \"{}\" is there twice"), name));
    }
  }
}

bool all_blank(const std::vector<CsvField>& fields) {
  return std::all_of(fields.begin(), fields.end(), [](CsvField f) { return f.length == 0; });
}

/// Brings a record to the header's width and says so where it was not.
void fit(std::vector<CsvField>& fields, std::size_t columns, const Scanner& scanner, Problems& problems) {
  if (fields.size() == columns) return;
  const std::string has = std::to_string(fields.size()), wants = std::to_string(columns);
  if (fields.size() > columns) {
    const auto begin = fields[columns].begin;
    const bool quote = begin > 0 && scanner.text[begin - 1] == '"';
    problems.error(scanner.place(begin - (quote ? 1u : 0u)),
                   say(mark("fields here: {0}, in the header: {1}"), has, wants),
                   say(mark("a field that holds the delimiter \"{}\" stands in quotes"),
                       scanner.delimiter == '\t' ? std::string("\\t") : std::string(1, scanner.delimiter)));
  } else {
    problems.error(scanner.place(scanner.row.begin), say(mark("fields here: {0}, in the header: {1}"), has, wants),
                   say(mark("write the delimiter for a blank field, too")));
  }
  fields.resize(columns, CsvField{fields.back().begin + fields.back().length, 0});
}

void read_rows(CsvTable& table, Scanner& scanner, Problems& problems) {
  std::vector<CsvField> fields;
  while (!scanner.finished()) {
    fields.clear();
    scanner.record(fields);
    if (all_blank(fields)) continue;
    if (scanner.broken) {
      table.complete = false;
      fields.resize(table.columns(), CsvField{static_cast<std::uint32_t>(scanner.text.size()), 0});
    }
    if (scanner.broken || fields.size() != table.columns()) table.misfits.insert(table.lines.size() - 1);
    fit(fields, table.columns(), scanner, problems);
    table.fields.insert(table.fields.end(), fields.begin(), fields.end());
    table.lines.push_back(scanner.row);
  }
}

/// A control character has no business in a table: it hides in an id, spoils a page, or moves a terminal's cursor.
void check_controls(const std::string& text, const std::string& path, Problems& problems) {
  Place place{path, 1, 1};
  std::size_t done = 0;
  for (std::size_t at = first_control(text); at != std::string::npos; at = first_control(text, at + 1)) {
    const std::string_view between = std::string_view(text).substr(done, at - done);
    const Place step = place_at(between, between.size(), path);
    place.column = step.line > 1 ? step.column : place.column + step.column - 1;
    place.line += step.line - 1;
    done = at;
    problems.error(place, say(mark("the control character {}"), code_point_name(text, at)),
                   say(mark("take it out: no name, id or text needs one")));
  }
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
  return scanner.place(begin > scanner.row.begin && text[begin - 1] == '"' ? begin - 1 : begin);
}

Loaded<CsvTable> parse_csv(std::string bytes, const std::string& path, const CsvOptions& options) {
  Problems problems;
  if (bytes.size() >= std::numeric_limits<std::uint32_t>::max() / 2) {
    problems.error({path, 1, 1}, say(mark("the file is larger than 2 GB, which is not read")));
    return {std::nullopt, problems.list};
  }
  Loaded<std::string> text = to_utf8(std::move(bytes), path);
  if (!text.value) return {std::nullopt, text.diagnostics};
  CsvTable table{path, std::move(*text.value), ',', {}, {}, {}, {}, true};
  const std::size_t start = table.text.find_first_not_of("\r\n");
  if (start == std::string::npos) {
    problems.error({path, 1, 1}, say(mark("the file is empty")), say(mark("the first line names the columns")));
    return {std::nullopt, problems.list};
  }
  check_controls(table.text, path, problems);
  table.delimiter = detect_delimiter(table.text, options.expected);
  Scanner scanner{table.text, path, table.delimiter, problems};
  do {
    table.fields.clear();
    scanner.record(table.fields);
  } while (all_blank(table.fields) && !scanner.finished());
  table.lines.push_back(scanner.row);
  for (const CsvField field : table.fields) table.header.push_back(unquoted(table.text, field));
  check_header(table, options, problems);
  read_rows(table, scanner, problems);
  return {std::move(table), problems.sorted()};
}

Loaded<CsvTable> read_csv(const std::string& path, const CsvOptions& options) {
  Loaded<std::string> bytes = read_bytes(path, path);
  if (!bytes.value) return {std::nullopt, bytes.diagnostics};
  return parse_csv(std::move(*bytes.value), path, options);
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
