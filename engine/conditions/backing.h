#pragma once

// What stands behind the numbers of an assessment: looked up in the case, not copied into every cell.

#include "engine/conditions/assessment.h"

namespace yindi {

struct Backing {
  std::string unit, source, quality; ///< blank where the case says nothing
  Text note;
};

/// Of one input of `assessment`, which was made of the same model.
Backing backing_of(const Case& c, const Assessment& assessment, const Input& input);
/// Of a cell of counties.csv or industries.csv ("counties", "industries"): its own where cells.csv has a row for it,
/// else its column's; the unit is always the column's.
Backing backing_of_cell(const Case& c, const std::string& table, const std::string& row, const std::string& column);
/// Its quality alone.
const std::string& quality_of(const Case& c, const Input& input);

} // namespace yindi
