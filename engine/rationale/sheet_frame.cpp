#include "engine/rationale/sheet_frame.h"

#include "engine/rationale/sheet_words.h"

namespace yindi::sheets {

namespace {

/// The width in which a title takes no more lines than it needs, each about as long: none has one character alone.
double balanced_width(PrintedPages& paper, const std::vector<TextRun>& runs, ParagraphStyle set) {
  const int lines = paper.paragraph_lines(runs, set);
  if (lines < 2) return set.width;
  double narrow = set.width / 2, wide = set.width;
  for (int step = 0; step < 7; ++step) {
    set.width = (narrow + wide) / 2;
    (paper.paragraph_lines(runs, set) > lines ? narrow : wide) = set.width;
  }
  return wide;
}

} // namespace

double SheetFrame::title(const Look& look, bool draws) const {
  if (pages > 0) return 0;
  ParagraphStyle set;
  if (zh()) {
    set.size = 22 * mm, set.line = 30 * mm, set.serif = true, set.align = TextAlign::centre, set.width = 156;
    const std::vector<TextRun> title = {{cut(sheet.title, 60), true}};
    set.width = balanced_width(paper, title, set);
    double used = paper.paragraph(left(look) + 78, look.top, title, set, draws);
    set.size = 10.5 * mm, set.line = 16 * mm, set.colour = 0x3C3C3C, set.width = 156;
    const std::vector<TextRun> below = {
        {cut(sheet.subtitle, 80) + (sheet.date.empty() ? "" : "　" + day_in_words(sheet.date, sheet.language)), false}};
    set.width = balanced_width(paper, below, set);
    used += paper.paragraph(left(look) + 78, look.top + used + 1, below, set, draws);
    return used + 3;
  }
  set.size = 19 * mm, set.line = 25 * mm, set.width = 170;
  const std::vector<TextRun> title = {{cut(sheet.title, 90), true}};
  set.width = balanced_width(paper, title, set);
  return paper.paragraph(left(look), look.top, title, set, draws) + 1.5;
}

void SheetFrame::foot(const Look& look) const {
  ParagraphStyle set;
  set.size = 8 * mm, set.line = 11 * mm, set.colour = grey;
  if (zh()) {
    const double below = look.top + look.height + 7;
    set.serif = true;
    ParagraphStyle number;
    number.size = 14 * mm, number.line = 14 * mm, number.serif = true;
    const std::string text = "— " + std::to_string(pages + 1) + " —";
    const bool recto = pages % 2 == 0;
    number.align = recto ? TextAlign::right : TextAlign::left;
    paper.paragraph(recto ? left(look) + 156 - 4.9 : left(look) + 4.9, below, {{text, false}}, number);
    set.align = recto ? TextAlign::left : TextAlign::right;
    if (!bare) paper.paragraph(recto ? left(look) : left(look) + 156, below + 1, {{cut(sheet.foot, 60), false}}, set);
    return;
  }
  paper.paragraph(20, 17, {{sheet.kind, false}}, set);
  set.align = TextAlign::centre;
  paper.paragraph(105, 17, {{cut(sheet.case_title, 60), false}}, set);
  set.align = TextAlign::right;
  paper.paragraph(190, 17, {{day_in_words(sheet.date, sheet.language), false}}, set);
  paper.fill_colour(20, 22.2, 170, 0.5, accent);
  paper.paragraph(190, 280.5,
                  {{std::to_string(pages + 1) + (of > 0 ? " of " + std::to_string(of) : std::string()), false}}, set);
  set.align = TextAlign::left;
  paper.paragraph(20, 280.5, {{cut(sheet.foot, 90), false}}, set);
}

} // namespace yindi::sheets
