#pragma once

// Numbers of a case that are hardly what somebody meant: codes for "no data", rows in another unit, totals among the
// summands, amounts of two years, more than the whole reference has. This one list is told when a casebook is read and
// wherever a ranking rests on them, and never make a verdict clear.

#include "engine/case/case.h"

#include <string>
#include <vector>

namespace yindi {

struct SuspiciousCell {
  std::string key;              ///< of the cell: county.1.elev_seat_m, value.3.value (see Places)
  std::string table;            ///< "counties", "industries", "values", "presence", "reference" or "links"
  std::string county, industry; ///< the ids that its row names; blank where it names none
  std::string column;           ///< of values the criterion's id; blank: the whole row
  Sentence message, hint;
  bool operator==(const SuspiciousCell&) const = default;
};

/// In the order of the tables.
std::vector<SuspiciousCell> suspicious_cells(const Case& c);

} // namespace yindi
