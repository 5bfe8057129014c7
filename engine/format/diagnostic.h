#pragma once

// Bad input is a value: what is wrong, where, and how to mend it.

#include "engine/language/language.h"

#include <optional>
#include <string>
#include <vector>

namespace yindi {

enum class Severity { error, warning, note };

/// A problem with its place. `path` is the folder as typed + "/" + the file; `line` and `column` are physical lines
/// and code points from 1; 1 and 1 where a whole file is meant. Line 0: `path` is no file but a key (see Places) or an
/// argument of the command line.
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

/// An error in the part of a case that `key` names (see Places), to be placed by whoever knows the files; blank: in
/// none that can be named.
Diagnostic refusal(Sentence message, Sentence hint = {}, std::string key = {});

/// `path:line:column: error: message`, with the hint on an indented line below. Control characters that a message
/// quotes are written as \u001b, so that each stays on its line and no terminal obeys them.
std::string print(const Diagnostic& diagnostic, Language language = Language::en);

bool has_errors(const Diagnostics& diagnostics);

/// More than three diagnostics of one file that say the same of different cells become one, at the first of them, with
/// their number and the next places: 300 equal slips are one thing to mend. Those of up to three different cells' words
/// stay apart, since each has its own cure. `sorted` is by file, line and column.
Diagnostics gathered(Diagnostics sorted);

/// What reading gives: the value where it could be read at all, and everything there is to say of it.
template <class Value>
struct Loaded {
  std::optional<Value> value;
  Diagnostics diagnostics;
};

} // namespace yindi
