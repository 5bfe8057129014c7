// The notice as one page: in Chinese in the layout of official documents (GB/T 9704), 22 lines of 28 characters.

#include "engine/rationale/notice.h"

#include <algorithm>

namespace yindi {
namespace {

constexpr double point = 25.4 / 72;

struct NoticePage {
  PrintedPages& paper;
  const CountySheet& sheet;
  double scale = 1;

  bool zh() const { return sheet.language == Language::zh; }
  double left() const { return zh() ? 28 : 25; }
  double width() const { return zh() ? 156 : 160; }
  double top() const { return zh() ? 37 : 24; }
  double bottom() const { return zh() ? 262 : 269; }
  ParagraphStyle style(double size, double pitch) const {
    ParagraphStyle set;
    set.size = size * point * scale, set.line = pitch * point * scale, set.width = width();
    set.serif = zh(), set.justify = zh();
    return set;
  }
  ParagraphStyle body() const { return zh() ? style(16, 28.99) : style(12, 18.5); }

  /// Height of everything, drawn where `draws`.
  double all(bool draws) const {
    double y = top();
    ParagraphStyle title = zh() ? style(22, 32) : style(20, 26);
    title.align = TextAlign::centre, title.justify = false;
    y += paper.paragraph(left() + width() / 2, y, {{sheet.title, true}}, title, draws) + body().line;
    static const char* const numbers[] = {"一、", "二、", "三、", "四、", "五、", "六、"};
    int number = 0;
    for (const SheetPart& part : sheet.parts) {
      std::string text;
      for (const SheetBlock& block : part.blocks)
        if (const auto* words = std::get_if<SheetText>(&block))
          for (const SheetRun& run : words->words) text += run.text;
      if (part.id == "signature" || part.id == "date") {
        ParagraphStyle set = body();
        set.justify = false, set.align = TextAlign::right;
        if (part.id == "signature") y += 2 * set.line;
        set.width = 0;
        // Four characters from the right edge, as a seal needs.
        y += paper.paragraph(left() + width() - 4 * set.size, y, {{text, false}}, set, draws);
        continue;
      }
      std::vector<TextRun> runs;
      if (!part.label.empty()) {
        const std::string head = zh() ? std::string("　　") + numbers[std::min(number, 5)] + part.label + "。"
                                      : std::to_string(number + 1) + ". " + part.label + ". ";
        ++number;
        runs.push_back({head, true});
      } else if (zh() && part.id != "opening")
        runs.push_back({"　　", false});
      runs.push_back({text, false});
      y += paper.paragraph(left(), y, runs, body(), draws) + (zh() ? 0 : 2.5 * scale);
    }
    return y - top();
  }
};

void draw_notice(PrintedPages& paper, const CountySheet& sheet) {
  NoticePage page{paper, sheet};
  while (page.scale > 0.45 && page.all(false) > page.bottom() - page.top()) page.scale *= 0.97;
  page.all(true);
  page.scale = 1;
  ParagraphStyle foot = page.style(8, 11);
  foot.width = 0, foot.colour = 0x555555, foot.justify = false;
  paper.paragraph(page.left(), page.bottom() + 9, {{sheet.foot, false}}, foot);
  ParagraphStyle number = page.style(14, 18);
  number.width = 0, number.align = TextAlign::right, number.justify = false;
  if (page.zh())
    paper.paragraph(page.left() + page.width() - 14 * point, page.bottom() + 7, {{"— 1 —", false}}, number);
}

} // namespace

std::string write_notice_pdf(const CountySheet& sheet, int* pages) {
  PrintedPages paper(sheet.title, sheet.date, sheet.language);
  draw_notice(paper, sheet);
  if (pages) *pages = paper.pages();
  return paper.finish();
}

std::vector<PagePicture> notice_pictures(const CountySheet& sheet, double pixels_a_millimetre) {
  PrintedPages paper(pixels_a_millimetre, sheet.language);
  draw_notice(paper, sheet);
  return paper.pictures();
}

} // namespace yindi
