#pragma once

// Rank reversal: does the first industry stay first when others come or go? In the frozen frame no rival moves a score,
// so this asks it of the method's own data-derived frame (Belton & Gear 1983, Omega 11:228–230; Wang & Triantaphyllou
// 2008, Omega 36:45–63).

#include "engine/robustness/problem.h"

namespace yindi {

enum class ReversalCase { removed, copied, dominated };
const char* name(ReversalCase kind);

/// One change of the set of alternatives after which another is first.
struct ReversedCase {
  ReversalCase kind = ReversalCase::removed;
  std::string alternative;         ///< removed or copied; the one that dominates the added one
  std::vector<std::string> firsts; ///< who has rank 1 then
  Sentence sentence;
};

struct Reversal {
  std::string first;         ///< in that frame, before any change
  std::string normalization; ///< of the data-derived frame; blank where the method's source fixes it
  bool frozen = false;       ///< the method takes no data-derived frame, so it was asked in the frozen one
  int kept = 0, of = 0;
  std::vector<ReversedCase> changed;
};

/// A matrix under one method, with names for sentences.
struct ReversalQuestion {
  const Method* method = nullptr;
  Settings settings;
  std::string normalization;
  DecisionMatrix matrix;
  std::vector<double> weights;
  std::vector<Text> names;
};

/// The first of the matrix as it is (of those with rank 1 the one whose id sorts first) is compared with the first when
/// - each other alternative is removed once (removing the first itself says nothing: m − 1 cases),
/// - a copy of each is added (m cases; a copy of the first may tie with it),
/// - one is added that the second dominates: the second's row, a tenth of each criterion's range worse, but no worse
///   than the worst of the column, so that it moves no column's ends (1 case; none where the second is the worst in
///   every column).
/// A case that the method refuses counts in neither. Errors: those of the method for the matrix as it is.
Loaded<Reversal> reversal(const ReversalQuestion& question);

/// Of a county: its matrix of u with the method's own normalisation.
Loaded<Reversal> reversal(const CountyProblem& county);

} // namespace yindi
