#pragma once

// The yindi program: arguments → engine → output (DESIGN §5). Results go to `out`, diagnostics to `err`.

#include "engine/language/language.h"

#include <ostream>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace yindi {

enum ExitStatus { done = 0, input_has_errors = 1, wrong_usage = 2 };

/// Lets every option of `app` that takes a value refuse a blank one, which would count as not given.
void refuse_blank_values(CLI::App& app, Language language);

/// Runs `yindi` with arguments (without the program's own name); gives the exit status. Throws nothing of its own.
int run_program(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err);

} // namespace yindi
