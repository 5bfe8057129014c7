#include "gui/pages/actions.h"
#include "gui/pages/ranking/ranking_page.h"

#include "engine/rationale/charts.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <cmath>

namespace yindi::gui {
namespace {

constexpr float ruler_height = 30;
constexpr float handle_width = 8;
constexpr double least = 0.005; ///< a group keeps this much while an edge is dragged

using Groups = std::vector<std::pair<std::string, double>>;

/// Names above the bar, each over its own part; a name without room goes to a second line above.
struct NamePlace {
  float x = 0, end = 0;
  int line = 0;
};
std::vector<NamePlace> name_places(const Session& session, const Look& look, const Groups& groups,
                                   const Column& column) {
  std::vector<NamePlace> places;
  float x = column.x, end[2] = {-1e9F, -1e9F};
  for (const auto& [group, weight] : groups) {
    const float w = width(look, criterion_name(session, group), {TextSize::S, true});
    const float at = std::min(x + look.px(2), column.x + column.w - w);
    const int line = at >= end[0] ? 0 : at >= end[1] ? 1 : 0;
    const float start = std::max(at, end[line]);
    places.push_back({start, start + w, line});
    end[line] = start + w + look.px(10);
    x += static_cast<float>(weight) * column.w;
  }
  return places;
}

void caption(const Session& session, UiState& ui, Intents& intents, const Column& column, float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const float used = put(look, column.x, y, tr(look.language, "Weights — drag an edge"), {}, p.t3);
  if (session.selection.what_if.empty()) return;
  const std::string text(tr(look.language, "What-if, not saved"));
  const Box badge{column.x + used + look.px(14), y - look.px(2), width(look, text, {TextSize::S, true}) + look.px(24),
                  look.px(24)};
  fill(badge, p.warn_tint, look.px(12));
  put_in(look, badge, text, {TextSize::S, true}, p.warn, Align::centre);
  const Box place{badge.right() + look.px(10), y - look.px(4), action_width(look, "forget"), look.px(28)};
  action_button(session, ui, intents, "forget", place);
}

/// Two groups share what both had; the edge between them is where the pointer is.
std::map<std::string, double> moved(const Groups& groups, std::size_t edge, double position) {
  std::map<std::string, double> result(groups.begin(), groups.end());
  double before = 0;
  for (std::size_t i = 0; i < edge; ++i) before += groups[i].second;
  const double both = groups[edge].second + groups[edge + 1].second;
  const double first = std::clamp(position - before, std::min(least, both / 2), std::max(both - least, both / 2));
  result[groups[edge].first] = first;
  result[groups[edge + 1].first] = both - first;
  return result;
}

/// One hundredth for each + or - that was typed.
double typed_step() {
  double step = 0;
  for (const ImWchar c : ImGui::GetIO().InputQueueCharacters) step += c == '+' || c == '=' ? .01 : c == '-' ? -.01 : 0;
  return step;
}

void handle(const Look& look, const Box& box, bool lit) {
  const Palette& p = look.colours;
  fill(box, lit ? p.accent : p.page, look.px(3));
  outline(box, lit ? p.accent : p.line2, look.px(3));
  for (const float dx : {-1.5F, 1.5F})
    vertical(box.centre().x + look.px(dx), box.y + look.px(6), box.bottom() - look.px(6), lit ? p.accent_text : p.t3);
}

void edges(UiState& ui, Intents& intents, const Groups& groups, const Column& column, const Box& bar) {
  const Look& look = ui.look;
  float x = column.x;
  ImGui::PushID("edges");
  for (std::size_t i = 0; i + 1 < groups.size(); ++i) {
    x += static_cast<float>(groups[i].second) * column.w;
    const Box grip{x - look.px(handle_width / 2), bar.y + look.px(3), look.px(handle_width), bar.h - look.px(6)};
    ImGui::PushID(static_cast<int>(i));
    const Touch t = touch(look, "edge", {x - look.px(7), bar.y, look.px(14), bar.h}, 3);
    ImGui::PopID();
    if (t.hovered || t.held) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    if (t.hovered && !t.held)
      tooltip(look, std::string(tr(look.language, "Drag, or press + and - while it has the focus")));
    if (const double by = t.focused ? typed_step() : 0; by != 0)
      intents.push_back(TryWeights{moved(groups, i, (x - column.x) / column.w + by)});
    handle(look, grip, t.hovered || t.held);
    if (!t.held || !ImGui::IsMouseDown(ImGuiMouseButton_Left)) continue;
    const float mouse = ImGui::GetMousePos().x;
    if (ui.ranking.dragged_edge != i) {
      ui.ranking.dragged_edge = i;
      ui.ranking.drag_offset = mouse - x;
      ++ui.frame.gesture;
      continue;
    }
    const double position = (mouse - ui.ranking.drag_offset - column.x) / column.w;
    const auto tried = moved(groups, i, position);
    if (tried != std::map<std::string, double>(groups.begin(), groups.end()))
      intents.push_back(TryWeights{tried, ui.frame.gesture});
  }
  ImGui::PopID();
  if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) ui.ranking.dragged_edge.reset();
}

/// Where the judged edges are, while other weights are tried: hollow rings below the bar.
void judged_edges(const Session& session, const Look& look, const Column& column, const Box& bar) {
  if (session.selection.what_if.empty()) return;
  double at = 0;
  const Groups groups = judged_group_weights(session);
  for (std::size_t i = 0; i + 1 < groups.size(); ++i) {
    at += groups[i].second;
    const float x = column.x + static_cast<float>(at) * column.w;
    ImGui::GetWindowDrawList()->AddCircle({x, bar.bottom() + look.px(7)}, look.px(3.5F), look.colours.t3, 0,
                                          look.px(1.3F));
  }
}

} // namespace

float weights_ruler(const Session& session, UiState& ui, Intents& intents, Column column, float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const Groups groups = group_weights(session);
  const auto names = name_places(session, look, groups, column);
  const bool two_lines = std::any_of(names.begin(), names.end(), [](const NamePlace& n) { return n.line > 0; });
  const float above = look.px(two_lines ? 46 : 26), top = y + look.px(27) + above;
  caption(session, ui, intents, column, y);
  const Box bar{column.x, top, column.w, look.px(ruler_height)};
  float x = column.x;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const auto& [group, weight] = groups[i];
    const std::size_t colour = group_place(shown_case(session).model->library, group) % 7;
    const float w = static_cast<float>(weight) * column.w;
    const Box part{std::round(x), bar.y, std::round(x + w) - std::round(x) - (i + 1 < groups.size() ? 1.F : 0.F),
                   bar.h};
    fill(part, p.fill[colour]);
    const std::string name = criterion_name(session, group), number = decimal(weight, 2);
    put(look, names[i].x, top - look.px(names[i].line ? 44 : 24), name, {TextSize::S, true}, p.text[colour]);
    const bool free_below = i == 0 || names[i - 1].line > 0 || names[i - 1].end < x;
    if (names[i].line && free_below) vertical(x + look.px(3), top - look.px(24), top - look.px(2), p.line2);
    if (width(look, number, {TextSize::S, true}) + look.px(12) <= w)
      put_in(look, part, number, {TextSize::S, true}, p.on_fill[colour], Align::centre);
    if (ImGui::IsMouseHoveringRect(part.min(), part.max()) && ImGui::IsWindowHovered() && !ui.ranking.dragged_edge)
      tooltip(look, name + "  " + decimal(weight, 3));
    x += w;
  }
  edges(ui, intents, groups, column, bar);
  judged_edges(session, look, column, bar);
  return bar.bottom() - y + look.px(session.selection.what_if.empty() ? 0 : 8);
}

} // namespace yindi::gui
