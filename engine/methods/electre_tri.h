#pragma once

// ELECTRE TRI-B: sorts alternatives into ordered categories by how they stand to the profiles between them. Yu 1992,
// thesis, Université Paris-Dauphine; Mousseau, Słowiński & Zielniewicz 2000, Comput. Oper. Res. 27:757–777.

#include "engine/format/diagnostic.h"
#include "engine/methods/decision_matrix.h"

#include <optional>

namespace yindi {

/// The limits between categories, from the one above the worst to the one below the best; `values` in the units of the
/// matrix, with its criteria.
struct CategoryLimits {
  std::vector<std::string> names;
  Eigen::MatrixXd values;                ///< limits × n
  std::vector<double> q, p, v;           ///< n each, 0 ≤ q ≤ p ≤ v, 0 < v; infinity in v: no veto
  std::vector<std::string> categories{}; ///< one more than limits, worst first; empty: C1, C2, …
};

/// A criterion that keeps an alternative from outranking a limit.
struct Hindrance {
  std::size_t criterion = 0;
  double lacking = 0;   ///< the part of the weights that it withholds: w (1 − c) / Σw
  double against = 0;   ///< its discordance, 0 to 1; 1 is a veto
  double full_from = 0; ///< the value, in its unit, from which it withholds nothing
};

/// What is between an alternative and the category above its own by the pessimistic rule.
struct NextCategory {
  std::size_t limit = 0; ///< the one that it does not outrank
  double credibility = 0, concordance = 0;
  std::vector<Hindrance>
      by; ///< what speaks against most first, then what lacks most; `lacking` sums to 1 − concordance
};

struct Assignments {
  std::vector<std::string> categories;             ///< worst first
  std::vector<int> pessimistic, optimistic;        ///< of each alternative, 0 the worst category
  Eigen::MatrixXd over, under;                     ///< alternatives × limits: credibility of a S b, and of b S a
  std::vector<std::vector<const char*>> relation;  ///< ">" outranks, "<" is outranked, "I" both, "R" neither
  std::vector<std::optional<NextCategory>> next{}; ///< nothing for those in the best category
};

/// Pessimistic: the category above the best limit that the alternative outranks (credibility ≥ `cut`). Optimistic: the
/// one below the worst limit that outranks the alternative and is not outranked by it; never worse than the other, and
/// apart from it only where the alternative cannot be compared with a limit. Errors: what a matrix or weights may not
/// hold, thresholds out of order, a cut outside 0.5 to 1, and a limit that is not above the one before it: nowhere
/// worse, somewhere better.
Loaded<Assignments> electre_tri(const DecisionMatrix& matrix, const std::vector<double>& weights,
                                const CategoryLimits& limits, double cut);

} // namespace yindi
