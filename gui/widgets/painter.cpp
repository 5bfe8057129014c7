#include "gui/widgets/painter.h"

#include "gui/platform/imgui_compat.h"
#include "gui/widgets/text.h"

#include <cmath>

namespace yindi::gui {
namespace {

struct Canvas {
  const Look& look;
  float x, y;
  ImDrawList& list;

  float px(double design) const { return look.px(static_cast<float>(design)); }
  ImVec2 at(const Point& p) const { return {x + px(p.x), y + px(p.y)}; }

  void operator()(const Rectangle& r) {
    // Edges fall on whole pixels, so that bars side by side keep an even gap.
    const ImVec2 a = at(r.at), b = at({r.at.x + r.width, r.at.y + r.height});
    const ImVec2 low{std::round(a.x), std::round(a.y)}, high{std::round(b.x), std::round(b.y)};
    if (r.fill != Ink::none)
      list.AddRectFilled(low, high, faded(colour(look, r.fill), static_cast<float>(r.opacity)), px(r.radius));
    if (r.stroke != Ink::none) list.AddRect(low, high, colour(look, r.stroke), px(r.radius), 0, px(r.thickness));
  }
  void operator()(const Line& l) {
    if (l.from.y == l.to.y)
      horizontal(at(l.from).x, at(l.to).x, at(l.from).y, colour(look, l.stroke), px(l.thickness));
    else if (l.from.x == l.to.x)
      vertical(at(l.from).x, at(l.from).y, at(l.to).y, colour(look, l.stroke), px(l.thickness));
    else
      list.AddLine(at(l.from), at(l.to), colour(look, l.stroke), px(l.thickness));
  }
  void operator()(const Polyline& p) {
    for (const Point& point : p.points) list.PathLineTo(at(point));
    list.PathStroke(colour(look, p.stroke), 0, px(p.thickness));
  }
  void operator()(const Circle& c) {
    if (c.fill != Ink::none) list.AddCircleFilled(at(c.centre), px(c.radius), colour(look, c.fill));
    if (c.stroke != Ink::none) list.AddCircle(at(c.centre), px(c.radius), colour(look, c.stroke), 0, px(c.thickness));
  }
  void operator()(const Triangle& t) { list.AddTriangleFilled(at(t.a), at(t.b), at(t.c), colour(look, t.fill)); }
  void operator()(const Label& l) {
    const Style style{l.size, l.bold};
    const float w = width(look, l.text, style), h = look.px(line_height(l.size));
    const ImVec2 p = at(l.at);
    const float left = l.align == Align::left ? p.x : l.align == Align::right ? p.x - w : p.x - w / 2;
    put(look, left, p.y - h / 2, l.text, style, colour(look, l.ink));
  }
};

} // namespace

void paint(const Look& look, const Drawing& drawing, float x, float y) {
  Canvas canvas{look, x, y, *ImGui::GetWindowDrawList()};
  for (const Shape& shape : drawing.shapes) std::visit(canvas, shape);
}

const Target* region_at_pointer(const Look& look, const Drawing& drawing, float x, float y) {
  if (keyboard_was_used_last() || !ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem))
    return nullptr;
  const ImVec2 mouse = ImGui::GetMousePos();
  const Target* found = nullptr;
  for (const Target& region : drawing.regions) {
    const double mx = (mouse.x - x) / look.type_scale(), my = (mouse.y - y) / look.type_scale();
    const bool inside =
        mx >= region.at.x && mx < region.at.x + region.width && my >= region.at.y && my < region.at.y + region.height;
    if (inside && (!found || region.width * region.height <= found->width * found->height)) found = &region;
  }
  return found;
}

TextWidth text_width(const Look& look) {
  return [&look](const std::string& text, TextSize size, bool bold) {
    return static_cast<double>(width(look, text, {size, bold}) / look.type_scale());
  };
}

} // namespace yindi::gui
