// The keyboard of the table, as in a spreadsheet, and what the actions ask of it.

#include "gui/pages/conditions/conditions_page.h"

#include "gui/platform/keys.h"

#include <algorithm>
#include <imgui.h>
#include <imgui_internal.h>

namespace yindi::gui {
namespace {

struct Move {
  int down = 0, right = 0;
};

/// Whether the press is this key with any of Shift and Ctrl.
bool is_key(Key key) { return key_press().key == key && !key_press().with.alt; }

std::optional<Move> asked_move(int page) {
  const int most = 1 << 20;
  const bool far = key_press().with.control;
  if (is_key(Key::up)) return Move{far ? -most : -1, 0};
  if (is_key(Key::down)) return Move{far ? most : 1, 0};
  if (is_key(Key::left)) return Move{0, far ? -most : -1};
  if (is_key(Key::right)) return Move{0, far ? most : 1};
  if (is_key(Key::page_up)) return Move{-page, 0};
  if (is_key(Key::page_down)) return Move{page, 0};
  if (is_key(Key::home)) return Move{far ? -most : 0, -most};
  if (is_key(Key::end)) return Move{far ? most : 0, most};
  return std::nullopt;
}

/// Tab and Enter go on to the next cell; with Shift they go back.
std::optional<Move> asked_step() {
  const int by = key_press().with.shift ? -1 : 1;
  if (key_press().with.control || key_press().with.alt) return std::nullopt;
  if (is_key(Key::tab)) return Move{0, by};
  if (is_key(Key::enter) || is_key(Key::pad_enter)) return Move{by, 0};
  return std::nullopt;
}

void move(ConditionsState& s, const TableGrid& grid, const Move& by, bool extends) {
  const auto row = grid.shown_place(s.cursor.row), column = grid.column_place(s.cursor.column);
  if (!row || !column) return;
  const auto go = [](std::size_t at, int step, std::size_t size) {
    return static_cast<std::size_t>(std::clamp(static_cast<int>(at) + step, 0, static_cast<int>(size) - 1));
  };
  s.cursor = {grid.rows[grid.shown[go(*row, by.down, grid.shown.size())]],
              grid.columns[go(*column, by.right, grid.columns.size())].key};
  if (!extends) s.anchor = s.cursor;
  s.reveal = true;
}

bool may_edit(const TableGrid& grid, const ConditionsState& s) {
  const auto column = grid.column_place(s.cursor.column);
  return column && !grid.columns[*column].names_row && grid.shown_place(s.cursor.row);
}

void begin_edit(ConditionsState& s, std::string text, bool selects) {
  s.editing = s.edit_begins = true;
  await_field();
  s.edit_selects = selects;
  s.edited = std::move(text);
  s.refused = {};
  s.anchor = s.cursor;
  s.reveal = true;
}

std::string cell_text_of(const TableGrid& grid, const GridPlace& place) {
  const CellAt at = cell_at(grid, place);
  return value_at(*grid.of, at.part + "." + at.row + "." + at.column).value_or("");
}

/// Characters that this frame brings, as UTF-8; they are taken, so that no field sees them twice.
std::string typed_characters() {
  std::string text;
  for (const ImWchar c : ImGui::GetIO().InputQueueCharacters) {
    if (c < 32 || c == 127) continue;
    char bytes[5] = {};
    ImTextCharToUtf8(bytes, c);
    text += bytes;
  }
  ImGui::GetIO().InputQueueCharacters.resize(0);
  return text;
}

void next_flagged(ConditionsState& s, int by) {
  if (!s.block) return;
  std::vector<const BlockCell*> flagged;
  for (const BlockCell& cell : s.block->plan.cells)
    if (cell.fate == BlockCell::Fate::refused || cell.fate == BlockCell::Fate::doubtful) flagged.push_back(&cell);
  if (flagged.empty()) return;
  const int count = static_cast<int>(flagged.size());
  s.block->flagged = static_cast<std::size_t>(((static_cast<int>(s.block->flagged) + by) % count + count) % count);
  const BlockCell& cell = *flagged[s.block->flagged];
  s.cursor = s.anchor = {cell.at.row, cell.at.column};
  s.reveal = true;
}

void block_keys(const Session& session, UiState& ui, Intents& intents) {
  ConditionsState& s = ui.conditions;
  if (pressed(Key::enter))
    put_waiting_block(session, ui, intents);
  else if (is_key(Key::f8))
    next_flagged(s, key_press().with.shift ? -1 : 1);
}

} // namespace

void grid_keys(const Session& session, UiState& ui, Intents& intents, const TableGrid& grid,
               std::size_t rows_on_screen) {
  ConditionsState& s = ui.conditions;
  if (s.block) {
    block_keys(session, ui, intents);
    if (!s.block) return;
  }
  if (const auto by = asked_move(static_cast<int>(rows_on_screen))) return move(s, grid, *by, key_press().with.shift);
  if (s.block) return;
  if (const auto by = asked_step()) return move(s, grid, *by, false);
  const KeyPress& press = key_press();
  if (press.with == Modifiers{} && (press.key == Key::erase || press.key == Key::backspace))
    return clear_cells(session, ui, intents);
  if (const std::string typed = typed_characters(); !typed.empty() && may_edit(grid, s)) begin_edit(s, typed, false);
}

void do_wanted(const Session& session, UiState& ui, Intents& intents) {
  ConditionsState& s = ui.conditions;
  const TableGrid& grid = *s.grid;
  const Wanted wanted = std::exchange(s.wanted, Wanted::nothing);
  if (s.block && wanted != Wanted::find) return;
  switch (wanted) {
  case Wanted::copy:
    return copy_cells(session, ui);
  case Wanted::cut:
    copy_cells(session, ui);
    return clear_cells(session, ui, intents);
  case Wanted::paste:
    if (const char* text = ImGui::GetClipboardText()) paste_block(session, ui, intents, read_block(text), {});
    s.focus_wanted = true;
    return;
  case Wanted::fill_down:
    return fill_down(session, ui, intents);
  case Wanted::clear:
    return clear_cells(session, ui, intents);
  case Wanted::edit:
    if (may_edit(grid, s)) begin_edit(s, cell_text_of(grid, s.cursor), false);
    return;
  case Wanted::find:
    s.find_wanted = true;
    return;
  case Wanted::add_row:
    s.adding = s.add_begins = true;
    s.added.clear();
    return;
  case Wanted::remove_rows:
    return ask_removal(session, ui);
  case Wanted::all:
    if (grid.shown.empty()) return;
    s.anchor = {grid.rows[grid.shown.front()], grid.columns.front().key};
    s.cursor = {grid.rows[grid.shown.back()], grid.columns.back().key};
    return;
  case Wanted::import_table:
    return open_chooser(ui.chooser, Choosing::table, "import",
                        session.document.folder.empty() ? "~" : parent_folder(session.document.folder));
  case Wanted::nothing:
    return;
  }
}

} // namespace yindi::gui
