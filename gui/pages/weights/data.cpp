// What the data alone would weigh, for comparison: nothing of it counts in the ranking.

#include "engine/ranking/case_weights.h"
#include "gui/pages/actions.h"
#include "gui/pages/weights/weights_page.h"
#include "gui/session/data_weights.h"
#include "gui/widgets/controls.h"

#include <algorithm>

namespace yindi::gui {
namespace {

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

float data_weights(WeightsView& v, const Column& column, float y) {
  const Look& look = v.look();
  const float begin = y;
  const UiState& ui = v.ui;
  const std::string label(tr(look.language, ui.weights.data_open ? mark("Hide what the data would weigh")
                                                                 : mark("What would the data weigh?")));
  action_button(v.session, v.ui, v.intents, "data weights",
                {column.x, y, button_width(look, label), look.px(control_height)}, {}, label);
  if (ui.weights.data_open && !v.session.selection.data_weights) v.intents.push_back(LookAtDataWeights{true});
  y += look.px(control_height);
  if (!ui.weights.data_open) return y - begin;
  y += look.px(8) +
       paragraph(look, column.x, y + look.px(8), column.w,
                 tr(look.language, data_weighting(v.c())
                                       ? mark("The spread of the values over all counties decides these, not what "
                                              "matters to people. This case weighs by one of them.")
                                       : mark("For comparison only: the spread of the values over all counties decides "
                                              "these, not what matters to people. They do not count in the ranking.")),
                 {}, look.colours.t2);
  y += look.px(8);
  const DataWeights* data = shown_data_weights(v.session);
  if (!data) return y - begin; // for a moment
  if (!data->problem.empty())
    y += paragraph(look, column.x, y, column.w, data->problem.in(look.language), {}, look.colours.err);
  if (!data->rows.empty()) y += table(v, *data, column, y);
  return y - begin;
}

} // namespace yindi::gui
