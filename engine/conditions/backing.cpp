#include "engine/conditions/backing.h"

#include "engine/case/region_facts.h"
#include "engine/region/region.h"

namespace yindi {
namespace {

/// What the region computes has its unit in the table of its facts; the market potential is no fact but a measure.
std::string unit_of_region(const std::string& asked) {
  if (const RegionFact* fact = find_region_fact(asked)) return fact->unit;
  return asked == "market_potential" ? "persons/min" : "";
}

/// The tables behind what the region computes; what only asks how far things are rests on links.csv alone.
std::string source_of_region(const Region& region, const std::string& asked) {
  const RegionFact* fact = find_region_fact(asked);
  if (asked == "market_potential") return region.population_source;
  if (fact && fact->of_ways) return {};
  if (asked == "track_record" || asked == "known_around" || asked == "related_on_record") return region.register_source;
  return asked == "linkage" ? region.linkage_source : region.structure_source;
}

const ColumnNote* note_of(const Case& c, const Input& input) {
  if (input.table == InputTable::presence) return find_column(c, "presence", "amount");
  const bool noted = input.row >= 0 && (input.table == InputTable::counties || input.table == InputTable::industries);
  return noted ? &c.model->columns[static_cast<std::size_t>(input.row)] : nullptr;
}

const CellNote* own_of(const Case& c, const Input& input) {
  return input.note >= 0 ? &c.model->cells[static_cast<std::size_t>(input.note)] : nullptr;
}

} // namespace

const std::string& quality_of(const Case& c, const Input& input) {
  static const std::string none, computed = "computed";
  if (input.table == InputTable::values) return c.model->values[static_cast<std::size_t>(input.row)].quality;
  if (input.table == InputTable::region) return std::holds_alternative<std::monostate>(input.cell) ? none : computed;
  if (const CellNote* own = own_of(c, input)) return own->quality;
  const ColumnNote* note = note_of(c, input);
  return note ? note->quality : none;
}

Backing backing_of(const Case& c, const Assessment& assessment, const Input& input) {
  if (input.table == InputTable::values) {
    const GivenValue& value = c.model->values[static_cast<std::size_t>(input.row)];
    const Criterion* leaf = find_criterion(c.model->library, input.column);
    return {leaf ? leaf->unit : std::string(), value.source, value.quality, value.note};
  }
  if (input.table == InputTable::region) {
    if (std::holds_alternative<std::monostate>(input.cell)) return {};
    const std::string source = assessment.region ? source_of_region(*assessment.region, input.column) : std::string();
    return {unit_of_region(input.column), source, quality_of(c, input), {}};
  }
  const ColumnNote* note = note_of(c, input);
  if (input.table == InputTable::presence) {
    const bool listed = input.row >= 0, told = !std::holds_alternative<std::monostate>(input.cell);
    Backing backing = note ? Backing{note->unit, note->source, note->quality, note->note} : Backing{};
    if (listed) backing.unit = c.model->presence[static_cast<std::size_t>(input.row)].unit;
    if (listed) backing.source = c.model->presence[static_cast<std::size_t>(input.row)].source;
    if (!listed && told && assessment.region) backing.source = assessment.region->register_source;
    return backing;
  }
  const std::string unit = note ? note->unit : std::string();
  if (const CellNote* own = own_of(c, input)) return {unit, own->source, own->quality, own->note};
  return note ? Backing{unit, note->source, note->quality, note->note} : Backing{};
}

Backing backing_of_cell(const Case& c, const std::string& table, const std::string& row, const std::string& column) {
  const ColumnNote* note = find_column(c, table, column);
  const std::string unit = note ? note->unit : std::string();
  if (const CellNote* own = find_cell(c, table, row, column)) return {unit, own->source, own->quality, own->note};
  return note ? Backing{unit, note->source, note->quality, note->note} : Backing{};
}

} // namespace yindi
