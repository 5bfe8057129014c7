// The table: heads that stay, a first column that stays, and only the cells that are on the screen.

#include "engine/case/quality.h"
#include "gui/pages/conditions/conditions_page.h"

#include "gui/platform/imgui_compat.h"
#include "gui/platform/keys.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <cmath>
#include <imgui_stdlib.h>

namespace yindi::gui {
namespace {

/// Sizes in px of the design.
constexpr float row_height = 31, head_height = 56, first_width = 168;

struct GridView {
  const Session& session;
  UiState& ui;
  Intents& intents;
  const TableGrid& grid;
  Box box;                  ///< of the whole table
  std::vector<float> lefts; ///< of the columns, from the left of the second one, in pixels
  float first, row, head, all = 0;
  float x = 0, y = 0; ///< scrolled by
  std::map<std::pair<std::string, std::string>, const BlockCell*> block = {};

  const Look& look() const { return ui.look; }
  ConditionsState& state() const { return ui.conditions; }
  Box cell(std::size_t i, std::size_t k) const {
    return {box.x + first + lefts[k] - x, box.y + head + top(i) - y, lefts[k + 1] - lefts[k], row};
  }
  bool is_other(std::size_t i) const { return grid.grouped && i >= grid.ranked; }
  /// Where the row begins below the heads; the heading of the other counties takes a row's room.
  float top(std::size_t i) const { return row * static_cast<float>(i + (is_other(i) ? 1 : 0)); }
  float height() const { return row * static_cast<float>(grid.shown.size() + (grid.has_heading() ? 1 : 0)); }
  Box others_heading() const { return {box.x, box.y + head + row * static_cast<float>(grid.ranked) - y, box.w, row}; }
  /// The row at a height below the heads; nothing for the heading.
  std::optional<std::size_t> row_at(float down) const {
    auto i = static_cast<std::ptrdiff_t>(std::floor(down / row));
    if (grid.has_heading() && i == static_cast<std::ptrdiff_t>(grid.ranked)) return std::nullopt;
    if (grid.has_heading() && i > static_cast<std::ptrdiff_t>(grid.ranked)) --i;
    const auto last = static_cast<std::ptrdiff_t>(grid.shown.size()) - 1;
    return static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(i, 0, std::max<std::ptrdiff_t>(0, last)));
  }
  Box cells() const { return {box.x + first, box.y + head, box.w - first, box.h - head}; }
};

/// A mark that nobody takes for a number: hatched, crossed, in words.
void unknown_cell(const Look& look, const Box& box, bool with_word) {
  const Palette& p = look.colours;
  const Box inner{box.x + look.px(3), box.y + look.px(3), box.w - look.px(6), box.h - look.px(6)};
  fill(inner, p.page, look.px(3));
  ImDrawList* list = ImGui::GetWindowDrawList();
  ImGui::PushClipRect(inner.min(), inner.max(), true);
  for (float x = inner.x - inner.h; x < inner.right(); x += look.px(9))
    list->AddLine({x, inner.bottom()}, {x + inner.h, inner.y}, p.unknown_tint, look.px(1.5F));
  ImGui::PopClipRect();
  outline(inner, faded(p.err, .45F), look.px(3));
  const std::string word(tr(look.language, "unknown"));
  if (!with_word) return;
  const float w = width(look, word, {TextSize::S, true});
  fill({inner.right() - w - look.px(12), inner.y + look.px(2), w + look.px(10), inner.h - look.px(4)}, p.page);
  put_in(look, {inner.x, box.y, inner.w - look.px(7), box.h}, word, {TextSize::S, true}, p.err, Align::right);
}

void value_of_block(const GridView& v, const BlockCell& pasted, const Box& box, bool number) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const Box text{box.x + look.px(8), box.y, box.w - look.px(16), box.h};
  const bool flagged = pasted.fate == BlockCell::Fate::refused || pasted.fate == BlockCell::Fate::doubtful;
  if (flagged) {
    fill(box, p.warn_tint);
    outline(inset(box, look.px(1)), p.warn_symbol, 0, look.px(2));
    state_mark(look, {box.x + look.px(14), box.centre().y}, State::attention);
    put_in(look, {text.x + look.px(18), text.y, text.w - look.px(18), text.h}, pasted.raw, {TextSize::S, true}, p.warn,
           Align::right);
  } else if (pasted.fate == BlockCell::Fate::put && pasted.unknown) {
    unknown_cell(look, box, true);
  } else if (pasted.fate == BlockCell::Fate::put) {
    fill(box, p.accent_tint);
    put_in(look, text, pasted.text, {TextSize::S, true}, p.ink, number ? Align::right : Align::left);
  } else {
    put_in(look, text, pasted.old.empty() ? "–" : pasted.old, {}, p.t3, number ? Align::right : Align::left);
  }
}

void draw_cell(const GridView& v, std::size_t i, std::size_t k, const Box& box) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const std::size_t row = v.grid.shown[i];
  const GridColumn& column = v.grid.columns[k];
  if (!v.block.empty())
    if (const auto pasted = v.block.find({v.grid.rows[row], column.key}); pasted != v.block.end())
      return value_of_block(v, *pasted->second, box, column.number);
  const GridCell cell = v.grid.cell(row, k);
  const Align align = column.number ? Align::right : Align::left;
  if (cell.unknown) return unknown_cell(look, box, true);
  if (cell.text.empty()) {
    const char* word = column.blank == Blank::open ? mark("no limit") : nullptr;
    if (word || column.number)
      put_in(look, {box.x, box.y, box.w - look.px(8), box.h}, word ? tr(look.language, word) : "–", {}, p.t3, align);
    return;
  }
  if (is_doubtful(cell.quality) && column.number)
    fill({box.x + look.px(2), box.y + 1, box.w - look.px(4), box.h - 1}, p.assumed_tint);
  Box text{box.x + look.px(8), box.y, box.w - look.px(16), box.h};
  if (column.number && !cell.quality.empty() && (cell.own || cell.quality != column.quality)) {
    quality_mark(look, {box.x + look.px(13), box.centre().y}, cell.quality);
    text.x += look.px(12), text.w -= look.px(12);
  }
  put_in(look, text, cell.shown, {TextSize::S, cell.own}, column.names_row || v.is_other(i) ? p.t2 : p.ink, align);
}

void draw_head(const GridView& v, std::size_t k, const Box& box) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const GridColumn& column = v.grid.columns[k];
  ConditionsState& s = v.state();
  // What is pressed ends with the table, however far its columns go on.
  Box seen = inset(box, look.px(1));
  seen.w = std::min(seen.right(), v.cells().right()) - seen.x;
  const Touch t = touch(look, ("sort " + column.key).c_str(), seen);
  if (t.hovered) fill(box, p.hover, look.px(4));
  const Align align = column.number ? Align::right : Align::left;
  const Box name{box.x + look.px(8), box.y + look.px(8), box.w - look.px(16), look.px(20)};
  put_in(look, name, column.name.in(look.language), {TextSize::S, true}, p.ink, align);
  const std::string unit =
      column.unit.empty() || column.unit == "1" ? std::string() : unit_name(column.unit).in(look.language);
  const Box below{name.x, name.y + look.px(20), name.w, name.h};
  const float used = put_in(look, below, unit, {}, p.t3, align);
  const float at = align == Align::right ? below.right() - used - look.px(12) : below.x + used + look.px(8);
  if (!column.quality.empty()) quality_mark(look, {at, below.centre().y}, column.quality);
  if (s.sorted_by == column.key)
    icon(look, {align == Align::right ? below.x + look.px(6) : below.right() - look.px(8), below.centre().y},
         s.falling ? Icon::arrow_down : Icon::arrow_up, p.accent, 14);
  if (t.hovered) {
    std::string hint = column.name.in(look.language);
    if (hint != column.key) hint += " (" + column.key + ")";
    const std::string note = column.note.in(look.language);
    tooltip(look, hint + "\n" + (note.empty() ? std::string(tr(look.language, column.field->help)) : note));
  }
  if (!t.clicked) return;
  s.falling = s.sorted_by == column.key && !s.falling;
  if (s.sorted_by == column.key && !s.falling)
    s.sorted_by.clear(); // the third click: the order of the file
  else
    s.sorted_by = column.key;
}

struct AtEnd {
  bool first = true, selects = false;
};

/// In a field that begins with what was typed the caret stands behind it; ImGui would select it all.
int keep_caret(ImGuiInputTextCallbackData* data) {
  auto& at = *static_cast<AtEnd*>(data->UserData);
  if (at.first) {
    data->CursorPos = data->BufTextLen;
    data->SelectionStart = at.selects ? 0 : data->BufTextLen;
    data->SelectionEnd = data->BufTextLen;
    at.first = false;
  }
  return 0;
}

void move_to(GridView& v, std::size_t i, std::size_t k, bool extends) {
  ConditionsState& s = v.state();
  s.cursor = {v.grid.rows[v.grid.shown[i]], v.grid.columns[k].key};
  if (!extends) s.anchor = s.cursor;
}

void step_cursor(GridView& v) {
  ConditionsState& s = v.state();
  const auto i = v.grid.shown_place(s.cursor.row), k = v.grid.column_place(s.cursor.column);
  const auto go = [](std::size_t at, int by, std::size_t size) {
    return static_cast<std::size_t>(std::clamp(static_cast<int>(at) + by, 0, static_cast<int>(size) - 1));
  };
  if (i && k && (s.then_down != 0 || s.then_right != 0))
    move_to(v, go(*i, s.then_down, v.grid.shown.size()), go(*k, s.then_right, v.grid.columns.size()), false);
  s.then_down = s.then_right = 0;
  s.reveal = true;
}

void draw_editor(GridView& v) {
  ConditionsState& s = v.state();
  const Look& look = v.look();
  const Palette& p = look.colours;
  const auto i = v.grid.shown_place(s.cursor.row), k = v.grid.column_place(s.cursor.column);
  if (!s.editing || !i || !k) return;
  Box box = v.cell(*i, *k);
  box.w = std::max(box.w, std::min(look.px(320), width(look, s.edited) + look.px(36)));
  box.x = std::max(v.box.x, std::min(box.x, v.box.right() - box.w));
  static AtEnd at; // of the one cell that is being edited
  if (s.edit_begins) at = {true, s.edit_selects};
  want(*look.fonts, s.edited);
  if (look.transcript) look.transcript->append("{" + s.edited + "}\n");
  fill(box, p.page);
  ImGui::PushStyleColor(ImGuiCol_FrameBg, p.page);
  ImGui::PushStyleColor(ImGuiCol_Text, p.ink);
  ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, faded(p.accent, .3F));
  ImGui::PushStyleColor(ImGuiCol_NavHighlight, 0);
  const ImFont* font = face(*look.fonts, TextSize::S, false);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(look.px(8), (box.h - font->FontSize) / 2));
  ImGui::SetCursorScreenPos(box.min());
  ImGui::SetNextItemWidth(box.w);
  if (std::exchange(s.edit_begins, false)) {
    ++s.edits_begun;
    give_keys_to_next_field();
  }
  // A field of its own for each edit: Dear ImGui goes on with the text that it holds of a field that is still active.
  ImGui::PushID(s.edits_begun);
  ImGui::InputText("##cell", &s.edited, ImGuiInputTextFlags_CallbackAlways, keep_caret, &at);
  const bool left = ImGui::IsItemDeactivated();
  ImGui::PopID();
  ImGui::PopStyleVar();
  ImGui::PopStyleColor(4);
  outline(box, s.refused.empty() ? p.accent : p.err, 0, look.px(2));
  if (!s.refused.empty()) {
    const std::string why = s.refused.in(look.language);
    const float w = std::min(look.px(420), width(look, why) + look.px(16));
    const float h = paragraph(look, 0, 0, w - look.px(16), why, {}, p.err, false) + look.px(8);
    const Box note{std::min(box.x, v.box.right() - w), box.bottom() + look.px(2), w, h};
    fill(note, p.page, look.px(4));
    outline(note, p.err, look.px(4));
    paragraph(look, note.x + look.px(8), note.y + look.px(4), w - look.px(16), why, {}, p.err);
  }
  const std::string typed = s.edited;
  const bool up = pressed(Key::up), tab = pressed(Key::tab);
  if (pressed(Key::escape)) {
    s.editing = false, s.refused = {};
    s.focus_wanted = true;
  } else if (pressed(Key::enter) || pressed(Key::pad_enter) || up || pressed(Key::down) || tab) {
    s.refused = {};
    s.put_text.reset();
    s.then_down = tab ? 0 : up || key_press().with.shift ? -1 : 1;
    s.then_right = !tab ? 0 : key_press().with.shift ? -1 : 1;
    put_cell(v.session, v.ui, v.intents, typed);
    s.focus_wanted = s.reveal = true;
    if (!s.put_text) step_cursor(v); // else it moves on once that stands there
  } else if (left) {
    s.refused = {};
    s.then_down = s.then_right = 0;
    put_cell(v.session, v.ui, v.intents, typed);
  }
}

/// The pointer: a click places the cursor, Shift or a drag selects, a double click edits.
void take_pointer(GridView& v) {
  ConditionsState& s = v.state();
  const Box cells = v.cells();
  const Box all{v.box.x, cells.y, v.box.w, cells.h};
  if (all.w < 1 || all.h < 1) return;
  ImGui::SetCursorScreenPos(all.min());
  ImGui::SetItemAllowOverlap();
  ImGui::InvisibleButton("cells", {all.w, all.h});
  if (v.look().touched) v.look().touched->push_back({"cells", cells});
  ImGui::SetItemAllowOverlap();
  const bool held = ImGui::IsItemActive();
  if (!held || s.block) return;
  const ImVec2 at = ImGui::GetIO().MousePos;
  if (v.grid.shown.empty()) return;
  const auto at_row = v.row_at(at.y - cells.y + v.y);
  if (!at_row) {
    if (bool& folds = folds_others(s, *v.grid.part); ImGui::IsItemActivated()) folds = !folds;
    return;
  }
  const std::size_t i = *at_row;
  const float right = at.x - cells.x + v.x;
  std::size_t k = 0;
  const bool in_first = at.x < cells.x && ImGui::IsItemActivated();
  while (k + 1 < v.grid.columns.size() && v.lefts[k + 1] <= right) ++k;
  const bool begins = ImGui::IsItemActivated();
  s.focused = true;
  s.focus_wanted = begins;
  if (s.editing) { // what is being typed belongs to its own cell, as in a spreadsheet
    const GridPlace next{v.grid.rows[v.grid.shown[i]], v.grid.columns[k].key};
    if (!begins || next == s.cursor) return;
    s.refused = {};
    s.then_down = s.then_right = 0;
    put_cell(v.session, v.ui, v.intents, std::string(s.edited));
    if (s.put_text)
      s.then_at = next;
    else
      move_to(v, i, k, false);
    return;
  }
  if (in_first) { // the whole row
    s.anchor = {v.grid.rows[v.grid.shown[i]], v.grid.columns.front().key};
    s.cursor = {v.grid.rows[v.grid.shown[i]], v.grid.columns.back().key};
    return;
  }
  if (at.x < cells.x) return;
  const GridPlace place{v.grid.rows[v.grid.shown[i]], v.grid.columns[k].key};
  if (begins && ImGui::IsMouseDoubleClicked(0) && place == s.cursor) {
    s.wanted = Wanted::edit;
    return;
  }
  move_to(v, i, k, !begins || ImGui::GetIO().KeyShift);
}

void draw_selection(const GridView& v) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const auto range = selected_range(v.grid, v.state());
  if (!range) return;
  const Box from = v.cell(range->top, range->left), to = v.cell(range->bottom, range->right);
  const Box box{from.x, from.y, to.right() - from.x, to.bottom() - from.y};
  if (range->top != range->bottom || range->left != range->right) fill(box, faded(p.accent, .08F));
  const ImU32 ink = v.state().focused ? p.accent : p.n1;
  outline(inset(box, look.px(.5F)), ink, 0, look.px(2.5F));
  fill({box.right() - look.px(4), box.bottom() - look.px(4), look.px(7), look.px(7)}, ink);
}

void reveal(GridView& v) {
  ConditionsState& s = v.state();
  if (!std::exchange(s.reveal, false)) return;
  const auto i = v.grid.shown_place(s.cursor.row), k = v.grid.column_place(s.cursor.column);
  if (!i || !k) return;
  const Box cells = v.cells();
  const float bottom = v.top(*i) + v.row;
  const float top = v.top(*i) - (v.is_other(*i) && *i == v.grid.ranked ? v.row : 0); // with the heading above it
  if (top < v.y) v.y = top;
  if (bottom > v.y + cells.h - v.look().px(12)) v.y = bottom - cells.h + v.look().px(12);
  if (v.lefts[*k] < v.x) v.x = v.lefts[*k];
  if (v.lefts[*k + 1] > v.x + cells.w - v.look().px(12)) v.x = v.lefts[*k + 1] - cells.w + v.look().px(12);
  v.x = std::max(0.F, v.x), v.y = std::max(0.F, v.y);
  ImGui::SetScrollX(v.x);
  ImGui::SetScrollY(v.y);
}

/// What the counties below it are, and how many.
void draw_others_heading(const GridView& v) {
  if (!v.grid.has_heading()) return;
  const Look& look = v.look();
  const Palette& p = look.colours;
  const Box cells = v.cells();
  const Box line = v.others_heading();
  if (line.bottom() < cells.y || line.y > cells.bottom()) return;
  const bool folded = v.grid.shown.size() == v.grid.ranked;
  const bool hovered = ImGui::IsMouseHoveringRect(line.min(), line.max()) && ImGui::IsWindowHovered();
  fill(line, hovered ? p.hover : p.bg);
  horizontal(line.x, line.right(), line.bottom(), p.line2);
  icon(look, {line.x + look.px(12), line.centre().y}, folded ? Icon::chevron_right : Icon::chevron_down, p.t2, 16);
  const bool industries = v.grid.path() == "industry";
  const std::string text =
      industries ? v.grid.others == 1
                       ? std::string(tr(look.language, "1 other industry: nobody ranks it"))
                       : sentence(look, mark("{} other industries: nobody ranks them"), std::to_string(v.grid.others))
      : v.grid.others == 1
          ? std::string(tr(look.language, "1 other county: it counts as a neighbour and for comparison, and gets no "
                                          "ranking"))
          : sentence(look, mark("{} other counties: they count as neighbours and for comparison, and get no ranking"),
                     std::to_string(v.grid.others));
  put_in(look, {line.x + look.px(26), line.y, line.w - look.px(36), line.h}, text, {TextSize::S, true}, p.t2);
  if (look.touched && line.y >= cells.y)
    look.touched->push_back({industries ? "other industries" : "other counties", line});
}

void draw_rows(GridView& v) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const Box cells = v.cells();
  const auto first = static_cast<std::size_t>(std::max(0.F, std::floor(v.y / v.row) - 1));
  const auto count = static_cast<std::size_t>(std::ceil(cells.h / v.row)) + 2;
  const std::size_t end = std::min(v.grid.shown.size(), first + count);
  const std::string& cursor_row = v.state().cursor.row;
  ImGui::PushClipRect({v.box.x, cells.y}, cells.max(), true);
  for (std::size_t i = first; i < end; ++i) {
    const Box line{v.box.x, v.cell(i, 0).y, v.box.w, v.row};
    if (v.grid.rows[v.grid.shown[i]] == cursor_row) fill(line, p.accent_tint);
    horizontal(line.x, line.right(), line.bottom(), p.line);
    const Text head = v.grid.head(v.grid.shown[i]);
    const bool bold = v.grid.rows[v.grid.shown[i]] == cursor_row;
    put_in(look, {line.x + look.px(6), line.y, v.first - look.px(12), v.row}, head.in(look.language),
           {TextSize::S, bold}, v.is_other(i) && !bold ? p.t3 : p.ink);
  }
  draw_others_heading(v);
  ImGui::PopClipRect();
  ImGui::PushClipRect(cells.min(), cells.max(), true);
  for (std::size_t k = 0; k < v.grid.columns.size(); ++k) {
    if (v.lefts[k + 1] < v.x || v.lefts[k] > v.x + cells.w) continue;
    for (std::size_t i = first; i < end; ++i) {
      const Box box = v.cell(i, k);
      draw_cell(v, i, k, box);
      if (look.touched && box.y >= cells.y && box.bottom() <= cells.bottom() && box.x >= cells.x &&
          box.right() <= cells.right())
        look.touched->push_back({"cell " + v.grid.rows[v.grid.shown[i]] + " " + v.grid.columns[k].key, box});
    }
  }
  draw_selection(v);
  ImGui::PopClipRect();
}

void draw_heads(GridView& v) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const Box cells = v.cells();
  fill({v.box.x, v.box.y, v.box.w, v.head}, p.page);
  ImGui::PushClipRect({cells.x, v.box.y}, {cells.right(), cells.y}, true);
  for (std::size_t k = 0; k < v.grid.columns.size(); ++k) {
    const Box box{cells.x + v.lefts[k] - v.x, v.box.y, v.lefts[k + 1] - v.lefts[k], v.head};
    if (box.right() < cells.x || box.x > cells.right()) continue;
    draw_head(v, k, box);
  }
  ImGui::PopClipRect();
  const std::string name = v.grid.path() == "county"     ? std::string(tr(look.language, "County"))
                           : v.grid.path() == "industry" ? std::string(tr(look.language, "Industry"))
                                                         : v.grid.columns.front().name.in(look.language);
  const Touch t = touch(look, "sort names", {v.box.x, v.box.y, v.first - look.px(4), v.head - look.px(2)});
  if (t.hovered) fill({v.box.x, v.box.y, v.first, v.head}, p.hover, look.px(4));
  put_in(look, {v.box.x + look.px(6), v.box.y + look.px(8), v.first - look.px(12), look.px(20)}, name,
         {TextSize::S, true}, p.ink);
  ConditionsState& s = v.state();
  if (s.sorted_by == "#")
    icon(look, {v.box.x + v.first - look.px(14), v.box.y + look.px(38)}, s.falling ? Icon::arrow_down : Icon::arrow_up,
         p.accent, 14);
  if (t.clicked) {
    s.falling = s.sorted_by == "#" && !s.falling;
    s.sorted_by = s.sorted_by == "#" && !s.falling ? "" : "#";
  }
  horizontal(v.box.x, v.box.right(), v.box.y + v.head, p.line2);
}

/// What was put into the cell stands there now, or the editor opens again and says why it does not.
void follow_put(GridView& v) {
  ConditionsState& s = v.state();
  if (!s.put_text) return;
  const std::string put = *std::exchange(s.put_text, std::nullopt);
  const CellAt at = cell_at(v.grid, s.cursor);
  if (value_at(*v.grid.of, at.part + "." + at.row + "." + at.column).value_or("") == put) {
    s.refused = {};
    if (s.then_at)
      s.cursor = s.anchor = *std::exchange(s.then_at, std::nullopt);
    else
      step_cursor(v);
    return;
  }
  s.then_at.reset();
  s.editing = s.edit_begins = true;
  s.edited = put;
  s.refused = v.session.message;
}

} // namespace

float whole_rows(const Look& look, float most) {
  const float rest = look.px(head_height) + ImGui::GetStyle().ScrollbarSize;
  return rest + look.px(row_height) * std::floor(std::max(0.F, most - rest) / look.px(row_height));
}

void draw_grid(const Session& session, UiState& ui, Intents& intents, const TableGrid& grid, const Box& box) {
  const Look& look = ui.look;
  ConditionsState& s = ui.conditions;
  GridView v{session, ui, intents, grid, box, {0}, look.px(first_width), look.px(row_height), look.px(head_height)};
  for (const GridColumn& column : grid.columns) v.lefts.push_back(v.lefts.back() + look.px(column.width));
  v.all = v.lefts.back();
  if (s.block)
    for (const BlockCell& cell : s.block->plan.cells) v.block[{cell.at.row, cell.at.column}] = &cell;
  ImGui::SetCursorScreenPos(box.min());
  ImGui::SetNextWindowContentSize({v.first + v.all, v.head + v.height() + look.px(12)});
  if (s.focus_wanted && !s.editing && !ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup)) ImGui::SetNextWindowFocus();
  ImGui::BeginChild("grid", {box.w, box.h}, false,
                    ImGuiWindowFlags_NoNavInputs | ImGuiWindowFlags_NoBackground |
                        ImGuiWindowFlags_HorizontalScrollbar);
  const bool has_keys = ImGui::IsWindowFocused();
  // A palette above it takes the keys and is asked for what is done with the table.
  s.focused = has_keys || (s.focused && ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup));
  if (has_keys) s.focus_wanted = false;
  const float bar = ImGui::GetStyle().ScrollbarSize;
  if (ImGui::GetScrollMaxY() > 0) v.box.w -= bar;
  if (ImGui::GetScrollMaxX() > 0) v.box.h -= bar;
  v.x = ImGui::GetScrollX(), v.y = ImGui::GetScrollY();
  follow_put(v);
  if (has_keys && !s.editing) {
    const Box cells = v.cells();
    grid_keys(session, ui, intents, grid, static_cast<std::size_t>(std::max(1.F, cells.h / v.row - 1)));
  }
  do_wanted(session, ui, intents);
  reveal(v);
  take_pointer(v);
  draw_rows(v);
  draw_heads(v);
  draw_editor(v);
  ImGui::EndChild();
}

} // namespace yindi::gui
