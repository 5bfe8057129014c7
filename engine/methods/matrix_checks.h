#pragma once

// What is wrong with a decision matrix as a whole once its cells are read.

#include "engine/format/csv.h"
#include "engine/methods/decision_matrix.h"

#include <vector>

namespace yindi {

/// Where a matrix stands in its table: the row of each alternative, the column of each criterion.
struct MatrixPlaces {
  const CsvTable& table;
  const std::vector<std::size_t>& rows;
  const std::vector<std::size_t>& columns;
};

/// Errors: an alternative that is there twice; warnings: names that differ in capitals only.
void check_names(const DecisionMatrix&, const MatrixPlaces&, Problems&);

/// A row that is the sum of all others in every column, or their mean in some, up to rounding, or is called so, is
/// hardly an alternative.
void warn_of_totals(const DecisionMatrix&, const MatrixPlaces&, Problems&, bool places_only = false);

/// A first or last row whose numbers sum to 1 or 100, far from those of all others in every column: weights?
void warn_of_weights(const DecisionMatrix&, const MatrixPlaces&, Problems&);

/// Codes for "no data", and one value in another unit among four or more.
void warn_of_no_values(const DecisionMatrix&, const MatrixPlaces&, Problems&);

} // namespace yindi
