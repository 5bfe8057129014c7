#pragma once

// All methods of the table side by side on the shown county, worked out while somebody looks at them.

#include "engine/ranking/compare_case.h"
#include "gui/session/jobs.h"

namespace yindi::gui {

struct SideBySide {
  std::shared_ptr<const Case> of;
  std::string county;
  MethodComparison methods;
};

/// At the judged weights; nullptr while they are not known for the shown county. While they are worked out anew those
/// of before the last edit stand.
const MethodComparison* shown_methods(const Session& session);

} // namespace yindi::gui
