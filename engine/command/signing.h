#pragma once

// Who does something to a casebook, when and why, for its journal.

#include "engine/command/options.h"
#include "engine/workshop/rounds.h"

namespace yindi {

struct SignOptions {
  std::string who, why;
};
void add_signature(Arguments& arguments, SignOptions& options);

/// With the name of this computer's user where none is given, and the time now (UTC).
Signed signed_by(const SignOptions& options);

} // namespace yindi
