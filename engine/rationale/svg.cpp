#include "engine/rationale/markup.h"
#include "engine/rationale/sheet.h"

#include <array>
#include <cmath>
#include <fmt/format.h>

namespace yindi {
namespace {

/// The light palette (mockups/style.md, "Colour tokens" and "Colour assignment"), in the order of Ink.
constexpr std::array<unsigned, 35> light_palette = {
    0x1B2430, 0x465261, 0x647080, 0xFFFFFF, 0xF8F9FA, 0xE2E6EB, 0xC3CAD3, 0x23415F, 0xE7EDF4,
    0x8FA5BD, 0x9FB0C2, 0x1B7A5E, 0xE1F1EB, 0x2A5F96, 0xE5EDF6, 0x8A5700, 0xFBF0DA, 0xD08A1E,
    0xA6362B, 0x5FAE8B, 0xA85F40, 0xBC96B5, 0x3A679F, 0xE2C06A, 0x9CCEF3, 0x6E6B68, 0x23785A,
    0x9A5234, 0x86597D, 0x2F5B92, 0x80600F, 0x2F6F9F, 0x565350, 0x1B2430, 0xFFFFFF};
static_assert(static_cast<int>(Ink::none) == 35);

std::string paint(Ink ink) { return ink == Ink::none ? "none" : fmt::format("#{:06X}", paper_colour(ink)); }

/// Hundredths of a px are finer than any screen or print.
std::string px(double value) { return shortest(std::round(value * 100) / 100 + 0.0); }

std::string stroke(Ink ink, double thickness) {
  return ink == Ink::none ? "" : fmt::format(R"( stroke="{}" stroke-width="{}")", paint(ink), px(thickness));
}

struct Painter {
  std::string out;

  void operator()(const Rectangle& r) {
    out +=
        fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}")", px(r.at.x), px(r.at.y), px(r.width), px(r.height));
    if (r.radius > 0) out += fmt::format(R"( rx="{}")", px(r.radius));
    if (r.opacity < 1) out += fmt::format(R"( fill-opacity="{}")", px(r.opacity));
    out += fmt::format(R"( fill="{}"{}/>)", paint(r.fill), stroke(r.stroke, r.thickness));
  }
  void operator()(const Line& l) {
    out += fmt::format(R"(<line x1="{}" y1="{}" x2="{}" y2="{}"{}/>)", px(l.from.x), px(l.from.y), px(l.to.x),
                       px(l.to.y), stroke(l.stroke, l.thickness));
  }
  void operator()(const Polyline& l) {
    out += R"(<polyline points=")";
    for (const Point& p : l.points) out += px(p.x) + "," + px(p.y) + " ";
    out += fmt::format(R"(" fill="none"{}/>)", stroke(l.stroke, l.thickness));
  }
  void operator()(const Circle& c) {
    out += fmt::format(R"(<circle cx="{}" cy="{}" r="{}" fill="{}"{}/>)", px(c.centre.x), px(c.centre.y), px(c.radius),
                       paint(c.fill), stroke(c.stroke, c.thickness));
  }
  void operator()(const Triangle& t) {
    out += fmt::format(R"(<polygon points="{},{} {},{} {},{}" fill="{}"/>)", px(t.a.x), px(t.a.y), px(t.b.x), px(t.b.y),
                       px(t.c.x), px(t.c.y), paint(t.fill));
  }
  void operator()(const Label& l) {
    // The middle line of digits and of Chinese characters lies 0.36 em above the base line.
    out += fmt::format(R"(<text x="{}" y="{}" font-size="{}" fill="{}")", px(l.at.x), px(l.at.y + 0.36 * em(l.size)),
                       px(em(l.size)), paint(l.ink));
    if (l.bold) out += R"( font-weight="700")";
    if (l.align != Align::left) out += fmt::format(R"( text-anchor="{}")", l.align == Align::centre ? "middle" : "end");
    out += ">" + escape_markup(l.text) + "</text>";
  }
};

} // namespace

unsigned paper_colour(Ink ink) { return light_palette.at(static_cast<std::size_t>(ink)); }

std::string to_svg(const Drawing& drawing) {
  Painter painter;
  painter.out = fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" viewBox="0 0 {0} {1}" font-family="'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif">)",
      px(drawing.width), px(drawing.height));
  for (const Shape& shape : drawing.shapes) std::visit(painter, shape), painter.out += "\n";
  for (const Target& region : drawing.regions)
    painter.out += fmt::format(
        R"(<rect x="{}" y="{}" width="{}" height="{}" fill="none" pointer-events="all"><title>{}</title></rect>)"
        "\n",
        px(region.at.x), px(region.at.y), px(region.width), px(region.height), escape_markup(region.title));
  return painter.out + "</svg>";
}

} // namespace yindi
