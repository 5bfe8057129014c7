#pragma once

// A method made ready for many weight vectors on one matrix: prepare once, then score blocks (DESIGN §8).

#include "engine/ranking/frame.h"

#include <array>
#include <functional>
#include <memory>

namespace yindi {

/// TOPSIS orders by D⁻/D⁺, so by (gain · wᵖ) / (loss · wᵖ), each alternatives × criteria and not negative.
struct DistanceRatio {
  Eigen::MatrixXd gain, loss;
  double power = 1;
  bool roots = false; ///< the score is √gain/(√gain + √loss), else gain/(gain + loss)
};

/// What an alternative with value u has in a column of a scorer: gain₀ + gain₁u + gain₂u², and the same of 1 − u.
struct Entry {
  std::array<double, 3> gain{}, loss{};
};

struct Scorer {
  Eigen::Index alternatives = 0, criteria = 0;
  bool higher_is_better = true;
  bool by_places = false; ///< the scores are the method's own places, which need not be competition ranks
  /// Where it stands, the order is that of linear · w (alternatives × criteria), more is better.
  std::optional<Eigen::MatrixXd> linear = std::nullopt;
  /// Where it stands, the order is that of this ratio, more is better.
  std::optional<DistanceRatio> ratio = std::nullopt;
  /// In the frozen frame of a method whose scores ignore rivals: what an alternative has in each column of `linear`, or
  /// of the ratio's gain and loss. Empty elsewhere.
  std::vector<Entry> entries = {};
  /// Where they stand, the scores are the means of those of these two.
  std::shared_ptr<const std::pair<Scorer, Scorer>> ends = nullptr;
  /// `weights` draws × criteria, `scores` draws × alternatives: the method's scores, or its places where it orders
  /// without scores; 0 for all where nothing tells the alternatives apart. Safe to call from several threads at once.
  std::function<void(const Eigen::Ref<const Eigen::MatrixXd>& weights, Eigen::Ref<Eigen::MatrixXd> scores)> block =
      nullptr;
};

/// Errors: those of the method for this matrix.
Loaded<Scorer> make_scorer(const Method& method, const Settings& settings, const std::string& normalization,
                           const DecisionMatrix& matrix);

/// The scorer of a method whose scores are distances from ideals (TOPSIS but under Chebyshev), without the workings
/// that the method's own `score` carries; nothing for every other method, or where it refuses the matrix.
std::optional<Scorer> distance_scorer(const Method& method, const Settings& settings, const std::string& normalization,
                                      const DecisionMatrix& matrix);

/// In the frame of a casebook; `values` as for Frame::score.
Loaded<Scorer> make_scorer(const Frame& frame, const Eigen::MatrixXd& values);

/// Competition ranks of one weight vector.
std::vector<int> ranks_under(const Scorer& scorer, const Eigen::RowVectorXd& weights);

} // namespace yindi
