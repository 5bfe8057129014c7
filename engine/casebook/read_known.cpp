#include "engine/casebook/read_known.h"

#include "engine/schema/csv_fields.h"
#include "engine/schema/fields.h"

namespace yindi {

Loaded<std::vector<KnownPair>> read_known(const std::string& path) {
  const Description& description = fields<KnownPair>();
  Loaded<CsvTable> table = read_csv(path, {column_names(description), false});
  Problems problems;
  problems.add(table.diagnostics);
  std::vector<KnownPair> pairs;
  if (table.value) {
    check_columns(*table.value, description, problems);
    read_rows(*table.value, Items::of(pairs), nullptr, problems);
  }
  Diagnostics said = problems.sorted();
  if (!table.value || has_errors(said)) return {std::nullopt, std::move(said)};
  return {std::move(pairs), std::move(said)};
}

} // namespace yindi
