#pragma once

// What the ELECTRE methods share: how much speaks for "a is at least as good as b", how much against.
// Roy 1968, RIRO 8:57–75; Roy & Bertier 1971 (II); Barba-Romero & Pomerol 1997, Decisiones multicriterio, ch. 8.

#include "engine/methods/method.h"

#include <Eigen/Core>
#include <vector>

namespace yindi {

using Relation = Eigen::Matrix<bool, Eigen::Dynamic, Eigen::Dynamic>;

/// What ELECTRE I, II and the net form start from.
struct ElectreInput {
  Eigen::MatrixXd values;      ///< normalised (m × n), better = larger
  Eigen::VectorXd weights;     ///< as given (n)
  Eigen::MatrixXd concordance; ///< see below
  double range = 1;            ///< what a lead is measured by: the largest range, 1 in the frozen frame
  bool nothing_differs = false;
};

/// Errors: those of the input and of the normalisation.
Loaded<ElectreInput> electre_input(const DecisionMatrix& matrix, const std::vector<double>& weights,
                                   const std::string& normalization);

/// Share of the weights on whose criteria a ≥ b (m × m, [a][b]); `values`: m × n, better = larger. A lead of b below
/// its criterion's `preference` (n, or blank) leaves the criterion a part of its weight, falling from all to nothing.
Eigen::MatrixXd concordance(const Eigen::MatrixXd& values, const Eigen::VectorXd& weights,
                            const std::vector<double>& preference = {});

/// Largest lead of b over a on any criterion ÷ `range` (m × m, [a][b]; 0 where nothing differs).
Eigen::MatrixXd discordance(const Eigen::MatrixXd& values, double range);

/// Largest range of a column.
double largest_range(const Eigen::MatrixXd& values);

/// Sums of weights meet thresholds up to rounding, so that the order of criteria does not matter.
inline constexpr double rounding = 1e-12;

/// The alternatives that no other outranks.
std::vector<double> kernel(const Relation& outranks);

/// 1 where a outranks b, as workings show it.
std::vector<std::vector<int>> marks_of(const Relation& relation);

} // namespace yindi
