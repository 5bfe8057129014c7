#pragma once

// What each method of the table is good for and what is held against it, as a person asks before choosing one.

#include "engine/methods/method.h"

namespace yindi {

/// One sentence; blank for a method that is not in the table.
Text merits(const Method& method);

} // namespace yindi
