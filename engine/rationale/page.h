#pragma once

// What a report says, block by block, in one language: composed once from the rationale, written by each format.

#include "engine/rationale/charts.h"
#include "engine/rationale/rationale.h"

#include <string>
#include <variant>
#include <vector>

namespace yindi {

/// A piece of text. `link` is an anchor of the page ("#s-census") or an address, `quality` one of qualities() or
/// "unknown" and puts its mark before the text.
struct Run {
  std::string text{}, link{}, quality{};
  bool bold = false, code = false;
};
using Words = std::vector<Run>;

struct Heading {
  int level = 2; ///< 2: a section, 3: a county or a topic, 4: within it
  std::string text{}, anchor{};
  bool own_page = false; ///< begins a sheet in print
};
struct Paragraph {
  Words words;
  bool strong = false; ///< a sentence that must not be overlooked
};
struct Bullets {
  std::vector<Words> items;
};
struct Column {
  std::string title{};
  bool number = false; ///< set to the right
};
struct TableRow {
  std::vector<Words> cells{};
  std::string anchor{};
  int depth = 0; ///< of a hierarchy: how far the first cell is indented
};
/// The first cell of each row heads it.
struct Table {
  std::string caption;
  std::vector<Column> columns;
  std::vector<TableRow> rows;
};
/// A chart with its caption; `table` says the same in numbers, under its own caption, where a format has no pictures.
/// It is empty where the text around the chart does.
struct Figure {
  Drawing drawing;
  std::string caption{};
  Table table{};
};
struct Block;
/// Numbers for those who want to check: closed until asked for.
struct Fold {
  std::string title;
  std::vector<Block> blocks;
};
struct Block {
  std::variant<Heading, Paragraph, Bullets, Table, Figure, Fold> value;
};

struct Page {
  std::string title, subtitle, kind, made_by;
  std::vector<Block> blocks;
};

Page compose(const Rationale& rationale, Language language);

} // namespace yindi
