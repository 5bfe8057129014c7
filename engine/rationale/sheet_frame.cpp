#include "engine/rationale/sheet_frame.h"

namespace yindi::sheets {

double SheetFrame::title(const Look& look, bool draws) const {
  if (pages > 0) return 0;
  ParagraphStyle set;
  if (zh()) {
    set.size = 22 * mm, set.line = 30 * mm, set.serif = true, set.align = TextAlign::centre, set.width = 156;
    double used = paper.paragraph(left(look) + 78, look.top, {{cut(sheet.title, 60), true}}, set, draws);
    set.size = 10.5 * mm, set.line = 16 * mm, set.colour = 0x3C3C3C;
    used +=
        paper.paragraph(left(look) + 78, look.top + used + 1,
                        {{cut(sheet.subtitle, 80) + (sheet.date.empty() ? "" : "　" + sheet.date), false}}, set, draws);
    return used + 3;
  }
  set.size = 19 * mm, set.line = 25 * mm, set.width = 170;
  return paper.paragraph(left(look), look.top, {{cut(sheet.title, 90), true}}, set, draws) + 1.5;
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
  paper.paragraph(190, 17, {{sheet.date, false}}, set);
  paper.fill_colour(20, 22.2, 170, 0.5, accent);
  paper.paragraph(190, 280.5,
                  {{std::to_string(pages + 1) + (of > 0 ? " of " + std::to_string(of) : std::string()), false}}, set);
  set.align = TextAlign::left;
  paper.paragraph(20, 280.5, {{cut(sheet.foot, 90), false}}, set);
}

} // namespace yindi::sheets
