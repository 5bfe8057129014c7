#include "engine/schema/csv_fields.h"

#include "engine/format/slips.h"
#include "engine/format/units.h"
#include "engine/format/words.h"
#include "engine/schema/text_fields.h"

#include <algorithm>

namespace yindi {
namespace {

bool is_in(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The field that takes the columns that have no name of their own.
const Field* free_cells(const Description& description) { return description.find(""); }

/// The columns that are described, in the order in which they are written.
std::vector<const Field*> columns(const Description& description) {
  std::vector<const Field*> result;
  for (const bool silent : {false, true})
    for (const Field& field : description.fields)
      if (!field.key.empty() && (field.need == Need::no) == silent) result.push_back(&field);
  return result;
}

/// The word for what spreadsheets and people write instead.
Sentence yes_or_no_hint(const std::string& word) {
  const std::string plain = lower(half_width(word));
  for (const char* one : {"是", "true", "y", "1", "t", "有", "√", "✓", "yes"})
    if (plain == one) return say(mark("write {}"), "yes");
  for (const char* one : {"否", "false", "n", "0", "f", "无", "×", "✗", "no"})
    if (plain == one) return say(mark("write {}"), "no");
  return say(mark("write yes or no"));
}

/// Reads one field of one row.
struct CellReader {
  const CsvTable& table;
  Problems& problems;
  std::size_t row, column;
  const Field& field;

  void operator()(std::string* x) const {
    std::string text = table.at(row, column);
    if (nothing_to_see(text)) return; // a cell of blanks is blank
    // "a, b, c": blanks around an id or a word are nobody's.
    *x = field.identifies || field.of != Of::nothing || !field.words.open ? std::string(trim(text)) : std::move(text);
  }
  void operator()(std::optional<double>* x) const {
    const std::string text = table.at(row, column);
    if (trim(text).empty()) return;
    ReadNumber read = read_number(text);
    if (!read.value) {
      // 36.9 mi is no 36.9 km.
      const std::string_view unit = field.unit; // blank where its numbers have none, or one beside them
      const auto in_unit = unit.empty() ? std::nullopt : unit_hint(half_width(text), unit);
      wrong(say(mark("\"{}\" is not a number"), text), in_unit.value_or(read.hint));
    }
    *x = read.value;
  }
  void operator()(bool* x) const {
    const std::string word(trim(table.at(row, column)));
    *x = word == "yes";
    if (word != "yes" && word != "no" && !word.empty())
      wrong(say(mark("\"{}\" is neither yes nor no"), word), yes_or_no_hint(word));
  }
  void operator()(const auto&) const {} // no other kind stands in a column

  /// Not where the row's cells may be shifted, which has been said.
  void wrong(Sentence message, Sentence hint) const {
    if (!table.misfits.count(row)) problems.error(table.place(row, column), std::move(message), std::move(hint));
  }
};

std::string cell_of(const Cells& cells, const std::string& column) {
  const auto found = cells.find(column);
  return found == cells.end() ? std::string() : cell_text(found->second);
}

std::string extra_of(const Extras& extras, const std::string& key) {
  const auto found = std::find_if(extras.begin(), extras.end(), [&](const Extra& one) { return one.key == key; });
  return found == extras.end() ? std::string() : found->text;
}

std::vector<std::string> unknown_columns(const Items& rows) {
  std::vector<std::string> unknown;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (const Extras* extras = rows[i].extras())
      for (const Extra& extra : *extras)
        if (!is_in(unknown, extra.key)) unknown.push_back(extra.key);
  return unknown;
}

} // namespace

std::vector<std::string> column_names(const Description& description) {
  std::vector<std::string> names;
  for (const Field* field : columns(description)) names.push_back(field->key);
  return names;
}

void check_columns(const CsvTable& table, const Description& description, Problems& problems) {
  const std::vector<std::string> known = column_names(description);
  const bool open = free_cells(description) != nullptr;
  std::vector<std::string> others, said;
  for (const std::string& column : table.header)
    if (!is_in(known, column)) others.push_back(column);
  for (const Field* field : columns(description))
    if (field->need != Need::no) said.push_back(field->key);
  const auto all_said = [&] {
    std::string all;
    for (const std::string& column : said) all += (all.empty() ? "" : ",") + column;
    return all;
  };
  const Place header{table.path, table.lines[0].line, 1};
  for (const Field* field : columns(description)) {
    if (table.column(field->key)) continue;
    if (const auto near = nearest(field->key, others)) {
      if (open) // else it is told with the other unknown columns
        problems.error(table.header_place(*table.column(*near)), say(mark("unknown column \"{}\""), *near),
                       say(mark("did you mean \"{}\"?"), field->key));
    } else if (field->need == Need::needed) {
      problems.error(header, say(mark("the column \"{}\" is missing"), field->key),
                     say(mark("the columns are {}"), all_said()));
    } else if (field->need != Need::no) {
      problems.warning(header, say(mark("the column \"{}\" is missing"), field->key), say(mark("it is read as blank")));
    }
  }
  for (std::size_t i = 0; i < table.columns() && !open; ++i) {
    const std::string& name = table.header[i];
    if (name.empty() || is_in(known, name)) continue;
    if (nearest(name, known))
      problems.error(table.header_place(i), say(mark("unknown column \"{}\""), name), did_you_mean(name, known));
    else
      problems.warning(table.header_place(i), say(mark("unknown column \"{}\""), name),
                       say(mark("it is kept as it is and has no effect")));
  }
}

void read_rows(const CsvTable& table, const Items& rows, std::vector<std::string>* free, Problems& problems) {
  std::vector<std::pair<const Field*, std::size_t>> known;
  std::vector<std::size_t> unknown;
  const std::vector<std::string> names = column_names(rows.description());
  for (const Field* field : columns(rows.description()))
    if (const auto column = table.column(field->key)) known.emplace_back(field, *column);
  for (std::size_t i = 0; i < table.columns(); ++i)
    if (!table.header[i].empty() && !is_in(names, table.header[i])) unknown.push_back(i);
  if (free)
    for (const std::size_t i : unknown) free->push_back(table.header[i]);
  const Field* cells = free_cells(rows.description());
  rows.reserve(table.rows());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const Item item = rows.add();
    for (const auto& [field, column] : known)
      std::visit(CellReader{table, problems, row, column, *field}, item[*field]);
    for (const std::size_t i : unknown)
      if (cells)
        std::get<Cells*>(item[*cells])->emplace(table.header[i], read_cell(table.at(row, i)));
      else
        item.extras()->push_back({table.header[i], table.at(row, i)});
  }
}

std::string table_text(const Items& rows, const std::vector<std::string>* free) {
  std::vector<const Field*> written;
  for (const Field* field : columns(rows.description())) {
    bool there = field->need != Need::no;
    for (std::size_t i = 0; i < rows.size() && !there; ++i) there = !field_text(rows[i], *field)->empty();
    if (there) written.push_back(field);
  }
  std::vector<std::string> header;
  for (const Field* field : written) header.push_back(field->key);
  const Field* cells = free_cells(rows.description());
  const std::vector<std::string> others = free ? *free : unknown_columns(rows);
  header.insert(header.end(), others.begin(), others.end());
  std::vector<std::vector<std::string>> lines(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Item item = rows[i];
    for (const Field* field : written) lines[i].push_back(*field_text(item, *field));
    for (const std::string& column : others)
      lines[i].push_back(cells ? cell_of(*std::get<Cells*>(item[*cells]), column) : extra_of(*item.extras(), column));
  }
  return write_csv(header, lines);
}

} // namespace yindi
