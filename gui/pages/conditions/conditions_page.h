#pragma once

// The Conditions page in parts: the tables of the case as a spreadsheet, the block that is being pasted, the inspector.

#include "gui/pages/column.h"
#include "gui/pages/names.h"
#include "gui/pages/pages.h"

#include "engine/schema/parts.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace yindi::gui {

/// How a blank cell is read.
enum class Blank { unknown, open, nothing };

struct GridColumn {
  std::string key; ///< in the paths of edits; of what names the row its key too
  const Field* field = nullptr;
  std::string below; ///< of a condition or requirement its column
  Text name;
  std::string unit, quality; ///< quality: the column's usual one
  Text note;
  bool number = false;
  bool names_row = false; ///< never edited
  Blank blank = Blank::nothing;
  float width = 100; ///< px of the design
};

struct GridCell {
  std::string text;    ///< as it stands in the file
  std::string shown;   ///< as people read it: names for ids
  std::string quality; ///< blank where nothing is said
  bool unknown = false, own = false;
};

/// One table of the case as it is shown.
struct TableGrid {
  std::shared_ptr<const Case> of;
  const Part* part = nullptr;
  std::string filter, sorted_by;
  std::set<std::string> marks;
  bool falling = false, folded = false;
  Language language = Language::en;
  std::vector<GridColumn> columns;
  std::vector<std::string> rows;  ///< of the file: what names each
  std::vector<std::size_t> shown; ///< places in `rows`
  /// Of counties and industries those that are ranked come first, and the others stand below a heading.
  bool grouped = false;
  std::size_t ranked = 0, others = 0; ///< of the rows that the filter lets pass
  bool has_heading() const { return grouped && others > 0; }
  std::map<std::string, int> counts;        ///< cells by quality, "unknown" among them
  std::map<std::string, int> ranked_counts; ///< of the ranked ones only, where they are grouped
  std::map<std::pair<std::string, std::string>, const CellNote*> own;

  GridCell cell(std::size_t row, std::size_t column) const; ///< row: a place in `rows`
  Text head(std::size_t row) const;
  std::optional<std::size_t> shown_place(const std::string& row) const;
  std::optional<std::size_t> column_place(const std::string& key) const;
  std::string path() const { return part->path; }
};

/// The chosen view's part: county, industry, value, link, presence.
const Part& chosen_table(const Session&);
/// The table as it is to be shown, and the cursor on one of its cells.
const TableGrid& current_grid(const Session&, UiState&);

/// Whether the table's rows that get no ranking are folded away.
bool& folds_others(ConditionsState&, const Part& part);

/// Selected cells, as places in TableGrid::shown and TableGrid::columns.
struct Range {
  std::size_t top = 0, left = 0, bottom = 0, right = 0;
};
std::optional<Range> selected_range(const TableGrid&, const ConditionsState&);
CellAt cell_at(const TableGrid&, const GridPlace&);

// What is done to cells; each is one step of the history.
void put_cell(const Session&, UiState&, Intents&, const std::string& text);
void clear_cells(const Session&, UiState&, Intents&);
void fill_down(const Session&, UiState&, Intents&);
void copy_cells(const Session&, UiState&);
/// `from`: a file's name, whose block is always shown before it is put in; blank: the clipboard.
void paste_block(const Session&, UiState&, Intents&, const Block& block, const std::string& from);
/// Reads the file, as `chosen` says where it says something, and shows its block or why there is none.
void import_file(const Session&, UiState&, Intents&, const std::string& path, const TableChoice& chosen = {});
void put_waiting_block(const Session&, UiState&, Intents&);
/// Nothing waits any more, and nothing was put in.
void forget_block(UiState&);
void change_basis(const Session&, UiState&, Intents&, const OwnBasis& basis);
void ask_removal(const Session&, UiState&);
/// The source that own numbers get: it is made where the case has none yet.
OwnBasis own_basis(const Session&, UiState&, Edits&);
void send(Intents&, const Edits&);

void do_wanted(const Session&, UiState&, Intents&);
void grid_keys(const Session&, UiState&, Intents&, const TableGrid&, std::size_t rows_on_screen);
/// The height of a table that ends on a whole row, not above `most`.
float whole_rows(const Look&, float most);
void draw_grid(const Session&, UiState&, Intents&, const TableGrid&, const Box&);
/// How the file is read, to be changed. Returns the height.
float import_controls(const Session&, UiState&, Intents&, const Column&, float y);
/// The first lines of the file as it is read; a click makes one the header.
float import_preview(const Session&, UiState&, Intents&, const Column&, float y);
/// Whether the cursor stands on a column of numbers of the counties, and the chart is wanted.
bool has_value_chart(const TableGrid&, const ConditionsState&);
/// `height`: of its plane, in pixels.
float value_chart(const Session&, UiState&, const TableGrid&, const Column&, float y, float height);
float block_report(const Session&, UiState&, const WaitingBlock&, const Column&, float y);
void row_questions(const Session&, UiState&, Intents&);
/// Source, quality and note with their controls; true where something changed in `basis`.
bool basis_editor(const Session&, UiState&, Intents&, Cursor&, OwnBasis& basis, bool of_block);
std::string source_title(const Session&, const UiState&, const std::string& ids);

} // namespace yindi::gui
