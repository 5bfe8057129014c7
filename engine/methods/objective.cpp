#include "engine/methods/objective.h"

#include "engine/methods/inputs.h"
#include "engine/methods/normalization.h"
#include "engine/methods/preparation.h"
#include "engine/schema/domains.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace yindi {

const std::vector<ObjectiveWeighting>& objective_weightings() {
  static const std::vector<ObjectiveWeighting> table = {
      entropy_weighting(), critic_weighting(), merec_weighting(),   std_weighting(),    gini_weighting(),
      equal_weighting(),   cilos_weighting(),  idocriw_weighting(), lopcow_weighting(), angle_weighting(),
  };
  return table;
}

nlohmann::ordered_json workings_of(const ObjectiveWeights& weights) {
  return weights.workings ? weights.workings() : nlohmann::ordered_json::object();
}

const ObjectiveWeighting* find_objective_weighting(const std::string& id) {
  const auto& table = objective_weightings();
  const auto found = std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.id == id; });
  return found == table.end() ? nullptr : &*found;
}

Loaded<Settings> complete_settings(const ObjectiveWeighting& weighting, const Settings& given) {
  return complete_settings(weighting.parameters, given, weighting.id,
                           mark("weighting \"{0}\" has no parameter \"{1}\""));
}

Loaded<ObjectiveWeights> objective_weights(const ObjectiveWeighting& weighting, const DecisionMatrix& matrix,
                                           const std::string& normalization, const Settings& given) {
  const Loaded<Settings> settings = complete_settings(weighting, given);
  if (!settings.value) return {std::nullopt, settings.diagnostics};
  const bool fixed = std::string(weighting.normalization).empty();
  if (fixed && !normalization.empty())
    return {std::nullopt,
            {refusal(say(mark("{0} takes no normalisation, and \"{1}\" was given"), weighting.name,
                         find_normalization(normalization)->name),
                     say(mark("leave it out: the weighting's source fixes how columns are made comparable")))}};
  Diagnostics wrong = refuse_input(matrix, std::vector<double>(matrix.criteria.size(), 1.0));
  if (!wrong.empty()) return {std::nullopt, wrong};
  return weighting.weigh(matrix, normalization.empty() ? weighting.normalization : normalization, *settings.value);
}

bool is_constant(const Eigen::VectorXd& column) { return column.minCoeff() == column.maxCoeff(); }

Loaded<ObjectiveWeights> shared_out(const DecisionMatrix& matrix, const Eigen::VectorXd& carried,
                                    ObjectiveWeights result) {
  const double sum = carried.sum();
  if (!(sum > 0))
    return {std::nullopt,
            {refusal(say(mark("no criterion differs between the alternatives, so the data give no weights")),
                     say(mark("use --by equal, or weights from judgements")))}};
  result.weights = list_of(carried / sum);
  for (Eigen::Index j = 0; j < matrix.values.cols(); ++j)
    if (is_constant(matrix.values.col(j)))
      result.notes.push_back(say(mark("criterion \"{}\" is the same for all alternatives and gets no weight"),
                                 matrix.criteria[static_cast<std::size_t>(j)]));
  return {result, {}};
}

Diagnostics refuse_weighting_cells(const char* weighting, const DecisionMatrix& matrix,
                                   bool (*takes)(double x, Direction)) {
  Diagnostics refused;
  for (Eigen::Index j = 0; j < matrix.values.cols(); ++j)
    for (Eigen::Index i = 0; i < matrix.values.rows(); ++i) {
      const auto row = static_cast<std::size_t>(i), column = static_cast<std::size_t>(j);
      if (takes(matrix.values(i, j), matrix.directions[column])) continue;
      const double value = matrix.values(i, j) + 0.0; // a −0 is a 0
      refused.push_back(refusal(say(mark("{0} cannot take {1} (alternative \"{2}\", criterion \"{3}\")"),
                                    find_objective_weighting(weighting)->name, shortest(value),
                                    matrix.alternatives[row], matrix.criteria[column]),
                                say(mark("shift the column yourself, or use --by critic or std, which take any "
                                         "number"))));
    }
  return refused;
}

Words weighting_words() {
  Words all = {{"ahp", {"Judgements", "判断"}}};
  for (const ObjectiveWeighting& row : objective_weightings()) all.push_back({row.id, row.name});
  return all;
}

} // namespace yindi
