#include "gui/pages/actions.h"
#include "gui/pages/robustness/robustness_page.h"

#include "engine/rationale/robustness_charts.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/painter.h"

#include <algorithm>
#include <cmath>

namespace yindi::gui {
namespace {

constexpr double least_weight = 0.005, most_weight = 0.95; ///< that a dragged group can get

const RankingProblem& problem_of(const Sureness& sure) { return sure.county.problem->ranking; }

ChartStyle style_for(const Look& look, const Column& column, double row_height) {
  return {column.w / look.type_scale(), row_height, 22, look.language, text_width(look)};
}

/// Paints and answers to the pointer with a tooltip. Returns the height.
float show(const Look& look, const Drawing& drawing, float x, float y, bool quiet = false) {
  paint(look, drawing, x, y);
  const Target* region = quiet ? nullptr : region_at_pointer(look, drawing, x, y);
  if (region && !region->title.empty()) tooltip(look, region->title);
  return look.px(static_cast<float>(drawing.height));
}

Box box_of(const Look& look, const Target& region, float x, float y) {
  return {x + look.px(static_cast<float>(region.at.x)), y + look.px(static_cast<float>(region.at.y)),
          look.px(static_cast<float>(region.width)), look.px(static_cast<float>(region.height))};
}

bool is_group(const Case& c, const std::string& node) {
  const auto groups = children(c.model->library, goal);
  return std::find(groups.begin(), groups.end(), node) != groups.end();
}

/// One group gets `weight`, the others share the rest as they do now.
std::map<std::string, double> with_weight(const Session& session, const std::string& group, double weight) {
  const auto now = group_weights(session);
  double others = 0;
  for (const auto& [id, w] : now) others += id == group ? 0 : w;
  std::map<std::string, double> result;
  for (const auto& [id, w] : now)
    result[id] = id == group ? weight : others > 0 ? w / others * (1 - weight) : (1 - weight);
  return result;
}

/// The rings of the groups can be dragged: all follows. A row that is clicked shows its graph.
void rows(const Session& session, const Sureness& sure, UiState& ui, Intents& intents, const Drawing& chart,
          const Box& axis, float x, float y) {
  const Look& look = ui.look;
  for (const Target& region : chart.regions) {
    const std::string id = region.id.substr(region.id.find(':') + 1);
    if (!region.id.starts_with("handle:") || !is_group(*sure.key.of, id)) continue;
    const Touch t = touch(look, region.id.c_str(), box_of(look, region, x, y), 10);
    if (t.hovered || t.held) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    if (t.held && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 2)) {
      if (ui.robustness.dragged != id) ++ui.frame.gesture;
      ui.robustness.dragged = id;
    }
    if (t.clicked && ui.robustness.dragged.empty()) ui.robustness.node = id;
  }
  for (const Target& region : chart.regions) {
    if (!region.id.starts_with("node:")) continue;
    const Touch t = touch(look, region.id.c_str(), inset(box_of(look, region, x, y), 1));
    if (t.clicked) ui.robustness.node = region.id.substr(5);
  }
  if (ui.robustness.dragged.empty()) return;
  const double share = std::clamp((ImGui::GetMousePos().x - axis.x) / axis.w, 0.F, 1.F) * ui.robustness.dragged_up_to;
  const double weight = std::clamp(share, least_weight, most_weight);
  double now = 0;
  for (const auto& [group, w] : group_weights(session)) now += group == ui.robustness.dragged ? w : 0;
  // Weights come back rounded: a hand that rests must not ask again and again.
  if (std::abs(now - weight) > 1e-6)
    intents.push_back(TryWeights{with_weight(session, ui.robustness.dragged, weight), ui.frame.gesture});
  for (const Target& region : chart.regions)
    if (region.id == "handle:" + ui.robustness.dragged)
      ImGui::GetWindowDrawList()->AddCircleFilled(
          {axis.x + static_cast<float>(weight / ui.robustness.dragged_up_to) * axis.w,
           box_of(look, region, x, y).centre().y},
          look.px(10), look.colours.accent);
}

/// What the rings are for, or how to get back from tried weights.
float below_stability(const Session& session, const Sureness& sure, UiState& ui, Intents& intents, const Column& column,
                      float y) {
  const Look& look = ui.look;
  if (session.selection.what_if.empty()) {
    const RankingProblem& problem = problem_of(sure);
    return paragraph(look, column.x, y, column.w,
                     sentence(look, mark("{} stays first within the bar. Drag a ring: everything follows."),
                              problem.names[static_cast<std::size_t>(problem.first)]),
                     {}, look.colours.t3);
  }
  const std::string what_if(tr(look.language, "What-if, not saved"));
  put(look, column.x, y + look.px(4), what_if, {TextSize::S, true}, look.colours.warn);
  const float x = column.x + width(look, what_if, {TextSize::S, true}) + look.px(14);
  const float w = std::min(action_width(look, "forget"), column.x + column.w - x);
  action_button(session, ui, intents, "forget", {x, y, w, look.px(28)});
  return look.px(28);
}

} // namespace

std::string looked_at(const Sureness& sure, const UiState& ui) {
  const auto movable = [&](const std::string& id) {
    return std::any_of(sure.county.stability.begin(), sure.county.stability.end(),
                       [&](const Stability& node) { return node.node == id && node.movable; });
  };
  if (movable(ui.robustness.node)) return ui.robustness.node;
  if (sure.critical) return sure.critical->node;
  for (const Stability& node : sure.county.stability)
    if (node.movable) return node.node;
  return {};
}

float acceptability_block(const Sureness& sure, const Look& look, const Column& column, float y) {
  const std::string draws =
      sentence(look, mark("% of {} weightings"), quantity(static_cast<double>(sure.county.acceptability->draws)));
  const float head = block_title(look, column, y, std::string(tr(look.language, "Which place, how often")), draws);
  const Drawing chart = acceptability_chart(problem_of(sure), *sure.county.acceptability, style_for(look, column, 42));
  return head + show(look, chart, column.x, y + head);
}

float stability_block(const Session& session, const Sureness& sure, UiState& ui, Intents& intents, const Column& column,
                      float y) {
  const Look& look = ui.look;
  const float begin = y;
  const std::string more(tr(look.language, ui.robustness.leaves ? mark("Groups only") : mark("All criteria")));
  const float w = button_width(look, more);
  const Box place{column.x + column.w - w, y - look.px(2), w, look.px(28)};
  if (button(look, "leaves", place, more)) ui.robustness.leaves = !ui.robustness.leaves;
  y += block_title(look, {column.x, column.w - w - look.px(8)}, y,
                   std::string(tr(look.language, "How far a weight may move")),
                   std::string(tr(look.language, "before first place changes")));
  std::vector<const Stability*> nodes;
  for (const Stability& node : sure.county.stability)
    if (ui.robustness.leaves || is_group(*sure.key.of, node.node)) nodes.push_back(&node);
  const double up_to = ui.robustness.dragged.empty() ? weight_axis(sure.county.stability) : ui.robustness.dragged_up_to;
  const Column wide{column.x - look.px(10), column.w + look.px(10)};
  const Drawing chart = stability_chart(*sure.key.of, problem_of(sure), nodes, up_to,
                                        style_for(look, wide, ui.robustness.leaves ? 31 : 50),
                                        sure.critical ? sure.critical->node : "", looked_at(sure, ui));
  if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) ui.robustness.dragged.clear();
  if (ui.robustness.dragged.empty()) ui.robustness.dragged_up_to = up_to;
  const float h = show(look, chart, wide.x, y, !ui.robustness.dragged.empty());
  for (const Target& region : chart.regions)
    if (region.id == "axis") rows(session, sure, ui, intents, chart, box_of(look, region, wide.x, y), wide.x, y);
  y += h + look.px(6);
  y += below_stability(session, sure, ui, intents, column, y);
  return y - begin;
}

float tornado_block(const Sureness& sure, const Look& look, const Column& column, float y, std::size_t rows) {
  const float begin = y;
  const auto bars = widest_bars(sure.tornado, rows);
  y += block_title(
      look, column, y, sentence(look, mark("What the lead of {} hangs on"), decimal(std::abs(sure.tornado.lead), 3)),
      std::string(tr(look.language, "one thing at a time: weights from half to double, values over their range")));
  if (bars.empty())
    return y - begin +
           paragraph(look, column.x, y, column.w, tr(look.language, "Nothing moves the lead by 0.001."), {},
                     look.colours.t2);
  const Drawing chart = tornado_chart(problem_of(sure), bars, sure.tornado, style_for(look, column, 29));
  const float h = show(look, chart, column.x, y);
  for (std::size_t k = 0; k < bars.size(); ++k)
    for (const Target& region : chart.regions) {
      if (region.id != "bar:" + std::to_string(k)) continue;
      const ImVec2 at{column.x + look.px(6), box_of(look, region, column.x, y).centre().y};
      if (bars[k].weight)
        icon(look, at, Icon::weights, look.colours.t2, 14);
      else
        quality_mark(look, at, bars[k].quality);
    }
  return y + h - begin;
}

float weight_graph_block(const Sureness& sure, const UiState& ui, const Column& column, float y, float height) {
  const Look& look = ui.look;
  const std::string node = looked_at(sure, ui);
  const float begin = y;
  for (const Stability& stability : sure.county.stability)
    for (const WeightGraph& graph : sure.graphs) {
      if (stability.node != node || graph.node != node) continue;
      y += block_title(
          look, column, y, sentence(look, mark("If {} weighs more or less"), stability.name),
          std::string(tr(look.language, "score of every industry; the other weights keep their proportions")));
      const double plot = std::max(180.0, static_cast<double>((height - (y - begin)) / look.type_scale()));
      const Drawing chart = weight_graph_chart(problem_of(sure), graph, stability, style_for(look, column, 31), plot);
      return y + show(look, chart, column.x, y) - begin;
    }
  return 0;
}

} // namespace yindi::gui
