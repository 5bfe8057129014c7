#pragma once

// Changes of the hierarchy that take along what hangs on a criterion, so that each is one step and nothing is left
// that names what is gone.

#include "engine/edit/edit.h"

namespace yindi {

/// A new leaf below `parent` (blank: the goal), measured by given values on a scale from 0 to 1 until somebody says
/// otherwise. Its id follows from the name.
std::vector<Edit> edits_to_add_criterion(const Case& c, const Text& name, const std::string& parent);
/// A new group below the goal with one new leaf in it.
std::vector<Edit> edits_to_add_group(const Case& c, const Text& group, const Text& leaf);

/// What goes with a criterion when it is removed, with all below it.
struct HangsOn {
  int criteria = 0;   ///< itself and those below it
  int judgements = 0; ///< on it against its siblings, and on what is below it; of the library's profiles too
  int values = 0;     ///< rows of values.csv
  int weights = 0;    ///< [[weight]] of its node or below
};
HangsOn hangs_on(const Case& c, const std::string& criterion);
std::vector<Edit> edits_to_remove_criterion(const Case& c, const std::string& criterion);

/// Below another node; the judgements on it against its old siblings go, as they compare what no longer stands
/// together.
std::vector<Edit> edits_to_move_criterion(const Case& c, const std::string& criterion, const std::string& parent);

} // namespace yindi
