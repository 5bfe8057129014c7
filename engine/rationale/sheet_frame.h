#pragma once

// What stands around the text on every page of a sheet: its title, head and foot.

#include "engine/rationale/sheet_painter.h"

namespace yindi::sheets {

struct SheetFrame {
  PrintedPages& paper;
  const CountySheet& sheet;
  int pages = 0;     ///< before this one
  int of = 2;        ///< in all; 0: not said
  bool bare = false; ///< nothing but the page's number, as official documents have it; in English nothing changes

  bool zh() const { return sheet.language == Language::zh; }
  double left(const Look& look) const { return look.left[pages % 2]; }
  /// Of the first page; gives its height, 0 on the others.
  double title(const Look& look, bool draws) const;
  void foot(const Look& look) const;
};

} // namespace yindi::sheets
