#include "engine/conditions/cell_words.h"

#include "engine/case/names.h"
#include "engine/conditions/backing.h"

#include <algorithm>

namespace yindi {

std::vector<Sentence> neighbours_of(const Case& c, const Assessment& assessment, const std::string& industry) {
  std::vector<Sentence> result;
  const auto& all = assessment.industries;
  const auto found = std::find(all.begin(), all.end(), industry);
  if (found == all.end()) return result;
  const auto& cells = assessment.cells[static_cast<std::size_t>(found - all.begin())];
  for (std::size_t j = 0; j < cells.size(); ++j)
    if (const Sentence& said = cells[j].neighbours; !said.empty())
      result.push_back(say(mark("{0}: {1}."), find_criterion(c.model->library, assessment.leaves[j])->name, said));
  return result;
}

namespace {

/// "needs 2,600 to 3,400 m, the land of Ningnan lies at 661 to 1,872 m".
Sentence behind_heights(const Case& c, const Assessment& assessment, const Exclusion& exclusion, const Measure& m) {
  const Input* band = nullptr;
  std::optional<double> low, high;
  std::string unit;
  for (const Input& input : exclusion.value.inputs) {
    if (input.column == m.requirement) band = &input;
    const double* height = std::get_if<double>(&input.cell);
    if (!height || input.table != InputTable::counties) continue;
    if (input.column == m.from) low = *height, unit = backing_of(c, assessment, input).unit;
    if (input.column == m.to || input.column == m.to_high) high = *height;
  }
  const auto* corners = band ? std::get_if<std::vector<double>>(&band->cell) : nullptr;
  if (!corners || corners->size() != 4 || !low || !high) return exclusion.limit;
  return say(mark("needs {0} to {1}, the land of {2} lies at {3} to {4}"), quantity(corners->front()),
             quantity(corners->back(), backing_of(c, assessment, *band).unit), county_name(c, assessment.county),
             quantity(*low), quantity(*high, unit));
}

} // namespace

Sentence behind_veto(const Case& c, const Assessment& assessment, const Exclusion& exclusion) {
  const Criterion* leaf = find_criterion(c.model->library, exclusion.criterion);
  if (leaf && leaf->measure && leaf->measure->kind == "band" && !leaf->measure->from.empty())
    return behind_heights(c, assessment, exclusion, *leaf->measure);
  const Input *band = nullptr, *condition = nullptr;
  for (const Input& input : exclusion.value.inputs) {
    if (std::holds_alternative<std::vector<double>>(input.cell)) band = &input;
    if (std::holds_alternative<double>(input.cell) && input.table == InputTable::counties) condition = &input;
  }
  if (!band || !condition || exclusion.value.inputs.size() != 2) return exclusion.limit;
  const auto& corners = std::get<std::vector<double>>(band->cell);
  if (corners.size() != 4) return exclusion.limit;
  return say(mark("needs {0} to {1}, {2} has {3}"), quantity(corners.front()),
             quantity(corners.back(), backing_of(c, assessment, *band).unit), county_name(c, assessment.county),
             quantity(std::get<double>(condition->cell), backing_of(c, assessment, *condition).unit));
}

} // namespace yindi
