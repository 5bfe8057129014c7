#include "engine/ranking/bounds.h"

#include "engine/methods/method.h"

#include <boost/math/tools/minima.hpp>

namespace yindi {
namespace {

/// Leaves that two industries do not know for the want of the same condition of the county.
std::vector<std::size_t> shared_unknowns(const Assessment& assessment, std::size_t a, std::size_t b) {
  std::vector<std::size_t> shared;
  for (std::size_t j = 0; j < assessment.leaves.size(); ++j) {
    const LeafValue &one = assessment.cells[a][j], &other = assessment.cells[b][j];
    if (one.unknown() && other.unknown() && !one.unknown_condition.empty() &&
        one.unknown_condition == other.unknown_condition)
      shared.push_back(j);
  }
  return shared;
}

/// Least of score(ahead) − score(behind) while the shared unknowns go from worst to best together; `ahead` elsewhere
/// at its low and `behind` at its high end. Where it is below −`tolerance` somewhere, any such value will do: nothing
/// more is asked of it.
double least_lead(const Eigen::MatrixXd& low, const Eigen::MatrixXd& high, std::size_t ahead, std::size_t behind,
                  const std::vector<std::size_t>& shared, const RowScores& scores, double tolerance) {
  // The lead may turn once inside; the search is local, so it starts from the best of a coarse grid, scored at once.
  constexpr int steps = 8;
  Eigen::MatrixXd rows(2 * (steps + 1), low.cols());
  for (int k = 0; k <= steps; ++k) {
    rows.row(2 * k) = low.row(static_cast<Eigen::Index>(ahead));
    rows.row(2 * k + 1) = high.row(static_cast<Eigen::Index>(behind));
    for (const std::size_t j : shared)
      rows.block(2 * k, static_cast<Eigen::Index>(j), 2, 1).setConstant(static_cast<double>(k) / steps);
  }
  const std::vector<double> grid = scores(rows);
  const auto lead_at = [&](int k) {
    const auto i = static_cast<std::size_t>(2 * k);
    return grid[i] - grid[i + 1];
  };
  int at = 0;
  for (int k = 1; k <= steps; ++k)
    if (lead_at(k) < lead_at(at)) at = k;
  if (lead_at(at) < -tolerance) return lead_at(at);
  const auto lead = [&](double t) {
    Eigen::MatrixXd pair = rows.topRows(2);
    for (const std::size_t j : shared) pair.col(static_cast<Eigen::Index>(j)).setConstant(t);
    const std::vector<double> s = scores(pair);
    return s[0] - s[1];
  };
  const double from = std::max(0, at - 1) / static_cast<double>(steps);
  const double to = std::min(steps, at + 1) / static_cast<double>(steps);
  constexpr int bits = 26; // half the mantissa: all that a minimum can be known to
  return std::min(lead_at(at), boost::math::tools::brent_find_minima(lead, from, to, bits).second);
}

} // namespace

Eigen::MatrixXd matrix_of(const Assessment& assessment, End end) {
  Eigen::MatrixXd u(static_cast<Eigen::Index>(assessment.industries.size()),
                    static_cast<Eigen::Index>(assessment.leaves.size()));
  for (Eigen::Index i = 0; i < u.rows(); ++i)
    for (Eigen::Index j = 0; j < u.cols(); ++j) {
      const LeafValue& cell = assessment.cells[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
      const double middle = cell.u.value_or((cell.u_range.low + cell.u_range.high) / 2);
      u(i, j) = end == End::point ? middle : end == End::low ? cell.u_range.low : cell.u_range.high;
    }
  return u;
}

RankBounds rank_bounds(const Assessment& assessment, const std::vector<double>& low, const std::vector<double>& high,
                       const RowScores& scores) {
  const std::size_t m = low.size();
  const Eigen::MatrixXd u_low = matrix_of(assessment, End::low), u_high = matrix_of(assessment, End::high);
  const double tolerance = tie_tolerance(high);
  RankBounds bounds{std::vector<int>(m, 1), std::vector<int>(m, 1)};
  for (std::size_t i = 0; i < m; ++i)
    for (std::size_t j = 0; j < m; ++j) {
      if (i == j) continue;
      // What they share can only raise the least lead of i over j above the one of free ends.
      double lead = low[i] - high[j];
      if (lead <= tolerance)
        if (const auto shared = shared_unknowns(assessment, i, j); !shared.empty())
          lead = least_lead(u_low, u_high, i, j, shared, scores, tolerance);
      if (lead > tolerance) ++bounds.best[j];   // i is above j whatever the unknowns are
      if (lead < -tolerance) ++bounds.worst[i]; // j can be above i
    }
  return bounds;
}

} // namespace yindi
