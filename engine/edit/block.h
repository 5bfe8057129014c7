#pragma once

// A block of cells from a spreadsheet: read from the clipboard or a file, matched with rows and columns of a table of
// the case, every cell looked at before anything is changed.

#include "engine/edit/own_values.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace yindi {

using Block = std::vector<std::vector<std::string>>;

/// Tab-separated cells as Excel and WPS put them on the clipboard: lines end with LF or CRLF, cells with tabs, quotes
/// or line ends in them stand in quotes. All rows get the same number of cells.
Block read_block(std::string_view text);
/// Back again.
std::string block_text(const Block& block);

/// Where a block goes that has no names: rows and columns as they are shown, and the place of its first cell.
struct BlockTarget {
  std::string part;                 ///< county, industry, value, link, presence …
  std::vector<std::string> rows;    ///< what names each row, see CellAt
  std::vector<std::string> columns; ///< keys; those that name rows are blank
  std::size_t row = 0, column = 0;
};

struct BlockCell {
  enum class Fate {
    put,      ///< another value
    same,     ///< stands there already
    blank,    ///< blank in the block: what stands there stays
    doubtful, ///< hardly what somebody meant; goes in only where somebody says so
    refused   ///< cannot stand there
  };
  CellAt at;
  std::string raw, text, old; ///< as pasted, as it would be written, what stands there now
  Fate fate = Fate::put;
  Sentence why = {};               ///< of a refused or doubtful cell, and what was read otherwise than it was written
  bool unknown = false;            ///< a word for "no data": the cell becomes unknown
  std::size_t row = 0, column = 0; ///< in the block
};

struct BlockPlan {
  std::vector<BlockCell> cells;
  bool by_heads = false, by_names = false;                ///< matched by what stands in its first row, its first column
  std::vector<std::string> heads_left_out, rows_left_out; ///< as pasted, that nothing matches
  std::vector<std::string> totals_left_out;               ///< rows that sum up others
  std::size_t rows_beyond = 0, columns_beyond = 0;        ///< that have no place where the block goes
  bool empty() const { return cells.empty(); }
  /// Whether nothing has to be looked at: every cell has its place and can stand there as written.
  bool plain() const;
};
std::size_t count(const BlockPlan& plan, BlockCell::Fate fate);

/// Matches and looks at every cell; nothing is changed.
BlockPlan plan_block(const Case& c, const Block& block, const BlockTarget& target);
/// Puts in what is to be put, with its basis; refused cells stay out, and so do doubtful ones.
void put_block(Edits& edits, const BlockPlan& plan, const OwnBasis& basis);

/// The row of a county or industry that a name, a code or an id means: as written, or without 县, 市, 区 …; blank where
/// none or more than one is meant. `several`, where given, gets the ids that it could be.
std::string row_named(const Case& c, const std::string& part, const std::string& name,
                      std::vector<std::string>* several = nullptr);
/// 合计, 总计, total …: a row that sums up others.
bool means_total(std::string_view name);

} // namespace yindi
