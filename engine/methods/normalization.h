#pragma once

// Normalisations of a decision matrix, one table row each, named as in the published vectors.
// Sources: Hwang & Yoon 1981 (vector, linear), Jahan & Edwards 2015, Mater. Des. 65:335–342 (review of all).

#include "engine/format/diagnostic.h"
#include "engine/methods/decision_matrix.h"

#include <optional>
#include <vector>

namespace yindi {

/// Turns one column (all its alternatives) into its normalised form. Degenerate columns have one answer: a column of
/// zeros stays zeros under `vector`, `sum` and `sum_plain`; a constant column becomes ones under `minmax`.
struct Normalization {
  const char* id;
  Text name;
  const char* formula;
  Eigen::VectorXd (*apply)(const Eigen::Ref<const Eigen::VectorXd>& column, Direction direction);
  /// Which entries it refuses: "" none, "≤ 0" in a cost column, negative anywhere.
  bool refuses_negative, refuses_zero_cost;
  bool inverts_cost; ///< its result is "more is better" in every column; otherwise the direction is kept
};

const std::vector<Normalization>& normalizations();
const Normalization* find_normalization(const std::string& id);

/// An error at `key` that names the nearest or all of them, where `asked` is neither blank nor in the table.
std::optional<Diagnostic> unknown_normalization(const std::string& asked, const std::string& key = {});

/// The normalised matrix, or errors that name the cell and the cure.
Loaded<DecisionMatrix> normalize(const DecisionMatrix& matrix, const Normalization& normalization);

} // namespace yindi
