#pragma once

// The region of the case and its coordinated plan, worked out in the background.

#include "engine/plan/regional.h"
#include "gui/session/jobs.h"

namespace yindi::gui {

struct RegionalQuestion {
  std::shared_ptr<const Case> of;
  std::shared_ptr<const Region> region; ///< that its counties were assessed in
  std::shared_ptr<const Ranking> ranking;
};

/// The answer: first the region alone, then with the plan.
struct Regional {
  std::shared_ptr<const Case> of; ///< the snapshot that it belongs to
  RegionResult result;
  Sentence no_plan;   ///< why it cannot even be asked
  bool whole = false; ///< whether the plan has been looked for
  double seconds = 0;
};

/// All of it, in the calling thread; nothing where `goes_on` cancels.
std::shared_ptr<const Regional> assess_region(const RegionalQuestion& question, const GoesOn& goes_on = nullptr,
                                              const Publish& publish = nullptr);

/// The region of the case on show, with or still without its plan; nullptr while there is none.
const Regional* shown_regional(const Session& session);
/// The same, or while its plan is under way the newest whole answer about the same counties and industries.
const Regional* latest_plan(const Session& session);
WorkerState regional_state(const Session& session);

} // namespace yindi::gui
