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

Sentence behind_veto(const Case& c, const Assessment& assessment, const Exclusion& exclusion) {
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
