#pragma once

// One function a kind of measure (DESIGN §7): conditions × requirements → a number in the leaf's unit.

#include "engine/conditions/assessment.h"
#include "engine/conditions/likeness.h"
#include "engine/region/region.h"
#include "engine/schema/formula.h"

#include <map>
#include <unordered_map>

namespace yindi {

/// The rows of columns.csv by column, for each of the two tables: asked for every cell, so they are looked up, not
/// searched.
struct ColumnRows {
  struct Column {
    Kept name;
    int row = -1;                                    ///< of columns.csv
    std::unordered_map<std::string, int> notes = {}; ///< rows of cells.csv by the county or industry
  };
  std::unordered_map<std::string, Column> counties, industries;
};
ColumnRows column_rows(const Case& c);

/// What the measures of a case compare all counties by, and what else they ask for every county; made once, by the
/// measure.
struct Compared {
  std::unordered_map<const Measure*, std::vector<ScaledConditions>> conditions; ///< track_record
  std::unordered_map<const Measure*, ParsedFormula> formulas;
};
Compared compared_counties(const Case& c);
/// The same for a measure that is none of the library's own.
void add_compared(const Case& c, const Measure& measure, Compared& compared);

/// How many buyers are within reach, in persons per minute: the likeliest, where there is one, and its limits.
struct Market {
  double low = 0, likeliest = 0, high = 0;
  bool guess = true;     ///< whether the likeliest is one: somebody knows of everybody who is reached
  Sentence because = {}; ///< why it lies between limits; blank where it does not
};

/// What regional measures look at around a county. What takes long is found when first asked for.
struct Surroundings {
  const Case& c;
  const Region& region;
  const Compared& compared;
  std::size_t county = 0;
  std::vector<double> minutes = {};
  std::unordered_map<const Measure*, std::vector<std::optional<double>>> alike = {};
  std::unordered_map<double, Market> markets = {}; ///< by how fast goods lose their worth on the way
  std::vector<Input> inputs = {}; ///< room for those of the cell in hand, which then takes just what it needs

  const std::vector<double>& travel();
  /// By county how alike it is in what the measure compares; none for the county itself, for those that the register
  /// has not surveyed and for those with which it has nothing in common.
  const std::vector<std::optional<double>>& likenesses(const Measure& measure, const Register& known);
};

/// What a measure gives: a number in the leaf's unit, an interval that holds it, or both; neither is unknown.
struct Measured {
  std::optional<double> x;
  std::optional<Interval> range;

  Measured() = default;
  Measured(std::nullopt_t) {}
  Measured(double known) : x(known) {}
  Measured(std::optional<double> maybe) : x(maybe) {}
  Measured(std::optional<double> likeliest, Interval between) : x(likeliest), range(between) {}
};

/// The place that a measure looks at. Each question is remembered as an Input, so that the cell keeps its workings.
struct Workings {
  const County& county;
  const Industry& industry;
  const ColumnRows& rows;
  Surroundings& around;
  std::vector<Input> inputs = {};
  std::string unknown_condition = {}; ///< the first of the county's conditions that was asked for and is unknown
  std::optional<Sentence> error = {}; ///< a formula that divides by zero, …
  Sentence unknown_because = {};      ///< what a measure lacks that is no single condition
  Sentence neighbours = {};           ///< the neighbours that matter, in words

  /// The number in a column of the county or the industry; nothing where the cell is blank or holds no number.
  std::optional<double> condition(const std::string& column);
  std::optional<double> requirement(const std::string& column);
  /// Where a blank is none.
  double condition_or_zero(const std::string& column);
  /// The same where the cell may be an interval: low;high or low;likeliest;high.
  Measured condition_between(const std::string& column);
  Measured requirement_between(const std::string& column);
  /// All numbers of a cell of the county; empty where it has none.
  std::vector<double> condition_numbers(const std::string& column);
  /// What the region says of the county (region_facts.h).
  std::optional<double> fact(const std::string& id);
  /// The four corners of a trapezoid.
  std::optional<std::vector<double>> corners(const std::string& column);

  /// What the region says, as an input of the cell; unknown with the reason.
  double computed(const char* what, double value);
  std::nullopt_t unknown(const char* what, Sentence because);
  std::nullopt_t unknown(Sentence because);
};

using MeasureFunction = Measured (*)(const Measure&, Workings&);

/// The function of a kind; nullptr for `given`.
MeasureFunction measure_function(const std::string& kind);

// The kinds that ask where a county's land lies (land_measures.cpp).
Measured band(const Measure&, Workings&);
Measured limiting(const Measure&, Workings&);

// The kinds that look at the neighbours (regional_measures.cpp).
Measured crowding(const Measure&, Workings&);
Measured similarity(const Measure&, Workings&);
Measured relatedness(const Measure&, Workings&);
Measured specialisation(const Measure&, Workings&);
Measured access(const Measure&, Workings&);
Measured linkage(const Measure&, Workings&);

// The kinds that ask what is on record of the industry itself (register_measures.cpp).
Measured presence(const Measure&, Workings&);
Measured track_record(const Measure&, Workings&);
Measured belt(const Measure&, Workings&);
Measured crowding_on_record(const Measure&, Workings&);
Measured relatedness_on_record(const Measure&, Workings&);
/// What the industry shares of its market with the neighbours: the requirement `market`; blank counts as 1.
double market_shared(const Measure&, Workings&);
/// Up to four counties by name, nearest first where `sorted` says so, then how many more.
Text names_of(const Workings&, const std::vector<std::size_t>& counties);
std::vector<std::size_t> nearest_first(const Workings&, std::vector<std::size_t> counties, int hops);

} // namespace yindi
