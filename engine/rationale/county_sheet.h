#pragma once

// The county's sheet in one language: two pages in parts, each of blocks that a format draws in its own way. Composed
// once from the rationale, written as PDF, HTML, text and JSON.

#include "engine/rationale/county_rationale.h"
#include "engine/rationale/drawing.h"
#include "engine/rationale/provenance.h"
#include "engine/workshop/print_page.h"

#include <variant>

namespace yindi {

struct SheetRun {
  std::string text{};
  bool bold = false;
};

struct SheetText {
  enum class Kind { head, lead, text, note, code };
  Kind kind = Kind::text;
  std::vector<SheetRun> words;
  std::string mark{}; ///< a disc before it: "full", "half", "empty"
};
/// Cells of which one may be chosen: the stances.
struct SheetStrip {
  std::vector<std::string> cells;
  int chosen = -1;
};
struct SheetGauge {
  std::string name, shown;
  std::optional<double> share;
  double likely = 0.5, clear = 0.8; ///< limits of the rule
  std::string likely_word, clear_word;
  std::string said;
};
/// Two gauges side by side; under the right one how many values stand on what.
struct SheetGauges {
  SheetGauge left, right;
  std::vector<std::pair<std::string, int>> values; ///< sourced, assumed, not measured
};
struct SheetBar {
  std::string mark{}; ///< id of a quality, or "unknown"
  std::string name, own, other, shown;
  double points = 0;
  bool total = false, rest = false;
};
struct SheetBars {
  std::string caption;
  int number = 0;                        ///< of the caption, which begins with it
  std::string own, other, ahead, behind; ///< heads of the columns and of the two sides
  std::vector<SheetBar> bars;
  std::string key;
};
struct SheetColumn {
  std::string title;
  bool number = false;
  double share = 1; ///< of the width
};
struct SheetTable {
  std::vector<SheetColumn> columns;
  /// A row of one cell alone heads the rows below it, over the whole width.
  std::vector<std::vector<std::string>> rows;
  /// What stands in place of the rows from this one on where a page has no room for them; the table keeps the others.
  std::vector<std::string> in_brief{};
  std::string brief_head{}; ///< how those are to be read
  std::string caption{};
  double size = 1;     ///< of the type, against that of other tables
  int abreast = 1;     ///< so many short rows may stand beside each other
  int number = 0;      ///< of the caption, which begins with it
  bool fitted = false; ///< its shares are those of fitted_columns()
  bool heads_group(std::size_t row) const { return columns.size() > 1 && rows[row].size() == 1; }
};
/// The columns with the shares that were asked for, but none narrower than the longest word in it where the table has
/// room for them all; it is `ems` letters' sizes wide, of which each column leaves `gutter` free.
std::vector<SheetColumn> fitted_columns(const SheetTable& table, double ems, double gutter);
/// A form to be filled in by hand: lines of boxes to tick and blanks to write in.
struct SheetField {
  std::string label;
  bool box = false, blank = false;
};
struct SheetForm {
  std::string head;
  std::vector<std::vector<SheetField>> lines;
};
/// Label and text in rows: the decision as it was taken.
struct SheetFacts {
  std::vector<std::pair<std::string, std::string>> rows;
};
struct SheetStar {
  std::string centre, centre_letter;
  struct Ray {
    std::string name, letter;
    bool same = false;
    double east = 0, north = 0;
  };
  std::vector<Ray> rays;
  std::vector<std::vector<SheetRun>> beside; ///< paragraphs
};
/// Counties as nodes; `kind` numbers the first choices, the most frequent first. Positions are degrees.
struct SheetMap {
  struct Node {
    std::string name, letter;
    int kind = 0;
    double x = 0, y = 0;
    bool framed = false;
  };
  struct Edge {
    std::size_t a = 0, b = 0;
    bool same = false;
  };
  /// Where counties are too many to be named: what lies there, with the places of its nodes.
  struct District {
    std::string name;
    std::vector<std::size_t> nodes;
  };
  std::vector<Node> nodes;
  std::vector<Edge> edges;
  std::string key;
  std::vector<District> districts{};
  std::string title{}; ///< with its number
  int number = 0;
};
/// Up to this many nodes are named and lettered on a map.
inline constexpr std::size_t most_named_nodes = 100;
/// The same counties several times beside each other, each map under its title; they share letters and key.
struct SheetMaps {
  std::vector<std::pair<std::string, SheetMap>> maps;
  std::string key;
  std::string title{}; ///< with its number
  int number = 0;
};
/// Drawings beside each other, each under its title; `said` is what they show where a format has no pictures.
struct SheetDrawings {
  struct One {
    std::string title;
    Drawing drawing;
    std::string said;
  };
  std::vector<One> drawings;
  std::size_t in_row = 2; ///< so many have room; fewer leave theirs empty
};
/// Positions in a box of so many units, y downwards: true to the seats, but none nearer than `apart` to another.
std::vector<std::pair<double, double>> spread_out(const SheetMap& map, double width, double height, double apart);

/// Directions of a star's rays, radians, anticlockwise from the east: true bearings, but none nearer to the next than
/// the nodes need.
std::vector<double> directions(const SheetStar& star);

struct SheetBoxes {
  std::vector<std::pair<std::string, std::string>> boxes;
};
struct SheetSignatures {
  std::vector<std::string> names;
  std::string end{};
};
using SheetBlock = std::variant<SheetText, SheetStrip, SheetGauges, SheetBars, SheetTable, SheetForm, SheetFacts,
                                SheetStar, SheetMap, SheetMaps, SheetDrawings, SheetBoxes, SheetSignatures>;

struct SheetPart {
  std::string id, label;
  int page = 1;
  std::vector<SheetBlock> blocks{};
  bool annex = false; ///< behind the pages that are signed
};

struct CountySheet {
  Language language = Language::en;
  std::string county, title, subtitle;
  std::string shape = "county";             ///< or "notice", "case", "province": what a verification composes again
  bool annex = false;                       ///< with the audit annex
  std::string kind, case_title, date, foot; ///< at the head and foot of the pages
  std::vector<SheetPart> parts;
  std::vector<Claim> claims;
  Provenance provenance;
};

CountySheet compose_county(const Case&, const CountyRationale&, const Provenance&, Language);

/// Numbers what has a caption, "Table 1", "Figure 1", through the whole sheet, and of a Chinese report the heads that
/// begin its paragraphs, （一）. Formats take the numbers from here.
void number_blocks(CountySheet&);
/// "Table 1  ", "图1　": what a caption begins with.
std::string caption_number(Language language, bool figure, int number);

/// All that a part says, in reading order, a block or a row a line: what tests compare and a verification hashes.
std::string text_of(const SheetPart&);
std::string text_of(const CountySheet&);

/// Two pages of A4. `pages` is told how many there are, `scale` how large their type is against what it should be: 1
/// unless the sheet says more than two pages hold.
std::string write_county_pdf(const CountySheet&, int* pages = nullptr, double* scale = nullptr);
/// Several counties' sheets, one behind the other, each with its pages counted and an entry in the contents.
std::string write_counties_pdf(const std::vector<CountySheet>&);
/// The same pages for a screen.
std::vector<PagePicture> county_pictures(const CountySheet&, double pixels_a_millimetre);
/// A page that stands alone, for phone, screen and print; no script, nothing fetched.
std::string write_county_html(const CountySheet&);
std::string write_county_json(const CountySheet&);
std::string write_county_markdown(const CountySheet&);

} // namespace yindi
