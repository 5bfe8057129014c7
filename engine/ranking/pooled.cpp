#include "engine/ranking/pooled.h"

#include "engine/methods/inputs.h"

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

Loaded<PooledMatrix> pooled_matrix(const Case& c, const Assessments& assessed) {
  PooledMatrix pooled;
  DecisionMatrix& matrix = pooled.matrix;
  for (const std::string& leaf : leaves(c.model->library))
    if (std::any_of(assessed.counties.begin(), assessed.counties.end(), [&](const auto& a) {
          return std::find(a->leaves.begin(), a->leaves.end(), leaf) != a->leaves.end();
        }))
      matrix.criteria.push_back(leaf);
  matrix.directions.assign(matrix.criteria.size(), Direction::max);
  std::vector<std::vector<double>> rows;
  std::size_t pairs = 0;
  for (const auto& county : assessed.counties)
    for (std::size_t i = 0; i < county->industries.size(); ++i) {
      ++pairs;
      const auto row = row_of(*county, i, matrix.criteria);
      if (!row) continue;
      rows.push_back(*row);
      matrix.alternatives.push_back(county->county + "/" + county->industries[i]);
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

} // namespace yindi
