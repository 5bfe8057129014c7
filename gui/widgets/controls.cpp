#include "gui/widgets/controls.h"

#include "gui/platform/imgui_compat.h"
#include "gui/platform/keys.h"

#include <algorithm>
#include <imgui_stdlib.h>

namespace yindi::gui {
Touch touch(const Look& look, const char* id, const Box& box, float focus_radius) {
  Touch result;
  if (box.w < 1 || box.h < 1) return result;
  ImGui::SetCursorScreenPos(box.min());
  if (look.touched) look.touched->push_back({id, box});
  result.clicked = ImGui::InvisibleButton(id, {box.w, box.h});
  result.hovered = ImGui::IsItemHovered();
  result.held = ImGui::IsItemActive();
  result.right_clicked = ImGui::IsItemClicked(ImGuiMouseButton_Right);
  result.focused = ImGui::IsItemFocused() && keyboard_was_used_last();
  if (result.focused) outline(inset(box, -look.px(3)), look.colours.accent, look.px(focus_radius + 3), look.px(2));
  return result;
}

float button_width(const Look& look, const std::string& label, const ButtonOptions& options) {
  const float text = label.empty() ? 0 : width(look, label);
  const float picture = options.icon ? look.px(label.empty() ? 16 : 26) : 0;
  return text + picture + look.px(label.empty() ? 18 : 26);
}

bool button(const Look& look, const char* id, const Box& box, const std::string& label, const ButtonOptions& options) {
  const Palette& p = look.colours;
  const Touch t = touch(look, id, box);
  const bool lit = t.hovered && options.enabled;
  const float radius = look.px(6);
  if (options.kind == Kind::primary)
    fill(box, faded(p.accent, !options.enabled ? .4F : lit ? .88F : 1.F), radius);
  else if (options.kind == Kind::plain) {
    fill(box, lit ? p.hover : p.page, radius);
    outline(box, options.enabled ? p.line2 : p.line, radius);
  } else if (lit)
    fill(box, p.hover, radius);
  const ImU32 ink = options.kind == Kind::primary ? p.accent_text : options.enabled ? p.ink : p.line2;
  Box room = inset(box, look.px(6));
  if (options.icon) {
    const ImVec2 at = label.empty() ? box.centre() : ImVec2{box.x + look.px(21), box.centre().y};
    icon(look, at, *options.icon, ink);
    if (!label.empty()) room = {box.x + look.px(36), box.y, box.w - look.px(44), box.h};
  }
  if (!label.empty()) put_in(look, room, label, {}, ink, options.icon ? Align::left : Align::centre);
  if (label.empty() && look.transcript) look.transcript->append("[" + options.hint + "]\n");
  if (t.hovered && !options.hint.empty()) tooltip(look, options.hint);
  return t.clicked && options.enabled;
}

float segments_width(const Look& look, const std::vector<std::string>& parts) {
  float total = 0;
  for (const std::string& part : parts) total += width(look, part, {TextSize::S, true}) + look.px(24);
  return total;
}

std::optional<int> segments(const Look& look, const char* id, const Box& box, const std::vector<std::string>& parts,
                            int chosen) {
  const Palette& p = look.colours;
  const float radius = look.px(6), extra = (box.w - segments_width(look, parts)) / static_cast<float>(parts.size());
  std::optional<int> result;
  fill(box, p.page, radius);
  float x = box.x;
  for (int i = 0; i < static_cast<int>(parts.size()); ++i) {
    const std::string& part = parts[static_cast<std::size_t>(i)];
    const Box own{x, box.y, width(look, part, {TextSize::S, true}) + look.px(24) + extra, box.h};
    const bool first = i == 0, last = i + 1 == static_cast<int>(parts.size());
    const Touch t = touch(look, (std::string(id) + " " + std::to_string(i)).c_str(), own);
    const ImDrawFlags corners = first && last ? ImDrawFlags_RoundCornersAll
                                : first       ? ImDrawFlags_RoundCornersLeft
                                : last        ? ImDrawFlags_RoundCornersRight
                                              : ImDrawFlags_RoundCornersNone;
    if (i == chosen || t.hovered)
      ImGui::GetWindowDrawList()->AddRectFilled(own.min(), own.max(), i == chosen ? p.accent_tint : p.hover, radius,
                                                corners);
    if (!first) vertical(x, box.y + 1, box.bottom() - 1, p.line2);
    put_in(look, own, part, {TextSize::S, i == chosen}, i == chosen ? p.accent : p.ink, Align::centre);
    if (t.clicked && i != chosen) result = i;
    x += own.w;
  }
  outline(box, p.line2, radius);
  return result;
}

bool check(const Look& look, const char* id, const Box& box, const std::string& label, bool on, bool enabled) {
  const Palette& p = look.colours;
  const Touch t = touch(look, id, box);
  if (t.hovered && enabled) fill(box, p.hover, look.px(6));
  const float side = look.px(18);
  const Box square{box.x + look.px(4), box.centre().y - side / 2, side, side};
  if (on) {
    fill(square, enabled ? p.accent : p.line2, look.px(3));
    icon(look, square.centre(), Icon::tick, p.accent_text, 16);
  } else {
    fill(square, p.page, look.px(3));
    outline(square, enabled ? p.line2 : p.line, look.px(3), look.px(1.5F));
  }
  put_in(look, {box.x + look.px(32), box.y, box.w - look.px(36), box.h}, label, {}, enabled ? p.ink : p.line2);
  return t.clicked && enabled;
}

bool radio(const Look& look, const char* id, const Box& box, const std::string& label, bool on) {
  const Palette& p = look.colours;
  const Touch t = touch(look, id, box);
  if (t.hovered) fill(box, p.hover, look.px(6));
  const ImVec2 centre{box.x + look.px(13), box.centre().y};
  ImDrawList& drawn = *ImGui::GetWindowDrawList();
  drawn.AddCircle(centre, look.px(8), on ? p.accent : p.line2, 0, look.px(1.5F));
  if (on) drawn.AddCircleFilled(centre, look.px(5), p.accent);
  put_in(look, {box.x + look.px(32), box.y, box.w - look.px(36), box.h}, label, {TextSize::S, on}, p.ink);
  return t.clicked && !on;
}

bool field(const Look& look, const char* id, const Box& box, std::string& text, const std::string& hint,
           bool take_focus) {
  const Palette& p = look.colours;
  want(*look.fonts, text);
  want(*look.fonts, hint);
  if (look.transcript) look.transcript->append("{" + (text.empty() ? hint : text) + "}\n");
  const ImFont* font = face(*look.fonts, TextSize::S, false);
  ImGui::PushStyleColor(ImGuiCol_FrameBg, p.page);
  ImGui::PushStyleColor(ImGuiCol_Text, p.ink);
  ImGui::PushStyleColor(ImGuiCol_TextDisabled, p.t3);
  ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, faded(p.accent, .3F));
  ImGui::PushStyleColor(ImGuiCol_NavHighlight, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(look.px(10), (box.h - font->FontSize) / 2));
  ImGui::PushStyleVar(ImGuiStyleVar_FrameRounding, look.px(6));
  ImGui::SetCursorScreenPos(box.min());
  ImGui::SetNextItemWidth(box.w);
  if (take_focus) give_keys_to_next_field();
  const bool changed = ImGui::InputTextWithHint(id, hint.c_str(), &text);
  const bool active = ImGui::IsItemActive();
  ImGui::PopStyleVar(2);
  ImGui::PopStyleColor(5);
  outline(box, active ? p.accent : p.line2, look.px(6), active ? look.px(2) : 1);
  return changed;
}

void tooltip(const Look& look, const std::string& text) {
  const Palette& p = look.colours;
  const float room = std::min(width(look, without_marks(text)) + 1, look.px(420));
  const float height = paragraph(look, 0, 0, room, text, {}, p.ink, false);
  ImGui::PushStyleColor(ImGuiCol_PopupBg, p.page);
  ImGui::PushStyleColor(ImGuiCol_Border, p.line2);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(look.px(10), look.px(6)));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, look.px(6));
  ImGui::PushStyleVar(ImGuiStyleVar_PopupBorderSize, 1);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, ImVec2(1, 1));
  ImGui::BeginTooltip();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  paragraph(look, at.x, at.y, room, text, {}, p.ink);
  ImGui::Dummy({room, height});
  ImGui::EndTooltip();
  ImGui::PopStyleVar(4);
  ImGui::PopStyleColor(2);
}

float key_cap(const Look& look, float right, float middle, const std::string& text) {
  const float w = width(look, text) + look.px(12), h = look.px(22);
  const Box box{right - w, middle - h / 2, w, h};
  fill(box, look.colours.bg, look.px(4));
  outline(box, look.colours.line2, look.px(4));
  put_in(look, box, text, {}, look.colours.t2, Align::centre);
  return w;
}

void push_scrollbar(const Look& look) {
  ImGui::PushStyleColor(ImGuiCol_ScrollbarBg, 0);
  ImGui::PushStyleColor(ImGuiCol_ScrollbarGrab, look.colours.line2);
  ImGui::PushStyleColor(ImGuiCol_ScrollbarGrabHovered, look.colours.n1);
  ImGui::PushStyleColor(ImGuiCol_ScrollbarGrabActive, look.colours.n1);
  ImGui::PushStyleVar(ImGuiStyleVar_ScrollbarSize, look.px(10));
  ImGui::PushStyleVar(ImGuiStyleVar_ScrollbarRounding, look.px(5));
}

void pop_scrollbar() {
  ImGui::PopStyleVar(2);
  ImGui::PopStyleColor(4);
}

bool begin_list(const Look& look, const char* id, const Box& box) {
  const Palette& p = look.colours;
  ImGui::SetNextWindowPos(box.min());
  ImGui::SetNextWindowSize({box.w, box.h});
  ImGui::PushStyleColor(ImGuiCol_PopupBg, p.page);
  ImGui::PushStyleColor(ImGuiCol_Border, p.line2);
  ImGui::PushStyleColor(ImGuiCol_ScrollbarBg, 0);
  ImGui::PushStyleColor(ImGuiCol_ScrollbarGrab, p.line2);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(look.px(8), look.px(8)));
  ImGui::PushStyleVar(ImGuiStyleVar_PopupRounding, look.px(8));
  ImGui::PushStyleVar(ImGuiStyleVar_PopupBorderSize, 1);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  const bool open = ImGui::BeginPopup(id, ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
  ImGui::PopStyleVar(4);
  ImGui::PopStyleColor(4);
  if (open) push_scrollbar(look); // what scrolls inside it has the look of the theme, too
  return open;
}

bool begin_question(const Look& look, const char* id, const Box& box) {
  const Palette& p = look.colours;
  ImGui::SetNextWindowPos(box.min());
  ImGui::SetNextWindowSize({box.w, box.h});
  ImGui::PushStyleColor(ImGuiCol_PopupBg, p.page);
  ImGui::PushStyleColor(ImGuiCol_Border, p.line2);
  ImGui::PushStyleColor(ImGuiCol_ModalWindowDimBg, faded(p.ink, .35F));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_PopupRounding, look.px(8));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, look.px(8));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  const bool open = ImGui::BeginPopupModal(
      id, nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
  ImGui::PopStyleVar(4);
  ImGui::PopStyleColor(3);
  if (open) push_scrollbar(look);
  return open;
}

void end_list() {
  pop_scrollbar();
  ImGui::EndPopup();
}

bool list_row(const Look& look, const char* id, const std::string& label, const std::string& remark, bool chosen) {
  const Palette& p = look.colours;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const Box box{at.x, at.y, ImGui::GetContentRegionAvail().x, look.px(31)};
  const Touch t = touch(look, id, box);
  if (chosen || t.hovered) fill(box, chosen ? p.accent_tint : p.hover, look.px(6));
  const float right = remark.empty() ? 0 : width(look, remark) + look.px(12);
  put_in(look, {box.x + look.px(10), box.y, box.w - look.px(20) - right, box.h}, label, {TextSize::S, chosen}, p.ink);
  if (!remark.empty()) put_in(look, {box.x, box.y, box.w - look.px(10), box.h}, remark, {}, p.t3, Align::right);
  ImGui::SetCursorScreenPos({at.x, at.y + box.h});
  // Not the press of Enter that opened the list.
  const bool entered = t.focused && !ImGui::IsWindowAppearing() && (pressed(Key::enter) || pressed(Key::pad_enter));
  return t.clicked || entered;
}

std::optional<std::string> choose_word(const Look& look, const char* id, const Box& box, const std::string& now,
                                       const std::vector<ListedWord>& words) {
  const auto found = std::find_if(words.begin(), words.end(), [&](const ListedWord& one) { return one.word == now; });
  const std::string label = found != words.end() ? found->name : now.empty() ? "–" : now;
  const std::string hint = found != words.end() && !found->remark.empty() ? found->name + "\n" + found->remark : "";
  if (button(look, id, box, label, {Kind::plain, true, Icon::chevron_down, hint})) ImGui::OpenPopup(id);
  std::optional<std::string> chosen;
  if (!ImGui::IsPopupOpen(id)) return chosen;
  float w = std::max(box.w, look.px(300));
  for (const ListedWord& one : words)
    w = std::max(w, width(look, one.name, {TextSize::S, true}) + width(look, one.remark) + look.px(64));
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  w = std::min(w, window.x - look.px(16));
  const float rows = static_cast<float>(std::clamp<std::size_t>(words.size(), 1, 11));
  const float h = look.px(20 + 31 * rows);
  const float top = std::max(look.px(8), std::min(box.bottom() + look.px(4), window.y - h - look.px(8)));
  if (!begin_list(look, id, {std::min(box.x, window.x - w - look.px(8)), top, w, h})) return chosen;
  for (const ListedWord& one : words)
    if (list_row(look, one.word.empty() ? "none" : one.word.c_str(), one.name, one.remark, one.word == now)) {
      chosen = one.word;
      ImGui::CloseCurrentPopup();
    }
  end_list();
  return chosen;
}

} // namespace yindi::gui
