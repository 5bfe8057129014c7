#pragma once

// A county's profile: the id of one, or a blend of several with their shares.

#include "engine/language/language.h"

#include <string>
#include <utility>
#include <vector>

namespace yindi {

/// The shares of a blend (one id: a share of 1; blank: none), or what is wrong with it and how it is written.
struct ReadProfile {
  std::vector<std::pair<std::string, double>> shares; ///< summing to 1
  Sentence problem, hint;
};

/// `hilly` or `hilly:0.6;plateau:0.4`. Shares that are negative or do not sum to 1 (within 1e-6) are refused: to
/// rescale them would be a guess at what was meant.
ReadProfile read_profile_blend(const std::string& profile);

} // namespace yindi
