#pragma once

// A weight question in words: it names the two ends of both criteria, because importance without them means nothing.

#include "engine/case/case.h"

namespace yindi {

/// "40 to 95 on Disaster safety" said as the way from the worst to the best end of a criterion: a leaf with its scale
/// and unit, a group with the ways of its leaves (three by name, the number of the others).
Text way_of(const Library&, const std::string& criterion);

/// "How much more important is going from WORST to BEST on A than going from WORST to BEST on B?" in both languages.
/// `a` and `b` are criteria of the library; ids that are none are said as they are.
Text weight_question(const Library&, const std::string& a, const std::string& b);

/// What an answer says: "going from … on A is moderately more important than going from … on B" (below 1 the other way
/// round, 1 "… and … are equally important").
Text answer_in_words(const Library&, const std::string& a, const std::string& b, double answer);

} // namespace yindi
