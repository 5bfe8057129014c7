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
/// at its low and `behind` at its high end.
double least_lead(const Eigen::MatrixXd& low, const Eigen::MatrixXd& high, std::size_t ahead, std::size_t behind,
                  const std::vector<std::size_t>& shared, const RowScores& scores) {
  const auto lead = [&](double t) {
    Eigen::MatrixXd pair(2, low.cols());
    pair.row(0) = low.row(static_cast<Eigen::Index>(ahead));
    pair.row(1) = high.row(static_cast<Eigen::Index>(behind));
    for (std::size_t j : shared) pair.col(static_cast<Eigen::Index>(j)).setConstant(t);
    const std::vector<double> s = scores(pair);
    return s[0] - s[1];
  };
  // The lead may turn once inside; the search is local, so it starts from the best of a coarse grid.
  constexpr int steps = 8;
  double least = lead(0);
  int at = 0;
  for (int k = 1; k <= steps; ++k) {
    const double value = lead(static_cast<double>(k) / steps);
    if (value < least) {
      least = value;
      at = k;
    }
  }
  const double from = std::max(0, at - 1) / static_cast<double>(steps);
  const double to = std::min(steps, at + 1) / static_cast<double>(steps);
  constexpr int bits = 26; // half the mantissa: all that a minimum can be known to
  return std::min(least, boost::math::tools::brent_find_minima(lead, from, to, bits).second);
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
      const auto shared = shared_unknowns(assessment, i, j);
      const double j_leads = shared.empty() ? low[j] - high[i] : least_lead(u_low, u_high, j, i, shared, scores);
      const double i_leads = shared.empty() ? low[i] - high[j] : least_lead(u_low, u_high, i, j, shared, scores);
      if (j_leads > tolerance) ++bounds.best[i];   // j is above i whatever the unknowns are
      if (i_leads < -tolerance) ++bounds.worst[i]; // j can be above i
    }
  return bounds;
}

} // namespace yindi
