// casebook.toml, the criteria file and the tables, part by part.

#include "engine/casebook/reading.h"
#include "engine/schema/csv_fields.h"
#include "engine/schema/parts.h"
#include "engine/schema/toml_fields.h"

namespace yindi {
namespace {

void read_list(Section& top, const Part& part, const Items& items) {
  for (const toml::table* item : top.children(part.name)) {
    Section section = top.inside(*item, indexed(part.path, items.size()));
    if (part.needs) section.need(part.needs);
    read_item(std::move(section), items.add());
  }
}

/// One table, which may hold what stands in two parts of a case.
void read_one(Section section, const Part& part, Case& c) {
  const Item item = part.items.edit(c)[0];
  read_fields(section, item);
  if (part.more.edit) read_fields(section, part.more.edit(c)[0]);
  *item.extras() = section.extras();
}

void read_part(Section& top, const Part& part, Case& c) {
  const Items items = part.items.edit(c);
  if (items.many()) return read_list(top, part, items);
  if (const toml::table* found = top.child(part.name))
    read_one(top.inside(*found, part.path), part, c);
  else if (part.needed && !top.table.contains(part.name))
    top.need(part.name);
}

} // namespace

void read_case_file(Reading& reading, const toml::table& root) {
  Section top{root, reading.path("casebook.toml"), "", reading.places, reading.problems};
  top.partial = reading.partial.count("casebook.toml") > 0;
  read_format(top);
  for (const Part* part : parts_in(InFile::casebook)) read_part(top, *part, reading.value);
  reading.value.head.extras = top.extras();
}

void read_library(Reading& reading, const toml::table& root) {
  const std::string& file = reading.value.head.criteria_file;
  Section top{root, reading.path(file), "library_file", reading.places, reading.problems};
  top.places.named["library_file"] = {top.path, 1, 1};
  top.partial = reading.partial.count(file) > 0;
  read_format(top);
  for (const Part* part : parts_in(InFile::criteria)) read_part(top, *part, reading.value);
  if (!root.contains("criterion") && !top.partial)
    reading.problems.error({top.path, 1, 1}, say(mark("no criterion")), say(mark("each begins with [[criterion]]")));
  reading.value.model.edit().library.extras = top.extras();
}

bool read_table(Reading& reading, const std::string& path) {
  const Part& part = *find_part(path);
  if (!part.needed && !has_file(reading.folder, part.name)) return false;
  std::optional<std::string> bytes = take_bytes(reading, part.name);
  if (!bytes) return false;
  const Items rows = part.items.edit(reading.value);
  Loaded<CsvTable> table =
      parse_csv(std::move(*bytes), reading.path(part.name), {column_names(rows.description()), false});
  reading.problems.add(table.diagnostics);
  if (!table.value) return false;
  check_columns(*table.value, rows.description(), reading.problems);
  const auto kept = std::make_shared<const CsvTable>(std::move(*table.value));
  reading.places.tables[path] = kept;
  read_rows(*kept, rows, part.free ? &(reading.value.model.edit().*part.free) : nullptr, reading.problems);
  return true;
}

void read_other_tables(Reading& reading) {
  for (const Part* part : parts_in(InFile::table)) {
    if (part->needed) continue;
    const Model& model = *reading.value.model;
    if (part->path == "source" && !has_file(reading.folder, part->name) &&
        !(model.values.empty() && model.columns.empty()))
      reading.problems.warning({reading.path(part->name), 1, 1}, say(mark("the file is missing")),
                               say(mark("without it nobody can look up the sources that the tables name")));
    read_table(reading, part->path);
  }
}

} // namespace yindi
