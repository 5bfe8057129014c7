// Objective weights of a casebook: one matrix of u pooled over all deciding counties (DESIGN §6, one frame).

#include "engine/methods/inputs.h"
#include "engine/methods/objective.h"
#include "engine/region/region.h"

#include <algorithm>

namespace yindi {
namespace {

/// A pair's u in the order of `leaves`; nothing where one of them has no point value in its county.
std::optional<std::vector<double>> row_of(const Assessment& assessment, std::size_t industry,
                                          const std::vector<std::string>& leaves) {
  std::vector<double> row;
  for (const std::string& leaf : leaves) {
    const auto found = std::find(assessment.leaves.begin(), assessment.leaves.end(), leaf);
    if (found == assessment.leaves.end()) return std::nullopt;
    const LeafValue& value = assessment.cells[industry][static_cast<std::size_t>(found - assessment.leaves.begin())];
    if (!value.u) return std::nullopt;
    row.push_back(*value.u);
  }
  return row;
}

} // namespace

std::vector<Assessment> assessed(const Case& c) {
  const Region region = make_region(c);
  std::vector<Assessment> counties;
  for (const std::string& id : c.model->county_ids) counties.push_back(assess(c, region, id));
  return counties;
}

Loaded<PooledMatrix> pooled_matrix(const Case& c) { return pooled_matrix(c, assessed(c)); }

Loaded<PooledMatrix> pooled_matrix(const Case& c, const std::vector<Assessment>& counties) {
  PooledMatrix pooled;
  DecisionMatrix& matrix = pooled.matrix;
  for (const std::string& leaf : leaves(c.model->library))
    if (std::any_of(counties.begin(), counties.end(), [&](const Assessment& a) {
          return std::find(a.leaves.begin(), a.leaves.end(), leaf) != a.leaves.end();
        }))
      matrix.criteria.push_back(leaf);
  matrix.directions.assign(matrix.criteria.size(), Direction::max);
  std::vector<std::vector<double>> rows;
  std::size_t pairs = 0;
  for (const Assessment& assessment : counties)
    for (std::size_t i = 0; i < assessment.industries.size(); ++i) {
      ++pairs;
      const auto row = row_of(assessment, i, matrix.criteria);
      if (!row) continue;
      rows.push_back(*row);
      matrix.alternatives.push_back(assessment.county + "/" + assessment.industries[i]);
    }
  if (rows.empty() || matrix.criteria.empty())
    return {std::nullopt,
            {refusal(say(mark("no pair of county and industry is known on every criterion, so the data give no "
                              "weights")),
                     say(mark("collect what is unknown, or leave out a criterion that nobody can measure")))}};
  if (rows.size() < pairs)
    pooled.notes.push_back(
        say(mark("{0} of {1} pairs of county and industry are known on every criterion; the others are left out"),
            std::to_string(rows.size()), std::to_string(pairs)));
  matrix.values.resize(static_cast<Eigen::Index>(rows.size()), static_cast<Eigen::Index>(matrix.criteria.size()));
  for (std::size_t i = 0; i < rows.size(); ++i)
    matrix.values.row(static_cast<Eigen::Index>(i)) = vector_of(rows[i]).transpose();
  return {pooled, {}};
}

Loaded<ObjectiveWeights> objective_weights(const ObjectiveWeighting& weighting, const Case& c,
                                           const std::string& normalization, const Settings& given) {
  const Loaded<PooledMatrix> pooled = pooled_matrix(c);
  if (!pooled.value) return {std::nullopt, pooled.diagnostics};
  Loaded<ObjectiveWeights> result = objective_weights(weighting, pooled.value->matrix, normalization, given);
  if (result.value)
    result.value->notes.insert(result.value->notes.begin(), pooled.value->notes.begin(), pooled.value->notes.end());
  return result;
}

} // namespace yindi
