#pragma once

// TOPSIS: nearness to the ideal and farness from the anti-ideal.
// Hwang & Yoon 1981, Multiple Attribute Decision Making, ch. III.3: D⁺ᵢ = ‖w∘(rᵢ − r⁺)‖, Cᵢ = D⁻ᵢ / (D⁺ᵢ + D⁻ᵢ), which
// squares the weights. Deng, Yeh & Willis 2000, Comput. Oper. Res. 27:963–973: the weights stand on the squared
// differences. `weight_power` p covers both: D² = Σ wⱼᵖ (rᵢⱼ − r⁺ⱼ)².

#include "engine/methods/method.h"

#include <Eigen/Core>

namespace yindi {

enum class Metric { euclidean, cityblock, chebyshev };

/// What does not depend on the weights: |rᵢⱼ − r⁺ⱼ| and |rᵢⱼ − r⁻ⱼ|, squared under the Euclidean metric (m × n). So the
/// distances of all alternatives under many weight vectors are two matrix products.
struct TopsisPrepared {
  Metric metric = Metric::euclidean;
  double weight_power = 2;
  Eigen::MatrixXd to_ideal, to_anti_ideal;
};

/// Closeness with what it is made of.
struct TopsisScores {
  Eigen::VectorXd closeness; ///< NaN where D⁺ + D⁻ = 0: the alternative is ideal and anti-ideal at once
  Eigen::VectorXd d_plus, d_minus;
  Eigen::MatrixXd contributions, shortfalls; ///< m × n; 0 × 0 under Chebyshev
};

TopsisPrepared prepare_topsis(const Eigen::MatrixXd& values, const Eigen::RowVectorXd& ideal,
                              const Eigen::RowVectorXd& anti_ideal, Metric metric, double weight_power);

/// As the method's row prepares a matrix: normalised, with its own ideals or those that `settings` give in its units;
/// with `normalization` = frozen_frame against 1 and 0. Errors: those of the normalisation, and given ideals of another
/// length or in the frozen frame.
Loaded<TopsisPrepared> prepare_topsis(const DecisionMatrix& matrix, const std::string& normalization,
                                      const Settings& settings);

/// `weights`: n, non-negative. Under the Euclidean metric they act as wᵖ; the others take them as they are.
TopsisScores score_topsis(const TopsisPrepared& prepared, const Eigen::VectorXd& weights);

/// Closeness and distances of the method's row, without contributions and with nothing prepared: under vector
/// normalisation the matrix is read twice and not copied. Errors: those of the normalisation.
Loaded<TopsisScores> topsis_distances(const DecisionMatrix& matrix, const std::string& normalization,
                                      const Settings& settings, const Eigen::VectorXd& weights);

/// The row of the methods table.
Method topsis_method();

} // namespace yindi
