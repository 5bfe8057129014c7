#include "engine/results/matrix_json.h"

#include "engine/results/json.h"
#include "engine/results/robust_json.h"

namespace yindi {

Json matrix_json(const MethodUse& use, const MatrixFile& file, const Scores& scores, const std::vector<int>& ranks,
                 Language language) {
  Json ranking = Json::array();
  for (std::size_t i = 0; i < ranks.size(); ++i)
    ranking.push_back({{"alternative", file.matrix.alternatives[i]},
                       {"score", scores.scores.empty() ? Json(nullptr) : Json(scores.scores[i])},
                       {"rank", ranks[i]}});
  Json json = {{"method", use.method->id},
               {"higher_is_better", use.method->higher_is_better},
               {"normalization", or_null(use.normalization)},
               {"parameters", json_of(use.settings)},
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

Json smaa_json(const MethodUse& use, const DecisionMatrix& matrix, const Acceptability& drawn,
               const SimulationOptions& options, const std::vector<Sentence>& notes, Language language) {
  Json json = {{"method", use.method->id},
               {"normalization", or_null(use.normalization)},
               {"parameters", json_of(use.settings)},
               {"alternatives", matrix.alternatives},
               {"criteria", matrix.criteria},
               {"draws", drawn.draws},
               {"seed", options.seed},
               {"standard_error_asked", standard_error_asked(options)},
               {"notes", json_of(notes, language)}};
  json.update(acceptability_json(drawn));
  return json;
}

Json weigh_json(const ObjectiveWeighting& weighting, const std::string& normalization, const Settings& settings,
                const std::vector<std::string>& criteria, const ObjectiveWeights& weights,
                const std::vector<Sentence>& notes, Language language) {
  return {{"by", weighting.id},
          {"normalization", or_null(normalization)},
          {"parameters", json_of(settings)},
          {"criteria", criteria},
          {"weights", weights.weights},
          {"workings", workings_of(weights)},
          {"source", weighting.source},
          {"notes", json_of(notes, language)}};
}

} // namespace yindi
