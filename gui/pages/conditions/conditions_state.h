#pragma once

#include "engine/edit/block.h"
#include "gui/session/folders.h"

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace yindi::gui {

struct TableGrid;
struct ValueChart;

/// A cell by what names its row and by its column's key, so that it stays the same cell under other orders and filters.
struct GridPlace {
  std::string row, column;
  bool operator==(const GridPlace&) const = default;
};

enum class Wanted { nothing, copy, cut, paste, fill_down, clear, edit, find, add_row, remove_rows, import_table, all };

/// What was said while a file was read; fine: nothing has to be done.
struct ReadRemark {
  bool fine = true;
  Sentence text;
};

/// A file that is being imported: what somebody chose of the way to read it, and what came of it.
struct WaitingImport {
  std::string path;
  TableChoice chosen;
  TableFile file;
};

/// A block that waits for a word: what it would do is shown in the table, and nothing is changed.
struct WaitingBlock {
  BlockPlan plan;
  std::string from; ///< a file's name; blank: the clipboard
  std::size_t flagged = 0;
  std::vector<ReadRemark> read = {}; ///< of a file
};

/// Counties or industries that are to go, with what goes along.
struct WaitingRemoval {
  std::vector<std::string> ids;
  Removal removal;
};

struct ConditionsState {
  std::shared_ptr<TableGrid> grid; ///< of the case as it stands, made when it changed
  std::string filter;              ///< typed
  std::set<std::string> marks;     ///< qualities that are shown alone; empty: all
  std::string sorted_by;           ///< a column's key; blank: the order of the file
  bool falling = false;
  bool others_folded = false;    ///< counties that get no ranking
  bool industries_folded = true; ///< industries that nobody ranks: no county looks at them
  bool chart = true;             ///< below the table of counties
  std::shared_ptr<ValueChart> worked_out;
  std::string part;         ///< that the cursor belongs to
  GridPlace cursor, anchor; ///< the selection reaches from one to the other
  bool focused = false;     ///< the table has the keyboard
  bool focus_wanted = true, reveal = false, find_wanted = false;
  Wanted wanted = Wanted::nothing;

  bool editing = false, edit_begins = false, edit_selects = false;
  int edits_begun = 0; ///< tells the fields of two edits apart, of which the second may begin in the very next frame
  std::string edited;
  Sentence refused;                    ///< why what was typed cannot stand in the cell
  std::optional<std::string> put_text; ///< was just put into the cursor's cell
  std::optional<GridPlace> then_at;    ///< where the cursor goes once that stands there; none: as the key says
  int then_down = 0, then_right = 0;   ///< where the cursor goes once it stands there

  std::optional<bool> chart_open; ///< the curve below the table; none: as the window has room

  OwnBasis own{"", "estimate", {}};               ///< of what is typed and pasted next
  std::map<std::string, std::string> new_sources; ///< id → title: named here, written with the first number
  std::string source_typed, note_typed;
  GridPlace note_of;   ///< the cell that the typed note belongs to
  OwnBasis note_basis; ///< and what it rests on

  std::optional<WaitingBlock> block;
  std::optional<WaitingImport> import; ///< where the block comes from, or why there is none
  Sentence unreadable;                 ///< why a file could not be imported
  std::optional<WaitingRemoval> removal;
  bool adding = false, add_begins = false;
  std::map<std::string, std::string> added; ///< key → typed
  std::string leaf;                         ///< whose workings are shown
};

} // namespace yindi::gui
