#pragma once

// What differs between two states of a case, as the edits that lead from one to the other.

#include "engine/edit/edit.h"

#include <vector>

namespace yindi {

/// Part by part in the order of the files: fields that changed, rows that came or went as whole rows. Rounds and the
/// journal, which no edit changes, are left out. For reading, and for a journal that was not told how a state came
/// about; rows whose names repeat are compared in their order.
std::vector<Edit> changes_between(const Case& before, const Case& after);

} // namespace yindi
