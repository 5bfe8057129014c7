#pragma once

// In place of a page's answer where the shown county has no ranking: why, and the way to where it is mended.

#include "gui/pages/column.h"
#include "gui/pages/pages.h"

namespace yindi::gui {

/// Returns the height.
float no_ranking(const Session&, const Look&, Intents&, const Column&, float y);
/// Whether nothing can be ranked because judgements are missing: no plan is to be worked out either.
bool nothing_weighed(const Session&);
/// To where the matter is mended or seen.
void go_to_matter(const Session&, Intents&, const Matter&);
/// To the question that connects what nobody compared yet.
void go_to_unweighed(const Session&, Intents&, const Unweighed&);

} // namespace yindi::gui
