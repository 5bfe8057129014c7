#pragma once

// The yindi program: arguments → engine → output (DESIGN §5). Results go to `out`, diagnostics to `err`.

#include "engine/command/options.h"

#include <ostream>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace yindi {

enum ExitStatus { done = 0, input_has_errors = 1, wrong_usage = 2 };

/// One command: its row says what it does, which arguments it takes and who runs it.
struct Command {
  const char* id;
  const char* does;
  void (*arguments)(CLI::App& app, Options& options);
  int (*run)(const Options& options, std::ostream& out, std::ostream& err);
};

const std::vector<Command>& commands();

/// Lets every option of `app` that takes a value refuse a blank one, which would count as not given.
void refuse_blank_values(CLI::App& app, const Options& o);

/// Runs `yindi` with arguments (without the program's own name); gives the exit status. Throws nothing of its own.
int run_program(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err);

// The commands, one file each.
int run_check(const Options&, std::ostream& out, std::ostream& err);
int run_rank(const Options&, std::ostream& out, std::ostream& err);
int run_explain(const Options&, std::ostream& out, std::ostream& err);
int run_region(const Options&, std::ostream& out, std::ostream& err);
int run_entries(const Options&, std::ostream& out, std::ostream& err);
int run_report(const Options&, std::ostream& out, std::ostream& err);
int run_matrix(const Options&, std::ostream& out, std::ostream& err);
int run_ahp(const Options&, std::ostream& out, std::ostream& err);
int run_hierarchy(const Options&, std::ostream& out, std::ostream& err);
int run_weigh(const Options&, std::ostream& out, std::ostream& err);
int run_compare(const Options&, std::ostream& out, std::ostream& err);
int run_robust(const Options&, std::ostream& out, std::ostream& err);
int run_smaa(const Options&, std::ostream& out, std::ostream& err);
int run_methods(const Options&, std::ostream& out, std::ostream& err);
int run_verify(const Options&, std::ostream& out, std::ostream& err);

} // namespace yindi
