#include "engine/command/command.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/command/request.h"
#include "engine/format/csv.h"
#include "engine/format/words.h"
#include "engine/methods/matrix_file.h"
#include "engine/results/table_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace yindi {
namespace {

constexpr double most_compared = 1e8; ///< pairs of columns × rows

struct CorrelateOptions {
  std::vector<std::string> file; ///< one
  std::string coefficient;
  TableOptions table;
  OutputOptions output;
};

const std::vector<std::string>& coefficients() {
  static const std::vector<std::string> words = {"spearman",          "pearson", "kendall_tau_a", "kendall_tau_b",
                                                 "weighted_spearman", "ws",      "distance"};
  return words;
}

int run_correlate(const CorrelateOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.output.language();
  std::string word = options.coefficient.empty() ? coefficients().front() : lower(options.coefficient);
  std::replace(word.begin(), word.end(), '-', '_');
  if (word == "kendall") word = "kendall_tau_b";
  if (std::find(coefficients().begin(), coefficients().end(), word) == coefficients().end())
    return refuse(err, say(mark("there is no coefficient \"{}\""), options.coefficient),
                  did_you_mean(word, coefficients(), say(mark("it takes one of: {}"), joined(coefficients()))),
                  language, wrong_usage);
  TableReading reading = reading_of(options.table);
  reading.undirected = true;
  reading.usual = Direction::min;
  Loaded<MatrixFile> file = read_matrix_file(options.file.front(), reading);
  without_sum_of_weights(file.diagnostics);
  if (report_problems(err, file.diagnostics, language) || !file.value) return input_has_errors;
  const auto pairs = static_cast<double>(file.value->matrix.criteria.size() * file.value->matrix.criteria.size());
  if (pairs * static_cast<double>(file.value->matrix.alternatives.size()) > most_compared)
    return report_problems(err,
                           {{Severity::error, options.file.front(), 1, 1,
                             say(mark("{0} columns of {1} rows are too many to compare two by two"),
                                 std::to_string(file.value->matrix.criteria.size()),
                                 std::to_string(file.value->matrix.alternatives.size())),
                             say(mark("choose some by --columns a,c"))}},
                           language)
               ? input_has_errors
               : done;
  const Json result = correlate_json(file.value->matrix);
  if (options.output.format == "json") {
    print_json(out, result);
    return done;
  }
  const bool table = options.output.format == "table";
  const std::vector<std::string>& columns = file.value->matrix.criteria;
  std::vector<std::vector<std::string>> rows = {{table ? word : "column"}};
  rows.front().insert(rows.front().end(), columns.begin(), columns.end());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    auto& row = rows.emplace_back(std::vector<std::string>{columns[i]});
    for (const Json& value : result[word][i])
      row.push_back(!value.is_number() ? (table ? "–" : "")
                    : table            ? decimal(value.get<double>(), 4)
                                       : shortest(value.get<double>()));
  }
  out << (table ? align(rows) : write_csv(rows.front(), {rows.begin() + 1, rows.end()}));
  return done;
}

Action prepare_correlate(Arguments& arguments) {
  const auto options = std::make_shared<CorrelateOptions>();
  arguments.one("FILE", options->file, mark("a table of names and numbers, a CSV file, or - for standard input"));
  arguments.text(
      "--coefficient", options->coefficient,
      mark("spearman (if not given), pearson, kendall_tau_a, kendall_tau_b, weighted_spearman, ws or distance"));
  add_table(arguments, options->table);
  add_output(arguments, options->output);
  return when_read(options, run_correlate);
}

} // namespace

Command correlate_command() {
  return {"correlate", mark("how far the columns of a table agree, two by two"),
          mark("A table of the coefficient of each pair of columns; json has all coefficients. Columns are places or "
               "values, "
               "the least first; the greatest where the row direction says max. csv: the same table."),
          "yindi correlate rankings.csv --coefficient kendall_tau_b", prepare_correlate};
}

} // namespace yindi
