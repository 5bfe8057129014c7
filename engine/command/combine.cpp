#include "engine/command/command.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/command/request.h"
#include "engine/format/csv.h"
#include "engine/methods/combined_ranking.h"
#include "engine/methods/matrix_file.h"
#include "engine/results/table_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace yindi {
namespace {

constexpr double most_votes = 10000;

struct CombineOptions {
  std::vector<std::string> file; ///< one
  TableOptions table;
  OutputOptions output;
};

/// How often each column counts; 1 each where neither the row nor the option says it. Errors: no whole number.
Loaded<std::vector<int>> votes_of(const MatrixFile& file, bool given) {
  Loaded<std::vector<int>> votes{std::vector<int>(), {}};
  for (std::size_t j = 0; j < file.weights.size(); ++j) {
    const double times = given ? file.weights[j] : 1;
    if (times != std::floor(times) || times < 0 || times > most_votes)
      votes.diagnostics.push_back({Severity::error, file.table->path, 1, 1,
                                   say(mark("{} is no number of votes"), shortest(times)),
                                   say(mark("a whole number from 0 to 10,000 for each column"))});
    votes.value->push_back(static_cast<int>(std::min(times, most_votes)));
  }
  if (has_errors(votes.diagnostics)) votes.value.reset();
  return votes;
}

int run_combine(const CombineOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.output.language();
  TableReading reading = reading_of(options.table);
  reading.undirected = true;
  reading.usual = Direction::min;
  reading.ranks = true;
  Loaded<MatrixFile> file = read_matrix_file(options.file.front(), reading);
  without_sum_of_weights(file.diagnostics);
  if (report_problems(err, file.diagnostics, language) || !file.value) return input_has_errors;
  const auto votes = votes_of(*file.value, file.value->weighted);
  if (report_problems(err, votes.diagnostics, language) || !votes.value) return input_has_errors;
  const Json result = combine_json(file.value->matrix, *votes.value);
  std::vector<const CombiningRule*> rules;
  for (const CombiningRule& rule : combining_rules())
    if (const auto reason = too_many(rule, file.value->matrix.alternatives.size()))
      err << options.file.front()
          << ":1:1: warning: " << say(mark("Left out: {0}: {1}"), rule.name, both(*reason)).in(language) << "\n";
    else
      rules.push_back(&rule);
  if (options.output.format == "json") {
    print_json(out, result);
    return done;
  }
  const bool table = options.output.format == "table";
  std::vector<std::vector<std::string>> rows = {
      {table ? std::string(tr(language, mark("Alternative"))) : "alternative"}};
  for (const CombiningRule* rule : rules)
    rows.front().push_back(table ? rule->name.in(language) : std::string(rule->id));
  for (std::size_t i = 0; i < file.value->matrix.alternatives.size(); ++i) {
    auto& row = rows.emplace_back(std::vector<std::string>{file.value->matrix.alternatives[i]});
    for (const CombiningRule* rule : rules) row.push_back(std::to_string(result[rule->id]["ranks"][i].get<int>()));
  }
  out << (table ? align(rows) : write_csv(rows.front(), {rows.begin() + 1, rows.end()}));
  if (table && result["kendall_w"].is_number())
    out << say(mark("Kendall's W: {}."), decimal(result["kendall_w"].get<double>(), 3)).in(language) << "\n";
  return done;
}

Action prepare_combine(Arguments& arguments) {
  const auto options = std::make_shared<CombineOptions>();
  arguments.one("FILE", options->file, mark("rankings as columns, a CSV file, or - for standard input"));
  add_table(arguments, options->table);
  add_output(arguments, options->output);
  return when_read(options, run_combine);
}

} // namespace

Command combine_command() {
  return {
      "combine", mark("makes one ranking of several"),
      mark("The place of each alternative by each rule. Columns are places, the least first, or scores where the row "
           "direction says max; the row weight holds votes. csv: alternative and a column of places a rule."),
      "yindi combine rankings.csv", prepare_combine};
}

} // namespace yindi
