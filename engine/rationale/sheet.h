#pragma once

// What the charts share: text that is measured and cut to fit, axes with round ticks, sums by criteria group.

#include "engine/rationale/charts.h"

#include <string>
#include <vector>

namespace yindi {

/// A text's characters as UTF-8 strings, and the number of one of them.
std::vector<std::string> characters(const std::string& text);
char32_t code_point(const std::string& character);

/// px of an em at scale 1.
double em(TextSize size);

/// An ink on white paper, 0xRRGGBB; not of Ink::none.
unsigned paper_colour(Ink ink);

/// A drawing in the making.
struct Sheet {
  Drawing drawing;
  const ChartStyle& style;

  double width_of(const std::string& text, TextSize size = TextSize::S, bool bold = false) const;
  /// The text, or as much of its beginning as fits with an ellipsis.
  std::string fitted(const std::string& text, double room, TextSize size = TextSize::S, bool bold = false) const;
  void add(Shape shape) { drawing.shapes.push_back(std::move(shape)); }
  void line(Point from, Point to, Ink ink = Ink::line, double thickness = 1) { add(Line{from, to, ink, thickness}); }
  void region(std::string id, const Sentence& title, Point at, double width, double height);
};

/// Round positions from `low` to `high`: 3 to 6 of them where the range allows, steps of 1, 2 or 5.
struct Ticks {
  std::vector<double> at;
  double step = 1;
  int digits = 0; ///< after the point
};
Ticks ticks(double low, double high);

} // namespace yindi
