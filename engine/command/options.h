#pragma once

// Groups of options that several commands take, each with the function that says so.

#include "engine/command/arguments.h"

#include <functional>
#include <memory>
#include <ostream>

namespace yindi {

/// --format and --lang.
struct OutputOptions {
  std::string format = "table", lang = "en";
  Language language() const { return lang == "zh" ? Language::zh : Language::en; }
};
void add_language(Arguments& arguments, OutputOptions& options);
void add_output(Arguments& arguments, OutputOptions& options);

/// A casebook with what stands in place of its own settings, and the counties that are asked for.
struct CasebookOptions {
  std::string casebook, method;
  std::vector<std::string> parameters, settings; ///< --param and --set, key=value
  std::vector<std::string> counties;             ///< empty: all
  OutputOptions output;
  Language language() const { return output.language(); }
};
/// Without the counties and the output.
void add_casebook(Arguments& arguments, CasebookOptions& options);
void add_counties(Arguments& arguments, CasebookOptions& options);

/// What is said beside a plain table.
struct TableOptions {
  std::string directions, weights, columns;
};
void add_table(Arguments& arguments, TableOptions& options);

/// A decision matrix and the method that ranks it.
struct MatrixOptions {
  std::vector<std::string> file; ///< one
  TableOptions table;
  std::string method, normalization;
  std::vector<std::string> parameters; ///< key=value
  OutputOptions output;
  Language language() const { return output.language(); }
};
void add_matrix(Arguments& arguments, MatrixOptions& options);

/// How weights are drawn.
struct DrawOptions {
  std::optional<int> draws, threads;
  std::optional<std::uint64_t> seed;
  std::optional<double> standard_error; ///< at which draws end
  std::string weights;
};
void add_draws(Arguments& arguments, DrawOptions& options);

/// How priorities come out of comparisons.
struct ComparisonOptions {
  std::string prioritization, ri, aggregate, member_weights, scale;
  bool rounded = false; ///< mirrored judgements may differ by the rounding of print
  OutputOptions output;
  Language language() const { return output.language(); }
};
/// With the output.
void add_comparisons(Arguments& arguments, ComparisonOptions& options);

/// What a command does once its options are read; gives the exit status.
using Action = std::function<int(std::ostream& out, std::ostream& err)>;

/// Options of a command that fill themselves while the command line is read, in the language that it asks for.
template <class Options>
Action when_read(const std::shared_ptr<Options>& options,
                 int (*run)(const Options&, std::ostream& out, std::ostream& err)) {
  return [options, run](std::ostream& out, std::ostream& err) { return run(*options, out, err); };
}

} // namespace yindi
