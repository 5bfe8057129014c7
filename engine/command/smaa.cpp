#include "engine/command/command.h"
#include "engine/command/draws.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/command/request.h"
#include "engine/format/csv.h"
#include "engine/format/words.h"
#include "engine/results/matrix_json.h"
#include "engine/robustness/robustness.h"

#include <nlohmann/json.hpp>

namespace yindi {
namespace {

struct SmaaOptions : MatrixOptions {
  DrawOptions draws;
};

/// Places and pairs of so many stay below half a gigabyte, in counts and as they are printed.
constexpr Eigen::Index most_placed = 2000;

Sentence too_many(Eigen::Index alternatives) {
  if (alternatives <= most_placed) return {};
  return say(mark("{0} alternatives are {1} places and pairs to count; smaa takes at most {2} alternatives"),
             std::to_string(alternatives), quantity(static_cast<double>(alternatives * alternatives)),
             std::to_string(most_placed));
}

int run_smaa(const SmaaOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  const auto request = asked_method(options, err);
  const auto simulation = request ? simulation_options(options.draws, {}, language, err) : std::nullopt;
  if (!simulation) return wrong_usage;
  const std::string& path = options.file.front();
  const Loaded<MatrixFile> file = read_matrix_file(path, reading_of(options.table, request->method->takes_blanks));
  if (report_problems(err, file.diagnostics, language) || !file.value) return input_has_errors;
  if (const Sentence many = too_many(file.value->matrix.values.rows()); !many.empty()) {
    report_problems(err,
                    {{Severity::error, path, 1, 1, many,
                      say(mark("leave alternatives out, or ask matrix for one ranking of all"))}},
                    language);
    return input_has_errors;
  }
  Loaded<Scorer> scorer = make_scorer(*request->method, request->settings, request->normalization, file.value->matrix);
  scorer.diagnostics = at_their_cells(std::move(scorer.diagnostics), *file.value);
  if (report_problems(err, scorer.diagnostics, language) || !scorer.value) return input_has_errors;

  const DecisionMatrix& matrix = file.value->matrix;
  const auto drawn =
      simulate({Simulation{*scorer.value}}, flat_weights(simulation->seed, matrix.values.cols()), *simulation);
  const Acceptability& result = drawn->front();
  if (const Sentence note = not_sure_enough(*simulation, result); !note.empty())
    report_problems(err, {{Severity::note, "--standard-error", 0, 0, note, {}}}, language);
  // What the method says of the input whatever the weights are: that nothing differs, or that it uses none.
  const std::vector<double> flat(matrix.criteria.size(), 1 / static_cast<double>(matrix.criteria.size()));
  const Loaded<Scores> once = request->method->score(matrix, flat, request->normalization, request->settings);
  const std::vector<Sentence> notes = once.value ? once.value->notes : std::vector<Sentence>{};
  for (const Sentence& note : notes) err << path << ":1:1: note: " << note.in(language) << "\n";
  if (options.output.format == "json")
    print_json(out, smaa_json(*request, matrix, result, *simulation, notes, language));
  else
    print_acceptability(out, result, matrix.alternatives, options.output.format, language);
  return done;
}

Action prepare_smaa(Arguments& arguments) {
  const auto options = std::make_shared<SmaaOptions>();
  add_matrix(arguments, *options);
  add_draws(arguments, options->draws);
  return when_read(options, run_smaa);
}

} // namespace

Command smaa_command() {
  return {
      "smaa", mark("robustness of any decision matrix over all weightings"),
      mark("How often each alternative takes each place, its central weights and confidence, and who beats whom how "
           "often. csv: alternative, then the share of each place."),
      "yindi smaa matrix.csv --method topsis --draws 10000 --seed 1", prepare_smaa};
}

} // namespace yindi
