#include "engine/casebook/read_casebook.h"
#include "engine/command/command.h"
#include "engine/command/keys.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/command/request.h"
#include "engine/format/csv.h"
#include "engine/format/words.h"
#include "engine/methods/matrix_file.h"
#include "engine/methods/objective.h"
#include "engine/ranking/pooled.h"
#include "engine/results/matrix_json.h"
#include "engine/results/table_json.h"
#include "engine/weights/statement_file.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

namespace yindi {
namespace {

struct WeighOptions {
  std::vector<std::string> file; ///< one
  TableOptions table;
  std::string by, normalization;
  std::vector<std::string> parameters;
  OutputOptions output;
};

/// An id as people write it.
std::string folded(const std::string& id) {
  std::string result = lower(trim(id));
  std::replace(result.begin(), result.end(), '_', '-');
  static const std::map<std::string, const char*> others = {{"ewm", "entropy"},
                                                            {"stdev", "std"},
                                                            {"standard-deviation", "std"},
                                                            {"roc", "rank-order-centroid"},
                                                            {"bwm", "best-worst"}};
  const auto other = others.find(result);
  return other == others.end() ? result : other->second;
}

/// A weighting of data; nothing, with a refusal, where there is none.
const ObjectiveWeighting* asked_weighting(const WeighOptions& options, std::ostream& err) {
  if (const ObjectiveWeighting* found = find_objective_weighting(folded(options.by))) return found;
  std::vector<std::string> known;
  for (const ObjectiveWeighting& row : objective_weightings()) known.emplace_back(row.id);
  for (const WeightingKind& row : weightings())
    if (row.asks != Asks::nothing) known.emplace_back(row.id);
  refuse(err, say(mark("there is no weighting \"{}\" of data"), options.by),
         did_you_mean(options.by, known, say(mark("it takes one of: {}"), joined(known))), options.output.language(),
         wrong_usage);
  return nullptr;
}

/// The matrix of a file, or the pooled one of a casebook; nothing where it has errors, which then stand on `err`.
struct MatrixHere {
  PooledMatrix pooled;
  std::optional<MatrixFile> file; ///< where it is one
};

std::optional<MatrixHere> matrix_at(const WeighOptions& options, std::ostream& err) {
  const Language language = options.output.language();
  const std::string& path = options.file.front();
  if (!is_casebook(path)) {
    Loaded<MatrixFile> file = read_matrix_file(path, reading_of(options.table));
    // What the file's own weights sum to does not matter here.
    std::erase_if(file.diagnostics, [](const Diagnostic& d) { return d.severity == Severity::note; });
    if (report_problems(err, file.diagnostics, language) || !file.value) return std::nullopt;
    return MatrixHere{{file.value->matrix, {}}, std::move(file.value)};
  }
  const Loaded<Casebook> book = open_casebook(path);
  if (report_problems(err, book.diagnostics, language) || !book.value) return std::nullopt;
  Loaded<PooledMatrix> pooled = pooled_matrix(book.value->value, assess_counties(book.value->value));
  for (Diagnostic& diagnostic : pooled.diagnostics) diagnostic.path = path;
  if (report_problems(err, pooled.diagnostics, language) || !pooled.value) return std::nullopt;
  return MatrixHere{std::move(*pooled.value), std::nullopt};
}

void print_weights(const WeighOptions& options, const std::vector<std::string>& items,
                   const std::vector<double>& weights, std::ostream& out) {
  const bool table = options.output.format == "table";
  std::vector<std::vector<std::string>> rows = {{"criterion", "weight"}};
  if (table) rows.front() = heads(options.output.language(), {mark("Criterion"), mark("Weight")});
  for (std::size_t j = 0; j < weights.size(); ++j)
    rows.push_back({items[j], table ? decimal(weights[j], 4) : shortest(weights[j])});
  out << (!table ? write_csv(rows.front(), {rows.begin() + 1, rows.end()}) : align(rows));
}

/// Weights from what somebody states of each item.
int weigh_statements(const WeighOptions& options, const WeightingKind& kind, std::ostream& out, std::ostream& err) {
  const Language language = options.output.language();
  const std::string& path = options.file.front();
  const Loaded<Statements> stated = read_statements(path, kind);
  if (report_problems(err, stated.diagnostics, language) || !stated.value) return input_has_errors;
  Loaded<DirectWeights> weights = direct_weights(stated.value->items, stated.value->given);
  for (Diagnostic& diagnostic : weights.diagnostics) diagnostic.path = path, diagnostic.line = diagnostic.column = 1;
  if (report_problems(err, weights.diagnostics, language) || !weights.value) return input_has_errors;
  for (const Sentence& note : weights.value->notes) err << path << ": note: " << note.in(language) << "\n";
  if (options.output.format == "json")
    print_json(out, statements_json(kind, stated.value->items, *weights.value, language));
  else
    print_weights(options, stated.value->items, weights.value->weights, out);
  return done;
}

int run_weigh(const WeighOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.output.language();
  const WeightingKind* kind = find_weighting(folded(options.by));
  if (kind && kind->asks != Asks::nothing) return weigh_statements(options, *kind, out, err);
  const ObjectiveWeighting* weighting = asked_weighting(options, err);
  if (!weighting) return wrong_usage;
  const auto normalization = asked_normalization(options.normalization, weighting->normalization, language, err);
  const auto given = given_parameters(options.parameters, language, err);
  if (!normalization || !given) return wrong_usage;
  const Loaded<Settings> settings = complete_settings(*weighting, *given);
  for (const Diagnostic& d : settings.diagnostics) refuse(err, d.message, d.hint, language, wrong_usage);
  if (!settings.value) return wrong_usage;
  const std::string& path = options.file.front();
  if (is_casebook(path) && refuse_for_casebook(options.table, language, err)) return wrong_usage;
  const auto here = matrix_at(options, err);
  if (!here) return input_has_errors;
  const PooledMatrix* pooled = &here->pooled;
  Loaded<ObjectiveWeights> weights = objective_weights(*weighting, pooled->matrix, *normalization, *given);
  if (!here->file)
    for (Diagnostic& diagnostic : weights.diagnostics) diagnostic.path = path;
  else
    weights.diagnostics = at_their_cells(std::move(weights.diagnostics), *here->file);
  if (report_problems(err, weights.diagnostics, language) || !weights.value) return input_has_errors;
  std::vector<Sentence> notes = pooled->notes;
  notes.insert(notes.end(), weights.value->notes.begin(), weights.value->notes.end());
  for (const Sentence& note : notes) err << path << ": note: " << note.in(language) << "\n";

  if (options.output.format != "json") {
    print_weights(options, pooled->matrix.criteria, weights.value->weights, out);
    return done;
  }
  print_json(out, weigh_json(*weighting, *normalization, *settings.value, pooled->matrix.criteria, *weights.value,
                             notes, language));
  return done;
}

Action prepare_weigh(Arguments& arguments) {
  const auto options = std::make_shared<WeighOptions>();
  arguments.one(
      "FILE", options->file,
      mark("a decision matrix (a CSV file, - for standard input) or a casebook's folder; of statements a table "
           "of items"));
  arguments.text("--by", options->by,
                 mark("by the data: entropy, critic, merec, std, gini, equal, cilos, idocriw, lopcow, angle; by what "
                      "somebody states: "
                      "points, swing, rank-sum, rank-reciprocal, rank-order-centroid, best-worst, "
                      "best-worst-nonlinear, fucom, swara, piprecia"),
                 Needed::yes);
  add_table(arguments, options->table);
  arguments.text("--normalization", options->normalization, mark("how columns are made comparable"));
  arguments.several("--param", options->parameters, mark("a parameter of the weighting, key=value"));
  arguments.keys(normalization_keys);
  arguments.keys(weighting_keys);
  add_output(arguments, options->output);
  return when_read(options, run_weigh);
}

} // namespace

Command weigh_command() {
  return {
      "weigh", mark("weights that the data give, of a decision matrix or a casebook"),
      mark(
          "The weight of each criterion, in the order of the file or of the leaves; json also gives the workings. csv: "
          "criterion, weight."),
      "yindi weigh matrix.csv --by entropy", prepare_weigh};
}

} // namespace yindi
