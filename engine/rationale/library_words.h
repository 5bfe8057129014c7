#pragma once

// What a library says of its leaves for documents alone, and a decision of how it came about: the keys `rationale` of a
// criterion, `procedure` and `document` of a decision. No number of a ranking hangs on them.

#include "engine/case/case.h"
#include "engine/format/diagnostic.h"

#include <map>

namespace yindi {

/// `rationale = { ahead, behind, ask, lever = { en, zh }, factor | add, moves = "county" }`.
struct LeafWords {
  Text ahead, behind; ///< head of a reason for and against: "A steady price"
  Text ask;           ///< who has the figure
  Text lever;         ///< the policy that answers it
  /// What is in reach within three years, on the measured value: times `factor`, or `add` more, in the leaf's unit.
  std::optional<double> factor, add;
  bool county = false; ///< it moves a condition of the county, and so every industry
  bool in_reach() const { return factor || add; }
  double moved(double x) const { return factor ? x * *factor : x + add.value_or(0); }
};

/// By leaf; those that say nothing are left out. Diagnostics stand at the keys of the criteria (see Places).
struct LibraryWords {
  std::map<std::string, LeafWords> leaves;
  Diagnostics diagnostics;
};
LibraryWords library_words(const Library& library);

/// The steps of a major administrative decision, in their order: public participation, expert review, risk assessment,
/// legal review, deliberation by the body. `held` is the date and the document, blank where it was not held.
struct ProcedureStep {
  const char* id;
  const char* name; ///< marked
  std::string held{};
};
std::vector<ProcedureStep> procedure_of(const Decision& decision);
/// The number of the document that records the decision; blank where none is given.
std::string document_of(const Decision& decision);

} // namespace yindi
