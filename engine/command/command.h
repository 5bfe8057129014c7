#pragma once

// One command of the program: its row says what it does and prints, and its file what it takes and how it runs.

#include "engine/command/options.h"

namespace yindi {

struct Command {
  const char* id;
  const char* does;    ///< marked, as the next
  const char* prints;  ///< what comes out, below the options in help
  const char* example; ///< a command line
  /// Says which arguments it takes; what comes back runs once they are read.
  Action (*prepare)(Arguments& arguments);
};

const std::vector<Command>& commands();

} // namespace yindi
