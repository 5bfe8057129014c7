// word/document.xml: a sheet's blocks as paragraphs, tables and pictures.

#include "engine/case/quality.h"
#include "engine/rationale/docx.h"
#include "engine/rationale/sheet_pictures.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace yindi {
namespace {

constexpr double emu = 36000, twips = 1440 / 25.4; ///< a millimetre

using Node = pugi::xml_node;

Node add(Node parent, const char* name, const char* key = nullptr, const std::string& value = {}) {
  Node node = parent.append_child(name);
  if (key) node.append_attribute(key) = value.c_str();
  return node;
}

struct BodyWriter {
  const CountySheet& sheet;
  const DocxStyles& styles;
  const DocxLook& look;
  Node body;        ///< where blocks go: the document's body, or a cell
  double width = 0; ///< of it, millimetres
  std::vector<std::string> pictures{};
  std::string label{}; ///< of the part in the making
  int tables = 0, figures = 0, bookmarks = 0;

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

  void caption(bool figure, const std::string& text) {
    Node p = paragraph("YD Caption");
    const std::string word = zh() ? (figure ? "图" : "表") : (figure ? "Figure" : "Table");
    run(p, word + " ");
    field(p, std::string(" SEQ ") + (figure ? "Figure" : "Table") + " \\* ARABIC ",
          std::to_string(figure ? ++figures : ++tables));
    run(p, gap() + text);
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
      Node node = add(margins, side, "w:w", "85");
      node.append_attribute("w:type") = "dxa";
    }
    Node grid = add(t, "w:tblGrid");
    for (const double share : shares) add(grid, "w:gridCol", "w:w", std::to_string(std::lround(share * width * twips)));
    return t;
  }
  static Node row(Node table, bool head = false) {
    Node r = add(table, "w:tr");
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

  void operator()(const SheetText& b) {
    const char* form[] = {"YD Form Answer", "YD Form Lead", "YD Form Text", "YD Note", "YD Code"};
    const char* official[] = {"YD Form Answer", "YD Body", "YD Body", "YD Note", "YD Code"};
    Node p = paragraph((look.official ? official : form)[static_cast<int>(b.kind)]);
    if (!b.mark.empty()) run(p, b.mark == "full" ? "● " : b.mark == "half" ? "◐ " : "○ ");
    for (const SheetRun& one : b.words) run(p, one.text, one.bold);
  }
  void operator()(const SheetStrip& b) {
    const double each = 0.6 / static_cast<double>(std::max<std::size_t>(1, b.cells.size()));
    Node r = row(table(std::vector<double>(b.cells.size(), each), false, true));
    for (std::size_t i = 0; i < b.cells.size(); ++i) {
      const bool chosen = static_cast<int>(i) == b.chosen;
      cell(
          r, each,
          [&] {
            Node p = paragraph("YD Table Text");
            add(p.child("w:pPr"), "w:jc", "w:val", "center");
            run(p, b.cells[i], chosen, chosen ? "FFFFFF" : nullptr);
          },
          chosen ? "000000" : nullptr);
    }
    spacer();
  }
  void spacer() {
    Node p = paragraph("YD Note");
    Node spacing = add(p.child("w:pPr"), "w:spacing", "w:before", "0");
    spacing.append_attribute("w:after") = "0";
    spacing.append_attribute("w:line") = "80";
    spacing.append_attribute("w:lineRule") = "exact";
  }
  void gauge(const SheetGauge& g) {
    Node p = paragraph("YD Form Text");
    run(p, g.name + gap(), true);
    run(p, g.share ? g.shown : "–", true);
    picture(paragraph("YD Note"), picture_of(g, width - 2, sheet.language));
    said("YD Note", g.said);
  }
  void operator()(const SheetGauges& b) {
    Node r = row(table({0.5, 0.5}, false));
    cell(r, 0.5, [&] { gauge(b.left); });
    cell(r, 0.5, [&] {
      gauge(b.right);
      std::string counts;
      for (const auto& [name, count] : b.values)
        counts += (counts.empty() ? "" : " | ") + name + " " + std::to_string(count);
      said("YD Note", counts);
    });
    spacer();
  }
  void operator()(const SheetBars& b) {
    caption(false, b.caption);
    double low = 0, high = 1e-12;
    for (const SheetBar& bar : b.bars) low = std::min(low, bar.points), high = std::max(high, bar.points);
    const bool two = !b.other.empty();
    const std::vector<double> shares =
        two ? std::vector{0.3, 0.15, 0.15, 0.28, 0.12} : std::vector{0.4, 0.2, 0.28, 0.12};
    Node t = table(shares, true);
    std::vector<std::string> heads{"", b.own};
    if (two) heads.push_back(b.other);
    heads.push_back(""), heads.push_back("");
    Node head = row(t, true);
    for (std::size_t i = 0; i < heads.size(); ++i)
      cell(
          head, shares[i], [&] { aligned(said("YD Table Head", heads[i]), i > 0); }, nullptr, true);
    for (const SheetBar& bar : b.bars) {
      Node r = row(t);
      const Quality* quality = find_quality(bar.mark);
      cell(r, shares[0],
           [&] { said("YD Table Text", (quality ? std::string(quality->symbol) + " " : "") + bar.name, bar.total); });
      cell(r, shares[1], [&] { said("YD Table Number", bar.own); });
      if (two) cell(r, shares[2], [&] { said("YD Table Number", bar.other); });
      const double share = shares[two ? 3 : 2];
      cell(r, share, [&] { picture(paragraph("YD Table Text"), picture_of(bar, low, high, width - 1)); });
      cell(r, shares.back(), [&] { said("YD Table Number", bar.shown, bar.total); });
    }
    if (!b.key.empty()) said("YD Note", b.key);
  }
  static void aligned(Node p, bool right) {
    if (right) add(p.child("w:pPr"), "w:jc", "w:val", "right");
  }
  void operator()(const SheetTable& b) {
    caption(false, label);
    std::vector<double> shares;
    double sum = 0;
    const auto share_of = [](const SheetColumn& column) { return std::max(0.09, column.share); };
    for (const SheetColumn& column : b.columns) sum += share_of(column);
    for (const SheetColumn& column : b.columns) shares.push_back(share_of(column) / sum);
    Node t = table(shares, true);
    Node head = row(t, true);
    for (std::size_t i = 0; i < shares.size(); ++i)
      cell(
          head, shares[i], [&] { aligned(said("YD Table Head", b.columns[i].title), b.columns[i].number); }, nullptr,
          true);
    for (const auto& line : b.rows) {
      Node r = row(t);
      for (std::size_t i = 0; i < shares.size(); ++i)
        cell(r, shares[i],
             [&] { said(b.columns[i].number ? "YD Table Number" : "YD Table Text", i < line.size() ? line[i] : ""); });
    }
    spacer();
  }
  void operator()(const SheetForm& b) {
    if (!b.head.empty()) said("YD Form Text", b.head, true);
    for (const auto& fields : b.lines) {
      Node p = paragraph("YD Form Text");
      for (const SheetField& one : fields) {
        run(p, (one.box ? "☐ " : "") + one.label + (one.blank ? " ____________________" : "") + gap());
      }
    }
  }
  void operator()(const SheetFacts& b) {
    Node t = table({0.16, 0.84}, false, true);
    for (const auto& one : b.rows) {
      Node r = row(t);
      cell(r, 0.16, [&] { said("YD Table Head", one.first); });
      cell(r, 0.84, [&] { said("YD Form Text", one.second); });
    }
    spacer();
  }
  void operator()(const SheetStar& b) {
    if (!b.rays.empty()) {
      Node p = paragraph("YD Caption");
      add(p.child("w:pPr"), "w:jc", "w:val", "center");
      picture(p, picture_of(b, sheet.language));
      caption(true, label);
    }
    for (const auto& words : b.beside) {
      Node p = paragraph(look.official ? "YD Body" : "YD Form Text");
      for (const SheetRun& one : words) run(p, one.text, one.bold);
    }
  }
  void operator()(const SheetMap& b) {
    if (!b.nodes.empty()) {
      picture(paragraph("YD Caption"), picture_of(b, width, sheet.language));
      caption(true, label);
    }
    said("YD Note", b.key);
  }
  void operator()(const SheetBoxes& b) {
    if (b.boxes.empty()) return;
    const double each = 1.0 / static_cast<double>(b.boxes.size());
    Node r = row(table(std::vector<double>(b.boxes.size(), each), false, true));
    for (const auto& one : b.boxes)
      cell(r, each, [&] {
        said("YD Table Head", one.first);
        said("YD Table Text", one.second);
      });
    spacer();
  }
  void operator()(const SheetSignatures& b) {
    Node p = paragraph("YD Form Text");
    add(p.child("w:pPr"), "w:spacing", "w:before", "454"); // 8 mm
    for (const std::string& name : b.names) run(p, name + " ____________" + gap());
    run(p, b.end);
  }

  /// A paragraph of a notice, its heading in its first line.
  void run_in(const SheetPart& from) {
    const char* style = from.id == "opening"                          ? "YD Addressee"
                        : from.id == "signature" || from.id == "date" ? "YD Signature"
                                                                      : "YD Body";
    Node p = paragraph(style);
    Node properties = p.child("w:pPr");
    if (!from.label.empty()) {
      Node number = add(properties, "w:numPr");
      add(number, "w:ilvl", "w:val", "0");
      add(number, "w:numId", "w:val", "1");
    }
    if (from.id == "signature") add(properties, "w:spacing", "w:before", zh() ? "0" : "480");
    if (!from.label.empty()) {
      add(add(properties, "w:rPr"), "w:b");
      run(p, from.label + (zh() ? "。" : ". "), true);
    }
    for (const SheetBlock& block : from.blocks)
      if (const auto* text = std::get_if<SheetText>(&block))
        for (const SheetRun& one : text->words) run(p, one.text, one.bold);
  }

  void part(const SheetPart& from) {
    label = from.label;
    Node start = add(body, "w:bookmarkStart", "w:id", std::to_string(bookmarks));
    start.append_attribute("w:name") = ("yd_" + from.id).c_str();
    add(body, "w:bookmarkEnd", "w:id", std::to_string(bookmarks++));
    if (look.run_in) return run_in(from);
    if (!from.label.empty()) {
      Node p = paragraph(look.official ? "YD Heading 1" : "YD Form Label");
      if (look.numbered) {
        Node number = add(p.child("w:pPr"), "w:numPr");
        add(number, "w:ilvl", "w:val", "0");
        add(number, "w:numId", "w:val", look.official ? "1" : "2");
      }
      run(p, from.label);
    }
    for (const SheetBlock& block : from.blocks) std::visit(*this, block);
  }
};

} // namespace

DocxBody docx_body(const CountySheet& sheet, const DocxStyles& styles, const DocxLook& look) {
  const bool zh = sheet.language == Language::zh;
  pugi::xml_document document;
  Node root = document.append_child("w:document");
  const std::pair<const char*, const char*> spaces[] = {
      {"xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"},
      {"xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
      {"xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"},
      {"xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"},
      {"xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"}};
  for (const auto& [name, value] : spaces) root.append_attribute(name) = value;
  Node body = add(root, "w:body");
  BodyWriter w{sheet, styles, look, body, zh ? 156.0 : 170.0};
  w.said("YD Title", sheet.title);
  const std::string about = sheet.subtitle.empty() ? sheet.case_title : sheet.subtitle;
  if (!about.empty() && !look.run_in) w.said("YD Note", about + (sheet.date.empty() ? "" : w.gap() + sheet.date));
  for (const SheetPart& part : sheet.parts) w.part(part);
  Node section = add(body, "w:sectPr");
  for (const char* type : {"default", "even"}) {
    Node foot = add(section, "w:footerReference", "w:type", type);
    foot.append_attribute("r:id") = *type == 'd' ? "rIdFooter1" : "rIdFooter2";
  }
  Node size = add(section, "w:pgSz", "w:w", "11906");
  size.append_attribute("w:h") = "16838";
  Node margins = add(section, "w:pgMar");
  const auto margin = [&](const char* side, double millimetres) {
    margins.append_attribute(side) = std::to_string(std::lround(millimetres * twips)).c_str();
  };
  margin("w:top", zh ? 37 : 17), margin("w:right", zh ? 26 : 20), margin("w:bottom", zh ? 35 : 20);
  margin("w:left", zh ? 28 : 20), margin("w:header", 12), margin("w:footer", zh ? 23 : 10), margin("w:gutter", 0);
  if (zh) {
    Node grid = add(section, "w:docGrid", "w:type", "lines");
    grid.append_attribute("w:linePitch") = "580";
  }
  std::ostringstream out;
  document.save(out, "", pugi::format_raw | pugi::format_no_declaration);
  return {"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + out.str(), std::move(w.pictures)};
}

} // namespace yindi
