#include "gui/pages/region/region_page.h"

#include "gui/widgets/controls.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace yindi::gui {
namespace {

constexpr float most_zoom = 6;

float disc_radius(const Look& look, const Box& box, std::size_t n) {
  const float room = std::sqrt(box.w * box.h / static_cast<float>(std::max<std::size_t>(1, n)));
  return std::clamp(room * .27F, look.px(4), look.px(12));
}

/// Seats around the middle of all, one unit east the same as one unit south; on a ring in the order of the case where
/// some position is unknown. `extent`: how far they reach.
std::vector<ImVec2> seats(const Case& c, const std::vector<std::size_t>& counties, ImVec2& extent) {
  const bool known = std::all_of(counties.begin(), counties.end(),
                                 [&](std::size_t k) { return c.model->counties[k].lon && c.model->counties[k].lat; });
  double middle = 0; // latitude of the middle: a degree of longitude is shorter by its cosine
  if (known)
    for (const std::size_t k : counties) middle += *c.model->counties[k].lat / static_cast<double>(counties.size());
  const double shorter = std::cos(middle * std::numbers::pi / 180);
  std::vector<ImVec2> at;
  ImVec2 low{1e9F, 1e9F}, high{-1e9F, -1e9F};
  for (std::size_t i = 0; i < counties.size(); ++i) {
    const County& county = c.model->counties[counties[i]];
    const double angle = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(counties.size());
    const double x = known ? *county.lon * shorter : std::cos(angle), y = known ? -*county.lat : std::sin(angle);
    at.push_back({static_cast<float>(x), static_cast<float>(y)});
    low = {std::min(low.x, at.back().x), std::min(low.y, at.back().y)};
    high = {std::max(high.x, at.back().x), std::max(high.y, at.back().y)};
  }
  extent = {std::max(1e-6F, high.x - low.x), std::max(1e-6F, high.y - low.y)};
  for (ImVec2& p : at) p = {p.x - (low.x + high.x) / 2, p.y - (low.y + high.y) / 2};
  return at;
}

/// Pushed apart so that discs do not touch; always the same for the same counties and size.
void push_apart(std::vector<ImVec2>& at, ImVec2 half, float least) {
  for (int round = 0; round < 120; ++round) {
    bool moved = false;
    for (std::size_t i = 0; i < at.size(); ++i)
      for (std::size_t j = i + 1; j < at.size(); ++j) {
        const float dx = at[j].x - at[i].x, dy = at[j].y - at[i].y;
        const float d = std::sqrt(dx * dx + dy * dy);
        if (d >= least) continue;
        const float by = (least - d) / 2, ux = d > .01F ? dx / d : 1, uy = d > .01F ? dy / d : 0;
        at[i] = {at[i].x - ux * by, at[i].y - uy * by};
        at[j] = {at[j].x + ux * by, at[j].y + uy * by};
        moved = true;
      }
    for (ImVec2& p : at) p = {std::clamp(p.x, -half.x, half.x), std::clamp(p.y, -half.y, half.y)};
    if (!moved) return;
  }
}

struct Map {
  const Session& session;
  UiState& ui;
  const Regional& answer;
  Box box;
  float r;
  std::vector<ImVec2> at; ///< by place in h.counties, on the screen
  RegionView view;

  const Look& look() const { return ui.look; }
  const std::vector<std::size_t>& counties() const { return answer.result.h.counties; }
  const std::string& id(std::size_t i) const { return answer.result.region.graph.counties[counties()[i]]; }
};

/// Around the middle of the map, at its zoom: the nearer it is, the truer the places. A line of words that comes and
/// goes above the map does not move them.
const std::vector<ImVec2>& places(UiState& ui, const Regional& answer, const Box& inner, float r) {
  MapPlaces& kept = ui.region.places;
  const bool same_size = kept.w == inner.w && std::abs(kept.h - inner.h) < ui.look.px(60);
  if (kept.of != answer.of || !same_size || kept.zoom != ui.region.zoom) {
    ImVec2 extent;
    kept = {answer.of, inner.w, inner.h, ui.region.zoom, seats(*answer.of, answer.result.h.counties, extent), {}};
    // One scale for both ways, but where the room is of another shape up to a quarter more of the other way.
    const float scale = std::min(inner.w / extent.x, inner.h / extent.y);
    const float x = std::min(inner.w / extent.x, 1.25F * scale) * ui.region.zoom,
                y = std::min(inner.h / extent.y, 1.25F * scale) * ui.region.zoom;
    for (ImVec2& p : kept.at) p = {p.x * x, p.y * y};
    push_apart(kept.at, {inner.w * ui.region.zoom / 2, inner.h * ui.region.zoom / 2}, 2.25F * r);
  }
  return kept.at;
}

Map lay_out(const Session& session, UiState& ui, const Regional& answer, const Box& box) {
  const float r = disc_radius(ui.look, box, answer.result.h.counties.size());
  const Box inner = inset(box, r + ui.look.px(14));
  const float shown = std::min(ui.look.px(14), r * std::sqrt(ui.region.zoom));
  Map map{session, ui, answer, box, shown, places(ui, answer, inner, shown), region_view(session)};
  const ImVec2 centre{inner.centre().x + ui.region.x * box.w, inner.centre().y + ui.region.y * box.h};
  for (ImVec2& p : map.at) p = {centre.x + p.x, centre.y + p.y};
  return map;
}

ImU32 between(ImU32 a, ImU32 b, double share) {
  const ImVec4 x = ImGui::ColorConvertU32ToFloat4(a), y = ImGui::ColorConvertU32ToFloat4(b);
  const auto t = static_cast<float>(share);
  return ImGui::ColorConvertFloat4ToU32({x.x + (y.x - x.x) * t, x.y + (y.y - x.y) * t, x.z + (y.z - x.z) * t, 1});
}

/// Links: grey, thick in an industry's colour where both ends choose it, or by what the view measures.
void links(const Map& map, const Choices* chosen, const std::vector<IndustryMark>& marks) {
  const Look& look = map.look();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  std::vector<int> number(map.answer.result.region.graph.counties.size(), -1);
  for (std::size_t i = 0; i < map.counties().size(); ++i) number[map.counties()[i]] = static_cast<int>(i);
  const auto at = [&](std::size_t county) { return map.at[static_cast<std::size_t>(number[county])]; };
  const auto& pairs = map.answer.result.h.pairs;
  for (const LikePair& pair : pairs) list.AddLine(at(pair.a), at(pair.b), look.colours.line, look.px(1.2F));
  if (map.view == RegionView::likeness && map.answer.result.h.p95)
    for (const LikePair& pair : pairs)
      if (pair.similarity && *pair.similarity >= *map.answer.result.h.p95)
        list.AddLine(at(pair.a), at(pair.b), look.colours.warn_symbol, look.px(5));
  if (map.view == RegionView::weak)
    for (const std::size_t link : map.answer.result.weak.links) {
      const CountyLink& bridge = map.answer.result.region.graph.links[link];
      if (number[bridge.a] >= 0 && number[bridge.b] >= 0)
        list.AddLine(at(bridge.a), at(bridge.b), look.colours.warn_symbol, look.px(5));
    }
  const float thick = std::min(look.px(8), map.r * .6F);
  const auto& leading = map.answer.result.region.leading;
  if (!chosen && map.view == RegionView::leading)
    for (const LikePair& pair : pairs)
      if (leading[pair.a] != no_lead && leading[pair.a] == leading[pair.b])
        list.AddLine(at(pair.a), at(pair.b), marks[static_cast<std::size_t>(leading[pair.a])].fill, thick);
  if (!chosen) return;
  const Plan& plan = *map.answer.result.plan;
  for (const PlanEdge& edge : plan.problem.edges)
    for (const std::size_t k : (*chosen)[edge.a])
      if (std::find((*chosen)[edge.b].begin(), (*chosen)[edge.b].end(), k) != (*chosen)[edge.b].end()) {
        const auto& index = map.answer.result.region.graph.index;
        list.AddLine(at(index.at(plan.problem.counties[edge.a])), at(index.at(plan.problem.counties[edge.b])),
                     marks[k].fill, thick);
      }
}

std::string about(const Map& map, std::size_t i, const std::optional<double>& value) {
  const Look& look = map.look();
  const std::size_t county = map.counties()[i];
  const RegionResult& result = map.answer.result;
  std::string text = "**" + map.answer.of->model->counties[county].name.in(look.language) + "**";
  const auto add = [&](const std::string& more) { text += (look.language == Language::zh ? "，" : ", ") + more; };
  if (result.region.graph.neighbours[county].empty()) add(std::string(tr(look.language, "an island: no neighbours")));
  if (const int lead = result.region.leading[county]; lead != no_lead)
    add(sentence(look, mark("leads in {}"), result.region.item_names[static_cast<std::size_t>(lead)]));
  if (has_plan(map.answer)) {
    const Plan& plan = *result.plan;
    if (const auto c = place_in_plan(plan, map.id(i))) {
      std::vector<Text> alone, planned;
      for (const std::size_t k : plan.alone.chosen[*c]) alone.push_back(industry_name(plan.problem, k));
      for (const std::size_t k : plan.planned.chosen[*c]) planned.push_back(industry_name(plan.problem, k));
      add(sentence(look, mark("alone {0}, planned {1}"), list(alone), list(planned)));
    }
  }
  if (map.view != RegionView::industry && map.view != RegionView::leading)
    add(value ? value_text(look, *value, map.view) : std::string(tr(look.language, "unknown")));
  return text;
}

/// The mark that a county wears: of its first choice, or of the item that leads there today.
std::optional<std::size_t> mark_of(const Map& map, std::size_t i, const Choices* chosen) {
  if (chosen) {
    const auto place = place_in_plan(*map.answer.result.plan, map.id(i));
    return place && !(*chosen)[*place].empty() ? std::optional((*chosen)[*place].front()) : std::nullopt;
  }
  const int lead = map.answer.result.region.leading[map.counties()[i]];
  if (map.view != RegionView::leading || lead == no_lead) return std::nullopt;
  return static_cast<std::size_t>(lead);
}

void disc(const Map& map, std::size_t i, const Choices* chosen, const Choices* before,
          const std::vector<IndustryMark>& marks, const std::optional<double>& value) {
  const Look& look = map.look();
  const Palette& p = look.colours;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 at = map.at[i];
  const std::size_t county = map.counties()[i];
  const auto place = chosen ? place_in_plan(*map.answer.result.plan, map.id(i)) : std::nullopt;
  if (const auto shown = mark_of(map, i, chosen)) {
    const IndustryMark& mark = marks[*shown];
    list.AddCircleFilled(at, map.r, mark.fill);
    if (map.r >= look.px(9.5F))
      put(look, at.x - width(look, mark.letters, {TextSize::S, true}) / 2, at.y - look.px(10), mark.letters,
          {TextSize::S, true}, mark.on_fill);
    if (place && before && (*before)[*place] != (*chosen)[*place])
      list.AddCircle(at, map.r + look.px(2.5F), p.ink, 0, look.px(1.6F));
  } else if (value) {
    list.AddCircleFilled(at, map.r, between(p.page, p.accent, std::pow(std::clamp(*value, 0.0, 1.0), .72)));
    list.AddCircle(at, map.r, p.line2, 0, look.px(1));
  } else {
    list.AddCircleFilled(at, map.r, p.page);
    list.AddCircle(at, map.r, p.line2, 0, look.px(1.2F));
  }
  if (map.answer.result.region.graph.neighbours[county].empty())
    outline({at.x - map.r - look.px(3), at.y - map.r - look.px(3), 2 * map.r + look.px(6), 2 * map.r + look.px(6)},
            p.t3, 0, look.px(1.2F));
  if (map.id(i) == map.session.selection.county) list.AddCircle(at, map.r + look.px(4), p.ink, 0, look.px(3));
}

/// Names where there is room: the chosen county first, then those that change, then the others.
void labels(const Map& map, const Choices* chosen, const Choices* before) {
  const Look& look = map.look();
  std::vector<Box> taken;
  for (const ImVec2& p : map.at) taken.push_back({p.x - map.r, p.y - map.r, 2 * map.r, 2 * map.r});
  const auto rank = [&](std::size_t i) {
    if (map.id(i) == map.session.selection.county) return 0;
    if (!chosen || !before) return 2;
    const auto c = place_in_plan(*map.answer.result.plan, map.id(i));
    return c && (*chosen)[*c] != (*before)[*c] ? 1 : 2;
  };
  std::vector<std::pair<int, std::size_t>> order;
  for (std::size_t i = 0; i < map.at.size(); ++i) order.emplace_back(rank(i), i);
  std::sort(order.begin(), order.end());
  const auto inside = [&](const Box& b) {
    return b.x >= map.box.x && b.y >= map.box.y && b.right() <= map.box.right() && b.bottom() <= map.box.bottom();
  };
  const auto free_at = [&](const Box& b) {
    return inside(b) && std::none_of(taken.begin(), taken.end(), [&](const Box& t) {
             return b.x < t.right() && t.x < b.right() && b.y < t.bottom() && t.y < b.bottom();
           });
  };
  for (const auto& [importance, i] : order) {
    const std::string name = map.answer.of->model->counties[map.counties()[i]].name.in(look.language);
    const Style style{TextSize::S, importance == 0};
    const float w = width(look, name, style), h = look.px(18), gap = look.px(3);
    const ImVec2 p = map.at[i];
    const Box beside[] = {{p.x + map.r + gap, p.y - h / 2, w, h},
                          {p.x - map.r - gap - w, p.y - h / 2, w, h},
                          {p.x - w / 2, p.y - map.r - gap - h, w, h},
                          {p.x - w / 2, p.y + map.r + gap, w, h}};
    const Box* room = std::find_if(std::begin(beside), std::end(beside), free_at);
    if (room == std::end(beside) && importance == 0) // the chosen one is named in any case
      room = std::find_if(std::begin(beside), std::end(beside), inside);
    if (room == std::end(beside)) continue;
    fill(*room, faded(look.colours.page, .72F), look.px(3));
    put(look, room->x, room->y - look.px(1), name, style, importance == 0 ? look.colours.ink : look.colours.t2);
    taken.push_back(*room);
  }
}

/// Wheel zooms around the pointer, dragging moves; a click selects the nearest county.
void answer_pointer(const Map& map, Intents& intents, const Touch& t,
                    const std::vector<std::optional<double>>& values) {
  UiState& ui = map.ui;
  const ImGuiIO& io = ImGui::GetIO();
  if (t.hovered && io.MouseWheel != 0 && io.KeyCtrl) {
    zoom_map(ui, map.box, ImGui::GetMousePos(), std::pow(1.25F, io.MouseWheel));
  }
  if (t.held && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 3)) {
    const float most = ui.region.zoom / 2;
    ui.region.x = std::clamp(ui.region.x + io.MouseDelta.x / map.box.w, -most, most);
    ui.region.y = std::clamp(ui.region.y + io.MouseDelta.y / map.box.h, -most, most);
    return;
  }
  const ImVec2 mouse = ImGui::GetMousePos();
  if (!t.hovered && !t.clicked) return;
  for (std::size_t i = 0; i < map.at.size(); ++i) {
    const float dx = map.at[i].x - mouse.x, dy = map.at[i].y - mouse.y;
    if (dx * dx + dy * dy > (map.r + 2) * (map.r + 2)) continue;
    tooltip(map.look(), about(map, i, values[map.counties()[i]]));
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    // Letting go at the end of a drag is no choice, though the disc has come along under the pointer.
    if (t.clicked && io.MouseDragMaxDistanceSqr[0] < 9) intents.push_back(ChooseCounty{map.id(i)});
    return;
  }
}

} // namespace

void zoom_map(UiState& ui, const Box& box, ImVec2 fixed, float factor) {
  const float zoom = std::clamp(ui.region.zoom * factor, 1.F, most_zoom), by = zoom / ui.region.zoom, most = zoom / 2;
  const ImVec2 from{(fixed.x - box.centre().x) / box.w, (fixed.y - box.centre().y) / box.h};
  ui.region.x = std::clamp(from.x + (ui.region.x - from.x) * by, -most, most);
  ui.region.y = std::clamp(from.y + (ui.region.y - from.y) * by, -most, most);
  ui.region.zoom = zoom;
  if (zoom == 1) ui.region.x = ui.region.y = 0;
}

void region_map(const Session& session, UiState& ui, Intents& intents, const Regional& answer, const Box& box,
                const char* id, const Choices* chosen, const Choices* before) {
  const Touch t = touch(ui.look, id, box, 8);
  const Map map = lay_out(session, ui, answer, box);
  ui.region.places.shown = map.at;
  const bool today = !chosen && map.view == RegionView::leading;
  const auto marks = today ? item_marks(answer, ui.look.language) : industry_marks(answer, ui.look.language);
  const auto values = map_values(answer, map.view, ui.region);
  const auto shades = map_shades(values, map.view);
  ImGui::GetWindowDrawList()->PushClipRect(box.min(), box.max(), true);
  links(map, chosen, marks);
  for (const bool own : {false, true}) // the chosen county lies on top
    for (std::size_t i = 0; i < map.at.size(); ++i)
      if ((map.id(i) == session.selection.county) == own)
        disc(map, i, chosen, before, marks, shades[map.counties()[i]]);
  labels(map, chosen, before);
  ImGui::GetWindowDrawList()->PopClipRect();
  answer_pointer(map, intents, t, values);
}

} // namespace yindi::gui
