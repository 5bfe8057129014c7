// A county's sheet on paper: two pages, whatever it says.

#include "engine/rationale/county_sheet.h"
#include "engine/rationale/sheet_frame.h"

#include <algorithm>

namespace yindi {
namespace {

using namespace sheets;

struct PageMaker : SheetFrame {
  double smallest = 1; ///< scale of the type so far

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
  /// Height of all parts of a page, set like this.
  double measure(int page, const Look& look, std::size_t rows) const {
    SheetPainter painter{paper, look, false, left(look) + look.indent, rows};
    double used = 0;
    for (const SheetPart& part : sheet.parts)
      if (part.page == page)
        used += std::max(painter.part(part, 0, look.form), label_height(look, part, 0, false, 0)) + 2 * look.between;
    return used;
  }

  void page(int number) {
    // Type is as large as the page allows, and what is left over goes evenly between the parts.
    double scale = 1;
    std::size_t rows = 1000;
    double air = zh() ? 1.6 : 1.9, tight = 0, dense = 0;
    const auto look_now = [&](double s) {
      Look look = look_of(sheet.language, s, air);
      look.tight = tight, look.dense = dense, look.table_line *= 1 - 0.06 * tight;
      const auto towards = [&](double& size, double points) {
        size += dense * (std::min(size, points * s * mm) - size);
      };
      towards(look.table, 8), towards(look.table_line, zh() ? 9.6 : 9.4);
      towards(look.text, zh() ? 9 : 8.5), towards(look.text_line, zh() ? 12.2 : 10.6);
      towards(look.note_line, zh() ? 9.8 : 9.4);
      return look;
    };
    const auto fits = [&](double s, std::size_t r) {
      const Look look = look_now(s);
      return measure(number, look, r) + title(look, false) <= look.height;
    };
    if (!fits(1, rows)) air = 0.7, tight = 1; // every row keeps its line where closer parts and rows make the room
    while (dense < 0.99 && !fits(1, rows)) dense += 0.25, air = 0.7 - 0.3 * dense;
    if (!fits(1, rows)) { // fewer rows first, then smaller type; each by halves, because measuring takes its time
      std::size_t few = 24, many = 60;
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
        smallest = std::min(smallest, scale);
      }
    }
    Look look = look_now(scale);
    std::size_t parts = 0;
    for (const SheetPart& part : sheet.parts) parts += part.page == number ? 1 : 0;
    const double head = title(look, true);
    const double slack = look.height - measure(number, look, rows) - head;
    const double most = zh() ? 100.0 : 5.0;
    if (parts > 0 && slack > 0) look.between += std::min(most, slack / static_cast<double>(2 * parts));
    foot(look);
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

/// Gives the scale of its smallest type.
double draw_county(PrintedPages& paper, const CountySheet& sheet) {
  PageMaker maker{{paper, sheet}};
  maker.page(1);
  paper.next_page();
  maker.page(2);
  return maker.smallest;
}

} // namespace

std::string write_county_pdf(const CountySheet& sheet, int* pages, double* scale) {
  PrintedPages paper(sheet.title, sheet.date, sheet.language);
  const double smallest = draw_county(paper, sheet);
  if (scale) *scale = smallest;
  if (pages) *pages = paper.pages();
  return paper.finish();
}

std::string write_counties_pdf(const std::vector<CountySheet>& sheets) {
  if (sheets.empty()) return {};
  PrintedPages paper(sheets.front().case_title, sheets.front().date, sheets.front().language);
  for (const CountySheet& sheet : sheets) {
    if (&sheet != &sheets.front()) paper.next_page();
    paper.bookmark(sheet.title);
    draw_county(paper, sheet);
  }
  return paper.finish();
}

std::vector<PagePicture> county_pictures(const CountySheet& sheet, double pixels_a_millimetre) {
  PrintedPages paper(pixels_a_millimetre, sheet.language);
  draw_county(paper, sheet);
  return paper.pictures();
}

} // namespace yindi
