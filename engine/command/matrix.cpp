#include "engine/command/command.h"
#include "engine/command/open.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/command/request.h"
#include "engine/format/words.h"
#include "engine/methods/matrix_file.h"
#include "engine/results/matrix_json.h"

#include <nlohmann/json.hpp>

namespace yindi {
namespace {

int run_matrix(const MatrixOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  const auto request = asked_method(options, err);
  if (!request) return wrong_usage;
  const std::string& path = options.file.front();
  const Loaded<MatrixFile> file = read_matrix_file(path, reading_of(options.table, request->method->takes_blanks));
  if (report_problems(err, file.diagnostics, language) || !file.value) return input_has_errors;
  Loaded<Scores> scores =
      request->method->score(file.value->matrix, file.value->weights, request->normalization, request->settings);
  scores.diagnostics = at_their_cells(std::move(scores.diagnostics), *file.value);
  if (report_problems(err, scores.diagnostics, language) || !scores.value) return input_has_errors;
  for (const Sentence& note : scores.value->notes) err << path << ":1:1: note: " << note.in(language) << "\n";

  const std::size_t m = file.value->matrix.alternatives.size();
  const std::vector<int> ranks = ranks_of(*request->method, *scores.value, m);
  const bool table = options.output.format == "table";
  std::vector<std::vector<std::string>> rows = {{"alternative", "score", "rank"}};
  if (table) rows.front() = heads(language, {mark("Alternative"), mark("Score"), mark("Rank")});
  for (std::size_t i = 0; i < m; ++i) {
    const std::string score = scores.value->scores.empty() ? (table ? "–" : "")
                              : table                      ? decimal(scores.value->scores[i], 4)
                                                           : shortest(scores.value->scores[i]);
    rows.push_back({file.value->matrix.alternatives[i], score, std::to_string(ranks[i])});
  }
  if (options.output.format == "json")
    print_json(out, matrix_json(*request, *file.value, *scores.value, ranks, language));
  else if (options.output.format == "csv")
    out << write_csv(rows.front(), {rows.begin() + 1, rows.end()});
  else
    out << align(rows);
  return done;
}

Action prepare_matrix(Arguments& arguments) {
  const auto options = std::make_shared<MatrixOptions>();
  add_matrix(arguments, *options);
  return when_read(options, run_matrix);
}

} // namespace

Command matrix_command() {
  return {
      "matrix", mark("ranks any decision matrix, without a casebook"),
      mark("The alternatives in the order of the file with score and rank; json also gives the workings. The file: a "
           "header alternative,CRITERION,…; a row direction,max,min,…; a row weight,… if any; a row an alternative."),
      "yindi matrix matrix.csv --method topsis --normalization vector --param metric=euclidean", prepare_matrix};
}

} // namespace yindi
