#include "engine/methods/stated_bounds.h"

#include "engine/methods/inputs.h"

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::RowVectorXd;

Diagnostics refuse_outside(const DecisionMatrix& matrix, const StatedBounds& bounds) {
  Diagnostics wrong;
  for (Index i = 0; i < matrix.values.rows(); ++i)
    for (Index j = 0; j < matrix.values.cols(); ++j)
      if (matrix.values(i, j) < bounds.low(j) || matrix.values(i, j) > bounds.high(j))
        wrong.push_back(refusal(
            cell_refused(mark("{0} lies outside its bounds (alternative \"{1}\", criterion \"{2}\")"), matrix, i, j),
            say(mark("widen the bounds so that they hold every value"))));
  return wrong;
}

} // namespace

Loaded<StatedBounds> stated_bounds(const DecisionMatrix& matrix, const Settings& settings, const char* missing) {
  const std::size_t n = matrix.criteria.size();
  const auto rows = lists_per_criterion(settings, "bounds", n);
  if (!rows.value) return {std::nullopt, rows.diagnostics};
  const Sentence cure = say(mark("give the least and the greatest of each criterion, as in bounds=[[0,10],[2,5]]"));
  if (rows.value->empty()) return {std::nullopt, {refusal(say(missing), cure)}};
  const auto size = static_cast<Index>(n);
  StatedBounds bounds{RowVectorXd(size), RowVectorXd(size)};
  for (std::size_t j = 0; j < n; ++j) {
    const std::vector<double>& row = (*rows.value)[j];
    if (row.size() != 2 || !(row[0] < row[1]))
      return {std::nullopt,
              {refusal(say(mark("the bounds of criterion \"{}\" are no pair that rises"), matrix.criteria[j]), cure)}};
    bounds.low(static_cast<Index>(j)) = row[0];
    bounds.high(static_cast<Index>(j)) = row[1];
  }
  Diagnostics wrong = refuse_outside(matrix, bounds);
  if (!wrong.empty()) return {std::nullopt, wrong};
  return {bounds, {}};
}

} // namespace yindi
