// Where what a method refuses of a matrix stands in its file.

#include "engine/methods/matrix_file.h"
#include "engine/methods/matrix_look.h"

#include <map>

namespace yindi {
namespace {

Diagnostics at_cells_of(const CsvTable& table, bool numbered, Diagnostics diagnostics) {
  std::map<std::string, std::size_t> rows;
  for (std::size_t row = 0; row < table.rows() && !diagnostics.empty(); ++row)
    rows.emplace(row_name(table, row, numbered), row);
  for (Diagnostic& d : diagnostics) {
    Place place{table.path, 1, 1};
    const auto& said = d.message.arguments;
    const auto column = said.size() >= 2 ? table.column(said.back().en) : std::nullopt;
    const auto row = column ? rows.find(said[said.size() - 2].en) : rows.end();
    if (row != rows.end()) place = table.place(row->second, *column);
    d.path = place.path, d.line = place.line, d.column = place.column;
  }
  return diagnostics;
}

} // namespace

Diagnostics at_their_cells(Diagnostics diagnostics, const MatrixFile& file) {
  return at_cells_of(*file.table, file.numbered, std::move(diagnostics));
}

Diagnostics at_their_cells(Diagnostics diagnostics, const std::string& path) {
  if (diagnostics.empty()) return diagnostics;
  Loaded<CsvTable> table = read_csv(path, {{"alternative", "direction"}, true});
  Problems told; // before
  if (table.value) put_names_first(*table.value, {}, told);
  return table.value ? at_cells_of(*table.value, row_names(*table.value).numbered, std::move(diagnostics))
                     : diagnostics;
}

} // namespace yindi
