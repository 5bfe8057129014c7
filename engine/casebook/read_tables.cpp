#include "engine/casebook/reading.h"

#include "engine/format/words.h"

#include <algorithm>

namespace yindi {
namespace {

/// A table with what its columns are: those that it cannot do without, and those that may be missing.
struct Shape {
  const char* file;
  const char* name; ///< in places
  std::vector<std::string> needed, others;
  bool open;                            ///< further columns are conditions or requirements
  std::vector<std::string> silent = {}; ///< that may be missing without a word: texts in Chinese, names
};

std::vector<std::string> all_columns(const Shape& shape) {
  std::vector<std::string> result = shape.needed;
  result.insert(result.end(), shape.others.begin(), shape.others.end());
  result.insert(result.end(), shape.silent.begin(), shape.silent.end());
  return result;
}

bool is_in(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

void check_columns(Reading& reading, const Shape& shape, const CsvTable& table) {
  const std::vector<std::string> known = all_columns(shape);
  const auto unknown_near = [&](const std::string& name) {
    std::vector<std::string> present;
    for (const std::string& column : table.header)
      if (!is_in(known, column)) present.push_back(column);
    return nearest(name, present);
  };
  const Place header{table.path, table.lines[0].line, 1};
  for (const std::string& name : known) {
    if (table.column(name)) continue;
    const bool needed = is_in(shape.needed, name);
    if (const auto near = unknown_near(name)) {
      if (shape.open) // else it is told with the other unknown columns
        reading.problems.error(table.header_place(*table.column(*near)), say(mark("unknown column \"{}\""), *near),
                               say(mark("did you mean \"{}\"?"), name));
    } else if (needed)
      reading.problems.error(header, say(mark("the column \"{}\" is missing"), name),
                             say(mark("the columns are {}"), [&] {
                               std::string all;
                               for (const std::string& column : known)
                                 if (!is_in(shape.silent, column)) all += (all.empty() ? "" : ",") + column;
                               return all;
                             }()));
    else if (!is_in(shape.silent, name))
      reading.problems.warning(header, say(mark("the column \"{}\" is missing"), name),
                               say(mark("it is read as blank")));
  }
  if (shape.open) return;
  for (std::size_t i = 0; i < table.columns(); ++i) {
    const std::string& name = table.header[i];
    if (name.empty() || is_in(known, name)) continue;
    if (nearest(name, known))
      reading.problems.error(table.header_place(i), say(mark("unknown column \"{}\""), name),
                             did_you_mean(name, known));
    else
      reading.problems.warning(table.header_place(i), say(mark("unknown column \"{}\""), name),
                               say(mark("it is kept as it is and has no effect")));
  }
}

/// The table; nullptr where it is missing or unreadable, which is noted unless it may be missing.
const CsvTable* open_table(Reading& reading, const Shape& shape, bool optional) {
  if (optional && !has_file(reading.folder, shape.file)) return nullptr;
  std::optional<std::string> bytes = take_bytes(reading, shape.file);
  if (!bytes) return nullptr;
  Loaded<CsvTable> table = parse_csv(std::move(*bytes), reading.path(shape.file), {all_columns(shape), false});
  reading.problems.add(table.diagnostics);
  if (!table.value) return nullptr;
  check_columns(reading, shape, *table.value);
  auto kept = std::make_shared<const CsvTable>(std::move(*table.value));
  reading.places.tables[shape.name] = kept;
  return kept.get();
}

/// The columns of one table by name, looked up once.
struct Columns {
  const CsvTable& table;
  Problems& problems;
  std::map<std::string, std::size_t> index = {};
  std::vector<std::size_t> unknown = {};

  Columns(const CsvTable& t, Problems& p, const Shape& shape) : table(t), problems(p) {
    const auto known = all_columns(shape);
    for (std::size_t i = 0; i < table.columns(); ++i)
      if (is_in(known, table.header[i]))
        index.emplace(table.header[i], i);
      else if (!table.header[i].empty())
        unknown.push_back(i);
  }

  std::string text(std::size_t row, const char* name) const {
    const auto found = index.find(name);
    return found == index.end() ? std::string() : table.at(row, found->second);
  }

  std::optional<double> number(std::size_t row, const char* name) const {
    const auto found = index.find(name);
    if (found == index.end()) return std::nullopt;
    const std::string field = table.at(row, found->second);
    if (trim(field).empty()) return std::nullopt;
    ReadNumber read = read_number(field);
    if (!read.value && !table.misfits.count(row))
      problems.error(table.place(row, found->second), say(mark("\"{}\" is not a number"), field), read.hint);
    return read.value;
  }

  Extras extras(std::size_t row) const {
    Extras result;
    for (const std::size_t i : unknown) result.push_back({table.header[i], table.at(row, i)});
    return result;
  }
};

std::map<std::string, Cell> read_cells(const Columns& columns, std::size_t row) {
  std::map<std::string, Cell> cells;
  for (const std::size_t i : columns.unknown)
    cells.emplace(columns.table.header[i], read_cell(columns.table.at(row, i)));
  return cells;
}

std::vector<std::string> names_of(const Columns& columns) {
  std::vector<std::string> names;
  for (const std::size_t i : columns.unknown) names.push_back(columns.table.header[i]);
  return names;
}

/// Opens an optional table and reads each row by `read(columns, row)`.
template <class Item, class Read>
void read_table(Reading& reading, const Shape& shape, std::vector<Item>& into, Read read) {
  const CsvTable* table = open_table(reading, shape, true);
  if (!table) return;
  const Columns columns(*table, reading.problems, shape);
  into.reserve(table->rows());
  for (std::size_t row = 0; row < table->rows(); ++row) {
    into.push_back(read(columns, row));
    into.back().extras = columns.extras(row);
  }
}

Text names(const Columns& columns, std::size_t row) {
  return {columns.text(row, "name_en"), columns.text(row, "name_zh")};
}

bool read_yes(const Columns& columns, std::size_t row) {
  const std::string word = columns.text(row, "public");
  if (word == "yes") return true;
  if (word != "no" && !word.empty() && !columns.table.misfits.count(row))
    columns.problems.error(columns.table.place(row, columns.index.at("public")),
                           say(mark("\"{}\" is neither yes nor no"), word));
  return false;
}

} // namespace

Cell read_cell(const std::string& field) {
  if (trim(field).empty()) return std::monostate{};
  if (const auto single = read_number(field).value) return *single;
  std::vector<double> numbers;
  for (const std::string& part : split(field, ';')) {
    const auto number = read_number(part).value;
    if (!number) return field;
    numbers.push_back(*number);
  }
  return numbers;
}

std::string cell_text(const Cell& cell) {
  if (const auto* words = std::get_if<std::string>(&cell)) return *words;
  if (const auto* number = std::get_if<double>(&cell)) return shortest(*number);
  std::string text;
  if (const auto* numbers = std::get_if<std::vector<double>>(&cell))
    for (const double x : *numbers) text += (text.empty() ? "" : ";") + shortest(x);
  return text;
}

void read_counties(Reading& reading) {
  const Shape shape{"counties.csv", "county", {"id", "name_en", "name_zh"}, {"profile", "lon", "lat"}, true};
  const CsvTable* table = open_table(reading, shape, false);
  if (!table) return;
  const Columns columns(*table, reading.problems, shape);
  reading.value.condition_columns = names_of(columns);
  for (std::size_t row = 0; row < table->rows(); ++row)
    reading.value.counties.push_back({columns.text(row, "id"), names(columns, row), columns.text(row, "profile"),
                                      columns.number(row, "lon"), columns.number(row, "lat"),
                                      read_cells(columns, row)});
}

void read_industries(Reading& reading) {
  const Shape shape{"industries.csv", "industry", {"id", "name_en", "name_zh"}, {"sector"}, true};
  const CsvTable* table = open_table(reading, shape, false);
  if (!table) return;
  const Columns columns(*table, reading.problems, shape);
  reading.value.requirement_columns = names_of(columns);
  for (std::size_t row = 0; row < table->rows(); ++row)
    reading.value.industries.push_back(
        {columns.text(row, "id"), names(columns, row), columns.text(row, "sector"), read_cells(columns, row)});
}

void read_other_tables(Reading& reading) {
  Case& c = reading.value;
  read_table(reading,
             {"values.csv",
              "value",
              {"county", "industry", "criterion", "value"},
              {"low", "high", "source", "quality", "note"},
              false,
              {"note_zh"}},
             c.values, [](const Columns& t, std::size_t i) {
               return GivenValue{t.text(i, "county"),
                                 t.text(i, "industry"),
                                 t.text(i, "criterion"),
                                 t.number(i, "value"),
                                 t.number(i, "low"),
                                 t.number(i, "high"),
                                 t.text(i, "source"),
                                 t.text(i, "quality"),
                                 {t.text(i, "note"), t.text(i, "note_zh")},
                                 {}};
             });
  read_table(reading, {"links.csv", "link", {"from", "to", "kind"}, {"km", "minutes", "source"}, false}, c.links,
             [](const Columns& t, std::size_t i) {
               return Link{t.text(i, "from"),
                           t.text(i, "to"),
                           t.text(i, "kind"),
                           t.number(i, "km"),
                           t.number(i, "minutes"),
                           t.text(i, "source"),
                           {}};
             });
  read_table(reading, {"presence.csv", "presence", {"county", "item", "amount"}, {"unit", "year", "source"}, false},
             c.presence, [](const Columns& t, std::size_t i) {
               return Presence{t.text(i, "county"),
                               t.text(i, "item"),
                               t.number(i, "amount"),
                               t.text(i, "unit"),
                               t.text(i, "year"),
                               t.text(i, "source"),
                               {}};
             });
  read_table(reading, {"sectors.csv", "sector", {"id", "name_en", "name_zh"}, {"public"}, false}, c.sectors,
             [](const Columns& t, std::size_t i) {
               return Sector{t.text(i, "id"), names(t, i), read_yes(t, i), {}};
             });
  read_table(reading, {"reference.csv", "reference", {"sector", "amount"}, {"unit", "year", "source"}, false},
             c.reference, [](const Columns& t, std::size_t i) {
               return ReferenceAmount{t.text(i, "sector"), t.number(i, "amount"), t.text(i, "unit"),
                                      t.text(i, "year"),   t.text(i, "source"),   {}};
             });
  read_table(reading, {"linkage.csv", "linkage", {"supplier", "user", "input"}, {"output", "source"}, false}, c.linkage,
             [](const Columns& t, std::size_t i) {
               return SectorLink{t.text(i, "supplier"), t.text(i, "user"),   t.number(i, "input"),
                                 t.number(i, "output"), t.text(i, "source"), {}};
             });
  read_table(reading,
             {"columns.csv",
              "column",
              {"table", "column"},
              {"unit", "source", "quality", "note"},
              false,
              {"name_en", "name_zh", "note_zh"}},
             c.columns, [](const Columns& t, std::size_t i) {
               return ColumnNote{t.text(i, "table"),
                                 t.text(i, "column"),
                                 t.text(i, "unit"),
                                 t.text(i, "source"),
                                 t.text(i, "quality"),
                                 names(t, i),
                                 {t.text(i, "note"), t.text(i, "note_zh")},
                                 {}};
             });
  if (!has_file(reading.folder, "sources.csv") && !(c.values.empty() && c.columns.empty()))
    reading.problems.warning({reading.path("sources.csv"), 1, 1}, say(mark("the file is missing")),
                             say(mark("without it nobody can look up the sources that the tables name")));
  read_table(reading,
             {"sources.csv",
              "source",
              {"id", "title"},
              {"author", "year", "url", "licence", "note"},
              false,
              {"title_zh", "author_zh", "licence_zh", "note_zh"}},
             c.sources, [](const Columns& t, std::size_t i) {
               const auto both = [&](const char* en, const char* zh) { return Text{t.text(i, en), t.text(i, zh)}; };
               return Source{t.text(i, "id"),
                             t.text(i, "year"),
                             t.text(i, "url"),
                             both("title", "title_zh"),
                             both("author", "author_zh"),
                             both("licence", "licence_zh"),
                             both("note", "note_zh"),
                             {}};
             });
}

} // namespace yindi
