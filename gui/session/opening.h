#pragma once

// A casebook read and ranked: in the window in the background, so that a frame stands at once.

#include "gui/session/document.h"
#include "gui/session/results.h"
#include "gui/session/selection.h"

namespace yindi::gui {

/// The case with what belongs to it. Where it cannot be computed with the document only has the problems.
struct Opened {
  Document document;
  Selection selection;
  Results results;
};

/// Reads the folder and ranks it, in the calling thread; the county and the industries follow `selection` where the
/// case has them.
Opened opened(const std::string& folder, Selection selection);
/// The same for a case that was made in memory.
Opened opened(Case c, Selection selection);

} // namespace yindi::gui
