#include "engine/rationale/sheet_painter.h"

#include <algorithm>
#include <variant>

namespace yindi::sheets {

Look look_of(Language language, double scale, double air) {
  const bool zh = language == Language::zh;
  Look look{};
  look.form = zh, look.serif = zh;
  look.top = zh ? 37 : 28, look.height = zh ? 225 : 246;
  look.left[0] = zh ? 28 : 20, look.left[1] = zh ? 26 : 20;
  look.label = zh ? 13 : 23;
  look.indent = zh ? 15.2 : 23, look.width = zh ? 138.6 : 147;
  const double s = scale * mm;
  look.head = (zh ? 18 : 13) * s;
  look.lead = (zh ? 12 : 11) * s, look.lead_line = (zh ? 18.5 : 15.6) * s;
  look.text = (zh ? 10.5 : 9.5) * s, look.text_line = (zh ? 16 : 13.4) * s;
  look.table = (zh ? 9 : 8.5) * s, look.table_line = (zh ? 13 : 12) * s;
  look.note = 8 * s, look.note_line = (zh ? 11.5 : 11) * s;
  look.between = air;
  return look;
}

std::string cut(const std::string& text, std::size_t most) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) continue;
    if (++count > most) return text.substr(0, i) + "…";
  }
  return text;
}

std::string brief_of(const SheetTable& b, std::size_t shown) {
  const bool zh = b.brief_head.ends_with("。");
  std::string rest;
  for (std::size_t k = shown; k < b.in_brief.size(); ++k)
    rest += (rest.empty() ? "" : zh ? "；" : "; ") + cut(b.in_brief[k], 120);
  return b.brief_head + (zh ? "" : " ") + rest + (zh ? "。" : ".");
}

SheetTable abreast(const SheetTable& b, bool heads) {
  SheetTable result = b;
  const auto n = static_cast<std::size_t>(std::max(1, b.abreast)), wide = b.columns.size();
  const std::size_t high = (b.rows.size() + n - 1) / n;
  result.abreast = 1, result.columns.clear(), result.rows.assign(high, {});
  for (std::size_t side = 0; side < n; ++side) {
    for (const SheetColumn& column : b.columns)
      result.columns.push_back(
          {heads ? column.title : std::string(), column.number, column.share / static_cast<double>(n)});
    for (std::size_t k = 0; k < high; ++k) {
      const std::size_t at = side * high + k;
      const auto& row = at < b.rows.size() ? b.rows[at] : std::vector<std::string>(wide);
      result.rows[k].insert(result.rows[k].end(), row.begin(), row.end());
    }
  }
  return result;
}

bool has_heads(const SheetTable& b) {
  return std::any_of(b.columns.begin(), b.columns.end(), [](const SheetColumn& one) { return !one.title.empty(); });
}

std::vector<TextRun> SheetPainter::runs(const std::vector<SheetRun>& words, std::size_t most) {
  std::vector<TextRun> all;
  for (const SheetRun& run : words) all.push_back({cut(run.text, most), run.bold});
  return all;
}

ParagraphStyle SheetPainter::style(double size, double line, double width) const {
  ParagraphStyle result;
  result.size = size, result.line = line, result.width = width, result.serif = look.serif;
  return result;
}

double SheetPainter::say(double at, double y, const std::string& text, ParagraphStyle set, bool bold) const {
  return paper.paragraph(at, y, {{cut(text, 900), bold}}, set, draws);
}

double SheetPainter::figure(double right, double y, const std::string& text, double size, double line,
                            bool bold) const {
  ParagraphStyle set;
  set.size = size, set.line = line, set.align = TextAlign::right;
  return paper.paragraph(right, y, {{text, bold}}, set, draws);
}

void SheetPainter::rule(double y, double thick, unsigned colour, double from, double to) const {
  if (draws) paper.fill_colour(x + from, y - thick / 2, (to < 0 ? look.width : to) - from, thick, colour);
}

void SheetPainter::box(double left, double y, double w, double h, double thick) const {
  if (draws) paper.box(left, y, w, h, thick);
}

double SheetPainter::line_pitch(const SheetText& b) const {
  using Kind = SheetText::Kind;
  return b.kind == Kind::head   ? look.head * 1.35
         : b.kind == Kind::lead ? look.lead_line
         : b.kind == Kind::text ? look.text_line
                                : look.note_line;
}

namespace {

/// A paragraph as it is set: its words with what stands before them, and how.
std::pair<std::vector<TextRun>, ParagraphStyle> set_text(const SheetPainter& painter, const SheetText& b) {
  using Kind = SheetText::Kind;
  const Look& look = painter.look;
  const double size = b.kind == Kind::head   ? look.head
                      : b.kind == Kind::lead ? look.lead
                      : b.kind == Kind::text ? look.text
                                             : look.note;
  ParagraphStyle set = painter.style(size, painter.line_pitch(b), look.width);
  if (b.kind == Kind::head) set.serif = false;
  if (b.kind == Kind::note || b.kind == Kind::code) set.colour = 0x3C3C3C;
  if (b.kind == Kind::code) set.serif = false;
  std::vector<TextRun> words = SheetPainter::runs(b.words);
  if (b.kind == Kind::head) words.front().bold = true;
  if (look.official && (b.kind == Kind::lead || b.kind == Kind::text)) {
    set.justify = true;
    words.insert(words.begin(), {"\u3000\u3000", false});
  }
  if (!b.mark.empty()) words.insert(words.begin(), {"\u3000", false}); // a blank as wide as the disc
  return {std::move(words), set};
}

} // namespace

int SheetPainter::lines_of(const SheetText& b) const {
  const auto [words, set] = set_text(*this, b);
  return paper.paragraph_lines(words, set);
}

double SheetPainter::text(const SheetText& b, double y, int from, int most) const {
  auto [words, set] = set_text(*this, b);
  if (!b.mark.empty() && from == 0 && draws) {
    const double radius = set.size * 0.36;
    paper.disc(x + radius, y + set.line / 2, radius, b.mark == "full" ? 1 : b.mark == "half" ? 0.5 : 0);
  }
  set.from_line = from, set.most_lines = most;
  return paper.paragraph(x, y, words, set, draws) + (b.kind == SheetText::Kind::lead ? 0.6 : 0.3);
}

double SheetPainter::operator()(const SheetStrip& b, double y) const {
  const double height = look.table_line * 1.35, pad = 2.6;
  double at = x;
  for (std::size_t i = 0; i < b.cells.size(); ++i) {
    const bool chosen = static_cast<int>(i) == b.chosen;
    ParagraphStyle set = style(look.table, look.table_line, 0);
    set.serif = false;
    set.colour = chosen ? 0xFFFFFF : grey;
    const double w = paper.paragraph_width({{b.cells[i], chosen}}, set) + 2 * pad;
    if (draws && chosen) paper.fill_colour(at, y, w, height, black);
    box(at, y, w, height);
    paper.paragraph(at + pad, y + (height - look.table_line) / 2, {{b.cells[i], chosen}}, set, draws);
    at += w;
  }
  return height + 1.2;
}

double SheetPainter::row_height(const SheetTable& b, const std::vector<std::string>& row, double pad, bool bold) const {
  double height = 0;
  const bool head = row.size() == 1 && b.columns.size() > 1;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const double w = head ? look.width : look.width * b.columns[i].share - gutter(b);
    ParagraphStyle set = cell_style(b, i, w);
    if (head || bold) set.serif = false;
    height = std::max(height, paper.paragraph(0, 0, {{cut(row[i], 300), head || bold}}, set, false));
  }
  return height + pad;
}

ParagraphStyle SheetPainter::cell_style(const SheetTable& b, std::size_t i, double w) const {
  ParagraphStyle set = style(look.table * b.size, look.table_line * b.size, w);
  if (b.columns[i].number) set.serif = false, set.align = TextAlign::right;
  return set;
}

std::vector<SheetColumn> SheetPainter::columns_of(const SheetTable& b) const {
  const double type = look.table * b.size;
  return b.fitted ? b.columns : fitted_columns(b, look.width / type, gutter(b) / type);
}

double SheetPainter::operator()(const SheetTable& asked, double y) const {
  if (asked.abreast > 1) return (*this)(abreast(asked, false), y);
  if (!asked.fitted) {
    SheetTable set = asked;
    set.columns = columns_of(asked), set.fitted = true;
    return (*this)(set, y);
  }
  const SheetTable& b = asked;
  const double pad = table_pad(b);
  double at = y;
  const auto line = [&](const std::vector<std::string>& row, bool bold) {
    const double height = row_height(b, row, pad, bold);
    double left = x;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const double w = look.width * b.columns[i].share;
      ParagraphStyle set = cell_style(b, i, w - gutter(b));
      if (bold) set.serif = false;
      // Heads of one line stand on the foot of those of two.
      const double down = bold ? height - pad - paper.paragraph(0, 0, {{cut(row[i], 300), bold}}, set, false) : 0;
      paper.paragraph(b.columns[i].number ? left + w - gutter(b) : left, at + pad / 2 + down,
                      {{cut(row[i], 300), bold}}, set, draws);
      left += w;
    }
    at += height;
  };
  if (!b.caption.empty()) {
    ParagraphStyle set = style(look.note, look.note_line, look.width);
    set.colour = 0x3C3C3C;
    at += 0.8;
    at += say(x, at, b.caption, set) + 0.3;
    rule(at, 0.25);
  }
  std::vector<std::string> heads;
  for (const SheetColumn& column : b.columns) heads.push_back(column.title);
  if (has_heads(b)) line(heads, true);
  rule(at, 0.25);
  const std::size_t shown = b.in_brief.empty() ? b.rows.size() : std::min(rows, b.rows.size());
  for (std::size_t k = 0; k < shown; ++k) {
    if (b.heads_group(k)) {
      const double height = row_height(b, b.rows[k], pad);
      if (draws) paper.fill_colour(x, at, look.width, height, 0xECECEC);
      ParagraphStyle set = style(look.table * b.size, look.table_line * b.size, look.width - 2);
      set.serif = false;
      paper.paragraph(x + 1, at + pad / 2, {{cut(b.rows[k].front(), 300), true}}, set, draws);
      at += height;
      continue;
    }
    line(b.rows[k], false);
    if (k + 1 < shown && !(k + 1 < b.rows.size() && b.rows[k + 1].front().empty())) rule(at, 0.12, light);
  }
  rule(at, 0.25);
  if (shown < b.rows.size()) {
    at += 0.6;
    at += paper.paragraph(x, at, {{brief_of(b, shown), false}}, style(look.note, look.note_line, look.width), draws);
  }
  return at - y + 1;
}

double SheetPainter::operator()(const SheetForm& b, double y) const {
  const double pitch = look.text_line * 1.35;
  double at = y + (b.head.empty() ? 0 : 1.2);
  const double pad = b.head.empty() ? 0 : 2.5;
  if (!b.head.empty())
    at += say(x + pad, at, b.head, style(look.text, look.text_line, look.width - 2 * pad), true) + 0.4;
  const ParagraphStyle set = style(look.text, pitch, 0);
  constexpr double tick = 4.2, after_label = 1.8, after = 3.2, least_blank = 12;
  const auto label_of = [](const SheetField& field) { return cut(field.label, 70); };
  const auto wide_of = [&](const SheetField& field) {
    return paper.paragraph_width({{label_of(field), false}}, set) + (field.box ? tick : 0) + after_label + after +
           (field.blank ? least_blank : 0);
  };
  for (const auto& fields : b.lines)
    for (std::size_t from = 0, to = 0; from < fields.size(); from = to) { // as many as a line has room for
      const double room = look.width - 2 * pad;
      double used = 0, blanks = 0;
      for (; to < fields.size() && (to == from || used + wide_of(fields[to]) <= room); ++to)
        used += wide_of(fields[to]), blanks += fields[to].blank ? 1 : 0;
      const double blank = blanks > 0 ? least_blank + std::max(0.0, room - used) / blanks : 0;
      double left = x + pad;
      for (std::size_t i = from; i < to; ++i) {
        if (fields[i].box) {
          box(left, at + pitch / 2 - 1.3, 2.6, 2.6);
          left += tick;
        }
        say(left, at, label_of(fields[i]), set);
        left += paper.paragraph_width({{label_of(fields[i]), false}}, set) + after_label;
        if (fields[i].blank) {
          if (draws) paper.line(left, at + pitch * 0.82, left + blank, at + pitch * 0.82, 0.2);
          left += blank;
        }
        left += after;
      }
      at += pitch;
    }
  if (!b.head.empty()) {
    at += 0.8;
    box(x, y, look.width, at - y, 0.25);
  }
  return at - y + 0.6;
}

double SheetPainter::operator()(const SheetFacts& b, double y) const {
  double at = y;
  for (const auto& [label, value] : b.rows) {
    say(x, at, label, style(look.text, look.text_line, 22), true);
    at += say(x + 22, at, value, style(look.text, look.text_line, look.width - 22));
  }
  return at - y + 0.4;
}

double SheetPainter::operator()(const SheetBoxes& b, double y) const {
  const double w = look.width / static_cast<double>(b.boxes.size());
  double height = 0;
  ParagraphStyle set = style(look.table, look.table_line, w - 2);
  set.align = TextAlign::centre;
  for (const auto& [label, value] : b.boxes)
    height = std::max(height, paper.paragraph(0, 0, {{label, true}}, set, false) +
                                  paper.paragraph(0, 0, {{cut(value, 60), false}}, set, false));
  for (std::size_t i = 0; i < b.boxes.size(); ++i) {
    const double left = x + w * static_cast<double>(i);
    box(left, y + 0.6, w, height + 1.2);
    ParagraphStyle head = set;
    head.serif = false;
    const double used = paper.paragraph(left + w / 2, y + 1.2, {{b.boxes[i].first, true}}, head, draws);
    paper.paragraph(left + w / 2, y + 1.2 + used, {{cut(b.boxes[i].second, 60), false}}, set, draws);
  }
  return height + 2.6;
}

double SheetPainter::operator()(const SheetSignatures& b, double y) const {
  const double air = 8, pitch = look.lead_line;
  constexpr double least_line = 17, after = 3; // room for a hand
  const ParagraphStyle set = style(look.text, pitch, 0);
  const auto wide = [&](const std::string& text) { return paper.paragraph_width({{text, false}}, set); };
  const double end = b.end.empty() ? 0 : wide(b.end) + 3;
  double longest = 0;
  for (const std::string& name : b.names) longest = std::max(longest, wide(name) + 1.5 + after);
  const auto n = static_cast<double>(b.names.size());
  const bool below = (look.width - end) / n - longest < least_line; // date and seal on a line of their own
  const double w = (look.width - (below ? 0 : end)) / n;
  for (std::size_t i = 0; i < b.names.size(); ++i) {
    const double left = x + w * static_cast<double>(i);
    say(left, y + air, b.names[i], set);
    const double label = wide(b.names[i]) + 1.5;
    if (draws) paper.line(left + label, y + air + pitch * 0.85, left + w - after, y + air + pitch * 0.85, 0.25);
  }
  double used = air + pitch;
  if (!b.end.empty()) {
    ParagraphStyle right = set;
    right.align = TextAlign::right;
    if (below) used += air / 2;
    say(x + look.width, y + (below ? used : air), b.end, right);
    if (below) used += pitch;
  }
  return used + 1;
}

double SheetPainter::part(const SheetPart& part, double y, bool with_head) const {
  double at = y;
  for (const SheetBlock& block : part.blocks) {
    if (const auto* text = std::get_if<SheetText>(&block); text && text->kind == SheetText::Kind::head && !with_head)
      continue;
    at += std::visit([&](const auto& b) { return (*this)(b, at); }, block);
  }
  return at - y;
}

} // namespace yindi::sheets
