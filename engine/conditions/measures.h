#pragma once

// One function a kind of measure (DESIGN §7): conditions × requirements → a number in the leaf's unit.

#include "engine/conditions/assessment.h"
#include "engine/region/region.h"

#include <unordered_map>

namespace yindi {

/// The rows of columns.csv by column, for each of the two tables: asked for every cell, so they are looked up, not
/// searched.
struct ColumnRows {
  std::unordered_map<std::string, int> counties, industries;
};
ColumnRows column_rows(const Case& c);

/// What regional measures look at around a county. Travel times are found when first asked for.
struct Surroundings {
  const Case& c;
  const Region& region;
  std::size_t county = 0;
  std::vector<double> minutes;
  const std::vector<double>& travel();
};

/// The place that a measure looks at. Each question is remembered as an Input, so that the cell keeps its workings.
struct Workings {
  const County& county;
  const Industry& industry;
  const ColumnRows& rows;
  Surroundings& around;
  std::vector<Input> inputs;
  std::string unknown_condition; ///< the first of the county's conditions that was asked for and is unknown
  std::optional<Sentence> error; ///< a formula that divides by zero, …
  Sentence unknown_because;      ///< what a regional measure lacks
  Sentence neighbours;           ///< the neighbours that matter, in words

  /// The number in a column of the county or the industry; nothing where the cell is blank or holds no number.
  std::optional<double> condition(const std::string& column);
  std::optional<double> requirement(const std::string& column);
  /// What the region says of the county (region_facts.h).
  std::optional<double> fact(const std::string& id);
  /// The four corners of a trapezoid.
  std::optional<std::vector<double>> corners(const std::string& column);
};

/// The measured number in the leaf's unit, or nothing where something that it needs is unknown.
using MeasureFunction = std::optional<double> (*)(const Measure&, Workings&);

/// The function of a kind; nullptr for `given`.
MeasureFunction measure_function(const std::string& kind);

// The kinds that look at the neighbours (regional_measures.cpp).
std::optional<double> crowding(const Measure&, Workings&);
std::optional<double> similarity(const Measure&, Workings&);
std::optional<double> relatedness(const Measure&, Workings&);
std::optional<double> specialisation(const Measure&, Workings&);
std::optional<double> access(const Measure&, Workings&);
std::optional<double> linkage(const Measure&, Workings&);

} // namespace yindi
