#include "engine/rationale/sheet_pictures.h"

#include "engine/rationale/sheet_painter.h"

#include <algorithm>
#include <cairo.h>
#include <cmath>

namespace yindi {
namespace {

constexpr double dots = 12; ///< a millimetre: 305 dpi
constexpr unsigned bar_colour = 0x23415F, on_bar = 0xFFFFFF;

std::string png_of(const PagePicture& page) {
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, page.width, page.height);
  unsigned char* to = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  const unsigned char* from = page.rgba.data();
  for (int y = 0; y < page.height; ++y)
    for (int x = 0; x < page.width; ++x, from += 4)
      reinterpret_cast<std::uint32_t*>(to + y * stride)[x] =
          static_cast<std::uint32_t>(from[0] << 16 | from[1] << 8 | from[2]);
  cairo_surface_mark_dirty(surface);
  std::string png;
  cairo_surface_write_to_png_stream(
      surface,
      [](void* closure, const unsigned char* data, unsigned length) {
        static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
        return CAIRO_STATUS_SUCCESS;
      },
      &png);
  cairo_surface_destroy(surface);
  return png;
}

template <class Draw>
SheetPicture drawn(double width, double height, std::string said, Language language, Draw draw) {
  PrintedPages paper(dots, language, width, height);
  draw(paper);
  return {png_of(paper.pictures().front()), width, height, std::move(said)};
}

void words(PrintedPages& paper, double x, double y, const std::string& text, double size, TextAlign align,
           unsigned colour = 0) {
  ParagraphStyle style;
  style.size = size, style.line = size * 1.25, style.align = align, style.colour = colour;
  paper.paragraph(x, y, {{text, false}}, style);
}

std::string short_name(const std::string& name, std::size_t most) {
  std::size_t count = 0, at = 0;
  while (at < name.size() && count < most) {
    ++at, ++count;
    while (at < name.size() && (static_cast<unsigned char>(name[at]) & 0xC0) == 0x80) ++at;
  }
  return at < name.size() ? name.substr(0, at) + "…" : name;
}

void node(PrintedPages& paper, double x, double y, double r, const std::string& letter, int kind) {
  if (kind == 0)
    paper.fill_colour(x - r, y - r, 2 * r, 2 * r, bar_colour);
  else
    paper.circle(x, y, r, 0.25, 0, kind == 1 ? 1 : 0.86);
  words(paper, x, y - r * 0.72, letter, r * 1.15, TextAlign::centre, kind == 0 ? on_bar : 0);
}

} // namespace

SheetPicture picture_of(const SheetGauge& gauge, double width, Language language) {
  return drawn(width, 8, gauge.name + ": " + (gauge.share ? gauge.shown : "–"), language, [&](PrintedPages& paper) {
    if (gauge.share) paper.fill_colour(0.2, 0.8, (width - 0.4) * *gauge.share, 3, bar_colour);
    paper.box(0.2, 0.8, width - 0.4, 3, 0.25);
    for (const auto& [at, word] :
         {std::pair(gauge.likely, gauge.likely_word), std::pair(gauge.clear, gauge.clear_word)}) {
      const double x = 0.2 + (width - 0.4) * at;
      paper.line(x, 0.1, x, 4.3, 0.6, 1);
      paper.line(x, 0.1, x, 4.3, 0.3);
      words(paper, x, 4.5, std::to_string(static_cast<int>(std::lround(100 * at))) + " " + word, 2.5,
            TextAlign::centre);
    }
  });
}

SheetPicture picture_of(const SheetBar& bar, double low, double high, double width) {
  const double unit = high > low ? (width - 1) / (high - low) : 0, zero = 0.5 - low * unit;
  return drawn(width, 2.8, bar.shown, Language::en, [&](PrintedPages& paper) {
    if (bar.points >= 0)
      paper.fill_colour(zero, 0.4, std::max(0.1, bar.points * unit), 2, bar_colour);
    else
      paper.box(zero + bar.points * unit, 0.4, std::max(0.1, -bar.points * unit), 2, 0.25);
    paper.line(zero, 0, zero, 2.8, 0.2);
  });
}

SheetPicture picture_of(const SheetStar& star, Language language) {
  const bool zh = language == Language::zh;
  std::string said = star.centre + " " + star.centre_letter;
  for (const SheetStar::Ray& ray : star.rays) said += (zh ? "，" : ", ") + ray.name + " " + ray.letter;
  constexpr double width = 66, height = 46, cx = width / 2, cy = height / 2, reach = 14.5;
  return drawn(width, height, said, language, [&](PrintedPages& paper) {
    const std::vector<double> angles = directions(star);
    const auto spot = [&](std::size_t i) {
      return std::pair(cx + 1.15 * reach * std::cos(angles[i]), cy - reach * std::sin(angles[i]));
    };
    for (std::size_t i = 0; i < star.rays.size(); ++i)
      paper.line(cx, cy, spot(i).first, spot(i).second, star.rays[i].same ? 0.9 : 0.2, star.rays[i].same ? 0.55 : 0.4);
    for (std::size_t i = 0; i < star.rays.size(); ++i) {
      const auto [x, y] = spot(i);
      node(paper, x, y, 2.4, star.rays[i].letter, star.rays[i].same ? 0 : 1);
      const double side = std::cos(angles[i]);
      const bool upright = std::abs(side)<0.45, above = std::sin(angles[i])> 0;
      const double dx = upright ? 0 : side > 0 ? 3 : -3;
      const double dy = !upright ? -1.7 : above ? -6 : 2.7;
      words(paper, x + dx, y + dy, short_name(star.rays[i].name, 12), 2.8,
            upright    ? TextAlign::centre
            : side > 0 ? TextAlign::left
                       : TextAlign::right);
    }
    node(paper, cx, cy, 2.9, star.centre_letter, 0);
    paper.box(cx - 3.6, cy - 3.6, 7.2, 7.2, 0.4);
  });
}

SheetPicture picture_of(const SheetMap& map, double width, Language language, bool small) {
  const auto many = static_cast<double>(std::max<std::size_t>(1, map.nodes.size()));
  const double height = small ? width * 1.15 : std::clamp(24 * std::sqrt(many), 50.0, 130.0);
  std::string said;
  for (const SheetMap::Node& one : map.nodes)
    said += (said.empty() ? "" : language == Language::zh ? "，" : ", ") + one.name + " " + one.letter;
  return drawn(width, height + (small ? 0 : 4), said, language, [&](PrintedPages& paper) {
    sheets::SheetPainter{paper, sheets::look_of(language, 1, 2), true}.map(map, 0, 0, width, height, small);
  });
}

SheetPicture picture_of(const SheetDrawings::One& one, double width, Language language) {
  const double scale = width / one.drawing.width;
  return drawn(width, one.drawing.height * scale, one.said, language, [&](PrintedPages& paper) {
    sheets::SheetPainter{paper, sheets::look_of(language, 1, 2), true}.drawing(one.drawing, 0, 0, scale);
  });
}

} // namespace yindi
