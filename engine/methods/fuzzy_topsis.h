#pragma once

// TOPSIS where values and weights are triangular fuzzy numbers. Chen 2000, Fuzzy Sets Syst. 114:1–9.

#include "engine/format/diagnostic.h"
#include "engine/format/fuzzy_number.h"
#include "engine/methods/decision_matrix.h"

namespace yindi {

/// values[i][j]: alternative i under criterion j, in its own unit.
struct FuzzyMatrix {
  std::vector<std::string> alternatives, criteria;
  std::vector<Direction> directions;
  std::vector<std::vector<FuzzyNumber>> values;
};

/// From what distances are taken. Fixed: (1, 1, 1) and (0, 0, 0) on every criterion, as Chen has it for weights up to
/// 1. Found: the greatest upper and the least lower end of each weighted column, for weights on any scale.
enum class FuzzyIdeal { fixed, found };

struct FuzzyScores {
  std::vector<std::vector<FuzzyNumber>> normalized, weighted; ///< m × n
  std::vector<FuzzyNumber> best, worst;                       ///< n each
  std::vector<double> to_best, to_worst;                      ///< m each: sums of vertex distances over the criteria
  std::vector<double> closeness; ///< d⁻ / (d* + d⁻), better = larger; empty where nothing differs
  std::vector<int> ranks;        ///< competition ranks; all 1 where nothing differs
};

/// The vertex distance √(((a₁ − b₁)² + (a₂ − b₂)² + (a₃ − b₃)²) / 3). Chen 2000, Fuzzy Sets Syst. 114:1–9, (3).
double vertex_distance(const FuzzyNumber& a, const FuzzyNumber& b);

/// Columns become (a/c*, b/c*, c/c*) with c* their greatest end, those where less is better (a⁻/c, a⁻/b, a⁻/a) with a⁻
/// their least; then they are multiplied by the weights. Errors, by cell or criterion: a triangle out of order,
/// negative or not finite; a 0 where less is better; no weight above 0; weights above 1 with fixed ideals.
Loaded<FuzzyScores> fuzzy_topsis(const FuzzyMatrix& matrix, const std::vector<FuzzyNumber>& weights,
                                 FuzzyIdeal ideal = FuzzyIdeal::fixed);

} // namespace yindi
