#include "engine/rationale/case_sheet.h"
#include "engine/workshop/print_page.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

constexpr double mm = 25.4 / 72; ///< a point
constexpr unsigned accent = 0x23415F, grey = 0x646464, light = 0xC9C9C9, black = 0;

/// Where things stand on a sheet, and how large type is set; millimetres.
struct Look {
  bool form = false; ///< ruled, as the Chinese sheet is
  double top, height, label, indent, width;
  double left[2];
  double head, lead, lead_line, text, text_line, table, table_line, note, note_line;
  double between; ///< parts
  bool serif;
};

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

/// A name is cut where it would fill the page; the other formats have it whole.
std::string cut(const std::string& text, std::size_t most) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) continue;
    if (++count > most) return text.substr(0, i) + "…";
  }
  return text;
}

struct SheetPainter {
  PrintedPages& paper;
  Look look;
  bool draws;
  double x = 0;            ///< of the content
  std::size_t rows = 1000; ///< of a table that may be told in brief

  static std::vector<TextRun> runs(const std::vector<SheetRun>& words, std::size_t most = 900) {
    std::vector<TextRun> all;
    for (const SheetRun& run : words) all.push_back({cut(run.text, most), run.bold});
    return all;
  }
  ParagraphStyle style(double size, double line, double width) const {
    ParagraphStyle result;
    result.size = size, result.line = line, result.width = width, result.serif = look.serif;
    return result;
  }
  double say(double at, double y, const std::string& text, ParagraphStyle set, bool bold = false) const {
    return paper.paragraph(at, y, {{cut(text, 900), bold}}, set, draws);
  }
  /// Figures are set without serifs, so that they stand below each other.
  double figure(double right, double y, const std::string& text, double size, double line, bool bold = false) const {
    ParagraphStyle set;
    set.size = size, set.line = line, set.align = TextAlign::right;
    return paper.paragraph(right, y, {{text, bold}}, set, draws);
  }
  void rule(double y, double thick, unsigned colour = black, double from = 0, double to = -1) const {
    if (draws) paper.fill_colour(x + from, y - thick / 2, (to < 0 ? look.width : to) - from, thick, colour);
  }
  void box(double left, double y, double w, double h, double thick = 0.2) const {
    if (draws) paper.box(left, y, w, h, thick);
  }

  double operator()(const SheetText& b, double y) const {
    using Kind = SheetText::Kind;
    const double size = b.kind == Kind::head   ? look.head
                        : b.kind == Kind::lead ? look.lead
                        : b.kind == Kind::text ? look.text
                                               : look.note;
    const double line = b.kind == Kind::head   ? look.head * 1.35
                        : b.kind == Kind::lead ? look.lead_line
                        : b.kind == Kind::text ? look.text_line
                                               : look.note_line;
    ParagraphStyle set = style(size, line, look.width);
    if (b.kind == Kind::head) set.serif = false;
    if (b.kind == Kind::note || b.kind == Kind::code) set.colour = 0x3C3C3C;
    if (b.kind == Kind::code) set.serif = false;
    std::vector<TextRun> words = runs(b.words);
    if (b.kind == Kind::head) words.front().bold = true;
    if (!b.mark.empty()) {
      const double radius = size * 0.36;
      if (draws) paper.disc(x + radius, y + line / 2, radius, b.mark == "full" ? 1 : b.mark == "half" ? 0.5 : 0);
      words.insert(words.begin(), {"\u3000", false}); // a blank as wide as the disc
    }
    return paper.paragraph(x, y, words, set, draws) + (b.kind == Kind::lead ? 0.6 : 0.3);
  }
  double operator()(const SheetStrip& b, double y) const {
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
  double gauge(const SheetGauge& g, double left, double y, double w) const {
    ParagraphStyle set = style(look.text, look.text_line, w);
    set.serif = false;
    paper.paragraph(left, y + 0.6, {{g.name, true}}, set, draws);
    figure(left + w, y, g.share ? g.shown : "–", look.text * 1.38, look.text_line * 1.2, true);
    double at = y + look.text_line * 1.2 + 0.8;
    if (draws) {
      paper.box(left, at, w, 3, 0.2);
      if (g.share) paper.fill_colour(left, at, w * *g.share, 3, accent);
    }
    for (const auto& [limit, word] : {std::pair(g.likely, g.likely_word), std::pair(g.clear, g.clear_word)}) {
      if (draws) {
        const bool inside = g.share && *g.share > limit;
        paper.fill_colour(left + w * limit - 0.12, at, 0.24, 3, inside ? 0xFFFFFF : black);
        paper.fill_colour(left + w * limit - 0.1, at - 1, 0.2, 1, black);
      }
      ParagraphStyle tick = style(look.note, look.note_line, 0);
      tick.serif = false, tick.align = TextAlign::centre, tick.colour = grey;
      say(left + w * limit, at + 3.1, decimal(100 * limit, 0) + " " + word, tick);
    }
    at += 3.1 + look.note_line;
    return at - y + say(left, at, g.said, style(look.table, look.table_line, w));
  }
  double operator()(const SheetGauges& b, double y) const {
    const double space = 6, w = (look.width - space) / 2;
    const double one = gauge(b.left, x, y, w);
    double two = gauge(b.right, x + w + space, y, w);
    int all = 0;
    for (const auto& [name, count] : b.values) all += count;
    if (all > 0) {
      const double left = x + w + space, top = y + two + 0.6;
      double at = left;
      for (std::size_t i = 0; i < b.values.size(); ++i) {
        const double wide = w * b.values[i].second / all;
        if (draws && i == 0) paper.fill_colour(at, top, wide, 2.6, accent);
        if (draws && i == 2) paper.hatch(at, top, wide, 2.6);
        if (wide > 0) box(at, top, wide, 2.6);
        at += wide;
      }
      const char sides[] = {'l', 'c', 'r'};
      for (std::size_t i = 0; i < b.values.size() && i < 3; ++i) {
        ParagraphStyle set = style(look.note, look.note_line, 0);
        set.serif = false;
        set.align = sides[i] == 'l' ? TextAlign::left : sides[i] == 'c' ? TextAlign::centre : TextAlign::right;
        say(left + (sides[i] == 'l'   ? 0
                    : sides[i] == 'c' ? w / 2
                                      : w),
            top + 2.8, b.values[i].first + " " + std::to_string(b.values[i].second), set);
      }
      two += 3.6 + look.note_line;
    }
    return std::max(one, two) + 0.5;
  }
  void mark(const std::string& quality, double at, double y, double line) const {
    if (!draws) return;
    const double middle = y + line / 2, r = line * 0.2;
    if (quality == "official")
      paper.fill_colour(at, middle - r, 2 * r, 2 * r, black);
    else if (quality == "assumption")
      paper.disc(at + r, middle, r, 0);
    else if (quality == "estimate" || quality == "computed")
      paper.disc(at + r, middle, r, 0.5);
    else if (quality == "published")
      paper.disc(at + r, middle, r, 1);
    else if (quality == "unknown") {
      paper.box(at, middle - r, 2 * r, 2 * r, 0.2);
      paper.line(at, middle + r, at + 2 * r, middle - r, 0.2);
    }
  }
  double operator()(const SheetBars& b, double y) const {
    double at = y + say(x, y, b.caption, style(look.table, look.table_line, look.width));
    const bool two = !b.other.empty();
    const double names = look.width * 0.27, own = look.width * 0.41, other = look.width * 0.57;
    const double left = (two ? other : own) + 4, right = look.width - 13;
    double most = 1e-12, least = 0;
    for (const SheetBar& bar : b.bars) {
      most = std::max(most, std::abs(bar.points));
      least = std::min(least, bar.points);
    }
    // A value stands at the end of its bar, on either side.
    const double room = right - left - (least < 0 ? 11 : 0);
    double up = 0;
    for (const SheetBar& bar : b.bars) up = std::max(up, bar.points);
    const double unit = room / std::max(1e-12, up - least);
    const double zero = left + (least < 0 ? 11 - least * unit : 0);
    if (two) {
      ParagraphStyle set = style(look.note, look.note_line, names);
      set.serif = false, set.align = TextAlign::right, set.colour = grey;
      const auto head = [&](double where, const std::string& text, double wide) {
        ParagraphStyle one = set;
        one.width = 0;
        std::string shown = text;
        for (std::size_t n = 24; n > 3 && paper.paragraph_width({{shown, false}}, one) > wide; --n)
          shown = cut(text, n);
        say(where, at, shown, one);
      };
      head(x + own, b.own, own - names - 1);
      head(x + other, b.other, other - own - 1);
      ParagraphStyle one = set;
      one.width = 0;
      if (least < 0 && paper.paragraph_width({{b.behind, false}}, one) < zero - left + 4)
        say(x + zero - 1.5, at, b.behind, one);
      one.align = TextAlign::left;
      if (paper.paragraph_width({{b.ahead, false}}, one) < look.width - zero - 1.5)
        say(x + zero + 1.5, at, b.ahead, one);
      at += look.note_line + 0.3;
    }
    const double pitch = look.table_line * 1.06, top = at;
    for (const SheetBar& bar : b.bars) {
      if (bar.total) rule(at, 0.35);
      if (!bar.mark.empty()) mark(bar.mark, x, at, pitch);
      ParagraphStyle set = style(look.table, pitch, 0);
      set.serif = false;
      if (bar.rest) set.colour = grey;
      const double wide = (two ? own : names + 14) - look.table * 1.2 - 14;
      std::string name = bar.name;
      for (std::size_t n = 40; n > 4 && paper.paragraph_width({{name, bar.total}}, set) > wide; --n)
        name = cut(bar.name, n);
      say(x + look.table * 1.2, at, name, set, bar.total);
      if (!bar.own.empty()) figure(x + own, at, bar.own, look.table, pitch, bar.total);
      if (!bar.other.empty()) figure(x + other, at, bar.other, look.table, pitch, bar.total);
      const double length = bar.points * unit, height = pitch * 0.62, middle = at + (pitch - height) / 2;
      if (draws && length >= 0 && length > 0.05) paper.fill_colour(x + zero, middle, length, height, accent);
      if (length < -0.05) box(x + zero + length, middle, -length, height, 0.22);
      ParagraphStyle value = style(look.table, pitch, 0);
      value.serif = false;
      value.align = length < 0 ? TextAlign::right : TextAlign::left;
      say(x + zero + length + (length < 0 ? -1 : 1), at, bar.shown, value, bar.total);
      at += pitch;
    }
    if (draws) paper.fill_colour(x + zero - 0.12, top, 0.24, at - top, black);
    if (!b.key.empty()) {
      ParagraphStyle set = style(look.note, look.note_line, look.width);
      set.serif = false, set.colour = grey;
      at += 0.4;
      at += say(x, at, b.key, set);
    }
    return at - y + 0.8;
  }
  double row_height(const SheetTable& b, const std::vector<std::string>& row, double pad) const {
    double height = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const double w = look.width * b.columns[i].share - 2;
      height = std::max(height, paper.paragraph(0, 0, {{cut(row[i], 300), false}}, cell_style(b, i, w), false));
    }
    return height + pad;
  }
  ParagraphStyle cell_style(const SheetTable& b, std::size_t i, double w) const {
    ParagraphStyle set = style(look.table, look.table_line, w);
    if (b.columns[i].number) set.serif = false, set.align = TextAlign::right;
    return set;
  }
  double operator()(const SheetTable& b, double y) const {
    const double pad = look.table_line * 0.16;
    double at = y;
    const auto line = [&](const std::vector<std::string>& row, bool bold) {
      const double height = row_height(b, row, pad);
      double left = x;
      for (std::size_t i = 0; i < row.size(); ++i) {
        const double w = look.width * b.columns[i].share;
        ParagraphStyle set = cell_style(b, i, w - 2);
        if (bold) set.serif = false;
        paper.paragraph(b.columns[i].number ? left + w - 2 : left, at + pad / 2, {{cut(row[i], 300), bold}}, set,
                        draws);
        left += w;
      }
      at += height;
    };
    std::vector<std::string> heads;
    for (const SheetColumn& column : b.columns) heads.push_back(column.title);
    line(heads, true);
    rule(at, 0.25);
    const std::size_t shown = b.in_brief.empty() ? b.rows.size() : std::min(rows, b.rows.size());
    for (std::size_t k = 0; k < shown; ++k) {
      line(b.rows[k], false);
      if (k + 1 < shown && !(k + 1 < b.rows.size() && b.rows[k + 1].front().empty())) rule(at, 0.12, light);
    }
    rule(at, 0.25);
    if (shown < b.rows.size()) {
      std::string rest;
      const bool zh = look.serif;
      for (std::size_t k = shown; k < b.in_brief.size(); ++k)
        rest += (rest.empty() ? "" : zh ? "；" : "; ") + cut(b.in_brief[k], 120);
      at += 0.6;
      at += say(x, at, rest + (zh ? "。" : "."), style(look.note, look.note_line, look.width));
    }
    return at - y + 1;
  }
  double operator()(const SheetForm& b, double y) const {
    const double pitch = look.text_line * 1.35;
    double at = y + (b.head.empty() ? 0 : 1.2);
    const double pad = b.head.empty() ? 0 : 2.5;
    if (!b.head.empty())
      at += say(x + pad, at, b.head, style(look.text, look.text_line, look.width - 2 * pad), true) + 0.4;
    for (const auto& fields : b.lines) {
      double used = 0, blanks = 0;
      const ParagraphStyle set = style(look.text, pitch, 0);
      std::vector<std::string> labels;
      for (const SheetField& field : fields) {
        labels.push_back(cut(field.label, 30));
        used += paper.paragraph_width({{labels.back(), false}}, set) + (field.box ? 5 : 0) + 5;
        blanks += field.blank ? 1 : 0;
      }
      const double blank = blanks > 0 ? std::max(12.0, (look.width - 2 * pad - used) / blanks) : 0;
      double left = x + pad;
      for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].box) {
          box(left, at + pitch / 2 - 1.3, 2.6, 2.6);
          left += 4.2;
        }
        say(left, at, labels[i], set);
        left += paper.paragraph_width({{labels[i], false}}, set) + 1.8;
        if (fields[i].blank) {
          if (draws) paper.line(left, at + pitch * 0.82, left + blank, at + pitch * 0.82, 0.2);
          left += blank;
        }
        left += 3.2;
      }
      at += pitch;
    }
    if (!b.head.empty()) {
      at += 0.8;
      box(x, y, look.width, at - y, 0.25);
    }
    return at - y + 0.6;
  }
  double operator()(const SheetFacts& b, double y) const {
    double at = y;
    for (const auto& [label, value] : b.rows) {
      say(x, at, label, style(look.text, look.text_line, 22), true);
      at += say(x + 22, at, value, style(look.text, look.text_line, look.width - 22));
    }
    return at - y + 0.4;
  }
  double operator()(const SheetStar& b, double y) const {
    const bool drawn = !b.rays.empty();
    const double room = drawn ? 62 : 0, height = drawn ? 42 : 0;
    double at = y;
    for (const auto& words : b.beside)
      at += paper.paragraph(x + room + (drawn ? 4 : 0), at, runs(words),
                            style(look.text, look.text_line, look.width - room - (drawn ? 4 : 0)), draws) +
            0.3;
    const double used = std::max(at - y, height);
    if (!drawn) return used + 0.5;
    const double cx = x + room / 2, cy = y + used / 2, ray = 13.5;
    struct Spot {
      double angle, x, y;
    };
    std::vector<Spot> spots;
    for (const double angle : directions(b)) spots.push_back({angle, 0, 0});
    for (std::size_t i = 0; i < spots.size(); ++i) {
      spots[i].x = cx + ray * std::cos(spots[i].angle) * 1.15;
      spots[i].y = cy - ray * std::sin(spots[i].angle);
      if (draws) paper.line(cx, cy, spots[i].x, spots[i].y, b.rays[i].same ? 0.9 : 0.2, b.rays[i].same ? 0.55 : 0.4);
    }
    const auto node = [&](double at_x, double at_y, const std::string& letter, bool same, bool centre) {
      if (!draws) return;
      const double r = centre ? 2.9 : 2.4;
      if (same)
        paper.fill_colour(at_x - r, at_y - r, 2 * r, 2 * r, accent);
      else
        paper.circle(at_x, at_y, r, 0.25, 0);
      if (centre) paper.box(at_x - r - 0.7, at_y - r - 0.7, 2 * r + 1.4, 2 * r + 1.4, 0.4);
      ParagraphStyle set = style(2.7, 3.4, 0);
      set.serif = false, set.align = TextAlign::centre, set.colour = same ? 0xFFFFFF : 0;
      paper.paragraph(at_x, at_y - 1.75, {{letter, false}}, set);
    };
    for (std::size_t i = 0; i < spots.size(); ++i) {
      node(spots[i].x, spots[i].y, b.rays[i].letter, b.rays[i].same, false);
      // Beside the node; above or below it where it stands nearly above or below ours.
      const double side = std::cos(spots[i].angle);
      const bool upright = std::abs(side) < 0.45;
      ParagraphStyle set = style(look.note, 3.6, 0);
      set.serif = false;
      set.align = upright ? TextAlign::centre : side > 0 ? TextAlign::left : TextAlign::right;
      const double across = upright ? 0 : side > 0 ? 3 : -3;
      const double down = !upright ? -1.8 : std::sin(spots[i].angle) > 0 ? -6.2 : 2.5;
      say(spots[i].x + across, spots[i].y + down, cut(b.rays[i].name, 12), set);
    }
    node(cx, cy, b.centre_letter, true, true);
    return used + 0.8;
  }
  double operator()(const SheetMap& b, double y) const {
    const auto many = static_cast<double>(b.nodes.size());
    const double height = std::clamp(24 * std::sqrt(many), 50.0, 130.0);
    const double apart = std::clamp(0.62 * std::sqrt(look.width * height / many), 5.0, 10.5),
                 r = std::min(2.4, apart * 0.24);
    const auto at = spread_out(b, look.width - 12, height - 10, apart);
    const auto spot = [&](std::size_t i) { return std::pair(x + 6 + at[i].first, y + 3.5 + at[i].second); };
    for (const bool same : {false, true})
      for (const SheetMap::Edge& edge : b.edges) {
        if (!draws || edge.same != same) continue;
        const auto [ax, ay] = spot(edge.a);
        const auto [bx, by] = spot(edge.b);
        paper.line(ax, ay, bx, by, same ? 1.1 : 0.18, same ? 0.62 : 0.72);
      }
    for (std::size_t i = 0; draws && i < b.nodes.size(); ++i) {
      const auto [px, py] = spot(i);
      const SheetMap::Node& node = b.nodes[i];
      if (node.framed) {
        paper.fill_colour(px - r - 0.7, py - r - 0.7, 2 * r + 1.4, 2 * r + 1.4, 0xFFFFFF);
        paper.box(px - r - 0.7, py - r - 0.7, 2 * r + 1.4, 2 * r + 1.4, 0.3);
      }
      if (node.kind == 0)
        paper.fill_colour(px - r, py - r, 2 * r, 2 * r, accent);
      else
        paper.circle(px, py, r, 0.22, 0, node.kind == 1 ? 1 : 0.86);
      ParagraphStyle set = style(r * 1.15, r * 1.45, 0);
      set.serif = false, set.align = TextAlign::centre, set.colour = node.kind == 0 ? 0xFFFFFF : 0;
      paper.paragraph(px, py - r * 0.72, {{node.letter, false}}, set);
      set.colour = black, set.size = std::min(2.5, apart * 0.24), set.line = set.size * 1.2;
      paper.paragraph(px, py + r + (node.framed ? 0.8 : 0.1), {{cut(node.name, 8), false}}, set);
    }
    ParagraphStyle set = style(look.note, look.note_line, look.width);
    return height + say(x, y + height, b.key, set) + 1;
  }
  double operator()(const SheetBoxes& b, double y) const {
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
  double operator()(const SheetSignatures& b, double y) const {
    const double air = 8, pitch = look.lead_line;
    const double end = b.end.empty() ? 0 : paper.paragraph_width({{b.end, false}}, style(look.text, pitch, 0)) + 3;
    const double w = (look.width - end) / static_cast<double>(b.names.size());
    for (std::size_t i = 0; i < b.names.size(); ++i) {
      const double left = x + w * static_cast<double>(i);
      say(left, y + air, b.names[i], style(look.text, pitch, 0));
      const double label = paper.paragraph_width({{b.names[i], false}}, style(look.text, pitch, 0)) + 1.5;
      if (draws) paper.line(left + label, y + air + pitch * 0.85, left + w - 3, y + air + pitch * 0.85, 0.25);
    }
    if (!b.end.empty()) {
      ParagraphStyle set = style(look.text, pitch, 0);
      set.align = TextAlign::right;
      say(x + look.width, y + air, b.end, set);
    }
    return air + pitch + 1;
  }

  double part(const SheetPart& part, double y, bool with_head) const {
    double at = y;
    for (const SheetBlock& block : part.blocks) {
      if (const auto* text = std::get_if<SheetText>(&block); text && text->kind == SheetText::Kind::head && !with_head)
        continue;
      at += std::visit([&](const auto& b) { return (*this)(b, at); }, block);
    }
    return at - y;
  }
};

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
