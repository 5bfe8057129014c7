#pragma once

// What a simulation does with each block of draws: scores it, and counts who takes which place.

#include "engine/robustness/simulate.h"
#include "engine/robustness/value_blocks.h"

namespace yindi {

/// A simulation with its matrices laid out for the kernels. Takes blocks of draws one after another.
class SimulationWorker {
public:
  /// The simulation outlives it.
  explicit SimulationWorker(const Simulation& simulation);

  /// `firsts_only`: what is not told apart is who comes after the first.
  void add(const DrawBlock& weights, std::uint32_t first, Eigen::Index draws, std::uint64_t seed, bool firsts_only);

  /// Whether its draws are enough.
  bool sure() const { return sure_; }
  void see_whether_sure(double standard_error) { sure_ = sure_ || tally_.result().standard_error() <= standard_error; }
  /// The same for a verdict alone: more draws would not change its word.
  void see_whether_settled(const SimulationOptions& options);

  Acceptability so_far() const;

  Acceptability result(const SimulationOptions& options);

private:
  struct LeadSums { ///< the lead of one alternative over another, summed over draws
    double sum = 0, squares = 0;
  };
  struct Scratch;
  static Scratch& scratch();

  /// The share of the possible values under which the central weights of each put it first.
  void add_confidence(Acceptability& result, const SimulationOptions& options);

  /// Whether an alternative has competition rank 1 in a draw.
  bool is_first(const DrawBlock& scores, Eigen::Index i, Eigen::Index draw) const;

  bool leads() const { return simulation_.first >= 0 && simulation_.second >= 0; }

  /// How much better the first is than the second in each draw, in the method's own scores, or places.
  void add_lead(const DrawBlock& scores, Eigen::Index draws);

  bool upwards() const { return products_ || simulation_.scorer.higher_is_better; }

  /// What each alternative has where all its drawn values stand at their best.
  void find_best();

  /// Scores of a block of which only the first place is asked: some good alternatives are drawn first; of the others
  /// only the draws in which they could still be first with the best of what is not drawn yet. Where they cannot be
  /// they keep a score that is too small.
  const DrawBlock& score_firsts(const DrawBlock& weights, std::uint32_t first, Eigen::Index draws,
                                std::uint64_t seed) const;

  /// The two whose lead is told, and what could be best; `order`: from the best to the worst by the means of `upper`.
  std::vector<bool> good_ones(const std::vector<Eigen::Index>& order) const;

  /// Scores one alternative where it may be above the bar, and raises the bar to what it scores.
  void score_above(Eigen::Index row, DrawColumn& bar, std::uint32_t first, Eigen::Index draws, std::uint64_t seed,
                   const DrawBlock& effective, Scratch& room) const;

  /// The scores of one alternative in some draws, as add_entries has them.
  void score_some(Eigen::Index row, const SomeDraws& draws, std::uint64_t seed, const DrawBlock& effective,
                  Scratch& room, DrawColumn& scores) const;

  /// Pairs of numbers by row, first those that tell most of a score.
  void order_pairs();

  /// Weights as the products take them; good until the thread's next block.
  const DrawBlock& effective_of(const DrawBlock& weights) const;

  /// `values`: of the cells that are not known exactly, as ValueBlocks draws them. Good until the thread's next
  /// block.
  const DrawBlock& score(const DrawBlock& weights, const DrawBlock& values, Eigen::Index draws) const;

  /// Gain and loss of what is known, or of the one product of a linear method.
  void products(const DrawBlock& effective, const RowMatrix& first, const RowMatrix& second, Scratch& room) const;

  /// Adds what is drawn of the rows that are wanted; empty: of all.
  void add_entries(const DrawBlock& effective, const DrawBlock& values, const std::vector<bool>& wanted,
                   Scratch& room) const;

  void to_scores(const Scratch& room, DrawBlock& scores) const;
  /// Of the first `count`.
  void to_scores(const DrawColumn& gain, const DrawColumn& loss, Eigen::Index count, DrawColumn& scores) const;

  void score_one_by_one(const DrawBlock& weights, const DrawBlock& values, Eigen::Index draws, DrawBlock& scores) const;

  const Simulation& simulation_;
  ValueBlocks values_;
  Tally tally_;
  LeadSums lead_;
  bool products_ = false, sure_ = false, has_best_ = false;
  RowMatrix first_, second_, best_first_, best_second_;
  std::vector<std::vector<NumberPair>> pairs_;         ///< by row
  std::vector<std::vector<std::size_t>> cells_of_row_; ///< in their order
};

} // namespace yindi
