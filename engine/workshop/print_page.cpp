#include "engine/workshop/print_page.h"

#include "engine/workshop/typefaces.h"

#include <algorithm>
#include <cairo-pdf.h>
#include <cairo.h>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <map>
#include <pango/pangocairo.h>
#include <qrcodegen/qrcodegen.hpp>

namespace yindi {
namespace {

constexpr double points_a_millimetre = 72 / 25.4;
constexpr double smallest = 0.75; ///< of the size, before a line is cut

cairo_status_t append(void* bytes, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

/// A number stays with its sign: no line ends before "%", nor beside "×". The crossed box is one that Noto has.
std::string unparted(std::string text) {
  const std::string fixed = "\u00A0";
  for (const auto& [with, without] :
       {std::pair<std::string, std::string>{" %", fixed + "%"}, {" × ", fixed + "×" + fixed}, {"☒", "⊠"}})
    for (auto at = text.find(with); at != std::string::npos; at = text.find(with, at + without.size()))
      text.replace(at, with.size(), without);
  return text;
}

struct FreeLayout {
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
using Layout = std::unique_ptr<PangoLayout, FreeLayout>;

} // namespace

struct PrintedPages::Work {
  std::string bytes;
  cairo_surface_t* surface = nullptr;
  cairo_t* cairo = nullptr;
  PangoContext* context = nullptr;
  double pixels = 0; ///< a millimetre, of a picture; 0: a PDF
  std::vector<PagePicture> pictures;
  const char* family = "Noto Sans CJK SC, Noto Sans, sans-serif";

  void blank_page() {
    cairo_save(cairo);
    cairo_identity_matrix(cairo);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_restore(cairo);
  }
  /// The page in the making as a picture.
  void keep_picture() {
    cairo_surface_flush(surface);
    PagePicture page{cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface), {}};
    const int stride = cairo_image_surface_get_stride(surface);
    const unsigned char* from = cairo_image_surface_get_data(surface);
    page.rgba.reserve(static_cast<std::size_t>(page.width) * static_cast<std::size_t>(page.height) * 4);
    for (int y = 0; y < page.height; ++y)
      for (int x = 0; x < page.width; ++x) {
        std::uint32_t pixel = 0; // cairo keeps 0xAARRGGBB in the machine's order
        std::memcpy(&pixel, from + static_cast<std::ptrdiff_t>(y) * stride + 4 * static_cast<std::ptrdiff_t>(x), 4);
        for (const int shift : {16, 8, 0}) page.rgba.push_back(static_cast<unsigned char>(pixel >> shift & 255));
        page.rgba.push_back(255);
      }
    pictures.push_back(std::move(page));
  }

  ~Work() {
    if (context) g_object_unref(context);
    if (cairo) cairo_destroy(cairo);
    if (surface) cairo_surface_destroy(surface);
  }

  Layout layout(const std::string& text, const TextStyle& style, double size) {
    Layout layout(pango_layout_new(context));
    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family(font, family);
    pango_font_description_set_weight(font, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    PangoAttrList* list = pango_attr_list_new();
    avoid_broken_glyph(text, [&](PangoAttribute* attribute, std::size_t from, std::size_t to) {
      attribute->start_index = static_cast<guint>(from);
      attribute->end_index = static_cast<guint>(to);
      pango_attr_list_insert(list, attribute);
    });
    pango_layout_set_attributes(layout.get(), list);
    pango_attr_list_unref(list);
    pango_layout_set_alignment(layout.get(), style.align == TextAlign::left     ? PANGO_ALIGN_LEFT
                                             : style.align == TextAlign::centre ? PANGO_ALIGN_CENTER
                                                                                : PANGO_ALIGN_RIGHT);
    if (style.width > 0) pango_layout_set_width(layout.get(), static_cast<int>(style.width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    if (style.shrink) {
      pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
      pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    }
    return layout;
  }
  static double width_of(PangoLayout* layout) {
    PangoRectangle extents;
    pango_layout_get_extents(layout, nullptr, &extents);
    return static_cast<double>(extents.width) / PANGO_SCALE;
  }
  /// A paragraph with its runs as attributes; y of lines is left to the caller.
  Layout layout(const std::vector<TextRun>& runs, const ParagraphStyle& style) {
    Layout result(pango_layout_new(context));
    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family(font, style.serif ? "Noto Serif CJK SC, Noto Serif, serif" : family);
    pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
    pango_layout_set_font_description(result.get(), font);
    pango_font_description_free(font);
    std::string text;
    PangoAttrList* list = pango_attr_list_new();
    const auto add = [&](PangoAttribute* attribute, std::size_t from, std::size_t to) {
      attribute->start_index = static_cast<guint>(from);
      attribute->end_index = static_cast<guint>(to);
      pango_attr_list_insert(list, attribute);
    };
    for (const TextRun& run : runs) {
      const std::size_t from = text.size();
      text += unparted(run.text);
      if (run.bold) add(pango_attr_weight_new(PANGO_WEIGHT_BOLD), from, text.size());
    }
    add(pango_attr_insert_hyphens_new(FALSE), 0, text.size());
    std::map<std::size_t, int> moved;
    if (style.gaps) moved = add_gaps(text, style.size, add);
    if (!style.serif) avoid_broken_glyph(text, add);
    pango_layout_set_text(result.get(), text.data(), static_cast<int>(text.size()));
    pango_layout_set_attributes(result.get(), list);
    pango_attr_list_unref(list);
    pango_layout_set_alignment(result.get(), style.align == TextAlign::left     ? PANGO_ALIGN_LEFT
                                             : style.align == TextAlign::centre ? PANGO_ALIGN_CENTER
                                                                                : PANGO_ALIGN_RIGHT);
    if (style.width > 0) pango_layout_set_width(result.get(), static_cast<int>(style.width * PANGO_SCALE));
    pango_layout_set_wrap(result.get(), PANGO_WRAP_WORD_CHAR);
    if (style.justify) pango_layout_set_justify(result.get(), TRUE);
    move_glyphs(result.get(), moved);
    return result;
  }
  /// Cairo 1.16 (Debian 12) embeds one glyph of Noto Sans CJK SC so that every reader leaves it blank: 如, the only one
  /// of the 6,763 characters of GB 2312. The Japanese face draws it alike.
  template <class Add>
  static void avoid_broken_glyph(const std::string& text, const Add& add) {
    constexpr std::string_view broken = "如";
    for (std::size_t at = text.find(broken); at != std::string::npos; at = text.find(broken, at + broken.size())) {
      add(pango_attr_family_new("Noto Sans CJK JP"), at, at + broken.size());
      add(pango_attr_language_new(pango_language_from_string("ja")), at,
          at + broken.size()); // or it is that glyph again
    }
  }
  /// Space between Han and a letter or figure, as letter space of the Han character. Pango shares it out to both sides
  /// of that; gives by how much each character must move for the space to stand on the side of the figure alone.
  template <class Add>
  static std::map<std::size_t, int> add_gaps(const std::string& text, double size, const Add& add) {
    std::map<std::size_t, int> before_it, behind_it; // where a Han character begins
    std::size_t before = 0;
    gunichar previous = 0;
    for (const char* at = text.c_str(); *at;) {
      const gunichar here = g_utf8_get_char(at);
      const auto place = static_cast<std::size_t>(at - text.c_str());
      const auto is_han = [](gunichar c) { return c >= 0x4E00 && c <= 0x9FFF; };
      const auto is_latin = [](gunichar c) { return c < 0x80 && g_ascii_isalnum(static_cast<gchar>(c)); };
      const auto is_sign = [](gunichar c) { return c == '%'; };
      const auto end = place + static_cast<std::size_t>(g_utf8_next_char(at) - at);
      if (is_han(previous) && is_latin(here)) behind_it[before] = 1;
      if ((is_latin(previous) || is_sign(previous)) && is_han(here)) {
        before_it[place] = 1;
        add(pango_attr_allow_breaks_new(FALSE), before, end); // a number and what it counts stay on one line
      }
      previous = here;
      before = place;
      at = g_utf8_next_char(at);
    }
    const auto spacing = static_cast<int>(0.22 * size * PANGO_SCALE);
    std::map<std::size_t, int> moved;
    for (const auto* sides : {&before_it, &behind_it})
      for (const auto& [place, one] : *sides) {
        const int sign = sides == &before_it ? one : -one;
        moved[place] += sign * spacing / 2;
      }
    for (const auto& [place, by] : moved) {
      const int sides = static_cast<int>(before_it.count(place) + behind_it.count(place));
      const char* at = text.c_str() + place;
      add(pango_attr_letter_spacing_new(sides * spacing), place,
          place + static_cast<std::size_t>(g_utf8_next_char(at) - at));
    }
    return moved;
  }
  static void move_glyphs(PangoLayout* layout, const std::map<std::size_t, int>& moved) {
    if (moved.empty()) return;
    for (GSList* line = pango_layout_get_lines(layout); line; line = line->next)
      for (GSList* run = static_cast<PangoLayoutLine*>(line->data)->runs; run; run = run->next) {
        const auto* item = static_cast<PangoGlyphItem*>(run->data);
        for (int k = 0; k < item->glyphs->num_glyphs; ++k) {
          const auto found = moved.find(static_cast<std::size_t>(item->item->offset + item->glyphs->log_clusters[k]));
          if (found != moved.end()) item->glyphs->glyphs[k].geometry.x_offset += found->second;
        }
      }
  }
  void colour(unsigned rgb) const {
    cairo_set_source_rgb(cairo, (rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0);
  }
  void ink(double grey) const { cairo_set_source_rgb(cairo, grey, grey, grey); }
};

PrintedPages::PrintedPages(const std::string& title, const std::string& date, Language language)
    : work_(std::make_unique<Work>()) {
  work_->surface = cairo_pdf_surface_create_for_stream(append, &work_->bytes, width * points_a_millimetre,
                                                       height * points_a_millimetre);
  // From 1.5 on newer releases of cairo pack the objects, so that no two releases agree and simple readers see nothing.
  cairo_pdf_surface_restrict_to_version(work_->surface, CAIRO_PDF_VERSION_1_4);
  const std::string when = (date.empty() ? "2000-01-01" : date.substr(0, 10)) + "T00:00:00Z";
  cairo_pdf_surface_set_metadata(work_->surface, CAIRO_PDF_METADATA_TITLE, title.c_str());
  cairo_pdf_surface_set_metadata(work_->surface, CAIRO_PDF_METADATA_CREATOR, "Yindi");
  cairo_pdf_surface_set_metadata(work_->surface, CAIRO_PDF_METADATA_CREATE_DATE, when.c_str());
  cairo_pdf_surface_set_metadata(work_->surface, CAIRO_PDF_METADATA_MOD_DATE, when.c_str());
  begin_drawing(language);
}

PrintedPages::PrintedPages(double pixels_a_millimetre, Language language, double wide, double high)
    : work_(std::make_unique<Work>()) {
  work_->pixels = pixels_a_millimetre;
  const auto pixels = [&](double length) { return static_cast<int>(std::lround(length * pixels_a_millimetre)); };
  work_->surface =
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, pixels(std::min(wide, width)), pixels(std::min(high, height)));
  begin_drawing(language);
  work_->blank_page();
}

void PrintedPages::begin_drawing(Language language) {
  know_typefaces();
  work_->cairo = cairo_create(work_->surface);
  const double scale = work_->pixels > 0 ? work_->pixels : points_a_millimetre;
  cairo_scale(work_->cairo, scale, scale);
  work_->context = pango_cairo_create_context(work_->cairo);
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(work_->context, options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(work_->context, FALSE); // a unit is a millimetre here
  pango_context_set_language(work_->context, pango_language_from_string(language == Language::zh ? "zh-cn" : "en"));
}

PrintedPages::~PrintedPages() = default;
PrintedPages::PrintedPages(PrintedPages&&) noexcept = default;

void PrintedPages::next_page() {
  if (work_->pixels > 0) {
    work_->keep_picture();
    work_->blank_page();
  } else
    cairo_show_page(work_->cairo);
  ++pages_;
}

double PrintedPages::text_width(const std::string& text, const TextStyle& style) {
  TextStyle free = style;
  free.width = 0;
  free.shrink = false;
  return Work::width_of(work_->layout(text, free, style.size).get());
}

double PrintedPages::text(double x, double y, const std::string& text, const TextStyle& style) {
  double size = style.size;
  if (style.shrink && style.width > 0) {
    const double wide = text_width(text, style);
    if (wide > style.width) size *= std::max(smallest, style.width / wide);
  }
  const Layout layout = work_->layout(text, style, size);
  const double wide = style.width > 0 ? style.width : Work::width_of(layout.get());
  const double left = style.align == TextAlign::left ? x : style.align == TextAlign::centre ? x - wide / 2 : x - wide;
  work_->ink(style.grey);
  PangoLayoutIter* lines = pango_layout_get_iter(layout.get());
  double used = 0;
  int number = 0;
  do {
    PangoRectangle extents;
    pango_layout_iter_get_line_extents(lines, nullptr, &extents);
    const double natural = static_cast<double>(extents.height) / PANGO_SCALE;
    const double pitch = style.line > 0 ? style.line : natural;
    const double ascent = static_cast<double>(pango_layout_iter_get_baseline(lines) - extents.y) / PANGO_SCALE;
    cairo_move_to(work_->cairo, left + static_cast<double>(extents.x) / PANGO_SCALE,
                  y + number * pitch + (pitch - natural) / 2 + ascent);
    pango_cairo_show_layout_line(work_->cairo, pango_layout_iter_get_line_readonly(lines));
    used += pitch;
    ++number;
  } while (pango_layout_iter_next_line(lines));
  pango_layout_iter_free(lines);
  return used;
}

void PrintedPages::line(double x1, double y1, double x2, double y2, double thick, double grey) {
  work_->ink(grey);
  cairo_set_line_width(work_->cairo, thick);
  cairo_move_to(work_->cairo, x1, y1);
  cairo_line_to(work_->cairo, x2, y2);
  cairo_stroke(work_->cairo);
}

void PrintedPages::box(double x, double y, double w, double h, double thick) {
  work_->ink(0);
  cairo_set_line_width(work_->cairo, thick);
  cairo_rectangle(work_->cairo, x, y, w, h);
  cairo_stroke(work_->cairo);
}

void PrintedPages::fill(double x, double y, double w, double h, double grey) {
  work_->ink(grey);
  cairo_rectangle(work_->cairo, x, y, w, h);
  cairo_fill(work_->cairo);
}

void PrintedPages::circle(double x, double y, double radius, double thick, double grey, double inside) {
  cairo_new_path(work_->cairo); // text leaves a point from which a line would be drawn
  cairo_arc(work_->cairo, x, y, radius, 0, 6.283185307179586);
  work_->ink(inside);
  cairo_fill_preserve(work_->cairo);
  work_->ink(grey);
  cairo_set_line_width(work_->cairo, thick);
  cairo_stroke(work_->cairo);
}

double PrintedPages::paragraph_width(const std::vector<TextRun>& runs, ParagraphStyle style) {
  style.width = 0;
  return Work::width_of(work_->layout(runs, style).get());
}

int PrintedPages::paragraph_lines(const std::vector<TextRun>& runs, const ParagraphStyle& style) {
  return pango_layout_get_line_count(work_->layout(runs, style).get());
}

double PrintedPages::paragraph(double x, double y, const std::vector<TextRun>& runs, const ParagraphStyle& style,
                               bool draws) {
  const Layout layout = work_->layout(runs, style);
  const double wide = style.width > 0 ? style.width : Work::width_of(layout.get());
  const double left = style.align == TextAlign::left ? x : style.align == TextAlign::centre ? x - wide / 2 : x - wide;
  work_->colour(style.colour);
  PangoLayoutIter* lines = pango_layout_get_iter(layout.get());
  double used = 0;
  int number = -1;
  do {
    if (++number < style.from_line) continue;
    if (number >= style.from_line + style.most_lines) break;
    PangoRectangle extents;
    pango_layout_iter_get_line_extents(lines, nullptr, &extents);
    const double natural = static_cast<double>(extents.height) / PANGO_SCALE;
    const double pitch = style.line > 0 ? style.line : natural;
    const double ascent = static_cast<double>(pango_layout_iter_get_baseline(lines) - extents.y) / PANGO_SCALE;
    if (draws) {
      const double from = left + static_cast<double>(extents.x) / PANGO_SCALE,
                   base = y + used + (pitch - natural) / 2 + ascent;
      if (style.rim > 0) {
        cairo_new_path(work_->cairo);
        cairo_move_to(work_->cairo, from, base);
        pango_cairo_layout_line_path(work_->cairo, pango_layout_iter_get_line_readonly(lines));
        cairo_set_line_join(work_->cairo, CAIRO_LINE_JOIN_ROUND);
        cairo_set_line_width(work_->cairo, 2 * style.rim);
        work_->ink(1);
        cairo_stroke(work_->cairo);
        cairo_set_line_join(work_->cairo, CAIRO_LINE_JOIN_MITER);
        work_->colour(style.colour);
      }
      cairo_move_to(work_->cairo, from, base);
      pango_cairo_show_layout_line(work_->cairo, pango_layout_iter_get_line_readonly(lines));
    }
    used += pitch;
  } while (pango_layout_iter_next_line(lines));
  pango_layout_iter_free(lines);
  return used;
}

void PrintedPages::fill_colour(double x, double y, double w, double h, unsigned colour) {
  work_->colour(colour);
  cairo_rectangle(work_->cairo, x, y, w, h);
  cairo_fill(work_->cairo);
}

void PrintedPages::line_colour(double x1, double y1, double x2, double y2, double thick, unsigned colour) {
  work_->colour(colour);
  cairo_set_line_width(work_->cairo, thick);
  cairo_move_to(work_->cairo, x1, y1);
  cairo_line_to(work_->cairo, x2, y2);
  cairo_stroke(work_->cairo);
}

void PrintedPages::fill_disc(double x, double y, double radius, unsigned colour) {
  work_->colour(colour);
  cairo_new_path(work_->cairo);
  cairo_arc(work_->cairo, x, y, radius, 0, 6.283185307179586);
  cairo_fill(work_->cairo);
}

void PrintedPages::fill_triangle(double x1, double y1, double x2, double y2, double x3, double y3, unsigned colour) {
  work_->colour(colour);
  cairo_new_path(work_->cairo);
  cairo_move_to(work_->cairo, x1, y1);
  cairo_line_to(work_->cairo, x2, y2);
  cairo_line_to(work_->cairo, x3, y3);
  cairo_close_path(work_->cairo);
  cairo_fill(work_->cairo);
}

void PrintedPages::hatch(double x, double y, double w, double h) {
  cairo_save(work_->cairo);
  cairo_rectangle(work_->cairo, x, y, w, h);
  cairo_clip(work_->cairo);
  work_->ink(0);
  cairo_set_line_width(work_->cairo, 0.15);
  for (double at = x - h; at < x + w; at += 0.9) {
    cairo_move_to(work_->cairo, at, y + h);
    cairo_line_to(work_->cairo, at + h, y);
  }
  cairo_stroke(work_->cairo);
  cairo_restore(work_->cairo);
}

void PrintedPages::disc(double x, double y, double radius, double part) {
  constexpr double pi = 3.141592653589793;
  circle(x, y, radius, 0.25, 0);
  if (part <= 0) return;
  work_->ink(0);
  cairo_new_path(work_->cairo);
  cairo_arc(work_->cairo, x, y, radius, part >= 1 ? 0 : pi / 2, part >= 1 ? 2 * pi : 3 * pi / 2);
  cairo_fill(work_->cairo);
}

void PrintedPages::diamond(double x, double y, double radius) {
  work_->ink(0);
  cairo_new_path(work_->cairo);
  cairo_move_to(work_->cairo, x, y - radius);
  cairo_line_to(work_->cairo, x + radius, y);
  cairo_line_to(work_->cairo, x, y + radius);
  cairo_line_to(work_->cairo, x - radius, y);
  cairo_close_path(work_->cairo);
  cairo_fill(work_->cairo);
}

void PrintedPages::bookmark(const std::string& title) {
  if (work_->pixels > 0) return;
  const std::string where = "page=" + std::to_string(pages_) + " pos=[0 0]";
  cairo_pdf_surface_add_outline(work_->surface, CAIRO_PDF_OUTLINE_ROOT, title.c_str(), where.c_str(),
                                static_cast<cairo_pdf_outline_flags_t>(0));
}

void PrintedPages::qr(double x, double y, double side, const std::string& content) {
  const auto code = qrcodegen::QrCode::encodeText(content.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
  const double module = side / (code.getSize() + 8);
  work_->ink(0);
  for (int row = 0; row < code.getSize(); ++row)
    for (int column = 0; column < code.getSize(); ++column)
      if (code.getModule(column, row))
        cairo_rectangle(work_->cairo, x + (column + 4) * module, y + (row + 4) * module, module, module);
  cairo_fill(work_->cairo); // all as one shape: no hairline between two modules
}

std::string PrintedPages::finish() {
  cairo_surface_finish(work_->surface);
  return std::move(work_->bytes);
}

std::vector<PagePicture> PrintedPages::pictures() {
  if (work_->pixels > 0) work_->keep_picture();
  return std::move(work_->pictures);
}

} // namespace yindi
