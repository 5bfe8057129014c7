#include "engine/format/xlsx_read.h"

#include "engine/format/encoding.h"
#include "engine/format/words.h"
#include "engine/format/xlsx_numbers.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace yindi {
namespace xlsx {
namespace {

constexpr std::size_t most_text = 128 << 20, most_fields = 20'000'000;
constexpr int last_row = 1'048'576, last_column = 16'384; // of the format

/// `_x000D_` stands for a character that XML cannot hold.
std::string unescaped(const std::string& text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto hexadecimal = [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; };
    const bool code = i + 6 < text.size() && text[i] == '_' && text[i + 1] == 'x' && text[i + 6] == '_' &&
                      std::all_of(text.begin() + static_cast<std::ptrdiff_t>(i) + 2,
                                  text.begin() + static_cast<std::ptrdiff_t>(i) + 6, hexadecimal);
    const long value = code ? std::strtol(text.substr(i + 2, 4).c_str(), nullptr, 16) : 0;
    if (!code || value == 0 || value >= 0x80) {
      result += text[i];
      continue;
    }
    result += static_cast<char>(value);
    i += 6;
  }
  return result;
}

/// The words of a string, in runs or not; how it is pronounced is no part of it.
std::string string_of(Xml item) {
  std::string all;
  for (const Xml one : item.children()) {
    if (local(one.name()) == "t") all += words_in(one);
    if (local(one.name()) == "r") all += words_in(child(one, "t"));
  }
  return unescaped(all);
}

std::vector<std::string> strings_of(const Package& package, const std::string& part) {
  std::vector<std::string> all;
  PartXml xml;
  if (part.empty() || !package.load(part, xml, of_cells)) return all;
  for (const Xml one : xml.root().children())
    if (local(one.name()) == "si") all.push_back(string_of(one));
  return all;
}

/// A place like "BC12"; 0 for what is none.
struct CellPlace {
  int row = 0, column = 0;
};
CellPlace place_of_cell(std::string_view name) {
  int column = 0;
  std::size_t i = 0;
  for (; i < name.size() && i < 4 && std::isalpha(static_cast<unsigned char>(name[i])); ++i)
    column = 26 * column + (std::toupper(static_cast<unsigned char>(name[i])) - 'A' + 1);
  const int row = whole_number(name.substr(i)).value_or(0);
  if (column < 1 || column > last_column || row < 1 || row > last_row) return {};
  return {row, column};
}

struct SheetRow {
  int number = 0;
  std::vector<std::pair<int, std::string>> cells; ///< column → what stands there
};

/// What cells are read with.
struct Reading {
  const std::string& path;
  std::vector<std::string> strings = {};
  std::vector<Shown> styles = {};
  bool from_1904 = false;
  Problems problems = {};
  std::size_t text = 0; ///< bytes so far
};

/// What stands in a cell, as a table says it.
std::string text_of(Xml cell, const Place& place, Reading& reading) {
  const std::string_view type = attribute(cell, "t");
  if (type == "inlineStr") return string_of(child(cell, "is"));
  const Xml stored = child(cell, "v");
  const std::string value = words_in(stored);
  if (value.empty()) {
    if (child(cell, "f") && type != "str")
      reading.problems.warning(place, say(mark("a formula without a stored value")),
                               say(mark("open the workbook in a spreadsheet and save it: that computes the formulas")));
    return {};
  }
  if (type == "s") {
    const auto at = whole_number(trim(value));
    if (at && static_cast<std::size_t>(*at) < reading.strings.size())
      return reading.strings[static_cast<std::size_t>(*at)];
    reading.problems.error(place, say(mark("the cell names a text that the workbook does not have")), save_again());
    return {};
  }
  if (type == "e") {
    reading.problems.warning(place, say(mark("the cell shows the error {}"), plain(value)),
                             say(mark("mend its formula, or leave the cell blank")));
    return value;
  }
  if (type == "b") return trim(value) == "0" ? "FALSE" : "TRUE";
  if (type == "str") return unescaped(value);
  const auto told_date = [&](std::string date) {
    reading.problems.note(place, say(mark("the cell holds a date: {}"), plain(date)));
    return date;
  };
  if (type == "d") return told_date(value.substr(0, value.ends_with("T00:00:00") ? value.size() - 9 : value.size()));
  const auto number = read_number(value).value;
  if (!number) {
    reading.problems.warning(place, say(mark("the cell is said to hold a number and holds \"{}\""), plain(value)));
    return value;
  }
  const auto style = static_cast<std::size_t>(whole_number(attribute(cell, "s")).value_or(0));
  const Shown shown = style < reading.styles.size() ? reading.styles[style] : Shown::plain;
  if (shown == Shown::date)
    if (auto date = date_of(*number, reading.from_1904)) return told_date(std::move(*date));
  return shown == Shown::per_cent ? shown_digits(*number * 100) + "%" : shown_digits(*number);
}

bool by_number(const SheetRow& a, const SheetRow& b) { return a.number < b.number; }

void read_cells(Xml line, SheetRow& row, Reading& reading) {
  int column = 0;
  for (const Xml cell : line.children()) {
    if (local(cell.name()) != "c") continue;
    const std::string_view named = attribute(cell, "r");
    const CellPlace place = named.empty() ? CellPlace{row.number, column + 1} : place_of_cell(named);
    if (place.row != row.number || place.column > last_column)
      refuse(say(mark("row {0} holds a cell that is called \"{1}\""), std::to_string(row.number),
                 plain(std::string(named.substr(0, 20)))),
             save_again());
    column = place.column;
    std::string text = text_of(cell, {reading.path, row.number, column}, reading);
    for (const char* end : {"\r\n", "\n", "\r"})
      for (auto at = text.find(end); at != std::string::npos; at = text.find(end, at))
        text.replace(at, std::strlen(end), " ");
    if (text.empty()) continue;
    reading.text += text.size();
    if (reading.text > most_text)
      refuse(say(mark("the sheet holds more text than can be read")),
             say(mark("save the sheet that is needed as CSV")));
    row.cells.emplace_back(column, std::move(text));
  }
  const auto before = [](const auto& a, const auto& b) { return a.first < b.first; };
  if (!std::is_sorted(row.cells.begin(), row.cells.end(), before))
    std::stable_sort(row.cells.begin(), row.cells.end(), before);
  for (std::size_t i = 1; i < row.cells.size(); ++i)
    if (row.cells[i].first == row.cells[i - 1].first)
      refuse(say(mark("the cell {} stands in the sheet twice"), cell_name(row.number, row.cells[i].first)),
             save_again());
}

/// The rows with anything in them, in their order; hidden ones are read, and told.
std::vector<SheetRow> read_rows_of(Xml sheet, Reading& reading) {
  std::vector<SheetRow> rows;
  int number = 0, hidden = 0, first_hidden = 0;
  for (const Xml line : child(sheet, "sheetData").children()) {
    if (local(line.name()) != "row") continue;
    const std::string_view said = attribute(line, "r");
    number = said.empty() ? number + 1 : whole_number(said).value_or(0);
    if (number < 1 || number > last_row)
      refuse(say(mark("a row is called \"{}\""), plain(std::string(said.substr(0, 20)))), save_again());
    SheetRow row{number, {}};
    read_cells(line, row, reading);
    if (row.cells.empty()) continue;
    if (set_on(line, "hidden") && hidden++ == 0) first_hidden = number;
    rows.push_back(std::move(row));
  }
  if (!std::is_sorted(rows.begin(), rows.end(), by_number)) std::stable_sort(rows.begin(), rows.end(), by_number);
  for (std::size_t i = 1; i < rows.size(); ++i)
    if (rows[i].number == rows[i - 1].number)
      refuse(say(mark("row {} stands in the sheet twice"), std::to_string(rows[i].number)), save_again());
  if (hidden > 0)
    reading.problems.note({reading.path, first_hidden, 1},
                          hidden == 1
                              ? say(mark("this row is hidden in the sheet, and is read"))
                              : say(mark("{} rows are hidden in the sheet, and are read"), std::to_string(hidden)));
  return rows;
}

void tell_hidden_columns(Xml sheet, int most, Reading& reading) {
  for (const Xml one : child(sheet, "cols").children())
    if (const auto from = whole_number(attribute(one, "min")), to = whole_number(attribute(one, "max"));
        set_on(one, "hidden") && from && to && *from >= 1 && *from <= most)
      reading.problems.note({reading.path, 1, 1},
                            *from == *to
                                ? say(mark("the column {} is hidden in the sheet, and is read"), cell_name(0, *from))
                                : say(mark("the columns {0} to {1} are hidden in the sheet, and are read"),
                                      cell_name(0, *from), cell_name(0, std::min(*to, most))));
}

/// Of merged cells only the first holds anything, so that the others are read as blank.
void tell_merged(Xml sheet, Reading& reading) {
  for (const Xml one : child(sheet, "mergeCells").children()) {
    const std::string area(attribute(one, "ref"));
    const auto colon = area.find(':');
    if (colon == std::string::npos) continue;
    const CellPlace from = place_of_cell(std::string_view(area).substr(0, colon)),
                    to = place_of_cell(std::string_view(area).substr(colon + 1));
    if (from.row == 0 || to.row == 0) continue;
    reading.problems.warning(
        {reading.path, from.row, from.column},
        say(mark("the cells {} are merged: only the first has a value, the others are blank"), area),
        say(mark("take the merging apart and fill in each cell")));
  }
}

/// The rows as lines of text.
std::string text_of_rows(const std::vector<SheetRow>& rows, int first) {
  std::string text;
  int line = 1;
  for (const SheetRow& row : rows) {
    text.append(static_cast<std::size_t>(row.number - line), '\n');
    line = row.number;
    int column = first;
    for (const auto& [place, words] : row.cells) {
      text.append(static_cast<std::size_t>(place - column), '\t');
      column = place;
      if (words.find_first_of("\"\t") == std::string::npos) {
        text += words;
        continue;
      }
      text += '"';
      for (const char c : words) text += c == '"' ? std::string("\"\"") : std::string(1, c);
      text += '"';
    }
  }
  return text + '\n';
}

struct KnownSheet {
  SheetName name;
  std::string part;
};

std::vector<KnownSheet> sheets_in(Xml book, const Relations& relations) {
  std::vector<KnownSheet> all;
  for (const Xml one : child(book, "sheets").children()) {
    const auto relation = relations.find(std::string(attribute(one, "id")));
    if (relation == relations.end() || relation->second.kind != "worksheet") continue; // a sheet that is a chart
    const std::string_view state = attribute(one, "state");
    all.push_back(
        {{std::string(attribute(one, "name")), state == "hidden" || state == "veryHidden"}, relation->second.target});
  }
  return all;
}

void tell_sheets(const std::vector<KnownSheet>& all, const KnownSheet& chosen, Reading& reading) {
  std::vector<Text> others;
  for (const KnownSheet& one : all)
    if (&one != &chosen)
      others.push_back(one.name.hidden ? both(say(mark("{} (hidden)"), plain(one.name.name))) : plain(one.name.name));
  if (others.empty()) return;
  if (others.size() > 12) others.resize(12), others.push_back(plain("…"));
  reading.problems.note({reading.path, 1, 1}, say(mark("the sheet \"{0}\" is read; the workbook also has {1}"),
                                                  plain(chosen.name.name), list(others)));
}

/// The sheet as text; false where it holds nothing.
bool read_sheet(const Package& package, const KnownSheet& sheet, Reading& reading, WorkbookSheet& into) {
  PartXml xml;
  if (!package.load(sheet.part, xml, of_cells))
    refuse(say(mark("the workbook has no part {}"), plain(sheet.part)), save_again());
  const std::vector<SheetRow> rows = read_rows_of(xml.root(), reading);
  if (rows.empty()) return false;
  int first = last_column, last = 1;
  for (const SheetRow& row : rows)
    first = std::min(first, row.cells.front().first), last = std::max(last, row.cells.back().first);
  if (static_cast<std::size_t>(last - first + 1) * rows.size() > most_fields)
    refuse(say(mark("the sheet reaches from {0} to {1}, which is more than can be read"),
               cell_name(rows.front().number, first), cell_name(rows.back().number, last)),
           say(mark("delete what stands far away from the table")));
  tell_merged(xml.root(), reading);
  tell_hidden_columns(xml.root(), last, reading);
  into.origin.name = sheet.name.name;
  into.origin.first_column = first;
  into.text = text_of_rows(rows, first);
  return true;
}

void read_book(const Package& package, Reading& reading, const std::string& wanted, WorkbookSheet& into) {
  std::string book = part_of(relations_of(package, ""), "officeDocument");
  if (book.empty()) book = "xl/workbook.xml";
  PartXml xml;
  if (!package.load(book, xml) || local(xml.root().name()) != "workbook")
    refuse(say(mark("this is a package of another kind, no .xlsx")), save_again());
  const auto relations = relations_of(package, book);
  const std::vector<KnownSheet> all = sheets_in(xml.root(), relations);
  for (const KnownSheet& one : all) into.origin.all.push_back(one.name);
  if (all.empty()) refuse(say(mark("the workbook has no sheet with cells")), save_again());
  reading.from_1904 = set_on(child(xml.root(), "workbookPr"), "date1904");
  reading.strings = strings_of(package, part_of(relations, "sharedStrings"));
  reading.styles = styles_of(package, part_of(relations, "styles"));
  const Problems before = reading.problems;
  const KnownSheet* read = nullptr;
  for (const KnownSheet& one : all) {
    if (wanted.empty() ? one.name.hidden : one.name.name != wanted) continue;
    reading.problems = before; // of a blank sheet nothing is told
    reading.text = 0;
    into.origin.name = one.name.name;
    read = &one;
    if (read_sheet(package, one, reading, into) || !wanted.empty()) break;
    read = nullptr;
  }
  if (!read && !wanted.empty()) {
    std::vector<std::string> names;
    for (const KnownSheet& one : all) names.push_back(one.name.name);
    refuse(say(mark("the workbook has no sheet \"{}\""), plain(wanted)),
           did_you_mean(wanted, names, say(mark("its sheets are {}"), joined(names))));
  }
  if (into.text.empty())
    refuse(wanted.empty() ? say(mark("no sheet of the workbook that is shown holds anything"))
                          : say(mark("the sheet \"{}\" holds nothing"), plain(wanted)),
           say(mark("choose another sheet")));
  if (wanted.empty()) tell_sheets(all, *read, reading);
}

} // namespace
} // namespace xlsx

bool is_workbook(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06") || bytes.starts_with("\xD0\xCF\x11\xE0");
}

std::string cell_name(int row, int column) {
  std::string letters;
  for (; column > 0; column = (column - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  return row > 0 ? letters + std::to_string(row) : letters;
}

Loaded<WorkbookSheet> read_xlsx(const std::string& bytes, const std::string& path, const std::string& sheet) {
  WorkbookSheet result;
  xlsx::Reading reading{path};
  try {
    if (bytes.starts_with("\xD0\xCF\x11\xE0"))
      xlsx::refuse(say(mark("this is a workbook of before 2007 (.xls, .et), or one that is protected by a password")),
                   xlsx::save_again());
    read_book(xlsx::Package{bytes}, reading, sheet, result);
  } catch (xlsx::Unreadable& why) {
    reading.problems.error({path, 1, 1}, std::move(why.message), std::move(why.hint));
    result.text.clear();
    if (result.origin.all.empty()) return {std::nullopt, reading.problems.sorted()};
  }
  return {std::move(result), reading.problems.sorted()};
}

Loaded<CsvTable> parse_xlsx(const std::string& bytes, const std::string& path, const CsvOptions& options) {
  Loaded<WorkbookSheet> sheet = read_xlsx(bytes, path, options.chosen.sheet);
  if (!sheet.value || sheet.value->text.empty()) return {std::nullopt, std::move(sheet.diagnostics)};
  CsvOptions as_text = options;
  as_text.chosen.charset = "UTF-8";
  as_text.chosen.delimiter = '\t';
  const std::string text = sheet.value->text;
  const int first = sheet.value->origin.first_column;
  Loaded<CsvTable> table = parse_csv(std::move(sheet.value->text), path, as_text);
  // Places in the text → places in the sheet, whose rows are the lines.
  std::vector<std::size_t> begins = {0};
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1))
    begins.push_back(at + 1);
  for (Diagnostic& d : table.diagnostics) {
    const auto line = static_cast<std::size_t>(std::max(1, d.line)) - 1;
    if (line >= begins.size()) continue;
    std::size_t at = begins[line];
    for (int k = 1; k < d.column && at < text.size(); ++k) at += code_point_length(text, at);
    d.column = sheet_column(text, begins[line], at, '\t', first);
  }
  const int header = table.value && !table.value->lines.empty() ? table.value->lines.front().line : 1;
  std::erase_if(sheet.diagnostics, [&](const Diagnostic& d) { // of a title above the table nothing is told
    return d.severity != Severity::error && d.line < header && !(d.line == 1 && d.severity == Severity::note);
  });
  table.diagnostics.insert(table.diagnostics.begin(), sheet.diagnostics.begin(), sheet.diagnostics.end());
  if (table.value) table.value->sheet = std::move(sheet.value->origin);
  return table;
}

} // namespace yindi
