#pragma once

// How well the rankings agree with what the counties are known for, for the Case page.

#include "engine/validity/validity.h"
#include "gui/session/jobs.h"

namespace yindi::gui {

struct Agreed {
  std::shared_ptr<const Case> of; ///< the snapshot that it belongs to
  std::optional<Validity> found;
  Sentence problem; ///< why there is nothing to compare
};

/// nullptr while it is not known for what is shown, or where the case has no known.csv.
const Agreed* shown_agreement(const Session& session);

} // namespace yindi::gui
