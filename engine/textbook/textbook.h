#pragma once

// Published examples with their expected numbers, and recomputing them (`yindi verify`). A textbook is a folder of TOML
// files, one an example; casebooks/textbook/README.md says how to write one.

#include "engine/format/diagnostic.h"
#include "engine/format/extra.h"
#include "engine/methods/decision_matrix.h"

#include <string>
#include <vector>

namespace yindi {

/// An example recomputed. `ok` says that every expected number lies within its tolerance, which is the same as
/// max_difference ≤ tolerance: the two are those of the numbers as printed, unless the ones in double precision are
/// missed (or only they are given).
struct CheckedExample {
  std::string id, source, path;
  std::string subject;    ///< what it is an example of: a method, a weighting, a normalisation, else its kind
  std::string through;    ///< by whom the numbers came here, where the source itself was not at hand
  std::string provenance; ///< "published", or "computed": no print, two independent programs agree
  double tolerance = 0, max_difference = 0;
  bool ok = false;
};

struct Verification {
  std::vector<CheckedExample> examples; ///< by id
  Diagnostics diagnostics;              ///< what is wrong with the files
  Diagnostics differences;              ///< each number that was missed, at its place
};

/// How many examples meet their numbers, of how many subjects, from how many sources (a source is counted once, however
/// many examples it gives; what names no paper counts by who passed its numbers on).
struct VerificationSummary {
  std::size_t examples = 0, ok = 0, subjects = 0, sources = 0;
};
VerificationSummary summary_of(const Verification& verification);

/// The tolerance of numbers in double precision, from `[exact]`.
inline constexpr double exact_tolerance = 1e-9;

/// Recomputes every example (*.toml) in the folder and below. A folder without any is an error.
Verification verify(const std::string& folder);
/// One example from the bytes of its file.
Verification verify_example(const std::string& bytes, const std::string& path);

/// Whether the folder is a textbook: it has no casebook.toml of its own, but examples.
bool is_textbook(const std::string& folder);

/// What a ranking example starts from.
struct MatrixExample {
  std::string id, method, normalization; ///< normalization: the method's own where the file names none
  DecisionMatrix matrix;
  std::vector<double> weights;
  Settings parameters; ///< complete
};

/// The examples of one ranking method in a textbook, one for each of their runs. Examples with errors are left out.
std::vector<MatrixExample> examples_of(const std::string& method, const std::string& folder);

} // namespace yindi
