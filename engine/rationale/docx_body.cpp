// word/document.xml: a sheet's blocks as paragraphs, tables and pictures.

#include "engine/case/quality.h"
#include "engine/rationale/docx_writer.h"
#include "engine/rationale/sheet_painter.h"
#include "engine/rationale/sheet_words.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace yindi {
namespace {

using namespace docx;

constexpr std::size_t rows_of_form = 24; ///< of a table that may be told in brief

struct BodyWriter : DocxWriter {
  void operator()(const SheetText& b) {
    if (look.form && !zh() && b.kind == SheetText::Kind::head) return; // the title says it
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
    spacing.append_attribute("w:line") = look.form ? "36" : "80";
    spacing.append_attribute("w:lineRule") = "exact";
  }
  void gauge(const SheetGauge& g) {
    Node p = paragraph("YD Form Text");
    run(p, g.name + gap(), true);
    run(p, g.share ? g.shown : "–", true);
    picture(paragraph("YD Picture"), picture_of(g, width - 2, sheet.language));
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
    caption(false, b.number, b.caption);
    double low = 0, high = 1e-12;
    for (const SheetBar& bar : b.bars) low = std::min(low, bar.points), high = std::max(high, bar.points);
    const bool two = !b.other.empty();
    const std::vector<double> shares =
        two ? std::vector{0.3, 0.18, 0.18, 0.22, 0.12} : std::vector{0.4, 0.2, 0.28, 0.12};
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
      cell(r, share, [&] { picture(paragraph("YD Picture"), picture_of(bar, low, high, width - 1)); });
      cell(r, shares.back(), [&] { said("YD Table Number", bar.shown, bar.total); });
    }
    if (!b.key.empty()) said("YD Note", b.key);
  }
  static void keep_with_next(Node p) {
    p.child("w:pPr").insert_child_after("w:keepNext", p.child("w:pPr").child("w:pStyle"));
  }
  static void aligned(Node p, bool right) {
    if (right) add(p.child("w:pPr"), "w:jc", "w:val", "right");
  }
  void operator()(const SheetTable& b) {
    if (look.form && b.abreast > 1) return (*this)(sheets::abreast(b, true));
    if (!b.caption.empty()) caption(false, b.number, b.caption);
    const std::size_t shown =
        look.form && b.in_brief.size() > rows_of_form + 1 ? rows_of_form : b.rows.size(); // a form has two pages
    // The office may have other fonts than these, somewhat wider ones.
    const double type = ((look.form ? 8.3 : 8.8) + 0.7) * sheets::mm, padding = look.form ? 2.6 : 4.2;
    std::vector<double> shares;
    double sum = 0;
    const auto columns = fitted_columns(b, width / type, padding / type);
    for (const SheetColumn& column : columns) sum += column.share;
    for (const SheetColumn& column : columns) shares.push_back(column.share / sum);
    Node t = table(shares, true);
    if (sheets::has_heads(b)) {
      Node head = row(t, true);
      for (std::size_t i = 0; i < shares.size(); ++i)
        cell(
            head, shares[i], [&] { aligned(said("YD Table Head", b.columns[i].title), b.columns[i].number); }, nullptr,
            true);
    }
    for (std::size_t k = 0; k < shown; ++k) {
      const auto& line = b.rows[k];
      Node r = row(t);
      if (b.heads_group(k)) {
        cell(
            r, 1, [&] { keep_with_next(said("YD Table Head", line.front())); }, "ECECEC");
        Node across = r.child("w:tc").child("w:tcPr").insert_child_after(
            "w:gridSpan", r.child("w:tc").child("w:tcPr").child("w:tcW"));
        across.append_attribute("w:val") = std::to_string(shares.size()).c_str();
        continue;
      }
      for (std::size_t i = 0; i < shares.size(); ++i)
        cell(r, shares[i], [&] {
          Node p = said(b.columns[i].number ? "YD Table Number" : "YD Table Text", i < line.size() ? line[i] : "");
          if (k + 1 < shown && (k < 2 || k + 2 == shown)) keep_with_next(p); // no row stands alone on a page
        });
    }
    if (shown < b.rows.size()) said("YD Note", sheets::brief_of(b, shown));
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
    if (!b.rays.empty()) { // the picture beside its words
      const double share = std::min(0.45, 50 / width);
      Node r = row(table({share, 1 - share}, false));
      cell(r, share, [&] {
        SheetPicture star = picture_of(b, sheet.language);
        star.width *= 0.66, star.height *= 0.66;
        picture(paragraph("YD Picture"), star);
      });
      cell(r, 1 - share, [&] { words_beside(b); });
      spacer();
      return;
    }
    words_beside(b);
  }
  void words_beside(const SheetStar& b) {
    for (const auto& words : b.beside) {
      Node p = paragraph(look.official ? "YD Body" : "YD Form Text");
      for (const SheetRun& one : words) run(p, one.text, one.bold);
    }
  }
  void operator()(const SheetMap& b) {
    if (!b.nodes.empty()) {
      Node p = paragraph("YD Picture");
      add(p.child("w:pPr"), "w:keepNext");
      picture(p, picture_of(b, width, sheet.language));
      caption(true, b.number, b.title);
    }
    said("YD Note", b.key);
  }
  void operator()(const SheetMaps& b) {
    if (b.maps.empty()) return;
    const double each = 1.0 / static_cast<double>(b.maps.size());
    Node r = row(table(std::vector<double>(b.maps.size(), each), false));
    for (const auto& one : b.maps)
      cell(r, each, [&] {
        said("YD Table Head", one.first);
        picture(paragraph("YD Picture"), picture_of(one.second, width - 1, sheet.language, true));
      });
    caption(true, b.number, b.title);
    said("YD Note", b.key);
  }
  void operator()(const SheetDrawings& b) {
    const std::size_t places = std::max(b.in_row, b.drawings.size());
    const double each = 1.0 / static_cast<double>(places);
    Node r = row(table(std::vector<double>(places, each), false));
    for (std::size_t i = 0; i < places; ++i)
      cell(r, each, [&] {
        if (i >= b.drawings.size()) return spacer();
        said("YD Table Head", b.drawings[i].title);
        picture(paragraph("YD Picture"), picture_of(b.drawings[i], width - 1, sheet.language));
      });
    spacer();
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
    for (const std::string& name : b.names) run(p, name + (look.form ? " ________" : " ____________") + gap());
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

  void mark_start(const SheetPart& from) {
    label = from.label;
    Node start = add(body, "w:bookmarkStart", "w:id", std::to_string(bookmarks));
    start.append_attribute("w:name") = ("yd_" + from.id).c_str();
    add(body, "w:bookmarkEnd", "w:id", std::to_string(bookmarks++));
  }
  /// A row a part, its label beside it; rows go on over the end of a page.
  void form() {
    const double side = (zh() ? 17 : 31) / width; // a number and the longest word
    Node t = table({side, 1 - side}, false, zh());
    for (const SheetPart& from : sheet.parts) {
      Node r = row(t, false, true);
      cell(
          r, side,
          [&] {
            mark_start(from);
            heading(from);
          },
          nullptr, !zh());
      cell(
          r, 1 - side,
          [&] {
            for (const SheetBlock& block : from.blocks) std::visit(*this, block);
            if (std::string(body.last_child().name()) != "w:p") spacer();
          },
          nullptr, !zh());
    }
    spacer(); // a document does not end with a table
  }

  void heading(const SheetPart& from) {
    Node p = paragraph(look.official ? "YD Heading 1" : "YD Form Label");
    if (!look.form && !look.official) keep_with_next(p); // the other heading's style has it
    if (look.numbered) {
      Node number = add(p.child("w:pPr"), "w:numPr");
      add(number, "w:ilvl", "w:val", "0");
      add(number, "w:numId", "w:val", look.official ? "1" : "2");
    }
    run(p, from.label);
  }

  void part(const SheetPart& from) {
    mark_start(from);
    if (look.run_in) return run_in(from);
    if (!from.label.empty()) heading(from);
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
  BodyWriter w{{sheet, styles, look, body, zh ? 156.0 : 170.0}};
  Node title = w.said("YD Title", sheet.title);
  if (look.form) {
    Node spacing = add(title.child("w:pPr"), "w:spacing", "w:after", "40");
    spacing.append_attribute("w:line") = zh ? "500" : "460";
    spacing.append_attribute("w:lineRule") = "exact";
  }
  const std::string about = sheet.subtitle.empty() ? sheet.case_title : sheet.subtitle;
  if (!about.empty() && !look.run_in)
    w.said("YD Note", about + (sheet.date.empty() ? "" : w.gap() + day_in_words(sheet.date, sheet.language)));
  if (look.form)
    w.form();
  else
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
  margin("w:top", zh ? 37 : 10), margin("w:right", zh ? 26 : 20), margin("w:bottom", zh ? 35 : 13);
  margin("w:left", zh ? 28 : 20), margin("w:header", 12), margin("w:footer", zh ? 23 : 8), margin("w:gutter", 0);
  if (zh) {
    Node grid = add(section, "w:docGrid", "w:type", "lines");
    grid.append_attribute("w:linePitch") = "580";
  }
  std::ostringstream out;
  document.save(out, "", pugi::format_raw | pugi::format_no_declaration);
  return {"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + out.str(), std::move(w.pictures)};
}

} // namespace yindi
