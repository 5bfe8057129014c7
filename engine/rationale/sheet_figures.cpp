// The figures of a sheet: gauges, bars, the star of a county's neighbours and the map.

#include "engine/case/quality.h"
#include "engine/rationale/case_sheet.h"
#include "engine/rationale/sheet.h"
#include "engine/rationale/sheet_painter.h"

#include <algorithm>
#include <cmath>

namespace yindi::sheets {
namespace {

constexpr double bars_own = 0.41, bars_other = 0.57; ///< of a sheet's width: where the values of a bar's row end

} // namespace

double SheetPainter::gauge(const SheetGauge& g, double left, double y, double w) const {
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

double SheetPainter::operator()(const SheetGauges& b, double y) const {
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

void SheetPainter::mark(const std::string& quality, double at, double y, double line) const {
  if (!draws) return;
  const double middle = y + line / 2, r = line * 0.2;
  const Quality* found = find_quality(quality);
  if (!found) return;
  switch (found->mark) {
  case QualityMark::square:
    paper.fill_colour(at, middle - r, 2 * r, 2 * r, black);
    break;
  case QualityMark::disc:
    paper.disc(at + r, middle, r, 1);
    break;
  case QualityMark::diamond:
    paper.diamond(at + r, middle, r * 1.2);
    break;
  case QualityMark::half_disc:
    paper.disc(at + r, middle, r, 0.5);
    break;
  case QualityMark::ring:
    paper.disc(at + r, middle, r, 0);
    break;
  case QualityMark::crossed:
    paper.box(at, middle - r, 2 * r, 2 * r, 0.2);
    paper.line(at, middle + r, at + 2 * r, middle - r, 0.2);
    break;
  }
}

std::vector<SheetPainter::RowWord> SheetPainter::words_of(const SheetBars& b, const SheetBar& bar) const {
  const bool two = !b.other.empty();
  const double begin = look.table * 1.2, gap = 1.5;
  const double own = look.width * bars_own, other = look.width * bars_other;
  ParagraphStyle set = style(look.table, 0, 0);
  set.serif = false;
  const auto wide = [&](const std::string& text, double size) {
    set.size = size;
    return paper.paragraph_width({{text, bar.total}}, set);
  };
  std::vector<RowWord> words;
  const auto fitted = [&](double right, double room, const std::string& text) {
    if (text.empty()) return;
    double size = look.table;
    constexpr double least = 0.6;
    if (const double natural = wide(text, size); natural > room) size *= std::max(least, room / natural);
    std::string said = text;
    for (std::size_t n = 30; n > 2 && wide(said, size) > room; --n) said = cut(text, n);
    words.push_back({right - wide(said, size), right, size, said, true});
  };
  // The name leaves the first value the room that it needs, but keeps the larger share itself.
  const double first = two ? own : look.width * bars_own;
  const double value = std::clamp(wide(bar.own, look.table), bar.own.empty() ? 0.0 : 12.0, (first - begin) * 0.45);
  fitted(first, value, bar.own);
  if (two) fitted(other, other - own - gap, bar.other);
  const double room = first - begin - (bar.own.empty() ? 0 : value + gap);
  std::string name = bar.name;
  for (std::size_t n = 60; n > 4 && wide(name, look.table) > room; --n) name = cut(bar.name, n);
  words.insert(words.begin(), {begin, begin + wide(name, look.table), look.table, name, false});
  return words;
}

double SheetPainter::operator()(const SheetBars& b, double y) const {
  double at = y + say(x, y, b.caption, style(look.table, look.table_line, look.width));
  const bool two = !b.other.empty();
  const double names = look.width * 0.27, own = look.width * bars_own, other = look.width * bars_other;
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
  if (two) { // heads of several lines stand on a common foot
    struct Head {
      double x, wide;
      TextAlign align;
      const std::string& text;
    };
    const Head heads[] = {{x + own, own - names - 1, TextAlign::right, b.own},
                          {x + other, other - own - 1, TextAlign::right, b.other},
                          {x + zero - 1.5, zero - other - 2, TextAlign::right, b.behind},
                          {x + zero + 1.5, look.width - zero - 2, TextAlign::left, b.ahead}};
    ParagraphStyle set = style(look.note, look.note_line, 0);
    set.serif = false, set.colour = grey;
    const auto height_of = [&](const Head& head) {
      set.width = head.wide, set.align = head.align;
      return paper.paragraph(0, 0, {{cut(head.text, 60), false}}, set, false);
    };
    double high = 0;
    const std::size_t told = least < 0 ? 4 : 2; // where all speaks for the first the caption says so
    for (std::size_t k = 0; k < told; ++k) high = std::max(high, height_of(heads[k]));
    for (std::size_t k = 0; k < told; ++k) {
      const double down = high - height_of(heads[k]);
      paper.paragraph(heads[k].x, at + down, {{cut(heads[k].text, 60), false}}, set, draws);
    }
    at += high + 0.3;
  }
  const double pitch = look.table_line * 1.06, top = at;
  for (const SheetBar& bar : b.bars) {
    if (bar.total) rule(at, 0.35);
    if (!bar.mark.empty()) mark(bar.mark, x, at, pitch);
    ParagraphStyle set = style(look.table, pitch, 0);
    set.serif = false;
    if (bar.rest) set.colour = grey;
    for (const RowWord& word : words_of(b, bar))
      if (word.from_right)
        figure(x + word.right, at + (pitch - pitch * word.size / look.table) / 2, word.text, word.size,
               pitch * word.size / look.table, bar.total);
      else
        say(x + word.left, at, word.text, set, bar.total);
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

double SheetPainter::operator()(const SheetStar& b, double y) const {
  const bool drawn = !b.rays.empty();
  const double room = drawn ? 60 : 0, height = drawn ? 35 - 5 * look.tight - 3 * look.dense : 0;
  double at = y;
  for (const auto& words : b.beside)
    at += paper.paragraph(x + room + (drawn ? 4 : 0), at, runs(words),
                          style(look.text, look.text_line, look.width - room - (drawn ? 4 : 0)), draws) +
          0.3;
  const double used = std::max(at - y, height);
  if (!drawn) return used + 0.5;
  const double cx = x + room / 2, cy = y + used / 2, ray = 11 - 2 * look.tight - look.dense;
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

constexpr std::size_t most_of_name = 24; ///< characters of a county's on a map

SheetPainter::PlacedMap SheetPainter::placed(const SheetMap& b, double left, double top, double w, double h,
                                             bool small) const {
  PlacedMap result;
  const auto many = static_cast<double>(b.nodes.size());
  const bool named = !small && b.nodes.size() <= most_named_nodes;
  // Names need nodes that are spread over the whole map.
  const double room = std::sqrt(w * h / many);
  const double apart = named ? std::clamp(0.76 * room, 5.0, 13.0) : std::clamp(0.62 * room, small ? 2.0 : 5.0, 10.5),
               r = std::min(2.4, apart * (named   ? 0.21
                                          : small ? 0.36
                                                  : 0.3));
  const double side = small ? 2.5 : 6, above = small ? 2.5 : 3.5;
  const auto at = spread_out(b, w - 2 * side, h - (small ? 5 : 10), apart);
  result.radius = r, result.name_size = std::min(8 * mm, apart * 0.28);
  ParagraphStyle label = style(result.name_size, result.name_size * 1.2, 0);
  label.serif = false;
  for (std::size_t i = 0; i < b.nodes.size(); ++i) {
    const double wide = named ? paper.paragraph_width({{cut(b.nodes[i].name, most_of_name), false}}, label) : 0;
    result.nodes.push_back(
        {left + side + at[i].first, top + above + at[i].second, r + (b.nodes[i].framed ? 0.8 : 0.1), wide, label.line});
  }
  if (named) result.names = place_names(result.nodes, {left, top, w, h});
  return result;
}

void SheetPainter::map(const SheetMap& b, double left, double top, double w, double h, bool small) const {
  if (!draws || b.nodes.empty()) return;
  const PlacedMap at = placed(b, left, top, w, h, small);
  const double r = at.radius;
  const auto spot = [&](std::size_t i) { return std::pair(at.nodes[i].x, at.nodes[i].y); };
  for (const bool same : {false, true})
    for (const SheetMap::Edge& edge : b.edges) {
      if (edge.same != same) continue;
      const auto [ax, ay] = spot(edge.a);
      const auto [bx, by] = spot(edge.b);
      paper.line(ax, ay, bx, by, same ? (small ? 0.8 : 1.1) : 0.18, same ? 0.62 : 0.72);
    }
  std::vector<NameBox> taken;
  for (const NamedNode& node : at.nodes)
    taken.push_back({node.x - node.reach, node.y - node.reach, 2 * node.reach, 2 * node.reach});
  for (std::size_t i = 0; i < b.nodes.size(); ++i) {
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
    if (r >= 0.9) paper.paragraph(px, py - r * 0.72, {{node.letter, false}}, set);
  }
  // Names come last, each with a white rim, so that nothing is printed over them.
  const NameBox whole{left, top, w, h};
  ParagraphStyle label = style(0, 0, 0);
  label.serif = false, label.align = TextAlign::centre, label.rim = 0.28;
  const auto put = [&](const NameBox& box, const std::string& name, bool bold) {
    paper.paragraph(box.left + box.w / 2, box.top, {{name, bold}}, label);
  };
  label.size = at.name_size, label.line = at.name_size * 1.2;
  for (std::size_t i = 0; i < at.names.size(); ++i) put(at.names[i], cut(b.nodes[i].name, most_of_name), false);
  if (small) return;
  label.size = 8.5 * mm, label.line = label.size * 1.15;
  for (const SheetMap::District& district : b.districts) {
    double mx = 0, my = 0;
    for (const std::size_t i : district.nodes) mx += spot(i).first, my += spot(i).second;
    mx /= static_cast<double>(district.nodes.size()), my /= static_cast<double>(district.nodes.size());
    const double wide = paper.paragraph_width({{district.name, true}}, label) + 0.6, high = label.line;
    std::vector<NameBox> places;
    for (const double far : {0.0, 2.0, 4.0, 6.0, 8.0, 11.0, 14.0})
      for (int turn = 0; turn < (far > 0 ? 12 : 1); ++turn)
        places.push_back(
            {mx + far * std::cos(turn * 0.5236) - wide / 2, my + far * std::sin(turn * 0.5236) - high / 2, wide, high});
    taken.push_back(least_covering(places, taken, whole));
    put(taken.back(), district.name, true);
  }
}

double SheetPainter::map_height(const SheetMap& b) {
  return std::clamp(24 * std::sqrt(static_cast<double>(b.nodes.size())), 50.0, 130.0);
}

double SheetPainter::map_in(const SheetMap& b, double y, double height) const {
  if (height > 0) map(b, x, y, look.width, height, false);
  return height + under(b.title, b.key, y + height) + 1;
}

double SheetPainter::operator()(const SheetMaps& b, double y) const {
  if (b.maps.empty()) return 0;
  const auto count = static_cast<double>(b.maps.size());
  const double space = 3, w = (look.width - (count - 1) * space) / count, h = w * (1.15 - 0.25 * look.tight);
  double left = x, heads = 0;
  ParagraphStyle set = style(look.table, look.table_line, w);
  set.serif = false;
  for (const auto& [title, one] : b.maps) heads = std::max(heads, paper.paragraph(0, 0, {{title, true}}, set, false));
  for (const auto& [title, one] : b.maps) {
    say(left, y, title, set, true);
    map(one, left, y + heads + 0.5, w, h, true);
    left += w + space;
  }
  const double used = heads + 0.5 + h;
  return used + under(b.title, b.key, y + used) + 1;
}

double SheetPainter::under(const std::string& title, const std::string& key, double y) const {
  return paper.paragraph(x, y,
                         {{title + (title.empty() ? ""
                                    : look.serif  ? "　"
                                                  : "  "),
                           true},
                          {key, false}},
                         style(look.note, look.note_line, look.width), draws);
}

namespace {

/// The shapes of a drawing on paper.
struct OnPaper {
  PrintedPages& paper;
  double left, top, scale;

  double x(const Point& p) const { return left + p.x * scale; }
  double y(const Point& p) const { return top + p.y * scale; }
  void stroke(const Point& a, const Point& b, Ink ink, double thickness) const {
    if (ink != Ink::none) paper.line_colour(x(a), y(a), x(b), y(b), thickness * scale, paper_colour(ink));
  }

  void operator()(const Rectangle& r) const {
    const Point b{r.at.x + r.width, r.at.y}, c{b.x, r.at.y + r.height}, d{r.at.x, c.y};
    if (r.fill != Ink::none && r.fill != Ink::page)
      paper.fill_colour(x(r.at), y(r.at), r.width * scale, r.height * scale, paper_colour(r.fill));
    stroke(r.at, b, r.stroke, r.thickness), stroke(b, c, r.stroke, r.thickness);
    stroke(c, d, r.stroke, r.thickness), stroke(d, r.at, r.stroke, r.thickness);
  }
  void operator()(const Line& l) const { stroke(l.from, l.to, l.stroke, l.thickness); }
  void operator()(const Polyline& l) const {
    for (std::size_t i = 1; i < l.points.size(); ++i) stroke(l.points[i - 1], l.points[i], l.stroke, l.thickness);
  }
  void operator()(const Circle& c) const {
    const double edge = c.stroke == Ink::none ? 0 : c.thickness;
    if (edge > 0) paper.fill_disc(x(c.centre), y(c.centre), (c.radius + edge / 2) * scale, paper_colour(c.stroke));
    if (c.fill != Ink::none)
      paper.fill_disc(x(c.centre), y(c.centre), (c.radius - edge / 2) * scale, paper_colour(c.fill));
  }
  void operator()(const Triangle& t) const {
    if (t.fill != Ink::none) paper.fill_triangle(x(t.a), y(t.a), x(t.b), y(t.b), x(t.c), y(t.c), paper_colour(t.fill));
  }
  void operator()(const Label& l) const {
    ParagraphStyle set;
    set.size = em(l.size) * scale, set.line = set.size * 1.25, set.colour = paper_colour(l.ink);
    set.align = l.align == Align::left    ? TextAlign::left
                : l.align == Align::right ? TextAlign::right
                                          : TextAlign::centre;
    paper.paragraph(x(l.at), y(l.at) - set.line / 2, {{l.text, l.bold}}, set);
  }
};

} // namespace

void SheetPainter::drawing(const Drawing& d, double left, double top, double scale) const {
  if (!draws) return;
  for (const Shape& shape : d.shapes) std::visit(OnPaper{paper, left, top, scale}, shape);
}

double SheetPainter::operator()(const SheetDrawings& b, double y) const {
  if (b.drawings.empty()) return 0;
  const auto count = static_cast<double>(std::max(b.in_row, b.drawings.size()));
  const double space = 3, w = (look.width - (count - 1) * space) / count;
  double left = x, heads = 0, heights = 0;
  ParagraphStyle set = style(look.table, look.table_line, w);
  set.serif = false;
  for (const SheetDrawings::One& one : b.drawings) {
    heads = std::max(heads, paper.paragraph(0, 0, {{one.title, true}}, set, false));
    heights = std::max(heights, one.drawing.height * w / one.drawing.width);
  }
  for (const SheetDrawings::One& one : b.drawings) {
    say(left, y, one.title, set, true);
    drawing(one.drawing, left, y + heads + 0.5, w / one.drawing.width);
    left += w + space;
  }
  return heads + 0.5 + heights + 1.5;
}

} // namespace yindi::sheets
