#include "engine/format/csv.h"
#include "engine/format/words.h"
#include "engine/command/program.h"
#include "engine/command/request.h"
#include "engine/command/robust_json.h"
#include "engine/methods/matrix_file.h"
#include "engine/robustness/robustness.h"

namespace yindi {

int run_smaa(const Options& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  const auto request = asked_method(options, err);
  const auto simulation = request ? simulation_options(options, {}, err) : std::nullopt;
  if (!simulation) return wrong_usage;
  const std::string& path = options.files.front();
  const Loaded<MatrixFile> file = read_matrix_file(path);
  if (report_problems(err, file.diagnostics, language) || !file.value) return input_has_errors;
  Loaded<Scorer> scorer = make_scorer(*request->method, request->settings, request->normalization, file.value->matrix);
  scorer.diagnostics = at_their_cells(std::move(scorer.diagnostics), path);
  if (report_problems(err, scorer.diagnostics, language) || !scorer.value) return input_has_errors;

  const DecisionMatrix& matrix = file.value->matrix;
  const auto drawn = simulate({Simulation{*scorer.value, {}, {}, {}}},
                              flat_weights(simulation->seed, matrix.values.cols()), *simulation);
  const Acceptability& result = drawn->front();
  if (const Sentence note = not_sure_enough(*simulation, result); !note.empty())
    report_problems(err, {{Severity::note, "--standard-error", 0, 0, note, {}}}, language);
  // What the method says of the input whatever the weights are: that nothing differs, or that it uses none.
  const std::vector<double> flat(matrix.criteria.size(), 1 / static_cast<double>(matrix.criteria.size()));
  const Loaded<Scores> once = request->method->score(matrix, flat, request->normalization, request->settings);
  const std::vector<Sentence> notes = once.value ? once.value->notes : std::vector<Sentence>{};
  for (const Sentence& note : notes) err << path << ":1:1: note: " << note.in(language) << "\n";
  Json json = {{"method", request->method->id},
               {"normalization", request->normalization.empty() ? Json(nullptr) : Json(request->normalization)},
               {"parameters", yindi::json_of(request->settings)},
               {"alternatives", matrix.alternatives},
               {"criteria", matrix.criteria},
               {"draws", result.draws},
               {"seed", simulation->seed},
               {"standard_error_asked", standard_error_asked(*simulation)},
               {"notes", yindi::json_of(notes, language)}};
  json.update(acceptability_json(result));
  if (options.format == "json")
    print_json(out, json);
  else
    print_acceptability(out, result, matrix.alternatives, options.format, language);
  return done;
}

} // namespace yindi
