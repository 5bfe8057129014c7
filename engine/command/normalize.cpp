#include "engine/command/command.h"
#include "engine/command/keys.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/command/request.h"
#include "engine/format/csv.h"
#include "engine/methods/matrix_file.h"
#include "engine/methods/normalization.h"
#include "engine/results/table_json.h"

#include <nlohmann/json.hpp>

namespace yindi {
namespace {

struct NormalizeOptions {
  std::vector<std::string> file; ///< one
  std::string normalization;
  TableOptions table;
  OutputOptions output;
};

int run_normalize(const NormalizeOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.output.language();
  const auto id = asked_normalization(options.normalization, "minmax", language, err);
  if (!id) return wrong_usage;
  TableReading reading = reading_of(options.table);
  reading.undirected = true;
  Loaded<MatrixFile> file = read_matrix_file(options.file.front(), reading);
  without_sum_of_weights(file.diagnostics);
  if (report_problems(err, file.diagnostics, language) || !file.value) return input_has_errors;
  const Normalization& normalization = *find_normalization(*id);
  Loaded<DecisionMatrix> result = normalize(file.value->matrix, normalization);
  result.diagnostics = at_their_cells(std::move(result.diagnostics), *file.value);
  if (report_problems(err, result.diagnostics, language) || !result.value) return input_has_errors;
  const DecisionMatrix& matrix = *result.value;
  if (options.output.format == "json") {
    print_json(out, normalize_json(normalization, matrix));
    return done;
  }
  const bool table = options.output.format == "table";
  std::vector<std::vector<std::string>> rows = {
      {table ? std::string(tr(language, mark("Alternative"))) : "alternative"}};
  rows.front().insert(rows.front().end(), matrix.criteria.begin(), matrix.criteria.end());
  for (Eigen::Index i = 0; i < matrix.values.rows(); ++i) {
    auto& row = rows.emplace_back(std::vector<std::string>{matrix.alternatives[static_cast<std::size_t>(i)]});
    for (Eigen::Index j = 0; j < matrix.values.cols(); ++j)
      row.push_back(table ? decimal(matrix.values(i, j), 4) : shortest(matrix.values(i, j)));
  }
  out << (table ? align(rows) : write_csv(rows.front(), {rows.begin() + 1, rows.end()}));
  return done;
}

Action prepare_normalize(Arguments& arguments) {
  const auto options = std::make_shared<NormalizeOptions>();
  arguments.one("FILE", options->file, mark("a table of names and numbers, a CSV file, or - for standard input"));
  arguments.text("--normalization", options->normalization,
                 mark("how columns are made comparable; minmax if not given"));
  arguments.keys(normalization_keys);
  add_table(arguments, options->table);
  add_output(arguments, options->output);
  return when_read(options, run_normalize);
}

} // namespace

Command normalize_command() {
  return {
      "normalize", mark("makes the columns of a table comparable"),
      mark("The table with its numbers normalised; without a row direction more counts as better in every column. csv: "
           "the same table."),
      "yindi normalize matrix.csv --normalization vector", prepare_normalize};
}

} // namespace yindi
