#pragma once

// A chart as plain shapes. It is drawn once and painted twice: by the window (ImDrawList) and by the report (SVG), so
// that the chart in the report is the chart on the screen. Sizes are px at scale 1, y downwards.

#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace yindi {

/// Colours are tokens of the look, not numbers: each painter has its own palette (light, dark, print).
enum class Ink {
  ink,
  t2,
  t3,
  page,
  panel,
  line,
  line2,
  accent,
  accent_tint,
  n1,
  n2,
  ok,
  ok_tint,
  info,
  info_tint,
  warn,
  warn_tint,
  warn_symbol,
  err,
  group1,
  group2,
  group3,
  group4,
  group5,
  group6,
  group7, ///< fills of the criteria groups
  group1_text,
  group2_text,
  group3_text,
  group4_text,
  group5_text,
  group6_text,
  group7_text, ///< their text on white
  on_light,
  on_dark, ///< text on a group's light or dark fill, the same in every palette
  none
};

/// Fill, text on white and text on the fill of the n-th criteria group (from 0; an eighth repeats the first).
Ink group_fill(std::size_t n);
Ink group_text(std::size_t n);
Ink text_on_group(std::size_t n);

enum class TextSize { S, M, L };
enum class Align { left, centre, right };

struct Point {
  double x = 0, y = 0;
};

struct Rectangle {
  Point at;
  double width = 0, height = 0;
  Ink fill = Ink::none, stroke = Ink::none;
  double radius = 0, thickness = 1;
  double opacity = 1; ///< of the fill
};
struct Line {
  Point from, to;
  Ink stroke = Ink::line;
  double thickness = 1;
};
struct Polyline {
  std::vector<Point> points;
  Ink stroke = Ink::ink;
  double thickness = 1.5;
};
struct Circle {
  Point centre;
  double radius = 0;
  Ink fill = Ink::none, stroke = Ink::none;
  double thickness = 1;
};
struct Triangle {
  Point a, b, c;
  Ink fill = Ink::none;
};
/// `at` is the left, centre or right of the text's middle line.
struct Label {
  Point at;
  std::string text;
  TextSize size = TextSize::S;
  bool bold = false;
  Ink ink = Ink::ink;
  Align align = Align::left;
};

using Shape = std::variant<Rectangle, Line, Polyline, Circle, Triangle, Label>;

/// A part that answers to the pointer: its id and a sentence for the tooltip (or the SVG's <title>).
struct Target {
  std::string id, title;
  Point at;
  double width = 0, height = 0;
};

struct Drawing {
  double width = 0, height = 0;
  std::vector<Shape> shapes;
  std::vector<Target> regions;
};

/// Width of a text in px at scale 1, as the painter will set it.
using TextWidth = std::function<double(const std::string& text, TextSize size, bool bold)>;

} // namespace yindi
