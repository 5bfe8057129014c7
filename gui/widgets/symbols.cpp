#include "gui/widgets/symbols.h"
#include "engine/case/quality.h"

#include <cmath>
#include <numbers>

namespace yindi::gui {
namespace {

constexpr float pi = std::numbers::pi_v<float>;

/// Draws in units of the icon: from -10 to 10 both ways, whatever its size in pixels.
struct Pen {
  ImDrawList& list;
  ImVec2 centre;
  float unit, thickness;
  ImU32 colour;

  ImVec2 at(float x, float y) const { return {centre.x + x * unit, centre.y + y * unit}; }
  void line(std::initializer_list<ImVec2> points, bool closed = false) const {
    for (const ImVec2& p : points) list.PathLineTo(at(p.x, p.y));
    list.PathStroke(colour, closed ? ImDrawFlags_Closed : ImDrawFlags_None, thickness);
  }
  void box(float x0, float y0, float x1, float y1, float radius = 0) const {
    list.AddRect(at(x0, y0), at(x1, y1), colour, radius * unit, 0, thickness);
  }
  void block(float x0, float y0, float x1, float y1) const { list.AddRectFilled(at(x0, y0), at(x1, y1), colour); }
  void ring(float x, float y, float r) const { list.AddCircle(at(x, y), r * unit, colour, 0, thickness); }
  void disc(float x, float y, float r) const { list.AddCircleFilled(at(x, y), r * unit, colour); }
  void arc(float x, float y, float r, float from, float to) const {
    list.PathArcTo(at(x, y), r * unit, from, to, 24);
    list.PathStroke(colour, 0, thickness);
  }
};

void half_disc(ImVec2 c, float r, ImU32 colour) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PathArcTo(c, r, pi / 2, 3 * pi / 2, 20);
  list.PathFillConvex(colour);
}

void arrow_back(const Pen& pen, float side) {
  pen.line({{side * -3, -6.5F}, {side * -7, -2.5F}, {side * -3, 1.5F}});
  pen.line({{side * -7, -2.5F}, {side * 2, -2.5F}});
  if (side > 0)
    pen.arc(2, 1.5F, 4, -pi / 2, pi / 2);
  else
    pen.arc(-2, 1.5F, 4, pi / 2, 3 * pi / 2);
  pen.line({{side * 2, 5.5F}, {side * -2, 5.5F}});
}

void page_icon(const Pen& pen, Icon which) {
  switch (which) {
  case Icon::folder:
    pen.line({{-8, 7}, {-8, -6}, {-2.5F, -6}, {-0.5F, -3.5F}, {8, -3.5F}, {8, 7}}, true);
    break;
  case Icon::criteria:
    pen.disc(0, -6, 2.4F), pen.disc(-6, 6, 2.4F), pen.disc(0, 6, 2.4F), pen.disc(6, 6, 2.4F);
    pen.line({{-6, 6}, {0, -6}, {6, 6}}), pen.line({{0, -6}, {0, 6}});
    break;
  case Icon::weights:
    pen.line({{0, -7}, {0, 7}}), pen.line({{-4, 7}, {4, 7}}), pen.line({{-7, -4}, {7, -4}});
    pen.line({{-9, 2}, {-6.5F, -4}, {-4, 2}}, true), pen.line({{9, 2}, {6.5F, -4}, {4, 2}}, true);
    break;
  case Icon::document:
    pen.line({{-6, 8}, {-6, -8}, {2, -8}, {6, -4}, {6, 8}}, true);
    pen.line({{-3, -1}, {3, -1}}), pen.line({{-3, 2}, {3, 2}}), pen.line({{-3, 5}, {1, 5}});
    break;
  case Icon::table:
    pen.box(-8, -7, 8, 7, 1);
    pen.line({{-8, -2.5F}, {8, -2.5F}}), pen.line({{-8, 2}, {8, 2}}), pen.line({{-2, -7}, {-2, 7}});
    break;
  case Icon::sliders:
    pen.line({{-8, -5.5F}, {8, -5.5F}}), pen.line({{-8, 0}, {8, 0}}), pen.line({{-8, 5.5F}, {8, 5.5F}});
    pen.disc(-3, -5.5F, 2.4F), pen.disc(4, 0, 2.4F), pen.disc(-1, 5.5F, 2.4F);
    break;
  case Icon::network:
    pen.disc(-7, -6, 2.2F), pen.disc(6, -5, 2.2F), pen.disc(-2, 1, 2.2F), pen.disc(6, 7, 2.2F);
    pen.line({{-7, -6}, {-2, 1}, {6, -5}}), pen.line({{-2, 1}, {6, 7}, {6, -5}});
    break;
  case Icon::bars:
    pen.block(-8, -7, 8, -3.6F), pen.block(-8, -1.7F, 4, 1.7F), pen.block(-8, 3.6F, 0, 7);
    break;
  case Icon::people:
    pen.disc(0, -5, 3), pen.disc(-7, -3, 2.2F), pen.disc(7, -3, 2.2F);
    pen.line({{-5, 7}, {-4.4F, 2.5F}, {-2.5F, 0.5F}, {2.5F, 0.5F}, {4.4F, 2.5F}, {5, 7}});
    pen.line({{-9, 6}, {-8.5F, 3}, {-6.5F, 1.5F}}), pen.line({{9, 6}, {8.5F, 3}, {6.5F, 1.5F}});
    break;
  default:
    break;
  }
}

void sign(const Pen& pen, Icon which) {
  switch (which) {
  case Icon::chevron_left:
    pen.line({{2, -5}, {-3, 0}, {2, 5}});
    break;
  case Icon::chevron_right:
    pen.line({{-2, -5}, {3, 0}, {-2, 5}});
    break;
  case Icon::chevron_down:
    pen.line({{-4.5F, -2}, {0, 2.5F}, {4.5F, -2}});
    break;
  case Icon::chevron_up:
    pen.line({{-4.5F, 2}, {0, -2.5F}, {4.5F, 2}});
    break;
  case Icon::monitor:
    pen.box(-9, -7.5F, 9, 4, 1.5F), pen.line({{0, 4}, {0, 8}}), pen.line({{-5, 8}, {5, 8}});
    break;
  case Icon::forbidden:
    pen.ring(0, 0, 7.5F), pen.line({{-5.2F, 5.2F}, {5.2F, -5.2F}});
    break;
  case Icon::lock:
    pen.block(-6, -1, 6, 8), pen.arc(0, -2, 4, -pi, 0), pen.line({{-4, -2}, {-4, 0}}), pen.line({{4, -2}, {4, 0}});
    break;
  case Icon::tick:
    pen.line({{-6, 0}, {-1.5F, 4.5F}, {6, -4.5F}});
    break;
  case Icon::cross:
    pen.line({{-5, -5}, {5, 5}}), pen.line({{-5, 5}, {5, -5}});
    break;
  case Icon::search:
    pen.ring(-1.5F, -1.5F, 5.5F), pen.line({{2.5F, 2.5F}, {7, 7}});
    break;
  case Icon::sun:
    pen.ring(0, 0, 3.6F);
    for (int i = 0; i < 8; ++i) {
      const float a = pi / 4 * static_cast<float>(i);
      pen.line({{6 * std::cos(a), 6 * std::sin(a)}, {8.5F * std::cos(a), 8.5F * std::sin(a)}});
    }
    break;
  case Icon::moon:
    pen.arc(0, 0, 7, -0.42F * pi, 1.05F * pi), pen.arc(4.2F, -4.2F, 5.6F, 0.32F * pi, 1.18F * pi);
    break;
  case Icon::arrow_up:
    pen.line({{0, 7}, {0, -6}}), pen.line({{-4, -2}, {0, -6.5F}, {4, -2}});
    break;
  case Icon::arrow_down:
    pen.line({{0, -7}, {0, 6}}), pen.line({{-4, 2}, {0, 6.5F}, {4, 2}});
    break;
  default:
    break;
  }
}

} // namespace

void state_mark(const Look& look, ImVec2 c, State state) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& p = look.colours;
  const float r = look.px(7);
  switch (state) {
  case State::done: {
    list.AddCircleFilled(c, r, p.ok);
    const ImVec2 tick[] = {{c.x - r * .45F, c.y}, {c.x - r * .1F, c.y + r * .38F}, {c.x + r * .48F, c.y - r * .32F}};
    list.AddPolyline(tick, 3, p.page, 0, look.px(1.7F));
    break;
  }
  case State::attention:
    list.AddTriangleFilled({c.x, c.y - r}, {c.x + r * 1.1F, c.y + r * .86F}, {c.x - r * 1.1F, c.y + r * .86F},
                           p.warn_symbol);
    list.AddRectFilled({c.x - r * .1F, c.y - r * .42F}, {c.x + r * .12F, c.y + r * .25F}, p.page);
    list.AddRectFilled({c.x - r * .1F, c.y + r * .42F}, {c.x + r * .12F, c.y + r * .62F}, p.page);
    break;
  case State::running:
    list.AddCircle(c, r - look.px(.7F), p.info, 0, look.px(1.5F));
    half_disc(c, r - look.px(.7F), p.info);
    break;
  case State::waiting:
    list.AddCircle(c, r - look.px(.7F), p.line2, 0, look.px(1.5F));
    break;
  }
}

namespace {

QualityMark mark_of(const std::string& quality) {
  const Quality* found = find_quality(quality);
  return found ? found->mark : QualityMark::crossed;
}

} // namespace

ImU32 quality_colour(const Look& look, const std::string& quality) {
  const Palette& p = look.colours;
  switch (mark_of(quality)) {
  case QualityMark::square:
    return p.t2;
  case QualityMark::disc:
    return p.t3;
  case QualityMark::diamond:
    return p.n2;
  case QualityMark::half_disc:
    return p.warn_symbol;
  case QualityMark::ring:
    return faded(p.warn_symbol, .5F);
  case QualityMark::crossed:
    break;
  }
  return p.unknown_tint;
}

void quality_mark(const Look& look, ImVec2 c, const std::string& quality) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& p = look.colours;
  const float r = look.px(5), line = look.px(1.5F);
  switch (mark_of(quality)) {
  case QualityMark::square:
    list.AddRectFilled({c.x - r * .9F, c.y - r * .9F}, {c.x + r * .9F, c.y + r * .9F}, p.t2);
    break;
  case QualityMark::disc:
    list.AddCircleFilled(c, r, p.t2);
    break;
  case QualityMark::diamond: {
    const float d = r * 1.15F;
    list.AddQuadFilled({c.x, c.y - d}, {c.x + d, c.y}, {c.x, c.y + d}, {c.x - d, c.y}, p.t2);
    break;
  }
  case QualityMark::half_disc:
    list.AddCircle(c, r - line / 2, p.warn, 0, line);
    half_disc(c, r - line / 2, p.warn);
    break;
  case QualityMark::ring:
    list.AddCircle(c, r - line / 2, p.warn, 0, line);
    break;
  case QualityMark::crossed: {
    const float s = r * .9F;
    list.AddRect({c.x - s, c.y - s}, {c.x + s, c.y + s}, p.err, 0, 0, line);
    list.AddLine({c.x - s, c.y + s}, {c.x + s, c.y - s}, p.err, line);
    break;
  }
  }
}

void icon(const Look& look, ImVec2 centre, Icon which, ImU32 colour, float size) {
  const float unit = look.px(size) / 20;
  const Pen pen{*ImGui::GetWindowDrawList(),
                {std::round(centre.x), std::round(centre.y)},
                unit,
                std::max(1.F, look.px(1.6F)),
                colour};
  if (which == Icon::undo || which == Icon::redo)
    arrow_back(pen, which == Icon::undo ? 1.F : -1.F);
  else if (which <= Icon::document)
    page_icon(pen, which);
  else
    sign(pen, which);
}

} // namespace yindi::gui
