#include "engine/command/command.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/command/request.h"
#include "engine/format/words.h"
#include "engine/methods/fuzzy_file.h"
#include "engine/methods/matrix_file.h"
#include "engine/results/other_json.h"

#include <nlohmann/json.hpp>

namespace yindi {
namespace {

struct FuzzyOptions {
  std::vector<std::string> file; ///< one
  TableOptions table;
  std::string ideal = "fixed";
  OutputOptions output;
};

int run_fuzzy(const FuzzyOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.output.language();
  const std::string& path = options.file.front();
  const Loaded<FuzzyFile> file = read_fuzzy_file(path, reading_of(options.table));
  if (report_problems(err, file.diagnostics, language) || !file.value) return input_has_errors;
  Loaded<FuzzyScores> scores = fuzzy_topsis(file.value->matrix, file.value->weights,
                                            options.ideal == "found" ? FuzzyIdeal::found : FuzzyIdeal::fixed);
  scores.diagnostics = at_their_cells(std::move(scores.diagnostics), path);
  if (report_problems(err, scores.diagnostics, language) || !scores.value) return input_has_errors;
  if (options.output.format == "json") {
    print_json(out, fuzzy_json(*file.value, *scores.value, options.ideal));
    return done;
  }
  const bool table = options.output.format == "table";
  std::vector<std::vector<std::string>> rows = {{"alternative", "to_best", "to_worst", "closeness", "rank"}};
  if (table)
    rows.front() = heads(
        language, {mark("Alternative"), mark("To the best"), mark("To the worst"), mark("Closeness"), mark("Rank")});
  const auto number = [&](double x) { return table ? decimal(x, 4) : shortest(x); };
  for (std::size_t i = 0; i < scores.value->ranks.size(); ++i)
    rows.push_back({file.value->matrix.alternatives[i], number(scores.value->to_best[i]),
                    number(scores.value->to_worst[i]),
                    scores.value->closeness.empty() ? (table ? "–" : "") : number(scores.value->closeness[i]),
                    std::to_string(scores.value->ranks[i])});
  if (table)
    out << align(rows);
  else
    out << write_csv(rows.front(), {rows.begin() + 1, rows.end()});
  return done;
}

Action prepare_fuzzy(Arguments& arguments) {
  const auto options = std::make_shared<FuzzyOptions>();
  arguments.one("FILE", options->file, mark("the fuzzy decision matrix, a CSV file"));
  add_table(arguments, options->table);
  arguments.word("--ideal", options->ideal,
                 mark("fixed: distances from (1, 1, 1) and (0, 0, 0), for weights up to 1; found: from the ends of the "
                      "data"),
                 {"fixed", "found"});
  add_output(arguments, options->output);
  return when_read(options, run_fuzzy);
}

} // namespace

Command fuzzy_command() {
  return {"fuzzy", mark("ranks by fuzzy TOPSIS where values are uncertain"),
          mark("Each alternative's distances from the best and the worst that could be, its closeness and its rank; "
               "json also gives the weighted triangles. The file is that of matrix, and a cell holds one number or "
               "three, 2 3.5 5: the least, the likeliest, the most. csv: alternative, to_best, to_worst, closeness, "
               "rank."),
          "yindi fuzzy matrix.csv --ideal found", prepare_fuzzy};
}

} // namespace yindi
