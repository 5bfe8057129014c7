#include "engine/conditions/doubted.h"

#include <algorithm>

namespace yindi {
namespace {

bool rests_on(const LeafValue& value, const std::string& county, const std::string& industry,
              const SuspiciousCell& cell) {
  const bool of_row =
      (cell.county.empty() || cell.county == county) && (cell.industry.empty() || cell.industry == industry);
  return of_row && std::any_of(value.inputs.begin(), value.inputs.end(), [&](const Input& input) {
           return name(input.table) == cell.table && input.column == cell.column;
         });
}

bool measures_access(const Case& c, const Assessment& assessment) {
  return std::any_of(assessment.leaves.begin(), assessment.leaves.end(), [&](const std::string& id) {
    const Criterion* leaf = find_criterion(c.model->library, id);
    return leaf && leaf->measure && leaf->measure->kind == "access";
  });
}

} // namespace

std::vector<SuspiciousCell> suspicious_behind(const Case& c, const Assessment& assessment) {
  return suspicious_behind(c, assessment, suspicious_cells(c));
}

std::vector<SuspiciousCell> suspicious_behind(const Case& c, const Assessment& assessment,
                                              std::vector<SuspiciousCell> all) {
  if (all.empty()) return all;
  const std::string people =
      measures_access(c, assessment) ? population_column(c.model->condition_columns) : std::string();
  // What the region says rests on the amounts, places and links of all counties.
  const bool of_region = std::any_of(assessment.cells.begin(), assessment.cells.end(), [](const auto& cells) {
    return std::any_of(cells.begin(), cells.end(), [](const LeafValue& value) {
      return std::any_of(value.inputs.begin(), value.inputs.end(), [](const Input& input) {
        return input.table == InputTable::presence || input.table == InputTable::region;
      });
    });
  });
  const auto matters = [&](const SuspiciousCell& cell) {
    if (cell.table == "presence" || cell.table == "reference" || cell.table == "links") return of_region;
    if (cell.table == "counties" && (cell.column.empty() || cell.column == "lon" || cell.column == "lat"))
      return of_region || (cell.column.empty() && cell.county == assessment.county);
    if (!people.empty() && cell.table == "counties" && cell.column == people) return true;
    for (std::size_t i = 0; i < assessment.industries.size(); ++i)
      for (const LeafValue& value : assessment.cells[i])
        if (rests_on(value, assessment.county, assessment.industries[i], cell)) return true;
    return std::any_of(assessment.excluded.begin(), assessment.excluded.end(), [&](const Exclusion& excluded) {
      return rests_on(excluded.value, assessment.county, excluded.industry, cell);
    });
  };
  std::erase_if(all, [&](const SuspiciousCell& cell) { return !matters(cell); });
  return all;
}

} // namespace yindi
