#pragma once

// What else there is beside the ranking methods, for whoever asks for a method by its name: weightings and the analyses
// that have a command of their own, each with what it is good for and what is held against it.

#include "engine/language/language.h"

#include <string>
#include <vector>

namespace yindi {

/// An analysis with a command of its own; where one command knows several ways each has a row.
struct Analysis {
  const char* id;
  const char* command; ///< as it is typed
  Text name;
  const char* source;
  Text merits;
};
const std::vector<Analysis>& analyses();

/// One sentence on a way to weigh, by its id in objective_weightings() or weightings(); blank for any other.
Text weighting_merits(const std::string& id);

} // namespace yindi
