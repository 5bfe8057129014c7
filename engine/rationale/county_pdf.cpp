#include "engine/rationale/case_sheet.h"
#include "engine/rationale/sheet_painter.h"

#include <algorithm>

namespace yindi {
namespace {

using namespace sheets;

struct PageMaker {
  PrintedPages& paper;
  const CountySheet& sheet;
  int pages = 0; ///< before this one
  int of = 2;    ///< in all; 0: not said

  bool zh() const { return sheet.language == Language::zh; }

  double label_height(const Look& look, const SheetPart& part, double y, bool draws, double room) const {
    ParagraphStyle set;
    set.size = look.form ? look.text : look.text, set.line = look.text_line;
    set.width = look.form ? look.text * 2.3 : look.label - 2;
    set.colour = look.form ? black : accent;
    if (!look.form) return paper.paragraph(left(look), y, {{part.label, true}}, set, draws);
    set.align = TextAlign::centre;
    const double height = paper.paragraph(0, 0, {{part.label, true}}, set, false);
    if (draws) paper.paragraph(left(look) + look.label / 2, y + (room - height) / 2, {{part.label, true}}, set);
    return height;
  }
  double left(const Look& look) const { return look.left[pages == 0 ? 0 : 1]; }

  /// Height of all parts of a page, set like this.
  double measure(int page, const Look& look, std::size_t rows) const {
    SheetPainter painter{paper, look, false, left(look) + look.indent, rows};
    double used = 0;
    for (const SheetPart& part : sheet.parts)
      if (part.page == page)
        used += std::max(painter.part(part, 0, look.form), label_height(look, part, 0, false, 0)) + 2 * look.between;
    return used;
  }

  double title(const Look& look, bool draws) const {
    if (pages > 0) return 0;
    ParagraphStyle set;
    if (zh()) {
      set.size = 22 * mm, set.line = 30 * mm, set.serif = true, set.align = TextAlign::centre, set.width = 156;
      double used = paper.paragraph(left(look) + 78, look.top, {{cut(sheet.title, 60), true}}, set, draws);
      set.size = 10.5 * mm, set.line = 16 * mm, set.colour = 0x3C3C3C;
      used += paper.paragraph(left(look) + 78, look.top + used + 1,
                              {{cut(sheet.subtitle, 80) + (sheet.date.empty() ? "" : "　" + sheet.date), false}}, set,
                              draws);
      return used + 3;
    }
    set.size = 19 * mm, set.line = 25 * mm, set.width = 170;
    return paper.paragraph(left(look), look.top, {{cut(sheet.title, 90), true}}, set, draws) + 1.5;
  }

  void frame(const Look& look) const {
    ParagraphStyle set;
    set.size = 8 * mm, set.line = 11 * mm, set.colour = grey;
    if (zh()) {
      const double foot = look.top + look.height + 7;
      set.serif = true;
      ParagraphStyle number;
      number.size = 14 * mm, number.line = 14 * mm, number.serif = true;
      const std::string text = "— " + std::to_string(pages + 1) + " —";
      const bool recto = pages % 2 == 0;
      number.align = recto ? TextAlign::right : TextAlign::left;
      paper.paragraph(recto ? left(look) + 156 - 4.9 : left(look) + 4.9, foot, {{text, false}}, number);
      set.align = recto ? TextAlign::left : TextAlign::right;
      paper.paragraph(recto ? left(look) : left(look) + 156, foot + 1, {{cut(sheet.foot, 60), false}}, set);
      return;
    }
    paper.paragraph(20, 17, {{sheet.kind, false}}, set);
    set.align = TextAlign::centre;
    paper.paragraph(105, 17, {{cut(sheet.case_title, 60), false}}, set);
    set.align = TextAlign::right;
    paper.paragraph(190, 17, {{sheet.date, false}}, set);
    paper.fill_colour(20, 22.2, 170, 0.5, accent);
    paper.paragraph(190, 280.5,
                    {{std::to_string(pages + 1) + (of > 0 ? " of " + std::to_string(of) : std::string()), false}}, set);
    set.align = TextAlign::left;
    paper.paragraph(20, 280.5, {{cut(sheet.foot, 90), false}}, set);
  }

  void page(int number) {
    // Type is as large as the page allows, and what is left over goes evenly between the parts.
    double scale = 1;
    std::size_t rows = 1000;
    const double air = zh() ? 1.6 : 1.9;
    const auto fits = [&](double s, std::size_t r) {
      const Look look = look_of(sheet.language, s, air);
      return measure(number, look, r) + title(look, false) <= look.height;
    };
    if (!fits(1, rows)) { // fewer rows first, then smaller type; each by halves, because measuring takes its time
      std::size_t few = 6, many = 24;
      while (few + 1 < many) {
        const std::size_t middle = (few + many) / 2;
        (fits(1, middle) ? few : many) = middle;
      }
      rows = few;
      if (!fits(1, rows)) {
        double small = 0.4, large = 1;
        for (int step = 0; step < 6; ++step) {
          const double middle = (small + large) / 2;
          (fits(middle, rows) ? small : large) = middle;
        }
        scale = small;
      }
    }
    Look look = look_of(sheet.language, scale, air);
    std::size_t parts = 0;
    for (const SheetPart& part : sheet.parts) parts += part.page == number ? 1 : 0;
    const double head = title(look, true);
    const double slack = look.height - measure(number, look, rows) - head;
    const double most = zh() ? 100.0 : 5.0;
    if (parts > 0 && slack > 0) look.between += std::min(most, slack / static_cast<double>(2 * parts));
    frame(look);
    SheetPainter painter{paper, look, true, left(look) + look.indent, rows};
    const double from = left(look), wide = look.form ? 156.0 : 170.0;
    double y = look.top + head;
    if (look.form) paper.line(from, y, from + wide, y, 0.35);
    const double begin = y;
    for (const SheetPart& part : sheet.parts) {
      if (part.page != number) continue;
      SheetPainter measuring = painter;
      measuring.draws = false;
      const double inside = std::max(measuring.part(part, 0, look.form), label_height(look, part, 0, false, 0));
      const double room = inside + 2 * look.between;
      paper.bookmark(part.label);
      painter.part(part, y + look.between, look.form);
      label_height(look, part, look.form ? y : y + look.between, true, room);
      y += room;
      if (look.form)
        paper.line(from, y, from + wide, y, 0.18);
      else
        paper.line(from, y, from + wide, y, 0.15, 0.45);
    }
    if (look.form) {
      paper.line(from, y, from + wide, y, 0.35);
      paper.line(from, begin, from, y, 0.35);
      paper.line(from + wide, begin, from + wide, y, 0.35);
      paper.line(from + look.label, begin, from + look.label, y, 0.18);
    }
    ++pages;
  }
};

/// Parts one after the other over as many pages as they take; a table goes on under its head on the next page.
struct FlowMaker {
  PrintedPages& paper;
  const CountySheet& sheet;
  PageMaker frames;
  Look look;
  double y = 0;
  std::size_t parts = 0; ///< begun
  static constexpr const char* ordinals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};

  double left() const { return frames.left(look); }
  double bottom() const { return look.top + look.height; }
  SheetPainter painter(bool draws) const { return {paper, look, draws, left() + look.indent, 1000}; }
  void next() {
    frames.frame(look);
    paper.next_page();
    ++frames.pages;
    y = look.top;
  }
  void table(const SheetTable& whole) {
    SheetTable piece = whole;
    piece.rows.clear();
    const double pad = look.table_line * 0.16;
    double used = painter(false)(piece, 0);
    const auto flush = [&] {
      y += painter(true)(piece, y);
      piece.rows.clear();
      used = painter(false)(piece, 0);
    };
    for (const auto& row : whole.rows) {
      const double height = painter(false).row_height(whole, row, pad);
      if (y + used + height > bottom()) {
        if (!piece.rows.empty()) flush();
        next();
      }
      piece.rows.push_back(row);
      used += height;
    }
    if (!piece.rows.empty()) flush();
  }
  void part(const SheetPart& part) {
    // A head never stands alone at the end of a page.
    double first =
        part.blocks.empty() ? 0 : std::visit([&](const auto& b) { return painter(false)(b, 0); }, part.blocks.front());
    if (const auto* table = part.blocks.empty() ? nullptr : std::get_if<SheetTable>(&part.blocks.front()))
      first = std::min(first, look.table_line * 8.0) +
              (table->rows.size() < 26 && first < look.height ? first - std::min(first, look.table_line * 8.0) : 0);
    const double head = frames.zh() ? look.text_line * 1.7 : 0;
    if (y > look.top && y + head + first > bottom()) next();
    paper.bookmark(part.label);
    if (frames.zh()) {
      ParagraphStyle set;
      set.size = 13 * mm, set.line = look.text_line * 1.5;
      const std::string number = ordinals[std::min<std::size_t>(parts++, std::size(ordinals) - 1)];
      y += paper.paragraph(left(), y, {{number + "、" + part.label, true}}, set) + 0.8;
    } else {
      ParagraphStyle set;
      set.size = look.text, set.line = look.text_line, set.width = look.label - 2, set.colour = accent;
      paper.paragraph(left(), y, {{part.label, true}}, set);
    }
    for (const SheetBlock& block : part.blocks) {
      if (const auto* rows = std::get_if<SheetTable>(&block)) {
        table(*rows);
        continue;
      }
      const double height = std::visit([&](const auto& b) { return painter(false)(b, 0); }, block);
      if (y > look.top && y + height > bottom()) next();
      y += std::visit([&](const auto& b) { return painter(true)(b, y); }, block);
    }
    y += look.between;
    if (!frames.zh() && y < bottom()) paper.line(left(), y, left() + 170, y, 0.15, 0.45);
    y += look.between;
  }
};

void draw_case(PrintedPages& paper, const CountySheet& sheet) {
  FlowMaker flow{paper, sheet, PageMaker{paper, sheet}, look_of(sheet.language, 1, 2.2)};
  flow.frames.of = 0;
  flow.look.form = false; // no ruled form: a report
  if (flow.frames.zh()) flow.look.indent = 0, flow.look.width = 156, flow.look.label = 0;
  flow.y = flow.look.top + flow.frames.title(flow.look, true) + 2;
  for (const SheetPart& part : sheet.parts) flow.part(part);
  flow.frames.frame(flow.look);
}

void draw_county(PrintedPages& paper, const CountySheet& sheet) {
  PageMaker maker{paper, sheet};
  maker.page(1);
  paper.next_page();
  maker.page(2);
}

using Draw = void (*)(PrintedPages&, const CountySheet&);

std::string pdf(const CountySheet& sheet, Draw draw, int* pages) {
  PrintedPages paper(sheet.title, sheet.date, sheet.language);
  draw(paper, sheet);
  if (pages) *pages = paper.pages();
  return paper.finish();
}

std::vector<PagePicture> pictures(const CountySheet& sheet, Draw draw, double pixels_a_millimetre) {
  PrintedPages paper(pixels_a_millimetre, sheet.language);
  draw(paper, sheet);
  return paper.pictures();
}

} // namespace

std::string write_case_pdf(const CountySheet& sheet, int* pages) { return pdf(sheet, draw_case, pages); }
std::string write_county_pdf(const CountySheet& sheet, int* pages) { return pdf(sheet, draw_county, pages); }

std::vector<PagePicture> case_pictures(const CountySheet& sheet, double pixels_a_millimetre) {
  return pictures(sheet, draw_case, pixels_a_millimetre);
}
std::vector<PagePicture> county_pictures(const CountySheet& sheet, double pixels_a_millimetre) {
  return pictures(sheet, draw_county, pixels_a_millimetre);
}

} // namespace yindi
