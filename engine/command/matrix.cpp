#include "engine/format/words.h"
#include "engine/command/open.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/command/request.h"
#include "engine/methods/matrix_file.h"
#include "engine/methods/method.h"

#include <cmath>

namespace yindi {
namespace {

Json result_of(const MethodRequest& request, const MatrixFile& file, const Scores& scores,
               const std::vector<int>& ranks, Language language) {
  Json ranking = Json::array();
  for (std::size_t i = 0; i < ranks.size(); ++i)
    ranking.push_back({{"alternative", file.matrix.alternatives[i]},
                       {"score", scores.scores.empty() ? Json(nullptr) : Json(scores.scores[i])},
                       {"rank", ranks[i]}});
  Json json = {{"method", request.method->id},
               {"higher_is_better", request.method->higher_is_better},
               {"normalization", request.normalization.empty() ? Json(nullptr) : Json(request.normalization)},
               {"parameters", yindi::json_of(request.settings)},
               {"weights", file.weights},
               {"ranking", ranking},
               {"workings", workings_of(scores)}};
  Json& workings = json["workings"];
  workings["contributions"] = scores.contributions.empty() ? Json(nullptr) : Json(scores.contributions);
  if (!scores.shortfalls.empty()) workings["shortfalls"] = scores.shortfalls;
  if (!scores.contributions_note.empty()) workings["contributions_note"] = scores.contributions_note.in(language);
  json["notes"] = json_of(scores.notes, language);
  return json;
}

} // namespace

int run_matrix(const Options& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  const auto request = asked_method(options, err);
  if (!request) return wrong_usage;
  const std::string& path = options.files.front();
  const Loaded<MatrixFile> file = read_matrix_file(path);
  if (report_problems(err, file.diagnostics, language) || !file.value) return input_has_errors;
  Loaded<Scores> scores =
      request->method->score(file.value->matrix, file.value->weights, request->normalization, request->settings);
  scores.diagnostics = at_their_cells(std::move(scores.diagnostics), path);
  if (report_problems(err, scores.diagnostics, language) || !scores.value) return input_has_errors;
  for (const Sentence& note : scores.value->notes) err << path << ":1:1: note: " << note.in(language) << "\n";

  const std::size_t m = file.value->matrix.alternatives.size();
  const std::vector<int> ranks = ranks_of(*request->method, *scores.value, m);
  const bool table = options.format == "table";
  std::vector<std::vector<std::string>> rows = {{"alternative", "score", "rank"}};
  if (table) rows.front() = heads(language, {mark("Alternative"), mark("Score"), mark("Rank")});
  for (std::size_t i = 0; i < m; ++i) {
    const std::string score = scores.value->scores.empty() ? (table ? "–" : "")
                              : table                      ? decimal(scores.value->scores[i], 4)
                                                           : shortest(scores.value->scores[i]);
    rows.push_back({file.value->matrix.alternatives[i], score, std::to_string(ranks[i])});
  }
  if (options.format == "json")
    print_json(out, result_of(*request, *file.value, *scores.value, ranks, language));
  else if (options.format == "csv")
    out << write_csv(rows.front(), {rows.begin() + 1, rows.end()});
  else
    out << align(rows);
  return done;
}

} // namespace yindi
