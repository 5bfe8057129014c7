#pragma once

// Which numbers that are hardly what somebody meant a county's decision matrix rests on.

#include "engine/case/suspicious.h"
#include "engine/conditions/assessment.h"

namespace yindi {

/// Of the suspicious cells of the case those that some cell of the assessment, or an exclusion, is made from; the
/// number of people of any county where a leaf measures how many can be reached.
std::vector<SuspiciousCell> suspicious_behind(const Case& c, const Assessment& assessment);
/// The same where the suspicious cells of the case are at hand.
std::vector<SuspiciousCell> suspicious_behind(const Case& c, const Assessment& assessment,
                                              std::vector<SuspiciousCell> all);

} // namespace yindi
