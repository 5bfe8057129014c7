#pragma once

// The two ends of a criterion in words. They stand in its help, in the form of every shipped library (criteria/README):
// "Worst (0): none of it. Best (1): all of it. …", 「最差（0）：一点也没有；最好（1）：全部都在。…」.

#include "engine/case/case.h"

#include <string>

namespace yindi {

/// As written, without the number and the stop; blank where the help does not say it.
struct EndsInWords {
  Text worst, best;
};
EndsInWords ends_in_words(const Text& help);

/// The help in one language with other words for the ends; where it had none they stand at its end. Blank words for
/// both take the sentence away.
std::string with_ends(const std::string& help, Language language, const std::string& worst, const std::string& best);

} // namespace yindi
