#include "gui/session/data_weights.h"

#include "engine/methods/objective.h"
#include "engine/ranking/pooled.h"
#include "gui/session/session.h"

namespace yindi::gui {
namespace {

std::optional<Need> data_weights_needs(const Session& session) {
  if (!session.document.history) return std::nullopt;
  const bool looked_at = session.selection.shows("weights") && session.selection.data_weights;
  return Need{{session.results.cells, {}}, looked_at, shown_data_weights(session) != nullptr};
}

Work ask_data_weights(Session& session) {
  return [of = session.results.cells, c = session.document.now(), assessed = session.results.assessed](const GoesOn&,
                                                                                                       const Publish&) {
    auto found = std::make_shared<DataWeights>(data_weights_of(*c, assessed));
    found->of = of;
    return Found(found);
  };
}

void take_data_weights(Session& session, Found found, bool) {
  session.results.data_weights = std::static_pointer_cast<const DataWeights>(found);
}

} // namespace

DataWeights data_weights_of(const Case& c, const Assessments& assessed) {
  DataWeights result;
  const Loaded<PooledMatrix> pooled = pooled_matrix(c, assessed);
  for (const Diagnostic& problem : pooled.diagnostics)
    if (problem.severity == Severity::error) result.problem = problem.message;
  if (!pooled.value) return result;
  const std::vector<std::string>& leaves = pooled.value->matrix.criteria;
  for (const ObjectiveWeighting& weighting : objective_weightings()) {
    const Loaded<ObjectiveWeights> found = objective_weights(weighting, pooled.value->matrix);
    if (!found.value || weighting.id == std::string("equal")) continue;
    DataWeights::Row row{weighting.id, weighting.name, {}};
    for (std::size_t i = 0; i < leaves.size(); ++i) row.leaves[leaves[i]] = found.value->weights[i];
    result.rows.push_back(std::move(row));
  }
  return result;
}

JobRow data_weights_job() {
  return {"data weights", mark("Weights of the data"), data_weights_needs, ask_data_weights, take_data_weights};
}

const DataWeights* shown_data_weights(const Session& session) {
  const auto& kept = session.results.data_weights;
  return kept && kept->of == session.results.cells ? kept.get() : nullptr;
}

} // namespace yindi::gui
