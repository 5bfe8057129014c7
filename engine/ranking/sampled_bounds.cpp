#include "engine/ranking/sampled_bounds.h"

#include <algorithm>
#include <map>
#include <random>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

/// Widens `bounds` by the scores and ranks of one matrix.
void take_in(const Frame& frame, const MatrixXd& u, SampledBounds& bounds) {
  const Scores met = frame.scores(u);
  if (met.scores.size() != static_cast<std::size_t>(u.rows())) return; // degenerate: nothing is scored there
  const std::vector<int> ranks = ranks_of(*frame.method, met, met.scores.size());
  if (bounds.low.empty()) bounds = {met.scores, met.scores, {ranks, ranks}};
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    bounds.low[i] = std::min(bounds.low[i], met.scores[i]);
    bounds.high[i] = std::max(bounds.high[i], met.scores[i]);
    bounds.ranks.best[i] = std::min(bounds.ranks.best[i], ranks[i]);
    bounds.ranks.worst[i] = std::max(bounds.ranks.worst[i], ranks[i]);
  }
}

/// From 0 to 1, an end one time in two: bounds lie at the ends more often than between. The library's distributions
/// differ between machines, so this takes the bits itself.
double share(std::mt19937_64& random) {
  const std::uint64_t bits = random();
  if ((bits & 1) != 0) return (bits & 2) != 0 ? 1 : 0;
  return static_cast<double>(bits >> 11) * 0x1p-53;
}

MatrixXd drawn(const Assessment& assessment, const MatrixXd& low, const MatrixXd& high, std::mt19937_64& random) {
  MatrixXd u = low;
  std::map<std::pair<Index, std::string>, double> together; // of one leaf and the condition that is not known
  for (Index i = 0; i < u.rows(); ++i)
    for (Index j = 0; j < u.cols(); ++j) {
      const LeafValue& cell = assessment.cells[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
      if (low(i, j) == high(i, j)) continue;
      double t = share(random);
      if (cell.unknown() && !cell.unknown_condition.empty())
        t = together.try_emplace({j, cell.unknown_condition}, t).first->second;
      u(i, j) = low(i, j) + t * (high(i, j) - low(i, j));
    }
  return u;
}

/// Puts the cells of row i that rest on no shared condition at the ends of `own`, so that the shared ones stay alike.
MatrixXd against(const Assessment& assessment, const MatrixXd& others, const MatrixXd& own, Index i) {
  MatrixXd u = others;
  for (Index j = 0; j < u.cols(); ++j) {
    const LeafValue& cell = assessment.cells[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
    if (!cell.unknown() || cell.unknown_condition.empty()) u(i, j) = own(i, j);
  }
  return u;
}

} // namespace

SampledBounds sampled_bounds(const Assessment& assessment, const Frame& frame, int draws) {
  const Ends ends = ends_of(frame, assessment);
  const MatrixXd &low = ends.worse, &high = ends.better;
  SampledBounds bounds;
  take_in(frame, ends.point, bounds);
  for (Index i = 0; i < low.rows(); ++i) {
    take_in(frame, against(assessment, low, high, i), bounds);
    take_in(frame, against(assessment, high, low, i), bounds);
  }
  std::mt19937_64 random(1);
  for (int k = 0; k < draws; ++k) take_in(frame, drawn(assessment, low, high, random), bounds);
  return bounds;
}

} // namespace yindi
