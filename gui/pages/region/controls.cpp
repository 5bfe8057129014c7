// What the map of the Region page is asked to show, and how near.

#include "gui/pages/region/region_page.h"

#include "gui/pages/actions.h"
#include "gui/widgets/controls.h"

#include <algorithm>

namespace yindi::gui {
namespace {

/// A button with what is chosen that opens a list of `rows`. Returns whether the list is open, to be ended.
bool open_choice(const Look& look, const char* id, const std::string& label, std::size_t rows, const Column& room,
                 float y, float& used) {
  const float h = look.px(control_height);
  const Box place{room.x, y, std::min(room.w, button_width(look, label, {Kind::plain, true, Icon::chevron_down})), h};
  used = place.w + look.px(12);
  if (button(look, id, place, label, {Kind::plain, true, Icon::chevron_down})) ImGui::OpenPopup(id);
  const float shown = static_cast<float>(std::min<std::size_t>(rows, 12));
  return begin_list(look, id, {place.x, place.bottom() + look.px(4), look.px(420), look.px(20 + 31 * shown)});
}

/// Whose crowding is shown. Returns the width used.
float item_choice(UiState& ui, const Regional& answer, const Column& room, float y) {
  const Look& look = ui.look;
  const Region& region = answer.result.region;
  if (region.items.empty()) return 0;
  const std::size_t now = crowding_item(answer, ui.region);
  float used = 0;
  if (!open_choice(look, "items", region.item_names[now].in(look.language), region.items.size(), room, y, used))
    return used;
  for (std::size_t k = 0; k < region.items.size(); ++k)
    if (region.compared[k] &&
        list_row(look, region.items[k].c_str(), region.item_names[k].in(look.language), "", k == now)) {
      ui.region.item = region.items[k];
      ImGui::CloseCurrentPopup();
    }
  end_list();
  return used;
}

/// Which fact of the region or condition of the case is shown. Returns the width used.
float measure_choice(UiState& ui, const Regional& answer, const Column& room, float y) {
  const Look& look = ui.look;
  const auto now = shown_measure(answer, ui.region);
  if (!now) return 0;
  const auto all = map_measures(answer);
  float used = 0;
  if (!open_choice(look, "measures", now->name.in(look.language), all.size(), room, y, used)) return used;
  for (const MapMeasure& measure : all)
    if (list_row(look, measure.id.c_str(), measure.name.in(look.language), unit_name(measure.unit).in(look.language),
                 measure.id == now->id)) {
      ui.region.measure = measure.id;
      ImGui::CloseCurrentPopup();
    }
  end_list();
  return used;
}

/// Finds a county; brings the map nearer or takes it away.
void map_buttons(const Session& session, UiState& ui, Intents& intents, const Column& column, float& x, float& y) {
  const Look& look = ui.look;
  const float h = look.px(control_height), gap = look.px(8);
  const float find = action_width(look, "find county");
  const float all = ui.region.zoom > 1 ? action_width(look, "whole map") + gap : 0;
  const float width = find + all + 2 * (h + gap), right = column.x + column.w;
  if (x + width > right && x > column.x) {
    x = column.x;
    y += h + gap;
  } else
    x = std::max(column.x, right - width);
  if (all > 0) action_button(session, ui, intents, "whole map", {x, y, all - gap, h});
  x += all;
  for (const auto& [id, sign] : {std::pair("map away", "−"), std::pair("map nearer", "+")}) {
    action_button(session, ui, intents, id, {x, y, h, h}, {}, sign);
    x += h + gap;
  }
  action_button(session, ui, intents, "find county", {x, y, find, h});
}

} // namespace

std::vector<ViewRow> region_views() {
  return {{"industries", mark("Industries")},
          {"today", mark("Today")},
          {"likeness", mark("Likeness")},
          {"crowding", mark("Crowding")},
          {"hubs", mark("Hubs")},
          {"weak-points", mark("Weak points")},
          {"more", mark("More")}};
}

RegionView region_view(const Session& session) {
  return static_cast<RegionView>(chosen_view(session.selection, "region"));
}

float view_row(const Session& session, UiState& ui, Intents& intents, const Regional& answer, const Column& column,
               float y) {
  const Look& look = ui.look;
  const float h = look.px(control_height), begin = y;
  const RegionView view = region_view(session);
  const auto now = static_cast<std::size_t>(view);
  const std::vector<std::string> parts = view_names(look, "region");
  const auto choose = [&](std::size_t i) { intents.push_back(ChooseView{"region", region_views()[i].id}); };
  float w = segments_width(look, parts);
  if (w > column.w) { // a list where there is no room for all side by side
    if (open_choice(look, "views", parts[now], parts.size(), column, y, w)) {
      for (std::size_t i = 0; i < parts.size(); ++i)
        if (list_row(look, region_views()[i].id, parts[i], "", i == now)) {
          choose(i);
          ImGui::CloseCurrentPopup();
        }
      end_list();
    }
  } else if (const auto chosen = segments(look, "view", {column.x, y, w, h}, parts, static_cast<int>(now)))
    choose(static_cast<std::size_t>(*chosen));
  float x = column.x + w + look.px(12);
  const bool choice = view == RegionView::crowding || view == RegionView::measure;
  if (choice && x + look.px(160) > column.x + column.w) {
    x = column.x;
    y += h + look.px(8);
  }
  const Column room{x, column.x + column.w - x};
  if (view == RegionView::crowding) x += item_choice(ui, answer, room, y);
  if (view == RegionView::measure) x += measure_choice(ui, answer, room, y);
  map_buttons(session, ui, intents, column, x, y);
  return y + h - begin;
}

} // namespace yindi::gui
