#pragma once

// The charts of a sheet as pictures, for formats that hold pictures.

#include "engine/rationale/county_sheet.h"

namespace yindi {

struct SheetPicture {
  std::string png;
  double width = 0, height = 0; ///< millimetres
  std::string said;             ///< what it shows, in words
};

/// A gauge's bar with the limits of the rule; nothing is drawn of a share that is not there.
SheetPicture picture_of(const SheetGauge& gauge, double width, Language language);
/// One bar of a chart from `low` to `high`.
SheetPicture picture_of(const SheetBar& bar, double low, double high, double width);
SheetPicture picture_of(const SheetStar& star, Language language);
/// Where it is `small`, as a square without the counties' names.
SheetPicture picture_of(const SheetMap& map, double width, Language language, bool small = false);
/// A drawing `width` wide.
SheetPicture picture_of(const SheetDrawings::One& one, double width, Language language);

} // namespace yindi
