#include "engine/conditions/measures.h"

#include "engine/conditions/value_function.h"
#include "engine/schema/formula.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

const Cell& remember(Workings& workings, InputTable table, const std::map<std::string, Cell>& cells,
                     const std::string& column) {
  static const Cell blank;
  const auto found = cells.find(column);
  const Cell& cell = found == cells.end() ? blank : found->second;
  const auto& rows = table == InputTable::counties ? workings.rows.counties : workings.rows.industries;
  const auto row = rows.find(column);
  workings.inputs.push_back({table, column, cell, row == rows.end() ? -1 : row->second});
  return cell;
}

std::optional<double> number(const Cell& cell) {
  const double* value = std::get_if<double>(&cell);
  return value ? std::optional(*value) : std::nullopt;
}

/// Membership of the county's condition in the industry's band.
std::optional<double> in_band(const std::string& condition, const std::string& requirement, Workings& workings) {
  const auto x = workings.condition(condition);
  const auto corners = workings.corners(requirement);
  if (!x || !corners) return std::nullopt;
  return trapezoid(*x, *corners);
}

std::optional<double> band(const Measure& measure, Workings& workings) {
  return in_band(measure.condition, measure.requirement, workings);
}

/// The scarcest factor limits (Liebig 1840), or the geometric mean. A zero decides, whatever the others are.
std::optional<double> limiting(const Measure& measure, Workings& workings) {
  double least = 1, product = 1;
  bool all_known = true;
  for (const Band& part : measure.bands) {
    const auto membership = in_band(part.condition, part.requirement, workings);
    all_known = all_known && membership.has_value();
    least = std::min(least, membership.value_or(1));
    product *= membership.value_or(1);
  }
  if (least == 0) return 0;
  if (!all_known) return std::nullopt;
  if (measure.combine == "geometric") return std::pow(product, 1 / static_cast<double>(measure.bands.size()));
  return least;
}

/// What the county has ÷ what the industry needs, at most 1; who needs nothing has enough.
std::optional<double> supply(const Measure& measure, Workings& workings) {
  const auto need = workings.requirement(measure.requirement);
  if (need && *need <= 0) return 1;
  const auto has = workings.condition(measure.condition);
  if (!has || !need) return std::nullopt;
  return std::clamp(*has / *need, 0.0, 1.0);
}

/// Expected share lost: 1 − Π over hazards (1 − level × sensitivity). A hazard that cannot hurt need not be known.
std::optional<double> exposure(const Measure& measure, Workings& workings) {
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

std::optional<double> county(const Measure& measure, Workings& workings) {
  return workings.condition(measure.condition);
}

std::optional<double> industry(const Measure& measure, Workings& workings) {
  return workings.requirement(measure.requirement);
}

std::optional<double> formula(const Measure& measure, Workings& workings) {
  const ParsedFormula parsed = parse_formula(measure.expression);
  if (!parsed.formula) return std::nullopt; // reading has refused it with its place
  const FormulaValue result = evaluate(*parsed.formula, [&](const std::string& table, const std::string& column) {
    return table == "county"   ? workings.condition(column)
           : table == "region" ? workings.fact(column)
                               : workings.requirement(column);
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
    {"crowding", crowding},
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
    if (note.table == "counties") rows.counties.emplace(note.column, static_cast<int>(k));
    if (note.table == "industries") rows.industries.emplace(note.column, static_cast<int>(k));
  }
  return rows;
}

std::optional<double> Workings::condition(const std::string& column) {
  const auto value = number(remember(*this, InputTable::counties, county.conditions, column));
  if (!value && unknown_condition.empty()) unknown_condition = column;
  return value;
}

std::optional<double> Workings::requirement(const std::string& column) {
  return number(remember(*this, InputTable::industries, industry.requirements, column));
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
