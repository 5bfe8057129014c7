#pragma once

// Bad input is a value: what is wrong, where, and how to mend it.

#include "engine/language/language.h"

#include <optional>
#include <string>
#include <vector>

namespace yindi {

enum class Severity { error, warning, note };

/// A problem with its place. `path` is the folder as typed + "/" + the file; `line` and `column` are physical lines
/// and code points from 1, or 0 where the whole file is meant.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string path;
  int line = 0;
  int column = 0;
  Sentence message;
  Sentence hint;
  bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// "error", "warning", "note": the word in files and on the terminal, the same in every language.
const char* name(Severity severity);

/// `path:line:column: error: message`, with the hint on an indented line below.
std::string print(const Diagnostic& diagnostic, Language language = Language::en);

bool has_errors(const Diagnostics& diagnostics);

/// What reading gives: the value where it could be read at all, and everything there is to say of it.
template <class Value>
struct Loaded {
  std::optional<Value> value;
  Diagnostics diagnostics;
};

} // namespace yindi
