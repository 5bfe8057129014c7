// What is done to cells: each is one step of the history, and own numbers never keep a source that is not theirs.

#include "gui/pages/conditions/conditions_page.h"

#include "engine/edit/typed.h"
#include "engine/format/words.h"
#include "gui/session/folders.h"

#include <algorithm>
#include <imgui.h>

namespace yindi::gui {
namespace {

/// Each cell of the selection, row by row.
template <class Each>
void for_selected(const TableGrid& grid, const ConditionsState& s, Each each) {
  const auto range = selected_range(grid, s);
  if (!range) return;
  for (std::size_t i = range->top; i <= range->bottom; ++i)
    for (std::size_t k = range->left; k <= range->right; ++k) each(i, k);
}

bool may_change(const TableGrid& grid, std::size_t column) { return !grid.columns[column].names_row; }

/// "Own figures (Luo Ying)".
Text own_title(const ConditionsState& s, const Case& c, const std::string& id) {
  if (const auto named = s.new_sources.find(id); named != s.new_sources.end()) return plain(named->second);
  return both(c.head.author.empty() ? say(mark("Own figures")) : say(mark("Own figures ({})"), c.head.author));
}

} // namespace

void send(Intents& intents, const Edits& edits) {
  Changes changes;
  for (const Edit& edit : edits.all()) changes.all.push_back({edit.path, edit.new_value});
  if (!changes.all.empty()) intents.push_back(std::move(changes));
}

OwnBasis own_basis(const Session& session, UiState& ui, Edits& edits) {
  const Case& c = shown_case(session);
  ConditionsState& s = ui.conditions;
  if (s.own.source.empty()) s.own.source = "own";
  for (const std::string& id : split(s.own.source, ';'))
    edits.put_source(id, own_title(s, c, id), c.head.author, c.head.date.substr(0, 4));
  return s.own;
}

void put_cell(const Session& session, UiState& ui, Intents& intents, const std::string& text) {
  ConditionsState& s = ui.conditions;
  const TableGrid& grid = *s.grid;
  const CellAt at = cell_at(grid, s.cursor);
  const std::string written = as_typed(*grid.of, at, text);
  s.editing = false;
  if (written == value_at(*grid.of, at.part + "." + at.row + "." + at.column).value_or("")) return;
  Edits edits(*grid.of);
  const bool based = has_basis(*grid.of, at) && !written.empty();
  edits.put_value(at, written, based ? own_basis(session, ui, edits) : OwnBasis{});
  s.put_text = written;
  send(intents, edits);
}

void clear_cells(const Session&, UiState& ui, Intents& intents) {
  const TableGrid& grid = *ui.conditions.grid;
  Edits edits(*grid.of);
  for_selected(grid, ui.conditions, [&](std::size_t i, std::size_t k) {
    if (may_change(grid, k)) edits.put_value(cell_at(grid, {grid.rows[grid.shown[i]], grid.columns[k].key}), "", {});
  });
  send(intents, edits);
}

void fill_down(const Session& session, UiState& ui, Intents& intents) {
  const TableGrid& grid = *ui.conditions.grid;
  auto range = selected_range(grid, ui.conditions);
  if (!range) return;
  if (range->top == range->bottom) {
    if (range->top == 0) return;
    --range->top; // one row takes what stands above it
  }
  Edits edits(*grid.of);
  const OwnBasis basis = own_basis(session, ui, edits);
  for (std::size_t k = range->left; k <= range->right; ++k) {
    if (!may_change(grid, k)) continue;
    const std::string text = grid.cell(grid.shown[range->top], k).text;
    for (std::size_t i = range->top + 1; i <= range->bottom; ++i)
      edits.put_value(cell_at(grid, {grid.rows[grid.shown[i]], grid.columns[k].key}), text, basis);
  }
  if (edits.all().size() > 1 || find_source(*grid.of, basis.source)) send(intents, edits);
}

void copy_cells(const Session&, UiState& ui) {
  const TableGrid& grid = *ui.conditions.grid;
  const auto range = selected_range(grid, ui.conditions);
  if (!range) return;
  Block block;
  for (std::size_t i = range->top; i <= range->bottom; ++i) {
    block.emplace_back();
    for (std::size_t k = range->left; k <= range->right; ++k) block.back().push_back(grid.cell(grid.shown[i], k).text);
  }
  ImGui::SetClipboardText(block_text(block).c_str());
}

void paste_block(const Session& session, UiState& ui, Intents& intents, const Block& block, const std::string& from) {
  ConditionsState& s = ui.conditions;
  const TableGrid& grid = *s.grid;
  if (block.empty() || grid.shown.empty()) return;
  BlockTarget target{grid.part->path, {}, {}, 0, 0};
  for (const std::size_t row : grid.shown) target.rows.push_back(grid.rows[row]);
  for (const GridColumn& column : grid.columns) target.columns.push_back(column.names_row ? "" : column.key);
  if (const auto range = selected_range(grid, s)) target.row = range->top, target.column = range->left;
  BlockPlan plan = plan_block(*grid.of, block, target);
  if (plan.by_names && grid.shown.size() < grid.rows.size()) { // names find rows that the filter hides, too
    target.rows = grid.rows;
    plan = plan_block(*grid.of, block, target);
    s.filter.clear(), s.marks.clear(), s.others_folded = s.industries_folded = false;
  }
  if (plan.plain() && from.empty()) {
    Edits edits(*grid.of);
    if (count(plan, BlockCell::Fate::put) == 0) return;
    put_block(edits, plan, own_basis(session, ui, edits));
    const std::size_t rows = std::min(block.size(), grid.shown.size() - target.row);
    const std::size_t columns = std::min(block.front().size(), grid.columns.size() - target.column);
    s.anchor = {grid.rows[grid.shown[target.row]], grid.columns[target.column].key};
    s.cursor = {grid.rows[grid.shown[target.row + rows - 1]], grid.columns[target.column + columns - 1].key};
    send(intents, edits);
    return;
  }
  s.block = WaitingBlock{std::move(plan), from, 0, {}};
  s.editing = false;
  s.reveal = true;
  for (const BlockCell& cell : s.block->plan.cells)
    if (cell.fate == BlockCell::Fate::put || cell.fate == BlockCell::Fate::refused) {
      s.cursor = s.anchor = {cell.at.row, cell.at.column};
      break;
    }
}

void put_waiting_block(const Session& session, UiState& ui, Intents& intents) {
  ConditionsState& s = ui.conditions;
  Edits edits(shown_case(session));
  put_block(edits, s.block->plan, own_basis(session, ui, edits));
  send(intents, edits);
  forget_block(ui);
}

void forget_block(UiState& ui) {
  ConditionsState& s = ui.conditions;
  s.block.reset(), s.import.reset();
  s.unreadable = {};
  s.focus_wanted = true;
}

void change_basis(const Session& session, UiState& ui, Intents& intents, const OwnBasis& basis) {
  ConditionsState& s = ui.conditions;
  const TableGrid& grid = *s.grid;
  const OwnBasis kept = std::exchange(s.own, basis);
  Edits edits(shown_case(session));
  const OwnBasis made = basis.source.empty() ? basis : own_basis(session, ui, edits);
  for_selected(grid, s, [&](std::size_t i, std::size_t k) {
    const CellAt at = cell_at(grid, {grid.rows[grid.shown[i]], grid.columns[k].key});
    const GridCell cell = grid.cell(grid.shown[i], k);
    if (may_change(grid, k) && has_basis(*grid.of, at) && !cell.text.empty()) edits.put_basis(at, made);
  });
  if (basis.source.empty()) s.own = kept;
  send(intents, edits);
}

void ask_removal(const Session& session, UiState& ui) {
  ConditionsState& s = ui.conditions;
  const TableGrid& grid = *s.grid;
  const auto range = selected_range(grid, s);
  if (!range) return;
  WaitingRemoval waiting;
  for (std::size_t i = range->top; i <= range->bottom; ++i) waiting.ids.push_back(grid.rows[grid.shown[i]]);
  const std::string& part = grid.part->path;
  if (part == "county" || part == "industry") {
    waiting.removal = removal_of(shown_case(session), part, waiting.ids);
  } else {
    Edits edits(shown_case(session));
    for (const std::string& id : waiting.ids) edits.put(part + "." + id, "");
    waiting.removal.edits = edits.all();
    waiting.removal.rows[part] = waiting.ids.size();
  }
  s.removal = std::move(waiting);
}

} // namespace yindi::gui
