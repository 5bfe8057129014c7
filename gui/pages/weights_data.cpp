// What the data alone would weigh, for comparison: nothing of it counts in the ranking.

#include "engine/ranking/case_weights.h"
#include "engine/ranking/pooled.h"
#include "gui/pages/weights.h"
#include "gui/widgets/controls.h"

#include <algorithm>

namespace yindi::gui {
namespace {

std::shared_ptr<const DataWeights> data_weights_of(const Case& c, const Assessments& assessed) {
  auto result = std::make_shared<DataWeights>();
  const Loaded<PooledMatrix> pooled = pooled_matrix(c, assessed);
  for (const Diagnostic& problem : pooled.diagnostics)
    if (problem.severity == Severity::error) result->problem = problem.message;
  if (!pooled.value) return result;
  const std::vector<std::string>& leaves = pooled.value->matrix.criteria;
  for (const ObjectiveWeighting& weighting : objective_weightings()) {
    const Loaded<ObjectiveWeights> found = objective_weights(weighting, pooled.value->matrix);
    if (!found.value || weighting.id == std::string("equal")) continue;
    DataWeights::Row row{weighting.name, {}};
    for (std::size_t i = 0; i < leaves.size(); ++i) row.leaves[leaves[i]] = found.value->weights[i];
    result->rows.push_back(std::move(row));
  }
  return result;
}

/// The share of each of the node's items among them: sums of their leaves.
std::vector<double> shares(const Library& library, const std::vector<std::string>& items, const DataWeights::Row& row) {
  std::vector<double> result;
  double sum = 0;
  for (const std::string& item : items) {
    double share = 0;
    const auto below = children(library, item).empty() ? std::vector<std::string>{item} : leaves(library, item);
    for (const std::string& leaf : below)
      if (const auto at = row.leaves.find(leaf); at != row.leaves.end()) share += at->second;
    result.push_back(share);
    sum += share;
  }
  for (double& share : result) share = sum > 0 ? share / sum : 0;
  return result;
}

float table(const WeightsView& v, const DataWeights& data, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const float begin = y, names = std::min(look.px(180), column.w * .25F);
  std::vector<std::string> heads = {std::string(tr(look.language, "now"))};
  std::vector<std::vector<double>> columns;
  const NodeWeights* weights = node_weights(v.county, v.w->node);
  columns.push_back(weights ? weights->weights : std::vector<double>(v.w->items.size(), 0));
  for (const DataWeights::Row& row : data.rows) {
    heads.push_back(row.name.in(look.language));
    columns.push_back(shares(v.c().model->library, v.w->items, row));
  }
  const float step = (column.w - names) / static_cast<float>(columns.size());
  y += staggered_heads(look, heads, heads.front(), {column.x + names, column.w - names}, y) + look.px(4);
  for (std::size_t i = 0; i < v.w->items.size(); ++i) {
    const float row = look.px(27);
    put_in(look, {column.x, y, names - look.px(8), row}, criterion_name(v.session, v.w->items[i]), {}, p.ink);
    for (std::size_t k = 0; k < columns.size(); ++k) {
      const Box cell{column.x + names + step * static_cast<float>(k), y, step - 2, row - 2};
      fill(cell, faded(p.n1, static_cast<float>(std::min(.7, columns[k][i]))));
      put_in(look, cell, decimal(columns[k][i], 3), {TextSize::S, k == 0}, p.ink, Align::centre);
    }
    y += row;
  }
  return y - begin;
}

} // namespace

const DataWeights& weighed_by_data(WeightsView& v) {
  UiState& ui = v.ui;
  if (ui.data_weights_of != v.session.history->now || !ui.data_weights) {
    ui.data_weights_of = v.session.history->now;
    ui.data_weights = data_weights_of(v.c(), v.session.results.assessed);
  }
  return *ui.data_weights;
}

float data_weights(WeightsView& v, const Column& column, float y) {
  const Look& look = v.look();
  const float begin = y;
  const UiState& ui = v.ui;
  const std::string label(tr(look.language, ui.data_weights_open ? mark("Hide what the data would weigh")
                                                                 : mark("What would the data weigh?")));
  if (button(look, "data", {column.x, y, button_width(look, label), look.px(control_height)}, label))
    v.ui.data_weights_open = !ui.data_weights_open;
  y += look.px(control_height);
  if (!ui.data_weights_open) return y - begin;
  const DataWeights& data = weighed_by_data(v);
  y += look.px(8) +
       paragraph(look, column.x, y + look.px(8), column.w,
                 tr(look.language, data_weighting(v.c())
                                       ? mark("The spread of the values over all counties decides these, not what "
                                              "matters to people. This case weighs by one of them.")
                                       : mark("For comparison only: the spread of the values over all counties decides "
                                              "these, not what matters to people. They do not count in the ranking.")),
                 {}, look.colours.t2);
  y += look.px(8);
  if (!data.problem.empty())
    y += paragraph(look, column.x, y, column.w, data.problem.in(look.language), {}, look.colours.err);
  if (!data.rows.empty()) y += table(v, data, column, y);
  return y - begin;
}

} // namespace yindi::gui
