#pragma once

// What many methods ask of their input before they score it, and the shapes in which they give workings.

#include "engine/methods/method.h"

namespace yindi {

/// Numbers beyond the one, and those nearer to 0 than the other, are refused: squares and products of their differences
/// may leave the range of a double.
inline constexpr double largest_value = 1e100, smallest_value = 1e-100;

/// Errors where a cell is no number up to 1e100, or weights are too few or too many, negative, not finite or all zero.
Diagnostics refuse_input(const DecisionMatrix& matrix, const std::vector<double>& weights);

/// As above; and where a method whose source fixes the normalisation is given one (any but "" and the frozen frame).
Diagnostics refuse_input(const DecisionMatrix& matrix, const std::vector<double>& weights, const char* method,
                         const std::string& normalization);

/// The cell by its names: `alternative "a", criterion "c"`.
Sentence cell_refused(const char* message, const DecisionMatrix& matrix, Eigen::Index i, Eigen::Index j);

/// Values that are better when larger: costs change sign.
Eigen::MatrixXd oriented(const DecisionMatrix& matrix);

/// A parameter that takes one value or one for each criterion, spread over `n` criteria; an error where the list is of
/// another length.
Loaded<std::vector<double>> numbers_per_criterion(const Settings& settings, const std::string& id, std::size_t n);
Loaded<std::vector<std::string>> words_per_criterion(const Settings& settings, const std::string& id, std::size_t n);
/// A list of numbers for each criterion; blank where none is given.
Loaded<std::vector<std::vector<double>>> lists_per_criterion(const Settings& settings, const std::string& id,
                                                             std::size_t n);

Eigen::VectorXd vector_of(const std::vector<double>& list);
std::vector<double> list_of(const Eigen::VectorXd& vector);
std::vector<std::vector<double>> rows_of(const Eigen::MatrixXd& matrix);

/// Scores that are a sum over criteria, with their summands as contributions and, where the weights sum to 1, what is
/// missing to 1 as shortfalls. `summands`: m × n.
void fill_additive(Scores& scores, const Eigen::MatrixXd& summands, const Eigen::VectorXd& weights);

/// Whether all alternatives are equal on every criterion with a weight; so is one alternative.
bool nothing_differs(const DecisionMatrix& matrix, const std::vector<double>& weights);

/// Degenerate input: no score is made up, all share rank 1.
Scores nothing_to_compare();

} // namespace yindi
