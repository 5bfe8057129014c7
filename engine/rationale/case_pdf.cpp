// A case's document on paper: parts one after the other, set as large as the pages of its shape allow; the annex behind
// them takes what it takes.

#include "engine/rationale/case_sheet.h"
#include "engine/rationale/composer.h"
#include "engine/rationale/sheet_frame.h"

#include <algorithm>

namespace yindi {
namespace {

using namespace sheets;

/// Text is as large as that of an official document; where pages are short, maps and the rows of tables give way first.
Look case_look(Language language, double scale, double tight) {
  const bool zh = language == Language::zh;
  Look look = look_of(language, std::min(1.0, scale), 2.2 - 1.4 * tight);
  const double type = 1 - 0.11 * tight, pitch = 1 - 0.2 * tight; // 8 on 10.4 points at the least in Chinese
  look.table *= type, look.table_line *= pitch, look.note_line *= 1 - 0.08 * tight;
  look.tight = tight;
  look.form = false; // a report
  const double size = (zh ? 10.5 : 9.5) * scale * mm;
  look.text = look.lead = size;
  look.text_line = look.lead_line = zh ? size * (scale > 1.3 ? 28.99 / 16 : 1.6) : size * 1.45;
  look.official = zh;
  if (zh) look.indent = 0, look.width = 156, look.label = 0;
  return look;
}

/// On which page a part begins.
struct PartPage {
  std::string label;
  int page = 0;
};

struct FlowMaker {
  PrintedPages& paper;
  const CountySheet& sheet;
  SheetFrame frame;
  Look look;
  bool draws = true; ///< else it only counts pages
  double y = 0;
  int parts = 0;       ///< begun
  double side_end = 0; ///< of the head beside the text, on this page
  std::vector<PartPage> begun{};

  double left() const { return frame.left(look); }
  double bottom() const { return look.top + look.height; }
  SheetPainter painter(bool drawing) const { return {paper, look, drawing && draws, left() + look.indent, 1000}; }
  void next() {
    if (draws) {
      frame.foot(look);
      paper.next_page();
    }
    ++frame.pages;
    y = look.top, side_end = 0;
  }
  /// How many rows from `k` on stay together: those whose first cell is blank belong to the row above, a row that heads
  /// others to the two below it.
  static std::size_t together(const SheetTable& table, std::size_t k) {
    constexpr std::size_t most = 8;
    std::size_t count = 1;
    if (table.heads_group(k)) count = 3;
    const auto goes_on = [&](std::size_t row) {
      return row < table.rows.size() && table.rows[row].size() > 1 && table.rows[row].front().empty();
    };
    while (count < most && goes_on(k + count)) ++count;
    return std::min(count, table.rows.size() - k);
  }
  /// A table goes on under its head on the next page, with three rows at least on each side.
  void table(const SheetTable& asked) {
    SheetTable whole = asked;
    whole.columns = painter(false).columns_of(asked), whole.fitted = true;
    SheetTable piece = whole;
    piece.rows.clear();
    double used = painter(false)(piece, 0);
    const auto flush = [&] {
      y += painter(true)(piece, y);
      piece.rows.clear(), piece.caption.clear();
      used = painter(false)(piece, 0);
    };
    std::vector<double> heights;
    for (const auto& row : whole.rows)
      heights.push_back(painter(false).row_height(whole, row, painter(false).table_pad(whole)));
    constexpr std::size_t few = 3;
    for (std::size_t k = 0; k < whole.rows.size();) {
      std::size_t count = together(whole, k);
      if (k == 0) count = std::max(count, std::min(few, whole.rows.size()));
      if (whole.rows.size() - k - count < few - 1 && whole.rows.size() - k <= few) count = whole.rows.size() - k;
      double room = 0;
      for (std::size_t i = k; i < k + count; ++i) room += heights[i];
      if (y + used + room > bottom() && (y > look.top || !piece.rows.empty())) {
        if (!piece.rows.empty()) flush();
        next();
      }
      for (const std::size_t end = k + count; k < end; ++k) {
        if (y + used + heights[k] > bottom() && !piece.rows.empty()) flush(), next(); // together more than a page
        piece.rows.push_back(whole.rows[k]);
        used += heights[k];
      }
    }
    if (!piece.rows.empty()) flush();
  }
  /// A paragraph goes on on the next page, with two lines at least on each side.
  void text(const SheetText& b) {
    const int lines = painter(false).lines_of(b);
    const double pitch = painter(false).line_pitch(b);
    for (int from = 0; from < lines;) {
      const int left = lines - from;
      int fits = static_cast<int>((bottom() - y) / pitch + 1e-6);
      if (fits >= left)
        fits = left;
      else if (fits > left - 2)
        fits = left - 2;
      if (fits < std::min(2, left)) {
        if (y > look.top) {
          next();
          continue;
        }
        fits = left; // a page of a single line
      }
      y += painter(true).text(b, y, from, fits);
      from += fits;
      if (from < lines) next();
    }
  }
  /// A map takes the room that is left where its names can still be read in it.
  void map(const SheetMap& b) {
    const double wanted = SheetPainter::map_height(b) * (1 - 0.35 * look.tight), rest = painter(false).map_in(b, 0, 0);
    const double room = bottom() - y - rest;
    if (room < wanted && (room < SheetPainter::least_map_height(b)) && y > look.top) next();
    y += painter(true).map_in(b, y, std::min(wanted, bottom() - y - rest));
  }
  double head(const SheetPart& part, bool drawing) {
    ParagraphStyle set;
    if (frame.zh()) {
      set.size = std::max(13 * mm, look.text), set.line = look.text_line * 1.15;
      const std::string number = ordinal(Language::zh, parts);
      return paper.paragraph(left(), y, {{(part.annex ? "" : "\u3000\u3000" + number + "、") + part.label, true}}, set,
                             drawing && draws) +
             0.8;
    }
    // No word of it is broken: it is set smaller where one is wider than the column.
    double fits = std::min(look.text, 9.5 * mm);
    set.size = fits, set.width = look.label - 2;
    double widest = 0;
    for (std::size_t from = 0; from < part.label.size();) {
      const std::size_t end = std::min(part.label.find(' ', from), part.label.size());
      widest = std::max(widest, paper.paragraph_width({{part.label.substr(from, end - from), true}}, set));
      from = end + 1;
    }
    if (widest > set.width) fits *= std::max(0.7, set.width / widest * 0.98);
    set.size = fits, set.line = fits * 1.35, set.colour = accent;
    side_end = y + paper.paragraph(left(), y, {{part.label, true}}, set, drawing && draws);
    return 0;
  }
  double height_of(const SheetBlock& block) const {
    return std::visit([&](const auto& b) { return painter(false)(b, 0); }, block);
  }
  /// What of a block must stand on the page of its head.
  double least_of(const SheetBlock& block) const {
    const double all = height_of(block);
    if (std::get_if<SheetTable>(&block)) return all < look.height / 4 ? all : std::min(all, look.table_line * 7.0);
    if (const auto* text = std::get_if<SheetText>(&block))
      return std::min(all, 2 * painter(false).line_pitch(*text) + 0.6);
    if (const auto* map = std::get_if<SheetMap>(&block))
      return SheetPainter::least_map_height(*map) + painter(false).map_in(*map, 0, 0);
    return all;
  }
  /// The height of a paragraph with the least of the table behind it.
  double led(const SheetPart& part, std::size_t k) const {
    return height_of(part.blocks[k]) + least_of(part.blocks[k + 1]);
  }
  /// A short paragraph that leads to the table behind it.
  bool leads(const SheetPart& part, std::size_t k) const {
    return k + 1 < part.blocks.size() && std::get_if<SheetText>(&part.blocks[k]) &&
           std::get_if<SheetTable>(&part.blocks[k + 1]) && led(part, k) < look.height / 2;
  }
  void part(const SheetPart& part) {
    ++parts;
    // A head never stands alone at the end of a page, nor with a line that leads to a table on the next.
    double first = part.blocks.empty() ? 0 : least_of(part.blocks.front());
    if (leads(part, 0)) first = led(part, 0);
    if (y > look.top && y + head(part, false) + first > bottom()) next();
    begun.push_back({part.label, frame.pages + 1});
    if (draws) paper.bookmark(part.label);
    y += head(part, true);
    for (std::size_t k = 0; k < part.blocks.size(); ++k) {
      const SheetBlock& block = part.blocks[k];
      if (const auto* words = std::get_if<SheetText>(&block)) {
        // What leads to a table stands on its page.
        if (leads(part, k) && y > look.top && y + led(part, k) > bottom()) next();
        text(*words);
        continue;
      }
      if (const auto* counties = std::get_if<SheetMap>(&block)) {
        map(*counties);
        continue;
      }
      const double height = height_of(block);
      if (const auto* rows = std::get_if<SheetTable>(&block)) {
        // A short table stays whole.
        if (y + height > bottom() && height < look.height / 4 && y > look.top) next();
        table(*rows);
        continue;
      }
      if (y > look.top && y + height > bottom()) next();
      y += std::visit([&](const auto& b) { return painter(true)(b, y); }, block);
    }
    y = std::max(y, side_end) + look.between;
    if (!frame.zh() && y < bottom() && draws) paper.line(left(), y, left() + 170, y, 0.15, 0.45);
    y += look.between;
  }
  /// A line a part, with its page at the right.
  void contents(const std::vector<PartPage>& pages) {
    const SheetPainter set = painter(true);
    const double width = look.indent + look.width, line = look.text_line * 1.15;
    ParagraphStyle style = set.style(look.text, line, width - 14);
    y += set.say(left(), y, std::string(tr(sheet.language, "Contents")), style, true) + look.text_line / 2;
    for (const PartPage& one : pages) {
      const double begins = y, ends = left() + paper.paragraph_width({{one.label, false}}, style);
      y += set.say(left(), y, one.label, style);
      set.figure(left() + width, begins, std::to_string(one.page), look.text, line);
      if (draws && ends + 12 < left() + width) // a thin line leads to the number
        paper.line(ends + 2, begins + look.text * 1.05, left() + width - 9, begins + look.text * 1.05, 0.1, 0.7);
    }
    y += look.between;
  }
  /// Gives the number of pages.
  int all(bool annex) {
    for (const SheetPart& one : sheet.parts)
      if (one.annex == annex) part(one);
    return frame.pages + 1;
  }
};

/// How large a document's text is set, and by how much its maps and tables give way.
struct PaperFit {
  double scale = 1, tight = 0;
};

FlowMaker flow_of(PrintedPages& paper, const CountySheet& sheet, PaperFit set, bool draws) {
  FlowMaker flow{paper, sheet, SheetFrame{paper, sheet, 0, 0, true}, case_look(sheet.language, set.scale, set.tight),
                 draws};
  flow.y = flow.look.top + flow.frame.title(flow.look, draws) + 2;
  return flow;
}

/// Type is that of an official document. Where the pages of the document's shape are too few for it, maps and tables
/// give way; only what would not fit even so is set smaller. A little tighter, too, where the last page would hold next
/// to nothing.
PaperFit fit_of(PrintedPages& paper, const CountySheet& sheet) {
  const int budget = sheet.shape == "province" ? province_pages : prefecture_pages;
  struct Filled {
    int pages = 0;
    double last = 0; ///< share of the last page
  };
  const auto filled = [&](PaperFit set) {
    FlowMaker flow = flow_of(paper, sheet, set, false);
    const int pages = flow.all(false);
    return Filled{pages, (flow.y - flow.look.top) / flow.look.height};
  };
  const auto fits = [&](PaperFit set) { return filled(set).pages <= budget; };
  const double large = sheet.language == Language::zh ? 16 / 10.5 : 11 / 9.5;
  constexpr double next_to_nothing = 0.4;
  for (double tight = 0; tight < 1.01; tight += 0.25) {
    const Filled met = filled({large, tight});
    if (met.pages > budget) continue;
    if (met.last < next_to_nothing && met.pages > 1)
      if (const PaperFit more{large, std::min(1.0, tight + 0.25)}; filled(more).pages < met.pages) return more;
    return {large, tight};
  }
  double small = 0.4, high = large;
  for (int step = 0; step < 6; ++step) {
    const double middle = (small + high) / 2;
    (fits({middle, 1}) ? small : high) = middle;
  }
  return {small, 1};
}

/// Gives the number of pages without the annex.
int draw_case(PrintedPages& paper, const CountySheet& sheet, double* points = nullptr) {
  const PaperFit set = fit_of(paper, sheet);
  if (points) *points = case_look(sheet.language, set.scale, set.tight).text / mm;
  const bool annex =
      std::any_of(sheet.parts.begin(), sheet.parts.end(), [](const SheetPart& part) { return part.annex; });
  int pages = 0; // without the annex
  const auto laid_out = [&](bool draws, const std::vector<PartPage>& begun) {
    FlowMaker flow = flow_of(paper, sheet, set, draws);
    pages = flow.all(false);
    if (annex) { // whose first page begins with the contents of all
      flow.next();
      flow.look = case_look(sheet.language, 1, 0);
      flow.contents(begun);
      flow.all(true);
    }
    if (draws) flow.frame.foot(flow.look);
    return flow.begun;
  };
  std::vector<PartPage> begun;
  for (const SheetPart& part : sheet.parts) begun.push_back({part.label, 100}); // as many lines, to find the pages
  if (annex) begun = laid_out(false, begun);
  laid_out(true, begun);
  return pages;
}

} // namespace

std::string write_case_pdf(const CountySheet& sheet, int* pages, double* points) {
  PrintedPages paper(sheet.title, sheet.date, sheet.language);
  const int signed_pages = draw_case(paper, sheet, points);
  if (pages) *pages = signed_pages;
  return paper.finish();
}

std::vector<PagePicture> case_pictures(const CountySheet& sheet, double pixels_a_millimetre) {
  PrintedPages paper(pixels_a_millimetre, sheet.language);
  draw_case(paper, sheet);
  return paper.pictures();
}

} // namespace yindi
