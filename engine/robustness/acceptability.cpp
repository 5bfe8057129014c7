#include "engine/robustness/acceptability.h"

#include "engine/methods/method.h"

#include <cmath>
#include <limits>

namespace yindi {
using Eigen::Index;

Tally::Tally(Index alternatives, Index criteria)
    : places(CountMatrix::Zero(alternatives, alternatives)), wins(CountMatrix::Zero(alternatives, alternatives)),
      first_weights(Eigen::MatrixXd::Zero(criteria, alternatives)) {}

void Tally::add(const DrawBlock& weights, const DrawBlock& scores, bool higher_is_better, bool by_places,
                Index draws_in_block) {
  const Index m = scores.cols();
  counter_.count(scores, higher_is_better, draws_in_block, wins);
  const CountBlock& better = counter_.better();
  std::vector<Index> place(static_cast<std::size_t>(m)); // less 1
  for (Index d = 0; d < draws_in_block; ++d) {
    for (Index i = 0; i < m; ++i) place[static_cast<std::size_t>(i)] = better(d, i);
    // Without ties the places are 0 … m − 1. With ties the counts can differ from competition ranks where a chain of
    // near ties is longer than the tolerance, so the rule of the methods decides.
    if (by_places) {
      for (Index i = 0; i < m; ++i) place[static_cast<std::size_t>(i)] = static_cast<Index>(scores(d, i)) - 1;
    } else if (counter_.sum(d) != m * (m - 1) / 2) {
      const Eigen::RowVectorXd row = scores.row(d);
      const std::vector<int> ranks =
          competition_ranks(std::vector<double>(row.data(), row.data() + m), higher_is_better);
      for (std::size_t i = 0; i < place.size(); ++i) place[i] = ranks[i] - 1;
    }
    for (Index i = 0; i < m; ++i) {
      const Index at = place[static_cast<std::size_t>(i)];
      ++places(i, at);
      if (at == 0) first_weights.col(i) += weights.row(d).transpose();
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
