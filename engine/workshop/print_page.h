#pragma once

// Pages of A4 for sheets that people fill in: text, lines, circles and boxes in millimetres from the upper left corner.

#include "engine/format/diagnostic.h"
#include "engine/language/language.h"

#include <memory>
#include <string>
#include <vector>

struct _cairo;

namespace yindi {

enum class TextAlign { left, centre, right };

struct TextStyle {
  double size = 3.2; ///< of the letters, millimetres
  bool bold = false;
  double grey = 0; ///< 0 black to 1 white
  TextAlign align = TextAlign::left;
  double width = 0;    ///< where lines break; 0: never
  double line = 0;     ///< from line to line; 0: as the font says
  bool shrink = false; ///< one line: drawn smaller, to three quarters, before it is cut with an ellipsis
};

/// A piece of a paragraph.
struct TextRun {
  std::string text;
  bool bold = false;
};

/// How a paragraph is set. Between Han and figures stands a gap, which no line end swallows.
struct ParagraphStyle {
  double size = 3.2, line = 0; ///< millimetres; line 0: as the font says
  double width = 0;            ///< where lines break; 0: never
  bool serif = false, justify = false;
  TextAlign align = TextAlign::left;
  unsigned colour = 0x000000;
  bool gaps = true;      ///< between Han and figures
  double rim = 0;        ///< of white around the letters, which stand on a drawing
  int from_line = 0;     ///< lines before it are left out: a paragraph that goes on from another page
  int most_lines = 1000; ///< lines from there on
};

/// A page as it will print, for a screen: rows from the top, red, green, blue and 255 a pixel.
struct PagePicture {
  int width = 0, height = 0;
  std::vector<unsigned char> rgba;
};

/// A PDF in memory. The same drawing gives the same bytes: its dates are those of `date`.
class PrintedPages {
public:
  PrintedPages(const std::string& title, const std::string& date, Language language);
  /// The same pages as pictures of so many pixels a millimetre, in place of a PDF; or of each page only so much from
  /// its upper left corner, which takes that much less memory.
  PrintedPages(double pixels_a_millimetre, Language language, double wide = width, double high = height);
  ~PrintedPages();
  PrintedPages(PrintedPages&&) noexcept;

  static constexpr double width = 210, height = 297;

  void next_page();
  int pages() const { return pages_; }

  /// Draws at the left, centre or right end `x` of the text's first line, whose top is `y`; gives the height used.
  double text(double x, double y, const std::string& text, const TextStyle& style);
  double text_width(const std::string& text, const TextStyle& style);
  void line(double x1, double y1, double x2, double y2, double thick = 0.25, double grey = 0);
  void box(double x, double y, double w, double h, double thick = 0.35);
  void fill(double x, double y, double w, double h, double grey);
  void circle(double x, double y, double radius, double thick, double grey, double inside = 1);
  /// A paragraph of runs, set as `style` says; gives its height. Where `draws` is false it is only measured.
  double paragraph(double x, double y, const std::vector<TextRun>& runs, const ParagraphStyle& style,
                   bool draws = true);
  double paragraph_width(const std::vector<TextRun>& runs, ParagraphStyle style);
  /// In how many lines it is set.
  int paragraph_lines(const std::vector<TextRun>& runs, const ParagraphStyle& style);
  void fill_colour(double x, double y, double w, double h, unsigned colour);
  void line_colour(double x1, double y1, double x2, double y2, double thick, unsigned colour);
  void fill_disc(double x, double y, double radius, unsigned colour);
  void fill_triangle(double x1, double y1, double x2, double y2, double x3, double y3, unsigned colour);
  /// Slanted lines in a box, for what is not known.
  void hatch(double x, double y, double w, double h);
  void diamond(double x, double y, double radius);
  /// A disc: the left `part` of it is filled (0, 0.5 or 1).
  void disc(double x, double y, double radius, double part);
  /// An entry of the document's contents that leads to the page in the making.
  void bookmark(const std::string& title);
  /// A QR code with its quiet zone of four modules, `side` wide in all.
  void qr(double x, double y, double side, const std::string& content);

  /// Ends the document; blank where its pages are pictures.
  std::string finish();
  /// Ends the last page; none where it is a PDF.
  std::vector<PagePicture> pictures();

private:
  struct Work;
  void begin_drawing(Language language);
  std::unique_ptr<Work> work_;
  int pages_ = 1;
};

} // namespace yindi
