#include "engine/rationale/plane_parts.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

constexpr double name_height = 16, name_gap = 5, line_step = 7;
constexpr double turn_cost = 16, away_cost = 1, line_cost = 9; ///< of a radian, a px, a crossed line

constexpr double plane_half_turn = 3.14159265358979323846;

} // namespace

Sheet plane_sheet(const ChartStyle& style, double height) {
  Sheet sheet{{}, style};
  sheet.drawing.width = style.width, sheet.drawing.height = height;
  sheet.add(Rectangle{{0, 0}, style.width, height, Ink::page});
  return sheet;
}

double plane_head(Sheet& sheet, const std::string& first, const std::string& second) {
  const double room = sheet.style.width - 2 * plane_edge;
  double y = 18;
  for (const std::string& line : plane_lines(sheet, first, room, TextSize::M, true)) {
    sheet.add(Label{{plane_edge, y}, line, TextSize::M, true, Ink::ink});
    y += 23;
  }
  for (const std::string& line : plane_lines(sheet, second, room, TextSize::S, false)) {
    sheet.add(Label{{plane_edge, y}, line, TextSize::S, false, Ink::t2});
    y += 19;
  }
  return y;
}

void plane_arrow(Sheet& sheet, Point from, Point to, Ink ink, double thickness, double short_by) {
  const double dx = to.x - from.x, dy = to.y - from.y, length = std::hypot(dx, dy);
  if (length <= short_by + 1) return;
  const double ux = dx / length, uy = dy / length, size = 4 + 2 * thickness;
  const Point tip{to.x - ux * short_by, to.y - uy * short_by}, base{tip.x - ux * size, tip.y - uy * size};
  sheet.line(from, base, ink, thickness);
  sheet.add(Triangle{
      tip, {base.x - uy * size / 2, base.y + ux * size / 2}, {base.x + uy * size / 2, base.y - ux * size / 2}, ink});
}

std::vector<std::string> plane_lines(const Sheet& sheet, const std::string& text, double room, TextSize size,
                                     bool bold) {
  std::vector<std::string> lines(1), words(1);
  for (const std::string& character : characters(text)) {
    const bool han = code_point(character) >= 0x2E80;
    if (han && !words.back().empty()) words.emplace_back();
    words.back() += character;
    if (character == " " || han) words.emplace_back();
  }
  for (const std::string& word : words) {
    if (!lines.back().empty() && sheet.width_of(lines.back() + word, size, bold) > room) lines.emplace_back();
    lines.back() += word;
  }
  return lines;
}

void PlaneNames::keep_point(Point at, double radius) {
  taken_.push_back({at.x - radius, at.y - radius, at.x + radius, at.y + radius});
}

void PlaneNames::keep_arrow(Point from, Point to) {
  const double steps = std::ceil(std::hypot(to.x - from.x, to.y - from.y) / line_step);
  for (double k = 1; k <= steps; ++k)
    lines_.push_back({from.x + (to.x - from.x) * k / steps, from.y + (to.y - from.y) * k / steps});
}

bool PlaneNames::is_free(const Box& box) const {
  if (box.left < left_ || box.right > right_ || box.top < top_ || box.bottom > bottom_) return false;
  return std::none_of(taken_.begin(), taken_.end(), [&](const Box& other) { return other.meets(box); });
}

/// What it costs that lines run through the box; no more than `most` is looked for.
double PlaneNames::crossed(const Box& box, double most) const {
  double cost = 0;
  for (const Point& p : lines_)
    if (p.x > box.left && p.x < box.right && p.y > box.top && p.y < box.bottom && (cost += line_cost) > most) break;
  return cost;
}

/// Whether a line from the point to the box runs through no other name or point; what covers the point itself is none.
bool PlaneNames::reaches(Point at, const Box& box) const {
  const Point end{std::clamp(at.x, box.left, box.right), std::clamp(at.y, box.top, box.bottom)};
  const double steps = std::ceil(std::hypot(end.x - at.x, end.y - at.y) / 4);
  const auto holds = [](const Box& one, Point p) {
    return p.x > one.left && p.x < one.right && p.y > one.top && p.y < one.bottom;
  };
  for (double k = 1; k < steps; ++k) {
    const Point p{at.x + (end.x - at.x) * k / steps, at.y + (end.y - at.y) * k / steps};
    if (std::any_of(taken_.begin(), taken_.end(),
                    [&](const Box& other) { return holds(other, p) && !holds(other, at); }))
      return false;
  }
  return true;
}

bool PlaneNames::put(Sheet& sheet, Point at, double radius, double angle, double reach, const std::string& name,
                     Ink ink, bool bold) {
  std::vector<Place> places;
  for (const double away : {0.0, 10.0, 20.0, 32.0, 46.0, 62.0, 80.0, 100.0, 130.0, 170.0, 220.0, 280.0})
    for (int k = 0; k < 16 && away <= reach; ++k) {
      const double turned = plane_half_turn / 8 * (k % 2 ? -(k + 1) / 2 : k / 2);
      places.push_back({angle + turned, away, away_cost * away + turn_cost * std::abs(turned)});
    }
  std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.cost < b.cost; });
  const double w = sheet.width_of(name, TextSize::S, bold), half = name_height / 2;
  std::optional<Box> best;
  double least = 1e9, away = 0;
  for (const Place& place : places) {
    if (place.cost >= least) break;
    const double c = std::cos(place.angle), s = std::sin(place.angle), d = radius + name_gap + place.away;
    const Point anchor{at.x + c * d, at.y - s * (d - name_gap / 2)};
    const double left = c > 0.35 ? anchor.x : c < -0.35 ? anchor.x - w : anchor.x - w / 2;
    const double middle = anchor.y - s * half;
    const Box box{left, middle - half, left + w, middle + half};
    if (!is_free(box)) continue;
    const double cost = place.cost + crossed(box, least);
    if (cost >= least) continue;
    if (place.away > 0 && !reaches(at, box)) continue;
    best = box, least = cost, away = place.away;
  }
  if (!best) return false;
  if (away > 0) {
    const Point end{std::clamp(at.x, best->left, best->right), std::clamp(at.y, best->top, best->bottom)};
    const double length = std::hypot(end.x - at.x, end.y - at.y);
    if (length > radius + 2) {
      const double part = (radius + 1) / length;
      sheet.line({at.x + (end.x - at.x) * part, at.y + (end.y - at.y) * part}, end, Ink::line2);
      keep_arrow(at, end);
    }
  }
  taken_.push_back(*best);
  sheet.add(Label{{best->left, best->top + half}, name, TextSize::S, bold, ink});
  return true;
}

} // namespace yindi
