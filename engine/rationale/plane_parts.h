#pragma once

// What pictures of planes are made of: paper, arrows, and names of which none stands over another; one layout, whoever
// paints the picture.

#include "engine/rationale/sheet.h"

#include <optional>

namespace yindi {

inline constexpr double plane_edge = 24, plane_dot = 5; ///< px: of the paper, of a point
inline constexpr double plane_reach = 100;              ///< px that a name may stand from its point
inline constexpr double plane_far = 400;                ///< the same of one that must not be missed

/// White paper of the style's width.
Sheet plane_sheet(const ChartStyle& style, double height);
/// What stands above a plane, in as many lines as it needs; gives where they end.
double plane_head(Sheet& sheet, const std::string& first, const std::string& second);

/// A line with a point at its end, which stops `short_by` px before it.
void plane_arrow(Sheet& sheet, Point from, Point to, Ink ink, double thickness, double short_by = 0);

/// A text in lines no wider than `room`; between words, or anywhere in Chinese.
std::vector<std::string> plane_lines(const Sheet& sheet, const std::string& text, double room, TextSize size,
                                     bool bold);

/// Where names stand already, so that the next one finds room. First all points and arrows are kept, then names are
/// put, those first that must not be missed.
class PlaneNames {
public:
  /// Names stay between `left` and `right`, `top` and `bottom`.
  PlaneNames(double left, double top, double right, double bottom)
      : left_(left), top_(top), right_(right), bottom_(bottom) {}

  void keep_point(Point at, double radius);
  /// Names avoid it only where there is as good a place elsewhere.
  void keep_arrow(Point from, Point to);
  /// Near the point, rather towards `angle` (radians, anticlockwise from the right); farther off with a thin line to
  /// it, at most `reach` px, where there is no room near. Whether there was room at all.
  bool put(Sheet& sheet, Point at, double radius, double angle, double reach, const std::string& name, Ink ink,
           bool bold);

private:
  struct Box {
    double left, top, right, bottom;
    bool meets(const Box& other) const {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
  };
  struct Place {
    double angle, away, cost;
  };
  bool is_free(const Box& box) const;
  bool reaches(Point at, const Box& box) const;
  double crossed(const Box& box, double most) const;

  double left_, top_, right_, bottom_;
  std::vector<Box> taken_;   ///< points and names
  std::vector<Point> lines_; ///< points along arrows and along the lines to names
};

} // namespace yindi
