#pragma once

// What must hold in a case beyond the form of its files: ids that exist, a hierarchy that is one, numbers in their
// ranges. Reading and edits go through the same check.

#include "engine/case/case.h"
#include "engine/format/place.h"

namespace yindi {

/// Notes every problem at its place (`places` may be empty: then the path of a problem is its key, see Places).
/// References to an empty table are not followed: that the table is missing has been said.
void check_case(const Case& value, const Places& places, Problems& problems);
/// The same of the tables beside counties.csv and industries.csv alone.
void check_other_tables_alone(const Case& value, const Places& places, Problems& problems);

} // namespace yindi
