#include "engine/robustness/acceptability.h"

#include "engine/methods/method.h"

#include <cmath>
#include <limits>

namespace yindi {
namespace {

using Eigen::Index;

/// 1e-9·max|s| of each draw; infinite for rows that are only padding.
Eigen::Matrix<double, block_size, 1> tolerances(const DrawBlock& scores, Index draws) {
  Eigen::Matrix<double, block_size, 1> result = 1e-9 * scores.cwiseAbs().rowwise().maxCoeff();
  result.tail(block_size - draws).setConstant(std::numeric_limits<double>::infinity());
  return result;
}

} // namespace

Tally::Tally(Index alternatives, Index criteria)
    : places(Counts::Zero(alternatives, alternatives)), wins(Counts::Zero(alternatives, alternatives)),
      first_weights(Eigen::MatrixXd::Zero(criteria, alternatives)) {}

void Tally::add(const DrawBlock& weights, const DrawBlock& scores, bool higher_is_better, Index draws_in_block) {
  const Index m = scores.cols();
  count_better(scores, higher_is_better, tolerances(scores, draws_in_block), better_, wins);
  const Eigen::Matrix<std::int64_t, block_size, 1> sums = better_.rowwise().sum();
  for (Index d = 0; d < draws_in_block; ++d) {
    // Without ties the places are 0 … m − 1. With ties the counts can differ from competition ranks where a chain of
    // near ties is longer than the tolerance, so the rule of the methods decides.
    if (sums(d) != m * (m - 1) / 2) {
      const Eigen::RowVectorXd row = scores.row(d);
      const std::vector<int> ranks =
          competition_ranks(std::vector<double>(row.data(), row.data() + m), higher_is_better);
      for (Index i = 0; i < m; ++i) better_(d, i) = ranks[static_cast<std::size_t>(i)] - 1;
    }
    for (Index i = 0; i < m; ++i) {
      ++places(i, better_(d, i));
      if (better_(d, i) == 0) first_weights.col(i) += weights.row(d).transpose();
    }
  }
  draws += draws_in_block;
}

Acceptability Tally::result() const {
  Acceptability result;
  result.draws = draws;
  const double of = std::max<double>(1, static_cast<double>(draws));
  result.rank_acceptability = places.cast<double>() / of;
  result.pairwise_winning = wins.cast<double>() / of;
  for (Index i = 0; i < places.rows(); ++i) {
    auto& central = result.central_weights.emplace_back();
    if (places(i, 0) == 0) continue;
    const Eigen::VectorXd mean = first_weights.col(i) / static_cast<double>(places(i, 0));
    central.emplace(mean.data(), mean.data() + mean.size());
  }
  result.confidence.resize(static_cast<std::size_t>(places.rows()));
  return result;
}

double Acceptability::standard_error() const {
  if (draws == 0) return std::numeric_limits<double>::infinity();
  const auto variance = rank_acceptability.array() * (1 - rank_acceptability.array());
  return std::sqrt(variance.maxCoeff() / static_cast<double>(draws));
}

} // namespace yindi
