#pragma once

// Every method on one county's matrix and weights, side by side: who comes where under which.

#include "engine/methods/rank.h"

#include <string>
#include <vector>

namespace yindi {

/// One method's places, in the order of SideBySide::industries.
struct MethodPlaces {
  std::string method;
  std::vector<int> ranks;        ///< empty where the method refuses
  std::vector<Sentence> refused; ///< why
  bool orders = true;            ///< gives a score to order by; false for those that only sort out or relate
};

struct SideBySide {
  std::string county;
  std::vector<std::string> industries; ///< in the order of the case's own method; those of the assessment if it refuses
  std::vector<MethodPlaces> methods;   ///< in the order of the table
  int leading = 0, ordering = 0;       ///< of the methods that order: how many put industries.front() first
  Sentence agreement;                  ///< "the methods agree on places 1-3 and differ from place 4"
};

/// `county` as ranked by the case's own method, whose parameters it keeps; the others take their initial ones.
SideBySide side_by_side(const Case& c, const CountyRanking& county);

} // namespace yindi
