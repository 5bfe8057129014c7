#include "engine/conditions/measures.h"

#include <algorithm>

namespace yindi {
namespace {

const Cell& remember(Workings& workings, InputTable table, const std::map<std::string, Cell>& cells,
                     const std::string& column) {
  static const Cell blank;
  const auto found = cells.find(column);
  const Cell& cell = found == cells.end() ? blank : found->second;
  const bool of_county = table == InputTable::counties;
  const auto& columns = of_county ? workings.rows.counties : workings.rows.industries;
  const auto known = columns.find(column);
  if (known == columns.end()) {
    workings.inputs.push_back({table, column, cell});
    return cell;
  }
  const auto& [name, row, notes] = known->second;
  const auto note = notes.empty() ? notes.end() : notes.find(of_county ? workings.county.id : workings.industry.id);
  workings.inputs.push_back({table, name, cell, row, note == notes.end() ? -1 : note->second});
  return cell;
}

std::optional<double> number(const Cell& cell) {
  const double* value = std::get_if<double>(&cell);
  return value ? std::optional(*value) : std::nullopt;
}

/// A number, `low;high` or `low;likeliest;high`.
Measured between(const Cell& cell) {
  if (const double* value = std::get_if<double>(&cell)) return *value;
  const auto* numbers = std::get_if<std::vector<double>>(&cell);
  if (!numbers || numbers->size() < 2 || numbers->size() > 3 || !std::is_sorted(numbers->begin(), numbers->end()))
    return std::nullopt;
  const Interval range{numbers->front(), numbers->back()};
  return numbers->size() == 3 ? Measured((*numbers)[1], range) : Measured(std::nullopt, range);
}

bool known(const Measured& value) { return value.x || value.range; }
double low_end(const Measured& value) { return value.range ? value.range->low : *value.x; }
double high_end(const Measured& value) { return value.range ? value.range->high : *value.x; }

/// What the county has ÷ what the industry needs, at most 1; who needs nothing has enough.
double supplied(double has, double need) { return need <= 0 ? 1 : std::clamp(has / need, 0.0, 1.0); }

Measured supply(const Measure& measure, Workings& workings) {
  const Measured need = workings.requirement_between(measure.requirement);
  if (known(need) && high_end(need) <= 0) return 1;
  const Measured has = workings.condition_between(measure.condition);
  if (!known(has) || !known(need)) return std::nullopt;
  const std::optional<double> point = has.x && need.x ? std::optional(supplied(*has.x, *need.x)) : std::nullopt;
  if (!has.range && !need.range) return point;
  return {point, {supplied(low_end(has), high_end(need)), supplied(high_end(has), low_end(need))}};
}

/// Expected share lost: 1 − Π over hazards (1 − level × sensitivity). A hazard that cannot hurt need not be known.
Measured exposure(const Measure& measure, Workings& workings) {
  double spared = 1;
  bool all_known = true;
  for (const std::string& hazard : measure.hazards) {
    const auto sensitivity = workings.requirement("sensitivity_" + hazard);
    if (sensitivity && *sensitivity == 0) continue;
    const auto level = workings.condition("hazard_" + hazard);
    if (level && *level == 0) continue;
    all_known = all_known && level && sensitivity;
    if (level && sensitivity) spared *= 1 - *level * *sensitivity;
  }
  if (!all_known) return std::nullopt;
  return 1 - spared;
}

Measured county(const Measure& measure, Workings& workings) { return workings.condition_between(measure.condition); }

Measured industry(const Measure& measure, Workings& workings) {
  return workings.requirement_between(measure.requirement);
}

/// An interval counts in a formula as its likeliest value, or as its middle.
std::optional<double> as_one(const Measured& value) {
  return value.x || !value.range ? value.x : std::optional((value.range->low + value.range->high) / 2);
}

Measured formula(const Measure& measure, Workings& workings) {
  const ParsedFormula& parsed = workings.around.compared.formulas.at(&measure);
  if (!parsed.formula) return std::nullopt; // reading has refused it with its place
  const FormulaValue result = evaluate(*parsed.formula, [&](const std::string& table, const std::string& column) {
    return table == "county"   ? as_one(workings.condition_between(column))
           : table == "region" ? workings.fact(column)
                               : as_one(workings.requirement_between(column));
  });
  if (!result.error.empty()) workings.error = result.error;
  return result.value;
}

struct Row {
  const char* kind;
  MeasureFunction function;
};

constexpr Row functions[] = {
    {"band", band},
    {"limiting", limiting},
    {"supply", supply},
    {"exposure", exposure},
    {"county", county},
    {"industry", industry},
    {"formula", formula},
    {"presence", presence},
    {"track_record", track_record},
    {"crowding", crowding},
    {"belt", belt},
    {"similarity", similarity},
    {"relatedness", relatedness},
    {"specialisation", specialisation},
    {"access", access},
    {"linkage", linkage},
};

} // namespace

ColumnRows column_rows(const Case& c) {
  ColumnRows rows;
  for (std::size_t k = 0; k < c.model->columns.size(); ++k) {
    const ColumnNote& note = c.model->columns[k];
    const ColumnRows::Column column{note.column, static_cast<int>(k)};
    if (note.table == "counties") rows.counties.emplace(note.column, column);
    if (note.table == "industries") rows.industries.emplace(note.column, column);
  }
  const auto add_note = [](std::unordered_map<std::string, ColumnRows::Column>& columns, const CellNote& note,
                           int row) {
    const auto column = columns.try_emplace(note.column, ColumnRows::Column{note.column}).first;
    column->second.notes.emplace(note.row, row);
  };
  for (std::size_t k = 0; k < c.model->cells.size(); ++k) {
    const CellNote& note = c.model->cells[k];
    if (note.table == "counties") add_note(rows.counties, note, static_cast<int>(k));
    if (note.table == "industries") add_note(rows.industries, note, static_cast<int>(k));
  }
  return rows;
}

void add_compared(const Case& c, const Measure& measure, Compared& compared) {
  if (!measure.likeness.empty()) compared.conditions.try_emplace(&measure, scaled_conditions(c, measure.likeness));
  if (measure.kind == "formula") compared.formulas.try_emplace(&measure, parse_formula(measure.expression));
}

Compared compared_counties(const Case& c) {
  Compared result;
  for (const Criterion& leaf : c.model->library.criteria)
    if (leaf.measure) add_compared(c, *leaf.measure, result);
  return result;
}

std::optional<double> Workings::condition(const std::string& column) {
  const auto value = number(remember(*this, InputTable::counties, county.conditions, column));
  if (!value && unknown_condition.empty()) unknown_condition = column;
  return value;
}

std::optional<double> Workings::requirement(const std::string& column) {
  return number(remember(*this, InputTable::industries, industry.requirements, column));
}

double Workings::condition_or_zero(const std::string& column) {
  return number(remember(*this, InputTable::counties, county.conditions, column)).value_or(0);
}

Measured Workings::condition_between(const std::string& column) {
  const Measured value = between(remember(*this, InputTable::counties, county.conditions, column));
  if (!known(value) && unknown_condition.empty()) unknown_condition = column;
  return value;
}

Measured Workings::requirement_between(const std::string& column) {
  return between(remember(*this, InputTable::industries, industry.requirements, column));
}

std::vector<double> Workings::condition_numbers(const std::string& column) {
  const Cell& cell = remember(*this, InputTable::counties, county.conditions, column);
  if (const double* one = std::get_if<double>(&cell)) return {*one};
  if (const auto* numbers = std::get_if<std::vector<double>>(&cell)) return *numbers;
  if (unknown_condition.empty()) unknown_condition = column;
  return {};
}

double Workings::computed(const char* what, double value) {
  inputs.push_back({InputTable::region, what, value});
  return value;
}

std::nullopt_t Workings::unknown(const char* what, Sentence because) {
  inputs.push_back({InputTable::region, what, {}});
  return unknown(std::move(because));
}

std::nullopt_t Workings::unknown(Sentence because) {
  unknown_because = std::move(because);
  return std::nullopt;
}

std::optional<std::vector<double>> Workings::corners(const std::string& column) {
  const Cell& cell = remember(*this, InputTable::industries, industry.requirements, column);
  const auto* numbers = std::get_if<std::vector<double>>(&cell);
  if (!numbers || numbers->size() != 4) return std::nullopt;
  return *numbers;
}

MeasureFunction measure_function(const std::string& kind) {
  for (const Row& row : functions)
    if (kind == row.kind) return row.function;
  return nullptr;
}

} // namespace yindi
