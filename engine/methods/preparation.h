#pragma once

// What several methods do before and after their own formula: normalise and refuse what they cannot take.

#include "engine/methods/inputs.h"

namespace yindi {

/// `matrix` normalised as asked; as it is in the frozen frame. Errors name the cell.
Loaded<DecisionMatrix> prepared(const DecisionMatrix& matrix, const std::string& normalization);

/// The same with the normalisation that the method's source fixes: no error advises another one.
Loaded<DecisionMatrix> prepared_as_fixed(const DecisionMatrix& matrix, const std::string& normalization);

/// An error where somebody asks for a normalisation that the method's source fixes.
Diagnostics refuse_normalization(const char* method, const std::string& normalization);

/// Errors for a method that needs values in their own units: in the frozen frame, else for each cell that `takes` does
/// not accept.
Diagnostics refuse_natural(const char* method, const DecisionMatrix& matrix, const std::string& normalization,
                           bool (*takes)(double x, Direction));

/// An error for each cell that `takes` does not accept.
Diagnostics refuse_cells(const char* method, const DecisionMatrix& matrix, bool (*takes)(double x, Direction));
bool takes_positive(double x, Direction);               ///< x > 0
bool takes_not_negative(double x, Direction);           ///< x ≥ 0
bool takes_zero_benefit(double x, Direction direction); ///< x > 0; a benefit may be 0

/// Whether the method takes a measured value; one with scaled input takes all that the scales make of it.
bool takes_cell(const Method& method, double x, Direction direction);

/// Errors where a normalised value is 0 or less, for methods that take its logarithm; names the cell and its value in
/// `matrix`, before the normalisation.
Diagnostics refuse_normalized(const char* method, const std::string& normalization, const DecisionMatrix& matrix,
                              const Eigen::MatrixXd& normalized);

/// Errors where a criterion is still "less is better" after the normalisation, for methods that only add or multiply.
Diagnostics refuse_costs(const char* method, const std::string& normalization, const DecisionMatrix& normalized);

/// The result, or an error where numbers left the range of a double on the way.
Loaded<Scores> finished(Scores scores);

} // namespace yindi
