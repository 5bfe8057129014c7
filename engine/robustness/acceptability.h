#pragma once

// Stochastic multicriteria acceptability analysis: what part of the weightings, and of the possible values, gives each
// alternative each place. Lahdelma & Salminen 2001, Oper. Res. 49:444–454 (SMAA-2); Leskinen et al. 2006, Tervonen &
// Lahdelma 2007, EJOR 178:500–513 (pairwise winning).

#include "engine/robustness/kernels.h"

#include <optional>
#include <vector>

namespace yindi {

/// How far the draws move the lead of one alternative over another.
struct MovedLead {
  Eigen::Index first = -1, second = -1; ///< −1: not asked
  double deviation = 0;                 ///< standard deviation over the draws, in the method's scores, or places
};

struct Acceptability {
  std::int64_t draws = 0;
  Eigen::MatrixXd rank_acceptability; ///< (i, r): share of draws in which i takes place r + 1; ties share the smallest
  Eigen::MatrixXd pairwise_winning;   ///< (i, k): share of draws in which i is better than k; a tie is no win
  /// For each alternative the mean of the weights that put it first; none for one never first.
  std::vector<std::optional<std::vector<double>>> central_weights;
  /// For each alternative the share of the possible values under which its central weights put it first; none where it
  /// has none.
  std::vector<std::optional<double>> confidence;
  MovedLead lead = {};

  /// Greatest standard error of a rank acceptability, as of independent draws.
  double standard_error() const;
};

/// Draws counted so far, in memory that does not grow with them.
struct Tally {
  explicit Tally(Eigen::Index alternatives, Eigen::Index criteria);
  /// Adds the first `draws` rows of a block of weights and the scores under them; `by_places`: these are places
  /// already.
  void add(const DrawBlock& weights, const DrawBlock& scores, bool higher_is_better, bool by_places,
           Eigen::Index draws);
  /// Everything but the confidence factors.
  Acceptability result() const;

  std::int64_t draws = 0;
  CountMatrix places, wins;      ///< alternatives × places; alternatives × alternatives
  Eigen::MatrixXd first_weights; ///< criteria × alternatives: sum of the weights that put it first

private:
  Counter counter_;
};

} // namespace yindi
