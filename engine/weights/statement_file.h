#pragma once

// What somebody states of items, as a table: the items in the first column, their points, ranks or places in the
// second; for best–worst how many times more the best counts than each in the second, and each than the worst in the
// third; for stepwise weights the place in the second and the step to it in the third.

#include "engine/weights/weightings.h"

namespace yindi {

struct Statements {
  std::vector<std::string> items;
  NodeWeighting given; ///< with the kind and its numbers
};

/// Errors with their places: too few or too many columns, an item without a name or there twice, a cell that is no
/// number.
Loaded<Statements> read_statements(const std::string& path, const WeightingKind& kind);

} // namespace yindi
