#pragma once

// What many methods ask of their input before they score it, and the shapes in which they give workings.

#include "engine/methods/method.h"

namespace yindi {

/// Numbers beyond the one, and those nearer to 0 than the other, are refused: squares and products of their differences
/// may leave the range of a double.
inline constexpr double largest_value = 1e100, smallest_value = 1e-100;

/// Whether a method takes a matrix with blank cells (NaN).
enum class Blanks { refused, taken };

/// Errors where a cell is no number up to 1e100 (or blank, where blanks are refused), or weights are too few or too
/// many, negative, not finite or all zero.
Diagnostics refuse_input(const DecisionMatrix& matrix, const std::vector<double>& weights,
                         Blanks blanks = Blanks::refused);

/// As above; and where a method whose source fixes the normalisation is given one (any but "" and the frozen frame).
Diagnostics refuse_input(const DecisionMatrix& matrix, const std::vector<double>& weights, const char* method,
                         const std::string& normalization, Blanks blanks = Blanks::refused);

/// The cell by its names, of a value that is not there: `{0}` alternative, `{1}` criterion.
Sentence blank_cell(const DecisionMatrix& matrix, Eigen::Index i, Eigen::Index j);

/// An error where a method that holds something of each pair of alternatives would need too many of them.
Diagnostics refuse_pairs(const DecisionMatrix& matrix);

/// The cell by its names: `alternative "a", criterion "c"`.
Sentence cell_refused(const char* message, const DecisionMatrix& matrix, Eigen::Index i, Eigen::Index j);

/// What a difference of two values of the column may be off by rounding, so that it meets a threshold as decimal
/// numbers do: 0.8 − 0.7 is not above 0.1. Sixteen times the spacing of the largest value; a blank (NaN) is left out.
double rounding_of(const Eigen::Ref<const Eigen::VectorXd>& column);

/// Values that are better when larger: costs change sign.
Eigen::MatrixXd oriented(const DecisionMatrix& matrix);

/// A parameter that takes one value or one for each criterion, spread over `n` criteria; an error where the list is of
/// another length.
Loaded<std::vector<double>> numbers_per_criterion(const Settings& settings, const std::string& id, std::size_t n);
Loaded<std::vector<std::string>> words_per_criterion(const Settings& settings, const std::string& id, std::size_t n);
/// A parameter that is one value for each criterion, or not given: an empty list.
Parameter given_point(const char* id, Text label, Text help);
/// Whether it is.
bool is_given(const Settings& settings, const std::string& id);
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
