#pragma once

// Normalisations of a decision matrix, one table row each, named as in the published vectors.
// Sources: Hwang & Yoon 1981 (vector, linear), Jahan & Edwards 2015, Mater. Des. 65:335–342 (review of all); see the
// rows for those that have an own one.

#include "engine/format/diagnostic.h"
#include "engine/methods/decision_matrix.h"

#include <optional>
#include <vector>

namespace yindi {

/// How one column (all its alternatives) becomes comparable. Degenerate columns have one answer: a column of zeros
/// stays zeros under `vector`, `sum` and `sum_plain`; a constant column becomes ones under `minmax` and
/// `enhanced_accuracy`, zeros under `zscore`; where the formula has no answer the column is refused by its name.
struct Normalization {
  const char* id;
  Text name;
  const char* formula;
  /// `x` as the values in `column` make comparable: x is the column itself, or ideals that are measured with it.
  Eigen::VectorXd (*apply)(const Eigen::Ref<const Eigen::VectorXd>& x, const Eigen::Ref<const Eigen::VectorXd>& column,
                           Direction direction);
  /// Which entries it refuses: "" none, "≤ 0" in a cost column, negative anywhere, 0 anywhere.
  bool refuses_negative, refuses_zero_cost;
  bool inverts_cost; ///< its result is "more is better" in every column; otherwise the direction is kept
  bool refuses_zero = false;
  bool whole = false; ///< the statistics are of the whole matrix, not of the column; directions are kept
};

const std::vector<Normalization>& normalizations();
/// By its id, in any writing: z-score, Z_Score and zscore are one.
const Normalization* find_normalization(const std::string& id);

/// An error at `key` that names the nearest or all of them, where `asked` is neither blank nor in the table.
std::optional<Diagnostic> unknown_normalization(const std::string& asked, const std::string& key = {});

/// The normalised matrix, or errors that name the cell and the cure.
Loaded<DecisionMatrix> normalize(const DecisionMatrix& matrix, const Normalization& normalization);

/// One value a criterion, in the units of the matrix, as it stands beside the normalised values: an ideal of somebody's
/// own. It takes no part in the statistics of the columns.
Eigen::RowVectorXd normalize_beside(const Eigen::RowVectorXd& values, const DecisionMatrix& matrix,
                                    const Normalization& normalization);

} // namespace yindi
