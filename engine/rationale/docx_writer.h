#pragma once

// The pieces of word/document.xml that blocks are made of: paragraphs, runs, pictures, tables and their cells.

#include "engine/rationale/docx.h"
#include "engine/rationale/sheet_pictures.h"

#include <cmath>
#include <utility>

namespace yindi::docx {

inline constexpr double emu = 36000, twips = 1440 / 25.4; ///< a millimetre

using Node = pugi::xml_node;

inline Node add(Node parent, const char* name, const char* key = nullptr, const std::string& value = {}) {
  Node node = parent.append_child(name);
  if (key) node.append_attribute(key) = value.c_str();
  return node;
}

/// What stands in a body: the pieces that blocks are made of.
struct DocxWriter {
  const CountySheet& sheet;
  const DocxStyles& styles;
  const DocxLook& look;
  Node body;        ///< where blocks go: the document's body, or a cell
  double width = 0; ///< of it, millimetres
  std::vector<std::string> pictures{};
  std::string label{}; ///< of the part in the making
  int bookmarks = 0;

  bool zh() const { return sheet.language == Language::zh; }
  std::string gap() const { return zh() ? "　" : "  "; }

  Node paragraph(const char* style) {
    Node p = add(body, "w:p");
    add(add(p, "w:pPr"), "w:pStyle", "w:val", styles.ids.at(style));
    return p;
  }
  static void run(Node p, const std::string& text, bool bold = false, const char* colour = nullptr) {
    if (text.empty()) return;
    Node r = add(p, "w:r");
    if (bold || colour) {
      Node properties = add(r, "w:rPr");
      if (bold) add(properties, "w:b");
      if (colour) add(properties, "w:color", "w:val", colour);
    }
    Node t = add(r, "w:t", "xml:space", "preserve");
    t.text() = text.c_str();
  }
  Node said(const char* style, const std::string& text, bool bold = false) {
    Node p = paragraph(style);
    run(p, text, bold);
    return p;
  }
  static void field(Node p, const std::string& instruction, const std::string& shown) {
    Node simple = add(p, "w:fldSimple", "w:instr", instruction);
    run(simple, shown);
  }

  /// A caption with its number as a field, so that the office counts on.
  void caption(bool figure, int number, const std::string& text) {
    Node p = paragraph("YD Caption");
    const std::string begin = number > 0 ? caption_number(sheet.language, figure, number) : std::string();
    if (number <= 0 || !text.starts_with(begin)) return run(p, text);
    const std::size_t at = begin.find(std::to_string(number));
    run(p, begin.substr(0, at));
    field(p, std::string(" SEQ ") + (figure ? "Figure" : "Table") + " \\* ARABIC ", std::to_string(number));
    run(p, text.substr(at + std::to_string(number).size()));
  }

  void picture(Node p, const SheetPicture& shown) {
    pictures.push_back(shown.png);
    const std::string number = std::to_string(pictures.size()), name = "picture " + number;
    const std::string cx = std::to_string(std::lround(shown.width * emu)),
                      cy = std::to_string(std::lround(shown.height * emu));
    const std::string alternative = shown.said.size() > 1500 ? label : shown.said;
    Node frame = add(add(add(p, "w:r"), "w:drawing"), "wp:inline");
    for (const char* side : {"distT", "distB", "distL", "distR"}) frame.append_attribute(side) = "0";
    const auto extent = [&](Node parent, const char* tag) {
      Node node = add(parent, tag, "cx", cx);
      node.append_attribute("cy") = cy.c_str();
    };
    extent(frame, "wp:extent");
    Node about = add(frame, "wp:docPr", "id", number);
    about.append_attribute("name") = name.c_str();
    about.append_attribute("descr") = alternative.c_str();
    Node graphic = add(frame, "a:graphic");
    Node data = add(graphic, "a:graphicData", "uri", "http://schemas.openxmlformats.org/drawingml/2006/picture");
    Node pic = add(data, "pic:pic");
    Node properties = add(pic, "pic:nvPicPr");
    Node named = add(properties, "pic:cNvPr", "id", number);
    named.append_attribute("name") = name.c_str();
    named.append_attribute("descr") = alternative.c_str();
    add(properties, "pic:cNvPicPr");
    Node fill = add(pic, "pic:blipFill");
    add(fill, "a:blip", "r:embed", "rIdPicture" + number);
    add(add(fill, "a:stretch"), "a:fillRect");
    Node shape = add(pic, "pic:spPr");
    Node transform = add(shape, "a:xfrm");
    Node offset = add(transform, "a:off", "x", "0");
    offset.append_attribute("y") = "0";
    extent(transform, "a:ext");
    add(add(shape, "a:prstGeom", "prst", "rect"), "a:avLst");
  }

  /// A table over the width, its columns by their shares; `ruled`: with the rules of a printed table.
  Node table(const std::vector<double>& shares, bool ruled, bool boxed = false) {
    Node t = add(body, "w:tbl");
    Node properties = add(t, "w:tblPr");
    Node all = add(properties, "w:tblW", "w:w", std::to_string(std::lround(width * twips)));
    all.append_attribute("w:type") = "dxa";
    if (ruled || boxed) {
      Node borders = add(properties, "w:tblBorders");
      const auto border = [&](const char* side, const char* size, const char* colour) {
        Node node = add(borders, side, "w:val", "single");
        node.append_attribute("w:sz") = size;
        node.append_attribute("w:space") = "0";
        node.append_attribute("w:color") = colour;
      };
      border("w:top", boxed ? "4" : "8", "000000");
      if (boxed) border("w:left", "4", "000000");
      border("w:bottom", boxed ? "4" : "8", "000000");
      if (boxed) border("w:right", "4", "000000");
      border("w:insideH", boxed ? "4" : "2", boxed ? "000000" : "C9C9C9");
      if (boxed) border("w:insideV", "4", "000000");
    }
    add(properties, "w:tblLayout", "w:type", "fixed");
    Node margins = add(properties, "w:tblCellMar");
    for (const char* side : {"w:left", "w:right"}) {
      Node node = add(margins, side, "w:w", ruled && look.form ? "45" : "85");
      node.append_attribute("w:type") = "dxa";
    }
    Node grid = add(t, "w:tblGrid");
    for (const double share : shares) add(grid, "w:gridCol", "w:w", std::to_string(std::lround(share * width * twips)));
    return t;
  }
  static Node row(Node table, bool head = false, bool splits = false) {
    Node r = add(table, "w:tr");
    if (splits) return r;
    Node properties = add(r, "w:trPr");
    add(properties, "w:cantSplit");
    if (head) add(properties, "w:tblHeader");
    return r;
  }
  /// Makes a cell and writes into it; every cell ends with a paragraph.
  template <class Write>
  void cell(Node row, double share, Write write, const char* shade = nullptr, bool under = false) {
    Node c = add(row, "w:tc");
    Node properties = add(c, "w:tcPr");
    Node w = add(properties, "w:tcW", "w:w", std::to_string(std::lround(share * width * twips)));
    w.append_attribute("w:type") = "dxa";
    if (under) {
      Node rule = add(add(properties, "w:tcBorders"), "w:bottom", "w:val", "single");
      rule.append_attribute("w:sz") = "4";
      rule.append_attribute("w:color") = "000000";
    }
    if (shade) {
      Node fill = add(properties, "w:shd", "w:val", "clear");
      fill.append_attribute("w:color") = "auto";
      fill.append_attribute("w:fill") = shade;
    }
    const Node outer = std::exchange(body, c);
    const double wide = std::exchange(width, share * width - 2);
    write();
    body = outer, width = wide;
  }
};

} // namespace yindi::docx
