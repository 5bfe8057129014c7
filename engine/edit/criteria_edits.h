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

/// One place up (`by` -1) or down (1) among its siblings; none where it stands at that end. Only the order changes in
/// which they are listed.
std::vector<Edit> edits_to_reorder_criterion(const Case& c, const std::string& criterion, int by);

/// What comes of taking a criterion from another library with all below it.
struct Taking {
  std::vector<Edit> edits;           ///< one step; none where nothing is left to take
  std::vector<std::string> taken;    ///< ids, parents first
  std::vector<std::string> there;    ///< stand here already as they stand there, and stay
  std::vector<std::string> clashing; ///< the same id says something else here; that stays
  std::vector<std::string> columns;  ///< "counties.csv: elev_seat_m": looked at by what is taken, and not here
};
/// Below `parent` (blank: the goal); what stands below it in its library comes below it here, into a group that is here
/// already, too. Judgements and given weights of the other library stay there; those that are given here to a node that
/// gets new children go, as they number all of them.
Taking taking_of(const Case& c, const Library& from, const std::string& criterion, const std::string& parent);

} // namespace yindi
