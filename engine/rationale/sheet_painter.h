#pragma once

// The blocks of a sheet on paper: where things stand, how large type is set, and how each kind of block is drawn.

#include "engine/rationale/county_sheet.h"
#include "engine/workshop/print_page.h"

#include <cstddef>
#include <string>
#include <vector>

namespace yindi::sheets {

inline constexpr double mm = 25.4 / 72; ///< a point
inline constexpr unsigned accent = 0x23415F, grey = 0x646464, light = 0xC9C9C9, black = 0;

/// Where things stand on a sheet, and how large type is set; millimetres.
struct Look {
  bool form = false; ///< ruled, as the Chinese sheet is
  double top, height, label, indent, width;
  double left[2];
  double head, lead, lead_line, text, text_line, table, table_line, note, note_line;
  double between; ///< parts
  bool serif;
  double dense = 0;      ///< 0 to 1: how near the type and lines of a county's tables are to the smallest that is read
  double tight = 0;      ///< 0 to 1: by how much maps and the rows of tables give way to a page's room
  bool official = false; ///< text indented by two characters and justified, as official documents have it
};
Look look_of(Language language, double scale, double air);

/// A name is cut where it would fill the page; the other formats have it whole.
std::string cut(const std::string& text, std::size_t most);

/// What stands in place of a table's rows from `shown` on, in one paragraph.
std::string brief_of(const SheetTable& b, std::size_t shown);

/// A table with as many of its rows beside each other as may be, the first ones at the left; with its `heads` or not.
SheetTable abreast(const SheetTable& b, bool heads);
bool has_heads(const SheetTable& b);

/// What a name on a map covers, millimetres.
struct NameBox {
  double left = 0, top = 0, w = 0, h = 0;
  double over(const NameBox& other) const; ///< the area that both cover
};
/// A node: its middle, how far it reaches, and how large its name is.
struct NamedNode {
  double x = 0, y = 0, reach = 0, w = 0, h = 0;
};
/// Where the names of nodes go on a map: below, above or beside them, none over a node or another name where that can
/// be had.
std::vector<NameBox> place_names(const std::vector<NamedNode>& nodes, const NameBox& paper);
/// Of several places for a name the first of those that cover the least of what stands there already.
NameBox least_covering(const std::vector<NameBox>& places, const std::vector<NameBox>& taken, const NameBox& paper);

struct SheetPainter {
  PrintedPages& paper;
  Look look;
  bool draws;
  double x = 0;            ///< of the content
  std::size_t rows = 1000; ///< of a table that may be told in brief
  static std::vector<TextRun> runs(const std::vector<SheetRun>& words, std::size_t most = 900);
  ParagraphStyle style(double size, double line, double width) const;
  double say(double at, double y, const std::string& text, ParagraphStyle set, bool bold = false) const;
  /// Figures are set without serifs, so that they stand below each other.
  double figure(double right, double y, const std::string& text, double size, double line, bool bold = false) const;
  void rule(double y, double thick, unsigned colour = black, double from = 0, double to = -1) const;
  void box(double left, double y, double w, double h, double thick = 0.2) const;
  /// Of a paragraph the lines from `from` on, `most` at the most.
  double text(const SheetText& b, double y, int from, int most) const;
  int lines_of(const SheetText& b) const;
  double line_pitch(const SheetText& b) const;
  double operator()(const SheetText& b, double y) const { return text(b, y, 0, 100000); }
  double operator()(const SheetStrip& b, double y) const;
  double gauge(const SheetGauge& g, double left, double y, double w) const;
  double operator()(const SheetGauges& b, double y) const;
  void mark(const std::string& quality, double at, double y, double line) const;
  /// Where the words of a bar's row stand: names and values, none over another. Right-aligned ones have `right` as
  /// their `at`. Type shrinks where a column is narrower than its words.
  struct RowWord {
    double left, right, size;
    std::string text;
    bool from_right;
  };
  std::vector<RowWord> words_of(const SheetBars& b, const SheetBar& bar) const;
  double operator()(const SheetBars& b, double y) const;
  double row_height(const SheetTable& b, const std::vector<std::string>& row, double pad, bool bold = false) const;
  std::vector<SheetColumn> columns_of(const SheetTable& b) const;
  ParagraphStyle cell_style(const SheetTable& b, std::size_t i, double w) const;
  double table_pad(const SheetTable& b) const { return look.table_line * b.size * (0.16 - 0.1 * look.dense); }
  static double gutter(const SheetTable& b) { return b.size < 0.92 ? 0.9 : 2; } ///< between columns
  double operator()(const SheetTable& b, double y) const;
  double operator()(const SheetForm& b, double y) const;
  double operator()(const SheetFacts& b, double y) const;
  double operator()(const SheetStar& b, double y) const;
  double operator()(const SheetMap& b, double y) const { return map_in(b, y, map_height(b)); }
  /// The height that a map takes if nobody asks for another, and the least with which its names can be read.
  static double map_height(const SheetMap& b);
  static double least_map_height(const SheetMap& b) { return 0.62 * map_height(b); }
  double map_in(const SheetMap& b, double y, double height) const;
  /// The line under a picture: its number and title, and how it is to be read.
  double under(const std::string& title, const std::string& key, double y) const;
  /// Where a map's nodes and their names stand in a box.
  struct PlacedMap {
    double radius = 0, name_size = 0;
    std::vector<NamedNode> nodes;
    std::vector<NameBox> names; ///< none where it is small or has too many nodes
  };
  PlacedMap placed(const SheetMap& b, double left, double top, double w, double h, bool small) const;
  /// The nodes and edges of a map in a box; where it is `small`, without the counties' names.
  void map(const SheetMap& b, double left, double top, double w, double h, bool small) const;
  double operator()(const SheetMaps& b, double y) const;
  /// A drawing with so many millimetres to its px.
  void drawing(const Drawing& d, double left, double top, double scale) const;
  double operator()(const SheetDrawings& b, double y) const;
  double operator()(const SheetBoxes& b, double y) const;
  double operator()(const SheetSignatures& b, double y) const;
  double part(const SheetPart& part, double y, bool with_head) const;
};

} // namespace yindi::sheets
