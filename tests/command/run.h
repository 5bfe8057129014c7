#pragma once

// Runs `yindi` as the command line does.

#include "engine/command/program.h"

#include <sstream>

namespace yindi::test {

struct Run {
  int status;
  std::string out, err;
};

inline Run run(const std::vector<std::string>& arguments) {
  std::ostringstream out, err;
  const int status = run_program(arguments, out, err);
  return {status, out.str(), err.str()};
}

} // namespace yindi::test
