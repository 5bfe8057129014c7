#pragma once

// A case of one's own out of a region's tables: some of its counties decide, the others stay as neighbours and for
// comparison, and nothing of what the region's makers judged or decided comes along.

#include "engine/case/case.h"

#include <string>
#include <vector>

namespace yindi {

/// A county or an industry that no table has.
struct OwnRow {
  std::string id; ///< blank: one is made
  Text name;
  bool operator==(const OwnRow&) const = default;
};

struct NewCase {
  std::vector<std::string> counties, industries; ///< ids of the region that decide and that can be chosen
  std::vector<OwnRow> own_counties, own_industries;
  std::string profile; ///< for all counties that decide; blank: as the region says
  Text title, question;
  std::string author, date, id;
  bool operator==(const NewCase&) const = default;
};

/// The case, counties that decide first. Ids that the region does not have are passed over.
Case new_case(const Case& region, const NewCase& wanted);
/// A copy that belongs to somebody else: no people, rounds, decisions and journal of its own.
Case without_history(Case c);
/// An id from a name: its Latin letters and digits in small letters; else `otherwise`.
std::string id_from(const std::string& name, const std::string& otherwise);

} // namespace yindi
